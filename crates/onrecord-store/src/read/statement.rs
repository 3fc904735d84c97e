//! Statements with their parts, their speakers and the facts that they name.

use std::{collections::BTreeMap, iter};

use rusqlite::{Connection, Result, Row};

use super::{evidence, time::time_name};
use crate::rows::{EntityName, EvidenceRow, MeantRow, PartyRow, StatementName, StatementRow};

/// The columns of a [`StatementRow`], for `statement s LEFT JOIN time t ON t.id = s.said_time_id`.
pub(super) const STATEMENT: &str = "s.id, s.unnamed, s.is_several, s.kind, s.modality, s.outcome, s.attitude, s.stance, \
     s.nested_in, s.is_headline, s.confidence_hundredths, t.id, t.quote, t.value, t.first_day, t.last_day";

/// For so many statements at a time the other tables are asked: the questions are few, and none is long.
const AT_ONCE: usize = 256;

pub(super) fn of_article(db: &Connection, article_id: i64) -> Result<Vec<StatementRow>> {
    let sql = format!(
        "SELECT {STATEMENT} FROM statement s LEFT JOIN time t ON t.id = s.said_time_id
         WHERE s.article_id = ?1 ORDER BY s.id"
    );
    let mut statements: Vec<StatementRow> =
        db.prepare_cached(&sql)?.query_map([article_id], |row| bare(row, 0))?.collect::<Result<_>>()?;
    complete(db, statements.iter_mut())?;
    Ok(statements)
}

/// The statement of this number.
pub(super) fn one(db: &Connection, id: i64) -> Result<StatementRow> {
    let sql = format!("SELECT {STATEMENT} FROM statement s LEFT JOIN time t ON t.id = s.said_time_id WHERE s.id = ?1");
    let mut statement = db.prepare_cached(&sql)?.query_row([id], |row| bare(row, 0))?;
    complete(db, iter::once(&mut statement))?;
    Ok(statement)
}

/// The statement in the columns from `at`, without what other tables have of it: [`complete`] adds that.
pub(super) fn bare(row: &Row<'_>, at: usize) -> Result<StatementRow> {
    let outer: Option<i64> = row.get(at + 8)?;
    Ok(StatementRow {
        id: row.get(at)?,
        unnamed: row.get(at + 1)?,
        is_several: row.get(at + 2)?,
        kind: row.get(at + 3)?,
        modality: row.get(at + 4)?,
        outcome: row.get(at + 5)?,
        attitude: row.get(at + 6)?,
        stance: row.get(at + 7)?,
        nested_in: outer.map(|id| StatementName { id, by: String::new() }),
        is_headline: row.get(at + 9)?,
        confidence_hundredths: row.get(at + 10)?,
        said: time_name(row, at + 11)?,
        speakers: Vec::new(),
        candidates: Vec::new(),
        on_behalf_of: None,
        role: None,
        anonymity: None,
        addressee: None,
        occasion: None,
        outlet: None,
        certainty: Vec::new(),
        caveats: Vec::new(),
        source: Vec::new(),
        cue: Vec::new(),
        content: Vec::new(),
    })
}

/// Adds to statements, each there once, their parts, their speakers, their fields, and who tells them.
pub(super) fn complete<'s>(db: &Connection, statements: impl Iterator<Item = &'s mut StatementRow>) -> Result<()> {
    let mut statements = statements.map(|statement| (statement.id, statement)).peekable();
    while statements.peek().is_some() {
        let mut by_id: ById<'_> = statements.by_ref().take(AT_ONCE).collect();
        parts(db, &mut by_id)?;
        speakers(db, &mut by_id)?;
        fields(db, &mut by_id)?;
        for outer in by_id.values_mut().filter_map(|statement| statement.nested_in.as_mut()) {
            *outer = name(db, outer.id)?;
        }
    }
    Ok(())
}

/// Statements by their number.
type ById<'s> = BTreeMap<i64, &'s mut StatementRow>;

