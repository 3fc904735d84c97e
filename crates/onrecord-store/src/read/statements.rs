//! Who said what.

use std::{collections::BTreeSet, ops::Range};

use onrecord::record::Decision;
use rusqlite::{Connection, Result, Row};

use super::{HEAD, HEAD_LEN, Spelling, context::Page, entries, evidence, head};
use crate::{
    Error, Store,
    rows::{ArticleHead, EvidenceRow, Found, StatementRow},
};

/// The columns of a [`StatementRow`], for `statement s LEFT JOIN entity e`.
const STATEMENT: &str = "s.id, s.speaker_id, e.name, s.unnamed, s.kind, s.modality, s.confidence_hundredths";

impl Store {
    /// The statements of everybody called `name`, in the order of time: of all articles that speak of those
    /// [`Store::entries`], by whatever name.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn who(&self, name: &str, spelling: Spelling) -> Result<Vec<Found<StatementRow>>, Error> {
        let decisions = self.decisions_in_force()?;
        self.ask(|db| said_by(db, &speakers_called(db, name, spelling, &decisions)?))
    }
}

fn said_by(db: &Connection, speakers: &[i64]) -> Result<Vec<Found<StatementRow>>> {
    let mut said = Vec::new();
    for &speaker_id in speakers {
        said.extend(of_speaker(db, speaker_id)?);
    }
    said.sort_by(|(a, first), (b, second)| in_time(a).cmp(&in_time(b)).then(first.id.cmp(&second.id)));
    placed(db, said)
}

fn in_time(article: &ArticleHead) -> (bool, Option<&str>, i64) {
    (article.published.is_none(), article.published.as_deref(), article.id)
}

/// The entities that are called `name`, in order. Nobody is called by no words.
pub(super) fn speakers_called(
    db: &Connection,
    name: &str,
    spelling: Spelling,
    decisions: &[Decision],
) -> Result<Vec<i64>> {
    let mut ids = BTreeSet::new();
    for entry in entries::called(db, name, spelling, decisions)? {
        ids.extend(entries::entities_of(db, &entry)?);
    }
    Ok(ids.into_iter().collect())
}

fn of_speaker(db: &Connection, speaker_id: i64) -> Result<Vec<(ArticleHead, StatementRow)>> {
    let sql = format!(
        "SELECT {HEAD}, {STATEMENT} FROM statement s
         JOIN article a ON a.id = s.article_id LEFT JOIN entity e ON e.id = s.speaker_id WHERE s.speaker_id = ?1"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let said = statement.query_map([speaker_id], |row| Ok((head(row)?, statement_row(db, row, HEAD_LEN)?)))?;
    said.collect()
}

/// Statements with their places. Those of one article stand together, so each text is opened once.
fn placed(db: &Connection, said: Vec<(ArticleHead, StatementRow)>) -> Result<Vec<Found<StatementRow>>> {
    let mut page: Option<Page> = None;
    let mut found = Vec::with_capacity(said.len());
    for (article, statement) in said {
        let page = match &mut page {
            Some(page) if page.is_of(article.id) => page,
            page => page.insert(Page::open(db, article.id)?),
        };
        let begin = statement.content.first().or(statement.source.first());
        let (start, end) = begin.map_or((0, 0), |words| (words.start_byte, words.end_byte));
        let context = page.context(start, end);
        found.push(page.found(article, statement, context));
    }
    Ok(found)
}

pub(super) fn of_article(db: &Connection, article_id: i64) -> Result<Vec<StatementRow>> {
    let sql = format!(
        "SELECT {STATEMENT} FROM statement s LEFT JOIN entity e ON e.id = s.speaker_id
         WHERE s.article_id = ?1 ORDER BY s.id"
    );
    db.prepare_cached(&sql)?.query_map([article_id], |row| statement_row(db, row, 0))?.collect()
}

/// The statement in the columns from `at`, with its parts.
fn statement_row(db: &Connection, row: &Row<'_>, at: usize) -> Result<StatementRow> {
    let id = row.get(at)?;
    Ok(StatementRow {
        id,
        speaker_id: row.get(at + 1)?,
        speaker: row.get(at + 2)?,
        unnamed: row.get(at + 3)?,
        kind: row.get(at + 4)?,
        modality: row.get(at + 5)?,
        confidence_hundredths: row.get(at + 6)?,
        source: parts(db, id, "source")?,
        cue: parts(db, id, "cue")?,
        content: parts(db, id, "content")?,
    })
}

/// Where in an article stands what these speakers say. Their ids are in order.
pub(super) fn contents_of(db: &Connection, article_id: i64, speaker_ids: &[i64]) -> Result<Vec<Range<u32>>> {
    let sql =
        "SELECT s.speaker_id, p.start_byte, p.end_byte FROM statement s JOIN statement_part p ON p.statement_id = s.id
               WHERE s.article_id = ?1 AND s.speaker_id IS NOT NULL AND p.role = 'content'";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([article_id])?;
    let mut contents = Vec::new();
    while let Some(row) = rows.next()? {
        if speaker_ids.binary_search(&row.get(0)?).is_ok() {
            contents.push(row.get(1)?..row.get(2)?);
        }
    }
    Ok(contents)
}

fn parts(db: &Connection, statement_id: i64, role: &str) -> Result<Vec<EvidenceRow>> {
    let sql = "SELECT start_byte, end_byte, quote FROM statement_part
               WHERE statement_id = ?1 AND role = ?2 ORDER BY n";
    db.prepare_cached(sql)?.query_map((statement_id, role), |row| evidence(row, 0))?.collect()
}
