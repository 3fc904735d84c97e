//! What has its capital for another reason than that it is a name.

use std::cell::OnceCell;

use foldhash::fast::FixedState;
use hashbrown::HashSet;

use super::{super::text::Text, EntityKind, draft::Draft};
use crate::{
    annotate::Shape,
    lexicon::{self, Classes, gazetteer},
    tagging::PartOfSpeech,
};

/// Tells words that are no names, in one article.
///
/// **Finds** "I'm", titles and seats alone ("Mr", "MPs"), scales ("Fahrenheit"), letters ("the grade C"), units ("1,000 MW"), currencies ("US$5"),
/// members of parties ("a Democrat"); a common word that a model has read and takes for no name ("the CEO"); at the beginning of a sentence, small words ("But") and words that the article also has in small letters.
///
/// **Leaves alone** X, acronyms that no model has read, what the gazetteer or the table of given names knows, and parts of other names.
///
/// **Source**: joins across articles, read by hand (`docs/measurements.md`).
pub(super) struct NoNames<'r, 'a> {
    text: &'r Text<'r, 'a>,
    /// The words of the article that have no capital.
    small: OnceCell<HashSet<&'a str, FixedState>>,
    /// The words of the names that a model found.
    named: OnceCell<HashSet<&'a str, FixedState>>,
}

impl<'r, 'a> NoNames<'r, 'a> {
    pub(super) fn of(text: &'r Text<'r, 'a>) -> NoNames<'r, 'a> {
        NoNames { text, small: OnceCell::new(), named: OnceCell::new() }
    }

    pub(super) fn has(&self, draft: &Draft<'_>) -> bool {
        is_always_none(&draft.key)
            || is_member(draft)
            || is_letter(draft)
            || self.is_currency(draft)
            || self.is_unit(draft)
            || self.begins_a_sentence(draft) && (self.is_small(draft) || self.is_common(draft))
    }

    /// Whether a model has read the one word of a name that only its capitals speak for, and takes it neither for a name nor for a
    /// proper noun: "the CEO", "Results". For names that no model found.
    pub(super) fn refuses(&self, draft: &Draft<'_>) -> bool {
        let part = self.text.part_of_speech(draft.words.start);
        let is_common = part.is_some_and(|part| !matches!(part, PartOfSpeech::Propn | PartOfSpeech::X));
        let is_guess = match draft.traits.kind {
            EntityKind::Other => true,
            EntityKind::Organisation => self.text.token(draft.words.start).shape == Shape::Upper,
            _ => false,
        };
        let is_known = || gazetteer::body(&draft.key).is_some() || self.named().contains(&*draft.key);
        draft.words.len() == 1 && is_common && is_guess && !is_known()
    }

    fn named(&self) -> &HashSet<&'a str, FixedState> {
        let words = || self.text.tags.names.iter().flat_map(|name| name.words.clone());
        self.named.get_or_init(|| words().map(|at| self.text.word(at)).collect())
    }

    /// "US$5", "HK$".
    fn is_currency(&self, draft: &Draft<'_>) -> bool {
        let article = self.text.annotated.article();
        draft.key.ends_with(CURRENCIES) || article.text()[draft.span.end() as usize..].starts_with(CURRENCIES)
    }

    /// "1,000 MW".
    fn is_unit(&self, draft: &Draft<'_>) -> bool {
        let start = draft.words.start;
        let follows_a_number = start > 0 && self.text.token(start - 1).shape == Shape::Digits;
        follows_a_number && lexicon::unit_called(&draft.key).is_some()
    }

    /// Whether a name is one word with a capital where any word has one.
    fn begins_a_sentence(&self, draft: &Draft<'_>) -> bool {
        let start = draft.words.start;
        let is_plain = draft.words.len() == 1 && self.text.token(start).shape == Shape::Capitalised;
        is_plain && (self.text.sentence(start).start..start).all(|at| self.text.is_mark(at))
    }

    /// "But". May, Will and Can are people too.
    fn is_small(&self, draft: &Draft<'_>) -> bool {
        let small = Classes::CONJUNCTION.with(Classes::DETERMINER).with(Classes::PREPOSITION).with(Classes::PRONOUN);
        self.text.has(draft.words.start, small) && !self.text.has(draft.words.start, Classes::GIVEN_NAME)
    }

    /// "Airlines are …", where the article has "airlines" too.
    fn is_common(&self, draft: &Draft<'_>) -> bool {
        use EntityKind::{Event, Organisation, Other, Work};
        let can_be = matches!(draft.traits.kind, Event | Organisation | Other | Work);
        let is_known = || gazetteer::body(&draft.key).is_some() || gazetteer::place(&draft.key).is_some();
        can_be && self.small().contains(&*draft.key.to_lowercase()) && !is_known()
    }

    fn small(&self) -> &HashSet<&'a str, FixedState> {
        let words = || (0..self.text.n_words()).map(|at| self.text.word(at));
        self.small.get_or_init(|| words().filter(|word| word.starts_with(char::is_lowercase)).collect())
    }
}

const CURRENCIES: [char; 4] = ['$', '£', '€', '¥'];

/// Whatever stands around it.
fn is_always_none(name: &str) -> bool {
    let is_title = matches!(name, "Mr" | "Mr." | "Mrs" | "Mrs." | "Ms" | "Ms.");
    let is_seat = matches!(name, "MEP" | "MEPs" | "MP" | "MPs" | "MSP" | "MSPs");
    let is_scale = matches!(name, "Celsius" | "Fahrenheit" | "Kelvin");
    name.starts_with("I'") || name.starts_with("I’") || is_title || is_seat || is_scale
}

/// Somebody of a party, as "a Democrat": a word for many.
fn is_member(draft: &Draft<'_>) -> bool {
    let members =
        ["Conservative", "Democrat", "Labourite", "Liberal", "Libertarian", "Republican", "Socialist", "Tory"];
    draft.is_person() && draft.title.is_none() && members.contains(&&*draft.key)
}

/// "The grade C", "(R)". X is more, and so is "Mr C".
fn is_letter(draft: &Draft<'_>) -> bool {
    draft.title.is_none() && &*draft.key != "X" && draft.key.trim_end_matches('.').chars().count() == 1
}
