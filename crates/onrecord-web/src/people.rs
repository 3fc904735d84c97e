//! From the store to the pages of people: the list of who is named, and one of them with all that was said.

use std::collections::BTreeMap;

use onrecord_store::{EntryHead, EntryRow, Error, EvidenceRow, Found, JoinRow, Spelling, StatementRow, Store};
use serde::Deserialize;

use crate::{
    everyone::Everyone,
    index::heading,
    json::{Entry, Head, Join, KindCount, NameCount, People, RoleCount, Said},
    labels::Labels,
};

/// How many entries, or statements, stand on a page.
const PAGE_LEN: u32 = 100;

/// What is listed where nothing else is asked for.
const PERSON: &str = "person";

/// All kinds together.
pub(crate) const ALL: &str = "all";

/// What the list is asked for.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
    kind: Option<String>,
    #[serde(default = "first_page")]
    page: u32,
}

/// Which statements of an entry are asked for.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct AskedPage {
    #[serde(default = "first_page")]
    page: u32,
}

fn first_page() -> u32 {
    1
}

/// A page of the list; nothing if the list ends before it. A name is looked for among all kinds.
pub(crate) fn people(store: &Store, everyone: &Everyone, asked: &Asked) -> Result<Option<People>, Error> {
    let q = asked.q.trim();
    let heads = if q.is_empty() { everyone.list(store)? } else { called(store, q)?.into() };
    let kind = asked.kind.clone().unwrap_or_else(|| if q.is_empty() { PERSON } else { ALL }.to_owned());
    let kinds = kinds(&heads);
    let listed: Vec<&EntryHead> = heads.iter().filter(|head| kind == ALL || head.kind == kind).collect();
    let n_entries = number(listed.len());
    let Some((shown, n_pages)) = page_of(&listed, asked.page) else { return Ok(None) };
    let entries = shown.iter().map(|listed| head(listed)).collect();
    Ok(Some(People { ok: true, q: q.to_owned(), kind, page: asked.page, n_pages, n_entries, kinds, entries }))
}

fn called(store: &Store, name: &str) -> Result<Vec<EntryHead>, Error> {
    Ok(store.entries(name, Spelling::Any)?.into_iter().map(|row| row.head).collect())
}

fn kinds(heads: &[EntryHead]) -> Vec<KindCount> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for head in heads {
        *counts.entry(&head.kind).or_default() += 1;
    }
    let mut kinds: Vec<KindCount> =
        counts.into_iter().map(|(kind, n)| KindCount { kind: kind.to_owned(), n }).collect();
    kinds.sort_by_key(|count| u32::MAX - count.n);
    kinds
}

/// The rows of a page, and how many pages there are; nothing if there is no such page.
fn page_of<T>(rows: &[T], page: u32) -> Option<(&[T], u32)> {
    let n_pages = number(rows.len()).div_ceil(PAGE_LEN).max(1);
    let at = (1..=n_pages).contains(&page).then(|| (page - 1) as usize * PAGE_LEN as usize)?;
    let end = rows.len().min(at + PAGE_LEN as usize);
    Some((&rows[at..end], n_pages))
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn head(head: &EntryHead) -> Head {
    Head {
        id: head.entity_id,
        name: head.name.clone(),
        r#type: head.kind.clone(),
        n_articles: head.n_articles,
        first: head.first.clone(),
        last: head.last.clone(),
    }
}

/// The person or thing that an entity of an article is, with a page of what it said; nothing if there is none or no such page.
pub(crate) fn entry(store: &Store, entity_id: i64, asked: AskedPage) -> Result<Option<Entry>, Error> {
    let Some(row) = store.entry(entity_id)? else { return Ok(None) };
    let said = store.said_by(entity_id)?;
    let Some((shown, n_pages)) = page_of(&said, asked.page) else { return Ok(None) };
    let EntryRow { head: entry_head, mut names, roles, joins, surnames, perhaps, .. } = row;
    names.sort_by_key(|name| u32::MAX - name.n_mentions);
    Ok(Some(Entry {
        ok: true,
        head: head(&entry_head),
        names: names.into_iter().map(name_count).collect(),
        roles: roles.into_iter().map(|role| RoleCount { words: role.words, n: role.n }).collect(),
        joins: joins.into_iter().map(join).collect(),
        surnames: surnames.into_iter().map(join).collect(),
        perhaps: perhaps.into_iter().map(join).collect(),
        n_statements: number(said.len()),
        page: asked.page,
        n_pages,
        statements: statements(store, shown)?,
    }))
}

fn name_count(row: onrecord_store::NameCountRow) -> NameCount {
    NameCount { name: row.name, n_mentions: row.n_mentions, first: row.first, last: row.last }
}

fn join(row: JoinRow) -> Join {
    Join {
        one: row.one,
        other: row.other,
        other_type: row.other_kind,
        why: row.why,
        confidence: f64::from(row.confidence_hundredths) / 100.0,
        measured: row.is_measured,
        n_articles: row.n_articles,
    }
}

/// Statements with their labels. Those of one article stand together, so each is opened once.
fn statements(store: &Store, rows: &[Found<StatementRow>]) -> Result<Vec<Said>, Error> {
    let mut said = Vec::with_capacity(rows.len());
    for of_article in rows.chunk_by(|a, b| a.article.id == b.article.id) {
        let Some(record) = store.article(of_article[0].article.id)? else { continue };
        let (labels, heading) = (Labels::of(&record), heading(&record));
        said.extend(of_article.iter().map(|row| {
            let id = labels.statement(row.fact.id).unwrap_or_default().to_owned();
            self::said(row, id, heading.clone())
        }));
    }
    Ok(said)
}

fn said(row: &Found<StatementRow>, id: String, heading: String) -> Said {
    let Found { article, fact, line, column, .. } = row;
    let names = |names: &[onrecord_store::EntityName]| names.iter().map(|name| name.name.clone()).collect();
    Said {
        article: article.id,
        id,
        heading,
        outlet: article.outlet.clone(),
        published: article.published.clone(),
        published_earliest: article.published_earliest.clone(),
        published_latest: article.published_latest.clone(),
        content: joined(&fact.content),
        cue: joined(&fact.cue),
        kind: fact.kind.clone(),
        modality: fact.modality.clone(),
        outcome: fact.outcome.clone(),
        speakers: names(&fact.speakers),
        candidates: names(&fact.candidates),
        told_by: fact.nested_in.as_ref().map(|outer| outer.by.clone()),
        headline: fact.is_headline,
        caveat: fact.caveats.iter().map(|caveat| caveat.evidence.quote.clone()).collect(),
        line: *line,
        column: *column,
        confidence: f64::from(fact.confidence_hundredths) / 100.0,
    }
}

fn joined(parts: &[EvidenceRow]) -> String {
    parts.iter().map(|part| part.quote.as_str()).collect::<Vec<_>>().join(" … ")
}
