//! `search`: articles by their words.

use std::{io::Write, path::Path};

use onrecord_store::SearchHit;

use super::who;

use crate::{
    Outcome,
    args::Search,
    json::HitLine,
    output::{self, FOUND},
};

pub(crate) fn run(db: &Path, names: Option<&Path>, args: &Search) -> anyhow::Result<Outcome> {
    let (store, _) = super::open_with_names(db, names)?;
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
    writeln!(out, "{}\n", flat(&hit.snippet[shown..]))?;
    Ok(())
}
