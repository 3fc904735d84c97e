//! Adding: a batch in one transaction, each article whole or absent.

mod bearers;
mod facts;
mod many;

use onrecord::{
    article::{Article, Extent, Published},
    values::Date,
};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Result, Transaction, TransactionBehavior, params};

pub(crate) use bearers::{has_keys, make_keys};

use crate::{Entry, Error, Fingerprint, Store};

/// What became of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// A new article at an address that the record did not have.
    New {
        /// The number of the article in this record.
        id: i64,
    },
    /// Another content at an address that the record has. Both stay.
    NewVersion {
        /// The number of the article in this record.
        id: i64,
        /// Counted from 1 for each address, so at least 2.
        version: u32,
    },
    /// The record has it. If it was met at another address, that address is now noted.
    Known {
        /// The number of the article in this record.
        id: i64,
    },
    /// The entry breaks a rule of the schema. Nothing of it was kept; the other entries were.
    Refused {
        /// Which rule, in lower case and without a final stop.
        reason: String,
    },
}

impl Store {
    /// Adds a batch in one transaction and says of each entry what became of it, in the same order.
    ///
    /// # Errors
    ///
    /// If the file cannot be written: no room, another writer that does not finish. Then nothing of this batch is in the
    /// record, and all earlier batches are.
    pub fn add(&mut self, entries: &[Entry]) -> std::result::Result<Vec<Added>, Error> {
        let added = add_batch(&mut self.db, entries).map_err(|error| self.error(&error))?;
        if let Some(checkpointer) = &mut self.checkpointer {
            checkpointer.added(entries.len());
        }
        Ok(added)
    }

    /// The article with this fingerprint, if the record has it. Its address is not noted: that is what adding does.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn knows(&self, fingerprint: Fingerprint) -> std::result::Result<Option<i64>, Error> {
        known(&self.db, &fingerprint.to_string()).map_err(|error| self.error(&error))
    }

    /// Who read an article whose day nobody named: its facts depend on the events that were known then.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn reader_of_undated(&self, id: i64) -> std::result::Result<Option<String>, Error> {
        reader_of_undated(&self.db, id).map_err(|error| self.error(&error))
    }

    /// Notes that a known article was met at this address too, without making an entry again.
    ///
    /// # Errors
    ///
    /// If the file cannot be written or has no such article.
    pub fn note_address(&mut self, id: i64, address: &str) -> std::result::Result<(), Error> {
        note_address(&self.db, id, address).map_err(|error| self.error(&error))
    }
}

/// Adds a batch, first on the short way; if an entry of it breaks a rule, again on the long way, which finds out which.
fn add_batch(db: &mut Connection, entries: &[Entry]) -> Result<Vec<Added>> {
    match add_with(db, entries, |tx, entry| add_whole(tx, entry)) {
        Err(error) if breaks_rule(&error) => add_with(db, entries, add_or_refuse),
        added => added,
    }
}

fn add_with(
    db: &mut Connection,
    entries: &[Entry],
    add_entry: fn(&mut Transaction<'_>, &Entry) -> Result<Added>,
) -> Result<Vec<Added>> {
    let mut tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let added: Vec<Added> = entries.iter().map(|entry| add_entry(&mut tx, entry)).collect::<Result<_>>()?;
    // After the last savepoint, because a savepoint makes the index write what it has gathered: one segment an article.
    for (entry, added) in entries.iter().zip(&added) {
        if let Added::New { id } | Added::NewVersion { id, .. } = added {
            index_words(&tx, *id, &entry.article)?;
        }
    }
    tx.commit()?;
    Ok(added)
}

/// Adds one entry, or nothing of it if it breaks a rule. Its savepoint costs a tenth of the time of adding it.
fn add_or_refuse(tx: &mut Transaction<'_>, entry: &Entry) -> Result<Added> {
    let savepoint = tx.savepoint()?;
    match add_whole(&savepoint, entry) {
        Ok(added) => savepoint.commit().map(|()| added),
        Err(error) if breaks_rule(&error) => Ok(Added::Refused { reason: error.to_string() }),
        Err(error) => Err(error),
    }
}

/// Whether the entry is to blame, not the file: a constraint, or a text over SQLite's limit of a thousand million bytes.
fn breaks_rule(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::ConstraintViolation | ErrorCode::TooBig))
}

