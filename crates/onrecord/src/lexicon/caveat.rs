//! The table of caveats: how news English says that what it reports is not confirmed.

use std::sync::LazyLock;

use super::{LONGEST_WORD, Table, lower_ascii, rows};

const CAVEATS: &str = include_str!("../../lexicon/caveats.tsv");

/// A way to say that something is not confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CaveatRow {
    /// What follows the first word.
    pub(crate) rest: Vec<Slot>,
    /// The word of what it says.
    pub(crate) caution: &'static str,
    /// How it stands to what it is about.
    pub(crate) about: About,
}

/// A part of a caveat's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    /// A few words, or none.
    Few,
    /// One of these.
    OneOf(Box<[&'static str]>),
}

/// How a caveat stands to what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// It is one by its words alone.
    Anything,
    /// The sentence must name a claim, or an outlet.
    Claim,
    /// It stands beside the cue: "said without evidence".
    Phrase,
    /// It is a label of the claim: "an unverified report".
    Label,
}

static CAVEAT_ROWS: LazyLock<Table<Vec<CaveatRow>>> = LazyLock::new(|| {
    let mut table: Table<Vec<CaveatRow>> = Table::default();
    for [words, caution, about] in rows(CAVEATS) {
        let mut slots = words.split(' ');
        let firsts = slots.next().unwrap_or_default();
        let rest = slots.map(slot).collect();
        let row = CaveatRow { rest, caution, about: About::parse(about) };
        for first in firsts.split('|') {
            table.entry(first).or_default().push(row.clone());
        }
    }
    // Those that are caveats by their words alone go first, then those of more words.
    table
        .values_mut()
        .for_each(|rows| rows.sort_by_key(|row| (row.about != About::Anything, std::cmp::Reverse(row.rest.len()))));
    table
});

fn slot(words: &'static str) -> Slot {
    if words == "~" { Slot::Few } else { Slot::OneOf(words.split('|').collect()) }
}

impl About {
    fn parse(word: &str) -> About {
        match word {
            "-" => About::Anything,
            "claim" => About::Claim,
            "phrase" => About::Phrase,
            "label" => About::Label,
            other => unreachable!("what a caveat of the table is about: {other}"),
        }
    }
}

/// The caveats that begin with a word in any case.
pub(crate) fn caveats_from(word: &str) -> &'static [CaveatRow] {
    let first = if matches!(word, "n't" | "n’t" | "cannot" | "never") { "not" } else { word };
    let found = lower_ascii(first, &mut [0; LONGEST_WORD]).and_then(|lower| CAVEAT_ROWS.get(lower));
    found.map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check_table, *};

    #[test]
    fn the_table_is_sorted_and_whole() {
        check_table::<3>(CAVEATS);
        assert!(CAVEAT_ROWS.values().flatten().all(|row| ["no_evidence", "unverified"].contains(&row.caution)));
    }

    #[test]
    fn a_contraction_leads_to_the_same() {
        assert_eq!(caveats_from("n't"), caveats_from("not"));
        assert!(caveats_from("river").is_empty());
    }
}
