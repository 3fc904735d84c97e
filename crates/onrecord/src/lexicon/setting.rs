//! The tables of settings: occasions and channels, verbs that name whom they speak to, words of outlets.

use std::sync::LazyLock;

use super::{LONGEST_WORD, Table, cue::words, lower_ascii, rows};

const OCCASIONS: &str = include_str!("../../lexicon/occasions.tsv");
const ADDRESSING: &str = include_str!("../../lexicon/addressing.tsv");
const OUTLET_WORDS: &str = include_str!("../../lexicon/outlet_words.tsv");

/// An occasion or channel by its noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OccasionRow {
    /// The words after the first.
    pub(crate) rest: Box<[&'static str]>,
    /// The word of its kind.
    pub(crate) kind: &'static str,
    prepositions: &'static str,
}

impl OccasionRow {
    /// Whether this preposition before the noun makes it an occasion; `verb` where it opens a clause itself.
    pub(crate) fn follows(&self, preposition: &str) -> bool {
        self.prepositions.split(' ').any(|other| other.eq_ignore_ascii_case(preposition))
    }
}

/// For each first word the rows that begin with it, the longest first. Names of channels have their capitals.
static OCCASION_ROWS: LazyLock<Table<Vec<OccasionRow>>> = LazyLock::new(|| {
    let mut table: Table<Vec<OccasionRow>> = Table::default();
    for [phrase, kind, prepositions] in rows(OCCASIONS) {
        let mut words = words(phrase);
        let first = words.remove(0);
        table.entry(first).or_default().push(OccasionRow { rest: words.into(), kind, prepositions });
    }
    table.values_mut().for_each(|rows| rows.sort_by_key(|row| std::cmp::Reverse(row.rest.len())));
    table
});

static ADDRESSING_ROWS: LazyLock<Table<&'static str>> =
    LazyLock::new(|| rows(ADDRESSING).map(|[word, way]| (word, way)).collect());

static OUTLET_ROWS: LazyLock<Table<bool>> =
    LazyLock::new(|| rows(OUTLET_WORDS).map(|[word, kind]| (word, kind == "name")).collect());

/// The occasions that begin with a word, the longest first.
pub(crate) fn occasions_from(word: &str) -> &'static [OccasionRow] {
    let lower = || lower_ascii(word, &mut [0; LONGEST_WORD]).and_then(|lower| OCCASION_ROWS.get(lower));
    OCCASION_ROWS.get(word).or_else(lower).map_or(&[], Vec::as_slice)
}

/// Whether the object of a cue, in any case, is whom it speaks to: "told".
pub(crate) fn takes_addressee(cue: &str) -> bool {
    ways(cue).is_some_and(|ways| ways.split(' ').any(|way| way == "object"))
}

/// Whether what this preposition leads to, after a cue, is whom it speaks to: "said to", "called on".
pub(crate) fn leads_to_addressee(cue: &str, preposition: &str) -> bool {
    ways(cue).is_some_and(|ways| ways.split(' ').any(|way| way.eq_ignore_ascii_case(preposition)))
}

fn ways(cue: &str) -> Option<&'static str> {
    lower_ascii(cue, &mut [0; LONGEST_WORD]).and_then(|lower| ADDRESSING_ROWS.get(lower).copied())
}

/// Whether a word is one that outlets are called by: the last of a name with a capital ("Courier"), or a noun in lower case.
pub(crate) fn is_outlet_word(word: &str) -> bool {
    let is_capital = word.starts_with(char::is_uppercase);
    let found = lower_ascii(word, &mut [0; LONGEST_WORD]).and_then(|lower| OUTLET_ROWS.get(lower));
    found.is_some_and(|is_name| *is_name == is_capital)
}

/// The kinds of all occasions.
#[cfg(test)]
pub(crate) fn occasion_kinds() -> impl Iterator<Item = &'static str> {
    rows::<3>(OCCASIONS).map(|[_, kind, _]| kind)
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check_table, *};

    #[test]
    fn tables_are_sorted_and_whole() {
        check_table::<3>(OCCASIONS);
        check_table::<2>(ADDRESSING);
        check_table::<2>(OUTLET_WORDS);
        assert!(rows(ADDRESSING).all(|[_, ways]| ways.split(' ').all(|way| ["object", "on", "to"].contains(&way))));
        assert!(rows(OUTLET_WORDS).all(|[_, kind]| ["name", "noun"].contains(&kind)));
        let prepositions = ["at", "by", "during", "in", "on", "over", "through", "verb", "via"];
        assert!(rows(OCCASIONS).all(|[_, _, before]| before.split(' ').all(|word| prepositions.contains(&word))));
    }

    #[test]
    fn a_channel_has_its_capital_and_an_outlet_its_place() {
        assert!(occasions_from("X").iter().any(|row| row.kind == "post" && row.follows("On")));
        assert!(occasions_from("x").is_empty());
        assert!(is_outlet_word("Courier") && !is_outlet_word("courier") && is_outlet_word("newspaper"));
        assert!(takes_addressee("Told") && leads_to_addressee("said", "to") && !takes_addressee("said"));
    }
}