/// Asks for the rows of a table that belong to statements, in its own order, and hands over each with its statement: its number is
/// the row's first column. `sql` has `?1` for the numbers, as a list in JSON.
fn for_each(
    db: &Connection,
    sql: &str,
    by_id: &mut ById<'_>,
    mut add: impl FnMut(&mut StatementRow, &Row<'_>) -> Result<()>,
) -> Result<()> {
    let ids: Vec<String> = by_id.keys().map(i64::to_string).collect();
    let mut question = db.prepare_cached(sql)?;
    let mut rows = question.query([format!("[{}]", ids.join(","))])?;
    while let Some(row) = rows.next()? {
        if let Some(statement) = by_id.get_mut(&row.get(0)?) {
            add(statement, row)?;
        }
    }
    Ok(())
}

/// Source, cue and content, each in the order of the text.
fn parts(db: &Connection, by_id: &mut ById<'_>) -> Result<()> {
    let sql = "SELECT statement_id, role, start_byte, end_byte, quote FROM statement_part
               WHERE statement_id IN (SELECT value FROM json_each(?1)) ORDER BY statement_id, role, n";
    for_each(db, sql, by_id, |statement, row| {
        let parts = match row.get_ref(1)?.as_str()? {
            "source" => &mut statement.source,
            "cue" => &mut statement.cue,
            _ => &mut statement.content,
        };
        parts.push(evidence(row, 2)?);
        Ok(())
    })
}

fn speakers(db: &Connection, by_id: &mut ById<'_>) -> Result<()> {
    let sql = "SELECT p.statement_id, p.role, e.id, e.name FROM statement_speaker p JOIN entity e ON e.id = p.entity_id
               WHERE p.statement_id IN (SELECT value FROM json_each(?1)) ORDER BY p.statement_id, p.role, p.n";
    for_each(db, sql, by_id, |statement, row| {
        let is_candidate = row.get_ref(1)?.as_str()? == "candidate";
        let names = if is_candidate { &mut statement.candidates } else { &mut statement.speakers };
        names.push(EntityName { id: row.get(2)?, name: row.get(3)? });
        Ok(())
    })
}

fn fields(db: &Connection, by_id: &mut ById<'_>) -> Result<()> {
    let sql = "SELECT f.statement_id, f.field, f.what, e.id, e.name, f.start_byte, f.end_byte, f.quote
               FROM statement_field f LEFT JOIN entity e ON e.id = f.entity_id
               WHERE f.statement_id IN (SELECT value FROM json_each(?1)) ORDER BY f.statement_id, f.field, f.n";
    for_each(db, sql, by_id, |statement, row| {
        let words = evidence(row, 5)?;
        match row.get_ref(1)?.as_str()? {
            "for" => statement.on_behalf_of = Some(party(row, words)?),
            "role" => statement.role = Some(words),
            "anonymity" => statement.anonymity = Some(words),
            "addressee" => statement.addressee = Some(party(row, words)?),
            "occasion" => statement.occasion = Some(meant(row, words)?),
            "outlet" => statement.outlet = Some(party(row, words)?),
            "certainty" => statement.certainty.push(meant(row, words)?),
            _ => statement.caveats.push(meant(row, words)?),
        }
        Ok(())
    })
}

fn party(row: &Row<'_>, evidence: EvidenceRow) -> Result<PartyRow> {
    let entity: Option<i64> = row.get(3)?;
    let entity = entity.map(|id| Ok::<_, rusqlite::Error>(EntityName { id, name: row.get(4)? })).transpose()?;
    Ok(PartyRow { evidence, entity })
}

fn meant(row: &Row<'_>, evidence: EvidenceRow) -> Result<MeantRow> {
    let what: Option<String> = row.get(2)?;
    Ok(MeantRow { what: what.unwrap_or_default(), evidence })
}

/// What another fact calls a statement by.
fn name(db: &Connection, id: i64) -> Result<StatementName> {
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
