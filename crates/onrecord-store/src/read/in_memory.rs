//! The whole index of who is who at once, for questions about everybody.

use std::collections::{BTreeMap, BTreeSet};

use onrecord::record::{ArticleId, Bearer, BearerId, Decision, Entry, Table};
use rusqlite::{Connection, Result};

use super::who_is_who::bearer_of;
use crate::rows::EntryHead;

/// Who is who, and the days of publication of all articles.
pub(super) struct InMemory {
    table: Table,
    days: BTreeMap<ArticleId, Option<String>>,
    /// The first entity of each bearer in each article.
    entities: BTreeMap<(ArticleId, BearerId), i64>,
}

impl InMemory {
    pub(super) fn read(db: &Connection) -> Result<InMemory> {
        let days: BTreeMap<ArticleId, Option<String>> = db
            .prepare("SELECT id, published FROM article")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_>>()?;
        let entities = entities(db)?;
        let named = entities.keys().copied().collect::<Vec<_>>();
        let called_both = pairs(db, "SELECT bearer_id, other_id FROM called_both")?;
        let n_articles = u32::try_from(days.len()).unwrap_or(u32::MAX);
        Ok(InMemory { table: Table::new(bearers(db)?, named, called_both, n_articles), days, entities })
    }

    /// What a list says of everybody.
    pub(super) fn heads(&self, decisions: &[Decision]) -> Vec<EntryHead> {
        self.table.entries(decisions).iter().map(|entry| self.head(entry)).collect()
    }

    fn head(&self, entry: &Entry) -> EntryHead {
        let places = self.table.places_of(entry);
        let articles: BTreeSet<ArticleId> = places.iter().map(|(article, _)| *article).collect();
        let days = || articles.iter().filter_map(|article| self.days.get(article)?.as_ref());
        EntryHead {
            entity_id: places.iter().filter_map(|place| self.entities.get(place)).min().copied().unwrap_or_default(),
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

fn entities(db: &Connection) -> Result<BTreeMap<(ArticleId, BearerId), i64>> {
    let sql = "SELECT article_id, bearer_id, min(id) FROM entity WHERE bearer_id IS NOT NULL GROUP BY 1, 2";
    db.prepare(sql)?.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?.collect()
}

fn pairs(db: &Connection, sql: &str) -> Result<Vec<(i64, i64)>> {
    db.prepare(sql)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}
