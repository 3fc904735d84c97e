//! The table of certainty: how sure of something words are.

use std::sync::LazyLock;

use super::{LONGEST_WORD, Table, cue::words, lower_ascii, rows};

const CERTAINTY: &str = include_str!("../../lexicon/certainty.tsv");

/// A word or phrase that says how sure something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CertaintyRow {
    /// The words after the first.
    pub(crate) rest: Box<[&'static str]>,
    /// The word of how sure it is.
    pub(crate) sureness: &'static str,
}

static CERTAINTY_ROWS: LazyLock<Table<Vec<CertaintyRow>>> = LazyLock::new(|| {
    let mut table: Table<Vec<CertaintyRow>> = Table::default();
    for [phrase, sureness] in rows(CERTAINTY) {
        let mut words = words(phrase);
        let first = words.remove(0);
        table.entry(first).or_default().push(CertaintyRow { rest: words.into(), sureness });
    }
    table.values_mut().for_each(|rows| rows.sort_by_key(|row| std::cmp::Reverse(row.rest.len())));
    table
});

/// What begins with a word in any case, the longest first.
pub(crate) fn certainty_from(word: &str) -> &'static [CertaintyRow] {
    let first = if matches!(word, "n't" | "n’t") { "not" } else { word };
    let found = lower_ascii(first, &mut [0; LONGEST_WORD]).and_then(|lower| CERTAINTY_ROWS.get(lower));
    found.map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check_table, *};

    #[test]
    fn the_table_is_sorted_and_whole() {
        check_table::<2>(CERTAINTY);
        let members = ["certain", "doubtful", "possible", "probable"];
        assert!(CERTAINTY_ROWS.values().flatten().all(|row| members.contains(&row.sureness)));
    }
}
