//! The keys under which names are kept: what all spellings of a name have in common.
//!
//! In: a name that was read. Out: its keys. Names that share no key are never compared, so what no key shows never agrees.

use super::{
    person::{NamePart, Person, Split},
    thing::Thing,
};
use crate::lexicon;

/// How many consonants of a surname are in the key of a full name.
const MOST: usize = 4;
/// How many given names are in keys.
const MOST_GIVEN: usize = 3;

impl Person {
    /// For each surname that it may have: that alone, and with the first sound of each given name.
    pub(super) fn keys(&self) -> Vec<String> {
        self.splits.iter().flat_map(|split| self.split_keys(split)).collect()
    }

    fn split_keys(&self, split: &Split) -> Vec<String> {
        let surname = &self.words[split.surname].word;
        let mut keys: Vec<String> = surname.skeletons(usize::MAX).map(|skeleton| format!("~{skeleton}")).collect();
        let mut firsts: Vec<String> =
            self.words[split.givens.clone()].iter().take(MOST_GIVEN).flat_map(first_sounds).collect();
        firsts.sort();
        firsts.dedup();
        for skeleton in surname.skeletons(MOST) {
            keys.extend(firsts.iter().map(|first| format!("{skeleton} {first}")));
        }
        keys
    }
}

/// The classes of the first sound of a given name, in its spellings, and of the names that it is a form of.
fn first_sounds(given: &NamePart) -> Vec<String> {
    let text = given.word.text();
    let long = lexicon::long_forms(text).map(|name| lexicon::form_of(name).unwrap_or(name));
    let forms = lexicon::form_of(text).into_iter().chain(long);
    let forms = forms
        .flat_map(|form| super::sound::Word::new(form, super::sound::Script::Full).skeletons(1).collect::<Vec<_>>());
    given.word.skeletons(1).chain(forms).collect()
}

impl Thing {
    /// The whole name in both readings, its words in alphabetical order, and its letters.
    pub(super) fn keys(&self) -> Vec<String> {
        let letters = self.letters.iter().chain([&self.acronym]).flatten().map(|letters| format!("^{letters}"));
        self.skeletons()
            .into_iter()
            .chain(self.sorted_skeleton())
            .chain(letters)
            .filter(|key| !key.is_empty())
            .collect()
    }
}
