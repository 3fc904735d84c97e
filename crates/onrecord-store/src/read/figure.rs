//! The figures of one article, with their parts and the facts that they name.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result, Row};

use super::{evidence, time::time_name};
use crate::rows::{EvidenceRow, FigureName, FigureRow};

pub(super) fn of_article(db: &Connection, article_id: i64) -> Result<Vec<FigureRow>> {
    let sql = "SELECT f.id, f.start_byte, f.end_byte, f.quote, f.value, f.low, f.high, f.unit, f.unit_name,
                      f.hedge, f.hedge_start_byte, f.hedge_end_byte, f.hedge_quote, f.direction,
                      level.id, level.quote, same.id, same.quote, whole.id, whole.quote,
                      t.id, t.quote, t.value, t.first_day, t.last_day
               FROM figure f
               LEFT JOIN figure level ON level.id = f.level_id
               LEFT JOIN figure same ON same.id = f.same_as
               LEFT JOIN figure whole ON whole.id = f.part_of
               LEFT JOIN time t ON t.id = f.time_id
               WHERE f.article_id = ?1 ORDER BY f.start_byte, f.end_byte, f.id";
    let mut parts = parts(db, article_id)?;
    db.prepare_cached(sql)?.query_map([article_id], |row| figure_row(row, &mut parts))?.collect()
}

fn figure_row(row: &Row<'_>, parts: &mut Parts) -> Result<FigureRow> {
    let id = row.get(0)?;
    let mut part = |role| parts.remove(&(id, role)).unwrap_or_default();
    Ok(FigureRow {
        id,
        evidence: evidence(row, 1)?,
        value: row.get(4)?,
        low: row.get(5)?,
        high: row.get(6)?,
        unit: row.get(7)?,
        unit_name: row.get(8)?,
        hedge: row.get(9)?,
        hedge_evidence: hedge_evidence(row)?,
        of: part(Role::Of),
        head: part(Role::Head).pop(),
        scope: part(Role::Scope),
        direction: row.get(13)?,
        level: figure_name(row, 14)?,
        same_as: figure_name(row, 16)?,
        part_of: figure_name(row, 18)?,
        time: time_name(row, 20)?,
    })
}

fn hedge_evidence(row: &Row<'_>) -> Result<Option<EvidenceRow>> {
    let quote: Option<String> = row.get(12)?;
    quote.map(|_| evidence(row, 10)).transpose()
}

/// The figure in the two columns from `at`, if there is one.
fn figure_name(row: &Row<'_>, at: usize) -> Result<Option<FigureName>> {
    let id: Option<i64> = row.get(at)?;
    id.map(|id| Ok(FigureName { id, quote: row.get(at + 1)? })).transpose()
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Of,
    Head,
    Scope,
}

/// The parts of the figures of one article, by figure and role, in the order of the text.
type Parts = BTreeMap<(i64, Role), Vec<EvidenceRow>>;

fn parts(db: &Connection, article_id: i64) -> Result<Parts> {
    let sql = "SELECT p.figure_id, p.role, p.start_byte, p.end_byte, p.quote
               FROM figure f JOIN figure_part p ON p.figure_id = f.id
               WHERE f.article_id = ?1 ORDER BY p.figure_id, p.role, p.n";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([article_id])?;
    let mut parts = Parts::new();
    while let Some(row) = rows.next()? {
        let role = match row.get_ref(1)?.as_str()? {
            "of" => Role::Of,
            "head" => Role::Head,
            _ => Role::Scope,
        };
        parts.entry((row.get(0)?, role)).or_default().push(evidence(row, 2)?);
    }
    Ok(parts)
}
