//! From streams to documents.

use std::io::{self, Read};

use onrecord_read::{Carrier, ErrorKind, Form, Limits, documents, read};

/// What each line of `lines` reads as: the text, or the error, each with its address.
fn check(lines: &str, limit: usize, expected: &[&str]) {
    let found: Vec<String> = documents(Carrier::JsonLines, lines.as_bytes(), "a", Limits { document_bytes: limit })
        .map(|document| {
            let document = document.map_err(|error| error.to_string())?;
            let reading = read(&document).map_err(|error| error.to_string())?;
            Ok(format!("{}: {}", document.address(), reading.article.text()))
        })
        .map(|found: Result<String, String>| found.unwrap_or_else(|error| error))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn each_line_is_a_document() {
    check("{\"text\": \"1\"}\n{\"text\": \"2\"}\n", 100, &["a:1: 1", "a:2: 2"]);
    check("{\"text\": \"1\"}\r\n \t\n\n{\"text\": \"4\"}", 100, &["a:1: 1", "a:4: 4"]);
    check("", 100, &[]);
    check("\n\n", 100, &[]);
}

#[test]
fn a_bad_line_leaves_the_others() {
    let lines = "{\"text\": \"1\"}\n{\"text\n{\"text\": \"3\"}\n";
    let error = "a:2: not an article in JSON: column 6: EOF while parsing a string";
    check(lines, 100, &["a:1: 1", error, "a:3: 3"]);
}

#[test]
fn a_long_line_leaves_the_others() {
    let long = format!("{{\"text\": \"1\"}}\n{{\"text\": \"{}\"}}\n{{\"text\": \"3\"}}", "x".repeat(500_000));
    check(&long, 13, &["a:1: 1", "a:2: too large: more than 13 bytes", "a:3: 3"]);
    check(&"x".repeat(500_000), 13, &["a:1: too large: more than 13 bytes"]);
}

#[test]
fn a_long_line_within_the_limit_is_read() {
    let words = "word ".repeat(100_000);
    let long = format!("{{\"text\": \"{words}\"}}\n{{\"text\": \"2\"}}");
    check(&long, 1 << 20, &[&format!("a:1: {words}"), "a:2: 2"]);
}

#[test]
fn a_file_is_one_document() {
    let mut found = documents(Carrier::Text, &b"one\ntwo\n"[..], "a.txt", Limits { document_bytes: 8 });
    let document = found.next().expect("a document").expect("a good one");
    assert_eq!((document.address(), document.bytes(), document.form()), ("a.txt", &b"one\ntwo\n"[..], Form::Text));
    assert!(found.next().is_none());
}

#[test]
fn a_large_file_is_refused() {
    let found: Vec<_> = documents(Carrier::Html, io::repeat(b'x'), "a.html", Limits { document_bytes: 8 }).collect();
    let kinds: Vec<_> = found.iter().map(|found| found.as_ref().map_err(|error| error.kind().clone())).collect();
    assert_eq!(kinds, [Err(ErrorKind::TooLarge { limit: 8 })]);
}

/// Gives one line, is interrupted, gives another, and fails.
struct Failing(u32);

impl Read for Failing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let line = b"{\"text\": \"1\"}\n";
        self.0 += 1;
        match self.0 {
            1 | 3 => {
                buffer[..line.len()].copy_from_slice(line);
                Ok(line.len())
            }
            2 => Err(io::ErrorKind::Interrupted.into()),
            _ => Err(io::Error::other("the disk is gone")),
        }
    }
}

#[test]
fn a_failing_stream_ends_with_its_error() {
    let found: Vec<_> = documents(Carrier::JsonLines, Failing(0), "a", Limits::default()).collect();
    assert_eq!(found.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, true, false]);
    let error = found[2].as_ref().expect_err("the failure");
    assert_eq!((error.to_string(), error.kind()), ("a:3: cannot be read".to_owned(), &ErrorKind::Unreadable));
    let source = std::error::Error::source(error).expect("a source");
    assert_eq!(source.to_string(), "the disk is gone");
}
