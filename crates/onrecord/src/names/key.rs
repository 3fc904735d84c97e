//! The keys under which names are kept, and those under which others are looked for.
//!
//! In: a name that was read. Out: its keys. Each is what a rule asks of two names before anything else, so that keys leave out
//! no names that agree: words that pass for one have the same consonants (`sound`), an initial stands beside the same surname.
//! They are as narrow as the rules allow, since all names that a key leads to are compared.

use super::{
    person::{NamePart, Person},
    sound::{Script, Word},
    thing::Thing,
};
use crate::lexicon;

/// A given name that agrees is the first, or the second where the first is left out.
const MOST_GIVEN: usize = 2;

/// Where a name is kept, and where to look for others. All are sorted, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// What the name is kept under.
    pub kept: Vec<String>,
    /// What names are kept under that may be this one in other words or letters.
    pub like: Vec<String>,
    /// What the surname alone of a person with a full name is kept under, and people with a full name whose surname this is.
    pub by_surname: Vec<String>,
}

impl Keys {
    /// Whether the other is kept where this one looks.
    pub(super) fn lead_to(&self, other: &Keys) -> bool {
        let mut sought = self.like.iter().chain(&self.by_surname);
        sought.any(|key| other.kept.binary_search(key).is_ok())
    }

    pub(super) fn of_person(person: &Person) -> Keys {
        let mut keys = Keys::default();
        for split in &person.splits {
            for surname in skeletons(&person.words[split.surname].word) {
                if person.is_full() {
                    keys.add_full(&surname, &person.words[split.givens.clone()]);
                } else {
                    keys.add_short(&surname);
                }
            }
        }
        keys.in_order()
    }

    /// A surname alone is one spelling of another, or belongs to full names.
    fn add_short(&mut self, surname: &str) {
        self.kept.push(format!("-{surname}"));
        self.like.push(format!("-{surname}"));
        self.by_surname.push(format!("+{surname}"));
    }

    /// Where an initial stands for a given name, any given name of that surname is looked at.
    fn add_full(&mut self, surname: &str, givens: &[NamePart]) {
        self.by_surname.push(format!("-{surname}"));
        self.kept.push(format!("+{surname}"));
        self.like.push(format!(",{surname}"));
        if givens.iter().any(|part| part.is_initial) {
            self.kept.push(format!(",{surname}"));
            self.like.push(format!("+{surname}"));
        }
        for given in given_sounds(givens) {
            self.kept.push(format!("{surname} {given}"));
            self.like.push(format!("{surname} {given}"));
        }
    }

    pub(super) fn of_thing(thing: &Thing) -> Keys {
        let mut keys = Keys { kept: thing.keys(), ..Keys::default() };
        keys.like.clone_from(&keys.kept);
        for letters in thing.letters.iter().flatten() {
            keys.kept.push(format!("^{letters}"));
            keys.like.push(format!("_{letters}"));
        }
        if let Some(letters) = &thing.acronym {
            keys.kept.push(format!("_{letters}"));
            keys.like.push(format!("^{letters}"));
        }
        keys.in_order()
    }

    fn in_order(mut self) -> Keys {
        for keys in [&mut self.kept, &mut self.like, &mut self.by_surname] {
            keys.sort_unstable();
            keys.dedup();
        }
        self
    }
}

/// The consonants of the given names by which two full names may agree: of the first, of the one after it, of all as one word.
fn given_sounds(givens: &[NamePart]) -> Vec<String> {
    let joined: String = givens.iter().map(|part| part.word.text()).collect();
    let as_one_word = skeletons(&Word::new(&joined, Script::Full));
    let firsts = givens.iter().take(MOST_GIVEN);
    firsts.flat_map(|part| sounds_of_forms(&part.word)).chain(as_one_word).collect()
}

/// The consonants of a given name, in its spellings, and of the names that it is a form of.
fn sounds_of_forms(given: &Word) -> Vec<String> {
    let long = lexicon::long_forms(given.text()).map(|name| lexicon::form_of(name).unwrap_or(name));
    let forms = lexicon::form_of(given.text()).into_iter().chain(long);
    skeletons(given).into_iter().chain(forms.flat_map(|form| skeletons(&Word::new(form, Script::Full)))).collect()
}

pub(super) fn skeletons(word: &Word) -> Vec<String> {
    word.skeletons().collect()
}

impl Thing {
    /// However its words are written apart; word by word in any spelling; in another order; as the gazetteer knows it.
    fn keys(&self) -> Vec<String> {
        let [Some(first), Some(last)] = [self.own().first(), self.own().last()] else { return Vec::new() };
        let n = self.own().len();
        let lasts = if n > 1 { sounds_of_form(last) } else { vec![String::new()] };
        let in_order = sounds_of_form(first).into_iter().flat_map(|first| {
            let lasts = &lasts;
            lasts.iter().map(move |last| format!("{n} {first} {last}")).collect::<Vec<_>>()
        });
        let known = self.in_gazetteer.clone();
        in_order.chain([format!("={}", self.joined())]).chain(self.in_other_order()).chain(known).collect()
    }

    fn in_other_order(&self) -> Option<String> {
        let words = self.counting_sorted();
        (words.len() > 1).then(|| format!("%{}", words.join(" ")))
    }
}

/// The consonants of a word, and of the given name that it is a form of.
fn sounds_of_form(word: &Word) -> Vec<String> {
    let form = lexicon::form_of(word.text()).map(|form| Word::new(form, Script::Full));
    let mut sounds: Vec<String> = skeletons(word).into_iter().chain(form.iter().flat_map(skeletons)).collect();
    sounds.sort_unstable();
    sounds.dedup();
    sounds
}
