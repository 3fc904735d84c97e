//! One statement with its parts, its speakers and the facts that it names.

use rusqlite::{Connection, Result, Row};

use super::{evidence, time::time_name};
use crate::rows::{EntityName, EvidenceRow, MeantRow, PartyRow, StatementName, StatementRow};

/// The columns of a [`StatementRow`], for `statement s LEFT JOIN time t ON t.id = s.said_time_id`.
pub(super) const STATEMENT: &str = "s.id, s.unnamed, s.is_several, s.kind, s.modality, s.outcome, s.attitude, s.stance, \
     s.nested_in, s.is_headline, s.confidence_hundredths, t.id, t.quote, t.value, t.first_day, t.last_day";

pub(super) fn of_article(db: &Connection, article_id: i64) -> Result<Vec<StatementRow>> {
    let sql = format!(
        "SELECT {STATEMENT} FROM statement s LEFT JOIN time t ON t.id = s.said_time_id
         WHERE s.article_id = ?1 ORDER BY s.id"
    );
    db.prepare_cached(&sql)?.query_map([article_id], |row| statement_row(db, row, 0))?.collect()
}

/// The statement in the columns from `at`, with all that belongs to it.
pub(super) fn statement_row(db: &Connection, row: &Row<'_>, at: usize) -> Result<StatementRow> {
    let id = row.get(at)?;
    let nested_in: Option<i64> = row.get(at + 8)?;
    let mut parts = parts(db, id)?;
    let mut part = |role| parts.extract_if(.., |part| part.0 == role).map(|part| part.1).collect();
    let mut speakers = speakers(db, id)?;
    let candidates = speakers.extract_if(.., |speaker| speaker.0 == "candidate").map(|speaker| speaker.1).collect();
    let mut fields = Fields(fields(db, id)?);
    Ok(StatementRow {
        id,
        unnamed: row.get(at + 1)?,
        is_several: row.get(at + 2)?,
        kind: row.get(at + 3)?,
        modality: row.get(at + 4)?,
        outcome: row.get(at + 5)?,
        attitude: row.get(at + 6)?,
        stance: row.get(at + 7)?,
        nested_in: nested_in.map(|id| name(db, id)).transpose()?,
        is_headline: row.get(at + 9)?,
        confidence_hundredths: row.get(at + 10)?,
        said: time_name(row, at + 11)?,
        speakers: speakers.into_iter().map(|speaker| speaker.1).collect(),
        candidates,
        on_behalf_of: fields.party("for"),
        role: fields.words("role"),
        anonymity: fields.words("anonymity"),
        addressee: fields.party("addressee"),
        occasion: fields.meant("occasion").pop(),
        outlet: fields.party("outlet"),
        certainty: fields.meant("certainty"),
        caveats: fields.meant("caveat"),
        source: part("source"),
        cue: part("cue"),
        content: part("content"),
    })
}

/// What another fact calls a statement by.
pub(super) fn name(db: &Connection, id: i64) -> Result<StatementName> {
    let sql = "SELECT coalesce(
                   (SELECT group_concat(name, ' and ')
                    FROM (SELECT e.name FROM statement_speaker p JOIN entity e ON e.id = p.entity_id
                          WHERE p.statement_id = ?1 AND p.role = 'speaker' ORDER BY p.n)),
                   (SELECT group_concat(quote, ' … ')
                    FROM (SELECT quote FROM statement_part WHERE statement_id = ?1 AND role = 'source' ORDER BY n)),
                   '')";
    let by = db.prepare_cached(sql)?.query_row([id], |row| row.get(0))?;
    Ok(StatementName { id, by })
}

/// Source, cue and content, each with its role, in the order of the text.
fn parts(db: &Connection, id: i64) -> Result<Vec<(String, EvidenceRow)>> {
    let sql = "SELECT role, start_byte, end_byte, quote FROM statement_part WHERE statement_id = ?1 ORDER BY role, n";
    db.prepare_cached(sql)?.query_map([id], |row| Ok((row.get(0)?, evidence(row, 1)?)))?.collect()
}

/// Speakers and candidates, each with its role.
fn speakers(db: &Connection, id: i64) -> Result<Vec<(String, EntityName)>> {
    let sql = "SELECT p.role, e.id, e.name FROM statement_speaker p JOIN entity e ON e.id = p.entity_id
               WHERE p.statement_id = ?1 ORDER BY p.role, p.n";
    let named = |row: &Row<'_>| Ok((row.get(0)?, EntityName { id: row.get(1)?, name: row.get(2)? }));
    db.prepare_cached(sql)?.query_map([id], named)?.collect()
}

/// A row of `statement_field`.
struct Field {
    name: String,
    what: Option<String>,
    entity: Option<EntityName>,
    evidence: EvidenceRow,
}

fn fields(db: &Connection, id: i64) -> Result<Vec<Field>> {
    let sql = "SELECT f.field, f.what, e.id, e.name, f.start_byte, f.end_byte, f.quote
               FROM statement_field f LEFT JOIN entity e ON e.id = f.entity_id
               WHERE f.statement_id = ?1 ORDER BY f.field, f.n";
    let field = |row: &Row<'_>| {
        let entity: Option<i64> = row.get(2)?;
        let entity = entity.map(|id| Ok::<_, rusqlite::Error>(EntityName { id, name: row.get(3)? })).transpose()?;
        Ok(Field { name: row.get(0)?, what: row.get(1)?, entity, evidence: evidence(row, 4)? })
    };
    db.prepare_cached(sql)?.query_map([id], field)?.collect()
}

/// The fields of a statement that are not taken yet.
struct Fields(Vec<Field>);

impl Fields {
    fn take(&mut self, name: &str) -> Vec<Field> {
        self.0.extract_if(.., |field| field.name == name).collect()
    }

    fn words(&mut self, name: &str) -> Option<EvidenceRow> {
        self.take(name).pop().map(|field| field.evidence)
    }

    fn party(&mut self, name: &str) -> Option<PartyRow> {
        self.take(name).pop().map(|Field { evidence, entity, .. }| PartyRow { evidence, entity })
    }

    fn meant(&mut self, name: &str) -> Vec<MeantRow> {
        let fields = self.take(name).into_iter();
        fields.map(|Field { what, evidence, .. }| MeantRow { what: what.unwrap_or_default(), evidence }).collect()
    }
}
