//! `articles`: the list of articles, in the order of time.

use std::{io::Write, path::Path};

use onrecord_store::{ArticleFilter, ArticleRow};

use crate::{
    Outcome,
    args::List,
    json::ArticleLine,
    output::{self, DIM},
};

pub(crate) fn run(db: &Path, args: &List) -> anyhow::Result<Outcome> {
    let rows = super::open(db)?.articles(&ArticleFilter::default())?;
    let mut out = if args.json { output::data() } else { output::out() };
    for row in &rows {
        if args.json {
            output::json_line(&mut out, &ArticleLine::new(row))?;
        } else {
            write(&mut out, row)?;
        }
    }
    out.flush()?;
    Ok(super::found(rows.len()))
}

/// Two lines for an article: what it is, and how much was read from it.
pub(super) fn write(out: &mut impl Write, row: &ArticleRow) -> anyhow::Result<()> {
    let version =
        if row.latest_version > 1 { format!(" v{} of {}", row.version, row.latest_version) } else { String::new() };
    output::write_head(out, &row.article, version.trim_start())?;
    let counted = |n: u32, one, many| super::counted(u64::from(n), one, many);
    writeln!(
        out,
        "            {DIM}{}, {}, {}, {}{DIM:#}",
        counted(row.n_statements, "statement", "statements"),
        counted(row.n_figures, "figure", "figures"),
        counted(row.n_times, "time", "times"),
        counted(row.n_notes, "note", "notes"),
    )?;
    Ok(())
}
