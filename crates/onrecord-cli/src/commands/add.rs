//! `add`: reads articles into the record.

use std::{
    io::Write,
    iter,
    ops::ControlFlow,
    path::Path,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use anyhow::Context;
use onrecord::{
    annotate::annotate,
    article::{Article, Basis, Metadata, Published},
};
use onrecord_read::{Carried, Document, Form, read};
use onrecord_store::{Added, Entry, Fingerprint, Raw, Store};

use crate::{
    Outcome,
    args::Add,
    inputs,
    json::AddedLine,
    output,
    pipeline::{self, Outcome as Piece},
    reading::Means,
    report::Report,
};

pub(crate) fn run(db: &Path, args: &Add) -> anyhow::Result<Outcome> {
    // Writing the record keeps one core busy.
    super::use_threads(args.inputs.threads)?;
    let means = Means::new(db, &args.inputs)?;
    let store = super::open_or_make(db)?;
    let mut adding = Adding { store, report: Report::new("articles"), tally: Tally::default(), json: args.json };
    // Made last, so that it ends first: the writer is the last to close the file and leaves no log beside it.
    let reader = Reader { known: Mutex::new(Store::open_read_only(db)?), given: Given::new(args), means };
    let stopped = on_interrupt()?;
    pipeline::run(
        inputs::find(&args.inputs),
        |document| reader.prepare(&document),
        |batch| {
            adding.take(batch)?;
            Ok(if stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        },
    )?;
    adding.report.finish();
    eprintln!("{}: {}", db.display(), adding.tally);
    Ok(match (adding.report.is_clean(), stopped.load(Ordering::Relaxed)) {
        (_, true) => Outcome::Stopped,
        (false, _) => Outcome::PartFailed,
        (true, false) if adding.tally.is_empty() => Outcome::NothingFound,
        (true, false) => Outcome::Done,
    })
}

/// Set by Ctrl-C: the batch at hand is kept, then the run ends. A second Ctrl-C ends it at once, which loses nothing
/// either: the next run adds the rest.
fn on_interrupt() -> anyhow::Result<&'static AtomicBool> {
    static STOPPED: AtomicBool = AtomicBool::new(false);
    #[allow(clippy::exit, reason = "asked for by the user, twice")]
    ctrlc::set_handler(|| {
        if STOPPED.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    })
    .context("cannot listen for Ctrl-C")?;
    Ok(&STOPPED)
}

/// What the user says of all articles of a run.
pub(super) struct Given {
    metadata: Metadata,
    /// The same in fixed words: articles of which something else is said are not the same.
    words: String,
}

impl Given {
    fn new(args: &Add) -> Given {
        let published = args.published.map(|date| Published::on(date, Basis::Given)).unwrap_or_default();
        let words = match (&args.outlet, args.published) {
            (None, None) => String::new(),
            (outlet, date) => format!("{outlet:?} {date:?}"),
        };
        Given { metadata: Metadata { outlet: args.outlet.clone(), published, ..Metadata::default() }, words }
    }

    /// What an article knows of itself goes first.
    fn complete(&self, article: Article) -> Article {
        if self.words.is_empty() {
            return article;
        }
        let mut metadata = article.metadata().clone();
        metadata.outlet = metadata.outlet.or_else(|| self.metadata.outlet.clone());
        if metadata.published.basis == Basis::Unknown {
            metadata.published = self.metadata.published.clone();
        }
        article.with_metadata(metadata)
    }
}

/// Makes entries on all cores.
struct Reader {
    known: Mutex<Store>,
    given: Given,
    means: Means,
}

/// A document on its way into the record.
enum Prepared {
    New {
        entry: Box<Entry>,
        warnings: Vec<String>,
    },
    /// The record has these bytes already.
    Known {
        id: i64,
        addresses: Vec<String>,
        /// Its day may depend on the events that it was read with, and those were others.
        is_of_other_events: bool,
    },
}

impl Reader {
    fn prepare(&self, document: &Document) -> Result<Prepared, String> {
        let given = given_of(document, &self.given);
        let raw = raw(document, document.address(), &given);
        if let Some(id) = self.ask(|known| known.knows(Fingerprint::of(raw)))? {
            let read_by = self.ask(|known| known.reader_of_undated(id))?;
            let is_of_other_events = read_by.is_some_and(|read_by| !self.means.events.is_of(&read_by));
            let addresses = iter::once(document.address().to_owned()).chain(found_at(document)).collect();
            return Ok(Prepared::Known { id, addresses, is_of_other_events });
        }
        let (entry, warnings) = entry(document, &self.given, &self.means)?;
        Ok(Prepared::New { entry: Box::new(entry), warnings })
    }

    /// What the record knows.
    fn ask<T>(&self, question: impl FnOnce(&Store) -> Result<T, onrecord_store::Error>) -> Result<T, String> {
        // OK to go on after a panic in another thread: asking changes nothing.
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        question(&known).map_err(|error| error.to_string())
    }
}

/// Everything that the record keeps of a document, and what the user should know about it.
fn entry(document: &Document, given: &Given, means: &Means) -> Result<(Entry, Vec<String>), String> {
    let reading = read(document).map_err(|error| inputs::problem(&error))?;
    let article = given.complete(reading.article);
    let facts = means.facts(&annotate(&article)).map_err(|error| format!("{}: {error}", document.address()))?;
    let address = address(document, &article);
    let entry =
        Entry::new(raw(document, &address, &given_of(document, given)), article, facts, &means.events.read_by());
    let charset = document.carried().charset.clone();
    let entry = entry.map(|entry| entry.with_charset(charset).with_other_address(found_at(document)));
    let warnings = reading.warnings.iter().map(|warning| format!("{}: {warning}", document.address())).collect();
    Ok((entry.map_err(|error| error.to_string())?, warnings))
}

/// An entry of which the user says nothing.
pub(super) fn plain_entry(document: &Document, means: &Means) -> Result<Entry, String> {
    let nothing = Given { metadata: Metadata::default(), words: String::new() };
    entry(document, &nothing, means).map(|(entry, _)| entry)
}

/// What is said of a document besides its bytes, by the user and by its carrier. Not where it was found: the same page at two
/// addresses is one article.
fn given_of(document: &Document, given: &Given) -> String {
    let Carried { url: _, outlet, language, published: _, byline: _, charset, is_cut } = document.carried();
    let said = [outlet, language, charset].map(|said| said.as_deref().unwrap_or_default());
    let is_carried = *is_cut || said.iter().any(|said| !said.is_empty());
    if is_carried { format!("{}\n{}\n{is_cut}", given.words, said.join("\n")) } else { given.words.clone() }
}

fn raw<'a>(document: &'a Document, address: &'a str, given: &'a str) -> Raw<'a> {
    let form = match document.form() {
        Form::Text => onrecord_store::Form::Text,
        Form::Html => onrecord_store::Form::Html,
        Form::JsonLines => onrecord_store::Form::Jsonl,
        Form::FeedEntry => onrecord_store::Form::FeedEntry,
        Form::JsonFeedItem => onrecord_store::Form::JsonFeedItem,
        Form::Post => onrecord_store::Form::Post,
        Form::JsonPost => onrecord_store::Form::JsonPost,
    };
    Raw { bytes: document.bytes(), form, address, given }
}

