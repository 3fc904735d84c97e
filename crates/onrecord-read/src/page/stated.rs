//! What a page states about its article, for machines and for its readers.
//!
//! A page says the same thing in many places, and not all of them are kept with the same care. For each field the places are
//! asked in a fixed order, and the first that says something sound is believed.

use serde_json::Value;

use super::{
    address,
    dates::{self, Dates},
    elements::Elements,
    places::Places,
    text_of_fragment,
};

/// What a page states about its article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) title: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) byline: Vec<String>,
    /// Those who wrote something else on the page, and not the article.
    pub(crate) strangers: Vec<String>,
    pub(crate) address: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) dates: Dates,
}

impl Stated {
    /// What this page states, which was found at that address.
    pub(super) fn of(elements: &Elements<'_>, at: Option<&str>) -> Stated {
        let places = &Places::of(elements);
        Stated {
            title: title(places),
            outlet: outlet(places),
            byline: byline(places),
            strangers: names_of(&places.microdata.of_others("author").collect::<Vec<_>>()),
            address: address::canonical(places, at),
            language: elements.iter().find(|it| it.is("html")).and_then(|html| html.get("lang")),
            dates: dates::stated(places),
        }
    }
}

/// The headline: that of the article in JSON-LD, then in microdata. Search engines have had it cut.
fn title(places: &Places<'_, '_>) -> Option<String> {
    let in_json_ld =
        places.json_ld.articles().find_map(|article| Some(text_of_fragment(article.get("headline")?.as_str()?)));
    let is_whole = |title: &String| !title.is_empty() && !title.ends_with('…') && !title.ends_with("...");
    in_json_ld.into_iter().chain(places.microdata.values("headline")).map(|title| one_line(&title)).find(is_whole)
}

/// The outlet: as the site calls itself, then as the article's publisher is called, which can be a company. What is an address or
/// a handle comes after any name.
fn outlet(places: &Places<'_, '_>) -> Option<String> {
    let publisher = |thing: &Value| places.json_ld.names(thing.get("publisher")?).into_iter().next();
    let site = places.metas(&["og:site_name"]).map(str::to_owned);
    let found = site.chain(places.json_ld.first(publisher)).chain(places.microdata.names("publisher"));
    let found: Vec<String> = found.map(|name| one_line(&name)).filter(|name| !name.is_empty()).collect();
    let is_name = |name: &&String| name.contains(' ') || !name.contains(['.', '@', '/']);
    found.iter().find(is_name).or(found.first()).cloned()
}

/// Who wrote it: the authors of the article in JSON-LD, then in `<meta>`, in microdata, and in links.
fn byline(places: &Places<'_, '_>) -> Vec<String> {
    let in_json_ld = || {
        let authors = |thing: &Value| Some(places.json_ld.names(thing.get("author")?));
        places.json_ld.articles().find_map(authors).unwrap_or_default()
    };
    let in_metas = || places.metas(&AUTHOR_NAMES).map(str::to_owned).collect();
    let in_microdata = || places.microdata.names("author").collect();
    let in_links = || {
        let links = places.elements.iter().filter(|element| element.is("a") && element.has("rel", "author"));
        links.take(MOST_NAMES).map(|element| places.elements.words(element)).collect()
    };
    let found: [&dyn Fn() -> Vec<String>; 4] = [&in_json_ld, &in_metas, &in_microdata, &in_links];
    found.iter().map(|names| names_of(&names())).find(|names| !names.is_empty()).unwrap_or_default()
}

/// Names of `<meta>` elements that hold who wrote the article, in lower case.
const AUTHOR_NAMES: [&str; 8] = [
    "article:author",
    "author",
    "byl",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
];

/// A byline has at most so many bytes; a longer one tells about its author.
const LONGEST_NAME: usize = 100;

/// So many names are kept.
const MOST_NAMES: usize = 20;

/// The names among what was given as names, each once.
pub(crate) fn names_of(given: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in given.iter().flat_map(|given| given.split(';')).filter_map(name) {
        if !names.contains(&name) && names.len() < MOST_NAMES {
            names.push(name);
        }
    }
    names
}

/// A name as it stands in a byline, without "By". Addresses are none; in mail the name stands behind the address, in brackets.
fn name(given: &str) -> Option<String> {
    let words = one_line(given);
    let in_brackets = || words.split_once('@')?.1.split_once('(')?.1.strip_suffix(')').map(str::to_owned);
    let words = if words.contains('@') && !words.starts_with('@') { in_brackets()? } else { words };
    let without_by = words.strip_prefix("By ").or_else(|| words.strip_prefix("by ")).unwrap_or(&words).trim();
    let is_name = !without_by.is_empty() && without_by.len() <= LONGEST_NAME && !without_by.contains("://");
    is_name.then(|| without_by.to_owned())
}

pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
