//! Which form a file has: by its name, else by its first bytes.

use std::path::Path;

use encoding_rs::Encoding;
use serde::de::IgnoredAny;

use crate::{Error, ErrorKind, charset};

/// The forms in which articles come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One article, nothing but its text.
    Text,
    /// One article on its page.
    Html,
    /// One JSON object with one article on each line.
    JsonLines,
}

/// Endings of file names and the forms they stand for, in lower case.
const EXTENSIONS: [(&str, Form); 7] = [
    ("htm", Form::Html),
    ("html", Form::Html),
    ("jsonl", Form::JsonLines),
    ("ndjson", Form::JsonLines),
    ("text", Form::Text),
    ("txt", Form::Text),
    ("xhtml", Form::Html),
];

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

impl Form {
    /// The form of the file `name` that begins with `head`; a few kilobytes of it are enough.
    ///
    /// A known extension decides. Without one the content does: a page begins like a page, JSON Lines begin with a JSON
    /// object, and everything else without control bytes is text.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Binary`] if the name does not tell and the content is no text.
    ///
    /// ```
    /// use onrecord_read::Form;
    ///
    /// assert_eq!(Form::of("a.HTM", b"").unwrap(), Form::Html);
    /// assert_eq!(Form::of("-", b"{\"text\": \"No.\"}\n").unwrap(), Form::JsonLines);
    /// assert_eq!(Form::of("-", b"No, she said.").unwrap(), Form::Text);
    /// assert!(Form::of("-", b"\x7fELF\x02\x01\x01\x00").is_err());
    /// ```
    pub fn of(name: &str, head: &[u8]) -> Result<Form, Error> {
        match by_extension(name) {
            Some(form) => Ok(form),
            None => by_content(head).map_err(|offset| Error::new(name, ErrorKind::Binary { offset })),
        }
    }

    /// Whether the name alone tells the form: what a walk through a folder takes without being asked.
    pub fn known_extension(name: &str) -> bool {
        by_extension(name).is_some()
    }
}

fn by_extension(name: &str) -> Option<Form> {
    let extension = Path::new(name).extension()?.to_str()?;
    EXTENSIONS.iter().find(|(known, _)| known.eq_ignore_ascii_case(extension)).map(|&(_, form)| form)
}

/// The form that the content shows, or the offset of the byte that no text has.
fn by_content(head: &[u8]) -> Result<Form, usize> {
    let head = match Encoding::for_bom(head) {
        Some((encoding, _)) => encoding.decode(head).0.into_owned().into_bytes(),
        None => head.to_vec(),
    };
    if let Some(offset) = charset::control_byte(&head) {
        return Err(offset);
    }
    let start = head.trim_ascii_start();
    Ok(if is_json_lines(start) {
        Form::JsonLines
    } else if is_page(start) {
        Form::Html
    } else {
        Form::Text
    })
}

/// Whether the first line is a JSON object; if `head` ends within the line, whether it begins like one.
fn is_json_lines(head: &[u8]) -> bool {
    let Some(inside) = head.strip_prefix(b"{") else { return false };
    match memchr::memchr(b'\n', head) {
        Some(end) => serde_json::from_slice::<IgnoredAny>(&head[..end]).is_ok(),
        None => inside.trim_ascii_start().starts_with(b"\""),
    }
}

/// Whether `head` begins with an element of a page, behind comments and an XML declaration.
fn is_page(head: &[u8]) -> bool {
    let mut head = head;
    while let Some(end) = end_of_preamble(head) {
        head = head[end..].trim_ascii_start();
    }
    let Some(tag) = head.strip_prefix(b"<") else { return false };
    FIRST_ELEMENTS.iter().any(|name| begins_with_name(tag, name.as_bytes()))
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
