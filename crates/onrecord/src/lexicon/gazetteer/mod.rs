//! What is known of the world before an article is read: countries, places, bodies, things, and who held which office when.
//!
//! Names are asked for as news writes them, with their capitals ("Kiev", "the United States", "U.S.", "Ukrainian"); a "the"
//! before them and curly apostrophes make no difference. A name says what it would mean if nothing in the article said
//! otherwise: "Georgia" is the country and "Washington" the capital. [`is_doubtful`] knows names that often mean something
//! else; what the article says goes before what is known here.

mod equipment;
mod office;
mod table;

use std::sync::LazyLock;

pub use equipment::equipment;
pub use office::{
    Holder, Office, country_of_holder, heads_called, heads_of, holders, holders_called, holders_of, is_holder, offices,
    was_once,
};

use crate::lexicon::{Classes, Table, classes_of};
use table::{by_name, names, rows, table_of};

const COUNTRIES: &str = include_str!("../../../lexicon/gazetteer/countries.tsv");
const COUNTRY_NAMES: &str = include_str!("../../../lexicon/gazetteer/country_names.tsv");
const REGIONS: &str = include_str!("../../../lexicon/gazetteer/regions.tsv");
const TOWNS: &str = include_str!("../../../lexicon/gazetteer/towns.tsv");
const BODIES: &str = include_str!("../../../lexicon/gazetteer/bodies.tsv");
const BODY_NOUNS: &str = include_str!("../../../lexicon/gazetteer/body_nouns.tsv");
const DOUBTFUL: &str = include_str!("../../../lexicon/gazetteer/doubtful.tsv");
const EITHER: &str = include_str!("../../../lexicon/gazetteer/either.tsv");

/// Kinds of bodies whose work it is to tell the news.
const OUTLETS: [&str; 5] = ["broadcaster", "magazine", "newspaper", "website", "wire agency"];

/// A country, by its code in ISO 3166-1 alpha-2: "UA".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(pub &'static str);

/// What is known of a place or body: the name under which it is kept, what it is, and where.
#[derive(Clone, Copy, Debug)]
struct Known {
    name: &'static str,
    kind: &'static str,
    country: Option<Country>,
}

static COUNTRY_OF_NAME: LazyLock<Table<Country>> = LazyLock::new(|| {
    let ours = rows(COUNTRIES).flat_map(|[code, name, others, _, _]| pairs(name, others, Country(code)));
    let translated =
        rows(COUNTRY_NAMES).flat_map(|[code, others]| names(others).map(move |name| (name, Country(code))));
    table_of(&[COUNTRIES, COUNTRY_NAMES], ours.chain(translated))
});

static COUNTRY_OF_PEOPLE: LazyLock<Table<Country>> = LazyLock::new(|| {
    rows(COUNTRIES).flat_map(|[code, _, _, _, people]| names(people).map(move |word| (word, Country(code)))).collect()
});

static COUNTRY_OF_CAPITAL: LazyLock<Table<Country>> = LazyLock::new(|| {
    rows(COUNTRIES).flat_map(|[code, _, _, capital, _]| names(capital).map(move |name| (name, Country(code)))).collect()
});

static NAME_OF_COUNTRY: LazyLock<Table<&'static str>> =
    LazyLock::new(|| rows(COUNTRIES).map(|[code, name, _, _, _]| (code, name)).collect());

static PLACES: LazyLock<Table<Known>> = LazyLock::new(|| {
    let listed = rows(TOWNS).chain(rows(REGIONS));
    table_of(&[TOWNS, REGIONS], listed.flat_map(|[name, country, others]| known(name, "place", country, others)))
});

static BODY_OF_NAME: LazyLock<Table<Known>> = LazyLock::new(|| {
    rows(BODIES).flat_map(|[name, kind, country, others]| known(name, kind, country, others)).collect()
});

static DOUBTS: LazyLock<Table<&'static str>> =
    LazyLock::new(|| rows(DOUBTFUL).map(|[name, other]| (name, other)).collect());

static EITHERS: LazyLock<Table<&'static str>> =
    LazyLock::new(|| rows(EITHER).map(|[name, other]| (name, other)).collect());

/// A name and its other names, each with the same value.
fn pairs<V: Copy>(name: &'static str, others: &'static str, value: V) -> impl Iterator<Item = (&'static str, V)> {
    std::iter::once(name).chain(names(others)).map(move |name| (name, value))
}

fn known(
    name: &'static str,
    kind: &'static str,
    country: &'static str,
    others: &'static str,
) -> impl Iterator<Item = (&'static str, Known)> {
    let country = (country.len() == 2).then_some(Country(country));
    pairs(name, others, Known { name, kind, country })
}

