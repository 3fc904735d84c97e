//! The day of publication as the page itself writes it for machines.
//!
//! The extractor turns dates into UTC, which moves some of them to the next day. Here the civil date stays as written.

use onrecord::values::Date;
use serde_json::Value;

use super::survey::Survey;
use crate::published::civil_date;

/// How plainly a place in a page says when its article was published. The first is the plainest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// `<meta property="article:published_time">`.
    OpenGraph,
    /// `datePublished` of the article in JSON-LD.
    JsonLd,
    /// `itemprop="datePublished"`.
    Microdata,
    /// `<meta name="date">` and its like.
    Meta,
    /// The first `<time datetime>` on the page.
    Time,
}

/// Names of `<meta>` elements that hold the day of publication, in lower case.
const META_NAMES: [&str; 12] = [
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

/// Names of `<meta>` elements that hold the day of a later change, in lower case.
const CHANGE_NAMES: [&str; 5] =
    ["article:modified_time", "datelastpubbed", "datemodified", "last-modified", "og:updated_time"];

/// The day of publication that the surveyed page states.
pub(super) fn published(survey: &Survey) -> Option<Date> {
    let json_ld = survey.json_ld.iter().find_map(|script| in_json_ld(script)).map(|date| (Place::JsonLd, date));
    survey.dates.iter().copied().chain(json_ld).min_by_key(|&(place, _)| place).map(|(_, date)| date)
}

/// The place that an attribute `name`, `property` or `itemprop` with this value makes of a `<meta>`.
pub(super) fn meta_place(value: &str) -> Option<Place> {
    let value = value.trim().to_ascii_lowercase();
    if value == "article:published_time" || value == "og:article:published_time" {
        Some(Place::OpenGraph)
    } else {
        META_NAMES.contains(&value.as_str()).then_some(Place::Meta)
    }
}

/// Whether a `<meta>` of this name holds the day of a later change.
pub(super) fn is_change(value: &str) -> bool {
    CHANGE_NAMES.contains(&value.trim().to_ascii_lowercase().as_str())
}

/// The day in one script of JSON-LD: that of the first article in it, else of the first thing that has one.
fn in_json_ld(script: &str) -> Option<Date> {
    let value: Value = serde_json::from_str(script.trim()).ok()?;
    let things = things(&value);
    let articles = things.iter().filter(|thing| is_article(thing));
    articles.chain(&things).find_map(|thing| civil_date(thing.get("datePublished")?.as_str()?))
}

/// The things that a script describes itself. What lies deeper belongs to them: other articles in a list, comments.
fn things(value: &Value) -> Vec<&Value> {
    let listed = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    let graphs = listed.iter().filter_map(|thing| thing.get("@graph")?.as_array()).flatten();
    listed.iter().chain(graphs).collect()
}

fn is_article(thing: &Value) -> bool {
    let named =
        |kind: &Value| kind.as_str().is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("BlogPosting"));
    thing.get("@type").is_some_and(|kind| named(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(named)))
}
