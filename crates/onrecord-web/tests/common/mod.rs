//! Records to look at, and a visitor that asks for pages without a network.

#![allow(dead_code, reason = "each user needs its part")]

use std::{
    cell::OnceCell,
    path::PathBuf,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, Response},
};
use onrecord::{
    annotate::annotate,
    article::{Article, Basis, Metadata, Published},
    facts::{Facts, extract},
    record::Decision,
    tagging::Tags,
    values::Date,
};
use onrecord_store::{Entry, Form, Raw, Store};
use onrecord_web::{Config, app};
use tower::ServiceExt;

/// A repeated headline, a figure in two forms, a date, a statement with a figure in it, names in two alphabets.
pub(crate) const STORY: &str = "Dam to hold

The repairs cost 35 billion euros ($38 billion) on 4 March 2031, more than 12,400 homes were dry.

“The 40 barriers will hold,” Mayor Ana Orlec said on Tuesday. Zoë Ortega — Ана Орлец — saw 15 pumps.";

pub(crate) fn story() -> Article {
    let metadata = Metadata {
        url: Some("https://herald.example/dam?a=1&b=2".to_owned()),
        outlet: Some("The Herald".to_owned()),
        title: Some("Dam to hold".to_owned()),
        language: Some("en".to_owned()),
        published: Published::on(Date::constant(2031, 3, 5), Basis::Metadata),
        ..Metadata::default()
    };
    Article::new("dam", STORY, metadata)
}

/// What was answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: axum::http::HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a header in ASCII"))
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).expect("JSON")
    }
}

/// A record in a folder of its own, with a visitor.
pub(crate) struct Room {
    folder: tempfile::TempDir,
    pages: OnceCell<Router>,
    given: Vec<Decision>,
    pub(crate) errors: Arc<Mutex<Vec<String>>>,
}

impl Room {
    pub(crate) fn empty() -> Room {
        let folder = tempfile::tempdir().expect("a folder");
        let room = Room { folder, pages: OnceCell::new(), given: Vec::new(), errors: Arc::default() };
        drop(Store::open(&room.path()).expect("a new record"));
        room
    }

    /// A record of articles, at `news/` and their ids, with the facts that the program reads from them.
    pub(crate) fn of(articles: impl IntoIterator<Item = Article>) -> Room {
        let room = Room::empty();
        let entries = articles.into_iter().map(|article| {
            let facts = extract(&annotate(&article), &Tags::default());
            entry(article, facts)
        });
        room.add(&entries.collect::<Vec<_>>());
        room
    }

    /// The same room for a user who knows this of names.
    pub(crate) fn with_names(self, given: Vec<Decision>) -> Room {
        Room { given, ..self }
    }

    pub(crate) fn add(&self, entries: &[Entry]) {
        Store::open(&self.path()).expect("the record").add(entries).expect("a batch");
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("onrecord.db")
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).header("host", "localhost:8080"))
    }

    pub(crate) fn ask(&self, request: axum::http::request::Builder) -> Answer {
        let pages = self.pages.get_or_init(|| app(self.config())).clone();
        let request = request.body(Body::empty()).expect("a request");
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async { answer(pages.oneshot(request).await.expect("never fails")).await })
    }

    fn config(&self) -> Config {
        let errors = Arc::clone(&self.errors);
        Config {
            hosts: vec!["reading.example".to_owned()],
            given: self.given.clone(),
            on_error: Arc::new(move |error| errors.lock().expect("no panic").push(error.to_owned())),
            ..Config::new(self.path())
        }
    }
}

async fn answer(response: Response<Body>) -> Answer {
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.expect("a body");
    Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body: String::from_utf8(body.to_vec()).expect("UTF-8"),
    }
}

pub(crate) fn entry(article: Article, facts: Facts) -> Entry {
    let bytes = article.text().to_owned();
    let address = format!("news/{}", article.id());
    let raw = Raw { bytes: bytes.as_bytes(), form: Form::Text, address: &address, given: "" };
    Entry::new(raw, article, facts, "onrecord 0.0.0-test").expect("facts of their article")
}

/// What a browser would read from markup, tags left out.
pub(crate) fn read(markup: &str) -> String {
    let mut text = String::new();
    for (n, part) in markup.split('<').enumerate() {
        text.push_str(if n == 0 { part } else { part.split_once('>').expect("a tag ends").1 });
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The part of a page between two strings.
pub(crate) fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let rest = page.split_once(from).expect("where it begins").1;
    rest.split_once(to).expect("where it ends").0
}
