//! Which entity a source refers to.

use std::ops::Range;

use super::super::Mention;
use crate::{annotate::Annotated, lexicon::Classes, text::Span};

/// The entity that a source names. "Trump's lawyer" and "a spokesman for the ministry" name nobody who speaks.
pub(super) fn resolve(annotated: &Annotated<'_>, mentions: &[Mention], source: Range<usize>) -> Option<u32> {
    let joins = |at: usize| matches!(annotated.word(at), "and" | "or" | "nor") && !annotated.is_in_name(at);
    if source.clone().any(joins) {
        // Two speak; a record of one would be wrong.
        return None;
    }
    let mut phrases = phrases(annotated, source).into_iter();
    let head = phrases.next()?;
    let named = mention_ending(annotated, mentions, &head);
    // "the mayor, Ana Orlec": a description, and in apposition the name alone.
    let found = named.or_else(|| {
        let apposition = phrases.next()?;
        let mention = mention_ending(annotated, mentions, &apposition)?;
        (mention.span.start() == annotated.tokens()[apposition.start].span.start()).then_some(mention)
    });
    found.map(|mention| mention.entity_idx)
}

/// Whether a source tells of somebody without a name: "an official", "residents".
pub(super) fn is_unnamed(annotated: &Annotated<'_>, mentions: &[Mention], source: Range<usize>) -> bool {
    let tokens = &annotated.tokens()[source];
    let [first, ..] = tokens else { return false };
    let span = tokens.iter().fold(first.span, |span, token| span.cover(token.span));
    let is_bare_plural = first.has(Classes::ROLES) && !first.has(Classes::DETERMINER);
    let opens = first.has(Classes::INDEFINITE) || is_bare_plural;
    opens && !names_a_person(annotated, mentions, span)
}

/// "an official of the ministry" is unnamed though it names the ministry; "a friend, Ana Orlec" is not.
fn names_a_person(annotated: &Annotated<'_>, mentions: &[Mention], source: Span) -> bool {
    let text = annotated.article().slice(source);
    let first = mentions.partition_point(|mention| mention.span.start() < source.start());
    text.contains(',') && mentions.get(first).is_some_and(|mention| source.contains(mention.span))
}

/// The parts between commas, each up to the first preposition.
fn phrases(annotated: &Annotated<'_>, source: Range<usize>) -> Vec<Range<usize>> {
    let mut phrases = Vec::new();
    let mut start = source.start;
    for at in source.clone() {
        if annotated.word(at) == "," {
            phrases.push(start..head_end(annotated, start..at));
            start = at + 1;
        }
    }
    phrases.push(start..head_end(annotated, start..source.end));
    phrases
}

/// "Ana Orlec of Vell" has its head before "of". Prepositions inside a name are not seen: mentions end after them.
fn head_end(annotated: &Annotated<'_>, phrase: Range<usize>) -> usize {
    let is_preposition = |at: &usize| annotated.tokens()[*at].has(Classes::PREPOSITION) && !annotated.is_in_name(*at);
    phrase.clone().skip(1).find(is_preposition).unwrap_or(phrase.end)
}

/// The mention that ends where the phrase ends: a name before a noun ("Kremlin spokesman") only describes.
fn mention_ending<'m>(
    annotated: &Annotated<'_>,
    mentions: &'m [Mention],
    phrase: &Range<usize>,
) -> Option<&'m Mention> {
    let last = annotated.tokens().get(phrase.end.checked_sub(1)?).filter(|_| !phrase.is_empty())?;
    let after = mentions.partition_point(|mention| mention.span.end() < last.span.end());
    mentions.get(after).filter(|mention| mention.span.end() == last.span.end())
}
