//! Entities that the gold of a story names in several of its articles: are they one entry, and are others apart?

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    path::Path,
};

use onrecord::{
    annotate::annotate,
    article::Article,
    facts::{Facts, Form},
    record::{Bearer, Table, bearers},
    text::CodePointIndex,
};

use crate::{
    error::Result,
    gold::{SeedGold, seeds},
    pipeline,
    story::read_story,
};

/// An entity of the gold in one article, and the entry of the record that it was found as.
struct Found<'g> {
    article: usize,
    canonical: &'g str,
    actor: &'g str,
    entry: Option<usize>,
}

/// Compares the record of a story with its gold: `gold` is its folder, `articles` the name of the folder beside it.
///
/// # Errors
///
/// If a file cannot be read, or the model fails.
pub(super) fn compare(gold: &Path, articles: &str, out: &mut String) -> Result<()> {
    let story = read_story(&gold.with_file_name(articles))?;
    let gold = seeds::read_folder(gold)?;
    let mut read = Vec::new();
    for (stem, article) in &story {
        let Some(gold) = gold.get(stem) else { continue };
        let facts = pipeline::facts(&annotate(article))?;
        read.push((gold, article, facts));
    }
    let named: Vec<Vec<Vec<Bearer>>> = read.iter().map(|(_, article, facts)| bearers(article, facts)).collect();
    let entries = entry_of(&Table::of(&named));
    let mut found = Vec::new();
    for (n, (gold, article, facts)) in read.iter().enumerate() {
        found.extend(entities(n, gold, article, facts, |entity| {
            let bearer = named[n][entity].first()?;
            entries.get(&(n, bearer.clone())).copied()
        }));
    }
    report(articles, &found, out);
    Ok(())
}

/// The entry of each bearer in each article.
fn entry_of(table: &Table) -> BTreeMap<(usize, Bearer), usize> {
    use onrecord::record::Index;
    let mut entry_of = BTreeMap::new();
    for (n, entry) in table.entries(&[]).iter().enumerate() {
        let surnames = entry.surnames.iter().map(|surname| surname.bearer);
        let bearers = entry.bearers.iter().map(|(id, _)| *id).chain(surnames);
        for id in bearers {
            let Ok(bearer) = table.bearer(id);
            for article in table.articles_of(entry) {
                let article = usize::try_from(article - 1).unwrap_or_default();
                entry_of.insert((article, Bearer { n_articles: 0, ..bearer.clone() }), n);
            }
        }
    }
    entry_of
}

/// The entities that the body of an article names, each as the predicted entity that most of its names are found as.
fn entities<'g>(
    n: usize,
    gold: &'g SeedGold,
    article: &Article,
    facts: &Facts,
    entry: impl Fn(usize) -> Option<usize>,
) -> Vec<Found<'g>> {
    let index = CodePointIndex::new(article.text());
    let names = facts.mentions.iter().filter(|mention| mention.form == Form::Name).filter_map(|mention| {
        let (start, end) = index.code_points(article.text(), mention.span);
        Some((start, end, mention.entity_idx? as usize))
    });
    let names: Vec<(u32, u32, usize)> = names.collect();
    let most = |entity: &seeds::GoldEntity| {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        let in_body = entity.mentions.iter().filter(|mention| mention.mention == "name" && mention.in_noise.is_none());
        for mention in in_body {
            // The one that has most of the mention's letters and fewest others.
            let shared = |start: u32, end: u32| end.min(mention.span.end).saturating_sub(start.max(mention.span.start));
            let touching = names.iter().filter(|(start, end, _)| shared(*start, *end) > 0);
            let best = touching.max_by_key(|(start, end, _)| (shared(*start, *end), u32::MAX - (end - start)));
            if let Some((_, _, found)) = best {
                *counts.entry(*found).or_default() += 1;
            }
        }
        counts.into_iter().max_by_key(|(found, count)| (*count, usize::MAX - found)).map(|(found, _)| found)
    };
    let of_gold = gold.entities.iter().filter(|entity| {
        !entity.optional
            && entity.mentions.iter().any(|mention| mention.mention == "name" && mention.in_noise.is_none())
    });
    of_gold
        .map(|entity| Found {
            article: n,
            canonical: &entity.canonical,
            actor: entity.same_actor_as.as_deref().unwrap_or(&entity.canonical),
            entry: most(entity).and_then(&entry),
        })
        .collect()
}

fn report(story: &str, found: &[Found<'_>], out: &mut String) {
    let (mut joined, mut all) = (0, 0);
    let mut not_joined: BTreeSet<&str> = BTreeSet::new();
    let mut wrong: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (n, one) in found.iter().enumerate() {
        for other in found[n + 1..].iter().filter(|other| other.article != one.article) {
            let is_one = one.entry.is_some() && one.entry == other.entry;
            if one.canonical == other.canonical {
                all += 1;
                joined += u32::from(is_one);
                if !is_one {
                    not_joined.insert(one.canonical);
                }
            } else if is_one && one.actor != other.actor {
                wrong.insert((one.canonical, other.canonical));
            }
        }
    }
    let _ = writeln!(out, "{story}: of pairs of articles that name the same entity {joined} of {all} joined");
    for name in not_joined {
        let _ = writeln!(out, "  not joined: {name}");
    }
    for (one, other) in wrong {
        let _ = writeln!(out, "  wrongly joined: {one} and {other}");
    }
}
