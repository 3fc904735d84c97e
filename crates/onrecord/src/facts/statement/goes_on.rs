//! Speakers who go on: "he said" after what somebody said.

use std::ops::Range;

use super::{
    super::{EntityKind, Form, Link, Mention},
    Known, Statement,
    text::Text,
    tokens::{sentence_of, span, tokens_of},
};
use crate::{
    annotate::Annotated,
    lexicon::{self, Classes, Gender},
};

/// Gives a pronoun that nobody was found for to the person who spoke just before.
///
/// **Finds** “We wait,” Ana Orlec said.⏎“We have time,” she said. / the same with a sentence or two of the writer's between.
///
/// **Leaves alone** pronouns after a sentence in which nobody or two spoke. Where the writer names somebody else there whom
/// the pronoun can stand for, both are candidates and nobody is the speaker.
///
/// **Source**: centering (Grosz, Joshi and Weinstein 1995): the subject of one clause is likeliest that of the next.
pub(super) fn fill(text: &Text<'_, '_>, statements: &mut [Statement]) {
    let mut order: Vec<usize> = (0..statements.len()).collect();
    order.sort_by_key(|&idx| statements[idx].cue.first().copied());
    for nth in 1..order.len() {
        let Some((at, gender)) = open_pronoun(text, &statements[order[nth]]) else { continue };
        let near = &order[nth.saturating_sub(LOOKED_BACK)..nth];
        let near: Vec<&Statement> = near.iter().map(|&idx| &statements[idx]).collect();
        let Some(found) = spoken_before(text.annotated, &near, at) else { continue };
        if !can_be(text.known, found.speaker_idx, gender) {
            continue;
        }
        let mut candidates = written_of(text, &near, &(found.from..at));
        candidates.retain(|&other| other != found.speaker_idx && can_be(text.known, other, gender));
        let speaker = &mut statements[order[nth]].speaker;
        // Where the model's antecedent is another, it is too close to call.
        let another = speaker.entities.iter().copied().filter(|&other| other != found.speaker_idx && found.is_next);
        candidates.extend(another);
        if speaker.entities.is_empty() && candidates.is_empty() {
            speaker.entities = vec![found.speaker_idx];
        } else if found.is_next && !candidates.is_empty() && speaker.entities != [found.speaker_idx] {
            speaker.entities.clear();
            candidates.push(found.speaker_idx);
            candidates.sort_unstable();
            candidates.dedup();
            speaker.candidates = candidates;
        }
    }
}

/// The token of a source that is "he" or "she" and nothing else, where no rule has resolved it.
fn open_pronoun(text: &Text<'_, '_>, statement: &Statement) -> Option<(usize, Gender)> {
    let [source] = statement.source.as_slice() else { return None };
    let gender = match text.annotated.article().slice(*source) {
        "he" | "He" => Gender::He,
        "she" | "She" => Gender::She,
        _ => return None,
    };
    let mut near = text.mentions_beginning_in(*source);
    let by_model = near.any(|mention| mention.span == *source && mention.link == Link::Model);
    let is_open = statement.speaker.entities.is_empty() || by_model;
    is_open.then(|| (tokens_of(text.annotated, *source).start, gender))
}

/// Who spoke before a pronoun.
struct Spoken {
    speaker_idx: u32,
    /// The first token of the sentence that he spoke in.
    from: usize,
    /// It is the sentence right before.
    is_next: bool,
}

/// Who alone speaks in the last sentence before token `at` in which anybody does, if that is near.
fn spoken_before(annotated: &Annotated<'_>, near: &[&Statement], at: usize) -> Option<Spoken> {
    let here = sentence_of(annotated, at);
    let pronoun = annotated.tokens()[at].span;
    let is_told = |statement: &&Statement| statement.content.iter().any(|part| part.contains(pronoun));
    // "Orlec said Brandt had left when he heard": what is told within what is said has subjects of its own.
    if near.iter().any(is_told) {
        return None;
    }
    let mut begun =
        near.iter().filter(|statement| starts_in(annotated, statement, &here)).map(|it| &it.speaker.entities);
    if let Some(speakers) = begun.next() {
        let [speaker_idx] = **speakers else { return None };
        return begun.all(|other| other == speakers).then_some(Spoken { speaker_idx, from: here.start, is_next: true });
    }
    let mut first = here.start;
    for gap in 0..=LONGEST_GAP {
        let sentence = sentence_of(annotated, first.checked_sub(1)?);
        let mut speakers: Vec<&[u32]> = near
            .iter()
            .filter(|statement| stands_in(annotated, statement, &sentence))
            .map(|statement| statement.speaker.entities.as_slice())
            .collect();
        speakers.dedup();
        match speakers.as_slice() {
            [] => first = sentence.start,
            [[speaker_idx]] => {
                return Some(Spoken { speaker_idx: *speaker_idx, from: sentence.start, is_next: gap == 0 });
            }
            _ => return None,
        }
    }
    None
}

fn starts_in(annotated: &Annotated<'_>, statement: &Statement, sentence: &Range<usize>) -> bool {
    let cues = statement.cue.iter().map(|&span| tokens_of(annotated, span));
    cues.into_iter().any(|cue| sentence.contains(&cue.start))
}

/// Whether a cue or what is said stands in a sentence. What goes on over sentences, its speaker says in all of them.
fn stands_in(annotated: &Annotated<'_>, statement: &Statement, sentence: &Range<usize>) -> bool {
    let tokens = statement.cue.iter().chain(&statement.content).map(|&span| tokens_of(annotated, span));
    tokens.into_iter().any(|tokens| tokens.start < sentence.end && sentence.start < tokens.end)
}

/// So many statements before are looked at.
const LOOKED_BACK: usize = 6;

/// So many sentences of the writer's may stand between.
const LONGEST_GAP: usize = 2;

/// Whether a pronoun of this gender can stand for an entity.
fn can_be(known: &Known<'_>, entity_idx: u32, gender: Gender) -> bool {
    let entity = &known.entities[entity_idx as usize];
    let given = entity.name.split_once(' ').and_then(|(given, _)| lexicon::gender_of_name(given));
    entity.kind == EntityKind::Person && given.is_none_or(|given| given == gender)
}

/// Whom the writer names or describes in these tokens, outside of what is said.
fn written_of(text: &Text<'_, '_>, near: &[&Statement], tokens: &Range<usize>) -> Vec<u32> {
    let mentions = text.mentions_beginning_in(span(text.annotated, tokens));
    let is_said = |mention: &&Mention| {
        near.iter().flat_map(|statement| &statement.content).any(|part| part.contains(mention.span))
    };
    mentions
        .filter(|mention| mention.form != Form::Pronoun && !is_said(mention))
        .filter_map(|mention| mention.entity_idx)
        .filter(|&entity_idx| is_somebody(text.known, entity_idx))
        .collect()
}

/// Whether more than the model shows that an entity is a person: a given name, or words that say what he is.
fn is_somebody(known: &Known<'_>, entity_idx: u32) -> bool {
    let entity = &known.entities[entity_idx as usize];
    let has_given_name = entity.name.split(' ').any(|word| lexicon::classes_of(word).has(Classes::GIVEN_NAME));
    !entity.is_named || !entity.roles.is_empty() || has_given_name
}
