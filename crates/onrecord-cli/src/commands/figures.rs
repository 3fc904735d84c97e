//! `figures`: quantities, with the words around them.

use std::{io::Write, path::Path};

use onrecord_store::{FigureRow, Found};

use super::export;
use crate::{
    Outcome,
    args::Figures,
    json::{FigureJson, FoundLine},
    output::{self, DIM, HEAD},
};

pub(crate) fn run(db: &Path, args: &Figures) -> anyhow::Result<Outcome> {
    let rows = super::open(db)?.figures(&args.words)?;
    let mut out = if args.json || args.csv { output::data() } else { output::out() };
    if args.csv {
        export::write_csv(&mut out, rows.iter().map(export::FigureOut::new))?;
    } else {
        for row in &rows {
            if args.json {
                output::json_line(&mut out, &FoundLine::new(row, FigureJson::new))?;
            } else {
                write(&mut out, row)?;
            }
        }
    }
    out.flush()?;
    Ok(super::found(rows.len()))
}

/// The article, the value, and the words around.
pub(super) fn write(out: &mut impl Write, row: &Found<FigureRow>) -> anyhow::Result<()> {
    output::write_head(out, &row.article, &output::place(row.line, row.column))?;
    output::write_context(out, &row.context)?;
    writeln!(out, "    {HEAD}{}{HEAD:#}{DIM}{}{DIM:#}\n", value(&row.fact), unit(&row.fact))?;
    Ok(())
}

/// The value as its words bound it: "≥ 12000", "≈ 300".
fn value(figure: &FigureRow) -> String {
    let number = figure.value.as_deref().unwrap_or("?");
    let sign = match figure.hedge.as_str() {
        "about" | "nearly" | "vague" => "≈ ",
        "more_than" => "> ",
        "at_least" => "≥ ",
        "less_than" => "< ",
        "up_to" => "≤ ",
        _ => "",
    };
    format!("{sign}{number}")
}

fn unit(figure: &FigureRow) -> String {
    figure.unit_name.as_deref().map(|name| format!(" {name}")).unwrap_or_default()
}
