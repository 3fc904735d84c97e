//! From bytes to articles: text, pages, JSON Lines, feeds and crawls, packed or not, with their character sets.
//!
//! Four steps, one function each. [`Carrier::of`] tells what a file carries, [`Carrier::sent`] what a server sent. [`documents`]
//! unpacks and cuts a stream into documents, with bounded memory; the caller opens the stream. [`posts`] cuts the page of a live
//! blog into its posts. [`read()`] makes an article of a document, shares nothing and can run on as many threads as there are
//! documents.
//!
//! One bad document never stops the rest: it is an [`Error`] in its place, which says where and why. What was guessed or
//! left out is a [`Warning`] beside the article.
//!
//! ```
//! use onrecord_read::{Carrier, Limits, documents, read};
//!
//! let file: &[u8] = b"{\"id\": \"a\", \"published\": \"2031-04-02\", \"text\": \"No, she said.\"}\n{\"id\": \"b\"}\n";
//! let carrier = Carrier::of("story.jsonl", file).unwrap();
//! let mut documents = documents(carrier, file, "story.jsonl", Limits::default());
//!
//! let reading = read(&documents.next().unwrap().unwrap()).unwrap();
//! assert_eq!(reading.article.id(), "a");
//! assert_eq!(reading.article.text(), "No, she said.");
//!
//! let error = read(&documents.next().unwrap().unwrap()).unwrap_err();
//! assert_eq!(error.to_string(), "story.jsonl:2: neither `text` nor `html` in it");
//! ```

mod carrier;
mod content_type;
mod form;

mod document;
mod documents;

mod charset;
mod feed;
mod json;
mod language;
mod page;
mod posts;
mod published;
mod read;
mod source;
mod update;

mod error;
mod warning;

pub use carrier::Carrier;
pub use content_type::ContentType;
pub use document::{Carried, Document, Origin};
pub use documents::{Documents, Limits, documents};
pub use error::{Error, ErrorKind};
pub use form::Form;
pub use posts::posts;
pub use read::{Reading, read};
pub use source::{Run, SourceMap, locate};
pub use warning::Warning;
