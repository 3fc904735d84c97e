//! What a file or stream carries: by its name, else by its first bytes.

use std::path::Path;

use encoding_rs::Encoding;
use serde::de::IgnoredAny;

use crate::{Error, ErrorKind, charset};

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
