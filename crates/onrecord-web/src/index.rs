//! From the store to one page of the list of articles, whole or searched.

use onrecord_store::{
    ArticleFilter, ArticleRecord, ArticleRow, EntityName, Error, SearchHit, Spelling, StatementRow, Store,
};
use serde::Deserialize;

use crate::json::{Index, Item, Run, SaidBy};

/// How many articles stand on a page.
const PAGE_LEN: u32 = 50;

/// A search shows at most so many articles: nobody reads further, and each costs a look at its text.
const SEARCH_MOST: u32 = 200;

/// How many characters of a text stand for a headline at most.
const FIRST_WORDS: usize = 90;

/// What a list is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    pub(crate) q: String,
    #[serde(default = "first_page")]
    pub(crate) page: u32,
}

fn first_page() -> u32 {
    1
}

/// A page of the list; nothing if the list ends before it.
pub(crate) fn index(store: &Store, asked: &Asked) -> Result<Option<Index>, Error> {
    let words = words(&asked.q);
    if words.is_empty() { whole(store, asked) } else { searched(store, asked, &words) }
}

/// Words as they are typed: between quotation marks they are a phrase.
fn words(typed: &str) -> Vec<String> {
    let parts = typed.split(['"', '“', '”']).enumerate();
    let words = parts.flat_map(|(n, part)| if n % 2 == 1 { vec![part] } else { part.split_whitespace().collect() });
    words.filter(|word| !word.trim().is_empty()).map(str::to_owned).collect()
}

fn whole(store: &Store, asked: &Asked) -> Result<Option<Index>, Error> {
    let n_articles = store.counts()?.articles;
    let Some(mut index) = empty(asked, n_articles) else { return Ok(None) };
    let filter = ArticleFilter { limit: Some(PAGE_LEN), offset: (asked.page - 1) * PAGE_LEN, ..Default::default() };
    for row in store.articles(&filter)? {
        let text = if row.article.title.is_none() { text(store, row.article.id)? } else { String::new() };
        index.articles.push(item(row, &text));
    }
    Ok(Some(index))
}

fn text(store: &Store, id: i64) -> Result<String, Error> {
    Ok(store.article(id)?.map(|record| record.text).unwrap_or_default())
}

fn searched(store: &Store, asked: &Asked, words: &[String]) -> Result<Option<Index>, Error> {
    let mut hits = store.search(words, Spelling::Any, SEARCH_MOST + 1)?;
    let more = hits.len() > SEARCH_MOST as usize;
    hits.truncate(SEARCH_MOST as usize);
    let Some(mut index) = empty(asked, u32::try_from(hits.len()).unwrap_or(SEARCH_MOST)) else { return Ok(None) };
    index.more = more;
    for hit in hits.iter().skip(((asked.page - 1) * PAGE_LEN) as usize).take(PAGE_LEN as usize) {
        if let Some(record) = store.article(hit.article.id)? {
            let said_by = hit.statement.as_ref().map(said_by);
            index.articles.push(Item { passage: passage(hit), said_by, ..item(record.row, &record.text) });
        }
    }
    Ok(Some(index))
}

fn said_by(row: &StatementRow) -> SaidBy {
    let names = |names: &[EntityName]| names.iter().map(|name| name.name.clone()).collect();
    let source: Vec<&str> = row.source.iter().map(|part| part.quote.as_str()).collect();
    SaidBy {
        speakers: names(&row.speakers),
        candidates: names(&row.candidates),
        unnamed: row.unnamed,
        source: source.join(" … "),
        kind: row.kind.clone(),
        told_by: row.nested_in.as_ref().map(|outer| outer.by.clone()),
        headline: row.is_headline,
        caveat: row.caveats.iter().map(|caveat| caveat.evidence.quote.clone()).collect(),
    }
}

/// The page without its articles, if there is such a page.
fn empty(asked: &Asked, n_articles: u32) -> Option<Index> {
    let n_pages = n_articles.div_ceil(PAGE_LEN).max(1);
    let is_there = (1..=n_pages).contains(&asked.page);
    let q = asked.q.trim().to_owned();
    is_there.then(|| Index { ok: true, q, page: asked.page, n_pages, n_articles, more: false, articles: Vec::new() })
}

/// An article that was not searched for.
fn item(row: ArticleRow, text: &str) -> Item {
    Item {
        id: row.article.id,
        address: row.article.address,
        name: row.article.name,
        url: row.article.url,
        outlet: row.article.outlet,
        first_words: if row.article.title.is_none() { first_words(text) } else { None },
        title: row.article.title,
        published: row.article.published,
        published_earliest: row.article.published_earliest,
        published_latest: row.article.published_latest,
        version: row.version,
        latest_version: row.latest_version,
        n_statements: row.n_statements,
        n_figures: row.n_figures,
        n_times: row.n_times,
        n_notes: row.n_notes,
        passage: Vec::new(),
        said_by: None,
    }
}

/// What an article is headed by: its headline, else its first words, else its name.
pub(crate) fn heading(record: &ArticleRecord) -> String {
    let head = &record.row.article;
    head.title.clone().or_else(|| first_words(&record.text)).unwrap_or_else(|| head.name.clone())
}

/// The first line that has words, cut between words if it is long.
fn first_words(text: &str) -> Option<String> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let Some((cut, _)) = line.char_indices().nth(FIRST_WORDS) else { return Some(line.to_owned()) };
    let shown = line[..cut].rsplit_once(char::is_whitespace).map_or(&line[..cut], |(whole, _)| whole);
    Some(format!("{} …", shown.trim_end()))
}

/// The words around the first match, cut into what was searched for and what was not.
fn passage(hit: &SearchHit) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut from = 0;
    let mut push = |range: std::ops::Range<usize>, found| match hit.snippet.get(range) {
        Some(words) if !words.is_empty() => runs.push(Run { words: words.to_owned(), found }),
        _ => (),
    };
    for found in &hit.matches {
        push(from..found.start, false);
        push(found.clone(), true);
        from = found.end;
    }
    push(from..hit.snippet.len(), false);
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_make_a_phrase() {
        assert_eq!(words("  flood barriers "), ["flood", "barriers"]);
        assert_eq!(words("\"flood barriers\" Selm"), ["flood barriers", "Selm"]);
        assert_eq!(words("“flood barriers” \" \""), ["flood barriers"]);
        assert_eq!(words(" \"\" "), [""; 0]);
    }

    #[test]
    fn long_lines_are_cut_between_words() {
        let text = format!("\n  \n{}\nnext", "word ".repeat(30));
        assert_eq!(first_words(&text).unwrap(), format!("{} …", ["word"; 18].join(" ")));
        assert_eq!(first_words("One line.\nTwo.").unwrap(), "One line.");
        assert_eq!(first_words(" \n "), None);
    }
}
