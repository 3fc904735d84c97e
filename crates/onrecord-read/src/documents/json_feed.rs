//! The items of a JSON Feed, each with its own bytes.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Found, Place, Stream, one, take_all};
use crate::{Document, ErrorKind, Form, charset, document::Carried, json};

/// The members of a feed that are looked at.
///
/// **Source**: JSON Feed 1.1.
#[derive(Deserialize)]
struct Feed<'a> {
    title: Option<String>,
    language: Option<String>,
    #[serde(borrow)]
    items: Vec<&'a RawValue>,
}

/// One document for each item. JSON is in UTF-8; bytes of a feed that is not, and whose sender names its character set, are those
/// of its text in UTF-8.
pub(super) fn items<'r>(stream: Stream<'r>, place: &Place) -> Found<'r> {
    let bytes = match take_all(stream, place) {
        Ok(bytes) => charset::in_utf_8(bytes, place.sent.encoding()),
        Err(error) => return one(Err(error)),
    };
    let feed: Feed<'_> = match json::object(&bytes) {
        Ok(feed) => feed,
        Err(kind) => return one(Err(place.error(kind))),
    };
    if feed.items.is_empty() {
        return one(Err(place.error(ErrorKind::Empty)));
    }
    let carried = Carried { outlet: feed.title, language: feed.language, ..Carried::default() };
    let document = |(number, item): (usize, &&RawValue)| {
        let document = Document::new(Form::JsonFeedItem, place.nth(number), item.get());
        Ok(document.with_carried(carried.clone()))
    };
    let found: Vec<_> = (1..).zip(&feed.items).map(document).collect();
    Box::new(found.into_iter())
}
