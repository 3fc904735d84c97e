//! `export`: tables of the record, as CSV or JSON Lines.
//!
//! Every row has the article's own columns first. Offsets (`start_byte`, `end_byte`) count UTF-8 bytes of the article's
//! text; where a field has several spans they stand as `12-45;60-71` and their words are joined by ` … `.

use std::{io::Write, ops::ControlFlow, path::Path};

use onrecord_store::{
    ArticleFilter, ArticleHead, ArticleRecord, EvidenceRow, FigureRow, Found, MentionRow, StatementRow, Store, TimeRow,
};
use serde::Serialize;

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
            rows.extend(record.figures.iter().map(|item| FigureOut::of(&record.row.article, item)));
        }),
        Table::Times => export(&store, &mut out, csv, |record, rows| {
            rows.extend(record.times.iter().map(|item| TimeOut::new(&record.row.article, item)));
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
fn entity(record: &ArticleRecord, id: i64) -> (&str, &str) {
    record.entities.iter().find(|entity| entity.id == id).map_or(("", ""), |entity| (&entity.name, &entity.kind))
}

/// The columns of the article in every table.
#[derive(Clone, Debug, Serialize)]
#[allow(clippy::struct_field_names, reason = "the column is article_id in the record too")]
struct Article {
    article_id: i64,
    published: Option<String>,
    outlet: Option<String>,
    title: Option<String>,
    address: String,
}

impl Article {
    fn new(article: &ArticleHead) -> Article {
        Article {
            article_id: article.id,
            published: article.published.clone(),
            outlet: article.outlet.clone(),
            title: article.title.clone(),
            address: article.address.clone(),
        }
    }
}

// The csv crate cannot flatten, so the article's columns are written out in each row.
macro_rules! row {
    ($(#[doc = $what:literal])* $visibility:vis struct $name:ident { $($field:ident: $type:ty,)* }) => {
        $(#[doc = $what])*
        #[derive(Debug, Serialize)]
        $visibility struct $name {
            article_id: i64,
            published: Option<String>,
            outlet: Option<String>,
            title: Option<String>,
            address: String,
            $($field: $type,)*
        }

        impl $name {
            #[allow(clippy::too_many_arguments, reason = "one for each column, called in one place")]
            fn with(article: Article, $($field: $type),*) -> $name {
                let Article { article_id, published, outlet, title, address } = article;
                $name { article_id, published, outlet, title, address, $($field,)* }
            }
        }
    };
}

row! {
    /// A row of the table of articles.
    struct ArticleOut {
        url: Option<String>,
        version: u32,
        published_basis: String,
        sha256: String,
        statements: u32,
        figures: u32,
        times: u32,
        notes: u32,
    }
}

row! {
    /// A row of the table of statements.
    struct StatementOut {
        speaker: Option<String>,
        unnamed: bool,
        source: String,
        cue: String,
        content: String,
        kind: String,
        modality: String,
        confidence: String,
        source_spans: String,
        cue_spans: String,
        content_spans: String,
    }
}

row! {
    /// A row of the table of figures.
    pub(super) struct FigureOut {
        quote: String,
        value: Option<String>,
        low: Option<String>,
        high: Option<String>,
        unit: Option<String>,
        unit_name: Option<String>,
        hedge: String,
        start_byte: u32,
        end_byte: u32,
    }
}

row! {
    /// A row of the table of times.
    struct TimeOut {
        quote: String,
        r#type: String,
        value: String,
        start_byte: u32,
        end_byte: u32,
    }
}

row! {
    /// A row of the table of mentions.
    struct MentionOut {
        quote: String,
        entity: String,
        kind: String,
        form: String,
        start_byte: u32,
        end_byte: u32,
    }
}

impl ArticleOut {
    fn new(record: &ArticleRecord) -> ArticleOut {
        let row = &record.row;
        ArticleOut::with(
            Article::new(&row.article),
            row.article.url.clone(),
            row.version,
            row.published_basis.clone(),
            record.document.clone(),
            row.n_statements,
            row.n_figures,
            row.n_times,
            row.n_notes,
        )
    }
}

impl StatementOut {
    fn new(article: &ArticleHead, item: &StatementRow) -> StatementOut {
        StatementOut::with(
            Article::new(article),
            item.speaker.clone(),
            item.unnamed,
            words(&item.source),
            words(&item.cue),
            words(&item.content),
            item.kind.clone(),
            item.modality.clone(),
            format!("0.{:02}", item.confidence_hundredths),
            spans(&item.source),
            spans(&item.cue),
            spans(&item.content),
        )
    }
}

impl FigureOut {
    pub(super) fn new(found: &Found<FigureRow>) -> FigureOut {
        FigureOut::of(&found.article, &found.fact)
    }

    fn of(article: &ArticleHead, item: &FigureRow) -> FigureOut {
        let EvidenceRow { start_byte, end_byte, quote } = item.evidence.clone();
        let (value, low, high) = (item.value.clone(), item.low.clone(), item.high.clone());
        let (unit, unit_name, hedge) = (item.unit.clone(), item.unit_name.clone(), item.hedge.clone());
        FigureOut::with(Article::new(article), quote, value, low, high, unit, unit_name, hedge, start_byte, end_byte)
    }
}

impl TimeOut {
    fn new(article: &ArticleHead, item: &TimeRow) -> TimeOut {
        let EvidenceRow { start_byte, end_byte, quote } = item.evidence.clone();
        TimeOut::with(Article::new(article), quote, item.r#type.clone(), item.value.clone(), start_byte, end_byte)
    }
}

impl MentionOut {
    fn new(record: &ArticleRecord, item: &MentionRow) -> MentionOut {
        let EvidenceRow { start_byte, end_byte, quote } = item.evidence.clone();
        let (entity, kind) = entity(record, item.entity_id);
        let article = Article::new(&record.row.article);
        MentionOut::with(article, quote, entity.to_owned(), kind.to_owned(), item.form.clone(), start_byte, end_byte)
    }
}

fn words(evidence: &[EvidenceRow]) -> String {
    evidence.iter().map(|evidence| evidence.quote.as_str()).collect::<Vec<_>>().join(" … ")
}

fn spans(evidence: &[EvidenceRow]) -> String {
    let spans: Vec<String> =
        evidence.iter().map(|evidence| format!("{}-{}", evidence.start_byte, evidence.end_byte)).collect();
    spans.join(";")
}
