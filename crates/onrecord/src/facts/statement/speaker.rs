//! Which entity a source refers to.

use std::ops::Range;

use super::{
    super::{EntityKind, Form, Link, Mention},
    Party, Speaker,
    text::Text,
    tokens::span,
    unnamed,
};
use crate::{annotate::Annotated, lexicon::Classes, text::Span};

/// Whose words those are that have this source, in one part or several.
pub(super) fn speaker(text: &Text<'_, '_>, sources: &[Range<usize>]) -> Speaker {
    let entity_idx = resolve_all(text, sources);
    // Of several parts none alone says who speaks together, or that nobody is named.
    let [whole] = sources else {
        return Speaker { entities: entity_idx.into_iter().collect(), ..Speaker::default() };
    };
    let together = if entity_idx.is_none() { joint(text, whole) } else { Vec::new() };
    let unnamed = if together.is_empty() { unnamed::of(text, entity_idx, whole) } else { None };
    Speaker {
        entities: entity_idx.into_iter().chain(together).collect(),
        on_behalf_of: on_behalf_of(text, whole).filter(|party| entity_idx.is_none() || party.entity_idx != entity_idx),
        unnamed,
        candidates: Vec::new(),
    }
}

/// Those who say something together: "Orlec and Brandt". Nobody where one of them is not resolved.
fn joint(text: &Text<'_, '_>, source: &Range<usize>) -> Vec<u32> {
    let phrases = conjuncts(text, source).unwrap_or_else(|| named_parts(text.annotated, source));
    if phrases.len() < 2 {
        return Vec::new();
    }
    let speakers: Option<Vec<u32>> = phrases.into_iter().map(|phrase| resolve(text, phrase)).collect();
    let mut speakers = speakers.unwrap_or_default();
    let n_speakers = speakers.len();
    speakers.sort_unstable();
    speakers.dedup();
    if speakers.len() == n_speakers { speakers } else { Vec::new() }
}

/// The parts of a source by its tree, the tokens of each; nothing where there is no tree.
fn conjuncts(text: &Text<'_, '_>, source: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let words = text.words_of_tokens(source);
    let head = text.head_of(&words).filter(|_| text.has_trees())?;
    let others = text.children(head).filter(|&at| text.relation(at) == "conj" && words.contains(&at));
    let phrase = |top: usize| {
        let whole = text.whole(top, &["conj", "cc", "punct", "acl:relcl"]);
        text.tokens(whole.start.max(words.start)..whole.end.min(words.end))
    };
    Some(std::iter::once(head).chain(others).map(phrase).collect())
}

/// "Ivan Orlec and Lia Brandt", cut at "and"; nothing where another word than names stands there.
fn named_parts(annotated: &Annotated<'_>, source: &Range<usize>) -> Vec<Range<usize>> {
    let joins = |at: &usize| annotated.word(*at) == "and" && !annotated.is_in_name(*at);
    let Some(and) = source.clone().find(joins) else { return Vec::new() };
    let parts = vec![source.start..and, and + 1..source.end];
    let is_name = |part: &Range<usize>| !part.is_empty() && part.clone().all(|at| annotated.is_in_name(at));
    if parts.iter().all(is_name) { parts } else { Vec::new() }
}

/// For whom a spokesperson speaks: "a spokesman for the ministry", "Orlec’s spokeswoman", "Kremlin spokesman".
fn on_behalf_of(text: &Text<'_, '_>, source: &Range<usize>) -> Option<Party> {
    let annotated = text.annotated;
    let is_spokesperson = |at: &usize| SPOKESPEOPLE.iter().any(|word| annotated.word(*at).eq_ignore_ascii_case(word));
    let at = source.clone().find(is_spokesperson)?;
    let after = (at + 1 < source.end && matches!(annotated.word(at + 1), "for" | "of" | "at")).then(|| {
        let is_end = |at: &usize| matches!(annotated.word(*at), "," | "—" | "–" | "who");
        at + 2..(at + 2..source.end).find(is_end).unwrap_or(source.end)
    });
    if let Some(phrase) = after.filter(|phrase| !phrase.is_empty()) {
        let found = mention_from(text, &phrase);
        return Some(found.map_or(Party { span: span(annotated, &phrase), entity_idx: None }, party));
    }
    let before = source.start..at;
    let is_adjective =
        |at: &usize| matches!(annotated.word(*at), "chief" | "senior" | "deputy" | "top" | "press" | "’s" | "'s");
    let end = before.clone().rev().find(|at| !is_adjective(at))? + 1;
    let last = annotated.tokens()[end - 1].span;
    let ends_here = |mention: &&Mention| mention.span.end() == last.end() && mention.entity_idx.is_some();
    let near = mentions_beginning_at(text, before.start..end);
    near.filter(ends_here).max_by_key(|mention| mention.span.len()).map(party)
}

fn party(mention: &Mention) -> Party {
    Party { span: mention.span, entity_idx: mention.entity_idx }
}

/// The longest mention that begins a phrase.
fn mention_from<'r>(text: &Text<'r, '_>, phrase: &Range<usize>) -> Option<&'r Mention> {
    let annotated = text.annotated;
    let words = span(annotated, phrase);
    let second = annotated.tokens().get(phrase.start + 1).map_or(words.start(), |token| token.span.start());
    let begins = |mention: &&Mention| {
        mention.span.start() == words.start()
            || (mention.span.start() == second && annotated.tokens()[phrase.start].has(Classes::DETERMINER))
    };
    let whole =
        text.mentions_beginning_in(words).filter(|mention| begins(mention) && mention.span.end() <= words.end());
    whole.max_by_key(|mention| mention.span.len())
}

