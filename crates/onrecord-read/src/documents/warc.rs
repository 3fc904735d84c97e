//! What a crawler fetched, record by record.
//!
//! **Source**: ISO 28500:2017 (WARC 1.1); Common Crawl and CC-NEWS as they are. Records are found by their length; where that is a
//! lie, by the next line that begins one.

use std::io;

use super::{
    Place, Stream,
    http::{self, Fields},
    packed,
    window::Window,
};
use crate::{Document, Error, ErrorKind, Form, document::Carried};

/// The pages in a crawl. Records that are no pages are [`ErrorKind::PassedOver`].
pub(super) struct Records<'r> {
    window: Window<Stream<'r>>,
    place: Place,
    /// The record that was read last, counted from 1.
    number: usize,
    done: bool,
}

impl<'r> Records<'r> {
    pub(super) fn new(stream: Stream<'r>, place: Place) -> Records<'r> {
        Records { window: Window::new(stream), place, number: 0, done: false }
    }
}

/// The longest head of a record, in bytes.
const MOST_HEAD: usize = 64 << 10;

const BEGINNING: &[u8] = b"WARC/";

impl Iterator for Records<'_> {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Result<Document, Error>> {
        if self.done {
            return None;
        }
        let found = self.record();
        self.done |= found.is_none();
        found
    }
}

impl Records<'_> {
    /// The next record, nothing at the end of the stream.
    fn record(&mut self) -> Option<Result<Document, Error>> {
        while matches!(self.window.ahead(1), b"\r" | b"\n") {
            self.window.take(1);
        }
        if self.window.ahead(1).is_empty() {
            let failure = self.window.failure()?;
            self.number += 1;
            return Some(self.failed(failure));
        }
        self.number += 1;
        let head = self.window.ahead(MOST_HEAD);
        let Some((head, fields)) = http::head(head).filter(|_| head.starts_with(BEGINNING)) else {
            return Some(self.broken("no record begins here"));
        };
        let Some(length) = fields.get("content-length").and_then(|length| length.parse().ok()) else {
            return Some(self.broken("its head does not say how long it is"));
        };
        self.window.take(head as u64);
        Some(self.content(&fields, length))
    }

    /// Where a stream fails it ends, but for damage that it can pass over.
    fn failed(&mut self, failure: io::Error) -> Result<Document, Error> {
        self.done |= !packed::is_passed(&failure);
        Err(Error::unreadable(self.place.nth(self.number), failure))
    }

    fn content(&mut self, fields: &Fields, length: u64) -> Result<Document, Error> {
        let passed_over = passed_over(fields);
        let is_too_large = length > self.place.limit as u64;
        if passed_over.is_some() || is_too_large {
            let taken = self.window.take(length);
            let kind = passed_over.unwrap_or(ErrorKind::TooLarge { limit: self.place.limit });
            return if taken < length { self.cut() } else { self.ended(Err(kind)) };
        }
        let n_bytes = usize::try_from(length).unwrap_or(usize::MAX);
        let ahead = self.window.ahead(n_bytes.saturating_add(1));
        if ahead.len() < n_bytes {
            self.window.take(length);
            return self.cut();
        }
        let (content, behind) = ahead.split_at(n_bytes);
        if !ends_there(behind) {
            return self.broken("it is not as long as its head says");
        }
        let address = self.place.nth(self.number);
        let document = document(fields, content, self.place.limit)
            .map(|(form, bytes, carried)| Document::new(form, address, bytes).with_carried(carried));
        self.window.take(length);
        self.ended(document)
    }

    /// What came of a record, if the next one begins where this one ends.
    fn ended(&mut self, found: Result<Document, ErrorKind>) -> Result<Document, Error> {
        if ends_there(self.window.ahead(1)) {
            return found.map_err(|kind| self.error(kind));
        }
        self.broken("it is not as long as its head says")
    }

    /// The stream ends within a record, or fails there.
    fn cut(&mut self) -> Result<Document, Error> {
        if let Some(failure) = self.window.failure() {
            return self.failed(failure);
        }
        Err(self.error(ErrorKind::Warc { message: "the file ends within it" }))
    }

    /// Goes on to the next line that begins a record.
    fn broken(&mut self, message: &'static str) -> Result<Document, Error> {
        let next = |ahead: &[u8]| memchr::memmem::find(ahead, b"\nWARC/1.");
        self.window.take_until(BEGINNING.len() + 3, next);
        Err(self.error(ErrorKind::Warc { message }))
    }

    fn error(&self, kind: ErrorKind) -> Error {
        Error::new(self.place.nth(self.number), kind)
    }
}

/// Whether a record ends before these bytes: with a line break, or with the stream.
fn ends_there(behind: &[u8]) -> bool {
    matches!(behind.first(), None | Some(b'\r' | b'\n'))
}

/// Why a record is no page, by its head.
fn passed_over(fields: &Fields) -> Option<ErrorKind> {
    let kind = fields.get("warc-type").unwrap_or_default();
    let is_page = matches!(kind, "response" | "resource" | "conversion");
    (!is_page).then(|| ErrorKind::PassedOver { what: format!("a record of type {kind:?}") })
}

/// The page or text in a record.
fn document(fields: &Fields, content: &[u8], limit: usize) -> Result<(Form, Vec<u8>, Carried), ErrorKind> {
    let is_http = fields.get("warc-type") == Some("response");
    let page = if is_http { http::page(content, limit)? } else { http::plain(fields, content)? };
    let url = fields.get("warc-target-uri").map(|uri| uri.trim_matches(['<', '>']).to_owned());
    let is_cut = page.is_cut || fields.get("warc-truncated").is_some();
    Ok((page.form, page.bytes, Carried { url, charset: page.charset, is_cut, ..Carried::default() }))
}
