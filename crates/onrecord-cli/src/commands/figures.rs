//! `figures`: quantities, with the words around them, parts under their whole and other forms under the original.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
    path::Path,
};

use onrecord::lexicon::Unit;
use onrecord_store::{FigureFilter, FigureRow, Found};

use super::export::{self, FigureOut, ShownOut};
use crate::{
    Outcome,
    args::Figures,
    json::{FigureJson, FoundLine, ShownJson},
    output::{self, DIM, HEAD},
    shown_in, told,
};

pub(crate) fn run(db: &Path, names: Option<&Path>, args: &Figures) -> anyhow::Result<Outcome> {
    let shown_in = args.shown_in.as_deref().map(shown_in::unit).transpose()?;
    let (store, _) = super::open_with_names(db, names)?;
    let rows = store.figures(&filter(args))?;
    let mut out = if args.json || args.csv { output::data() } else { output::out() };
    let shown = |figure: &FigureRow| shown_in.as_ref().and_then(|unit| shown_in::shown(figure, unit));
    if args.csv {
        let rows = rows.iter().map(|row| (FigureOut::new(&row.article, &row.fact), ShownOut::new(shown(&row.fact))));
        export::write_csv(&mut out, rows)?;
    } else if args.json {
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
        outlet: args.outlet.clone(),
    }
}

/// Figures in their order, each with those that belong under it: a user who reads down the first column counts nothing
/// twice.
pub(super) fn write(out: &mut impl Write, rows: &[Found<FigureRow>], shown_in: Option<&Unit>) -> anyhow::Result<()> {
    for family in families(rows) {
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

/// A figure that stands under none of the list, and how deep below it those stand that do.
type Family<'r> = Vec<(&'r Found<FigureRow>, usize)>;

/// The places in the list of what stands under each figure, and of what stands under none.
type Under = BTreeMap<Option<usize>, Vec<usize>>;

fn families(rows: &[Found<FigureRow>]) -> Vec<Family<'_>> {
    let places: BTreeMap<i64, usize> = rows.iter().enumerate().map(|(idx, row)| (row.fact.id, idx)).collect();
    let above = |idx: usize| belongs_to(&rows[idx].fact).and_then(|id| places.get(&id)).copied();
    let mut under = Under::new();
    for idx in 0..rows.len() {
        under.entry(above(idx)).or_default().push(idx);
    }
    let heads = under.get(&None).cloned().unwrap_or_default();
    let mut told = BTreeSet::new();
    // Figures that stand under each other in a circle are under no head; the first of them is made one.
    let families = heads.into_iter().chain(0..rows.len()).map(|head| family(rows, &under, head, &mut told));
    families.filter(|family| !family.is_empty()).collect()
}

/// `head` and what stands under it, but what was told before.
fn family<'r>(rows: &'r [Found<FigureRow>], under: &Under, head: usize, told: &mut BTreeSet<usize>) -> Family<'r> {
    let mut family = Vec::new();
    let mut waiting = vec![(head, 0)];
    while let Some((idx, depth)) = waiting.pop() {
        if told.insert(idx) {
            family.push((&rows[idx], depth));
            waiting.extend(under.get(&Some(idx)).into_iter().flatten().rev().map(|&below| (below, depth + 1)));
        }
    }
    family
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
