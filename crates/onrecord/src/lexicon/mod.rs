//! What single words can do: the tables of `lexicon/`, read once and then only asked.
//!
//! The tables are part of the program (`include_str!`), so asking them is as pure as a constant. Words are asked for in
//! lower case; place names with their capitals.

pub(crate) mod calendar;
mod classes;
mod conversion;
mod quantity;

use std::sync::LazyLock;

pub(crate) use classes::Classes;
pub use conversion::{are_convertible, convert, convertible, unit_called};
pub use quantity::{Hedge, Unit};

use foldhash::fast::FixedState;
use hashbrown::HashMap;

const WORDS: &str = include_str!("../../lexicon/words.tsv");
const PLACES: &str = include_str!("../../lexicon/places.tsv");
const GIVEN_NAMES: &str = include_str!("../../lexicon/given_names.tsv");
const UNITS: &str = include_str!("../../lexicon/units.tsv");
const HEDGES: &str = include_str!("../../lexicon/hedges.tsv");
const FURNITURE: &str = include_str!("../../lexicon/furniture.tsv");

/// A table that always iterates and hashes the same way, on every machine.
type Table<V> = HashMap<&'static str, V, FixedState>;

static CLASSES: LazyLock<Table<Classes>> = LazyLock::new(|| {
    let words = rows(WORDS).map(|[word, classes]| (word, Classes::parse(classes)));
    let given = rows(GIVEN_NAMES).map(|[name]| (name, Classes::GIVEN_NAME));
    let times = calendar::words().map(|word| (word, Classes::TIME));
    let mut table = Table::default();
    for (word, classes) in words.chain(given).chain(times) {
        let entry = table.entry(word).or_insert(Classes::NONE);
        *entry = entry.with(classes);
    }
    table
});

static PLACE_KINDS: LazyLock<Table<PlaceKind>> =
    LazyLock::new(|| rows(PLACES).map(|[name, kind]| (name, PlaceKind::parse(kind))).collect());

static UNIT_FORMS: LazyLock<Table<Unit>> =
    LazyLock::new(|| rows(UNITS).map(|[form, code, name]| (form, Unit::of(code, name))).collect());

static HEDGE_WORDS: LazyLock<Table<Hedge>> =
    LazyLock::new(|| rows(HEDGES).map(|[words, hedge]| (words, Hedge::parse(hedge))).collect());

/// What the places table says of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlaceKind {
    /// A country, region, continent or town.
    Place,
    /// An adjective or a member of a people: "Ukrainian".
    Demonym,
}

impl PlaceKind {
    fn parse(kind: &str) -> PlaceKind {
        match kind {
            "country" | "region" | "town" => PlaceKind::Place,
            "demonym" => PlaceKind::Demonym,
            other => unreachable!("kind of a place in the table: {other}"),
        }
    }
}

/// What a word can do. `word` in any case.
pub(crate) fn classes_of(word: &str) -> Classes {
    let mut buffer = [0_u8; LONGEST_WORD];
    let found = match lower_ascii(word, &mut buffer) {
        Some(lower) => CLASSES.get(lower),
        None if word.len() <= LONGEST_WORD => CLASSES.get(word.to_lowercase().as_str()),
        None => None,
    };
    found.copied().unwrap_or(Classes::NONE)
}

/// No word of a table is longer, in bytes.
const LONGEST_WORD: usize = 32;

/// What the name of a place, with its capitals, is.
pub(crate) fn place(name: &str) -> Option<PlaceKind> {
    PLACE_KINDS.get(name).copied()
}

/// The unit that a sign or words in lower case stand for.
pub(crate) fn unit(form: &str) -> Option<Unit> {
    UNIT_FORMS.get(form).cloned()
}

/// How lines of furniture begin, in lower case, and the kind of furniture that each shows.
pub(crate) fn furniture_beginnings() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(FURNITURE).map(|[beginning, kind]| (beginning, kind))
}

/// The hedge that words in lower case before a number are.
pub(crate) fn hedge(words: &str) -> Option<Hedge> {
    HEDGE_WORDS.get(words).copied()
}

fn lower_ascii<'b>(word: &str, buffer: &'b mut [u8; LONGEST_WORD]) -> Option<&'b str> {
    let lower = buffer.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    str::from_utf8(lower).ok().filter(|lower| lower.is_ascii())
}

/// The rows of a table, comments left out.
fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        fields.try_into().unwrap_or_else(|fields| panic!("a row of {N} fields: {fields:?}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows are sorted by their first field, none twice, no field is empty or has white space around it.
    pub(super) fn check_table<const N: usize>(table: &'static str) {
        let firsts: Vec<&str> = rows::<N>(table)
            .map(|fields| {
                assert!(fields.iter().all(|field| !field.is_empty() && field.trim() == *field), "{fields:?}");
                fields[0]
            })
            .collect();
        for pair in firsts.windows(2) {
            assert!(pair[0] < pair[1], "not sorted, or twice: {pair:?}");
        }
    }

    #[test]
    fn tables_are_sorted_and_whole() {
        check_table::<2>(WORDS);
        check_table::<2>(PLACES);
        check_table::<1>(GIVEN_NAMES);
        check_table::<3>(UNITS);
        check_table::<2>(HEDGES);
        check_table::<2>(FURNITURE);
    }

    #[test]
    fn every_row_parses() {
        LazyLock::force(&CLASSES);
        LazyLock::force(&PLACE_KINDS);
        LazyLock::force(&UNIT_FORMS);
        LazyLock::force(&HEDGE_WORDS);
    }

    #[test]
    fn words_that_are_looked_up_in_lower_case_are_kept_in_lower_case() {
        let kept = rows::<2>(WORDS).map(|[word, _]| word).chain(rows::<1>(GIVEN_NAMES).map(|[name]| name));
        for word in kept.chain(rows::<3>(UNITS).map(|[form, ..]| form)).chain(rows::<2>(HEDGES).map(|[words, _]| words))
        {
            assert_eq!(word, word.to_lowercase());
        }
    }

    #[test]
    fn one_code_has_one_name_but_for_counts() {
        let mut names = Table::default();
        for [_, code, name] in rows::<3>(UNITS).filter(|[_, code, _]| *code != "count") {
            assert_eq!(*names.entry(code).or_insert(name), name, "{code}");
        }
    }

    #[test]
    fn a_word_is_found_in_any_case() {
        assert!(classes_of("Said").has(Classes::CUE));
        assert!(classes_of("FRANÇOIS").has(Classes::GIVEN_NAME));
        assert_eq!(classes_of("a-word-longer-than-the-longest-word-of-any-table"), Classes::NONE);
    }
}
