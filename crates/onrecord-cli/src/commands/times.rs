//! `times`: a calendar of what articles tell of.

use std::{io::Write, path::Path};

use onrecord::values::Date;
use onrecord_store::{Found, TimeRow};

use super::export::{self, TimeOut};
use crate::{
    Outcome,
    args::Times,
    days,
    json::{FoundLine, TimeJson},
    output::{self, HEAD},
    told,
};

pub(crate) fn run(db: &Path, args: &Times) -> anyhow::Result<Outcome> {
    let rows = super::open(db)?.times(args.days.as_ref())?;
    let mut out = if args.printed.json || args.printed.csv { output::data() } else { output::out() };
    if args.printed.csv {
        export::write_csv(&mut out, rows.iter().map(|row| TimeOut::new(&row.article, &row.fact)))?;
    } else if args.printed.json {
        for row in &rows {
            output::json_line(&mut out, &FoundLine::new(row, TimeJson::new))?;
        }
    } else {
        write(&mut out, &rows)?;
    }
    out.flush()?;
    Ok(super::found(rows.len()))
}

/// The times of the same days under one head. Rows come in the order of the calendar.
fn write(out: &mut impl Write, rows: &[Found<TimeRow>]) -> anyhow::Result<()> {
    for rows in rows.chunk_by(|a, b| lies_on(&a.fact) == lies_on(&b.fact)) {
        writeln!(out, "{HEAD}{}{HEAD:#}\n", head(lies_on(&rows[0].fact)))?;
        for row in rows {
            output::write_context(out, &row.context)?;
            writeln!(out, "    {} = {}", told::quoted(&row.fact.evidence.quote), told::time(&row.fact))?;
            write!(out, "    ")?;
            output::write_head(out, &row.article, &output::place(row.line, row.column))?;
            writeln!(out)?;
        }
    }
    Ok(())
}

fn lies_on(time: &TimeRow) -> [Option<&str>; 2] {
    [time.first_day.as_deref(), time.last_day.as_deref()]
}

/// "2031-03-04 Tuesday", "2031-03", "2031-03-04..".
fn head([first, last]: [Option<&str>; 2]) -> String {
    if (first, last) == (None, None) {
        return "on no known day".to_owned();
    }
    let weekday = first.filter(|_| first == last).and_then(|day| day.parse::<Date>().ok());
    let weekday = weekday.map(|day| day.strftime(" %A").to_string()).unwrap_or_default();
    format!("{}{weekday}", days::written(first, last))
}
