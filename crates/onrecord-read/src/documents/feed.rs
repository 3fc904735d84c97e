//! The entries of an RSS or Atom feed, each with its own bytes.

use std::ops::Range;

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::{Found, Place, Stream, one, take_all};
use crate::{
    Document, Error, ErrorKind, Form, charset,
    document::Carried,
    feed::{attribute, position, resolved},
    page,
};

/// One document for each entry. From where a feed is no XML on nothing is read, and an error says so.
///
/// Bytes of a feed that is not in UTF-8 are those of its text in UTF-8.
pub(super) fn entries<'r>(stream: Stream<'r>, place: &Place) -> Found<'r> {
    let declared = |bytes: &[u8]| place.sent.encoding().or_else(|| page::declared_charset(bytes));
    let decoded =
        take_all(stream, place).and_then(|bytes| charset::decode(&bytes, declared).map_err(|kind| place.error(kind)));
    let feed = match decoded {
        Ok(decoded) => decoded.text,
        Err(error) => return one(Err(error)),
    };
    let cut = Cut::of(&feed);
    let broken = cut.broken.map(|(offset, message)| place.error(ErrorKind::Xml { offset, message }));
    let empty = (cut.entries.is_empty() && broken.is_none()).then(|| place.error(ErrorKind::Empty));
    let document = |(number, entry): (usize, Range<usize>)| {
        let document = Document::new(Form::FeedEntry, place.nth(number), &feed[entry]);
        Ok(document.with_carried(cut.carried.clone()))
    };
    let found: Vec<Result<Document, Error>> =
        (1..).zip(cut.entries).map(document).chain(broken.or(empty).map(Err)).collect();
    Box::new(found.into_iter())
}

/// A feed cut into its entries.
#[derive(Default)]
struct Cut {
    entries: Vec<Range<usize>>,
    /// What the feed says of all of them.
    carried: Carried,
    /// Where and why it cannot be read any further.
    broken: Option<(usize, String)>,
}

impl Cut {
    fn of(feed: &str) -> Cut {
        let mut cut = Cut::default();
        let mut reader = Reader::from_str(feed);
        reader.config_mut().allow_unmatched_ends = true;
        reader.config_mut().check_end_names = false;
        // The names of the elements that the reader is in, outside of entries; and where an entry began, with its depth in itself.
        let (mut path, mut entry): (Vec<String>, Option<(usize, usize)>) = (Vec::new(), None);
        loop {
            let start = position(&reader);
            match reader.read_event() {
                Ok(Event::Start(element)) => match &mut entry {
                    Some((_, depth)) => *depth += 1,
                    None if is_entry(&element) => entry = Some((start, 1)),
                    None => {
                        cut.carried.language = cut.carried.language.take().or(attribute(&element, "xml:lang"));
                        path.push(element.local_name().as_ref().to_ascii_lowercase());
                    }
                },
                Ok(Event::End(_)) => match entry.take() {
                    Some((start, 1)) => cut.entries.push(start..position(&reader)),
                    Some((start, depth)) => entry = Some((start, depth - 1)),
                    None => drop(path.pop()),
                },
                Ok(Event::Eof) => {
                    cut.broken = entry.map(|(start, _)| (start, "the file ends within this entry".to_owned()));
                    return cut;
                }
                Ok(event) if entry.is_none() => cut.note(&path, &event),
                Ok(_) => {}
                Err(error) => {
                    cut.broken = Some((position(&reader), error.to_string()));
                    return cut;
                }
            }
        }
    }

    /// Notes the name and the language of the feed.
    fn note(&mut self, path: &[String], event: &Event<'_>) {
        let Some(words) = resolved(event) else { return };
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let field = match path.as_slice() {
            ["rss" | "rdf", "channel", "title"] | ["feed", "title"] => &mut self.carried.outlet,
            ["rss" | "rdf", "channel", "language"] => &mut self.carried.language,
            _ => return,
        };
        field.get_or_insert_default().push_str(&words);
    }
}

fn is_entry(element: &BytesStart<'_>) -> bool {
    matches!(element.local_name().as_ref(), "item" | "entry")
}