/// Where a page was found, which need not be the address that it gives as its own.
fn found_at(document: &Document) -> Option<String> {
    let is_page = matches!(document.form(), Form::Html | Form::Text);
    document.carried().url.clone().filter(|_| is_page)
}

/// Where an article is found again: the address of its page, with the name of a post in it; in JSON Lines the file and the id,
/// since lines move.
fn address(document: &Document, article: &Article) -> String {
    let file = || document.address().rsplit_once(':').map_or(document.address(), |(file, _)| file);
    let post = || document.address().rsplit_once('#').map(|(_, post)| post);
    match (&article.metadata().url, document.form()) {
        (Some(url), Form::Post | Form::JsonPost) if !url.contains('#') => {
            post().map_or_else(|| url.clone(), |post| format!("{url}#{post}"))
        }
        (Some(url), _) => url.clone(),
        (None, Form::JsonLines) if article.id() != document.address() => format!("{}#{}", file(), article.id()),
        (None, _) => document.address().to_owned(),
    }
}

/// Writes batches and keeps count.
struct Adding {
    store: Store,
    report: Report,
    tally: Tally,
    json: bool,
}

impl Adding {
    fn take(&mut self, batch: Vec<Piece<Prepared>>) -> anyhow::Result<()> {
        let (mut entries, mut n_documents, mut n_bytes) = (Vec::new(), 0, 0);
        for piece in batch {
            match piece {
                Piece::Worked { n_bytes: n, result: Ok(prepared) } => {
                    (n_documents, n_bytes) = (n_documents + 1, n_bytes + n);
                    entries.extend(self.sort_out(prepared)?);
                }
                Piece::Worked { result: Err(problem), .. } | Piece::Problem(problem) => self.report.problem(&problem),
                Piece::Skipped => self.report.skip(),
                Piece::PassedOver => self.report.pass_over(),
            }
        }
        let added = self.store.add(&entries)?;
        for (entry, added) in entries.iter().zip(&added) {
            self.count(entry.address(), added)?;
        }
        self.report.advance(n_documents, n_bytes);
        Ok(())
    }

