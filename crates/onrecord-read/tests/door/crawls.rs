//! Records of a crawl.

use onrecord_read::{Carrier, Limits, Warning, documents, read};

use crate::{found, gzip};

/// A record with the length that it has.
fn record(fields: &str, content: &[u8]) -> Vec<u8> {
    record_that_says(content.len(), fields, content)
}

fn record_that_says(length: usize, fields: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("WARC/1.1\r\n{fields}Content-Length: {length}\r\n\r\n");
    [head.as_bytes(), content, b"\r\n\r\n"].concat()
}

fn response(url: &str, head: &str, body: &[u8]) -> Vec<u8> {
    record(&of_response(url), &[head.as_bytes(), b"\r\n\r\n", body].concat())
}

fn of_response(url: &str) -> String {
    format!("WARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n")
}

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html";

fn page(words: &str) -> Vec<u8> {
    format!("<!DOCTYPE html><title>A title</title><article><p>{words}</p></article>").into_bytes()
}

const ONE: &str = "Mayor Ana Orlec said on Monday that the barriers along the river would hold through the spring.";
const TWO: &str = "The ministry in Vell confirmed on Tuesday that forty pumps had arrived at the harbour by night.";

#[test]
fn pages_are_read_and_other_records_passed_over() {
    let crawl = [
        record("WARC-Type: warcinfo\r\n", b"software: a crawler"),
        record("WARC-Type: request\r\n", b"GET / HTTP/1.1\r\n\r\n"),
        response("https://courier.example/1", OK, &page(ONE)),
        response("https://courier.example/2", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html", &page(TWO)),
        response("https://courier.example/3.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png", b"\x89PNG"),
        record("WARC-Type: revisit\r\n", b"HTTP/1.1 200 OK\r\n\r\n"),
        response("https://courier.example/4", OK, &page(TWO)),
    ];
    let passed_over = |number: usize, what: &str| format!("c.warc:{number}: no article: {what}");
    let expected = [
        passed_over(1, "a record of type \"warcinfo\""),
        passed_over(2, "a record of type \"request\""),
        format!("c.warc:3: {ONE}"),
        passed_over(4, "a response of status \"404\""),
        passed_over(5, "a response of type \"image/png\""),
        passed_over(6, "a record of type \"revisit\""),
        format!("c.warc:7: {TWO}"),
    ];
    assert_eq!(found("c.warc", &crawl.concat()), expected);
    let by_record: Vec<u8> = crawl.iter().flat_map(|record| gzip(record)).collect();
    let expected = expected.map(|line| line.replacen("c.warc", "c.warc.gz", 1));
    assert_eq!(found("c.warc.gz", &by_record), expected);
    assert_eq!(found("c.warc.gz", &gzip(&crawl.concat())), expected);
}

#[test]
fn a_page_has_the_address_that_it_was_fetched_from() {
    let crawl = response("https://courier.example/1", OK, &page(ONE));
    let document =
        documents(Carrier::Warc, &*crawl, "c.warc", Limits::default()).next().expect("one").expect("a good one");
    assert_eq!(document.bytes(), page(ONE), "without the server's head");
    let reading = read(&document).expect("a page");
    assert_eq!(reading.article.metadata().url.as_deref(), Some("https://courier.example/1"));
    assert_eq!(reading.warnings, []);
}

#[test]
fn what_came_over_the_wire_is_unpacked() {
    let page = page(ONE);
    let (first, second) = page.split_at(40);
    let chunked = [
        format!("{:x}\r\n", first.len()).as_bytes(),
        first,
        format!("\r\n{:X};name=value\r\n", second.len()).as_bytes(),
        second,
        b"\r\n0\r\n\r\n",
    ]
    .concat();
    let in_chunks = format!("{OK}\r\nTransfer-Encoding: chunked");
    let in_gzip = format!("{OK}\r\nContent-Encoding: gzip");
    let untyped = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked".to_owned();
    for (head, body) in
        [(&in_chunks, &chunked), (&untyped, &chunked), (&in_gzip, &gzip(&page)), (&in_chunks, &page), (&in_gzip, &page)]
    {
        assert_eq!(found("c.warc", &response("https://a.example", head, body)), [format!("c.warc:1: {ONE}")], "{head}");
    }
}

#[test]
fn the_server_names_the_character_set() {
    let page = String::from_utf8(page(&ONE.replace("Ana", "Andr\u{e9}"))).expect("UTF-8");
    let page = encoding_rs::WINDOWS_1250.encode(&page).0.into_owned();
    let crawl = response("https://a.example", &format!("{OK}; charset=\"windows-1250\""), &page);
    assert_eq!(found("c.warc", &crawl), [format!("c.warc:1: {}", ONE.replace("Ana", "André"))]);
}

#[test]
fn a_record_cut_by_the_crawler_is_read_and_marked() {
    let fields = format!("{}WARC-Truncated: length\r\n", of_response("https://a.example"));
    let crawl = record(&fields, &[OK.as_bytes(), b"\r\n\r\n", &page(ONE)].concat());
    let document =
        documents(Carrier::Warc, &*crawl, "c.warc", Limits::default()).next().expect("one").expect("a good one");
    assert_eq!(read(&document).expect("a page").warnings, [Warning::Cut]);
}

#[test]
fn a_record_that_lies_about_its_length_leaves_the_next() {
    let content = [OK.as_bytes(), b"\r\n\r\n", &page(ONE)].concat();
    let next = response("https://b.example", OK, &page(TWO));
    let lie = "c.warc:1: not a good record: it is not as long as its head says";
    for length in [3, content.len() - 9, content.len() + 40, content.len() + next.len() - 7, 1 << 30] {
        let crawl = [record_that_says(length, &of_response("https://a.example"), &content), next.clone()].concat();
        let found = found("c.warc", &crawl);
        // A lie that reaches behind the end of the file cannot be told from a file that was cut.
        if length < crawl.len() {
            assert_eq!(found, [lie.to_owned(), format!("c.warc:2: {TWO}")], "{length}");
        } else {
            assert!(found[0].starts_with("c.warc:1: not a good record"), "{found:?}");
        }
    }
}

#[test]
fn what_is_no_record_leaves_the_next() {
    let good = response("https://b.example", OK, &page(TWO));
    let noise = b"<html>WARC/1.0 is no record\r\n\r\n".to_vec();
    let endless = format!("WARC/1.0\r\nWARC-Type: {}\r\n", "x".repeat(100_000)).into_bytes();
    let lengthless = b"WARC/1.0\r\nWARC-Type: response\r\n\r\nwords\r\n".to_vec();
    for bad in [noise, endless, lengthless] {
        let found = found("c.warc", &[bad.clone(), good.clone()].concat());
        assert!(found[0].starts_with("c.warc:1: not a good record: "), "{}", found[0]);
        assert_eq!(found[1..], [format!("c.warc:2: {TWO}")]);
    }
}

#[test]
fn a_record_that_the_file_ends_in_is_told() {
    let crawl = [response("https://a.example", OK, &page(ONE)), response("https://b.example", OK, &page(TWO))].concat();
    let expected = [format!("c.warc:1: {ONE}"), "c.warc:2: not a good record: the file ends within it".to_owned()];
    assert_eq!(found("c.warc", &crawl[..crawl.len() - 50]), expected);
}
