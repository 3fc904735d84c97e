//! Which entity a source refers to.

use std::ops::Range;

use super::{
    super::{Form, Mention},
    Known,
};
use crate::{annotate::Annotated, lexicon::Classes, text::Span};

/// The entity that a source names, describes or stands for as a pronoun. "Trump's lawyer" and "a spokesman for the ministry"
/// are nobody who is named in them.
pub(super) fn resolve(annotated: &Annotated<'_>, known: &Known<'_>, source: Range<usize>) -> Option<u32> {
    let source = without_aside(annotated, source);
    let joins = |at: usize| matches!(annotated.word(at), "and" | "or" | "nor") && !annotated.is_in_name(at);
    if source.clone().any(joins) {
        // Two speak; a record of one would be wrong.
        return None;
    }
    let mut phrases = phrases(annotated, source).into_iter();
    let head = phrases.next()?;
    let described = mention_of(annotated, known.mentions, &head).and_then(|mention| mention.entity_idx);
    // "a friend, Ana Orlec": a description, and in apposition the name alone.
    described.or_else(|| {
        let apposition = phrases.next()?;
        let mention =
            mention_of(annotated, known.mentions, &apposition).filter(|mention| mention.form == Form::Name)?;
        let is_whole = mention.span.start() == annotated.tokens()[apposition.start].span.start();
        mention.entity_idx.filter(|_| is_whole)
    })
}

/// "Ana Orlec — a critic of the dam and a doctor —": the words before the dash; "Orlec’s": the name alone.
fn without_aside(annotated: &Annotated<'_>, source: Range<usize>) -> Range<usize> {
    let is_dash = |at: &usize| matches!(annotated.word(*at), "—" | "–");
    let end = source.clone().skip(1).find(is_dash).unwrap_or(source.end);
    let is_genitive = end > source.start + 1 && matches!(annotated.word(end - 1), "'s" | "’s");
    source.start..end - usize::from(is_genitive)
}

/// The entity that several sources are all of: "Mr Orlec … he".
pub(super) fn resolve_all(annotated: &Annotated<'_>, known: &Known<'_>, sources: &[Range<usize>]) -> Option<u32> {
    let is_who = |source: &&Range<usize>| source.len() == 1 && matches!(annotated.word(source.start), "who" | "which");
    let mut speakers = sources.iter().filter(|source| sources.len() == 1 || !is_who(source));
    let first = resolve(annotated, known, speakers.next()?.clone())?;
    speakers.all(|source| resolve(annotated, known, source.clone()) == Some(first)).then_some(first)
}

/// Whether a source tells of somebody without a name: "an official", "residents".
pub(super) fn is_unnamed(
    annotated: &Annotated<'_>,
    known: &Known<'_>,
    speaker_idx: Option<u32>,
    source: Range<usize>,
) -> bool {
    if let Some(speaker_idx) = speaker_idx {
        return !known.entities[speaker_idx as usize].is_named;
    }
    let tokens = &annotated.tokens()[source];
    let [first, ..] = tokens else { return false };
    let span = tokens.iter().fold(first.span, |span, token| span.cover(token.span));
    let is_bare_plural = first.has(Classes::ROLES) && !first.has(Classes::DETERMINER);
    let opens = first.has(Classes::INDEFINITE) || is_bare_plural;
    opens && !names_a_person(annotated, known.mentions, span)
}

/// "an official of the ministry" is unnamed though it names the ministry; "a friend, Ana Orlec" is not.
fn names_a_person(annotated: &Annotated<'_>, mentions: &[Mention], source: Span) -> bool {
    let text = annotated.article().slice(source);
    let first = mentions.partition_point(|mention| mention.span.start() < source.start());
    let mut inside = mentions[first..].iter().take_while(|mention| mention.span.start() < source.end());
    text.contains(',') && inside.any(|mention| mention.form == Form::Name && source.contains(mention.span))
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

/// The longest mention that holds the last word of a phrase and does not begin before it: a name before a noun ("Kremlin
/// spokesman") only describes.
fn mention_of<'m>(annotated: &Annotated<'_>, mentions: &'m [Mention], phrase: &Range<usize>) -> Option<&'m Mention> {
    let tokens = annotated.tokens().get(phrase.clone()).filter(|tokens| !tokens.is_empty())?;
    let (first, last) = (tokens[0].span, tokens[tokens.len() - 1].span);
    let from = mentions.partition_point(|mention| mention.span.start() < first.start());
    let near = mentions[from..].iter().take_while(|mention| mention.span.start() <= last.start());
    near.filter(|mention| mention.span.end() >= last.end()).max_by_key(|mention| mention.span.len())
}
