//! Figures across articles, by the words around them.

use rusqlite::{Connection, Result, Row};

use super::{context::Page, evidence, heads_with};
use crate::{
    Error, Store, fold,
    fold::words,
    rows::{Context, EvidenceRow, FigureRow, Found},
};

impl Store {
    /// The figures that `wanted` speaks of, in the order of time; all of them if it is empty.
    ///
    /// Every wanted word must be a word of the figure, of what stands within 40 characters of it in its line, or of the
    /// unit's code or name, whatever the case and the diacritics. A final "s" makes no difference: "tanks" finds "one
    /// tank", "dollars" finds "$38 billion" by its unit, "US dollar".
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn figures(&self, wanted: &[String]) -> Result<Vec<Found<FigureRow>>, Error> {
        let folded = fold(&wanted.join(" "));
        let wanted: Vec<&str> = words(&folded).map(singular).collect();
        self.ask(|db| figures(db, &wanted))
    }
}

fn figures(db: &Connection, wanted: &[&str]) -> Result<Vec<Found<FigureRow>>> {
    let mut found = Vec::new();
    for article in heads_with(db, "figure")? {
        let page = Page::open(db, article.id)?;
        for figure in of_article(db, article.id)? {
            let context = page.context(figure.evidence.start_byte, figure.evidence.end_byte);
            if speaks_of(&figure, &context, wanted) {
                found.push(page.found(article.clone(), figure, context));
            }
        }
    }
    Ok(found)
}

fn speaks_of(figure: &FigureRow, context: &Context, wanted: &[&str]) -> bool {
    if wanted.is_empty() {
        return true;
    }
    let unit = [figure.unit.as_deref(), figure.unit_name.as_deref()].map(Option::unwrap_or_default);
    let told = [fold(near(context)), fold(unit[0]), fold(unit[1])];
    wanted.iter().all(|&wanted| told.iter().any(|told| words(told).any(|word| singular(word) == wanted)))
}

/// What a figure is of stands within so many characters; what stands further off is another figure's more often.
const NEAR: usize = 40;

/// The quote of a context with what stands near it, half words left out.
fn near(context: &Context) -> &str {
    let (before, after) = (&context.text[..context.quote.start], &context.text[context.quote.end..]);
    let from = before
        .char_indices()
        .rev()
        .nth(NEAR)
        .map_or(0, |(cut, _)| before[cut..].find(char::is_whitespace).map_or(before.len(), |space| cut + space));
    let to = after
        .char_indices()
        .nth(NEAR)
        .map_or(after.len(), |(cut, _)| after[..cut].rfind(char::is_whitespace).unwrap_or_default());
    &context.text[from..context.quote.end + to]
}

/// A folded word without the "s" of the English plural. Short words ("US", "bus") keep theirs.
fn singular(word: &str) -> &str {
    word.strip_suffix('s').filter(|rest| rest.len() > 2).unwrap_or(word)
}

pub(super) fn of_article(db: &Connection, article_id: i64) -> Result<Vec<FigureRow>> {
    let sql = "SELECT id, start_byte, end_byte, quote, value, low, high, unit, unit_name,
                      hedge, hedge_start_byte, hedge_end_byte, hedge_quote, same_as
               FROM figure WHERE article_id = ?1 ORDER BY start_byte, end_byte, id";
    db.prepare_cached(sql)?.query_map([article_id], figure_row)?.collect()
}

fn figure_row(row: &Row<'_>) -> Result<FigureRow> {
    Ok(FigureRow {
        id: row.get(0)?,
        evidence: evidence(row, 1)?,
        value: row.get(4)?,
        low: row.get(5)?,
        high: row.get(6)?,
        unit: row.get(7)?,
        unit_name: row.get(8)?,
        hedge: row.get(9)?,
        hedge_evidence: hedge_evidence(row)?,
        same_as: row.get(13)?,
    })
}

fn hedge_evidence(row: &Row<'_>) -> Result<Option<EvidenceRow>> {
    let quote: Option<String> = row.get(12)?;
    quote.map(|_| evidence(row, 10)).transpose()
}
