//! The rows of one article's facts.

use onrecord::{
    facts::{Anchor, Direction, Modifier, Party, Speaker, Statement},
    text::Span,
};
use rusqlite::{Connection, Result};

use super::{
    bearers,
    many::{Value, insert, next_id},
};
use crate::Entry;

/// Adds everything that was kept from article number `id` of the record.
pub(super) fn add(db: &Connection, id: i64, entry: &Entry) -> Result<()> {
    let bearers = bearers::ids(db, entry)?;
    let rows = Rows { id: int(id), entry, bearers: &bearers };
    let first = First::of(db)?;
    insert(db, "published_evidence (article_id, start_byte, end_byte, quote)", &rows.published())?;
    insert(db, "furniture (article_id, kind, start_byte, end_byte, quote)", &rows.furniture())?;
    insert(db, "entity (id, article_id, name, kind, bearer_id)", &rows.entities(first.entity))?;
    insert(db, "entity_role (entity_id, n, start_byte, end_byte, quote)", &rows.roles(first.entity))?;
    bearers::add_called_both(db, id, &bearers)?;
    insert(
        db,
        "mention (article_id, n, entity_id, form, link, start_byte, end_byte, quote)",
        &rows.mentions(first.entity),
    )?;
    // Before what refers to them.
    insert(db, TIME, &rows.times(first.time))?;
    insert(db, STATEMENT, &rows.statements(&first))?;
    insert(db, "statement_part (statement_id, role, n, start_byte, end_byte, quote)", &rows.parts(first.statement))?;
    insert(db, "statement_speaker (statement_id, role, n, entity_id)", &rows.speakers(&first))?;
    insert(db, STATEMENT_FIELD, &rows.fields(&first))?;
    insert(db, FIGURE, &rows.figures(&first))?;
    insert(db, "figure_part (figure_id, role, n, start_byte, end_byte, quote)", &rows.figure_parts(first.figure))?;
    insert(db, "note (article_id, start_byte, end_byte, quote, what)", &rows.notes())
}

const STATEMENT: &str = "statement (id, article_id, unnamed, is_several, kind, modality, outcome, attitude, stance,
    said_time_id, nested_in, is_headline, confidence_hundredths)";

const STATEMENT_FIELD: &str = "statement_field (statement_id, field, n, what, entity_id, start_byte, end_byte, quote)";

const FIGURE: &str = "figure (id, article_id, start_byte, end_byte, quote, value, low, high, unit, unit_name,
    hedge, hedge_start_byte, hedge_end_byte, hedge_quote, direction, level_id, time_id, same_as, part_of)";

const TIME: &str = "time (id, article_id, start_byte, end_byte, quote, type, value, modifier, anchor, anchor_id,
    first_day, last_day, rule)";

/// The ids of the article's first rows. The others follow without a gap: there is only one writer.
struct First {
    entity: i64,
    statement: i64,
    figure: i64,
    time: i64,
}

impl First {
    fn of(db: &Connection) -> Result<First> {
        Ok(First {
            entity: next_id(db, "entity")?,
            statement: next_id(db, "statement")?,
            figure: next_id(db, "figure")?,
            time: next_id(db, "time")?,
        })
    }
}

fn int<'a>(number: impl Into<i64>) -> Value<'a> {
    Value::Integer(number.into())
}

fn optional_text(text: Option<&str>) -> Value<'_> {
    text.map_or(Value::Null, Value::from)
}

/// The id of the row at `idx` of the rows that begin with `first`.
fn id_at<'a>(first: i64, idx: u32) -> Value<'a> {
    int(first + i64::from(idx))
}

fn optional_id_at<'a>(first: i64, idx: Option<u32>) -> Value<'a> {
    idx.map_or(Value::Null, |idx| id_at(first, idx))
}

/// Makes the rows of one article.
struct Rows<'a> {
    id: Value<'a>,
    entry: &'a Entry,
    /// For each entity the numbers of the bearers of its names.
    bearers: &'a [Vec<i64>],
}

impl<'a> Rows<'a> {
    /// Start, end and words of a span. An entry has only spans of its article, checked when it was made.
    fn evidence(&self, span: Span) -> [Value<'a>; 3] {
        [int(span.start()), int(span.end()), self.entry.article.slice(span).into()]
    }

    fn published(&self) -> Vec<[Value<'a>; 4]> {
        let spans = &self.entry.facts.published(&self.entry.article).evidence;
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
        let entities = (first_id..).zip(&self.entry.facts.entities).zip(self.bearers);
        entities
            .map(|((id, entity), bearers)| {
                let words = [entity.name.as_str(), entity.kind.as_str()].map(Value::from);
                [int(id), self.id, words[0], words[1], bearers.first().map_or(Value::Null, |&id| int(id))]
            })
            .collect()
    }

