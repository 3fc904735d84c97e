//! Which form a file has.

use onrecord_read::{ErrorKind, Form};

fn check(name: &str, head: &[u8], expected: Form) {
    assert_eq!(Form::of(name, head).expect("a form"), expected, "{name}: {}", head.escape_ascii());
}

#[test]
fn the_extension_decides() {
    check("a.txt", b"<html>", Form::Text);
    check("a/b.TEXT", b"{\"id\": 1}\n", Form::Text);
    check("a.html", b"plain", Form::Html);
    check("a.htm", b"", Form::Html);
    check("a.xhtml", b"", Form::Html);
    check("a.jsonl", b"<html>", Form::JsonLines);
    check("a.NDJSON", b"", Form::JsonLines);
}

#[test]
fn only_these_extensions_are_known() {
    assert!(Form::known_extension("story/day.1.html"));
    for name in ["a.md", "a.json", "a.html.gz", "html", ".html", "a", ""] {
        assert!(!Form::known_extension(name), "{name}");
    }
}

#[test]
fn json_lines_begin_with_an_object() {
    check("-", b"{\"text\": \"a\"}\n{\"text\": \"b\"}", Form::JsonLines);
    check("-", b"\n\n  { \"text\": \"a line cut by the end of the head", Form::JsonLines);
    check("-", b"\xef\xbb\xbf{\"text\": \"a\"}\n", Form::JsonLines);
}

#[test]
fn braces_in_prose_are_text() {
    check("-", b"{sic} he said\n", Form::Text);
    check("-", b"{\"quoted\" in braces}\nand more", Form::Text);
    check("-", b"[1, 2]\n", Form::Text);
}

#[test]
fn pages_begin_with_an_element() {
    check("-", b"<!DOCTYPE html>\n<p>", Form::Html);
    check("-", b"  <HTML lang=en>", Form::Html);
    check("-", b"<!-- saved -->\n<head>", Form::Html);
    check("-", b"<?xml version=\"1.0\"?><html xmlns=\"x\">", Form::Html);
    check("-", b"<div class=a>soup", Form::Html);
    check("-", b"\xff\xfe<\0h\0t\0m\0l\0>\0", Form::Html);
}

#[test]
fn other_angle_brackets_are_text() {
    check("-", b"<3 is a heart", Form::Text);
    check("-", b"<rss version=\"2.0\">", Form::Text);
    check("-", b"<htmlish>", Form::Text);
    check("-", b"", Form::Text);
    check("-", b"A <b>bold</b> word", Form::Text);
}

#[test]
fn control_bytes_are_no_text() {
    for (head, expected) in [(&b"GIF89a\x01\x02"[..], 6), (b"\x1f\x8b\x08", 0), (b"ab\0", 2)] {
        let error = Form::of("-", head).expect_err("binary");
        assert_eq!(*error.kind(), ErrorKind::Binary { offset: expected });
        assert_eq!(error.address(), "-");
    }
    check("-", b"tab\t, form feed \x0c, escape \x1b and DOS end of file\x1a", Form::Text);
}
