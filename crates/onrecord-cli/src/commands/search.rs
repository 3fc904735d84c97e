//! `search`: articles by their words, or statements of somebody by theirs.

use std::{io::Write, path::Path};

use onrecord_store::{SearchHit, StatementFilter, Store};

use super::who;
use crate::{
    Outcome,
    args::Search,
    json::HitLine,
    output::{self, DIM, FOUND},
};

pub(crate) fn run(db: &Path, names: Option<&Path>, args: &Search) -> anyhow::Result<Outcome> {
    let (store, _) = super::open_with_names(db, names)?;
    if let Some(speaker) = &args.speaker {
        return statements(&store, speaker, args);
    }
    let hits = store.search(&args.words, who::spelling(args.exact), args.limit)?;
    let mut out = if args.json { output::data() } else { output::out() };
    for hit in &hits {
        if args.json {
            output::json_line(&mut out, &HitLine::new(hit))?;
        } else {
            write(&mut out, hit)?;
        }
    }
    out.flush()?;
    Ok(super::found(hits.len()))
}

/// What a speaker said with all the words in it.
fn statements(store: &Store, speaker: &str, args: &Search) -> anyhow::Result<Outcome> {
    let mut rows = store.statements(&StatementFilter {
        speaker: Some(speaker.to_owned()),
        spelling: who::spelling(args.exact),
        words: args.words.clone(),
        ..StatementFilter::default()
    })?;
    rows.truncate(usize::try_from(args.limit)?);
    let mut out = if args.json { output::data() } else { output::out() };
    if args.json {
        who::write_json(&mut out, &rows)?;
    } else {
        who::write(&mut out, &rows)?;
    }
    out.flush()?;
    Ok(super::found(rows.len()))
}

fn write(out: &mut impl Write, hit: &SearchHit) -> anyhow::Result<()> {
    let place =
        format!("{}, {}", output::place(hit.line, hit.column), super::counted(hit.n_matches, "match", "matches"));
    output::write_head(out, &hit.article, &place)?;
    let mut shown = 0;
    write!(out, "    ")?;
    let flat = |words: &str| output::clean(words).replace(['\n', '\t'], " ");
    for range in &hit.matches {
        write!(out, "{}", flat(&hit.snippet[shown..range.start]))?;
        write!(out, "{FOUND}{}{FOUND:#}", flat(&hit.snippet[range.clone()]))?;
        shown = range.end;
    }
    writeln!(out, "{}", flat(&hit.snippet[shown..]))?;
    if let Some(statement) = hit.statement.as_ref().filter(|statement| !statement.by.is_empty()) {
        writeln!(out, "    {DIM}—{DIM:#} in the words of {}", output::one_line(&statement.by))?;
    }
    writeln!(out)?;
    Ok(())
}
