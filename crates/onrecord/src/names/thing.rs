//! Names of anything but people: all their words count.
//!
//! In: a name. Out: its words, and the letters by which it may be cut short; and whether two names may be of one thing.

use super::{
    Agreement, PERHAPS, Rule,
    fold::{fold, is_without_vowels},
    slip::is_slip,
    sound::{Part, Script, Word},
};
use crate::lexicon::{self, NameWord, gazetteer};

/// A name of a thing, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Thing {
    /// What the gazetteer keeps it under.
    pub(super) in_gazetteer: Option<String>,
    /// Without "the"; all words.
    words: Vec<Word>,
    /// How many of the words are no kind of company at the end.
    n_own: usize,
    /// The letters of the name if it is nothing but capitals.
    pub(super) acronym: Option<String>,
    /// The first letters of its words: those that count, and all.
    pub(super) letters: [Option<String>; 2],
}

impl Thing {
    /// Reads a name.
    pub(super) fn parse(name: &str) -> Thing {
        let folded = fold(name);
        let script = if is_without_vowels(name) { Script::WithoutVowels } else { Script::Full };
        let texts: Vec<&str> = without_article(folded.split(' ').filter(|word| !word.is_empty()).collect());
        let is_company = |word: &&&str| lexicon::name_word(word) == Some(NameWord::Company);
        let n_company = texts.iter().skip(1).rev().take_while(is_company).count();
        let counting: Vec<&str> = texts.iter().copied().filter(|word| !is_joining(word)).collect();
        Thing {
            in_gazetteer: in_gazetteer(name.trim()),
            words: texts.iter().map(|text| Word::new(text, script)).collect(),
            n_own: texts.len() - n_company,
            acronym: acronym(name, &texts),
            letters: [first_letters(&counting), first_letters(&texts)],
        }
    }

    pub(super) fn own(&self) -> &[Word] {
        &self.words[..self.n_own]
    }

    /// What kind of company the end of the name says, where it says one.
    fn company(&self) -> Option<&str> {
        self.words.get(self.n_own).map(|word| match word.text() {
            "corporation" => "corp",
            "incorporated" => "inc",
            "limited" => "ltd",
            other => other,
        })
    }

    pub(super) fn joined(&self) -> String {
        self.own().iter().map(Word::text).collect()
    }

    /// The words that count, in alphabetical order.
    pub(super) fn counting_sorted(&self) -> Vec<&str> {
        let mut texts: Vec<&str> = self.own().iter().map(Word::text).filter(|text| !is_joining(text)).collect();
        texts.sort_unstable();
        texts
    }
}

fn without_article(mut texts: Vec<&str>) -> Vec<&str> {
    if texts.len() > 1 && texts[0] == "the" {
        texts.remove(0);
    }
    texts
}

fn is_joining(word: &str) -> bool {
    matches!(lexicon::name_word(word), Some(NameWord::Join | NameWord::Article))
        || matches!(word, "de" | "la" | "el" | "del" | "des" | "du" | "der" | "al")
}

fn acronym(name: &str, texts: &[&str]) -> Option<String> {
    let [text] = texts else { return None };
    let n_capitals = name.chars().filter(|c| c.is_uppercase()).count();
    (n_capitals == text.len() && (2..=8).contains(&text.len())).then(|| (*text).to_owned())
}

fn first_letters(texts: &[&str]) -> Option<String> {
    (texts.len() > 1).then(|| texts.iter().filter_map(|text| text.chars().next()).collect())
}

