//! One article with everything that was kept from it.

use std::io::Read;

use onrecord::article::Extent;
use rusqlite::{Connection, OptionalExtension, Result, Row, types::Type};

use super::{evidence, figure, row::row_of, statement, time};
use crate::rows::{ArticleRecord, EntityRow, EvidenceRow, FurnitureRow, MentionRow, NoteRow};

pub(super) fn record(db: &Connection, id: i64) -> Result<Option<ArticleRecord>> {
    let Some(row) = row_of(db, id)? else { return Ok(None) };
    let sql =
        "SELECT document, fingerprint, form, read_by, language, text, charset, extent, byline, time_of_day, modified
               FROM article LEFT JOIN carried ON carried.article_id = id
                            LEFT JOIN imprint ON imprint.article_id = id
               WHERE id = ?1";
    let mut statement = db.prepare_cached(sql)?;
    let record = statement.query_row([id], |columns| {
        Ok(ArticleRecord {
            row,
            document: columns.get(0)?,
            fingerprint: columns.get(1)?,
            form: columns.get(2)?,
            read_by: columns.get(3)?,
            language: columns.get(4)?,
            byline: names(columns.get(8)?),
            time_of_day: columns.get(9)?,
            modified: columns.get(10)?,
            published_evidence: published_evidence(db, id)?,
            text: columns.get(5)?,
            charset: columns.get(6)?,
            extent: columns.get::<_, Option<String>>(7)?.unwrap_or_else(|| WHOLE.to_owned()),
            furniture: furniture(db, id)?,
            entities: entities(db, id)?,
            mentions: mentions(db, id)?,
            statements: statement::of_article(db, id)?,
            figures: figure::of_article(db, id)?,
            times: time::of_article(db, id)?,
            notes: notes(db, id)?,
        })
    })?;
    Ok(Some(record))
}

/// The names of a byline, one a line.
fn names(lines: Option<String>) -> Vec<String> {
    lines.map_or_else(Vec::new, |lines| lines.lines().map(str::to_owned).collect())
}

/// The extent of articles that have no row that says it.
const WHOLE: &str = Extent::Whole.as_str();

/// All rows of a statement about one article.
fn all<T>(db: &Connection, article_id: i64, sql: &str, row: fn(&Row<'_>) -> Result<T>) -> Result<Vec<T>> {
    db.prepare_cached(sql)?.query_map([article_id], row)?.collect()
}

fn published_evidence(db: &Connection, article_id: i64) -> Result<Vec<EvidenceRow>> {
    let sql = "SELECT start_byte, end_byte, quote FROM published_evidence WHERE article_id = ?1 ORDER BY id";
    all(db, article_id, sql, |row| evidence(row, 0))
}

fn furniture(db: &Connection, article_id: i64) -> Result<Vec<FurnitureRow>> {
    let sql = "SELECT id, kind, start_byte, end_byte, quote FROM furniture
               WHERE article_id = ?1 ORDER BY start_byte, end_byte, id";
    all(db, article_id, sql, |row| Ok(FurnitureRow { id: row.get(0)?, kind: row.get(1)?, evidence: evidence(row, 2)? }))
}

fn entities(db: &Connection, article_id: i64) -> Result<Vec<EntityRow>> {
    let sql = "SELECT id, name, kind, bearer_id IS NOT NULL FROM entity WHERE article_id = ?1 ORDER BY id";
    all(db, article_id, sql, |row| {
        Ok(EntityRow { id: row.get(0)?, name: row.get(1)?, kind: row.get(2)?, has_entry: row.get(3)? })
    })
}

fn mentions(db: &Connection, article_id: i64) -> Result<Vec<MentionRow>> {
    let sql = "SELECT n, entity_id, form, start_byte, end_byte, quote FROM mention
               WHERE article_id = ?1 ORDER BY start_byte, end_byte, n";
    all(db, article_id, sql, |row| {
        Ok(MentionRow { n: row.get(0)?, entity_id: row.get(1)?, form: row.get(2)?, evidence: evidence(row, 3)? })
    })
}

fn notes(db: &Connection, article_id: i64) -> Result<Vec<NoteRow>> {
    let sql = "SELECT id, what, start_byte, end_byte, quote FROM note
               WHERE article_id = ?1 ORDER BY start_byte, end_byte, id";
    all(db, article_id, sql, |row| Ok(NoteRow { id: row.get(0)?, what: row.get(1)?, evidence: evidence(row, 2)? }))
}

pub(super) fn document(db: &Connection, sha256: &str) -> Result<Option<Vec<u8>>> {
    let sql = "SELECT length, compressed FROM document WHERE sha256 = ?1";
    let mut statement = db.prepare_cached(sql)?;
    statement.query_row([sha256], |row| unpack(row.get(0)?, row.get_ref(1)?.as_blob()?)).optional()
}

/// The bytes again. What unpacks to more than `length` is cut off after one byte too many, so that a damaged or
/// malicious row cannot fill the memory; its hash then tells.
pub(crate) fn unpack(length: u32, compressed: &[u8]) -> Result<Vec<u8>> {
    let damaged = |error: std::io::Error| rusqlite::Error::FromSqlConversionFailure(1, Type::Blob, Box::new(error));
    let decoder = zstd::Decoder::new(compressed).map_err(damaged)?;
    let mut bytes = Vec::new();
    decoder.take(u64::from(length) + 1).read_to_end(&mut bytes).map_err(damaged)?;
    Ok(bytes)
}
