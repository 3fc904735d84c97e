//! The word lists of the scorers: small sorted files beside the sources, read once.
//!
//! They have general knowledge only: nothing in them is taken from a set that the program is measured on.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

const FILES: [(&str, &str); 6] = [
    ("unit_codes", include_str!("../tables/unit_codes.tsv")),
    ("unit_aliases", include_str!("../tables/unit_aliases.tsv")),
    ("measures", include_str!("../tables/measures.tsv")),
    ("irregular_plurals", include_str!("../tables/irregular_plurals.tsv")),
    ("other_names", include_str!("../tables/other_names.tsv")),
    ("gold_words", include_str!("../tables/gold_words.tsv")),
];

type Map = BTreeMap<&'static str, &'static str>;
type Lists = BTreeMap<&'static str, Vec<&'static str>>;

static UNIT_CODES: LazyLock<Map> = LazyLock::new(|| map("unit_codes"));
static UNIT_ALIASES: LazyLock<Map> = LazyLock::new(|| map("unit_aliases"));
static MEASURES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| map("measures").into_keys().collect());
static IRREGULAR_PLURALS: LazyLock<Map> = LazyLock::new(|| map("irregular_plurals"));
static OTHER_NAMES: LazyLock<Lists> = LazyLock::new(|| lists("other_names"));
static GOLD_WORDS: LazyLock<BTreeSet<(&'static str, &'static str)>> = LazyLock::new(|| rows("gold_words").collect());

/// The unit's name for a code in lower case; an empty one for a code that says that there is no unit.
pub(crate) fn unit_of_code(code: &str) -> Option<&'static str> {
    UNIT_CODES.get(code).copied()
}

/// The name that is used here for a unit of that name.
pub(crate) fn unit_of_alias(name: &str) -> Option<&'static str> {
    UNIT_ALIASES.get(name).copied()
}

/// Is this a word for a measure, of which the whole name must agree?
pub(crate) fn is_measure(word: &str) -> bool {
    MEASURES.contains(word)
}

/// The singular of an irregular plural.
pub(crate) fn irregular_singular(word: &str) -> Option<&'static str> {
    IRREGULAR_PLURALS.get(word).copied()
}

/// Names that are right for an entity whatever its gold says.
pub(crate) fn other_names(canonical: &str) -> &'static [&'static str] {
    OTHER_NAMES.get(canonical).map(Vec::as_slice).unwrap_or_default()
}

/// Is the word one of a closed vocabulary of the gold?
pub(crate) fn is_gold_word(vocabulary: &str, word: &str) -> bool {
    GOLD_WORDS.contains(&(vocabulary, word))
}

/// The rows of a file in two cells; the second is empty where there is only one, or where it says `(none)`.
fn rows(name: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let file = FILES.iter().find(|(file, _)| *file == name).map(|(_, text)| *text).unwrap_or_default();
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once('\t').map_or((line, ""), |(key, value)| (key, nothing(value))))
}

fn nothing(cell: &'static str) -> &'static str {
    if cell == "(none)" { "" } else { cell }
}

fn map(name: &str) -> Map {
    rows(name).collect()
}

fn lists(name: &str) -> Lists {
    rows(name).map(|(key, value)| (key, value.split('|').collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_sorted_without_doubles_and_without_stray_space() {
        for (name, text) in FILES {
            let lines: Vec<&str> = text.lines().skip(1).collect();
            assert!(text.starts_with("# ") && lines.len() > 1, "{name}");
            assert!(lines.is_sorted_by(|a, b| a < b), "{name}");
            for cell in lines.iter().flat_map(|line| line.split(['\t', '|'])) {
                assert!(cell == cell.trim() && !cell.is_empty(), "{name}: {cell:?}");
            }
        }
    }

    #[test]
    fn keys_are_there_once() {
        for (name, _) in FILES.iter().filter(|(name, _)| *name != "gold_words") {
            assert_eq!(map(name).len(), rows(name).count(), "{name}");
        }
    }

    #[test]
    fn units_are_lower_case() {
        for name in ["unit_codes", "unit_aliases", "measures", "irregular_plurals"] {
            assert!(rows(name).all(|(a, b)| a == a.to_lowercase() && b == b.to_lowercase()), "{name}");
        }
    }

    #[test]
    fn an_alias_leads_to_a_name_that_is_no_alias() {
        for (alias, name) in rows("unit_aliases") {
            assert_eq!(unit_of_alias(name), None, "{alias}");
        }
    }
}
