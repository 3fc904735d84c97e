//! What single words can do: the tables of `lexicon/`, read once and then only asked.
//!
//! The tables are part of the program (`include_str!`), so asking them is as pure as a constant. Words are asked for in
//! lower case; place names with their capitals.

pub(crate) mod calendar;
mod caveat;
mod certainty;
mod classes;
mod conversion;
mod cue;
mod event;
pub mod gazetteer;
mod naming;
mod noun;
mod plural;
mod quantity;
mod setting;

use std::sync::LazyLock;

pub(crate) use caveat::{About, CaveatRow, Slot, caveats_from};
pub(crate) use certainty::certainty_from;
pub(crate) use classes::Classes;
pub use conversion::{are_convertible, convert, convertible, unit_called};
#[cfg(test)]
pub(crate) use cue::cue_rows;
pub(crate) use cue::{CueRow, cues_from};
pub(crate) use event::{Event, Shown};
pub use event::{EventError, EventErrorKind, Events};
pub(crate) use naming::{NameWord, form_of, graphemes, is_english_given, latin, long_forms, name_word, stands_first};
pub(crate) use noun::{Gender, Noun, NounKind, gender_of_name, noun};
pub use plural::plural;
pub(crate) use quantity::{Dimension, Measure, NumberKind, NumberWord, Trend};
pub use quantity::{Hedge, Unit};
#[cfg(test)]
pub(crate) use setting::occasion_kinds;
pub(crate) use setting::{OccasionRow, is_outlet_word, leads_to_addressee, occasions_from, takes_addressee};

use foldhash::fast::FixedState;
use hashbrown::HashMap;

const WORDS: &str = include_str!("../../lexicon/words.tsv");
const PLACES: &str = include_str!("../../lexicon/places.tsv");
const GIVEN_NAMES: &str = include_str!("../../lexicon/given_names.tsv");
const UNITS: &str = include_str!("../../lexicon/units.tsv");
const HEDGES: &str = include_str!("../../lexicon/hedges.tsv");
const HEDGES_AFTER: &str = include_str!("../../lexicon/hedges_after.tsv");
const NUMBERS: &str = include_str!("../../lexicon/numbers.tsv");
const CHANGES: &str = include_str!("../../lexicon/changes.tsv");
const PLURALS: &str = include_str!("../../lexicon/plurals.tsv");
const PHRASE_ENDS: &str = include_str!("../../lexicon/phrase_ends.tsv");
const SPELLINGS: &str = include_str!("../../lexicon/spellings.tsv");
const FIELDS: &str = include_str!("../../lexicon/fields.tsv");
const FURNITURE: &str = include_str!("../../lexicon/furniture.tsv");
const FURNITURE_LINES: &str = include_str!("../../lexicon/furniture_lines.tsv");

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

static UNIT_FORMS: LazyLock<Table<Measure>> = LazyLock::new(|| {
    rows(UNITS).map(|[form, code, name, dimension]| (form, Measure::parse(code, name, dimension))).collect()
});

static HEDGE_WORDS: LazyLock<Table<Hedge>> =
    LazyLock::new(|| rows(HEDGES).map(|[words, hedge]| (words, Hedge::parse(hedge))).collect());

static HEDGE_WORDS_AFTER: LazyLock<Table<Hedge>> =
    LazyLock::new(|| rows(HEDGES_AFTER).map(|[words, hedge]| (words, Hedge::parse(hedge))).collect());

static NUMBER_WORDS: LazyLock<Table<NumberWord>> = LazyLock::new(|| number_words().collect());

fn number_words() -> impl Iterator<Item = (&'static str, NumberWord)> {
    rows(NUMBERS).map(|[word, value, kind]| (word, NumberWord::parse(value, kind)))
}

/// For each first byte of a number word, the lengths that number words with it have, a bit for each: most words of a text
/// are no number by this alone.
static NUMBER_LENGTHS: LazyLock<[u32; 256]> = LazyLock::new(|| {
    let mut lengths = [0; 256];
    for [word, ..] in rows::<3>(NUMBERS) {
        let first = word.as_bytes()[0];
        lengths[usize::from(first)] |= 1 << word.len();
        lengths[usize::from(first.to_ascii_uppercase())] |= 1 << word.len();
    }
    lengths
});

static TRENDS: LazyLock<Table<Trend>> =
    LazyLock::new(|| rows(CHANGES).map(|[word, trend]| (word, Trend::parse(trend))).collect());

static SINGULARS: LazyLock<Table<&'static str>> =
    LazyLock::new(|| rows(PLURALS).map(|[plural, singular]| (plural, singular)).collect());

static FIELD_WORDS: LazyLock<Table<&'static str>> =
    LazyLock::new(|| rows(FIELDS).map(|[word, field]| (word, field)).collect());

static PHRASE_END_WORDS: LazyLock<Table<()>> = LazyLock::new(|| rows(PHRASE_ENDS).map(|[word]| (word, ())).collect());

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
    measure(form).map(|measure| measure.unit.clone())
}

/// The same, with what it measures.
pub(crate) fn measure(form: &str) -> Option<&'static Measure> {
    UNIT_FORMS.get(form)
}

/// Whether a unit code is that of a currency.
pub fn is_money(code: &str) -> bool {
    rows(UNITS).any(|[_, other, _, dimension]| other == code && dimension == "money")
}

/// Every unit of the table, once for each form.
#[cfg(test)]
pub(crate) fn units() -> impl Iterator<Item = &'static Unit> {
    rows::<4>(UNITS).filter_map(|[form, ..]| measure(form)).map(|measure| &measure.unit)
}

