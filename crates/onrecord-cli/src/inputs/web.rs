//! Documents at URLs. The only place of the program that opens a connection to another machine.

use std::io::Cursor;

use onrecord_fetch::{ErrorKind, Fetched, Fetcher, Limits, Reach};
use onrecord_read::{Carried, Carrier, ContentType, Origin};

use super::{Found, FoundIter, HEAD, carrier, in_carrier, one};
use crate::args::{InputForm, Inputs};

/// What fetches, and remembers whom it has asked.
pub(super) struct Web(Fetcher);

impl Web {
    pub(super) fn new(inputs: &Inputs) -> Web {
        let reach = if inputs.allow_private { Reach::Private } else { Reach::Public };
        let body_bytes = onrecord_read::Limits::default().document_bytes;
        Web(Fetcher::new(Limits { reach, body_bytes, ..Limits::default() }))
    }

    /// Everything at a URL.
    pub(super) fn at(&mut self, url: &str, format: Option<InputForm>) -> FoundIter {
        match self.0.fetch(url) {
            Ok(fetched) => in_fetched(url, fetched, format),
            Err(error) => one(Found::Problem(problem(&error))),
        }
    }
}

fn problem(error: &onrecord_fetch::Error) -> String {
    let hint = match error.kind() {
        ErrorKind::Private { .. } => "\nhint: --allow-private fetches it all the same",
        _ => "",
    };
    format!("{error}{hint}")
}

fn in_fetched(url: &str, fetched: Fetched, format: Option<InputForm>) -> FoundIter {
    let Fetched { url: found_at, content_type, bytes } = fetched;
    let content_type = content_type.as_deref().map(ContentType::parse).unwrap_or_default();
    let head = &bytes[..bytes.len().min(HEAD)];
    let carrier = match format {
        Some(format) => carrier(format),
        None => match Carrier::sent(&content_type, name(&found_at), head) {
            Ok(carrier) => carrier,
            Err(error) => return one(Found::Problem(format!("{url}: {}", error.kind()))),
        },
    };
    let sent = Carried { url: Some(found_at), charset: content_type.charset, ..Carried::default() };
    in_carrier(carrier, Cursor::new(bytes), Origin::from(url).sent_with(sent))
}

/// The name of a file that a URL ends with, if it does.
fn name(url: &str) -> &str {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = &path[..path.find(['?', '#']).unwrap_or(path.len())];
    path.rsplit_once('/').map_or("", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_that_a_url_ends_with() {
        assert_eq!(name("https://courier.example/a/dam.html?b=/c.rss"), "dam.html");
        assert_eq!(name("https://courier.example/a/"), "");
        assert_eq!(name("https://courier.text"), "");
    }
}