    /// The entry to be written, if there is something new.
    fn sort_out(&mut self, prepared: Prepared) -> anyhow::Result<Option<Entry>> {
        match prepared {
            Prepared::New { entry, warnings } => {
                for warning in &warnings {
                    self.report.warn(warning);
                }
                Ok(Some(*entry))
            }
            Prepared::Known { id, addresses, is_of_other_events } => {
                for address in &addresses {
                    self.store.note_address(id, address)?;
                }
                self.tally.of_other_events += u64::from(is_of_other_events);
                self.count(&addresses[0], &Added::Known { id })?;
                Ok(None)
            }
        }
    }

    fn count(&mut self, address: &str, added: &Added) -> anyhow::Result<()> {
        match added {
            Added::New { .. } => self.tally.new += 1,
            Added::NewVersion { .. } => self.tally.versions += 1,
            Added::Known { .. } => self.tally.known += 1,
            Added::Refused { reason } => self.report.problem(&format!("{address}: {reason}")),
        }
        if self.json {
            self.print(&AddedLine::new(address, added))?;
        }
        Ok(())
    }

    /// Prints a line. A reader that has gone away has had enough of lines; the articles are added all the same.
    fn print(&mut self, line: &AddedLine<'_>) -> anyhow::Result<()> {
        let mut out = output::data();
        let printed = output::json_line(&mut out, line).and_then(|()| Ok(out.flush()?));
        match printed {
            Err(error) if output::is_broken_pipe(&error) => self.json = false,
            printed => printed?,
        }
        Ok(())
    }
}

/// How many articles were what.
#[derive(Default)]
struct Tally {
    new: u64,
    versions: u64,
    known: u64,
    /// Of those that were known, how many have no day of their own and were read with other events.
    of_other_events: u64,
}

impl Tally {
    fn is_empty(&self) -> bool {
        self.new + self.versions + self.known == 0
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Tally { new, versions, known, of_other_events } = *self;
        write!(f, "{} new", super::counted(new, "article", "articles"))?;
        if versions > 0 {
            write!(f, ", {} of known addresses", super::counted(versions, "new version", "new versions"))?;
        }
        if known > 0 {
            write!(f, ", {known} known before")?;
        }
        if of_other_events > 0 {
            let n = super::counted(of_other_events, "article", "articles");
            let were = if of_other_events == 1 { "was" } else { "were" };
            write!(f, "\nhint: {n} without a date {were} read with other events and stay so; a new record reads anew")?;
        }
        Ok(())
    }
}