    fn roles(&self, first_id: i64) -> Vec<[Value<'a>; 5]> {
        let entities = (first_id..).zip(&self.entry.facts.entities);
        let roles = entities.flat_map(|(id, entity)| (1_i64..).zip(&entity.roles).map(move |(n, span)| (id, n, span)));
        roles
            .map(|(id, n, &span)| {
                let [start, end, quote] = self.evidence(span);
                [int(id), int(n), start, end, quote]
            })
            .collect()
    }

    fn mentions(&self, first_entity: i64) -> Vec<[Value<'a>; 8]> {
        let of_entities = self.entry.facts.mentions.iter().filter_map(|mention| Some((mention, mention.entity_idx?)));
        (1_i64..)
            .zip(of_entities)
            .map(|(n, (mention, entity_idx))| {
                let [start, end, quote] = self.evidence(mention.span);
                let entity_id = id_at(first_entity, entity_idx);
                let how = [mention.form.as_str(), mention.link.as_str()].map(Value::from);
                [self.id, int(n), entity_id, how[0], how[1], start, end, quote]
            })
            .collect()
    }

    fn statements(&self, first: &First) -> Vec<[Value<'a>; 13]> {
        let statements = (first.statement..).zip(&self.entry.facts.statements);
        statements
            .map(|(id, statement)| {
                let Statement { speaker, kind, how, setting, nested_in, is_headline, confidence, .. } = statement;
                [
                    int(id),
                    self.id,
                    int(speaker.unnamed.is_some()),
                    int(speaker.unnamed.is_some_and(|unnamed| unnamed.is_several)),
                    kind.as_str().into(),
                    how.modality.as_str().into(),
                    how.outcome.as_str().into(),
                    how.attitude.as_str().into(),
                    how.stance.as_str().into(),
                    optional_id_at(first.time, setting.time_idx),
                    optional_id_at(first.statement, *nested_in),
                    int(*is_headline),
                    int(*confidence),
                ]
            })
            .collect()
    }

    fn speakers(&self, first: &First) -> Vec<[Value<'a>; 4]> {
        let statements = (first.statement..).zip(&self.entry.facts.statements);
        let roles = statements.flat_map(|(id, statement)| {
            let Speaker { entities, candidates, .. } = &statement.speaker;
            [(id, "speaker", entities), (id, "candidate", candidates)]
        });
        let numbered =
            roles.flat_map(|(id, role, entities)| (1_i64..).zip(entities).map(move |(n, &idx)| (id, role, n, idx)));
        numbered.map(|(id, role, n, idx)| [int(id), role.into(), int(n), id_at(first.entity, idx)]).collect()
    }

    fn fields(&self, first: &First) -> Vec<[Value<'a>; 8]> {
        let statements = (first.statement..).zip(&self.entry.facts.statements);
        let fields = statements.flat_map(|(id, statement)| fields(statement).map(move |field| (id, field)));
        fields
            .map(|(id, field)| {
                let [start, end, quote] = self.evidence(field.span);
                let entity_id = optional_id_at(first.entity, field.entity_idx);
                [int(id), field.name.into(), int(field.n), optional_text(field.what), entity_id, start, end, quote]
            })
            .collect()
    }

    fn parts(&self, first_statement: i64) -> Vec<[Value<'a>; 6]> {
        let statements = (first_statement..).zip(&self.entry.facts.statements);
        statements.flat_map(|(id, statement)| self.parts_of(id, statement)).collect()
    }

    fn parts_of(&self, statement_id: i64, statement: &'a Statement) -> impl Iterator<Item = [Value<'a>; 6]> {
        let roles = [
            ("source", statement.source.as_slice()),
            ("cue", statement.cue.as_slice()),
            ("content", statement.content.as_slice()),
        ];
        self.in_roles(statement_id, roles)
    }

    /// The spans of a fact, each with its place among those of its role.
    fn in_roles(&self, fact_id: i64, roles: [(&'static str, &'a [Span]); 3]) -> impl Iterator<Item = [Value<'a>; 6]> {
        let parts =
            roles.into_iter().flat_map(|(role, spans)| (1_i64..).zip(spans).map(move |(n, span)| (role, n, span)));
        parts.map(move |(role, n, &span)| {
            let [start, end, quote] = self.evidence(span);
            [int(fact_id), role.into(), int(n), start, end, quote]
        })
    }

