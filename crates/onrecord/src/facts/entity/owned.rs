//! What one owner has, said twice: "her government", "Orlec's government".

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::{
    super::text::Text,
    Link,
    draft::{Draft, Number, Opening},
    group::Groups,
};

/// Joins descriptions with the same head that belong to the same owner.
///
/// **Finds** "her government" and "Orlec's government" where she is Orlec.
///
/// **Leaves alone** what has other words before its head ("her new government"), and several things ("her sons").
///
/// **Source**: the owners must be one by the rules of the other parts; the head is the sieve of Raghunathan et al. (2010).
pub(super) fn join(text: &Text<'_, '_>, drafts: &[Draft<'_>], groups: &mut Groups) {
    let mut firsts: HashMap<(usize, &str), usize, FixedState> = HashMap::default();
    for draft_idx in 0..drafts.len() {
        let Some(owner) = owner(text, drafts, draft_idx) else { continue };
        let first = *firsts.entry((groups.of(owner), &*drafts[draft_idx].key)).or_insert(draft_idx);
        let are_named = groups.has_name(first) && groups.has_name(draft_idx);
        if first != draft_idx && !are_named && groups.traits(first).agree(groups.traits(draft_idx)) {
            groups.join(draft_idx, first, Link::Role);
        }
    }
}

/// Who or what has the one thing that is described, where nothing else is said of it.
fn owner(text: &Text<'_, '_>, drafts: &[Draft<'_>], draft_idx: usize) -> Option<usize> {
    let draft = &drafts[draft_idx];
    let is_one_of_somebody = draft.is_nominal() && draft.opening == Some(Opening::Possessed);
    let near = draft_idx.saturating_sub(NEAR)..drafts.len().min(draft_idx + NEAR);
    let is_owner = |&other: &usize| {
        let end = drafts[other].words.end;
        let rest = end + usize::from(matches!(text.word(end), "'s" | "’s" | "’" | "'"));
        other != draft_idx && drafts[other].words.start == draft.words.start && rest == draft.head
    };
    near.filter(|_| is_one_of_somebody && draft.traits.number != Some(Number::Many)).find(is_owner)
}

/// An owner is so near to what it has, in mentions.
const NEAR: usize = 3;
