//! The row of one article in a list.

use rusqlite::{Connection, OptionalExtension, Result, Row};

use super::{HEAD, HEAD_LEN, head};
use crate::rows::ArticleRow;

/// The columns of an [`ArticleRow`], for `article a`.
pub(super) fn row_sql(rest: &str) -> String {
    format!(
        "SELECT {HEAD}, a.published_basis, a.version,
            (SELECT max(b.version) FROM address d JOIN article b ON b.id = d.article_id
             WHERE d.address = a.address) AS latest,
            (SELECT count(*) FROM statement f WHERE f.article_id = a.id),
            (SELECT count(*) FROM figure f WHERE f.article_id = a.id),
            (SELECT count(*) FROM time f WHERE f.article_id = a.id),
            (SELECT count(*) FROM note f WHERE f.article_id = a.id)
         FROM article a {rest}"
    )
}

pub(super) fn article_row(row: &Row<'_>) -> Result<ArticleRow> {
    Ok(ArticleRow {
        article: head(row)?,
        published_basis: row.get(HEAD_LEN)?,
        version: row.get(HEAD_LEN + 1)?,
        latest_version: row.get(HEAD_LEN + 2)?,
        n_statements: row.get(HEAD_LEN + 3)?,
        n_figures: row.get(HEAD_LEN + 4)?,
        n_times: row.get(HEAD_LEN + 5)?,
        n_notes: row.get(HEAD_LEN + 6)?,
    })
}

pub(super) fn row_of(db: &Connection, id: i64) -> Result<Option<ArticleRow>> {
    db.prepare_cached(&row_sql("WHERE a.id = ?1"))?.query_row([id], article_row).optional()
}
