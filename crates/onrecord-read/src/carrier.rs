//! What a file or stream carries: by what a server says of it or by its name, else by its first bytes.

use std::path::Path;

use encoding_rs::Encoding;
use serde::de::IgnoredAny;

use crate::{ContentType, Error, ErrorKind, charset};

/// What a file or stream carries: one article, many, or something packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// One article, nothing but its text.
    Text,
    /// One article on its page.
    Html,
    /// One JSON object with one article on each line.
    JsonLines,
    /// RSS or Atom: an article or a teaser in each entry.
    Feed,
    /// JSON Feed: the same in JSON.
    JsonFeed,
    /// What a crawler fetched, record by record (ISO 28500, WARC 1.0 and 1.1).
    Warc,
    /// Files in a row.
    Tar,
    /// Files with an index.
    Zip,
    /// One of the others, compressed (RFC 1952); a WARC often record by record.
    Gzip,
    /// One of the others, compressed (RFC 8878).
    Zstd,
}

/// Endings of file names and what such files carry, in lower case.
const EXTENSIONS: [(&str, Carrier); 17] = [
    ("atom", Carrier::Feed),
    ("gz", Carrier::Gzip),
    ("htm", Carrier::Html),
    ("html", Carrier::Html),
    ("jsonl", Carrier::JsonLines),
    ("ndjson", Carrier::JsonLines),
    ("rss", Carrier::Feed),
    ("tar", Carrier::Tar),
    ("text", Carrier::Text),
    ("tgz", Carrier::Gzip),
    ("txt", Carrier::Text),
    ("warc", Carrier::Warc),
    ("wet", Carrier::Warc),
    ("xhtml", Carrier::Html),
    ("zip", Carrier::Zip),
    ("zst", Carrier::Zstd),
    ("zstd", Carrier::Zstd),
];

/// What servers say that they send, and what that is. `text/plain`, XML and JSON at large are said of many things.
const MEDIA_TYPES: [(&str, Carrier); 17] = [
    ("application/atom+xml", Carrier::Feed),
    ("application/feed+json", Carrier::JsonFeed),
    ("application/gzip", Carrier::Gzip),
    ("application/jsonl", Carrier::JsonLines),
    ("application/rdf+xml", Carrier::Feed),
    ("application/rss+xml", Carrier::Feed),
    ("application/warc", Carrier::Warc),
    ("application/x-gzip", Carrier::Gzip),
    ("application/x-ndjson", Carrier::JsonLines),
    ("application/x-tar", Carrier::Tar),
    ("application/x-zip-compressed", Carrier::Zip),
    ("application/x-zstd", Carrier::Zstd),
    ("application/xhtml+xml", Carrier::Html),
    ("application/zip", Carrier::Zip),
    ("application/zstd", Carrier::Zstd),
    ("text/html", Carrier::Html),
    ("text/rss+xml", Carrier::Feed),
];

/// What media types begin with that have no articles.
const NO_ARTICLES: [&str; 5] = ["application/pdf", "audio/", "font/", "image/", "video/"];

/// Endings that say that a file is compressed, and what is left of its name then.
const COMPRESSED: [(&str, &str); 4] = [(".gz", ""), (".tgz", ".tar"), (".zst", ""), (".zstd", "")];

/// Bytes that a form begins with, and where they stand.
const MAGIC: [(usize, &[u8], Carrier); 5] = [
    (0, b"\x1f\x8b", Carrier::Gzip),
    (0, b"\x28\xb5\x2f\xfd", Carrier::Zstd),
    (0, b"PK\x03\x04", Carrier::Zip),
    (0, b"WARC/", Carrier::Warc),
    (257, b"ustar", Carrier::Tar),
];

/// Elements that a feed begins with.
const FIRST_OF_FEED: [&str; 3] = ["rss", "feed", "rdf:rdf"];

/// Elements that a page without `<html>` begins with.
const FIRST_ELEMENTS: [&str; 20] = [
    "!doctype html",
    "html",
    "head",
    "body",
    "title",
    "meta",
    "link",
    "script",
    "style",
    "main",
    "article",
    "section",
    "header",
    "div",
    "table",
    "h1",
    "h2",
    "p",
    "a",
    "br",
];

