//! What a file carries.

use onrecord_read::{Carrier, ErrorKind};

fn check(name: &str, head: &[u8], expected: Carrier) {
    assert_eq!(Carrier::of(name, head).expect("a form"), expected, "{name}: {}", head.escape_ascii());
}

#[test]
fn the_extension_decides() {
    check("a.txt", b"<html>", Carrier::Text);
    check("a/b.TEXT", b"{\"id\": 1}\n", Carrier::Text);
    check("a.html", b"plain", Carrier::Html);
    check("a.htm", b"", Carrier::Html);
    check("a.xhtml", b"", Carrier::Html);
    check("a.jsonl", b"<html>", Carrier::JsonLines);
    check("a.NDJSON", b"", Carrier::JsonLines);
}

#[test]
fn only_these_extensions_are_known() {
    assert!(Carrier::known_extension("story/day.1.html"));
    for name in ["a.html.gz", "b/a.WARC.GZ", "a.tgz", "a.tar.zst", "a.zip", "a.rss", "a.atom"] {
        assert!(Carrier::known_extension(name), "{name}");
    }
    for name in ["a.md", "a.json", "a.xml", "a.js.gz", ".gz", "a.gz.b", "html", ".html", "a", ""] {
        assert!(!Carrier::known_extension(name), "{name}");
    }
}

#[test]
fn json_lines_begin_with_an_object() {
    check("-", b"{\"text\": \"a\"}\n{\"text\": \"b\"}", Carrier::JsonLines);
    check("-", b"\n\n  { \"text\": \"a line cut by the end of the head", Carrier::JsonLines);
    check("-", b"\xef\xbb\xbf{\"text\": \"a\"}\n", Carrier::JsonLines);
}

#[test]
fn braces_in_prose_are_text() {
    check("-", b"{sic} he said\n", Carrier::Text);
    check("-", b"{\"quoted\" in braces}\nand more", Carrier::Text);
    check("-", b"[1, 2]\n", Carrier::Text);
}

#[test]
fn pages_begin_with_an_element() {
    check("-", b"<!DOCTYPE html>\n<p>", Carrier::Html);
    check("-", b"  <HTML lang=en>", Carrier::Html);
    check("-", b"<!-- saved -->\n<head>", Carrier::Html);
    check("-", b"<?xml version=\"1.0\"?><html xmlns=\"x\">", Carrier::Html);
    check("-", b"<div class=a>soup", Carrier::Html);
    check("-", b"\xff\xfe<\0h\0t\0m\0l\0>\0", Carrier::Html);
}

#[test]
fn feeds_begin_like_feeds() {
    check("-", b"<?xml version='1.0'?>\n<!-- ours -->\n<rss version=\"2.0\">", Carrier::Feed);
    check("-", b"<feed xmlns=\"http://www.w3.org/2005/Atom\">", Carrier::Feed);
    check("-", b"<rdf:RDF xmlns=\"x\">", Carrier::Feed);
    check("-", b"{\"version\": \"https://jsonfeed.org/version/1.1\",", Carrier::JsonFeed);
    check("-", b"{\"text\": \"jsonfeed.org\"}\n", Carrier::JsonLines);
}

#[test]
fn what_is_packed_has_its_first_bytes() {
    check("-", b"\x1f\x8b\x08\0", Carrier::Gzip);
    check("-", b"\x28\xb5\x2f\xfd\0", Carrier::Zstd);
    check("-", b"PK\x03\x04\0", Carrier::Zip);
    check("-", b"WARC/1.0\r\n", Carrier::Warc);
    let mut tar = [0; 512];
    tar[257..262].copy_from_slice(b"ustar");
    check("-", &tar, Carrier::Tar);
    check("-", b"PK is a name. WARC/1.0 is a line.", Carrier::Text);
}

#[test]
fn other_angle_brackets_are_text() {
    check("-", b"<3 is a heart", Carrier::Text);
    check("-", b"<htmlish>", Carrier::Text);
    check("-", b"", Carrier::Text);
    check("-", b"A <b>bold</b> word", Carrier::Text);
}

#[test]
fn control_bytes_are_no_text() {
    for (head, expected) in [(&b"GIF89a\x01\x02"[..], 6), (b"\x1f\x8c\x08", 0), (b"ab\0", 2)] {
        let error = Carrier::of("-", head).expect_err("binary");
        assert_eq!(*error.kind(), ErrorKind::Binary { offset: expected });
        assert_eq!(error.address(), "-");
    }
    check("-", b"tab\t, form feed \x0c, escape \x1b and DOS end of file\x1a", Carrier::Text);
}