    fn figures(&self, first: &First) -> Vec<[Value<'a>; 19]> {
        let figures = (first.figure..).zip(&self.entry.facts.figures).zip(&self.entry.numbers);
        figures
            .map(|((id, figure), numbers)| {
                let [start, end, quote] = self.evidence(figure.span);
                let [value, low, high] = numbers.each_ref().map(|number| optional_text(number.as_deref()));
                let [hedge_start, hedge_end, hedge_quote] =
                    figure.hedge_span.map_or([Value::Null; 3], |span| self.evidence(span));
                [
                    int(id),
                    self.id,
                    start,
                    end,
                    quote,
                    value,
                    low,
                    high,
                    optional_text(figure.unit.as_ref().map(|unit| unit.code.as_ref())),
                    optional_text(figure.unit.as_ref().map(|unit| unit.name.as_ref())),
                    figure.hedge.as_str().into(),
                    hedge_start,
                    hedge_end,
                    hedge_quote,
                    optional_text(figure.direction.map(Direction::as_str)),
                    optional_id_at(first.figure, figure.level_idx),
                    optional_id_at(first.time, figure.time_idx),
                    optional_id_at(first.figure, figure.same_as),
                    optional_id_at(first.figure, figure.part_of),
                ]
            })
            .collect()
    }

    fn figure_parts(&self, first_id: i64) -> Vec<[Value<'a>; 6]> {
        let figures = (first_id..).zip(&self.entry.facts.figures);
        figures
            .flat_map(|(id, figure)| {
                let roles = [
                    ("of", figure.of.as_slice()),
                    ("head", figure.head.as_slice()),
                    ("scope", figure.scope.as_slice()),
                ];
                self.in_roles(id, roles)
            })
            .collect()
    }

    fn times(&self, first_id: i64) -> Vec<[Value<'a>; 13]> {
        let times = (first_id..).zip(&self.entry.facts.times).zip(&self.entry.days);
        times
            .map(|((id, time), days)| {
                let [start, end, quote] = self.evidence(time.span);
                let [anchor, anchor_id] = anchor(first_id, time.anchor);
                let [first_day, last_day] = days.each_ref().map(|day| optional_text(day.as_deref()));
                [
                    int(id),
                    self.id,
                    start,
                    end,
                    quote,
                    time.kind.as_str().into(),
                    time.value.as_str().into(),
                    optional_text(time.modifier.map(Modifier::as_str)),
                    anchor,
                    anchor_id,
                    first_day,
                    last_day,
                    time.rule.into(),
                ]
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

/// Words that say more of a statement than its parts do.
struct Field {
    name: &'static str,
    /// Its place among those of the name, from 1.
    n: i64,
    what: Option<&'static str>,
    entity_idx: Option<u32>,
    span: Span,
}

/// The fields of a statement: all of [`Statement::spans`] but its parts.
fn fields(statement: &Statement) -> impl Iterator<Item = Field> {
    let Statement { speaker, how, setting, caveats, .. } = statement;
    let one = |name, span, what, entity_idx| Field { name, n: 1, what, entity_idx, span };
    let party = |name, party: Option<Party>| party.map(|party| one(name, party.span, None, party.entity_idx));
    let words = |name, span: Option<Span>| span.map(|span| one(name, span, None, None));
    let single = [
        party("for", speaker.on_behalf_of),
        words("role", speaker.unnamed.map(|unnamed| unnamed.role)),
        words("anonymity", speaker.unnamed.and_then(|unnamed| unnamed.reason)),
        party("addressee", setting.addressee),
        setting.occasion.map(|occasion| one("occasion", occasion.span, Some(occasion.kind.as_str()), None)),
        party("outlet", setting.outlet),
    ];
    let certainty = (1..).zip(&how.certainty).map(move |(n, words)| {
        let what = Some(words.sureness.as_str());
        Field { n, ..one("certainty", words.span, what, None) }
    });
    let caveats = (1..).zip(caveats).map(move |(n, words)| {
        let what = Some(words.caution.as_str());
        Field { n, ..one("caveat", words.span, what, None) }
    });
    single.into_iter().flatten().chain(certainty).chain(caveats)
}

/// The anchor as a word, and the id of the time that it is.
fn anchor<'a>(first_time: i64, anchor: Option<Anchor>) -> [Value<'a>; 2] {
    match anchor {
        None => [Value::Null; 2],
        Some(Anchor::Published) => [Value::from("published"), Value::Null],
        Some(Anchor::Time(idx)) => [Value::from("time"), id_at(first_time, idx)],
    }
}
