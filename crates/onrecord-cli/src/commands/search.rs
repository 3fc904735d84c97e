//! `search`: articles by their words, or statements of somebody by theirs.

use std::{io::Write, path::Path};

use onrecord_store::{SearchHit, StatementFilter, StatementRow, Store};

use super::who;
use crate::{
    Outcome,
    args::Search,
    json::HitLine,
    output::{self, CAVEAT, DIM, FOUND},
    told,
};

pub(crate) fn run(db: &Path, names: Option<&Path>, args: &Search) -> anyhow::Result<Outcome> {
    let (store, _) = super::open_with_names(db, names)?;
    if let Some(speaker) = &args.speaker {
        return statements(&store, speaker, args);
    }
    let mut hits = store.search(&args.words, who::spelling(args.exact), at_most(args).saturating_add(1))?;
    let are_more = limit(&mut hits, at_most(args));
    let mut out = if args.json { output::data() } else { output::out() };
    for hit in &hits {
        if args.json {
            output::json_line(&mut out, &HitLine::new(hit))?;
        } else {
            write(&mut out, hit)?;
        }
    }
    out.flush()?;
    super::say_limit(are_more, hits.len());
    Ok(super::found(hits.len()))
}

/// Programs get all that was found unless they ask for less.
fn at_most(args: &Search) -> u32 {
    const FOR_THE_EYE: u32 = 20;
    args.limit.unwrap_or(if args.json { u32::MAX } else { FOR_THE_EYE })
}

/// Leaves out what is over the limit, and says whether there was more.
fn limit<T>(rows: &mut Vec<T>, limit: u32) -> bool {
    let are_more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    are_more
}

/// What a speaker said with all the words in it.
fn statements(store: &Store, speaker: &str, args: &Search) -> anyhow::Result<Outcome> {
    let mut rows = store.statements(&StatementFilter {
        speaker: Some(speaker.to_owned()),
        spelling: who::spelling(args.exact),
        words: args.words.clone(),
        ..StatementFilter::default()
    })?;
    let are_more = limit(&mut rows, at_most(args));
    let mut out = if args.json { output::data() } else { output::out() };
    if args.json {
        who::write_json(&mut out, &rows)?;
    } else {
        who::write(&mut out, &rows)?;
    }
    out.flush()?;
    super::say_limit(are_more, rows.len());
    Ok(super::found(rows.len()))
}

/// Whose statement it is in which the words were found. They need not be his own: what is indirect is the writer's, and what
/// another tells is hearsay.
fn write_speaker(out: &mut impl Write, statement: &StatementRow) -> anyhow::Result<()> {
    let (speaker, manner) = (told::statement::speaker(statement), told::statement::in_short(statement));
    write!(out, "    {DIM}—{DIM:#} speaker: {speaker} {DIM}({manner}){DIM:#}")?;
    let headline = statement.is_headline.then(|| "in a headline".to_owned());
    for detail in told::statement::told_by(statement).into_iter().chain(headline) {
        write!(out, " {DIM}·{DIM:#} {detail}")?;
    }
    writeln!(out)?;
    for caveat in &statement.caveats {
        writeln!(out, "    {CAVEAT}!{CAVEAT:#} {}", told::statement::caveat(caveat))?;
    }
    Ok(())
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
    if let Some(statement) = &hit.statement {
        write_speaker(out, statement)?;
    }
    writeln!(out)?;
    Ok(())
}
