//! Reading: lists, one article, facts across articles, words.
//!
//! Each question is asked within one snapshot. Lists are in the order of time: by day of publication, undated articles
//! last, then by number.

mod articles;
mod context;
mod entries;
mod figure;
mod figures;
mod in_memory;
mod record;
mod row;
mod search;
mod spellings;
mod statement;
mod statements;
mod time;
mod times;
mod who_is_who;

use rusqlite::{Connection, Result, Row};

pub use articles::ArticleFilter;
pub use entries::Spelling;
pub use figures::FigureFilter;
pub(crate) use record::unpack;
pub use statements::StatementFilter;
pub(crate) use who_is_who::bearer_of;

use crate::{
    fold,
    fold::words,
    rows::{ArticleHead, EvidenceRow},
};

/// The columns of an [`ArticleHead`], for `article a`.
const HEAD: &str =
    "a.id, a.address, a.name, a.url, a.outlet, a.title, a.published, a.published_earliest, a.published_latest";

/// How many columns a head has: where the next ones begin.
const HEAD_LEN: usize = 9;

/// The order of time, for `article a`.
const IN_TIME: &str = "a.published IS NULL, a.published, a.id";

fn head(row: &Row<'_>) -> Result<ArticleHead> {
    Ok(ArticleHead {
        id: row.get(0)?,
        address: row.get(1)?,
        name: row.get(2)?,
        url: row.get(3)?,
        outlet: row.get(4)?,
        title: row.get(5)?,
        published: row.get(6)?,
        published_earliest: row.get(7)?,
        published_latest: row.get(8)?,
    })
}

/// The evidence in the three columns from `at`.
fn evidence(row: &Row<'_>, at: usize) -> Result<EvidenceRow> {
    Ok(EvidenceRow { start_byte: row.get(at)?, end_byte: row.get(at + 1)?, quote: row.get(at + 2)? })
}

/// Whether the name of an article's outlet has all the words of `wanted`, which is folded.
fn is_of_outlet(article: &ArticleHead, wanted: Option<&str>) -> bool {
    let Some(wanted) = wanted else { return true };
    let outlet = fold(article.outlet.as_deref().unwrap_or_default());
    !outlet.is_empty() && words(wanted).all(|wanted| words(&outlet).any(|word| word == wanted))
}

/// Every article that has a row in `table`, in the order of time.
fn heads_with(db: &Connection, table: &str) -> Result<Vec<ArticleHead>> {
    let sql = format!(
        "SELECT {HEAD} FROM article a
         WHERE EXISTS (SELECT 1 FROM {table} f WHERE f.article_id = a.id) ORDER BY {IN_TIME}"
    );
    db.prepare_cached(&sql)?.query_map([], head)?.collect()
}
