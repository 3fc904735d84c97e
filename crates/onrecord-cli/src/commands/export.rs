//! `export`: tables of the record, as CSV or JSON Lines.
//!
//! Every row has the article's own columns first. Offsets (`start_byte`, `end_byte`) count UTF-8 bytes of the article's
//! text; where a field has several spans they stand as `12-45;60-71` and their words are joined by ` … `. Other facts of
//! the article are named by the number of their row. People who speak together are joined by `and`, those of whom it is not
//! clear who spoke by `or`. Annotations are of the W3C's model, whatever the form.

mod annotation;
mod rows;

use std::{io::Write, ops::ControlFlow, path::Path};

use onrecord_store::{ArticleFilter, ArticleRecord, MentionRow, Store};
use serde::Serialize;

use rows::{ArticleOut, MentionOut};
pub(super) use rows::{FigureOut, ShownOut, StatementOut, TimeOut};

use crate::{
    Outcome,
    args::{Export, ExportForm, Table},
    json::{ArticleLine, EvidenceJson, FigureJson, StatementJson, TimeJson},
    output,
};

pub(crate) fn run(db: &Path, args: &Export) -> anyhow::Result<Outcome> {
    let store = super::open(db)?;
    let mut out = output::data();
    let csv = args.format == ExportForm::Csv && !args.json;
    let n_rows = match args.table {
        Table::Articles => export(&store, &mut out, csv, |record, rows| rows.push(ArticleOut::new(record))),
        Table::Statements => export(&store, &mut out, csv, |record, rows| {
            rows.extend(record.statements.iter().map(|item| StatementOut::new(&record.row.article, item)));
        }),
        Table::Figures => export(&store, &mut out, csv, |record, rows| {
            rows.extend(record.figures.iter().map(|item| FigureOut::new(&record.row.article, item)));
        }),
        Table::Times => export(&store, &mut out, csv, |record, rows| {
            rows.extend(record.times.iter().map(|item| TimeOut::new(&record.row.article, item)));
        }),
        Table::Annotations => export(&store, &mut out, false, |record, rows| {
            rows.extend(annotation::of_article(&store, record));
        }),
        Table::Mentions => export(&store, &mut out, csv, |record, rows| {
            rows.extend(record.mentions.iter().map(|item| MentionOut::new(record, item)));
        }),
    }?;
    out.flush()?;
    Ok(super::found(n_rows))
}

/// Writes the rows of one article after the other; says how many there were.
fn export<T: Serialize>(
    store: &Store,
    out: &mut impl Write,
    csv: bool,
    rows_of: impl Fn(&ArticleRecord, &mut Vec<T>),
) -> anyhow::Result<usize> {
    let mut writer = if csv { Writer::Csv(Box::new(csv::Writer::from_writer(out))) } else { Writer::JsonLines(out) };
    let (mut n_rows, mut result) = (0, Ok(()));
    store.for_each_article(&ArticleFilter::default(), |record| {
        let mut rows = Vec::new();
        rows_of(&record, &mut rows);
        n_rows += rows.len();
        result = rows.iter().try_for_each(|row| writer.write(row));
        if result.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    result.and_then(|()| writer.flush()).map(|()| n_rows)
}

enum Writer<W: Write> {
    Csv(Box<csv::Writer<W>>),
    JsonLines(W),
}

impl<W: Write> Writer<W> {
    fn write(&mut self, row: &impl Serialize) -> anyhow::Result<()> {
        match self {
            Writer::Csv(csv) => Ok(csv.serialize(row)?),
            Writer::JsonLines(out) => output::json_line(out, row),
        }
    }

    fn flush(&mut self) -> anyhow::Result<()> {
        match self {
            Writer::Csv(csv) => Ok(csv.flush()?),
            Writer::JsonLines(out) => Ok(out.flush()?),
        }
    }
}

/// Rows as CSV, with a head row.
pub(super) fn write_csv(out: &mut impl Write, rows: impl Iterator<Item = impl Serialize>) -> anyhow::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    for row in rows {
        csv.serialize(row)?;
    }
    csv.flush()?;
    Ok(())
}

/// An article with everything that was kept from it.
#[derive(Debug, Serialize)]
pub(super) struct Whole<'a> {
    #[serde(flatten)]
    article: ArticleLine<'a>,
    byline: &'a [String],
    time_of_day: Option<&'a str>,
    modified: Option<&'a str>,
    published_evidence: Vec<EvidenceJson<'a>>,
    sha256: &'a str,
    read_by: &'a str,
    text: &'a str,
    statements: Vec<StatementJson<'a>>,
    figures: Vec<FigureJson<'a>>,
    times: Vec<TimeJson<'a>>,
    mentions: Vec<NamedJson<'a>>,
    furniture: Vec<KindJson<'a>>,
    notes: Vec<KindJson<'a>>,
}

#[derive(Debug, Serialize)]
struct NamedJson<'a> {
    #[serde(flatten)]
    evidence: EvidenceJson<'a>,
    entity: &'a str,
    kind: &'a str,
}

#[derive(Debug, Serialize)]
struct KindJson<'a> {
    #[serde(flatten)]
    evidence: EvidenceJson<'a>,
    what: &'a str,
}

impl<'a> Whole<'a> {
    pub(super) fn new(record: &'a ArticleRecord) -> Whole<'a> {
        let named = |item: &'a MentionRow| {
            let (entity, kind) = entity(record, item.entity_id);
            NamedJson { evidence: EvidenceJson::new(&item.evidence), entity, kind }
        };
        let kind = |evidence, what| KindJson { evidence: EvidenceJson::new(evidence), what };
        Whole {
            article: ArticleLine::new(&record.row),
            byline: &record.byline,
            time_of_day: record.time_of_day.as_deref(),
            modified: record.modified.as_deref(),
            published_evidence: record.published_evidence.iter().map(EvidenceJson::new).collect(),
            sha256: &record.document,
            read_by: &record.read_by,
            text: &record.text,
            statements: record.statements.iter().map(StatementJson::new).collect(),
            figures: record.figures.iter().map(FigureJson::new).collect(),
            times: record.times.iter().map(TimeJson::new).collect(),
            mentions: record.mentions.iter().map(named).collect(),
            furniture: record.furniture.iter().map(|item| kind(&item.evidence, &item.kind)).collect(),
            notes: record.notes.iter().map(|item| kind(&item.evidence, &item.what)).collect(),
        }
    }
}

/// Name and kind of an entity of the article.
pub(super) fn entity(record: &ArticleRecord, id: i64) -> (&str, &str) {
    record.entities.iter().find(|entity| entity.id == id).map_or(("", ""), |entity| (&entity.name, &entity.kind))
}
