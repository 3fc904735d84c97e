//! What changed between two versions of an article, by paragraph.

use std::io::Write;

use onrecord_store::{ArticleRecord, Store};
use serde::Serialize;
use similar::{Algorithm, ChangeTag, capture_diff_slices};

use crate::{
    Outcome,
    output::{self, DIM},
};

/// A paragraph that is only in one of two versions.
#[derive(Debug, Serialize)]
struct Change<'a> {
    /// `removed` from the version before, or `added` to it.
    what: &'static str,
    /// In the version that has it.
    start_byte: usize,
    end_byte: usize,
    quote: &'a str,
}

#[derive(Debug, Serialize)]
struct Comparison<'a> {
    address: &'a str,
    version: u32,
    since: u32,
    changes: Vec<Change<'a>>,
}

/// Prints what changed since the version before; nothing found where there is none.
pub(super) fn run(out: &mut impl Write, store: &Store, record: &ArticleRecord, json: bool) -> anyhow::Result<Outcome> {
    let Some(before) = before(store, record)? else {
        eprintln!("there is no version before this one");
        return Ok(Outcome::NothingFound);
    };
    let comparison = Comparison {
        address: &record.row.article.address,
        version: record.row.version,
        since: before.row.version,
        changes: changes(&before.text, &record.text),
    };
    if json {
        output::json_line(out, &comparison)?;
        return Ok(Outcome::Done);
    }
    output::write_head(out, &record.row.article, "")?;
    writeln!(out, "{DIM}version {} since version {}{DIM:#}", comparison.version, comparison.since)?;
    for change in &comparison.changes {
        let mark = if change.what == "removed" { '-' } else { '+' };
        writeln!(out, "{mark} {}", output::one_line(change.quote))?;
    }
    if comparison.changes.is_empty() {
        writeln!(out, "The text is the same; only what stands around it differs.")?;
    }
    Ok(Outcome::Done)
}

/// The version of the same address before this one.
fn before(store: &Store, record: &ArticleRecord) -> anyhow::Result<Option<ArticleRecord>> {
    let found = store.find_article(&record.row.article.address)?;
    let is_of_address = |address: &str| address == record.row.article.address;
    let earlier = found.iter().filter(|row| is_of_address(&row.article.address) && row.version < record.row.version);
    let Some(row) = earlier.max_by_key(|row| row.version) else { return Ok(None) };
    Ok(store.article(row.article.id)?)
}

/// Paragraphs that are only in one of two texts, in their order.
fn changes<'a>(before: &'a str, after: &'a str) -> Vec<Change<'a>> {
    let (old, new) = (paragraphs(before), paragraphs(after));
    let words = |list: &[(usize, &'a str)]| list.iter().map(|(_, words)| *words).collect::<Vec<&str>>();
    let (old_words, new_words) = (words(&old), words(&new));
    let operations = capture_diff_slices(Algorithm::Myers, &old_words, &new_words);
    let changed = operations.iter().flat_map(|operation| operation.iter_changes(&old_words, &new_words));
    let change = |change: similar::Change<&str>| {
        let (what, place) = match change.tag() {
            ChangeTag::Delete => ("removed", old.get(change.old_index()?)?),
            ChangeTag::Insert => ("added", new.get(change.new_index()?)?),
            ChangeTag::Equal => return None,
        };
        let (start_byte, quote) = *place;
        Some(Change { what, start_byte, end_byte: start_byte + quote.len(), quote })
    };
    changed.filter_map(change).collect()
}

/// The lines that are not blank, without the white space around them, and where they begin.
fn paragraphs(text: &str) -> Vec<(usize, &str)> {
    let mut start = 0;
    let mut paragraphs = Vec::new();
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if !words.is_empty() {
            paragraphs.push((start + (line.len() - line.trim_start().len()), words));
        }
        start += line.len();
    }
    paragraphs
}
