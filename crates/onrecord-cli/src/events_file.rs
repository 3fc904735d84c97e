//! `events.tsv`: events of the world that a user knows, kept beside the record. What an article tells of, it is not older than.
//!
//! ```text
//! # name, first days (several where several bear the name), how an article shows that it has begun; tabs between
//! flood of Vell ⇥ 2031-04-06 ⇥ named
//! siege of Selm ⇥ 2029-11-02 2031-05-01 ⇥ war
//! ```

use std::{borrow::Cow, fmt::Write, path::Path};

use anyhow::Context;
use onrecord::lexicon::Events;
use sha2::{Digest, Sha256};

use crate::own_file;

/// The events of the world that articles are read with.
pub(crate) struct EventsFile {
    events: Cow<'static, Events>,
    /// What tells the file from any other; empty without one.
    mark: String,
}

/// Who makes entries, for the record.
const READ_BY: &str = concat!("onrecord ", env!("CARGO_PKG_VERSION"));

/// Stands between the program and the mark of the file that it read with.
const WITH: &str = " with events ";

impl EventsFile {
    /// Reads the file that was asked for, else the one beside the record, which need not be there.
    pub(crate) fn read(db: &Path, asked: Option<&Path>) -> anyhow::Result<EventsFile> {
        let Some((path, text)) = own_file::read(db, asked, "events.tsv")? else { return Ok(EventsFile::none()) };
        let events = Events::known().with(&text);
        let events = events.with_context(|| format!("{}: not a table of events", path.display()))?;
        Ok(EventsFile { events: Cow::Owned(events), mark: mark(&text) })
    }

    /// Only the events that the program knows.
    pub(crate) fn none() -> EventsFile {
        EventsFile { events: Cow::Borrowed(Events::known()), mark: String::new() }
    }

    pub(crate) fn events(&self) -> &Events {
        &self.events
    }

    /// Who reads articles with it, for the record: the program, and which file it has.
    pub(crate) fn read_by(&self) -> String {
        if self.mark.is_empty() { READ_BY.to_owned() } else { format!("{READ_BY}{WITH}{}", self.mark) }
    }

    /// Whether what was read by `read_by` was read with the same file, or with none as well.
    pub(crate) fn is_of(&self, read_by: &str) -> bool {
        read_by.split_once(WITH).map_or("", |(_, mark)| mark) == self.mark
    }
}

/// The beginning of the SHA-256 of the file, in hex.
fn mark(text: &str) -> String {
    let mut mark = String::new();
    for byte in &Sha256::digest(text)[..MARK_BYTES] {
        // OK because writing to a string does not fail.
        let _ = write!(mark, "{byte:02x}");
    }
    mark
}

/// Enough to tell the tables of one user apart.
const MARK_BYTES: usize = 6;