/// What a word in any case is as a part of a number.
pub(crate) fn number_word(word: &str) -> Option<NumberWord> {
    let (first, len) = (*word.as_bytes().first()?, word.len());
    if len >= 32 || NUMBER_LENGTHS[usize::from(first)] & 1 << len == 0 {
        return None;
    }
    lower_ascii(word, &mut [0; LONGEST_WORD]).and_then(|lower| NUMBER_WORDS.get(lower).copied())
}

/// Which way a word, in any case, says that something changed.
pub(crate) fn trend(word: &str) -> Option<Trend> {
    lower_ascii(word, &mut [0; LONGEST_WORD]).and_then(|lower| TRENDS.get(lower).copied())
}

/// The singular of a plural in lower case that is not made by rule.
pub(crate) fn irregular_singular(plural: &str) -> Option<&'static str> {
    SINGULARS.get(plural).copied()
}

/// Whether the noun phrase after a number ends before this word, in any case.
pub(crate) fn ends_phrase(word: &str) -> bool {
    lower_ascii(word, &mut [0; LONGEST_WORD]).is_some_and(|lower| PHRASE_END_WORDS.contains_key(lower))
}

/// The other ways to spell an English word in lower case, British or American: "defence" and "defense".
pub fn other_spellings(word: &str) -> Vec<&'static str> {
    let spellings = rows::<2>(SPELLINGS);
    spellings
        .filter_map(|[one, other]| if one == word { Some(other) } else { (other == word).then_some(one) })
        .collect()
}

/// The field of public life that a word of a role, in any case, shows, by its word in the table.
pub(crate) fn field_of(word: &str) -> Option<&'static str> {
    lower_ascii(word, &mut [0; LONGEST_WORD]).and_then(|lower| FIELD_WORDS.get(lower).copied())
}

/// How lines of furniture begin, in lower case, and the kind of furniture that each shows.
pub(crate) fn furniture_beginnings() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(FURNITURE).map(|[beginning, kind]| (beginning, kind))
}

/// Whole lines of furniture, in lower case and in order, and the kind of furniture that each is.
pub(crate) fn furniture_lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(FURNITURE_LINES).map(|[line, kind]| (line, kind))
}

/// The hedge that words in lower case before a number are.
pub(crate) fn hedge(words: &str) -> Option<Hedge> {
    HEDGE_WORDS.get(words).copied()
}

/// The hedge that words in lower case after a number are.
pub(crate) fn hedge_after(words: &str) -> Option<Hedge> {
    HEDGE_WORDS_AFTER.get(words).copied()
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
pub(crate) mod tests {
    use super::*;

    /// Rows are sorted by their first field, none twice, no field is empty or has white space around it.
    pub(crate) fn check_table<const N: usize>(table: &'static str) {
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
        check_table::<4>(UNITS);
        check_table::<2>(HEDGES);
        check_table::<2>(HEDGES_AFTER);
        check_table::<3>(NUMBERS);
        check_table::<2>(CHANGES);
        check_table::<2>(PLURALS);
        check_table::<1>(PHRASE_ENDS);
        check_table::<2>(FURNITURE);
        check_table::<2>(FURNITURE_LINES);
        check_table::<2>(FIELDS);
        check_table::<2>(SPELLINGS);
    }

    #[test]
    fn every_row_parses() {
        LazyLock::force(&CLASSES);
        LazyLock::force(&PLACE_KINDS);
        LazyLock::force(&UNIT_FORMS);
        LazyLock::force(&HEDGE_WORDS);
        LazyLock::force(&HEDGE_WORDS_AFTER);
        LazyLock::force(&NUMBER_WORDS);
        LazyLock::force(&TRENDS);
        LazyLock::force(&SINGULARS);
        LazyLock::force(&PHRASE_END_WORDS);
    }

    #[test]
    fn words_that_are_looked_up_in_lower_case_are_kept_in_lower_case() {
        let tables = [WORDS, GIVEN_NAMES, UNITS, HEDGES, HEDGES_AFTER, NUMBERS, CHANGES, PLURALS, PHRASE_ENDS];
        let lines = tables.iter().flat_map(|table| table.lines()).filter(|line| !line.starts_with('#'));
        for word in lines.filter_map(|line| line.split('\t').next()) {
            assert_eq!(word, word.to_lowercase());
        }
    }

    #[test]
    fn one_code_has_one_name_but_for_counts() {
        let mut names = Table::default();
        for [_, code, name, dimension] in rows::<4>(UNITS).filter(|[_, code, ..]| *code != "count") {
            assert_eq!(*names.entry(code).or_insert((name, dimension)), (name, dimension), "{code}");
        }
    }

    #[test]
    fn the_name_of_a_unit_is_one_of_its_forms() {
        for [form, code, name, _] in rows::<4>(UNITS) {
            assert_eq!(unit(&name.to_lowercase()).map(|unit| unit.code), Some(code.into()), "{form}");
        }
    }

    #[test]
    fn a_word_has_its_other_spellings() {
        assert_eq!(other_spellings("defence"), ["defense"]);
        assert_eq!(other_spellings("organize"), ["organise"]);
        assert_eq!(other_spellings("wise"), [] as [&str; 0]);
    }

    #[test]
    fn a_word_is_found_in_any_case() {
        assert!(classes_of("Said").has(Classes::CUE));
        assert!(classes_of("FRANÇOIS").has(Classes::GIVEN_NAME));
        assert_eq!(classes_of("a-word-longer-than-the-longest-word-of-any-table"), Classes::NONE);
    }
}
