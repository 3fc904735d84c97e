//! Who held which office when: what an office is called, and its holders with the days that are sure.
//!
//! A country has offices by what they are called there, and by what they are: Germany's chancellor is its head of government
//! and its leader, France has no chancellor. The leader is whom English news calls so: the president where he governs, else
//! the head of government. Where news means now one and now the other (Poland, Romania, Iran), nobody is.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::{Country, body, table::rows};
use crate::lexicon::Table;

const OFFICES: &str = include_str!("../../../lexicon/gazetteer/offices.tsv");
const TERMS: &str = include_str!("../../../lexicon/gazetteer/terms.tsv");

/// What a post is, apart from the country it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Office {
    /// A president, king, emperor: who stands for the state.
    HeadOfState,
    /// A prime minister, chancellor, president who governs.
    HeadOfGovernment,
    /// The head of an international body: a secretary general, a president of a commission.
    HeadOfBody,
    /// Whom English news calls the leader of a country without more.
    Leader,
    /// A president, governing or not.
    President,
    /// A prime minister or premier.
    PrimeMinister,
    /// A chancellor: of Germany and Austria the head of government, of Britain the minister of finance.
    Chancellor,
    /// A king.
    King,
    /// A queen who reigns.
    Queen,
    /// An emperor.
    Emperor,
    /// An emir.
    Emir,
    /// A sultan.
    Sultan,
    /// A grand duke.
    GrandDuke,
    /// A pope.
    Pope,
    /// A leader above the government: of Iran, of North Korea.
    SupremeLeader,
    /// The head of Hong Kong's government.
    ChiefExecutive,
    /// The heir to a throne.
    CrownPrince,
    /// A vice president.
    VicePresident,
    /// The US secretary of state.
    SecretaryOfState,
    /// A foreign minister or foreign secretary.
    ForeignMinister,
    /// A minister or secretary of defence.
    DefenceMinister,
    /// A minister of finance, or secretary of the treasury.
    FinanceMinister,
    /// Who speaks for the European Union on foreign policy.
    ForeignPolicyChief,
}

impl Office {
    fn parse(name: &str) -> Office {
        match name {
            "HeadOfState" => Office::HeadOfState,
            "HeadOfGovernment" => Office::HeadOfGovernment,
            "HeadOfBody" => Office::HeadOfBody,
            "Leader" => Office::Leader,
            "President" => Office::President,
            "PrimeMinister" => Office::PrimeMinister,
            "Chancellor" => Office::Chancellor,
            "King" => Office::King,
            "Queen" => Office::Queen,
            "Emperor" => Office::Emperor,
            "Emir" => Office::Emir,
            "Sultan" => Office::Sultan,
            "GrandDuke" => Office::GrandDuke,
            "Pope" => Office::Pope,
            "SupremeLeader" => Office::SupremeLeader,
            "ChiefExecutive" => Office::ChiefExecutive,
            "CrownPrince" => Office::CrownPrince,
            "VicePresident" => Office::VicePresident,
            "SecretaryOfState" => Office::SecretaryOfState,
            "ForeignMinister" => Office::ForeignMinister,
            "DefenceMinister" => Office::DefenceMinister,
            "FinanceMinister" => Office::FinanceMinister,
            "ForeignPolicyChief" => Office::ForeignPolicyChief,
            other => unreachable!("office in the table: {other}"),
        }
    }
}

/// Somebody who held an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The name as English news writes it: "Joe Biden".
    pub name: &'static str,
    /// The first day that is sure.
    pub from: Date,
    /// The last day that is sure.
    pub to: Date,
}

/// A stretch of days in which somebody held a post of a country or body.
struct Term {
    of: &'static str,
    offices: Offices,
    holder: Holder,
}

/// A set of offices, a bit for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Offices(u32);

impl Offices {
    fn parse(words: &str) -> Offices {
        Offices(words.split(' ').map(|word| 1 << Office::parse(word) as u32).fold(0, |set, bit| set | bit))
    }

    fn has(self, office: Office) -> bool {
        self.0 & 1 << office as u32 != 0
    }
}

static OFFICES_CALLED: LazyLock<Table<Vec<Office>>> = LazyLock::new(|| {
    rows(OFFICES).map(|[words, offices]| (words, offices.split(' ').map(Office::parse).collect())).collect()
});

/// In the order of what they are of.
static TERMS_HELD: LazyLock<Vec<Term>> = LazyLock::new(|| {
    rows(TERMS)
        .map(|[of, offices, from, to, name]| {
            let holder = Holder { name, from: day(from), to: day(to) };
            Term { of, offices: Offices::parse(offices), holder }
        })
        .collect()
});

/// Everybody who held an office, by name, with all terms.
static HOLDERS: LazyLock<Table<Vec<&'static Term>>> = LazyLock::new(|| {
    let mut holders: Table<Vec<&'static Term>> = Table::default();
    for term in TERMS_HELD.iter() {
        holders.entry(term.holder.name).or_default().push(term);
    }
    holders
});

/// Whether somebody of this name, as English news writes it, held an office of the table.
pub fn is_holder(name: &str) -> bool {
    HOLDERS.contains_key(name)
}