/// The country of a name: "Ukraine", "the United States", "U.S.", "Україна".
///
/// **Finds** English names, older names ("Burma"), official ones, abbreviations, and names in other languages and scripts;
/// territories that have a code of their own, as Greenland and Hong Kong. "Congo" alone is the Democratic Republic, as most
/// news has it. **Leaves alone** "Korea", of which there are two, and parts of a country: England is not the United Kingdom.
pub fn country(name: &str) -> Option<Country> {
    by_name(&COUNTRY_OF_NAME, name).copied()
}

/// The country of an adjective or of members of a people: "Ukrainian", "Britons".
///
/// **Leaves alone** peoples of more than one country, or of a part of one: "Korean", "Kurdish", "Scottish".
pub fn country_of_people(word: &str) -> Option<Country> {
    let found = by_name(&COUNTRY_OF_PEOPLE, word);
    found.or_else(|| by_name(&COUNTRY_OF_PEOPLE, word.strip_suffix('s')?)).copied()
}

/// The country whose capital it is: "Kyiv", "Kiev". Seats of government that news writes for the government are with them:
/// "The Hague".
pub fn country_of_capital(name: &str) -> Option<Country> {
    by_name(&COUNTRY_OF_CAPITAL, name).copied()
}

/// The name of a country in English news: "Ukraine", "United States".
pub fn name_of(country: Country) -> &'static str {
    NAME_OF_COUNTRY.get(country.0).copied().unwrap_or(country.0)
}

/// The one name under which a place other than a country is kept, for each of its spellings: "Kyiv" for "Kiev".
///
/// Towns of one name in several countries are one name here.
pub fn place(name: &str) -> Option<&'static str> {
    by_name(&PLACES, name).map(|known| known.name)
}

/// All spellings of a place by any of them, its name first: "Kyiv", "Kiev", "Київ" for "Kiev". None if it is not known.
pub fn spellings_of_place(name: &str) -> Vec<&'static str> {
    let Some(known) = by_name(&PLACES, name) else { return Vec::new() };
    let listed = rows(TOWNS).chain(rows(REGIONS)).filter(|[name, ..]: &[&str; 3]| *name == known.name);
    listed.flat_map(|[name, _, others]| std::iter::once(name).chain(names(others))).collect()
}

/// The country in which a place lies, where there is only one place of the name.
pub fn country_of_place(name: &str) -> Option<Country> {
    by_name(&PLACES, name).and_then(|known| known.country)
}

/// The one name under which a well-known body is kept, for each of its names: "European Union" for "EU".
///
/// A building that stands for a body is a name of it: "Pentagon" is the US Department of Defense.
pub fn body(name: &str) -> Option<&'static str> {
    by_name(&BODY_OF_NAME, name).map(|known| known.name)
}

/// The country that a well-known body is of, if it is of one.
pub fn country_of_body(name: &str) -> Option<Country> {
    by_name(&BODY_OF_NAME, name).and_then(|known| known.country)
}

/// The nouns that news calls a well-known body by once it has named it: "alliance" for NATO, "paper" for "the Guardian".
pub fn nouns_of_body(name: &str) -> impl Iterator<Item = &'static str> {
    let known = by_name(&BODY_OF_NAME, name);
    let is_of = |known: &Known, bodies, kinds| {
        names(bodies).any(|body| body == known.name) || names(kinds).any(|kind| kind == known.kind)
    };
    let nouns = known
        .into_iter()
        .flat_map(move |known| rows(BODY_NOUNS).filter(move |[_, bodies, kinds]| is_of(known, *bodies, *kinds)));
    nouns.map(|[noun, ..]| noun)
}

/// Whether a name is that of a wire agency, newspaper, broadcaster, magazine or news site: "Reuters", "the New York Times".
pub fn is_outlet(name: &str) -> bool {
    by_name(&BODY_OF_NAME, name).is_some_and(|known| OUTLETS.contains(&known.kind))
}

/// Whether a name often means something else in news than what it means here: "Georgia", "Chad", "the Senate".
pub fn is_doubtful(name: &str) -> bool {
    by_name(&DOUBTS, name).is_some() || is_either(name) || classes_of(name).has(Classes::GIVEN_NAME)
}

/// Whether a name means something else of its kind about as often as what it means here: "New York", "Georgia".
pub fn is_either(name: &str) -> bool {
    by_name(&EITHERS, name).is_some()
}

#[cfg(test)]
mod tests;
