//! The rows of one article's facts. Many rows go into a table with one statement, which takes a third off their cost.

use onrecord::{facts::Statement, text::Span};
use rusqlite::{
    Connection, Result,
    types::{ToSqlOutput, ValueRef},
};

use crate::Entry;

/// At most so many rows with one statement. Measured on reports of 130 rows: 32 to 128 are equally fast, 16 a little slower.
const ROWS: usize = 32;

/// One value of a row.
type Value<'a> = ValueRef<'a>;

/// Adds everything that was kept from article number `id` of the record.
pub(super) fn add(db: &Connection, id: i64, entry: &Entry) -> Result<()> {
    let rows = Rows { id: int(id), entry };
    let first =
        First { entity: next_id(db, "entity")?, statement: next_id(db, "statement")?, figure: next_id(db, "figure")? };
    insert(db, "published_evidence (article_id, start_byte, end_byte, quote)", &rows.published())?;
    insert(db, "furniture (article_id, kind, start_byte, end_byte, quote)", &rows.furniture())?;
    insert(db, "entity (id, article_id, name, kind, folded)", &rows.entities(first.entity))?;
    insert(db, "mention (article_id, n, entity_id, form, start_byte, end_byte, quote)", &rows.mentions(first.entity))?;
    insert(db, STATEMENT, &rows.statements(&first))?;
    insert(db, "statement_part (statement_id, role, n, start_byte, end_byte, quote)", &rows.parts(first.statement))?;
    insert(db, FIGURE, &rows.figures(first.figure))?;
    insert(db, "time (article_id, start_byte, end_byte, quote, type, value)", &rows.times())?;
    insert(db, "note (article_id, start_byte, end_byte, quote, what)", &rows.notes())
}

const STATEMENT: &str = "statement (id, article_id, speaker_id, unnamed, kind, modality, confidence_hundredths)";

const FIGURE: &str = "figure (id, article_id, start_byte, end_byte, quote, value, low, high, unit, unit_name,
    hedge, hedge_start_byte, hedge_end_byte, hedge_quote, same_as)";

/// The ids of the article's first rows. The others follow without a gap: there is only one writer.
struct First {
    entity: i64,
    statement: i64,
    figure: i64,
}

fn next_id(db: &Connection, table: &str) -> Result<i64> {
    let sql = format!("SELECT 1 + coalesce(max(id), 0) FROM {table}");
    db.prepare_cached(&sql)?.query_row([], |row| row.get(0))
}

fn insert<const N: usize>(db: &Connection, into: &str, rows: &[[Value<'_>; N]]) -> Result<()> {
    for rows in rows.chunks(ROWS) {
        let mut statement = db.prepare_cached(&insert_sql(into, N, rows.len()))?;
        for (parameter, value) in (1..).zip(rows.iter().flatten()) {
            statement.raw_bind_parameter(parameter, ToSqlOutput::Borrowed(*value))?;
        }
        statement.raw_execute()?;
    }
    Ok(())
}

fn insert_sql(into: &str, n_columns: usize, n_rows: usize) -> String {
    let row = format!("({})", vec!["?"; n_columns].join(","));
    format!("INSERT INTO {into} VALUES {}", vec![row.as_str(); n_rows].join(","))
}

fn int<'a>(number: impl Into<i64>) -> Value<'a> {
    Value::Integer(number.into())
}

fn optional_int<'a>(number: Option<impl Into<i64>>) -> Value<'a> {
    number.map_or(Value::Null, int)
}

fn optional_text(text: Option<&str>) -> Value<'_> {
    text.map_or(Value::Null, Value::from)
}

/// The id of the row at `idx` of the rows that begin with `first`.
fn id_at<'a>(first: i64, idx: u32) -> Value<'a> {
    int(first + i64::from(idx))
}

/// Makes the rows of one article.
struct Rows<'a> {
    id: Value<'a>,
    entry: &'a Entry,
}

impl<'a> Rows<'a> {
    /// Start, end and words of a span. An entry has only spans of its article, checked when it was made.
    fn evidence(&self, span: Span) -> [Value<'a>; 3] {
        [int(span.start()), int(span.end()), self.entry.article.slice(span).into()]
    }

    fn published(&self) -> Vec<[Value<'a>; 4]> {
        let spans = &self.entry.article.metadata().published.evidence;
        let row = |&span: &Span| {
            let [start, end, quote] = self.evidence(span);
            [self.id, start, end, quote]
        };
        spans.iter().map(row).collect()
    }

