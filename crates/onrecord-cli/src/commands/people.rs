//! `people`: who and what is named, across all articles.

use std::{collections::HashSet, io::Write, path::Path};

use onrecord_store::{EntryHead, Spelling, Store};

use super::export;
use crate::{
    Outcome,
    args::People,
    days,
    json::EntryHeadJson,
    names_file::NamesFile,
    output::{self, DATE, DIM, HEAD},
};

pub(crate) fn run(db: &Path, names: Option<&Path>, args: &People) -> anyhow::Result<Outcome> {
    let (store, names) = super::open_with_names(db, names)?;
    let mut rows = if args.watched { watched(&store, &names)? } else { store.everyone(args.kind.word())? };
    let n_rows = rows.len();
    rows.truncate(at_most(args));
    let mut out = if is_for_programs(args) { output::data() } else { output::out() };
    if args.printed.csv {
        export::write_csv(&mut out, rows.iter().map(EntryHeadJson::new))?;
    } else if args.printed.json {
        rows.iter().try_for_each(|row| output::json_line(&mut out, &EntryHeadJson::new(row)))?;
    } else {
        rows.iter().try_for_each(|row| write_head(&mut out, row))?;
        if rows.len() < n_rows {
            writeln!(out, "{DIM}and {} more; --limit N shows more{DIM:#}", n_rows - rows.len())?;
        }
    }
    out.flush()?;
    if is_for_programs(args) {
        super::say_limit(rows.len() < n_rows, rows.len());
    }
    Ok(super::found(rows.len()))
}

fn is_for_programs(args: &People) -> bool {
    args.printed.json || args.printed.csv
}

/// Programs get the whole list unless they ask for less.
fn at_most(args: &People) -> usize {
    const FOR_THE_EYE: u32 = 100;
    let limit = args.limit.or((!is_for_programs(args)).then_some(FOR_THE_EYE));
    limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX))
}

/// The entries of the names to watch, each once, and by that name.
fn watched(store: &Store, names: &NamesFile) -> anyhow::Result<Vec<EntryHead>> {
    let mut rows = Vec::new();
    let mut seen = HashSet::new();
    for name in names.watched() {
        for entry in store.entries(name, Spelling::Any)? {
            if seen.insert((entry.head.name.clone(), entry.head.kind.clone())) {
                rows.push(EntryHead { name: name.to_owned(), ..entry.head });
            }
        }
    }
    Ok(rows)
}

/// The days from the first to the last; nothing where no article has a day.
pub(super) fn when(first: Option<&str>, last: Option<&str>) -> String {
    if (first, last) == (None, None) { String::new() } else { days::written(first, last) }
}

/// `Ana Orlec  person, 4 articles, 2031-03-01..2031-03-09`.
pub(super) fn write_head(out: &mut impl Write, row: &EntryHead) -> anyhow::Result<()> {
    let articles = super::counted(row.n_articles.into(), "article", "articles");
    let when = when(row.first.as_deref(), row.last.as_deref());
    let name = output::one_line(&row.name);
    let gap = if when.is_empty() { "" } else { "  " };
    writeln!(out, "{HEAD}{name}{HEAD:#}  {}, {articles}{gap}{DATE}{when}{DATE:#}", row.kind)?;
    Ok(())
}
