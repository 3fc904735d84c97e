//! The check of a record: every quote against its text, every document against its hash, the file against itself.

use onrecord::{
    article::{Article, Evidence},
    text::Span,
};
use rusqlite::{Connection, Result, Row};
use sha2::{Digest, Sha256};

use crate::{
    Error, Store,
    entry::hex,
    read::unpack,
    rows::{ArticleName, Fault, Verified},
};

impl Store {
    /// Checks the whole record and says what is not as it was written. One article is in memory at a time; `progress`
    /// hears after each one how many were checked.
    ///
    /// # Errors
    ///
    /// If the file cannot be read to its end. What can be read and is wrong is a fault, not an error.
    pub fn verify(&self, progress: impl FnMut(u64)) -> std::result::Result<Verified, Error> {
        self.ask(|db| verify(db, progress))
    }
}

fn verify(db: &Connection, mut progress: impl FnMut(u64)) -> Result<Verified> {
    let mut verified = Verified { faults: file_faults(db)?, ..Verified::default() };
    verified.faults.extend(reference_faults(db)?);
    verified.faults.extend(search_faults(db)?);
    let mut statement = db.prepare("SELECT id, address, text, document FROM article ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let name = ArticleName { id: row.get(0)?, address: row.get(1)? };
        verified.faults.extend(document_fault(db, &name, row)?);
        check_article(db, &name, row.get(2)?, &mut verified)?;
        verified.articles += 1;
        progress(verified.articles);
    }
    Ok(verified)
}

/// What SQLite finds wrong with pages, indices, constraints and the full-text index.
fn file_faults(db: &Connection) -> Result<Vec<Fault>> {
    let mut statement =
        db.prepare("SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'")?;
    let faults = statement.query_map([], |row| Ok(fault(None, ("file", None), "integrity", row.get(0)?)))?;
    faults.collect()
}

fn reference_faults(db: &Connection) -> Result<Vec<Fault>> {
    let mut statement = db.prepare("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check")?;
    let faults = statement.query_map([], |row| {
        let (table, id, parent): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(fault(None, (&table, id), "reference", format!("names a row of {parent} that is not there")))
    })?;
    faults.collect()
}

/// Articles that the full-text index does not know.
fn search_faults(db: &Connection) -> Result<Vec<Fault>> {
    let sql = "SELECT id, address FROM article WHERE id NOT IN (SELECT id FROM article_search_docsize) ORDER BY id";
    let mut statement = db.prepare(sql)?;
    let faults = statement.query_map([], |row| {
        let name = ArticleName { id: row.get(0)?, address: row.get(1)? };
        Ok(fault(Some(&name), ("article_search", Some(name.id)), "text", "the words are not indexed".to_owned()))
    })?;
    faults.collect()
}

fn fault(article: Option<&ArticleName>, fact: (&str, Option<i64>), field: &str, reason: String) -> Fault {
    Fault { article: article.cloned(), fact: fact.0.to_owned(), fact_id: fact.1, field: field.to_owned(), reason }
}

fn document_fault(db: &Connection, name: &ArticleName, row: &Row<'_>) -> Result<Option<Fault>> {
    let sha256: String = row.get(3)?;
    let wrong = |reason: &str| fault(Some(name), ("document", None), "sha256", format!("{sha256}: {reason}"));
    let mut statement = db.prepare_cached("SELECT length, compressed FROM document WHERE sha256 = ?1")?;
    let mut rows = statement.query([&sha256])?;
    let Some(document) = rows.next()? else { return Ok(Some(wrong("the raw bytes are not there"))) };
    Ok(match unpack(document.get(0)?, document.get_ref(1)?.as_blob()?) {
        Err(_) => Some(wrong("the raw bytes do not unpack")),
        Ok(bytes) if hex(&Sha256::digest(&bytes)) != sha256 => Some(wrong("the raw bytes have another hash")),
        Ok(_) => None,
    })
}

fn check_article(db: &Connection, name: &ArticleName, text: String, verified: &mut Verified) -> Result<()> {
    let article = Article::from_text(name.address.as_str(), text);
    let sql = "SELECT fact, fact_id, field, start_byte, end_byte, quote FROM evidence WHERE article_id = ?1";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([name.id])?;
    while let Some(row) = rows.next()? {
        verified.evidences += 1;
        if let Err(reason) = check_evidence(&article, row)? {
            let (fact, id, field): (String, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            verified.faults.push(fault(Some(name), (&fact, Some(id)), &field, reason));
        }
    }
    Ok(())
}

/// Whether the words kept stand where they are said to.
fn check_evidence(article: &Article, row: &Row<'_>) -> Result<std::result::Result<(), String>> {
    let (start, end): (i64, i64) = (row.get(3)?, row.get(4)?);
    let quote = row.get_ref(5)?.as_str()?;
    let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) else {
        return Ok(Err(format!("bytes {start}..{end}: no offsets of a text")));
    };
    if start > end {
        return Ok(Err(format!("bytes {start}..{end}: the span ends before it starts")));
    }
    let checked = Evidence::check(article, Span::new(start, end), quote);
    Ok(checked.map(drop).map_err(|error| error.to_string()))
}
