//! `who`: what a person or body said, in the order of time.

use std::{io::Write, path::Path};

use onrecord_store::{Found, Spelling, StatementRow};

use crate::{
    Outcome,
    args::Who,
    json::{FoundLine, StatementJson},
    output::{self, DIM, FOUND},
};

pub(crate) fn run(db: &Path, names: Option<&Path>, args: &Who) -> anyhow::Result<Outcome> {
    let (store, _) = super::open_with_names(db, names)?;
    let rows = store.who(&args.name.join(" "), spelling(args.exact))?;
    let mut out = if args.json { output::data() } else { output::out() };
    for row in &rows {
        if args.json {
            output::json_line(&mut out, &FoundLine::new(row, StatementJson::new))?;
        } else {
            write(&mut out, row)?;
        }
    }
    out.flush()?;
    Ok(super::found(rows.len()))
}

/// How a name is looked for.
pub(super) fn spelling(is_exact: bool) -> Spelling {
    if is_exact { Spelling::Exact } else { Spelling::Any }
}

/// The article, the words, and who said them how.
pub(super) fn write(out: &mut impl Write, row: &Found<StatementRow>) -> anyhow::Result<()> {
    output::write_head(out, &row.article, &output::place(row.line, row.column))?;
    let words = |evidence: &[onrecord_store::EvidenceRow]| {
        evidence.iter().map(|evidence| output::one_line(&evidence.quote)).collect::<Vec<_>>().join(" … ")
    };
    let statement = &row.fact;
    writeln!(out, "    {}", words(&statement.content))?;
    let (source, cue) = (words(&statement.source), words(&statement.cue));
    let (kind, sure) = (&statement.kind, sure(statement.confidence_hundredths));
    writeln!(out, "    {DIM}—{DIM:#} {FOUND}{source}{FOUND:#} {cue} {DIM}({kind}{sure}){DIM:#}\n")?;
    Ok(())
}

/// How sure the program is, where it is less than the best that it can be: a reader should look before citing.
fn sure(confidence_hundredths: u8) -> String {
    let is_sure = confidence_hundredths >= SURE;
    if is_sure { String::new() } else { format!(", {confidence_hundredths} in 100 such are right") }
}

/// Of statements that say nothing of it, at least so many in a hundred are right.
const SURE: u8 = 90;
