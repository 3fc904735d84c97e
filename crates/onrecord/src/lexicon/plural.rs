//! The plurals of units and counted nouns, for showing more than one of them.

use std::sync::LazyLock;

use super::{PLURALS, Table, UNITS, rows, unit};

/// The plurals that are not made by rule, by their singular. Of several the first in the alphabet.
static IRREGULAR: LazyLock<Table<&'static str>> = LazyLock::new(|| {
    let mut table = Table::default();
    for [plural, singular] in rows(PLURALS) {
        table.entry(singular).or_insert(plural);
    }
    table
});

static UNIT_NAMES: LazyLock<Table<()>> = LazyLock::new(|| rows(UNITS).map(|[_, _, name, _]| (name, ())).collect());

/// A unit's name or a counted noun, in the singular, as it is written after a number other than one: "square miles", "metres per
/// day", "people". A name of the units table is left as it is if the table has no form for its plural ("percent", "hertz").
pub fn plural(singular: &str) -> String {
    let (head, rest) = match singular.find(" per ") {
        Some(at) => singular.split_at(at),
        None => (singular, ""),
    };
    let is_unit = UNIT_NAMES.contains_key(head);
    let plurals = [at_the_end(head), at_the_beginning(head)].into_iter().flatten();
    let mut plurals =
        plurals.filter(|plural| !is_unit || unit(&plural.to_lowercase()).is_some_and(|unit| unit.name == head));
    plurals.next().unwrap_or_else(|| head.to_owned()) + rest
}

/// "square miles", "acre-feet".
fn at_the_end(name: &str) -> Option<String> {
    let start = name.rfind([' ', '-']).map_or(0, |at| at + 1);
    Some(format!("{}{}", &name[..start], word(&name[start..])?))
}

/// "degrees Celsius".
fn at_the_beginning(name: &str) -> Option<String> {
    let (first, rest) = name.split_once(' ')?;
    Some(format!("{} {rest}", word(first)?))
}

/// The plural of one word; nothing for what is no word, as "%".
fn word(singular: &str) -> Option<String> {
    if let Some(plural) = IRREGULAR.get(singular) {
        return Some((*plural).to_owned());
    }
    let is_word = singular.ends_with(char::is_alphabetic);
    let ends = |endings: &[&str]| endings.iter().any(|ending| singular.ends_with(ending));
    let plural = match singular.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ if ends(&["s", "x", "z", "ch", "sh"]) => format!("{singular}es"),
        _ => format!("{singular}s"),
    };
    is_word.then_some(plural)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(singulars: &[&str], plurals: &[&str]) {
        assert_eq!(singulars.iter().map(|singular| plural(singular)).collect::<Vec<_>>(), plurals);
    }

    #[test]
    fn units_have_the_plural_that_articles_write() {
        check(
            &["square mile", "metre per day", "acre-foot", "degree Celsius", "US dollar", "pound sterling", "foot"],
            &[
                "square miles",
                "metres per day",
                "acre-feet",
                "degrees Celsius",
                "US dollars",
                "pounds sterling",
                "feet",
            ],
        );
    }

    #[test]
    fn units_without_a_plural_are_left_alone() {
        let units = ["percent", "hertz", "horsepower", "aircraft", "sheep", "Japanese yen", "Thai baht"];
        check(&units, &units);
    }

    #[test]
    fn counted_nouns_go_by_rule_and_by_table() {
        check(
            &["home", "city", "day", "box", "church", "person", "woman", "crisis", "school bus"],
            &["homes", "cities", "days", "boxes", "churches", "people", "women", "crises", "school buses"],
        );
    }
}
