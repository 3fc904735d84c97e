//! `extract`: the same reading as `add`, without a record: one JSON object per article and line.

use std::{
    io::{BufWriter, Write, stdout},
    ops::ControlFlow,
    path::Path,
};

use onrecord::annotate::annotate;
use onrecord_read::{Document, read};

use crate::{
    Outcome,
    args::Extract,
    inputs, output,
    pipeline::{self, Outcome as Piece},
    reading::Means,
    report::Report,
};

/// An article's line and what the user should know about it.
struct Extracted {
    line: Vec<u8>,
    warnings: Vec<String>,
}

pub(crate) fn run(db: &Path, args: &Extract) -> anyhow::Result<Outcome> {
    super::use_threads(args.inputs.threads)?;
    let means = Means::new(db, &args.inputs)?;
    let mut report = Report::new("articles read");
    let mut out = BufWriter::with_capacity(1 << 20, stdout().lock());
    let mut n_articles = 0;
    pipeline::run(
        inputs::find(&args.inputs),
        |document| extract(&document, &means),
        |batch| {
            for piece in batch {
                n_articles += usize::from(write(&mut out, piece, &mut report)?);
            }
            Ok(ControlFlow::Continue(()))
        },
    )?;
    out.flush()?;
    report.finish();
    Ok(if report.is_clean() { super::found(n_articles) } else { Outcome::PartFailed })
}

fn extract(document: &Document, means: &Means) -> Result<Extracted, String> {
    let reading = read(document).map_err(|error| inputs::problem(&error))?;
    let annotated = annotate(&reading.article);
    let facts = means.facts(&annotated).map_err(|error| format!("{}: {error}", document.address()))?;
    let mut line = Vec::with_capacity(reading.article.text().len() * 3);
    let written = output::json_line(&mut line, &onrecord_wire::object(&annotated, &facts));
    written.map_err(|error| format!("{}: {error}", document.address()))?;
    let warnings = reading.warnings.iter().map(|warning| format!("{}: {warning}", document.address())).collect();
    Ok(Extracted { line, warnings })
}

/// Writes one article's line; says whether there was one.
fn write(out: &mut impl Write, piece: Piece<Extracted>, report: &mut Report) -> anyhow::Result<bool> {
    match piece {
        Piece::Worked { n_bytes, result: Ok(extracted) } => {
            for warning in &extracted.warnings {
                report.warn(warning);
            }
            out.write_all(&extracted.line)?;
            report.advance(1, n_bytes);
            return Ok(true);
        }
        Piece::Worked { result: Err(problem), .. } | Piece::Problem(problem) => report.problem(&problem),
        Piece::Skipped => report.skip(),
        Piece::PassedOver => report.pass_over(),
    }
    Ok(false)
}
