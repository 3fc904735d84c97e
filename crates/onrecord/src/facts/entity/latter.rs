//! "The latter": the second of two who were just named.

use super::{
    super::text::Text,
    EntityKind, Form, Link,
    draft::{Draft, Number, Opening, Traits},
    group::Groups,
};
use crate::{lexicon::Classes, tagging::PartOfSpeech};

/// **Finds** "the latter" where it stands by itself.
///
/// **Leaves alone** "the latter half".
///
/// **Source**: definition; no measurement.
pub(super) fn find<'a>(text: &Text<'_, 'a>, drafts: &mut Vec<Draft<'a>>) {
    let is_latter = |&at: &usize| text.is(at, "latter") && text.is(at - 1, "the") && is_alone(text, at);
    for at in (1..text.n_words()).filter(is_latter) {
        drafts.push(Draft {
            span: text.span(at - 1..at + 1),
            words: at - 1..at + 1,
            head: at,
            form: Form::Nominal,
            traits: Traits { number: Some(Number::One), ..Traits::default() },
            key: LATTER.into(),
            opening: Some(Opening::Definite),
            title: None,
        });
    }
}

const LATTER: &str = "latter";

/// Whether it says no more of a noun.
fn is_alone(text: &Text<'_, '_>, at: usize) -> bool {
    use PartOfSpeech::{Adj, Noun, Num, Propn};
    let acts = text.has(at + 1, Classes::CUE.with(Classes::AUXILIARY));
    text.part_of_speech(at + 1).map_or(acts, |part| acts || !matches!(part, Adj | Noun | Num | Propn))
}

/// Joins it to the person who was named last, in the same sentence or the one before, where two were.
///
/// **Finds** Lund in "Orlec met Lund, and the latter said".
///
/// **Leaves alone** things, and places where only one person was named.
pub(super) fn join(text: &Text<'_, '_>, drafts: &[Draft<'_>], groups: &mut Groups) {
    for draft_idx in (0..drafts.len()).filter(|&draft_idx| drafts[draft_idx].key == LATTER) {
        let sentence = text.sentence_idx(drafts[draft_idx].head);
        let near = (draft_idx.saturating_sub(MOST_NEARBY)..draft_idx)
            .rev()
            .take_while(|&other| text.sentence_idx(drafts[other].head) + 1 >= sentence);
        let is_person = |&other: &usize| drafts[other].is_name() && groups.traits(other).kind == EntityKind::Person;
        let mut persons = near.filter(is_person);
        let last = persons.next();
        if let Some(last) = last.filter(|&last| persons.any(|other| !groups.is_one(last, other))) {
            groups.join(draft_idx, last, Link::Agreement);
        }
    }
}

/// So many mentions before it are looked at, at most.
const MOST_NEARBY: usize = 60;
