//! Noun phrases and the prepositions between them, as the setting needs them.

use std::ops::Range;

use super::super::{Party, text::Text};
use crate::{
    lexicon::{gazetteer, is_outlet_word},
    tagging::PartOfSpeech,
};

/// Words at which a noun phrase ends.
const ENDS: [&str; 48] = [
    ",", ".", ":", ";", "“", "”", "\"", "(", ")", "—", "–", "in", "on", "at", "by", "during", "after", "before",
    "from", "for", "about", "over", "under", "with", "to", "that", "who", "which", "when", "as", "not", "while", "if",
    "whether", "how", "why", "where", "what", "through", "via", "without", "but", "because", "than", "later",
    "earlier", "ahead", "this",
];

/// The noun phrase that begins at a word, up to `end`; empty where none does.
pub(super) fn noun_phrase(text: &Text<'_, '_>, at: usize, end: usize) -> Range<usize> {
    let stops = |at: usize| {
        text.is_any(at, &ENDS)
            || (text.is_verb(at) || text.part_of_speech(at) == Some(PartOfSpeech::Sconj)) && !text.is_capital(at)
    };
    let and_another = |at: usize| {
        text.is(at, "and")
            && !text.is_capital(at + 1)
            && !text.is_any(at + 1, &["the", "other"])
            && text.part_of_speech(at + 1) != Some(PartOfSpeech::Adj)
    };
    let last = (at..end).find(|&at| stops(at) || and_another(at)).unwrap_or(end);
    let last =
        (at..last).rev().find(|&at| text.is_word(at) && !text.word(at).ends_with("ly")).map_or(at, |last| last + 1);
    at..last.min(at + LONGEST_PHRASE)
}

const LONGEST_PHRASE: usize = 14;

/// Whether a noun phrase can be somebody: it has a name, a determiner, a pronoun or a plural noun.
pub(super) fn is_somebody(text: &Text<'_, '_>, phrase: &Range<usize>) -> bool {
    const OTHER: [&str; 16] = [
        "himself",
        "herself",
        "itself",
        "themselves",
        "it",
        "something",
        "nothing",
        "everything",
        "all",
        "no",
        "any",
        "so",
        "be",
        "have",
        "more",
        "much",
    ];
    const DETERMINERS: [&str; 12] =
        ["the", "a", "an", "his", "her", "its", "their", "our", "my", "one", "some", "several"];
    const PRONOUNS: [&str; 6] = ["him", "me", "them", "us", "you", "her"];
    let Some(last) = phrase.clone().last() else { return false };
    if text.is_any(phrase.start, &OTHER) || !phrase.clone().any(|at| text.word(at).starts_with(char::is_alphabetic)) {
        return false;
    }
    let is_plural = !text.is_capital(last) && text.word(last).ends_with('s') && phrase.len() <= 4;
    let is_name = phrase.clone().any(|at| text.is_capital(at));
    let is_determined = phrase.len() > 1 && text.is_any(phrase.start, &DETERMINERS);
    is_name
        || is_determined
        || is_plural
        || text.is_any(phrase.start, &PRONOUNS)
        || text.is_any(last, &["parliament", "congress", "police", "people", "lawmakers"])
}

/// Somebody by these words.
pub(super) fn party(text: &Text<'_, '_>, phrase: &Range<usize>) -> Party {
    // "the head of the council": the mention may end at the head or take in the rest.
    let last = phrase.end - 1;
    let head = phrase.clone().find(|&at| text.is(at, "of")).map_or(last, |of| of.saturating_sub(1).max(phrase.start));
    Party {
        span: text.span(phrase.clone()),
        entity_idx: text.entity_ending(last).filter(|_| head == last).or_else(|| text.entity_ending(head)),
    }
}

/// The outlet that is named in a stretch of words: one of the gazetteer, a name with such a word at its end ("the Vell
/// Courier"), or a name beside such a noun ("Germany’s Bild newspaper").
pub(super) fn outlet(text: &Text<'_, '_>, words: &Range<usize>) -> Option<Party> {
    let mut at = words.start;
    while at < words.end {
        if let Some(last) = outlet_at(text, at, words.end) {
            let entity_idx = (at..last).rev().find_map(|at| text.entity_ending(at));
            let start = if at > words.start && text.is(at - 1, "the") { at - 1 } else { at };
            return Some(Party { span: text.span(start..last), entity_idx });
        }
        at += 1;
    }
    None
}

/// Where an outlet that begins at a word ends.
fn outlet_at(text: &Text<'_, '_>, at: usize, end: usize) -> Option<usize> {
    if !text.is_capital(at) {
        return None;
    }
    let longest = (at..end.min(at + LONGEST_NAME))
        .take_while(|&at| text.is_capital(at) || text.is_any(at, &["of", "the", "and"]));
    let last = longest.last()? + 1;
    let name = |last: usize| text.annotated.article().slice(text.span(at..last));
    let known = (at + 1..=last).rev().find(|&last| gazetteer::is_outlet(name(last)));
    let by_word = || {
        let ends = (at + 1..last).rev().find(|&at| is_outlet_word(text.word(at)));
        ends.map(|at| at + 1)
    };
    let by_noun = || {
        let after = (last..end.min(last + 3)).find(|&at| is_outlet_word(text.word(at)))?;
        (last..after).all(|at| text.is_word(at)).then_some(after + 1)
    };
    known.or_else(|| by_word().max(by_noun()))
}

/// Words of a name that are looked at.
const LONGEST_NAME: usize = 6;
