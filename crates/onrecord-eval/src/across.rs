//! Who is who across articles, measured on stories that several outlets tell.
//!
//! Two questions. *Is a surname alone given to the right person?* One person in ten is made to stand in an article with the
//! surname only, and the record has to find out who it was. *Are the joins right?* Some pairs of mentions that were joined
//! across two outlets of one story are drawn at random and printed, to be read by hand.

mod gold;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    path::Path,
};

use onrecord::{
    annotate::annotate,
    facts::{EntityKind, Facts, Form, Mention},
    names,
    record::{ArticleId, Bearer, Entry, Table, bearers},
};

use crate::{
    error::Result,
    pipeline, sets,
    stories::{self, Told},
};

/// An article as it was read.
struct Read {
    told: Told,
    facts: Facts,
    bearers: Vec<Vec<Bearer>>,
}

/// Measures both, as text. `seed` says which joins are drawn; the surnames that are masked are always the same.
///
/// # Errors
///
/// If the sets cannot be read, or the model fails.
pub fn across(shared: &Path, seed: u64) -> Result<String> {
    let articles: Vec<Read> = stories::read(shared)?.into_iter().map(read).collect::<Result<_>>()?;
    let mut out = String::new();
    gold::compare(&shared.join("gold"), "seeds", &mut out)?;
    gold::compare(&sets::workspace().join("examples/gold"), "story", &mut out)?;
    surnames(&articles, &mut out);
    joins(&articles, seed, &mut out);
    Ok(out)
}

fn read(told: Told) -> Result<Read> {
    let annotated = annotate(&told.article);
    let facts = pipeline::facts(&annotated)?;
    let bearers = bearers(&told.article, &facts);
    Ok(Read { told, facts, bearers })
}

