//! `entity`: all that is known of a person or thing, and why its names are taken for names of one.

use std::{io::Write, path::Path};

use onrecord_store::{EntryRow, JoinRow};

use super::{people, who};
use crate::{
    Outcome,
    args::Entity,
    json::EntryJson,
    output::{self, DATE, DIM},
};

pub(crate) fn run(db: &Path, names: Option<&Path>, args: &Entity) -> anyhow::Result<Outcome> {
    let (store, _) = super::open_with_names(db, names)?;
    let rows = store.entries(&args.named.whole(), who::spelling(args.exact))?;
    let mut out = if args.json { output::data() } else { output::out() };
    for row in &rows {
        if args.json {
            output::json_line(&mut out, &EntryJson::new(row))?;
        } else {
            write(&mut out, row)?;
        }
    }
    out.flush()?;
    Ok(super::found(rows.len()))
}

fn write(out: &mut impl Write, row: &EntryRow) -> anyhow::Result<()> {
    people::write_head(out, &row.head)?;
    if row.n_statements > 0 {
        writeln!(out, "  {}", super::counted(row.n_statements.into(), "statement", "statements"))?;
    }
    writeln!(out, "  names")?;
    for name in &row.names {
        let when = people::when(name.first.as_deref(), name.last.as_deref());
        let gap = if when.is_empty() { "" } else { "  " };
        writeln!(out, "    {:>4}  {}{gap}{DATE}{when}{DATE:#}", name.n_mentions, output::one_line(&name.name))?;
    }
    if !row.roles.is_empty() {
        writeln!(out, "  spoken of as")?;
    }
    for role in &row.roles {
        writeln!(out, "    {:>4}  {}", role.n, output::one_line(&role.words))?;
    }
    write_joins(out, "taken for one because", "=", &row.joins)?;
    write_joins(out, "surnames alone that are taken for this one", "=", &row.surnames)?;
    write_joins(out, "perhaps the same, and not taken for one", "=?", &row.perhaps)?;
    writeln!(out)?;
    Ok(())
}

fn write_joins(out: &mut impl Write, head: &str, sign: &str, joins: &[JoinRow]) -> anyhow::Result<()> {
    if joins.is_empty() {
        return Ok(());
    }
    writeln!(out, "  {head}")?;
    for join in joins {
        let [one, other] = [&join.one, &join.other].map(|name| output::one_line(name));
        let articles = super::counted(join.n_articles.into(), "article", "articles");
        let sure = match join.confidence_hundredths {
            100 => String::new(),
            sure if join.is_measured => format!("; {sure} in 100 such are right"),
            sure => format!("; by estimate {sure} in 100"),
        };
        let (why, kind) = (&join.why, &join.other_kind);
        writeln!(out, "          {one} {sign} {other} ({kind})  {DIM}{why}, {articles}{sure}{DIM:#}")?;
    }
    Ok(())
}