    fn furniture(&self) -> Vec<[Value<'a>; 5]> {
        let furniture = self.entry.article.furniture().iter();
        furniture
            .map(|furniture| {
                let [start, end, quote] = self.evidence(furniture.span);
                [self.id, furniture.kind.as_str().into(), start, end, quote]
            })
            .collect()
    }

    fn entities(&self, first_id: i64) -> Vec<[Value<'a>; 5]> {
        let entities = (first_id..).zip(&self.entry.facts.entities).zip(&self.entry.folded);
        entities
            .map(|((id, entity), folded)| {
                [int(id), self.id, entity.name.as_str().into(), entity.kind.as_str().into(), folded.as_str().into()]
            })
            .collect()
    }

    fn mentions(&self, first_entity: i64) -> Vec<[Value<'a>; 7]> {
        let mentions = (1_i64..).zip(&self.entry.facts.mentions);
        mentions
            .map(|(n, mention)| {
                let [start, end, quote] = self.evidence(mention.span);
                let entity_id = id_at(first_entity, mention.entity_idx);
                [self.id, int(n), entity_id, mention.form.as_str().into(), start, end, quote]
            })
            .collect()
    }

    fn statements(&self, first: &First) -> Vec<[Value<'a>; 7]> {
        let statements = (first.statement..).zip(&self.entry.facts.statements);
        statements
            .map(|(id, statement)| {
                let speaker_id = statement.speaker_idx.map_or(Value::Null, |idx| id_at(first.entity, idx));
                let Statement { unnamed, kind, modality, confidence, .. } = statement;
                let words = [kind.as_str().into(), modality.as_str().into()];
                [int(id), self.id, speaker_id, int(*unnamed), words[0], words[1], int(*confidence)]
            })
            .collect()
    }

    fn parts(&self, first_statement: i64) -> Vec<[Value<'a>; 6]> {
        let statements = (first_statement..).zip(&self.entry.facts.statements);
        statements.flat_map(|(id, statement)| self.parts_of(id, statement)).collect()
    }

    fn parts_of(&self, statement_id: i64, statement: &'a Statement) -> impl Iterator<Item = [Value<'a>; 6]> {
        let roles = [("source", &statement.source), ("cue", &statement.cue), ("content", &statement.content)];
        let parts =
            roles.into_iter().flat_map(|(role, spans)| (1_i64..).zip(spans).map(move |(n, span)| (role, n, span)));
        parts.map(move |(role, n, &span)| {
            let [start, end, quote] = self.evidence(span);
            [int(statement_id), role.into(), int(n), start, end, quote]
        })
    }

    fn figures(&self, first_id: i64) -> Vec<[Value<'a>; 15]> {
        let figures = (first_id..).zip(&self.entry.facts.figures).zip(&self.entry.numbers);
        figures
            .map(|((id, figure), numbers)| {
                let [start, end, quote] = self.evidence(figure.span);
                let [value, low, high] = numbers.each_ref().map(|number| optional_text(number.as_deref()));
                let unit = optional_text(figure.unit.as_ref().map(|unit| unit.code.as_ref()));
                let unit_name = optional_text(figure.unit.as_ref().map(|unit| unit.name.as_ref()));
                let hedge = figure.hedge.as_str().into();
                let [hedge_start, hedge_end, hedge_quote] =
                    figure.hedge_span.map_or([Value::Null; 3], |span| self.evidence(span));
                let same_as = optional_int(figure.same_as.map(|idx| first_id + i64::from(idx)));
                [
                    int(id),
                    self.id,
                    start,
                    end,
                    quote,
                    value,
                    low,
                    high,
                    unit,
                    unit_name,
                    hedge,
                    hedge_start,
                    hedge_end,
                    hedge_quote,
                    same_as,
                ]
            })
            .collect()
    }

    fn times(&self) -> Vec<[Value<'a>; 6]> {
        let times = self.entry.facts.times.iter();
        times
            .map(|time| {
                let [start, end, quote] = self.evidence(time.span);
                [self.id, start, end, quote, time.kind.as_str().into(), time.value.as_str().into()]
            })
            .collect()
    }

    fn notes(&self) -> Vec<[Value<'a>; 5]> {
        let notes = self.entry.facts.notes.iter();
        notes
            .map(|note| {
                let [start, end, quote] = self.evidence(note.span);
                [self.id, start, end, quote, note.what.into()]
            })
            .collect()
    }
}
