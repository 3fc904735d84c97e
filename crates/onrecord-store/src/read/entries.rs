//! People and things across articles: who is who, under which names, since when, and why.

use std::collections::{BTreeMap, BTreeSet};

use onrecord::{
    names,
    record::{BearerId, Census, Decision, Entry, JOINED, Joined},
};
use rusqlite::{Connection, OptionalExtension, Result, params};

use super::{in_memory::InMemory, who_is_who::OnDisk};
use crate::{
    Error, Store,
    fold::words,
    rows::{CountRow, EntryHead, EntryRow, JoinRow, NameCountRow},
};

/// How a name is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spelling {
    /// In any spelling that is known to be the same name, and with other names of the same entry.
    #[default]
    Any,
    /// Only the letters as they are given, small ones and capitals alike.
    Exact,
}

impl Store {
    /// The people and things that are called `name`, most articles first.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn entries(&self, name: &str, spelling: Spelling) -> Result<Vec<EntryRow>, Error> {
        let decisions = self.decisions_in_force()?;
        self.ask(|db| {
            let found = called(db, name, spelling, &decisions)?;
            let mut rows: Vec<EntryRow> = found.iter().map(|entry| entry_row(db, entry)).collect::<Result<_>>()?;
            rows.sort_by(|a, b| in_order(&a.head, &b.head));
            Ok(rows)
        })
    }

    /// The person or thing that an entity of an article is, by the entity's number; nothing where there is none of that number
    /// or it has no name.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn entry(&self, entity_id: i64) -> Result<Option<EntryRow>, Error> {
        let decisions = self.decisions_in_force()?;
        self.ask(|db| entry_of(db, entity_id, &decisions)?.map(|entry| entry_row(db, &entry)).transpose())
    }

    /// Everybody and everything that is named, most articles first; only of `kind` where one is given.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn everyone(&self, kind: Option<&str>) -> Result<Vec<EntryHead>, Error> {
        let decisions = self.decisions_in_force()?;
        self.ask(|db| {
            let mut heads = InMemory::read(db)?.heads(&decisions);
            heads.retain(|head| head.n_articles > 0 && kind.is_none_or(|kind| head.kind == kind));
            heads.sort_by(in_order);
            Ok(heads)
        })
    }
}

fn in_order(one: &EntryHead, other: &EntryHead) -> std::cmp::Ordering {
    other
        .n_articles
        .cmp(&one.n_articles)
        .then_with(|| one.name.cmp(&other.name))
        .then_with(|| one.kind.cmp(&other.kind))
}

/// The entries that are called `name`.
pub(super) fn called(db: &Connection, name: &str, spelling: Spelling, decisions: &[Decision]) -> Result<Vec<Entry>> {
    let index = OnDisk { db };
    let census = Census::new(&index, decisions);
    let bearers = bearers_with_words(db, name, spelling)?;
    match spelling {
        Spelling::Exact => {
            let entries = census.entries(&bearers)?;
            Ok(entries.into_iter().map(|entry| only(entry, &bearers)).collect())
        }
        Spelling::Any => {
            let mut bearers: BTreeSet<BearerId> = bearers.into_iter().collect();
            bearers.extend(census.called(name)?);
            census.entries(&bearers.into_iter().collect::<Vec<_>>())
        }
    }
}

