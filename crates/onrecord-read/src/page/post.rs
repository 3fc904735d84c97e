//! From the piece of a page that is a post of a live blog to its article.

use std::ops::Range;

use onrecord::{
    article::{Basis, Metadata, Published},
    values::Date,
};

use super::{
    elements::{Element, Elements},
    fragment,
    live::{HEADINGS, words_of},
    stated::{Stated, names_of},
};
use crate::published::{self, civil_date};

/// The text of a post, and what the post says about itself.
pub(crate) fn read(piece: &str) -> (String, Metadata) {
    let elements = &Elements::of(piece);
    let stated = Stated::of(elements, None);
    let heading = || elements.iter().find(|it| it.is_any(&HEADINGS)).map(|it| elements.words(it));
    let (authors, byline) = byline(elements);
    let metadata = Metadata {
        title: stated.title.or_else(heading).filter(|title| !title.is_empty()),
        byline: if stated.byline.is_empty() { authors } else { stated.byline },
        published: stated.dates.published.map_or_else(Published::default, |date| Published::on(date, Basis::Metadata)),
        time_of_day: stated.dates.published.and_then(|day| time_of_day(elements, day)),
        modified: stated.dates.modified,
        ..Metadata::default()
    };
    let around = elements.iter().filter(|it| is_around(elements, it)).map(|it| it.range.clone());
    let left_out: Vec<Range<usize>> = around.chain(byline).collect();
    (fragment::text_without(piece, &left_out), metadata)
}

/// At what time of the day of its publication the post was put up: the first that is written with that day for machines.
fn time_of_day(elements: &Elements<'_>, day: Date) -> Option<String> {
    let written = elements.iter().filter_map(|it| it.get("datetime").or_else(|| it.get("content")));
    written.filter(|written| civil_date(written) == Some(day)).find_map(|written| published::time_of_day(&written))
}

/// Elements of which no words are the post's.
const AROUND: [&str; 8] = ["aside", "button", "footer", "form", "nav", "noscript", "select", "svg"];

/// What the bars under posts are called.
const BARS: [&str; 6] = ["permalink", "share", "sharing", "social", "timestamp", "toolbar"];

/// Elements that words stand in: a time among them is told, not stamped.
const PARAGRAPHS: [&str; 7] = ["blockquote", "dd", "figcaption", "li", "p", "td", "th"];

/// Whether an element is not of the post's own words: its stamp, or the bar under it.
fn is_around(elements: &Elements<'_>, element: &Element<'_>) -> bool {
    let is_stamp = || element.is("time") && !elements.around(element).any(|outer| outer.is_any(&PARAGRAPHS));
    let called = element.called();
    let is_bar = || words_of(&called).any(|word| BARS.contains(&word));
    element.is_any(&AROUND) || is_stamp() || is_bar() && !element.is_any(&PARAGRAPHS)
}

/// Those who wrote the post, as the page shows it, and where.
fn byline(elements: &Elements<'_>) -> (Vec<String>, Option<Range<usize>>) {
    let is_byline = |element: &&Element<'_>| {
        let called = element.called();
        let is_called = || words_of(&called).any(|word| matches!(word, "author" | "byline"));
        element.has("itemprop", "author") || element.has("rel", "author") || is_called()
    };
    let found = elements.iter().find(is_byline).map(|element| (names_of(&[elements.words(element)]), element));
    found
        .filter(|(names, _)| !names.is_empty())
        .map_or_else(Default::default, |(names, element)| (names, Some(element.range.clone())))
}
