//! The record as an index of who is who: what it is asked by key, by bearer and by article.

use onrecord::{
    facts::EntityKind,
    record::{ArticleId, Bearer, BearerId, Field, Index},
};
use rusqlite::{Connection, Error, Result, Row, types::Type};

/// A record on disk, asked one question at a time.
pub(super) struct OnDisk<'db> {
    pub(super) db: &'db Connection,
}

/// The columns of a [`Bearer`], for `bearer b`, with the number of its articles.
const BEARER: &str = "b.name, b.kind, b.field,
    (SELECT count(DISTINCT e.article_id) FROM entity e WHERE e.bearer_id = b.id)";

/// The bearer in the columns from `at`; the number of its articles is in a column of its own or not asked for.
pub(crate) fn bearer_of(row: &Row<'_>, at: usize, n_articles_at: Option<usize>) -> Result<Bearer> {
    let kind: String = row.get(at + 1)?;
    let field: String = row.get(at + 2)?;
    let unknown = |at: usize, word: &str| {
        Error::FromSqlConversionFailure(at, Type::Text, format!("not a word of the record: {word}").into())
    };
    Ok(Bearer {
        name: row.get(at)?,
        kind: EntityKind::named(&kind).ok_or_else(|| unknown(at + 1, &kind))?,
        field: Field::named(&field).ok_or_else(|| unknown(at + 2, &field))?,
        n_articles: n_articles_at.map_or(Ok(0), |at| row.get(at))?,
    })
}

impl OnDisk<'_> {
    fn numbers(&self, sql: &str, of: impl rusqlite::Params) -> Result<Vec<i64>> {
        self.db.prepare_cached(sql)?.query_map(of, |row| row.get(0))?.collect()
    }
}

impl Index for OnDisk<'_> {
    type Error = Error;

    fn under(&self, key: &str) -> Result<Vec<BearerId>> {
        self.numbers("SELECT bearer_id FROM bearer_key WHERE key = ?1 ORDER BY 1", [key])
    }

    fn bearer(&self, id: BearerId) -> Result<Bearer> {
        let sql = format!("SELECT {BEARER} FROM bearer b WHERE b.id = ?1");
        self.db.prepare_cached(&sql)?.query_row([id], |row| bearer_of(row, 0, Some(3)))
    }

    fn called_both(&self, id: BearerId) -> Result<Vec<BearerId>> {
        self.numbers("SELECT DISTINCT other_id FROM called_both WHERE bearer_id = ?1 ORDER BY 1", [id])
    }

    fn articles(&self, id: BearerId) -> Result<Vec<ArticleId>> {
        self.numbers("SELECT DISTINCT article_id FROM entity WHERE bearer_id = ?1 ORDER BY 1", [id])
    }

    fn company(&self, id: BearerId) -> Result<Vec<BearerId>> {
        let sql = "SELECT DISTINCT o.bearer_id FROM entity e JOIN entity o ON o.article_id = e.article_id
                   WHERE e.bearer_id = ?1 AND o.bearer_id IS NOT NULL ORDER BY 1";
        self.numbers(sql, [id])
    }

    fn named_in(&self, article: ArticleId) -> Result<Vec<BearerId>> {
        let sql = "SELECT DISTINCT bearer_id FROM entity WHERE article_id = ?1 AND bearer_id IS NOT NULL ORDER BY 1";
        self.numbers(sql, [article])
    }

    fn n_articles(&self) -> Result<u32> {
        self.db.prepare_cached("SELECT count(*) FROM article")?.query_row([], |row| row.get(0))
    }
}