/// A number that looks drawn and is always the same (`SplitMix64`).
fn drawn(n: usize, seed: u64) -> u64 {
    let mut z = (n as u64).wrapping_add(seed.rotate_left(32)).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// One person in so many loses the given name.
const MASKED: u64 = 10;

/// Gives surnames back to those who lost their given names, and says how often that was right.
fn surnames(articles: &[Read], out: &mut String) {
    let mut masked: BTreeMap<(ArticleId, String), String> = BTreeMap::new();
    let mut all: Vec<Vec<Vec<Bearer>>> = articles.iter().map(|article| article.bearers.clone()).collect();
    let mut n = 0;
    for (article, entities) in (1..).zip(&mut all) {
        for bearer in entities.iter_mut().filter_map(|names| names.first_mut()) {
            let is_full = bearer.kind == EntityKind::Person && names::is_full(&bearer.name);
            n += usize::from(is_full);
            if is_full && drawn(n, 0).is_multiple_of(MASKED) {
                let surname = bearer.name.rsplit(' ').next().unwrap_or_default().to_owned();
                masked.insert((article, surname.clone()), std::mem::replace(&mut bearer.name, surname));
            }
        }
    }
    let table = Table::of(&all);
    let mut by_reason: BTreeMap<(&str, u8), (u32, u32)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for entry in table.entries(&[]) {
        for surname in &entry.surnames {
            let Some(name) = masked.get(&(surname.article, surname_of(&table, surname.bearer))) else { continue };
            let is_right = entry.bearers.iter().any(|(_, bearer)| is_same_person(&bearer.name, name));
            let (right, all) = by_reason.entry((surname.join.why.as_str(), surname.join.confidence)).or_default();
            *all += 1;
            *right += u32::from(is_right);
            if !is_right {
                wrong.push(format!("{name} was given to {}", entry.name()));
            }
        }
    }
    let _ = writeln!(out, "surnames that lost their given names: {}", masked.len());
    for ((why, confidence), (right, all)) in by_reason {
        let _ = writeln!(out, "  {why}, said to be right {confidence} in 100 times: {right} of {all}");
    }
    for line in wrong {
        let _ = writeln!(out, "  wrong: {line}");
    }
}

/// Whether two full names are one person's, as far as names tell.
fn is_same_person(one: &str, other: &str) -> bool {
    names::agree(one, other, names::NameOf::Person).is_some_and(|found| found.rule != names::Rule::Surname)
}

fn surname_of(table: &Table, bearer: i64) -> String {
    use onrecord::record::Index;
    let Ok(bearer) = table.bearer(bearer);
    bearer.name
}

/// So many joins of each sort are printed.
const PRINTED: usize = 100;

/// A mention of an entry in an article.
struct Place {
    article: usize,
    name: String,
    kind: EntityKind,
}

/// Prints joins across two articles of one story: of all, and of those of two names.
fn joins(articles: &[Read], seed: u64, out: &mut String) {
    let all: Vec<Vec<Vec<Bearer>>> = articles.iter().map(|article| article.bearers.clone()).collect();
    let table = Table::of(&all);
    let entries = table.entries(&[]);
    by_reason(articles, &entries, seed, out);
    let mut pairs = Vec::new();
    for entry in &entries {
        let places = places(articles, &table, entry);
        for (n, one) in places.iter().enumerate() {
            for other in &places[n + 1..] {
                if one.article != other.article
                    && articles[one.article].told.event == articles[other.article].told.event
                {
                    pairs.push(shown(articles, one, other));
                }
            }
        }
    }
    pairs.sort();
    let _ = writeln!(out, "joins across two articles of one story: {}", pairs.len());
    print_some(&pairs, PRINTED, seed, out);
    let differ: Vec<_> = pairs.into_iter().filter(|(is_one_name, _)| !is_one_name).collect();
    let _ = writeln!(out, "of these of two names: {}", differ.len());
    print_some(&differ, PRINTED, seed, out);
}

/// So many joins of each reason are printed.
const OF_EACH_REASON: usize = 40;

/// Prints joins of two names by their reasons, each pair of names once: what the confidence of a reason is measured on.
fn by_reason(articles: &[Read], entries: &[Entry], seed: u64, out: &mut String) {
    let mut first: BTreeMap<(&str, EntityKind), usize> = BTreeMap::new();
    for (n, article) in articles.iter().enumerate() {
        for bearer in article.bearers.iter().flatten() {
            first.entry((&bearer.name, bearer.kind)).or_insert(n);
        }
    }
    let place = |bearer: &Bearer| {
        let article = *first.get(&(bearer.name.as_str(), bearer.kind))?;
        Some(Place { article, name: bearer.name.clone(), kind: bearer.kind })
    };
    let mut by_reason: BTreeMap<&str, BTreeSet<(bool, String)>> = BTreeMap::new();
    for join in entries.iter().flat_map(|entry| &entry.joins).filter(|join| join.one.name != join.other.name) {
        let Some((one, other)) = place(&join.one).zip(place(&join.other)) else { continue };
        by_reason.entry(join.join.why.as_str()).or_default().insert(shown(articles, &one, &other));
    }
    for (why, pairs) in by_reason {
        let _ = writeln!(out, "joins of two names, {why}: {}", pairs.len());
        print_some(&pairs.into_iter().collect::<Vec<_>>(), OF_EACH_REASON, seed, out);
    }
}

fn print_some(pairs: &[(bool, String)], most: usize, seed: u64, out: &mut String) {
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by_key(|&n| drawn(n, seed));
    let mut chosen: Vec<usize> = order.into_iter().take(most).collect();
    chosen.sort_unstable();
    for n in chosen {
        let _ = writeln!(out, "  {}", pairs[n].1);
    }
}

fn places(articles: &[Read], table: &Table, entry: &Entry) -> Vec<Place> {
    let own = entry.bearers.iter().map(|(_, bearer)| (bearer.name.clone(), bearer.kind));
    let surnames = entry.surnames.iter().map(|surname| (surname_of(table, surname.bearer), EntityKind::Person));
    let names: BTreeSet<(String, EntityKind)> = own.chain(surnames).collect();
    let mut places = Vec::new();
    for number in table.articles_of(entry) {
        let article = usize::try_from(number - 1).unwrap_or_default();
        let bearers = articles[article].bearers.iter().filter_map(|names| names.first());
        let mut of_entry = bearers.filter(|bearer| names.contains(&(bearer.name.clone(), bearer.kind)));
        if let Some(bearer) = of_entry.next() {
            places.push(Place { article, name: bearer.name.clone(), kind: bearer.kind });
        }
    }
    places
}

/// Whether both have one name, and the pair as a line.
fn shown(articles: &[Read], one: &Place, other: &Place) -> (bool, String) {
    let place = |place: &Place| {
        let read = &articles[place.article];
        let entity = read.facts.entities.iter().position(|entity| entity.name == place.name);
        let mention = entity.and_then(|entity| {
            let of_entity = |mention: &&Mention| mention.entity_idx == u32::try_from(entity).ok();
            read.facts.mentions.iter().filter(of_entity).find(|mention| mention.form == Form::Name)
        });
        let words = mention.map(|mention| context(read.told.article.text(), mention.span.start(), mention.span.end()));
        format!("{} ({}) in {}: {}", place.name, place.kind.as_str(), read.told.article.id(), words.unwrap_or_default())
    };
    (one.name == other.name, format!("{} | {}", place(one), place(other)))
}

/// The words with some letters on both sides, on one line.
fn context(text: &str, start: u32, end: u32) -> String {
    let (start, end) = (start as usize, end as usize);
    let from = text[..start].char_indices().rev().nth(40).map_or(0, |(at, _)| at);
    let to = text[end..].char_indices().nth(40).map_or(text.len(), |(at, _)| end + at);
    format!("{}[{}]{}", &text[from..start], &text[start..end], &text[end..to])
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
