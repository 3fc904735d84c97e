//! From a page to its article: the text of the body and what the page says about itself.
//!
//! The page extractor is made for pages as they are and has no defence against pages made to hurt. So a page is first
//! surveyed ([`survey`]): the same parser goes through it once, cheaply, and what would take the extractor minutes is
//! refused with its place.

mod survey;

mod attributes;
mod charset;

mod elements;
mod markup;
pub(crate) mod visible;

mod address;
mod dates;
mod json_ld;
mod microdata;
mod places;
mod stated;

mod blocks;
mod fragment;

mod live;
mod post;

use std::panic::{self, AssertUnwindSafe};

use onrecord::article::{Basis, Extent, Metadata, Published};
use rs_trafilatura::page_type::PageType;
use rs_trafilatura::{ExtractResult, Options, extract_with_options};

use crate::ErrorKind;
use crate::published::civil_date;
use elements::Elements;
use stated::Stated;

pub(crate) use address::address_in;
pub(crate) use charset::declared_charset;
pub(crate) use fragment::text as text_of_fragment;
pub(crate) use live::{LiveBlog, Post, live_blog, may_be_live_blog};
pub(crate) use post::read as read_post;
pub(crate) use stated::names_of;
pub(crate) use visible::{Seen, seen};

/// The article on the page `html`, which was found at this address.
pub(crate) fn read(html: &str, at: Option<&str>) -> Result<(String, Metadata), ErrorKind> {
    survey::survey(html)?;
    let found = extract(html)?;
    if found.content_text.trim().is_empty() {
        return Err(ErrorKind::NoBody);
    }
    let stated = Stated::of(&Elements::of(html), at);
    let text = blocks::on_lines_of_their_own(html, &found.content_text);
    Ok((text, metadata(found, stated)))
}

/// What the page states, and where it states nothing what the extractor makes out.
fn metadata(found: ExtractResult, stated: Stated) -> Metadata {
    let published = stated.dates.published.or_else(|| other_date(&found, &stated));
    let is_stranger = |name: &String| stated.strangers.contains(name);
    let author = || names_of(found.metadata.author.as_slice()).into_iter().filter(|name| !is_stranger(name)).collect();
    let language = || found.metadata.language.as_deref().and_then(language_code);
    Metadata {
        url: stated.address,
        outlet: stated.outlet.or(full(found.metadata.sitename)),
        title: stated.title.or(full(found.metadata.title)),
        byline: if stated.byline.is_empty() { author() } else { stated.byline },
        language: language().or_else(|| stated.language.as_deref().and_then(language_code)),
        published: published.map_or_else(Published::default, |date| Published::on(date, Basis::Metadata)),
        time_of_day: None,
        modified: stated.dates.modified,
        extent: Extent::Whole,
    }
}

/// The ISO 639-1 code in a language tag: `en` of `en-GB`.
pub(crate) fn language_code(tag: &str) -> Option<String> {
    let code = tag.trim().split(['-', '_']).next()?;
    (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_alphabetic())).then(|| code.to_ascii_lowercase())
}

/// What the page extractor finds.
///
/// It is a large body of rules over strings that others wrote, and one of them may slice where it should not. That is a
/// fault of one page, so it must not end a run over thousands: the panic is caught here, and only here. The extractor
/// keeps nothing from one page to the next but a mark for forums, which it never sets where pages are said to be articles.
fn extract(html: &str) -> Result<ExtractResult, ErrorKind> {
    let options = Options { max_extracted_len: usize::MAX, page_type: Some(PageType::Article), ..Options::default() };
    match panic::catch_unwind(AssertUnwindSafe(|| extract_with_options(html, &options))) {
        Ok(Ok(found)) => Ok(found),
        Ok(Err(rs_trafilatura::Error::NoContent)) => Err(ErrorKind::NoBody),
        Ok(Err(_)) | Err(_) => Err(ErrorKind::Page),
    }
}

/// The extractor's date, for pages that write theirs in other ways than machines do.
///
/// It is in UTC, so the day may be off by one near midnight; and it may be that of a later change, so it is left alone
/// where the page states one.
fn other_date(found: &ExtractResult, stated: &Stated) -> Option<onrecord::values::Date> {
    let date = found.metadata.date.filter(|_| !stated.dates.states_change)?;
    civil_date(&date.format("%Y-%m-%d").to_string())
}

/// `words` without white space around them, if there are any.
fn full(words: Option<String>) -> Option<String> {
    words.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty())
}
