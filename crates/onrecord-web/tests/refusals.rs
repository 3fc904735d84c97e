//! What is refused and how, and the headers of every response.

mod common;

use axum::http::Request;
use common::{Room, story};
use serde_json::json;

#[test]
fn every_response_forbids_what_no_page_needs() {
    let room = Room::of([story()]);
    let paths = ["/", "/index.json", "/articles/1", "/articles/1.json", "/style.css", "/articles/9", "/nothing.json"];
    let answers = paths.into_iter().map(|path| room.get(path));
    let refused = [room.ask(Request::get("/").header("host", "evil.example")), room.ask(Request::post("/"))];
    for answer in answers.chain(refused) {
        assert_eq!(
            answer.header("content-security-policy"),
            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
    }
}

#[test]
fn no_page_has_a_script_or_a_style_of_its_own() {
    let room = Room::of([story()]);
    for path in ["/", "/?q=dam", "/articles/1", "/articles/9"] {
        let page = room.get(path).body;
        for never in ["<script", "<style", " style=", " onclick", "javascript:"] {
            assert!(!page.contains(never), "{never} in {path}");
        }
    }
}

#[test]
fn an_unknown_address_is_refused_in_both_shapes() {
    let room = Room::of([story()]);
    for path in ["/articles/9", "/articles/x", "/articles/01", "/articles/", "/articles/1/", "/who", "/articles/%FF"] {
        let page = room.get(path);
        assert_eq!((page.status, page.header("content-type")), (404, "text/html; charset=utf-8"), "{path}");
        assert!(page.body.contains("<h1>Not Found</h1>"), "{}", page.body);
    }
    for path in ["/articles/9.json", "/articles/x.json", "/who.json", "/.json"] {
        let twin = room.get(path);
        assert_eq!((twin.status, twin.header("content-type")), (404, "application/json"), "{path}");
        assert_eq!(twin.json(), json!({"ok": false, "error": "there is nothing at this address", "status": 404}));
    }
    assert!(room.errors.lock().unwrap().is_empty(), "a wrong address is nobody's failure");
}

#[test]
fn only_the_servers_own_names_are_answered() {
    let room = Room::of([story()]);
    let status = |host: &str| room.ask(Request::get("/index.json").header("host", host)).status;
    for host in ["localhost", "localhost:1", "127.0.0.1:8080", "[::1]:8080", "reading.example:8080"] {
        assert_eq!(status(host), 200, "{host}");
    }
    for host in ["evil.example", "127.0.0.1.evil.example", "a@localhost", "localhost.", "", "[::2]", "local host"] {
        assert_eq!(status(host), 403, "{host}");
    }
    assert_eq!(room.ask(Request::get("/")).status, 403, "no host at all");
    let twice = Request::get("/").header("host", "localhost").header("host", "evil.example");
    assert_eq!(room.ask(twice).status, 403, "two hosts");
    assert_eq!(room.ask(Request::get("http://evil.example/").header("host", "localhost")).status, 403);
}

#[test]
fn nothing_but_reading_is_answered() {
    let room = Room::of([story()]);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"] {
        for path in ["/", "/articles/1", "/style.css", "/nothing"] {
            let answer = room.ask(Request::builder().method(method).uri(path).header("host", "localhost"));
            assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"), "{method} {path}");
        }
    }
    let head = room.ask(Request::head("/articles/1").header("host", "localhost"));
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    let posted = room.ask(Request::post("/index.json").header("host", "localhost")).json();
    assert_eq!(posted, json!({"ok": false, "error": "this server is for reading only", "status": 405}));
}

#[test]
fn a_broken_record_is_told_to_the_server_and_not_to_the_client() {
    let room = Room::empty();
    std::fs::write(room.path(), "no database at all, but long enough to be looked at as one").unwrap();
    for path in ["/", "/index.json", "/articles/1", "/articles/1.json"] {
        let answer = room.get(path);
        assert_eq!(answer.status, 500, "{path}");
        assert!(answer.body.contains("record cannot be read"), "{}", answer.body);
        assert!(!answer.body.contains("onrecord.db"), "{}", answer.body);
    }
    let errors = room.errors.lock().unwrap();
    assert_eq!(errors.len(), 4);
    assert!(errors[0].contains("onrecord.db: not a SQLite database"), "{errors:?}");
}
