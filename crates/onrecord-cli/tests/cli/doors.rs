//! The doors that news comes in by.

use super::util::Dir;

const PAGE: &str = "<!DOCTYPE html><title>Dam</title><article><p>“The dam holds,” Mayor Ana Orlec told reporters in Vell on \
    Monday, and forty pumps stood ready by the river.</p></article>";

fn record(kind: &str, url: &str, content: &str) -> String {
    let length = content.len();
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {length}\r\n\r\n{content}\r\n\r\n"
    )
}

fn crawl() -> String {
    let response = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}");
    let request = "GET / HTTP/1.1\r\n\r\n";
    [
        record("request", "https://courier.example/1", request),
        record("response", "https://courier.example/1", &response),
        record("response", "https://courier.example/2", &response.replace("forty", "fifty")),
    ]
    .concat()
}

#[test]
fn a_crawl_is_its_pages() {
    let dir = Dir::with("c.warc", crawl());
    let run = dir.run("add c.warc").exits(0).says("2 articles new");
    run.says("passed over 1 thing in crawls and archives that are no articles");
    dir.run("who Orlec").exits(0).prints("The dam holds");
    dir.run("articles --json").exits(0).prints("https://courier.example/1").prints("https://courier.example/2");
    dir.run("add c.warc").exits(0).says("0 articles new, 2 known before");
    dir.is_sound(2);
}

#[test]
fn a_crawl_that_is_cut_gives_what_it_has() {
    let crawl = crawl();
    let dir = Dir::with("c.warc", &crawl[..crawl.len() - 80]);
    let run = dir.run("add c.warc").exits(2).says("1 article new");
    run.says("error: c.warc:3: not a good record: the file ends within it");
    dir.is_sound(1);
}

#[test]
fn a_feed_is_its_entries() {
    let feed = "<rss><channel><title>Vell Courier</title>\
        <item><title>Dam</title><link>https://courier.example/1</link><pubDate>Wed, 02 Apr 2031 10:00:00 GMT</pubDate>\
        <description>“The dam holds,” Ana Orlec said.</description></item></channel></rss>";
    let dir = Dir::with("f.rss", feed);
    dir.run("add f.rss").exits(0).says("1 article new").says("f.rss:1: only a teaser");
    let run = dir.run("articles --json").exits(0).prints("2031-04-02").prints("Vell Courier");
    run.prints("https://courier.example/1");
    dir.run("who Orlec").exits(0).prints("The dam holds");
    dir.is_sound(1);
}

#[test]
fn an_article_in_another_language_is_kept_and_not_read() {
    let german = "„Der Damm hält“, sagte Bürgermeisterin Ana Orlec am Montag in Vell vor Journalisten, und vierzig Pumpen \
        standen am Fluss bereit.";
    let dir = Dir::with("a.txt", german);
    let run = dir.run("add a.txt").exits(0).says("1 article new");
    run.says("a.txt: not read for facts: its language is `de`, not English");
    dir.run("show a.txt").exits(0).prints("Der Damm hält");
    dir.run("who Orlec").exits(1);
    let facts = dir.run("extract a.txt").exits(0).rows().remove(0);
    assert_eq!((facts["language"].as_str(), facts["statements"].as_array().map(Vec::len)), (Some("de"), Some(0)));
    dir.is_sound(1);
}
