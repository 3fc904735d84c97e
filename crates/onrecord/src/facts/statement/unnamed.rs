//! Speakers without a name: what they are, how many, and why they are not named.

use std::ops::Range;

use super::{
    Unnamed,
    text::Text,
    tokens::{sentence_of, span},
};
use crate::{
    annotate::{Annotated, can_close},
    facts::{Form, Mention},
    lexicon::Classes,
    text::Span,
};

/// The unnamed speaker of a source whose entity, if it has one, has no name.
///
/// **Finds** a senior official of the ministry / two diplomats / Residents / an aide, who spoke on condition of anonymity.
///
/// **Leaves alone** "the official" and "the mayor", of whom the article may say elsewhere who they are, "a friend, Ana
/// Orlec", and bodies.
pub(super) fn of(text: &Text<'_, '_>, entity_idx: Option<u32>, source: &Range<usize>) -> Option<Unnamed> {
    let annotated = text.annotated;
    let tokens = &annotated.tokens()[source.clone()];
    let first = tokens.first()?;
    let has_article = first.has(Classes::DETERMINER.with(Classes::INDEFINITE));
    let role = source.start + usize::from(has_article && tokens.len() > 1)..source.end;
    let head = head_of(annotated, &role);
    let is_several = head.is_some_and(|head| annotated.tokens()[head].has(Classes::ROLES));
    let is_known = entity_idx.map(|entity_idx| text.known.entities[entity_idx as usize].is_named);
    let is_unnamed = match is_known {
        Some(is_named) => !is_named,
        None => opens(annotated, source.start, is_several) && !names_a_person(text, span(annotated, source)),
    };
    is_unnamed.then(|| Unnamed { role: span(annotated, &role), is_several, reason: reason(annotated, source) })
}

/// "an official", "two officials", "residents", "Senior officials"; not "the officials", "Democrats", "All three officials".
fn opens(annotated: &Annotated<'_>, at: usize, is_several: bool) -> bool {
    let first = &annotated.tokens()[at];
    let is_any = |words: &[&str]| words.iter().any(|word| annotated.word(at).eq_ignore_ascii_case(word));
    // At the beginning of a sentence a capital says nothing.
    let is_plain = !first.is_capital() || (sentence_of(annotated, at).start == at && !is_any(&BODIES));
    first.has(Classes::INDEFINITE)
        || (is_several
            && (is_any(&COUNTS) || !(first.has(Classes::DETERMINER) || annotated.is_in_name(at)) && is_plain))
}

/// Those who speak as one body, and "all" of those who are named elsewhere.
const BODIES: [&str; 8] =
    ["democrats", "republicans", "conservatives", "liberals", "tories", "socialists", "police", "all"];

/// The last word before the first preposition, comma or relative.
fn head_of(annotated: &Annotated<'_>, phrase: &Range<usize>) -> Option<usize> {
    let ends = |&at: &usize| {
        annotated.tokens()[at].has(Classes::PREPOSITION.with(Classes::OF))
            || matches!(annotated.word(at), "," | "who" | "with")
    };
    let end = phrase.clone().skip(1).find(ends).unwrap_or(phrase.end);
    end.checked_sub(1).filter(|head| phrase.contains(head))
}

/// "an official of the ministry" is unnamed though it names the ministry; "a friend, Ana Orlec" is not.
fn names_a_person(text: &Text<'_, '_>, source: Span) -> bool {
    let is_name = |mention: &Mention| mention.form == Form::Name && source.contains(mention.span);
    text.annotated.article().slice(source).contains(',') && text.mentions_beginning_in(source).any(is_name)
}

/// Why a speaker is not named, from the sentence that he stands in.
fn reason(annotated: &Annotated<'_>, source: &Range<usize>) -> Option<Span> {
    let sentence = sentence_of(annotated, source.start);
    let is_at = |at: usize, phrase: &[&str]| {
        phrase
            .iter()
            .enumerate()
            .all(|(nth, word)| sentence.contains(&(at + nth)) && annotated.word(at + nth).eq_ignore_ascii_case(word))
    };
    let said = sentence.clone().find(|&at| REASONS.iter().any(|phrase| is_at(at, phrase)))?;
    let opens = |&at: &usize| REASON_OPENS.iter().any(|word| annotated.word(at).eq_ignore_ascii_case(word));
    let from = said.saturating_sub(REASON_REACH).max(sentence.start);
    let stop = (from..said).rev().find(|&at| annotated.word(at) == ",").map_or(from, |comma| comma + 1);
    let start = (stop..said).find(opens).unwrap_or(said);
    let closes = |&at: &usize| {
        let word = annotated.word(at);
        can_close(word) || matches!(word, "," | "." | ";" | "—" | "–" | ")")
    };
    let end = (said..sentence.end).find(closes).unwrap_or(sentence.end);
    Some(span(annotated, &(start..end)))
}

/// What says that somebody does not want to be named or may not speak.
const REASONS: [&[&str]; 8] = [
    &["anonymity"],
    &["anonymously"],
    &["not", "authorized", "to"],
    &["not", "authorised", "to"],
    &["not", "be", "named"],
    &["not", "be", "identified"],
    &["declined", "to", "be"],
    &["not", "to", "be", "named"],
];

/// Where such words begin.
const REASON_OPENS: [&str; 8] = ["who", "speaking", "on", "under", "because", "citing", "requesting", "requested"];

/// So many tokens before them, at most.
const REASON_REACH: usize = 12;

/// Words that count speakers, besides those that the lexicon has as indefinite. It has not these, which may belong to what
/// follows ("most senior"), to a definite pair ("both") or to an "of" ("dozens of").
const COUNTS: [&str; 7] = ["both", "dozens", "few", "five", "hundreds", "most", "six"];
