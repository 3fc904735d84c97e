//! News from the web: a small server on this machine, and no other.

use std::{
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

use super::util::{Dir, Run};

/// Answers a path with a status line, fields and a body; any other with 404.
struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

type Page = (&'static str, String, Vec<u8>);

impl Server {
    fn with(pages: Vec<Page>) -> Server {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let noted = asked.clone();
        thread::spawn(move || listener.incoming().for_each(|stream| answer(&stream.unwrap(), &pages, &noted)));
        Server { port, asked }
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn answer(mut stream: &TcpStream, pages: &[Page], noted: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
    let path = lines.next().unwrap_or_default().split(' ').nth(1).unwrap_or_default().to_owned();
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    let page = pages.iter().find(|(known, ..)| *known == path);
    let (head, body) = page.map_or(("404 Not Found", &[][..]), |(_, head, body)| (head, body));
    noted.lock().unwrap().push(path);
    // The other side may have had enough.
    let _ = stream.write_all(&[format!("HTTP/1.1 {head}\r\nConnection: close\r\n\r\n").as_bytes(), body].concat());
}

/// A page that is there, and what the server says of it.
fn page(path: &'static str, content_type: &str, body: impl AsRef<[u8]>) -> Page {
    (path, format!("200 OK\r\nContent-Type: {content_type}"), body.as_ref().to_vec())
}

/// A URL is refused with these words; what stands beside it is read.
#[track_caller]
fn refused(server: &Server, path: &str, why: &str) -> (Dir, Run) {
    let dir = Dir::with("before.txt", "Rain.");
    dir.file("zafter.txt", "Snow.");
    let url = server.url(path);
    let run = dir.run(&format!("add --allow-private before.txt {url} zafter.txt")).exits(2);
    let run = run.says(&format!("error: {url}: {why}")).says("2 articles new");
    dir.is_sound(2);
    (dir, run)
}

#[test]
#[cfg(not(feature = "fetch"))]
fn without_fetching_a_url_is_an_error() {
    let server = Server::with(vec![page("/dam", "text/plain", "Rain.")]);
    let (_, run) = refused(&server, "/dam", "this program is built without fetching\n");
    run.says("hint: save the page and name its file");
    assert!(server.asked().is_empty());
}

#[cfg(feature = "fetch")]
mod with_fetching {
    use super::*;

    const PAGE: &[u8] =
    b"<!DOCTYPE html><title>Dam</title><article><p>\x93The dam holds,\x94 Mayor Ana Orlec told reporters in Vell on \
    Monday, and forty pumps stood ready at the caf\xe9 by the river.</p></article>";

    const FEED: &str = "<?xml version='1.0'?><rss><channel><title>Vell Courier</title>\
    <item><title>Dam</title><link>https://courier.example/1</link><description>“The dam holds,” Ana Orlec said.</description></item>\
    <item><title>Rain</title><link>https://courier.example/2</link><description>“It rains,” Ana Orlec said.</description></item>\
    </channel></rss>";

    #[test]
    fn a_page_is_read_where_it_is_found_and_in_its_character_set() {
        let moved = ("/", "302 Found\r\nLocation: /dam?day=2#top".to_owned(), Vec::new());
        let dam = page("/dam?day=2", "text/html; charset=windows-1252", PAGE);
        let (dir, server) = (Dir::new(), Server::with(vec![moved, dam]));
        let run = dir.run(&format!("add --allow-private {}", server.url("/"))).exits(0);
        run.says("1 article new").does_not_say("warning");
        assert_eq!(server.asked(), ["/robots.txt", "/", "/dam?day=2"]);
        dir.run("articles --json").exits(0).prints(&server.url("/dam?day=2"));
        dir.run("who Orlec").exits(0).prints("The dam holds");
        dir.run("show 1").exits(0).prints("café");
        // What is known stays known.
        let again = dir.run(&format!("add --allow-private {}", server.url("/dam?day=2"))).exits(0);
        again.says("0 articles new, 1 known before");
        dir.is_sound(1);
    }

    #[test]
    fn a_feed_is_its_entries() {
        // Many feeds are sent as pages.
        for content_type in ["application/rss+xml", "text/html"] {
            let (dir, server) = (Dir::new(), Server::with(vec![page("/feed", content_type, FEED)]));
            dir.run(&format!("add --allow-private {}", server.url("/feed"))).exits(0).says("2 articles new");
            let run = dir.run("articles --json").exits(0).prints("https://courier.example/1");
            run.prints("https://courier.example/2").prints("Vell Courier");
            dir.is_sound(2);
        }
    }

    #[test]
    fn the_server_alone_names_the_character_set_of_a_feed_and_of_lines() {
        let in_latin1 = |words: &str| words.chars().map(|c| u8::try_from(c).unwrap()).collect::<Vec<_>>();
        let feed = in_latin1(
            "<rss><item><link>https://courier.example/1</link><description>The caf\u{e9} by the dam.</description></item></rss>",
        );
        let lines = in_latin1("{\"text\": \"The caf\u{e9} by the river.\"}\n");
        let server = Server::with(vec![
            page("/feed", "application/rss+xml; charset=latin1", feed),
            page("/a.jsonl", "application/x-ndjson; charset=iso-8859-1", lines),
        ]);
        let dir = Dir::new();
        let run = dir.run(&format!("add --allow-private {} {}", server.url("/feed"), server.url("/a.jsonl"))).exits(0);
        run.says("2 articles new").does_not_say("character");
        dir.run("search café").exits(0).prints("The café by the dam.").prints("The café by the river.");
        dir.is_sound(2);
    }

    #[test]
    fn what_is_extracted_says_where_it_is_from() {
        let (dir, server) = (Dir::new(), Server::with(vec![page("/dam.txt", "text/plain", "Rain.")]));
        let rows = dir.run(&format!("extract --allow-private {}", server.url("/dam.txt"))).exits(0).rows();
        assert_eq!((&rows[0]["text"], &rows[0]["id"]), (&"Rain.".into(), &server.url("/dam.txt").into()));
        let as_html = format!("extract --allow-private --format html {}", server.url("/dam.txt"));
        dir.run(&as_html).exits(0);
    }

    #[test]
    fn this_machine_is_not_asked_without_leave() {
        let (dir, server) = (Dir::with("a.txt", "Rain."), Server::with(vec![page("/", "text/plain", "Snow.")]));
        let run = dir.run(&format!("add {} a.txt", server.url("/"))).exits(2).says("1 article new");
        run.says("127.0.0.1 is no public address: this machine").says("hint: --allow-private");
        assert!(server.asked().is_empty());
    }

    #[test]
    fn what_the_host_does_not_allow() {
        let robots = page("/robots.txt", "text/plain", "User-agent: *\nDisallow: /dam");
        let server = Server::with(vec![robots, page("/dam", "text/html", PAGE)]);
        refused(&server, "/dam", "not allowed by robots.txt of its host\n");
        assert_eq!(server.asked(), ["/robots.txt"]);
    }

    #[test]
    fn what_is_not_there_and_what_leads_round_in_circles() {
        let round = ("/a", "301 Moved\r\nLocation: /a".to_owned(), Vec::new());
        let server = Server::with(vec![round]);
        refused(&server, "/b", "the server says: 404 Not Found\n");
        refused(&server, "/a", "redirected more than 5 times\n");
    }

    #[test]
    fn what_is_too_large_or_no_article() {
        let huge = ("/huge", "200 OK\r\nContent-Length: 33554433".to_owned(), Vec::new());
        let server = Server::with(vec![huge, page("/a.txt", "image/png", "Rain."), page("/empty", "text/html", "")]);
        refused(&server, "/huge", "too large: more than 33554432 bytes\n");
        refused(&server, "/a.txt", "no article: a response of type \"image/png\"\n");
        refused(&server, "/empty", "nothing in it\n");
    }

    #[test]
    fn what_is_no_url_of_the_web() {
        let dir = Dir::with("a.txt", "Rain.");
        let run = dir.run("add ftp://courier.example/a https://ana:secret@courier.example/ http:// a.txt").exits(2);
        let run = run.says("error: ftp://courier.example/a: only http and https are fetched, not ftp\n");
        let run = run.says("error: https://courier.example/: a URL with a name or password in it is not fetched\n");
        run.says("error: http://: no URL: empty host\n").says("1 article new").does_not_say("secret");
    }
}