/// Whether somebody of this name held what words in lower case mean, of this country or of any, and on a day somebody else was
/// known to have come after: where the table ends, nobody has left.
pub fn was_once(name: &str, words: &str, country: Option<Country>, day: Date) -> bool {
    let is_called = |term: &Term| offices(words).iter().any(|office| term.offices.has(*office));
    let is_of = |term: &Term| country.is_none_or(|country| country.0 == term.of);
    let is_succeeded = |term: &Term| {
        let comes_after = |next: &Term| term.holder.to < next.holder.from && next.holder.from <= day;
        terms_of(term.of).iter().any(|next| is_called(next) && next.holder.name != name && comes_after(next))
    };
    let mut terms =
        terms_of_holder(name).filter(|term| is_of(term) && is_called(term) && term.holder.from <= day).peekable();
    terms.peek().is_some() && terms.all(is_succeeded)
}

/// The one country of which somebody of this name held offices.
pub fn country_of_holder(name: &str) -> Option<Country> {
    let mut countries = terms_of_holder(name).map(|term| term.of).filter(|of| of.len() == CODE_LEN);
    let first = countries.next()?;
    countries.all(|other| other == first).then_some(Country(first))
}

/// A country is named by two letters, a body by its name.
const CODE_LEN: usize = 2;

fn terms_of_holder(name: &str) -> impl Iterator<Item = &'static Term> {
    HOLDERS.get(name).into_iter().flatten().copied()
}

/// Everybody who held an office of the table, once for each term.
pub fn holders() -> impl Iterator<Item = &'static Holder> {
    TERMS_HELD.iter().map(|term| &term.holder)
}

/// A day of the table: "2021-01-20".
fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|error| panic!("a day of the table: {error}"))
}

fn terms_of(of: &str) -> &'static [Term] {
    let terms = &TERMS_HELD[..];
    let after = &terms[terms.partition_point(|term| term.of < of)..];
    &after[..after.partition_point(|term| term.of == of)]
}

/// The offices that words in lower case mean, of a country or, without one, of a well-known body ("nato chief" is asked for
/// as "chief" of [`body`] "NATO"): "president", "prime minister", "chancellor", "leader".
pub fn offices(words: &str) -> &'static [Office] {
    OFFICES_CALLED.get(words).map_or(&[], Vec::as_slice)
}

/// Who held an office of a country on a day: one where that is sure, none or several where it is not.
///
/// The days of coming and going belong to nobody: who is meant on them depends on the hour. Nobody holds an office that a
/// country does not have.
pub fn holders_of(office: Office, country: Country, day: Date) -> impl Iterator<Item = &'static Holder> {
    held(office, country.0, day)
}

/// Who led a well-known body, by any of its names, on a day.
pub fn heads_of(body: &str, day: Date) -> impl Iterator<Item = &'static Holder> {
    held(Office::HeadOfBody, name_of_body(body), day)
}

/// Who held what words in lower case mean, of a country, on a day: "president", "leader", "top diplomat".
pub fn holders_called(words: &str, country: Country, day: Date) -> impl Iterator<Item = &'static Holder> {
    offices(words).iter().flat_map(move |office| held(*office, country.0, day))
}

/// Who held what words in lower case mean, of a well-known body, on a day: "chief", "foreign policy chief".
pub fn heads_called(words: &str, body: &str, day: Date) -> impl Iterator<Item = &'static Holder> {
    let body = name_of_body(body);
    offices(words).iter().flat_map(move |office| held(*office, body, day))
}

fn name_of_body(name: &str) -> &'static str {
    body(name).unwrap_or_default()
}

fn held(office: Office, of: &'static str, day: Date) -> impl Iterator<Item = &'static Holder> {
    let terms = terms_of(of).iter().filter(move |term| term.offices.has(office));
    terms.map(|term| &term.holder).filter(move |holder| holder.from <= day && day <= holder.to)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::lexicon::tests::check_table;

    pub(in super::super) fn tables_are_sorted_and_whole() {
        check_table::<2>(OFFICES);
        let lines: Vec<&str> = TERMS.lines().skip(1).collect();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "the terms are sorted");
        assert!(rows::<5>(TERMS).flatten().all(|field| !field.is_empty() && field.trim() == field));
    }

    #[test]
    fn every_row_parses() {
        assert!(OFFICES_CALLED.values().all(|offices| !offices.is_empty()));
        assert!(TERMS_HELD.len() > 1000);
    }

    #[test]
    fn terms_are_of_a_country_or_body_of_the_gazetteer() {
        for [of, ..] in rows::<5>(TERMS) {
            let is_country = super::super::name_of(Country(of)) != of;
            assert!(is_country || body(of) == Some(of), "{of}");
        }
    }

    #[test]
    fn nobody_leaves_before_coming_and_two_never_hold_one_post() {
        for term in TERMS_HELD.iter() {
            assert!(term.holder.from <= term.holder.to, "{:?}", term.holder);
        }
        for pair in TERMS_HELD.windows(2) {
            let same_post = pair[0].of == pair[1].of && pair[0].offices == pair[1].offices;
            assert!(!same_post || pair[0].holder.to < pair[1].holder.from, "{:?} {:?}", pair[0].holder, pair[1].holder);
        }
    }

    #[test]
    fn one_office_is_never_held_by_two() {
        let posts = [Office::HeadOfState, Office::HeadOfGovernment, Office::HeadOfBody];
        for term in TERMS_HELD.iter() {
            for office in OFFICES_CALLED.values().flatten().chain(&posts) {
                let at_once: Vec<_> = held(*office, term.of, term.holder.from).map(|holder| holder.name).collect();
                assert!(at_once.len() <= 1, "{office:?} of {} on {}: {at_once:?}", term.of, term.holder.from);
            }
        }
    }
}
