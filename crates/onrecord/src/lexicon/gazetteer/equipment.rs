//! Models of equipment by the many ways in which news writes them.

use std::sync::LazyLock;

use super::table::{names, rows};
use crate::lexicon::Table;

const EQUIPMENT: &str = include_str!("../../../lexicon/gazetteer/equipment.tsv");

/// No model of the table is longer, in bytes, once it is a key.
const LONGEST_KEY: usize = 48;

static MODELS: LazyLock<Vec<(Key, &'static str)>> = LazyLock::new(|| {
    let each = |[name, _, others]: [&'static str; 3]| {
        std::iter::once(name).chain(names(others)).filter_map(move |other| Some((Key::of(other)?, name)))
    };
    let mut models: Vec<_> = rows(EQUIPMENT).flat_map(each).collect();
    models.sort_unstable();
    models
});

/// Nouns after a model that only say what it is: "F-16 fighter jets".
const KINDS: &str = include_str!("../../../lexicon/gazetteer/equipment_kinds.tsv");

static KIND_WORDS: LazyLock<Table<()>> = LazyLock::new(|| rows(KINDS).map(|[word]| (word, ())).collect());

/// The letters and digits of a name, in lower case: "f16" for "F-16" and "F 16".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key([u8; LONGEST_KEY]);

impl Key {
    fn of(name: &str) -> Option<Key> {
        let mut key = [0; LONGEST_KEY];
        let kept = name.bytes().filter(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
        for (at, byte) in kept.enumerate() {
            *key.get_mut(at)? = byte.to_ascii_lowercase();
        }
        Some(Key(key))
    }
}

/// The one name under which a model of equipment is kept: "MiG-29" for "Mig-29s".
///
/// **Finds** models with or without hyphens and spaces, in the plural, and before a noun that says what they are ("Leopard 2
/// tanks"). **Leaves alone** words without a capital or digit: a javelin is no Javelin.
pub fn equipment(name: &str) -> Option<&'static str> {
    let mut model = name.strip_prefix("the ").unwrap_or(name);
    loop {
        if let Some(found) = one_of(model) {
            return Some(found);
        }
        model = without_kind(model)?;
    }
}

/// One model, or several of it.
fn one_of(model: &str) -> Option<&'static str> {
    let is_model = model.starts_with(char::is_uppercase) || model.bytes().any(|byte| byte.is_ascii_digit());
    let singular = || model.strip_suffix('s').map(|one| one.trim_end_matches(['\'', '’']));
    is_model.then(|| find(model).or_else(|| find(singular()?))).flatten()
}

fn find(model: &str) -> Option<&'static str> {
    let key = Key::of(model)?;
    let at = MODELS.binary_search_by_key(&key, |(key, _)| *key).ok()?;
    Some(MODELS[at].1)
}

/// What stands before a last word that only says what kind of thing it is.
fn without_kind(model: &str) -> Option<&str> {
    let (before, last) = model.rsplit_once(' ')?;
    KIND_WORDS.contains_key(last).then_some(before)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::lexicon::tests::check_table;

    pub(in super::super) fn tables_are_sorted_and_whole() {
        check_table::<3>(EQUIPMENT);
        check_table::<1>(KINDS);
    }

    #[test]
    fn no_two_models_are_written_alike() {
        for pair in MODELS.windows(2) {
            assert!(pair[0].0 != pair[1].0 || pair[0].1 == pair[1].1, "{} and {}", pair[0].1, pair[1].1);
        }
    }

    #[test]
    fn every_name_is_a_model() {
        for [name, _, others] in rows::<3>(EQUIPMENT) {
            assert!(std::iter::once(name).chain(names(others)).all(|other| equipment(other) == Some(name)), "{name}");
        }
    }
}
