//! The words around a fact, and the line and column where it stands.

use std::cell::OnceCell;

use onrecord::text::{LineColumn, LineIndex};
use rusqlite::{Connection, Result};

use crate::rows::{ArticleHead, Context, Found};

/// The text of one article, open for looking up places. Lines are counted when they are first asked for.
///
/// Offsets come from the file. If they do not fit the text they give some place near by; saying so is `verify`'s task.
pub(super) struct Page {
    article_id: i64,
    text: String,
    lines: OnceCell<LineIndex>,
}

impl Page {
    pub(super) fn open(db: &Connection, article_id: i64) -> Result<Page> {
        let sql = "SELECT text FROM article WHERE id = ?1";
        let text = db.prepare_cached(sql)?.query_row([article_id], |row| row.get(0))?;
        Ok(Page::of(article_id, text))
    }

    pub(super) fn of(article_id: i64, text: String) -> Page {
        Page { article_id, text, lines: OnceCell::new() }
    }

    pub(super) fn is_of(&self, article_id: i64) -> bool {
        self.article_id == article_id
    }

    pub(super) fn line_column(&self, offset: u32) -> LineColumn {
        self.lines.get_or_init(|| LineIndex::new(&self.text)).line_column(&self.text, offset)
    }

    pub(super) fn context(&self, start_byte: u32, end_byte: u32) -> Context {
        around(&self.text, start_byte as usize, end_byte as usize)
    }

    /// A fact of `article` that stands at the beginning of `context`'s quote.
    pub(super) fn found<T>(&self, article: ArticleHead, fact: T, context: Context) -> Found<T> {
        let within = u32::try_from(context.quote.start).expect("a context is shorter than its article");
        let LineColumn { line, column } = self.line_column(context.start_byte + within);
        Found { article, fact, context, line, column }
    }
}

impl Context {
    /// How many characters a context reaches to either side.
    pub const REACH: usize = 80;
}

fn around(text: &str, start: usize, end: usize) -> Context {
    let start = text.floor_char_boundary(start);
    let end = text.ceil_char_boundary(end).max(start);
    let from = start - before(&text[..start]).len();
    let to = end + after(&text[end..]).len();
    Context {
        text: text[from..to].to_owned(),
        start_byte: u32::try_from(from).unwrap_or(u32::MAX),
        quote: start - from..end - from,
    }
}

/// The end of `text` that is shown: of its last line, and not the half of a word.
fn before(text: &str) -> &str {
    let line = text.rsplit('\n').next().unwrap_or_default();
    let Some((cut, _)) = line.char_indices().rev().nth(Context::REACH) else { return line };
    let shown = &line[cut..];
    shown.split_once(char::is_whitespace).map_or(shown, |(_, whole)| whole)
}

/// The beginning of `text` that is shown: of its first line, and not the half of a word.
fn after(text: &str) -> &str {
    let line = text.split(['\n', '\r']).next().unwrap_or_default();
    let Some((cut, last)) = line.char_indices().nth(Context::REACH) else { return line };
    let shown = &line[..cut + last.len_utf8()];
    shown.rsplit_once(char::is_whitespace).map_or(shown, |(whole, _)| whole)
}