/// Those who speak for somebody.
const SPOKESPEOPLE: [&str; 8] =
    ["spokesman", "spokeswoman", "spokesperson", "spokesmen", "spokeswomen", "spokespeople", "spokespersons", "spox"];

/// The entity that a source names, describes or stands for as a pronoun. "Trump's lawyer" and "a spokesman for the ministry"
/// are nobody who is named in them.
fn resolve(text: &Text<'_, '_>, source: Range<usize>) -> Option<u32> {
    let annotated = text.annotated;
    let source = without_aside(annotated, source);
    let joins = |at: usize| matches!(annotated.word(at), "and" | "or" | "nor") && !annotated.is_in_name(at);
    if source.clone().any(joins) {
        // Two speak; a record of one would be wrong.
        return None;
    }
    if source.len() == 1 && annotated.word(source.start) == "which" {
        return which(text, &source);
    }
    let mut phrases = phrases(annotated, source).into_iter();
    let head = phrases.next()?;
    let described = mention_of(text, &head).filter(|mention| !is_new(annotated, &head, mention));
    let described = described.and_then(|mention| mention.entity_idx);
    // "a friend, Ana Orlec": a description, and in apposition the name alone.
    described.or_else(|| {
        let apposition = phrases.next()?;
        let mention = mention_of(text, &apposition).filter(|mention| mention.form == Form::Name)?;
        let is_whole = mention.span.start() == annotated.tokens()[apposition.start].span.start();
        mention.entity_idx.filter(|_| is_whole)
    })
}

/// The organisation or place with a name that a relative clause is about: "Vell, which". A thing speaks for nobody, and without
/// a tree "which" may be about anything before it.
fn which(text: &Text<'_, '_>, source: &Range<usize>) -> Option<u32> {
    let which = text.words_of_tokens(source).start;
    let noun = text.noun_of_clause(which).or_else(|| noun_before_comma(text, which))?;
    let entity_idx = text.entity_ending(noun)?;
    let kind = text.known.entities.get(entity_idx as usize)?.kind;
    matches!(kind, EntityKind::Organisation | EntityKind::Place).then_some(entity_idx)
}

/// The subject or object that a comma parts from a word whose clause hangs on none: "It plagues Vell, which on Friday, …, said".
fn noun_before_comma(text: &Text<'_, '_>, word: usize) -> Option<usize> {
    let noun = word.checked_sub(2).filter(|_| text.word_before(word) == ",")?;
    matches!(text.universal_relation(noun), "nsubj" | "obj").then_some(noun)
}

/// Whether a phrase speaks of somebody for the first time: "a worker" is nobody whom the article names elsewhere, unless it says
/// so in these words.
fn is_new(annotated: &Annotated<'_>, phrase: &Range<usize>, mention: &Mention) -> bool {
    let is_said = matches!(mention.link, Link::Apposition | Link::Role | Link::RoleAtDate);
    mention.form == Form::Nominal && annotated.tokens()[phrase.start].has(Classes::INDEFINITE) && !is_said
}

/// "Ana Orlec — a critic of the dam and a doctor —": the words before the dash; "Orlec’s": the name alone.
fn without_aside(annotated: &Annotated<'_>, source: Range<usize>) -> Range<usize> {
    let is_dash = |at: &usize| matches!(annotated.word(*at), "—" | "–");
    let end = source.clone().skip(1).find(is_dash).unwrap_or(source.end);
    let is_genitive = end > source.start + 1 && matches!(annotated.word(end - 1), "'s" | "’s");
    source.start..end - usize::from(is_genitive)
}

/// The entity that several sources are all of: "Mr Orlec … he".
fn resolve_all(text: &Text<'_, '_>, sources: &[Range<usize>]) -> Option<u32> {
    let is_who =
        |source: &&Range<usize>| source.len() == 1 && matches!(text.annotated.word(source.start), "who" | "which");
    let mut speakers = sources.iter().filter(|source| sources.len() == 1 || !is_who(source));
    let first = resolve(text, speakers.next()?.clone())?;
    speakers.all(|source| resolve(text, source.clone()) == Some(first)).then_some(first)
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
fn mention_of<'r>(text: &Text<'r, '_>, phrase: &Range<usize>) -> Option<&'r Mention> {
    let last = text.annotated.tokens().get(phrase.clone())?.last()?.span;
    let holds_last = |mention: &&Mention| mention.span.end() >= last.end();
    // One that ends there is meant before one that goes on: "Orlec" in "Orlec’s refusal".
    mentions_beginning_at(text, phrase.clone())
        .filter(holds_last)
        .max_by_key(|mention| (mention.span.end() == last.end(), mention.span.len()))
}

/// The mentions that begin with one of these tokens; there is one at least.
fn mentions_beginning_at<'r>(text: &Text<'r, '_>, tokens: Range<usize>) -> impl Iterator<Item = &'r Mention> {
    let last = text.annotated.tokens()[tokens.end - 1].span;
    let from = text.annotated.tokens()[tokens.start].span.start();
    text.mentions_beginning_in(Span::new(from, last.start() + 1))
}
