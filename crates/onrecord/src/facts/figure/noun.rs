//! The noun phrase after a number: which noun is counted, and its singular.
//!
//! With a model's parts of speech the phrase is read by them. Without, a plural after a number above one is taken for the
//! counted noun, and where no plural comes before the phrase ends, nothing is: better no unit than a wrong one.

use std::{borrow::Cow, ops::Range};

use crate::{
    annotate::{Annotated, SentenceView, Shape},
    lexicon::{Dimension, ends_phrase, irregular_singular, measure},
    tagging::{PartOfSpeech, Tags},
};

/// One sentence and what a model said of it, if one was run.
#[derive(Clone, Debug)]
pub(super) struct Reader<'r, 'a> {
    pub(super) view: SentenceView<'r, 'a>,
    pub(super) annotated: &'r Annotated<'a>,
    pub(super) tags: &'r Tags,
}

/// A noun phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// All its tokens.
    pub(super) tokens: Range<usize>,
    /// The token of its head noun.
    pub(super) head: usize,
}

/// How many things are counted: it decides whether a plural is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Many {
    /// One thing or less.
    One,
    /// More than one.
    Several,
}

/// What a word can be in a noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Noun,
    Modifier,
    /// A noun or an adjective: without a model nobody knows.
    Unknown,
    End,
}

/// No noun phrase after a number has more words before its head.
const LONGEST_PHRASE: usize = 8;

impl Reader<'_, '_> {
    /// The noun phrase that begins at token `at`.
    pub(super) fn phrase(&self, at: usize, many: Many) -> Option<Phrase> {
        let start = at + usize::from(self.view.is_any(at, &["more", "other", "additional", "further", "extra", "new"]));
        let head = match many {
            Many::Several => self.plural_head(start)?,
            Many::One => self.singular_head(start)?,
        };
        (!self.view.is_any(head, &["others", "ones", "things"])).then_some(Phrase { tokens: start..head + 1, head })
    }

    fn plural_head(&self, start: usize) -> Option<usize> {
        if self.is_unit_word(start) && self.part(start) != Part::End {
            return Some(start);
        }
        let mut first_noun = None;
        for at in start..start + LONGEST_PHRASE {
            let part = self.part(at);
            if part == Part::End {
                break;
            }
            if part == Part::Noun && is_plural(self.view.word(at)) {
                return Some(if self.goes_on(at + 1) { at + 1 } else { at });
            }
            if part == Part::Noun && self.has_model() {
                first_noun = first_noun.or(Some(at));
            }
        }
        first_noun.filter(|&at| at == start)
    }

    /// "12 page document": a singular right after the number that is known to be counted.
    fn is_unit_word(&self, at: usize) -> bool {
        let word = self.view.word(at);
        let is_counted =
            measure(word).is_some_and(|measure| measure.dimension == Dimension::Count && measure.unit.name == word);
        is_counted && !is_plural(self.view.word(at + 1))
    }

    /// "sports clubs": one plural after another is the head.
    fn goes_on(&self, at: usize) -> bool {
        let is_plural_noun = self.part(at) == Part::Noun && is_plural(self.view.word(at));
        let is_modifier = matches!(
            self.view.word(at - 1),
            "sports" | "sales" | "arms" | "goods" | "operations" | "communications" | "systems" | "services" | "news"
        );
        is_plural_noun && (is_modifier || self.has_model() && self.view.token(at).is_some_and(|t| !t.is_capital()))
    }

    fn singular_head(&self, start: usize) -> Option<usize> {
        let (mut head, mut modifier) = (None, None);
        for at in start..start + LONGEST_PHRASE {
            let part = self.part(at);
            let is_plural = part != Part::End && is_plural(self.view.word(at));
            if part == Part::End || is_plural || part == Part::Modifier && head.is_some() {
                break;
            }
            if part == Part::Modifier {
                modifier = Some(at).filter(|_| !is_before_noun(self.view.word(at)));
            } else {
                head = Some(at);
            }
        }
        head.or(modifier.filter(|_| !self.has_model()))
    }

    pub(super) fn has_model(&self) -> bool {
        !self.tags.parts_of_speech.is_empty()
    }

    /// The part of speech of a token's last word.
    fn part_of_speech(&self, at: usize) -> Option<PartOfSpeech> {
        let end = self.view.token(at)?.span.end();
        let after = self.annotated.words().partition_point(|word| word.span.start() < end);
        self.tags.parts_of_speech.get(after.checked_sub(1)?).copied()
    }

    fn part(&self, at: usize) -> Part {
        let Some(token) = self.view.token(at) else { return Part::End };
        let word = self.view.word(at);
        if matches!(token.shape, Shape::Mark | Shape::Digits) || word.len() < 2 || matches!(word, "’s" | "'s") {
            return Part::End;
        }
        let Some(part_of_speech) = self.part_of_speech(at) else { return part_by_form(word) };
        match part_of_speech {
            PartOfSpeech::Noun | PartOfSpeech::Propn => Part::Noun,
            PartOfSpeech::Adj => Part::Modifier,
            PartOfSpeech::Adv | PartOfSpeech::Verb if is_before_noun(word) && !ends_phrase(word) => Part::Modifier,
            _ => Part::End,
        }
    }
}

/// Participles and the adverbs before them stand before nouns: "newly arrived", "charging".
fn is_before_noun(word: &str) -> bool {
    ["ed", "ing", "ly"].iter().any(|ending| word.ends_with(ending))
}

fn part_by_form(word: &str) -> Part {
    const ADJECTIVES: [&str; 17] = [
        "al", "ive", "ous", "ful", "ic", "able", "ible", "ish", "ary", "lar", "ese", "less", "est", "ed", "ing", "ly",
        "ian",
    ];
    if ends_phrase(word) {
        Part::End
    } else if is_plural(word) || measure(word).is_some_and(|measure| measure.dimension == Dimension::Count) {
        Part::Noun
    } else if ADJECTIVES.iter().any(|ending| word.ends_with(ending)) {
        Part::Modifier
    } else {
        Part::Unknown
    }
}

/// Whether a word has the form of a plural.
pub(in crate::facts) fn is_plural(word: &str) -> bool {
    let is_by_rule = || {
        word.len() > 2
            && word.ends_with('s')
            && !["ss", "us", "is", "’s", "'s", "ous"].iter().any(|ending| word.ends_with(ending))
    };
    irregular_singular(word).is_some() || is_by_rule()
}

/// The singular of a noun; the noun itself where it has no form of a plural.
pub(in crate::facts) fn singular(word: &str) -> Cow<'_, str> {
    if let Some(singular) = irregular_singular(word) {
        return Cow::Borrowed(singular);
    }
    if !is_plural(word) {
        return Cow::Borrowed(word);
    }
    let without = |n: usize| &word[..word.len() - n];
    if word.len() > 4 && word.ends_with("ies") {
        Cow::Owned(format!("{}y", without(3)))
    } else if ["sses", "shes", "ches", "xes", "zzes"].iter().any(|ending| word.ends_with(ending)) {
        Cow::Borrowed(without(2))
    } else {
        Cow::Borrowed(without(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singulars_by_rule_and_by_table() {
        let plurals =
            ["homes", "cities", "boxes", "churches", "losses", "houses", "people", "women", "crises", "sheep"];
        let singulars = ["home", "city", "box", "church", "loss", "house", "person", "woman", "crisis", "sheep"];
        assert_eq!(plurals.map(|word| singular(word).into_owned()), singulars);
        assert_eq!(
            ["virus", "class", "tennis", "pump"].map(|word| singular(word).into_owned()),
            ["virus", "class", "tennis", "pump"]
        );
    }
}
