//! The table of cues: words by which news English says that something is said, thought, wanted or refused.

use std::sync::LazyLock;

use super::{LONGEST_WORD, Table, lower_ascii, rows};

const CUES: &str = include_str!("../../lexicon/cues.tsv");

/// What a word or phrase does as a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CueRow {
    /// The words after the first, as [`annotate`](crate::annotate) cuts words.
    pub(crate) rest: Box<[&'static str]>,
    /// The word of the modality that it gives to what is said; none where the content tells.
    pub(crate) modality: Option<&'static str>,
    /// The word of the attitude that it names.
    pub(crate) attitude: &'static str,
    /// The word of the writer's stance that it shows.
    pub(crate) stance: &'static str,
}

/// For each first word, in each of its forms, the rows that begin with it, the longest first.
static CUE_ROWS: LazyLock<Table<Vec<CueRow>>> = LazyLock::new(|| {
    let mut table: Table<Vec<CueRow>> = Table::default();
    for [phrase, forms, modality, attitude, stance] in rows(CUES) {
        let mut words = words(phrase);
        let first = words.remove(0);
        let row = CueRow {
            rest: words.into(),
            modality: Some(modality).filter(|modality| *modality != "-"),
            attitude,
            stance,
        };
        let others = forms.split(' ').filter(|form| *form != "-" && *form != first);
        // A row of this very word goes before one of which the word is another form.
        table.entry(first).or_default().insert(0, row.clone());
        for form in others {
            table.entry(form).or_default().push(row.clone());
        }
    }
    table.values_mut().for_each(|rows| rows.sort_by_key(|row| std::cmp::Reverse(row.rest.len())));
    table
});

/// The words of a phrase, cut at hyphens.
pub(super) fn words(phrase: &'static str) -> Vec<&'static str> {
    phrase.split(' ').flat_map(|word| word.split_inclusive('-')).flat_map(cut_hyphen).collect()
}

fn cut_hyphen(word: &'static str) -> impl Iterator<Item = &'static str> {
    let (before, hyphen) = word.split_at(word.len() - usize::from(word.ends_with('-')));
    [before, hyphen].into_iter().filter(|part| !part.is_empty())
}

/// The cues that begin with a word in any case, the longest first.
pub(crate) fn cues_from(word: &str) -> &'static [CueRow] {
    let found = lower_ascii(word, &mut [0; LONGEST_WORD]).and_then(|lower| CUE_ROWS.get(lower));
    found.map_or(&[], Vec::as_slice)
}

/// Every row, once.
#[cfg(test)]
pub(crate) fn cue_rows() -> impl Iterator<Item = [&'static str; 5]> {
    rows(CUES)
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check_table, *};

    #[test]
    fn the_table_is_sorted_whole_and_in_lower_case() {
        check_table::<5>(CUES);
        LazyLock::force(&CUE_ROWS);
        for line in CUES.lines().filter(|line| !line.starts_with('#')) {
            assert_eq!(line, line.to_lowercase());
        }
    }

    #[test]
    fn a_word_in_any_form_leads_to_its_phrases() {
        let phrases = |word| cues_from(word).iter().map(|row| row.rest.join(" ")).collect::<Vec<_>>();
        assert!(phrases("Ruled").contains(&"out".to_owned()));
        assert!(phrases("tight").contains(&"- lipped".to_owned()));
        assert_eq!(phrases("river"), [] as [&str; 0]);
    }
}
