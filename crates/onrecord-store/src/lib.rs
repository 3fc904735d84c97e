//! The record of `onrecord`: one SQLite file with articles, what was read from them and where it stands.
//!
//! An [`Entry`] is made from raw bytes, an article and its facts, on any thread. [`Store::add`] writes entries, a batch
//! in one transaction. Everything else reads: lists ([`Store::articles`]), one article with all that was kept from it
//! ([`Store::article`]), facts across articles ([`Store::statements`], [`Store::figures`], [`Store::times`]), words
//! ([`Store::search`]), and the check of every quote against its text ([`Store::verify`]).
//!
//! # What a crash costs
//!
//! The file is in WAL mode with `synchronous=NORMAL`. A process that is killed at any moment loses at most the batch it
//! was adding; every earlier batch is there, and every article is whole or absent. A power cut can also cost batches
//! that were added shortly before, from the end backwards, because they need not have reached the disk; it cannot
//! damage the file or tear an article. Adding the same files again brings back what was lost.
//!
//! # Two programs at once
//!
//! Any number may read while one writes. A second writer waits up to [`Store::PATIENCE`] for the first one's batch and
//! then gives up with [`ErrorKind::Busy`].
//!
//! ```
//! use onrecord::{annotate::annotate, article::Article, facts::extract, tagging::Tags};
//! use onrecord_store::{ArticleFilter, Entry, Form, Raw, Store};
//!
//! # let folder = tempfile::tempdir().unwrap();
//! # let path = folder.path().join("onrecord.db");
//! let text = "The barriers will hold, Mayor Ana Orlec said.";
//! let article = Article::from_text("dam.txt", text);
//! let facts = extract(&annotate(&article), &Tags::default());
//! let raw = Raw { bytes: text.as_bytes(), form: Form::Text, address: "news/dam.txt", given: "" };
//!
//! let mut store = Store::open(&path)?;
//! store.add(&[Entry::new(raw, article, facts, "onrecord 0.1.0")?])?;
//! assert_eq!(store.articles(&ArticleFilter::default())?[0].article.name, "dam.txt");
//! # Ok::<(), onrecord_store::Error>(())
//! ```

mod error;
mod rows;

mod fold;

mod entry;

mod schema;

mod checkpoint;
mod store;

mod add;
mod decide;

mod read;
mod verify;

pub use add::Added;
pub use entry::{Entry, Fingerprint, Form, Raw};
pub use error::{Error, ErrorKind};
pub use fold::fold;
pub use read::{ArticleFilter, FigureFilter, Spelling, StatementFilter};
pub use rows::{
    AnchorRow, ArticleHead, ArticleName, ArticleRecord, ArticleRow, Context, CountRow, Counts, DecisionRow, EntityName,
    EntityRow, EntryHead, EntryRow, EvidenceRow, Fault, FigureName, FigureRow, Found, FurnitureRow, JoinRow, MeantRow,
    MentionRow, NameCountRow, NoteRow, PartyRow, SearchHit, StatementName, StatementRow, TimeName, TimeRow, Verified,
};
pub use store::Store;