/// Whether two names may be of one thing.
pub(super) fn agree(one: &Thing, other: &Thing) -> Option<Agreement> {
    if one.words.is_empty() || other.words.is_empty() {
        return None;
    }
    if let Some(found) = acronym_of(one, other).or_else(|| acronym_of(other, one)) {
        return Some(found);
    }
    match gazetteer_says(one, other) {
        Some(false) => return None,
        Some(true) if one.joined() != other.joined() => {
            return Some(Agreement { rule: Rule::Transliteration, confidence: 95 });
        }
        _ => {}
    }
    let found = word_by_word(one, other).or_else(|| written_apart(one, other)).or_else(|| other_order(one, other))?;
    let is_shorter = one.n_own != one.words.len() || other.n_own != other.words.len();
    let is_whole = one.words.iter().map(Word::text).eq(other.words.iter().map(Word::text));
    // "Orlec Inc." and "Orlec LLC" are two companies of one owner more often than one.
    let is_other_company = one.company().zip(other.company()).is_some_and(|(mine, yours)| mine != yours);
    Some(if is_shorter && !is_whole && found.rule < Rule::Shorter {
        Agreement { rule: Rule::Shorter, confidence: found.confidence.min(if is_other_company { PERHAPS } else { 90 }) }
    } else {
        found
    })
}

fn acronym_of(short: &Thing, long: &Thing) -> Option<Agreement> {
    let acronym = short.acronym.as_ref()?;
    let is_of = long.letters.iter().flatten().any(|letters| letters == acronym);
    let confidence = match acronym.len() {
        2 => 60,
        3 => 80,
        // Of six joins of four letters and more five were right.
        4 => 83,
        _ => 93,
    };
    is_of.then_some(Agreement { rule: Rule::Acronym, confidence })
}

/// Whether the gazetteer has both names under one, or each under another; nothing if it does not have both.
fn gazetteer_says(one: &Thing, other: &Thing) -> Option<bool> {
    one.in_gazetteer.as_ref().zip(other.in_gazetteer.as_ref()).map(|(a, b)| a == b)
}

fn in_gazetteer(name: &str) -> Option<String> {
    let country = gazetteer::country(name).map(|country| country.0);
    country.or_else(|| gazetteer::place(name)).map(|known| format!("@{known}"))
}

fn word_by_word(one: &Thing, other: &Thing) -> Option<Agreement> {
    if one.n_own != other.n_own {
        return None;
    }
    let pairs = one.own().iter().zip(other.own());
    if one.n_own > 1 {
        return words_agree(pairs, 6);
    }
    // Nothing beside one word says that "Atlantis" is not meant for "Atlantic".
    words_agree(pairs, 10).map(|found| match found.rule {
        Rule::Same => found,
        rule => Agreement { rule, confidence: found.confidence.min(PERHAPS) },
    })
}

/// The surest agreement of all pairs of words is that of the least sure.
fn words_agree<'w>(pairs: impl Iterator<Item = (&'w Word, &'w Word)>, most: u8) -> Option<Agreement> {
    let mut whole = Agreement { rule: Rule::Same, confidence: 98 };
    for (one, other) in pairs {
        let found = words(one, other, most)?;
        whole = Agreement { rule: whole.rule.max(found.rule), confidence: whole.confidence.min(found.confidence) };
    }
    Some(whole)
}

fn words(one: &Word, other: &Word, most: u8) -> Option<Agreement> {
    if one.text() == other.text() {
        return Some(Agreement { rule: Rule::Same, confidence: 98 });
    }
    if let (Some(mine), Some(yours)) = (lexicon::form_of(one.text()), lexicon::form_of(other.text())) {
        return (mine == yours).then_some(Agreement { rule: Rule::Transliteration, confidence: 90 });
    }
    match one.distance(other, Part::Thing) {
        Some(cost) if cost <= most => Some(Agreement { rule: Rule::Transliteration, confidence: 92 - 2 * cost }),
        _ => is_slip(one, other).then_some(Agreement { rule: Rule::Misspelling, confidence: 70 }),
    }
}

/// "Al Orlec" and "Alorlec".
fn written_apart(one: &Thing, other: &Thing) -> Option<Agreement> {
    let is_same = one.n_own != other.n_own && one.joined() == other.joined();
    is_same.then_some(Agreement { rule: Rule::Same, confidence: 93 })
}

/// "Orlec University" and "University of Orlec".
fn other_order(one: &Thing, other: &Thing) -> Option<Agreement> {
    let (mine, yours) = (one.counting_sorted(), other.counting_sorted());
    (mine.len() > 1 && mine == yours).then_some(Agreement { rule: Rule::Order, confidence: 85 })
}