/// The entry that an entity of an article belongs to.
pub(super) fn entry_of(db: &Connection, entity_id: i64, decisions: &[Decision]) -> Result<Option<Entry>> {
    let sql =
        "SELECT e.bearer_id, e.article_id, b.name FROM entity e JOIN bearer b ON b.id = e.bearer_id WHERE e.id = ?1";
    let place = db.prepare_cached(sql)?.query_row([entity_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    let Some((bearer, article, name)): Option<(BearerId, i64, String)> = place.optional()? else { return Ok(None) };
    let index = OnDisk { db };
    let census = Census::new(&index, decisions);
    let has_it = |entry: &Entry| {
        let is_own =
            entry.bearers.iter().any(|(id, _)| *id == bearer) && !entry.given_away().contains(&(bearer, article));
        is_own || entry.surnames.iter().any(|surname| (surname.bearer, surname.article) == (bearer, article))
    };
    let alone = census.entries(&[bearer])?.into_iter().find(has_it);
    // A surname that belongs to somebody else is found among all who are called so.
    Ok(match alone {
        Some(entry) => Some(entry),
        None => census.entries(&census.called(&name)?)?.into_iter().find(has_it),
    })
}

/// What is left of an entry if only some of its bearers count.
fn only(mut entry: Entry, bearers: &[BearerId]) -> Entry {
    entry.bearers.retain(|(id, _)| bearers.contains(id));
    entry.surnames.retain(|surname| bearers.contains(&surname.bearer));
    entry.given_away.clear();
    entry
}

/// The bearers whose names have all the words of `name`.
fn bearers_with_words(db: &Connection, name: &str, spelling: Spelling) -> Result<Vec<BearerId>> {
    let form = |text: &str| match spelling {
        Spelling::Any => names::fold(text),
        Spelling::Exact => text.to_lowercase(),
    };
    let name = form(name);
    let wanted: Vec<&str> = words(&name).collect();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = db.prepare_cached("SELECT id, name FROM bearer ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let known = form(row.get_ref(1)?.as_str()?);
        if wanted.iter().all(|&wanted| words(&known).any(|word| word == wanted)) {
            found.push(row.get(0)?);
        }
    }
    Ok(found)
}

/// The entities of articles that an entry stands for, sorted.
pub(super) fn entities_of(db: &Connection, entry: &Entry) -> Result<Vec<i64>> {
    let given_away = entry.given_away();
    let mut entities = BTreeSet::new();
    let mut by_bearer = db.prepare_cached("SELECT id, article_id FROM entity WHERE bearer_id = ?1")?;
    for (bearer, _) in &entry.bearers {
        for row in by_bearer.query_map([bearer], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))? {
            let (entity, article) = row?;
            if !given_away.contains(&(*bearer, article)) {
                entities.insert(entity);
            }
        }
    }
    let mut in_article = db.prepare_cached("SELECT id FROM entity WHERE bearer_id = ?1 AND article_id = ?2")?;
    for surname in &entry.surnames {
        for entity in in_article.query_map([surname.bearer, surname.article], |row| row.get::<_, i64>(0))? {
            entities.insert(entity?);
        }
    }
    Ok(entities.into_iter().collect())
}

fn entry_row(db: &Connection, entry: &Entry) -> Result<EntryRow> {
    let entities = entities_of(db, entry)?;
    let mut sums = Sums::default();
    for &entity in &entities {
        sums.add(db, entity)?;
    }
    Ok(EntryRow {
        head: EntryHead {
            entity_id: entities.first().copied().unwrap_or_default(),
            name: entry.name().to_owned(),
            kind: entry.kind().as_str().to_owned(),
            n_articles: count(sums.articles.len()),
            first: sums.days.first().cloned(),
            last: sums.days.last().cloned(),
        },
        n_statements: sums.n_statements,
        names: sums.names.into_iter().map(|(name, days)| days.row(name)).collect(),
        roles: counted(sums.roles),
        joins: join_rows(&entry.joins),
        surnames: surnames(db, entry)?,
        perhaps: join_rows(&entry.perhaps),
    })
}

/// What the articles say of an entry.
#[derive(Default)]
struct Sums {
    articles: BTreeSet<i64>,
    days: BTreeSet<String>,
    n_statements: u32,
    names: BTreeMap<String, NameDays>,
    roles: BTreeMap<String, u32>,
}

/// How often and when a name stands.
#[derive(Default)]
struct NameDays {
    n_mentions: u32,
    days: BTreeSet<String>,
}

impl NameDays {
    fn row(self, name: String) -> NameCountRow {
        let (first, last) = (self.days.first().cloned(), self.days.last().cloned());
        NameCountRow { name, n_mentions: self.n_mentions, first, last }
    }
}

impl Sums {
    fn add(&mut self, db: &Connection, entity: i64) -> Result<()> {
        let sql = "SELECT e.article_id, a.published, (SELECT count(*) FROM statement_speaker s WHERE s.entity_id = e.id AND s.role = 'speaker')
                   FROM entity e JOIN article a ON a.id = e.article_id WHERE e.id = ?1";
        let (article, day, n_statements): (i64, Option<String>, u32) =
            db.prepare_cached(sql)?.query_row([entity], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        self.articles.insert(article);
        self.days.extend(day.clone());
        self.n_statements += n_statements;
        let sql = "SELECT quote FROM mention WHERE article_id = ?1 AND entity_id = ?2 AND form = 'name'";
        for quote in db.prepare_cached(sql)?.query_map(params![article, entity], |row| row.get::<_, String>(0))? {
            let name = self.names.entry(one_line(&quote?)).or_default();
            name.n_mentions += 1;
            name.days.extend(day.clone());
        }
        let sql = "SELECT quote FROM entity_role WHERE entity_id = ?1";
        for quote in db.prepare_cached(sql)?.query_map([entity], |row| row.get::<_, String>(0))? {
            *self.roles.entry(one_line(&quote?)).or_default() += 1;
        }
        Ok(())
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The most frequent first.
fn counted(words: BTreeMap<String, u32>) -> Vec<CountRow> {
    let mut rows: Vec<CountRow> = words.into_iter().map(|(words, n)| CountRow { words, n }).collect();
    rows.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.words.cmp(&b.words)));
    rows
}

/// Joins of two names, each once: that one name in two fields is one person's goes without saying.
fn join_rows(joins: &[Joined]) -> Vec<JoinRow> {
    let says_something = |joined: &&Joined| {
        joined.one.name != joined.other.name || joined.one.kind != joined.other.kind || joined.join.confidence < JOINED
    };
    let mut rows: Vec<JoinRow> = Vec::new();
    for row in joins.iter().filter(says_something).map(join_row) {
        let is_told = |told: &JoinRow| (&told.one, &told.other, &told.why) == (&row.one, &row.other, &row.why);
        if !rows.iter().any(is_told) {
            rows.push(row);
        }
    }
    rows
}

fn join_row(joined: &Joined) -> JoinRow {
    JoinRow {
        one: joined.one.name.clone(),
        other: joined.other.name.clone(),
        other_kind: joined.other.kind.as_str().to_owned(),
        why: joined.join.why.as_str().to_owned(),
        confidence_hundredths: joined.join.confidence,
        is_measured: joined.join.is_measured(),
        n_articles: joined.one.n_articles.min(joined.other.n_articles),
    }
}

/// The surnames that were given to an entry, each with the reason, the least confidence and the number of articles.
fn surnames(db: &Connection, entry: &Entry) -> Result<Vec<JoinRow>> {
    let mut by_reason: BTreeMap<(BearerId, &str), (u8, bool, u32)> = BTreeMap::new();
    for surname in &entry.surnames {
        let of_reason = by_reason.entry((surname.bearer, surname.join.why.as_str()));
        let (least, is_measured, n) = of_reason.or_insert((100, true, 0));
        *least = (*least).min(surname.join.confidence);
        *is_measured &= surname.join.is_measured();
        *n += 1;
    }
    let mut name = db.prepare_cached("SELECT name, kind FROM bearer WHERE id = ?1")?;
    let rows = by_reason.into_iter().map(|((bearer, why), (confidence_hundredths, is_measured, n_articles))| {
        let (other, other_kind) = name.query_row([bearer], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (one, why) = (entry.name().to_owned(), why.to_owned());
        Ok(JoinRow { one, other, other_kind, why, confidence_hundredths, is_measured, n_articles })
    });
    rows.collect()
}
