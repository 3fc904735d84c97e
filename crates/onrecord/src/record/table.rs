//! A whole record in memory, as far as who is who needs it.

use std::{
    collections::{BTreeMap, BTreeSet},
    convert::Infallible,
};

use super::{ArticleId, Bearer, BearerId, Census, Decision, Entry, Field, Index, keys};
use crate::{
    article::Article,
    facts::{Entity, EntityKind, Facts, Form, Link},
    names::{self, NameOf},
};

/// The bearers of each entity of an article: that of its name first, where it has one, then those of other names that the
/// article uses for it.
pub fn bearers(article: &Article, facts: &Facts) -> Vec<Vec<Bearer>> {
    let named = |entity: &Entity| (entity.is_named && has_name(entity)).then(|| bearer_of(article, entity));
    let mut bearers: Vec<Vec<Bearer>> =
        facts.entities.iter().map(|entity| named(entity).into_iter().collect()).collect();
    let others = facts.mentions.iter().filter(|mention| mention.form == Form::Name && is_other_name(mention.link));
    for (mention, entity_idx) in others.filter_map(|mention| Some((mention, mention.entity_idx? as usize))) {
        let kind = facts.entities[entity_idx].kind;
        let name = article.slice(mention.span).split_whitespace().collect::<Vec<_>>().join(" ");
        let known = &mut bearers[entity_idx];
        // "President Orlec" is no other name: it is a surname with a title.
        let is_whole = kind != EntityKind::Person || names::is_full(&name);
        if is_whole && !known.is_empty() && known.iter().all(|bearer| bearer.name != name) {
            known.push(Bearer { name, kind, field: Field::Unknown, n_articles: 0 });
        }
    }
    bearers
}

fn has_name(entity: &Entity) -> bool {
    let is_person = entity.kind == EntityKind::Person;
    names::has_name(&entity.name, if is_person { NameOf::Person } else { NameOf::Thing })
}

fn bearer_of(article: &Article, entity: &Entity) -> Bearer {
    let is_person = entity.kind == EntityKind::Person;
    let field =
        if is_person { Field::of_roles(entity.roles.iter().map(|&span| article.slice(span))) } else { Field::Unknown };
    Bearer { name: entity.name.clone(), kind: entity.kind, field, n_articles: 0 }
}

/// Whether the article shows that this is another whole name of its entity.
fn is_other_name(link: Link) -> bool {
    matches!(link, Link::Acronym | Link::Spelling | Link::Alias)
}

/// Bearers, their keys and their articles.
#[derive(Clone, Debug, Default)]
pub struct Table {
    bearers: BTreeMap<BearerId, Bearer>,
    under: BTreeMap<String, Vec<BearerId>>,
    called_both: BTreeMap<BearerId, BTreeSet<BearerId>>,
    articles: BTreeMap<BearerId, Vec<ArticleId>>,
    named_in: BTreeMap<ArticleId, Vec<BearerId>>,
    n_articles: u32,
}

impl Table {
    /// A table of bearers and of the articles that name them, both by number; of pairs of bearers that an article uses for one
    /// entity; and how many articles there are.
    pub fn new(
        bearers: BTreeMap<BearerId, Bearer>,
        named: impl IntoIterator<Item = (ArticleId, BearerId)>,
        called_both: impl IntoIterator<Item = (BearerId, BearerId)>,
        n_articles: u32,
    ) -> Table {
        let mut table = Table { bearers, n_articles, ..Table::default() };
        for (article, bearer) in named.into_iter().collect::<BTreeSet<_>>() {
            table.named_in.entry(article).or_default().push(bearer);
            table.articles.entry(bearer).or_default().push(article);
        }
        for (one, other) in called_both {
            table.called_both.entry(one).or_default().insert(other);
            table.called_both.entry(other).or_default().insert(one);
        }
        for (id, bearer) in &mut table.bearers {
            let n_articles = table.articles.get(id).map_or(0, Vec::len);
            bearer.n_articles = u32::try_from(n_articles).unwrap_or(u32::MAX);
            for key in keys(bearer).kept {
                table.under.entry(key).or_default().push(*id);
            }
        }
        table
    }