fn add_whole(db: &Connection, entry: &Entry) -> Result<Added> {
    if let Some(id) = known(db, &entry.fingerprint)? {
        note_addresses(db, id, entry)?;
        return Ok(Added::Known { id });
    }
    let version = next_version(db, &entry.address)?;
    add_document(db, entry)?;
    let id = add_article(db, entry, version)?;
    add_carried(db, id, entry)?;
    add_imprint(db, id, entry)?;
    note_addresses(db, id, entry)?;
    facts::add(db, id, entry)?;
    Ok(if version == 1 { Added::New { id } } else { Added::NewVersion { id, version } })
}

fn known(db: &Connection, fingerprint: &str) -> Result<Option<i64>> {
    let mut statement = db.prepare_cached("SELECT id FROM article WHERE fingerprint = ?1")?;
    statement.query_row([fingerprint], |row| row.get(0)).optional()
}

fn reader_of_undated(db: &Connection, id: i64) -> Result<Option<String>> {
    let sql = "SELECT read_by FROM article WHERE id = ?1 AND published_basis IN ('inferred', 'unknown')";
    db.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()
}

fn note_address(db: &Connection, id: i64, address: &str) -> Result<()> {
    let sql = "INSERT INTO address (address, article_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    db.prepare_cached(sql)?.execute(params![address, id]).map(drop)
}

fn note_addresses(db: &Connection, id: i64, entry: &Entry) -> Result<()> {
    std::iter::once(&entry.address).chain(&entry.also_at).try_for_each(|address| note_address(db, id, address))
}

/// One more than the highest version of the articles that were met at this address.
fn next_version(db: &Connection, address: &str) -> Result<u32> {
    let sql = "SELECT 1 + coalesce(max(version), 0) FROM article
               WHERE id IN (SELECT article_id FROM address WHERE address = ?1)";
    db.prepare_cached(sql)?.query_row([address], |row| row.get(0))
}

fn add_document(db: &Connection, entry: &Entry) -> Result<()> {
    let sql = "INSERT INTO document (sha256, length, compressed) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
    let document = &entry.document;
    db.prepare_cached(sql)?.execute(params![document.sha256, document.length, document.compressed]).map(drop)
}

fn add_article(db: &Connection, entry: &Entry, version: u32) -> Result<i64> {
    let sql = "INSERT INTO article (
                   address, name, version, document, fingerprint, form, url, outlet, title, language,
                   published, published_basis, published_earliest, published_latest, read_by, text
               ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
    let article = &entry.article;
    let metadata = article.metadata();
    let Published { date, basis, earliest, latest, evidence: _ } = entry.facts.published(article);
    db.prepare_cached(sql)?.insert(params![
        entry.address,
        article.id(),
        version,
        entry.document.sha256,
        entry.fingerprint,
        entry.form.as_str(),
        metadata.url,
        metadata.outlet,
        metadata.title,
        metadata.language,
        date.map(day),
        basis.as_str(),
        earliest.map(day),
        latest.map(day),
        entry.read_by,
        article.text(),
    ])
}

/// What is known from the document's carrier; most documents have none.
fn add_carried(db: &Connection, id: i64, entry: &Entry) -> Result<()> {
    let extent = entry.article.metadata().extent;
    if entry.charset.is_none() && extent == Extent::Whole {
        return Ok(());
    }
    let sql = "INSERT INTO carried (article_id, charset, extent) VALUES (?1, ?2, ?3)";
    db.prepare_cached(sql)?.execute(params![id, entry.charset, extent.as_str()]).map(drop)
}

/// Who wrote it and when it was changed; many articles do not say.
fn add_imprint(db: &Connection, id: i64, entry: &Entry) -> Result<()> {
    let metadata = entry.article.metadata();
    if metadata.byline.is_empty() && metadata.modified.is_none() && metadata.time_of_day.is_none() {
        return Ok(());
    }
    let byline = (!metadata.byline.is_empty()).then(|| metadata.byline.join("\n"));
    let sql = "INSERT INTO imprint (article_id, byline, time_of_day, modified) VALUES (?1, ?2, ?3, ?4)";
    let row = params![id, byline, metadata.time_of_day, metadata.modified.map(day)];
    db.prepare_cached(sql)?.execute(row).map(drop)
}

fn day(date: Date) -> String {
    date.to_string()
}

fn index_words(db: &Connection, id: i64, article: &Article) -> Result<()> {
    let sql = "INSERT INTO article_search (rowid, title, text) VALUES (?1, ?2, ?3)";
    db.prepare_cached(sql)?.execute(params![id, article.metadata().title, article.text()]).map(drop)
}
