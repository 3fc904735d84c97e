//! The days of publication and of the last change, as the page itself writes them for machines.
//!
//! The extractor turns dates into UTC, which moves some of them to the next day. Here the civil date stays as written.

use onrecord::values::Date;
use serde_json::Value;

use super::{
    elements::{Element, Elements},
    places::Places,
};
use crate::published::civil_date;

/// The days that a page states.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Dates {
    pub(crate) published: Option<Date>,
    pub(crate) modified: Option<Date>,
    /// The page speaks of a later change, even if not in a way that can be read.
    pub(crate) states_change: bool,
}

/// Names of `<meta>` elements that hold the day of publication of nothing else, in lower case.
const PUBLISHED_NAMES: [&str; 2] = ["article:published_time", "og:article:published_time"];

/// Names of others that hold a day, which is that of publication.
const DATE_NAMES: [&str; 12] = [
    "cxenseparse:recs:publishtime",
    "date",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "parsely-pub-date",
    "pubdate",
    "publish_date",
    "publishdate",
    "sailthru.date",
];

/// Names of those that hold the day of a later change of the article.
const MODIFIED_NAMES: [&str; 3] = ["article:modified_time", "og:article:modified_time", "og:updated_time"];

/// Names of others that hold it, or the day of a change of the page.
const CHANGE_NAMES: [&str; 7] = [
    "datelastpubbed",
    "datemodified",
    "dc.date.modified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
    "revision_date",
];

/// The days that the page states. Each is asked for in the order of how plainly it is said: in `<meta>` for that alone, for the
/// article in JSON-LD, in microdata, in other `<meta>`, in the first `<time>` of its kind.
pub(super) fn stated(places: &Places<'_, '_>) -> Dates {
    let published = Words { metas: &PUBLISHED_NAMES, property: "datePublished", other_metas: &DATE_NAMES };
    let modified = Words { metas: &MODIFIED_NAMES, property: "dateModified", other_metas: &CHANGE_NAMES };
    let modified = modified.plainest(places).or_else(|| in_time(places.elements, true));
    let names_change = places.has_meta(&MODIFIED_NAMES) || places.has_meta(&CHANGE_NAMES);
    Dates {
        published: published.plainest(places).or_else(|| in_time(places.elements, false)),
        modified,
        states_change: modified.is_some() || names_change,
    }
}

/// The words that stand before a day.
struct Words {
    metas: &'static [&'static str],
    property: &'static str,
    other_metas: &'static [&'static str],
}

impl Words {
    fn plainest(&self, places: &Places<'_, '_>) -> Option<Date> {
        let in_metas = |names| places.metas(names).find_map(civil_date);
        let of_thing = |thing: &Value| civil_date(thing.get(self.property)?.as_str()?);
        in_metas(self.metas)
            .or_else(|| places.json_ld.first(of_thing))
            .or_else(|| places.microdata.values(self.property).find_map(|written| civil_date(&written)))
            .or_else(|| in_metas(self.other_metas))
    }
}

/// The first `<time>` of a change, or that is none.
fn in_time(elements: &Elements<'_>, of_change: bool) -> Option<Date> {
    let times = elements.iter().filter(|element| element.is("time"));
    times.filter(|time| is_of_change(elements, time) == of_change).find_map(|time| civil_date(&time.get("datetime")?))
}

/// Whether a `<time>`, or what it stands in, is called one of a change, or the words before it do so: "Updated: ".
fn is_of_change(elements: &Elements<'_>, time: &Element<'_>) -> bool {
    let outer = time.parent.map(|idx| elements.get(idx));
    let says = |words: &str| words.contains("updated") || words.contains("modified");
    let is_called = |element: &Element<'_>| says(&element.called());
    let before = outer.map_or("", |outer| &elements.page[outer.content.start..time.range.start]);
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(CLOSE))..];
    let near = near.rsplit_once("</time>").map_or(near, |(_, near)| near);
    time.has("itemprop", "dateModified")
        || is_called(time)
        || outer.is_some_and(is_called)
        || says(&near.to_lowercase())
}

/// Words so close before a time, in bytes, are about it.
const CLOSE: usize = 40;
