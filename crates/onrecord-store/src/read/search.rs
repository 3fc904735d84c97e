//! Articles by the words in them.

use std::ops::Range;

use onrecord::record::Decision;
use rusqlite::{Connection, OptionalExtension, Result, named_params};

use super::{HEAD, HEAD_LEN, Spelling, context::Page, head, spellings, statement};
use crate::{
    Error, Store,
    rows::{ArticleHead, Context, SearchHit, StatementRow},
};

/// A word in the title weighs as much as so many in the text.
const TITLE_WEIGHT: f64 = 4.0;

impl Store {
    /// At most `limit` articles that have all the words in title or text, whatever the case and the diacritics; best
    /// first, and articles that are equally good in the order of their numbers.
    ///
    /// In [`Spelling::Any`] a word stands for its other spellings too ("defence" for "defense"), and a name for the other names
    /// of its bearers in the record ("Kyiv" for "Kiev").
    ///
    /// A word with spaces or punctuation in it ("grain export", "F-16") is a phrase. Nothing in a word is an operator.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn search(&self, words: &[String], spelling: Spelling, limit: u32) -> Result<Vec<SearchHit>, Error> {
        let decisions = self.decisions_in_force()?;
        self.ask(|db| match query(db, words, spelling, &decisions)? {
            Some(query) => search(db, &query, limit),
            None => Ok(Vec::new()),
        })
    }
}

/// The words as an FTS5 query that means nothing but them; nothing if there is no letter or digit in them.
fn query(db: &Connection, words: &[String], spelling: Spelling, decisions: &[Decision]) -> Result<Option<String>> {
    let mut parts = Vec::new();
    for word in words.iter().filter(|word| word.contains(char::is_alphanumeric)) {
        let phrases = spellings::in_spelling(db, word, spelling, decisions)?;
        let quoted: Vec<String> = phrases.iter().map(|phrase| quoted(phrase)).collect();
        parts.push(format!("({})", quoted.join(" OR ")));
    }
    Ok((!parts.is_empty()).then(|| parts.join(" AND ")))
}

fn quoted(phrase: &str) -> String {
    format!("\"{}\"", phrase.replace('"', "\"\"").replace('\0', " "))
}

fn search(db: &Connection, query: &str, limit: u32) -> Result<Vec<SearchHit>> {
    let sql = format!(
        "SELECT {HEAD}, a.text FROM article_search JOIN article a ON a.id = article_search.rowid
         WHERE article_search MATCH :query
         ORDER BY bm25(article_search, {TITLE_WEIGHT:.1}, 1.0), a.id LIMIT :limit"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let parameters = named_params! { ":query": query, ":limit": limit };
    let hits = statement.query_map(parameters, |row| Ok((head(row)?, row.get(HEAD_LEN)?)))?;
    hits.map(|hit| hit.and_then(|(article, text)| hit_of(db, query, article, text))).collect()
}

fn hit_of(db: &Connection, query: &str, article: ArticleHead, text: String) -> Result<SearchHit> {
    let matches = matches(db, query, article.id, &text)?;
    let page = Page::of(article.id, text);
    let statement = matches.first().map(|first| said_in(db, article.id, first)).transpose()?.flatten();
    let first = matches.first().cloned().unwrap_or(0..0);
    let context = page.context(offset(first.start), offset(first.end));
    let at = page.line_column(offset(first.start));
    Ok(SearchHit {
        article,
        matches: within(&context, &matches),
        n_matches: matches.len() as u64,
        snippet: context.text,
        start_byte: context.start_byte,
        line: at.line,
        column: at.column,
        statement,
    })
}

/// The innermost statement in whose content a match lies. What was not said has no content that is anybody's words.
fn said_in(db: &Connection, article_id: i64, found: &Range<usize>) -> Result<Option<StatementRow>> {
    let sql = "SELECT s.id FROM statement s JOIN statement_part p ON p.statement_id = s.id AND p.role = 'content'
               WHERE s.article_id = ?1 AND s.outcome = 'said' AND p.start_byte <= ?2 AND p.end_byte >= ?3
               ORDER BY p.end_byte - p.start_byte, s.id LIMIT 1";
    let place = (article_id, offset(found.start), offset(found.end));
    let id = db.prepare_cached(sql)?.query_row(place, |row| row.get(0)).optional()?;
    id.map(|id| statement::one(db, id)).transpose()
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("an article is shorter than 4 GiB, checked when it is made")
}

/// The matches that lie wholly in the context, as places in it.
fn within(context: &Context, matches: &[Range<usize>]) -> Vec<Range<usize>> {
    let from = context.start_byte as usize;
    let to = from + context.text.len();
    let inside = matches.iter().filter(|place| from <= place.start && place.end <= to);
    inside.map(|place| place.start - from..place.end - from).collect()
}

/// Where the query matches in an article's text, by the index's own reading of it.
fn matches(db: &Connection, query: &str, id: i64, text: &str) -> Result<Vec<Range<usize>>> {
    let Some((open, close)) = free_marks(text) else { return Ok(Vec::new()) };
    let sql = "SELECT highlight(article_search, 1, :open, :close) FROM article_search
               WHERE article_search MATCH :query AND rowid = :id";
    let parameters =
        named_params! { ":open": open.to_string(), ":close": close.to_string(), ":query": query, ":id": id };
    let marked: String = db.prepare_cached(sql)?.query_row(parameters, |row| row.get(0))?;
    Ok(marked_places(&marked, open, close))
}

/// Two characters for private use that the text does not use.
fn free_marks(text: &str) -> Option<(char, char)> {
    let mut free = ('\u{e000}'..='\u{f8ff}').filter(|&mark| !text.contains(mark));
    Some((free.next()?, free.next()?))
}

/// What stands between the marks, as places in the text without marks.
fn marked_places(marked: &str, open: char, close: char) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut at = 0;
    for piece in marked.split(open).enumerate().flat_map(|(n, piece)| split_marked(n > 0, piece, close)) {
        let end = at + piece.1.len();
        if piece.0 {
            places.push(at..end);
        }
        at = end;
    }
    places
}

/// A piece between two opening marks: what is marked and what is not.
fn split_marked(opened: bool, piece: &str, close: char) -> [(bool, &str); 2] {
    match piece.split_once(close) {
        Some((inside, outside)) if opened => [(true, inside), (false, outside)],
        _ => [(false, piece), (false, "")],
    }
}
