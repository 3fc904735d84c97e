//! The reading room of a record: web pages to look at it with, and each page's twin in JSON. Read-only.
//!
//! [`app`] makes the pages of the record that [`Config`] names; [`serve`] answers with them on a listener until it is
//! told to stop. Every request opens the record anew, for reading, so that it shows what was added meanwhile; the list of who is
//! named is worked out anew only when the file has been written to.
//!
//! | page | twin | what it shows |
//! | --- | --- | --- |
//! | `/` | `/index.json` | the articles in the order of time; with `?q=` those that have the words, best first; `?page=` |
//! | `/articles/{id}` | `/articles/{id}.json` | one article: its text with the facts marked in it, and the facts beside it |
//! | `/people` | `/people.json` | who is named, most articles first; `?kind=` other kinds of things, or `all`; with `?q=` those called so in any spelling; `?page=` |
//! | `/people/{id}` | `/people/{id}.json` | one person or thing: all names, why they are one, what it said; `id` is the number of any entity that an article has of it; `?page=` of statements |
//!
//! A page and its twin take the same query. What the members of a twin mean is told in [`json`]. A refusal has the
//! shape of what was asked for: a page, or [`json::Failure`].
//!
//! # What a page may do
//!
//! Texts of articles are foreign and may be hostile. They are escaped in one place (the templates' own), no page has a
//! script, and every response forbids the browser to load or run anything but the one style sheet. Characters that
//! cannot be seen are shown as signs, and those that turn the direction of writing act only within their own element.
//! Requests that call the server by a name it was not given are refused, so that no other site's page can read the
//! record through a name that it makes point here (DNS rebinding).
//!
//! ```no_run
//! use onrecord_web::{Config, app, serve};
//!
//! # async fn room() -> std::io::Result<()> {
//! let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
//! let stop = std::future::pending(); // until the process ends
//! serve(listener, app(Config::new("onrecord.db")), stop).await
//! # }
//! ```

mod config;

pub mod json;
mod labels;
mod twin;

mod everyone;
mod index;
mod mark;
mod page;
mod people;

mod answer;
mod guard;
mod server;

pub use config::{Config, OnError};
pub use server::{app, serve};
