//! `times`: the dates that articles name.

use std::{io::Write, ops::RangeInclusive, path::Path};

use anyhow::Context;
use onrecord::values::Date;
use onrecord_store::{Found, TimeRow};

use crate::{
    Outcome,
    args::Times,
    json::{FoundLine, TimeJson},
    output::{self, HEAD},
};

pub(crate) fn run(db: &Path, args: &Times) -> anyhow::Result<Outcome> {
    let days = args.days.as_deref().map(range).transpose()?;
    let rows = super::open(db)?.times(days.as_ref())?;
    let mut out = if args.json { output::data() } else { output::out() };
    for row in &rows {
        if args.json {
            output::json_line(&mut out, &FoundLine::new(row, TimeJson::new))?;
        } else {
            write(&mut out, row)?;
        }
    }
    out.flush()?;
    Ok(super::found(rows.len()))
}

fn write(out: &mut impl Write, row: &Found<TimeRow>) -> anyhow::Result<()> {
    writeln!(out, "{HEAD}{}{HEAD:#}", row.fact.value)?;
    output::write_context(out, &row.context)?;
    write!(out, "    ")?;
    output::write_head(out, &row.article, &output::place(row.line, row.column))?;
    writeln!(out)?;
    Ok(())
}

/// "2031-03-04", "2031-03", "2031", or two of them with ".." between.
fn range(words: &str) -> anyhow::Result<RangeInclusive<Date>> {
    let (from, to) = words.split_once("..").unwrap_or((words, words));
    let days = *period(from)?.start()..=*period(to)?.end();
    anyhow::ensure!(days.start() <= days.end(), "the range ends before it starts: {words}");
    Ok(days)
}

/// The days of a day, month or year.
fn period(words: &str) -> anyhow::Result<RangeInclusive<Date>> {
    let parse = || -> Option<RangeInclusive<Date>> {
        let mut parts = words.trim().split('-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next().map(str::parse).transpose().ok()?;
        let day = parts.next().map(str::parse).transpose().ok()?;
        let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        let last = match (month, day) {
            (_, Some(_)) => first,
            (Some(_), None) => first.last_of_month(),
            (None, None) => first.last_of_year(),
        };
        parts.next().is_none().then_some(first..=last)
    };
    parse().with_context(|| format!("not a day, month or year, such as 2031-03-04, 2031-03 or 2031: {words}"))
}

#[cfg(test)]
mod tests {
    use super::range;

    fn check(words: &str, expected: &str) {
        let found = range(words).map(|days| format!("{}..{}", days.start(), days.end()));
        assert_eq!(found.unwrap_or_else(|error| error.to_string()), expected);
    }

    #[test]
    fn periods() {
        check("2031-03-04", "2031-03-04..2031-03-04");
        check("2032-02", "2032-02-01..2032-02-29");
        check("2031", "2031-01-01..2031-12-31");
        check("2031-03..2031-04-02", "2031-03-01..2031-04-02");
        check("2031-02-30", "not a day, month or year, such as 2031-03-04, 2031-03 or 2031: 2031-02-30");
        check("2032..2031", "the range ends before it starts: 2032..2031");
    }
}
