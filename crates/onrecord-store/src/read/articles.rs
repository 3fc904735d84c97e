//! Lists of articles, and finding one by what a person would call it.

use std::ops::{ControlFlow, RangeInclusive};

use onrecord::values::Date;
use rusqlite::{Connection, Result, named_params};

use super::{
    IN_TIME, record,
    row::{article_row, row_of, row_sql},
};
use crate::{
    Error, Store,
    rows::{ArticleRecord, ArticleRow, Counts},
};

/// Which articles to list. The default is all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleFilter {
    /// Only this outlet, in its own spelling.
    pub outlet: Option<String>,
    /// Only articles published on these days.
    pub published: Option<RangeInclusive<Date>>,
    /// Leave out versions that have a later one.
    pub latest_only: bool,
    /// At most so many.
    pub limit: Option<u32>,
    /// Without the first so many.
    pub offset: u32,
}

impl Store {
    /// The articles of the record, in the order of time.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn articles(&self, filter: &ArticleFilter) -> Result<Vec<ArticleRow>, Error> {
        self.ask(|db| list(db, filter))
    }

    /// The articles that a person may mean: the one with this number, those with exactly this address, name or URL; if
    /// there are none, those whose address or name ends in `/` and this, or in this and a file extension.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn find_article(&self, called: &str) -> Result<Vec<ArticleRow>, Error> {
        self.ask(|db| find(db, called))
    }

    /// One article with everything that was kept from it.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn article(&self, id: i64) -> Result<Option<ArticleRecord>, Error> {
        self.ask(|db| record::record(db, id))
    }

    /// Shows each article to `visit`, in the order of time, until it breaks off. One article is in memory at a time.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn for_each_article(
        &self,
        filter: &ArticleFilter,
        mut visit: impl FnMut(ArticleRecord) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        self.ask(|db| {
            for row in list(db, filter)? {
                let Some(record) = record::record(db, row.article.id)? else { continue };
                if visit(record).is_break() {
                    break;
                }
            }
            Ok(())
        })
    }

    /// The raw bytes of a document by their SHA-256 in hexadecimal.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or the bytes kept do not unpack.
    pub fn document(&self, sha256: &str) -> Result<Option<Vec<u8>>, Error> {
        self.ask(|db| record::document(db, sha256))
    }

    /// How much the record holds.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn counts(&self) -> Result<Counts, Error> {
        self.ask(counts)
    }
}

fn list(db: &Connection, filter: &ArticleFilter) -> Result<Vec<ArticleRow>> {
    let sql = row_sql(&format!(
        "WHERE (:outlet IS NULL OR a.outlet = :outlet)
           AND (:from IS NULL OR a.published BETWEEN :from AND :to)
           AND (NOT :latest_only OR a.version = latest)
         ORDER BY {IN_TIME} LIMIT :limit OFFSET :offset"
    ));
    let parameters = named_params! {
        ":outlet": filter.outlet,
        ":from": filter.published.as_ref().map(|days| days.start().to_string()),
        ":to": filter.published.as_ref().map(|days| days.end().to_string()),
        ":latest_only": filter.latest_only,
        ":limit": filter.limit.map_or(-1, i64::from),
        ":offset": filter.offset,
    };
    db.prepare_cached(&sql)?.query_map(parameters, article_row)?.collect()
}

fn find(db: &Connection, called: &str) -> Result<Vec<ArticleRow>> {
    let exact = row_sql(&format!(
        "WHERE a.id = :id OR a.name = :called OR a.url = :called
            OR a.id IN (SELECT article_id FROM address WHERE address = :called)
         ORDER BY {IN_TIME}"
    ));
    // "00002" is the name of a file, not a number.
    let id = called.parse().ok().filter(|id: &i64| id.to_string() == called);
    let parameters = named_params! { ":id": id, ":called": called };
    let found: Vec<_> = db.prepare_cached(&exact)?.query_map(parameters, article_row)?.collect::<Result<_>>()?;
    if found.is_empty() { find_by_ending(db, called) } else { Ok(found) }
}

fn find_by_ending(db: &Connection, called: &str) -> Result<Vec<ArticleRow>> {
    let sql = format!(
        "SELECT a.id, d.address, a.name FROM article a JOIN address d ON d.article_id = a.id ORDER BY {IN_TIME}, 2"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut ids = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, address, name): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if (ends_in(&address, called) || ends_in(&name, called)) && ids.last() != Some(&id) {
            ids.push(id);
        }
    }
    ids.into_iter().filter_map(|id| row_of(db, id).transpose()).collect()
}

/// Whether the last steps of a path are those of `called`, with or without the file extension.
fn ends_in(path: &str, called: &str) -> bool {
    let ends = |path: &str| path.strip_suffix(called).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'));
    !called.is_empty() && (ends(path) || path.rsplit_once('.').is_some_and(|(stem, _)| ends(stem)))
}

fn counts(db: &Connection) -> Result<Counts> {
    let sql = "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM document), (SELECT count(*) FROM entity),
                      (SELECT count(*) FROM statement), (SELECT count(*) FROM figure), (SELECT count(*) FROM time),
                      (SELECT count(*) FROM note)";
    db.query_row(sql, [], |row| {
        Ok(Counts {
            articles: row.get(0)?,
            documents: row.get(1)?,
            entities: row.get(2)?,
            statements: row.get(3)?,
            figures: row.get(4)?,
            times: row.get(5)?,
            notes: row.get(6)?,
        })
    })
}
