//! The whole index of who is who at once, for questions about everybody.

use std::collections::BTreeMap;

use onrecord::record::{ArticleId, Bearer, BearerId, Decision, Entry, Table};
use rusqlite::{Connection, Result};

use super::who_is_who::bearer_of;
use crate::rows::EntryHead;

/// Who is who, and the days of publication of all articles.
pub(super) struct InMemory {
    table: Table,
    days: BTreeMap<ArticleId, Option<String>>,
}

impl InMemory {
    pub(super) fn read(db: &Connection) -> Result<InMemory> {
        let days: BTreeMap<ArticleId, Option<String>> = db
            .prepare("SELECT id, published FROM article")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_>>()?;
        let named = pairs(db, "SELECT article_id, bearer_id FROM entity WHERE bearer_id IS NOT NULL")?;
        let called_both = pairs(db, "SELECT bearer_id, other_id FROM called_both")?;
        let n_articles = u32::try_from(days.len()).unwrap_or(u32::MAX);
        Ok(InMemory { table: Table::new(bearers(db)?, named, called_both, n_articles), days })
    }

    /// What a list says of everybody.
    pub(super) fn heads(&self, decisions: &[Decision]) -> Vec<EntryHead> {
        self.table.entries(decisions).iter().map(|entry| self.head(entry)).collect()
    }

    fn head(&self, entry: &Entry) -> EntryHead {
        let articles = self.table.articles_of(entry);
        let days = || articles.iter().filter_map(|article| self.days.get(article)?.as_ref());
        EntryHead {
            name: entry.name().to_owned(),
            kind: entry.kind().as_str().to_owned(),
            n_articles: u32::try_from(articles.len()).unwrap_or(u32::MAX),
            first: days().min().cloned(),
            last: days().max().cloned(),
        }
    }
}

fn bearers(db: &Connection) -> Result<BTreeMap<BearerId, Bearer>> {
    let mut statement = db.prepare("SELECT id, name, kind, field FROM bearer")?;
    statement.query_map([], |row| Ok((row.get(0)?, bearer_of(row, 1, None)?)))?.collect()
}

fn pairs(db: &Connection, sql: &str) -> Result<Vec<(i64, i64)>> {
    db.prepare(sql)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}