    /// The table of articles, each given as the [`bearers`] of its entities; articles are numbered in their order.
    pub fn of(articles: &[Vec<Vec<Bearer>>]) -> Table {
        let all: BTreeSet<&Bearer> = articles.iter().flatten().flatten().collect();
        let numbers: BTreeMap<&Bearer, BearerId> = all.into_iter().zip(1..).collect();
        let entities =
            || (1..).zip(articles).flat_map(|(article, entities)| entities.iter().map(move |it| (article, it)));
        let named = entities().filter_map(|(article, names)| Some((article, numbers[names.first()?])));
        let called_both = entities().flat_map(|(_, names)| {
            let (first, others) = names.split_first().unzip();
            let others: &[Bearer] = others.unwrap_or_default();
            others.iter().filter_map(move |other| Some((first?, other)))
        });
        let called_both = called_both.map(|(one, other): (&Bearer, &Bearer)| (numbers[one], numbers[other]));
        let bearers = numbers.iter().map(|(bearer, id)| (*id, (*bearer).clone())).collect();
        Table::new(bearers, named, called_both, u32::try_from(articles.len()).unwrap_or(u32::MAX))
    }

    /// All entries that articles name, each once.
    pub fn entries(&self, decisions: &[Decision]) -> Vec<Entry> {
        let named: Vec<BearerId> = self.articles.keys().copied().collect();
        let Ok(entries) = Census::new(self, decisions).entries(&named);
        entries
    }

    /// The articles of an entry: those of its names, without the surnames that belong to others, and those of surnames that
    /// belong to it.
    pub fn articles_of(&self, entry: &Entry) -> BTreeSet<ArticleId> {
        self.places_of(entry).into_iter().map(|(article, _)| article).collect()
    }

    /// The same with the bearer by which each article names it.
    pub fn places_of(&self, entry: &Entry) -> BTreeSet<(ArticleId, BearerId)> {
        let given_away = entry.given_away();
        let own = entry.bearers.iter().flat_map(|(id, _)| {
            let articles = self.articles.get(id).into_iter().flatten();
            articles.map(|article| (*article, *id)).filter(|(article, id)| !given_away.contains(&(*id, *article)))
        });
        own.chain(entry.surnames.iter().map(|surname| (surname.article, surname.bearer))).collect()
    }
}

impl Index for Table {
    type Error = Infallible;

    fn under(&self, key: &str) -> Result<Vec<BearerId>, Infallible> {
        Ok(self.under.get(key).cloned().unwrap_or_default())
    }

    fn bearer(&self, id: BearerId) -> Result<Bearer, Infallible> {
        Ok(self.bearers.get(&id).cloned().unwrap_or_default())
    }

    fn called_both(&self, id: BearerId) -> Result<Vec<BearerId>, Infallible> {
        Ok(self.called_both.get(&id).map(|others| others.iter().copied().collect()).unwrap_or_default())
    }

    fn articles(&self, id: BearerId) -> Result<Vec<ArticleId>, Infallible> {
        Ok(self.articles.get(&id).cloned().unwrap_or_default())
    }

    fn company(&self, id: BearerId) -> Result<Vec<BearerId>, Infallible> {
        let articles = self.articles.get(&id).into_iter().flatten();
        let company: BTreeSet<BearerId> =
            articles.filter_map(|article| self.named_in.get(article)).flatten().copied().collect();
        Ok(company.into_iter().collect())
    }

    fn named_in(&self, article: ArticleId) -> Result<Vec<BearerId>, Infallible> {
        Ok(self.named_in.get(&article).cloned().unwrap_or_default())
    }

    fn n_articles(&self) -> Result<u32, Infallible> {
        Ok(self.n_articles)
    }
}
