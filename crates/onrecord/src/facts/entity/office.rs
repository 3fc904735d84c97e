//! Who is meant by an office: "the Ukrainian president" by what a dated table knows.

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use jiff::civil::{Date, date};

use super::{
    super::text::Text,
    Link,
    draft::{Draft, Number, Opening},
    group::Groups,
};
use crate::{
    lexicon::gazetteer::{self, Country, Holder},
    names,
};

/// Joins descriptions by country or body and office to the one person who held it.
///
/// **Finds** "the Ukrainian leader", "Ukraine's president", "the NATO chief" on the day of publication, or in all of the interval
/// that it lies in, also where the article never gives the name; where neither is known, the one person of the article who ever
/// held the office.
///
/// **Leaves alone** what the article itself explains, former and deputy officers, offices that two of the article held, and
/// days on which the table is not sure.
///
/// **Source**: the tables of office-holders of the gazetteer.
pub(super) fn join(text: &Text<'_, '_>, drafts: &[Draft<'_>], groups: &mut Groups) {
    let published = text.published.bounds();
    let persons = by_surname(drafts);
    let mut unnamed = Unnamed::default();
    for (draft_idx, draft) in drafts.iter().enumerate().filter(|(_, draft)| is_office(draft)) {
        if groups.has_name(draft_idx) {
            continue;
        }
        let Some(office) = Office::read(text, draft) else { continue };
        let holders = office.holders_between(published);
        let found = match &holders {
            Some(holders) => one_of(groups, &persons, holders.iter().copied()),
            None => one_of(groups, &persons, probes().flat_map(|day| office.holders(day))),
        };
        if let Some(bearer) = found.filter(|&bearer| groups.traits(bearer).agree(groups.traits(draft_idx))) {
            groups.join(draft_idx, bearer, Link::RoleAtDate);
        } else if let Some(name) = holders.as_deref().and_then(the_one).filter(|name| !is_named(&persons, name)) {
            let first = *unnamed.entry(name).or_insert(draft_idx);
            groups.hold(first, name);
            groups.join(draft_idx, first, Link::RoleAtDate);
        }
    }
}

/// Holders whom the article does not name, each with the first draft that means them.
type Unnamed = HashMap<&'static str, usize, FixedState>;

/// The name of the only one among holders.
fn the_one(holders: &[&'static Holder]) -> Option<&'static str> {
    let (first, others) = holders.split_first()?;
    others.iter().all(|other| other.name == first.name).then_some(first.name)
}

/// Whether the article has somebody of that surname: then it is for its own words to say who is meant.
fn is_named(persons: &Persons, name: &str) -> bool {
    persons.contains_key(&names::fold(last_word(name)))
}

type Persons = HashMap<String, Vec<usize>, FixedState>;

/// Persons by their surnames, a few of each.
fn by_surname(drafts: &[Draft<'_>]) -> Persons {
    let mut persons = Persons::default();
    for (draft_idx, draft) in drafts.iter().enumerate().filter(|(_, draft)| draft.is_name() && draft.is_person()) {
        let bearers = persons.entry(names::fold(last_word(&draft.key))).or_default();
        bearers.extend((bearers.len() < MOST_BEARERS).then_some(draft_idx));
    }
    persons
}

const MOST_BEARERS: usize = 4;

fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

fn is_office(draft: &Draft<'_>) -> bool {
    let is_known = matches!(draft.opening, Some(Opening::Definite | Opening::Possessed | Opening::Bare));
    draft.is_nominal() && draft.is_person() && draft.traits.number == Some(Number::One) && is_known
}

/// An office by its words, of a country or body.
struct Office<'a> {
    of: Of<'a>,
    words: String,
}

enum Of<'a> {
    Country(Country),
    Body(&'a str),
}

impl<'a> Office<'a> {
    fn read(text: &Text<'_, 'a>, draft: &Draft<'_>) -> Option<Office<'a>> {
        let mut words = draft.words.start..draft.head + 1;
        while words.start < draft.head && (text.is_mark(words.start) || matches!(text.word(words.start), "the" | "The"))
        {
            words.start += 1;
        }
        let first = text.word(words.start);
        let country = gazetteer::country_of_people(first).or_else(|| gazetteer::country(first));
        let of = country.map(Of::Country).or_else(|| gazetteer::body(first).is_some().then_some(Of::Body(first)))?;
        let rest = words.skip(1).filter(|&at| !matches!(text.word(at), "'s" | "’s")).map(|at| text.word(at));
        let words = rest.collect::<Vec<_>>().join(" ").to_lowercase();
        Some(Office { of, words: if words == "strongman" { "leader".to_owned() } else { words } })
    }

    /// Who held it on the day of publication; where only an interval is known, who held it in all of it; nothing where
    /// nobody did, so that the day might as well not be known.
    fn holders_between(&self, published: [Option<Date>; 2]) -> Option<Vec<&'static Holder>> {
        let [Some(earliest), Some(latest)] = published else { return None };
        let mut holders = self.holders(earliest);
        holders.retain(|holder| latest <= holder.to);
        (earliest == latest || !holders.is_empty()).then_some(holders)
    }

    fn holders(&self, day: Date) -> Vec<&'static Holder> {
        match self.of {
            Of::Country(country) => gazetteer::holders_called(&self.words, country, day).collect(),
            Of::Body(body) => gazetteer::heads_called(&self.words, body, day).collect(),
        }
    }
}

/// Two days of each year that news on the web is of.
fn probes() -> impl Iterator<Item = Date> {
    (1995..2031).flat_map(|year| [date(year, 2, 1), date(year, 9, 1)])
}

/// The one person of the article among holders of an office.
fn one_of(groups: &Groups, persons: &Persons, holders: impl IntoIterator<Item = &'static Holder>) -> Option<usize> {
    let mut found = None;
    for holder in holders {
        for &person in persons.get(&names::fold(last_word(holder.name))).into_iter().flatten() {
            if found.is_some_and(|found| !groups.is_one(found, person)) {
                return None;
            }
            found = Some(person);
        }
    }
    found
}