impl Carrier {
    /// What the file `name` carries that begins with `head`; a few kilobytes of it are enough.
    ///
    /// A known extension decides. Without one the content does: packed files and crawls have their first bytes, a page
    /// begins like a page, a feed like a feed, JSON Lines begin with a JSON object, and everything else without control
    /// bytes is text.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Binary`] if the name does not tell and the content is no text.
    ///
    /// ```
    /// use onrecord_read::Carrier;
    ///
    /// assert_eq!(Carrier::of("a.HTM", b"").unwrap(), Carrier::Html);
    /// assert_eq!(Carrier::of("-", b"{\"text\": \"No.\"}\n").unwrap(), Carrier::JsonLines);
    /// assert_eq!(Carrier::of("-", b"WARC/1.1\r\n").unwrap(), Carrier::Warc);
    /// assert_eq!(Carrier::of("-", b"No, she said.").unwrap(), Carrier::Text);
    /// assert!(Carrier::of("-", b"\x7fELF\x02\x01\x01\x00").is_err());
    /// ```
    pub fn of(name: &str, head: &[u8]) -> Result<Carrier, Error> {
        match by_extension(name) {
            Some(carrier) => Ok(carrier),
            None => by_content(head).map_err(|offset| Error::new(name, ErrorKind::Binary { offset })),
        }
    }

    /// What a server sent that says so of it, called `name`, that begins with `head`.
    ///
    /// A media type that is said of one thing only decides, but for feeds: they are often sent as pages, and found as browsers find
    /// them (MIME Sniffing, 7.3). Otherwise it is as for a file.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::PassedOver`] if the media type is one of images, sound and the like, [`ErrorKind::Binary`] as for a file.
    ///
    /// ```
    /// use onrecord_read::{Carrier, ContentType};
    ///
    /// let sent = |said, head| Carrier::sent(&ContentType::parse(said), "story.php", head).unwrap();
    /// assert_eq!(sent("text/html", b"Rain."), Carrier::Html);
    /// assert_eq!(sent("text/html", b"<?xml version='1.0'?><rss>"), Carrier::Feed);
    /// assert_eq!(sent("text/plain", b"Rain."), Carrier::Text);
    /// assert!(Carrier::sent(&ContentType::parse("image/png"), "a.txt", b"Rain.").is_err());
    /// ```
    pub fn sent(content_type: &ContentType, name: &str, head: &[u8]) -> Result<Carrier, Error> {
        let media_type = content_type.media_type.as_str();
        if NO_ARTICLES.iter().any(|begins| media_type.starts_with(begins)) {
            let what = format!("a response of type {media_type:?}");
            return Err(Error::new(name, ErrorKind::PassedOver { what }));
        }
        match MEDIA_TYPES.iter().find(|(known, _)| *known == media_type).map(|&(_, carrier)| carrier) {
            Some(Carrier::Html) if by_content(head) == Ok(Carrier::Feed) => Ok(Carrier::Feed),
            Some(carrier) => Ok(carrier),
            None => Carrier::of(name, head),
        }
    }

    /// Whether the name alone tells: what a walk through a folder or an archive takes without being asked. Of a compressed
    /// file the name before the last ending counts.
    pub fn known_extension(name: &str) -> bool {
        by_extension(&uncompressed(name)).is_some_and(|carrier| !matches!(carrier, Carrier::Gzip | Carrier::Zstd))
    }
}

/// The name of what is in a compressed file: `a.html` of `a.html.gz`.
pub(crate) fn uncompressed(name: &str) -> String {
    let ends = |ending: &str| {
        let at = name.len().checked_sub(ending.len())?;
        name.is_char_boundary(at).then(|| name.split_at(at)).filter(|(_, end)| end.eq_ignore_ascii_case(ending))
    };
    let found = COMPRESSED.iter().find_map(|(ending, left)| ends(ending).map(|(stem, _)| format!("{stem}{left}")));
    found.unwrap_or_else(|| name.to_owned())
}

fn by_extension(name: &str) -> Option<Carrier> {
    let extension = Path::new(name).extension()?.to_str()?;
    EXTENSIONS.iter().find(|(known, _)| known.eq_ignore_ascii_case(extension)).map(|&(_, carrier)| carrier)
}

