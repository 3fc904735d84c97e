//! `figures`: quantities, with the words around them, parts under their whole and other forms under the original.

use std::{io::Write, path::Path};

use onrecord::lexicon::Unit;
use onrecord_store::{FigureFilter, FigureRow, Found};

use super::export::{self, FigureOut, ShownOut};
use crate::{
    Outcome,
    args::Figures,
    families::families,
    json::{FigureJson, FoundLine, ShownJson},
    output::{self, DIM, HEAD},
    shown_in, told,
};

pub(crate) fn run(db: &Path, names: Option<&Path>, args: &Figures) -> anyhow::Result<Outcome> {
    args.check()?;
    let shown_in = args.shown_in.as_deref().map(shown_in::unit).transpose()?;
    let (store, _) = super::open_with_names(db, names)?;
    let rows = store.figures(&filter(args))?;
    let mut out = if args.printed.json || args.printed.csv { output::data() } else { output::out() };
    let shown = |figure: &FigureRow| shown_in.as_ref().and_then(|unit| shown_in::shown(figure, unit));
    if args.printed.csv {
        let rows = rows.iter().map(|row| (FigureOut::new(&row.article, &row.fact), ShownOut::new(shown(&row.fact))));
        export::write_csv(&mut out, rows)?;
    } else if args.printed.json {
        for row in &rows {
            let line = |figure| ShownJson { figure: FigureJson::new(figure), shown_in: shown(figure) };
            output::json_line(&mut out, &FoundLine::new(row, line))?;
        }
    } else {
        write(&mut out, &rows, shown_in.as_ref())?;
    }
    out.flush()?;
    Ok(super::found(rows.len()))
}

fn filter(args: &Figures) -> FigureFilter {
    FigureFilter {
        words: args.words.clone(),
        unit: args.unit.clone(),
        min: args.min,
        max: args.max,
        days: args.time.clone(),
        speaker: args.speaker.clone(),
        outlet: args.published_by.outlet.clone(),
    }
}

/// Figures in their order, each with those that belong under it: a user who reads down the first column counts nothing
/// twice.
pub(super) fn write(out: &mut impl Write, rows: &[Found<FigureRow>], shown_in: Option<&Unit>) -> anyhow::Result<()> {
    for family in families(rows, |row| row.fact.id, |row| belongs_to(&row.fact)) {
        for (row, depth) in family {
            if depth == 0 {
                output::write_head(out, &row.article, &output::place(row.line, row.column))?;
                output::write_context(out, &row.context)?;
            }
            write_figure(out, &row.fact, depth, shown_in)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The figure under which this one stands: that of which it is another form, else its whole.
fn belongs_to(figure: &FigureRow) -> Option<i64> {
    figure.same_as.as_ref().or(figure.part_of.as_ref()).map(|other| other.id)
}

fn write_figure(out: &mut impl Write, figure: &FigureRow, depth: usize, shown_in: Option<&Unit>) -> anyhow::Result<()> {
    let mut details = told::details(figure);
    let shown = shown_in.and_then(|unit| shown_in::shown(figure, unit));
    details.splice(0..0, shown.as_ref().map(told::shown));
    if depth == 0 {
        details.extend(told::relations(figure));
    }
    let (indent, amount) = ("    ".repeat(1 + depth.min(DEEPEST)), told::amount(figure));
    write!(out, "{indent}{}{HEAD}{amount}{HEAD:#}", relation(figure, depth))?;
    for detail in details {
        write!(out, " {DIM}·{DIM:#} {detail}")?;
    }
    writeln!(out)?;
    Ok(())
}

/// Figures are indented no further.
const DEEPEST: usize = 4;

/// What a figure is to the one above it, in its own words.
fn relation(figure: &FigureRow, depth: usize) -> String {
    let words = output::one_line(&figure.evidence.quote);
    match (depth, &figure.same_as) {
        (0, _) => String::new(),
        (_, Some(_)) => format!("= {words}, the same in another form: "),
        (_, None) => format!("of which {words}: "),
    }
}
