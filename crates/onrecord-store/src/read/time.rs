//! The times of one article, with what they were counted from.

use rusqlite::{Connection, Result, Row};

use super::evidence;
use crate::rows::{AnchorRow, TimeName, TimeRow};

/// The columns of a [`TimeRow`], for `time t LEFT JOIN time b ON b.id = t.anchor_id`.
pub(super) const TIME: &str = "t.id, t.start_byte, t.end_byte, t.quote, t.type, t.value, t.modifier, t.first_day, t.last_day, \
                               t.rule, t.anchor, b.id, b.quote, b.value, b.first_day, b.last_day";

pub(super) fn of_article(db: &Connection, article_id: i64) -> Result<Vec<TimeRow>> {
    let sql = format!(
        "SELECT {TIME} FROM time t LEFT JOIN time b ON b.id = t.anchor_id
         WHERE t.article_id = ?1 ORDER BY t.start_byte, t.end_byte, t.id"
    );
    db.prepare_cached(&sql)?.query_map([article_id], |row| time_row(row, 0))?.collect()
}

/// The time in the columns from `at`.
pub(super) fn time_row(row: &Row<'_>, at: usize) -> Result<TimeRow> {
    Ok(TimeRow {
        id: row.get(at)?,
        evidence: evidence(row, at + 1)?,
        r#type: row.get(at + 4)?,
        value: row.get(at + 5)?,
        modifier: row.get(at + 6)?,
        first_day: row.get(at + 7)?,
        last_day: row.get(at + 8)?,
        rule: row.get(at + 9)?,
        anchor: anchor(row, at + 10)?,
    })
}

fn anchor(row: &Row<'_>, at: usize) -> Result<Option<AnchorRow>> {
    let anchor: Option<String> = row.get(at)?;
    Ok(match anchor.as_deref() {
        Some("published") => Some(AnchorRow::Published),
        _ => time_name(row, at + 1)?.map(AnchorRow::Time),
    })
}

/// The time in the five columns from `at`, if there is one.
pub(super) fn time_name(row: &Row<'_>, at: usize) -> Result<Option<TimeName>> {
    let id: Option<i64> = row.get(at)?;
    let name = |id| {
        let [first_day, last_day] = [row.get(at + 3)?, row.get(at + 4)?];
        Ok(TimeName { id, quote: row.get(at + 1)?, value: row.get(at + 2)?, first_day, last_day })
    };
    id.map(name).transpose()
}