/// What the content shows, or the offset of the byte that no text has.
fn by_content(head: &[u8]) -> Result<Carrier, usize> {
    let begins = |at: usize, magic: &[u8]| head.get(at..).is_some_and(|head| head.starts_with(magic));
    if let Some((_, _, carrier)) = MAGIC.iter().find(|(at, magic, _)| begins(*at, magic)) {
        return Ok(*carrier);
    }
    let head = match Encoding::for_bom(head) {
        Some((encoding, _)) => encoding.decode(head).0.into_owned().into_bytes(),
        None => head.to_vec(),
    };
    if let Some(offset) = charset::control_byte(&head) {
        return Err(offset);
    }
    let start = head.trim_ascii_start();
    Ok(if is_json_feed(start) {
        Carrier::JsonFeed
    } else if is_json_lines(start) {
        Carrier::JsonLines
    } else if begins_with_element(start, &FIRST_OF_FEED) {
        Carrier::Feed
    } else if begins_with_element(start, &FIRST_ELEMENTS) {
        Carrier::Html
    } else {
        Carrier::Text
    })
}

/// Whether it is an object that names the version of JSON Feed it is in.
fn is_json_feed(head: &[u8]) -> bool {
    head.starts_with(b"{") && memchr::memmem::find(head, b"//jsonfeed.org/version/").is_some()
}

/// Whether the first line is a JSON object; if `head` ends within the line, whether it begins like one.
fn is_json_lines(head: &[u8]) -> bool {
    let Some(inside) = head.strip_prefix(b"{") else { return false };
    match memchr::memchr(b'\n', head) {
        Some(end) => serde_json::from_slice::<IgnoredAny>(&head[..end]).is_ok(),
        None => inside.trim_ascii_start().starts_with(b"\""),
    }
}

/// Whether `head` begins with one of these elements, behind comments and an XML declaration.
fn begins_with_element(head: &[u8], names: &[&str]) -> bool {
    let mut head = head;
    while let Some(end) = end_of_preamble(head) {
        head = head[end..].trim_ascii_start();
    }
    let Some(tag) = head.strip_prefix(b"<") else { return false };
    names.iter().any(|name| begins_with_name(tag, name.as_bytes()))
}

/// The end of the comment or XML declaration that `head` begins with.
fn end_of_preamble(head: &[u8]) -> Option<usize> {
    let close: &[u8] = match head {
        [b'<', b'!', b'-', b'-', ..] => b"-->",
        [b'<', b'?', ..] => b"?>",
        _ => return None,
    };
    memchr::memmem::find(head, close).map(|at| at + close.len())
}

fn begins_with_name(tag: &[u8], name: &[u8]) -> bool {
    tag.len() > name.len()
        && tag[..name.len()].eq_ignore_ascii_case(name)
        && matches!(tag[name.len()], b' ' | b'\t' | b'\r' | b'\n' | b'>' | b'/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(EXTENSIONS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(MEDIA_TYPES.is_sorted_by(|a, b| a.0 < b.0));
        assert!(NO_ARTICLES.is_sorted());
    }

    #[test]
    fn what_a_server_sends_is_told_by_its_type_its_name_or_its_beginning() {
        let feed = b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>";
        for (said, name, head, carrier) in [
            ("application/rss+xml; charset=utf-8", "a.html", &b"Rain."[..], Carrier::Feed),
            ("Text/HTML", "a.rss", b"Rain.", Carrier::Html),
            ("text/html", "", b"{\"text\": \"Rain.\"}", Carrier::Html),
            ("text/html", "", feed, Carrier::Feed),
            ("application/xhtml+xml", "", b"<?xml version='1.0'?><html>", Carrier::Html),
            ("text/xml", "", feed, Carrier::Feed),
            ("application/xml", "a", b"<?xml version='1.0'?><html>", Carrier::Html),
            ("application/json", "a.json", b"{\"version\": \"https://jsonfeed.org/version/1.1\"", Carrier::JsonFeed),
            ("text/plain", "a.jsonl", b"Rain.", Carrier::JsonLines),
            ("application/octet-stream", "a.warc.gz", b"", Carrier::Gzip),
            ("", "", b"<p>Rain.", Carrier::Html),
            ("", "", b"Rain.", Carrier::Text),
        ] {
            assert_eq!(Carrier::sent(&ContentType::parse(said), name, head).unwrap(), carrier, "{said:?} {name:?}");
        }
    }

    #[test]
    fn what_has_no_articles_is_refused() {
        for said in ["image/png", "application/pdf", "video/mp4", "audio/mpeg", "font/woff2"] {
            let error = Carrier::sent(&ContentType::parse(said), "a.txt", b"Rain.").unwrap_err();
            assert_eq!(error.to_string(), format!("a.txt: no article: a response of type {said:?}"));
        }
        let error = Carrier::sent(&ContentType::parse("application/octet-stream"), "a", b"\x7fELF\0").unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Binary { .. }), "{error}");
    }
}
