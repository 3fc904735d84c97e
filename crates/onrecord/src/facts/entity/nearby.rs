//! Whom "he" and "she" can mean by who is spoken of nearby.

use super::{
    super::text::Text,
    EntityKind,
    draft::{Draft, Number},
    group::Groups,
};

/// The persons that a pronoun can mean by where they are spoken of.
pub(super) struct Nearby {
    /// In the same sentence, before the pronoun, the nearest who has a name.
    nearest: Option<usize>,
    /// The one person of the paragraph before the pronoun or, if it has none there, of the one before; nothing where there are
    /// several.
    pub(super) only: Option<usize>,
}

/// So many sentences before that of a pronoun are looked at, and so many mentions at most.
const SENTENCES_BEFORE: usize = 3;
const MOST_NEARBY: usize = 60;

impl Nearby {
    /// Nobody, for anything but "he" and "she".
    pub(super) fn of(text: &Text<'_, '_>, drafts: &[Draft<'_>], groups: &Groups, draft_idx: usize) -> Nearby {
        let draft = &drafts[draft_idx];
        if !draft.is_pronoun() || draft.traits.gender.is_none() {
            return Nearby { nearest: None, only: None };
        }
        let sentence = text.sentence_idx(draft.head);
        let paragraph = text.paragraph_idx(draft.head);
        let near = (draft_idx.saturating_sub(MOST_NEARBY)..draft_idx).rev();
        let near = near.take_while(|&other| text.sentence_idx(drafts[other].head) + SENTENCES_BEFORE >= sentence);
        let candidates: Vec<usize> = near.filter(|&other| is_candidate(drafts, groups, draft_idx, other)).collect();
        let is_named_here = |&&other: &&usize| {
            let is_here = text.sentence_idx(drafts[other].head) == sentence && drafts[other].is_name();
            is_here && groups.traits(other).kind == EntityKind::Person
        };
        let is_in_paragraph = |&other: &usize| text.paragraph_idx(drafts[other].head) == paragraph;
        let here: Vec<usize> = candidates.iter().copied().filter(is_in_paragraph).collect();
        let all = if here.is_empty() { &candidates } else { &here };
        Nearby { nearest: candidates.iter().find(is_named_here).copied(), only: only(groups, all) }
    }

    /// Somebody else who is named in the same sentence.
    pub(super) fn against(&self, groups: &Groups, other: usize) -> Option<usize> {
        self.nearest.filter(|&nearest| !groups.is_one(nearest, other))
    }
}

fn only(groups: &Groups, candidates: &[usize]) -> Option<usize> {
    let first = *candidates.first()?;
    candidates.iter().all(|&other| groups.is_one(first, other)).then_some(first)
}

/// Whether somebody, or what may be somebody, can be meant by a pronoun.
fn is_candidate(drafts: &[Draft<'_>], groups: &Groups, pronoun: usize, other: usize) -> bool {
    let (draft, traits) = (&drafts[other], groups.traits(other));
    let can_be_somebody = matches!(traits.kind, EntityKind::Person | EntityKind::Other);
    let is_named = draft.is_name() && can_be_somebody && groups.is_introduced(other);
    let is_described = draft.is_nominal() && draft.is_person() && draft.traits.number == Some(Number::One);
    (is_named || is_described) && traits.agree(drafts[pronoun].traits)
}
