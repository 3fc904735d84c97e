//! `who`: what a person or body said, in the order of time, under a head for each article and occasion.

use std::{io::Write, path::Path};

use onrecord_store::{Found, Spelling, StatementFilter, StatementRow};

use super::export::{self, StatementOut};
use crate::{
    Outcome,
    args::Who,
    json::{FoundLine, StatementJson},
    output::{self, CAVEAT, DIM, FOUND},
    told,
};

pub(crate) fn run(db: &Path, names: Option<&Path>, args: &Who) -> anyhow::Result<Outcome> {
    args.check()?;
    let (store, _) = super::open_with_names(db, names)?;
    let rows = store.statements(&filter(args))?;
    let mut out = if args.printed.json || args.printed.csv { output::data() } else { output::out() };
    if args.printed.csv {
        export::write_csv(&mut out, rows.iter().map(|row| StatementOut::new(&row.article, &row.fact)))?;
    } else if args.printed.json {
        write_json(&mut out, &rows)?;
    } else {
        write(&mut out, &rows)?;
    }
    out.flush()?;
    Ok(super::found(rows.len()))
}

fn filter(args: &Who) -> StatementFilter {
    StatementFilter {
        speaker: Some(args.named.whole()),
        spelling: spelling(args.exact),
        from: args.from,
        to: args.to,
        outlet: args.published_by.outlet.clone(),
        kind: args.kind,
        modality: args.modality,
        words: args.word.clone(),
    }
}

/// How a name is looked for.
pub(super) fn spelling(is_exact: bool) -> Spelling {
    if is_exact { Spelling::Exact } else { Spelling::Any }
}

pub(super) fn write_json(out: &mut impl Write, rows: &[Found<StatementRow>]) -> anyhow::Result<()> {
    rows.iter().try_for_each(|row| output::json_line(out, &FoundLine::new(row, StatementJson::new)))
}

/// Statements in their order, those of one article and one occasion under one head.
pub(super) fn write(out: &mut impl Write, rows: &[Found<StatementRow>]) -> anyhow::Result<()> {
    for of_article in rows.chunk_by(|a, b| a.article.id == b.article.id) {
        for of_occasion in by_occasion(of_article) {
            let occasion = of_occasion.iter().find_map(|row| told::statement::occasion(&row.fact)).unwrap_or_default();
            output::write_head_of(out, &of_occasion[0].article, &occasion, "")?;
            of_occasion.iter().try_for_each(|row| write_statement(out, row))?;
            writeln!(out)?;
        }
    }
    Ok(())
}

/// Statements of one article by their occasion, in the order of the first of each.
fn by_occasion(rows: &[Found<StatementRow>]) -> Vec<Vec<&Found<StatementRow>>> {
    let mut occasions: Vec<Vec<&Found<StatementRow>>> = Vec::new();
    for row in rows {
        let same =
            |others: &&mut Vec<&Found<StatementRow>>| others.iter().all(|other| is_of_one(&other.fact, &row.fact));
        match occasions.iter_mut().find(same) {
            Some(others) => others.push(row),
            None => occasions.push(vec![row]),
        }
    }
    occasions
}

/// Whether two statements of one article were made on one occasion: of the same kind, and to no two outlets. "In the
/// interview" is the one with Vell Radio that was told of before.
fn is_of_one(one: &StatementRow, other: &StatementRow) -> bool {
    let kind = |row: &StatementRow| row.occasion.as_ref().map(|occasion| occasion.what.clone());
    let [outlet, other_outlet] = [one, other].map(|row| {
        let outlet = row.outlet.as_ref()?;
        Some(
            outlet.entity.as_ref().map_or_else(|| onrecord_store::fold(&outlet.evidence.quote), |it| it.id.to_string()),
        )
    });
    let is_same_outlet = outlet == other_outlet || kind(one).is_some() && (outlet.is_none() || other_outlet.is_none());
    kind(one) == kind(other) && is_same_outlet
}

/// The words, what speaks against them, and who said them how.
fn write_statement(out: &mut impl Write, row: &Found<StatementRow>) -> anyhow::Result<()> {
    let statement = &row.fact;
    writeln!(out, "    {}", told::statement::words(statement))?;
    for caveat in &statement.caveats {
        writeln!(out, "    {CAVEAT}!{CAVEAT:#} {}", told::statement::caveat(caveat))?;
    }
    let place = output::place(row.line, row.column);
    let details = [told::statement::people(statement), told::statement::rest(statement), vec![place]].concat();
    write!(out, "    {DIM}—{DIM:#} ")?;
    let [source, name] = told::statement::source(statement);
    let manner = told::statement::in_short(statement);
    if told::statement::is_said(statement) {
        let cue = told::statement::joined(&statement.cue);
        write!(out, "{FOUND}{source}{FOUND:#}{name} {cue} {DIM}({manner}){DIM:#}")?;
    } else {
        write!(out, "{manner}{name}")?;
    }
    details.iter().try_for_each(|detail| write!(out, " {DIM}·{DIM:#} {detail}"))?;
    writeln!(out)?;
    Ok(())
}
