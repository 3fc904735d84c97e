//! Names and descriptions that stand beside each other and mean one thing.

use super::{
    super::text::Text,
    EntityKind, Link,
    draft::{Draft, Number, Opening},
    group::Groups,
};
use crate::{lexicon::Classes, tagging::PartOfSpeech};

/// Joins what stands in apposition; gives the descriptions that tell what a person or body is, in the order of the text.
///
/// **Finds** "Ana Orlec, the mayor of Vell,", "the mayor, Ana Orlec,", "mayor Ana Orlec", and "Ana Orlec, who".
///
/// **Leaves alone** lists ("Ana Orlec, the mayor and a driver") and what differs in kind, gender or number.
///
/// **Source**: the relations `appos`, `nmod:desc` and `acl:relcl` of Universal Dependencies; without trees, commas.
pub(super) fn join(text: &Text<'_, '_>, drafts: &[Draft<'_>], groups: &mut Groups) -> Vec<usize> {
    let at_head = at_heads(text, drafts);
    let mut roles = Vec::new();
    for (draft_idx, draft) in drafts.iter().enumerate() {
        if let Some(name) = within(text, drafts, draft_idx) {
            groups.join(draft_idx, name, Link::Apposition);
            continue;
        }
        let found = match () {
            () if draft.is_pronoun() => who(text, drafts, &at_head, draft),
            () if text.has_trees() => in_tree(text, drafts, &at_head, draft_idx),
            () => beside(text, drafts, draft_idx),
        };
        let before_name = || before_name(text, drafts, draft_idx);
        let Some(other) = found.or_else(before_name).filter(|&other| other != draft_idx) else { continue };
        let agree = groups.traits(draft_idx).agree(groups.traits(other));
        let are_named = groups.has_name(draft_idx) && groups.has_name(other);
        if agree && !are_named && [draft_idx, other].iter().all(|&one| is_known(&drafts[one])) {
            let (described, name) = if draft.is_name() { (other, draft_idx) } else { (draft_idx, other) };
            groups.join(described, name, Link::Apposition);
            let is_told = groups.has_name(name) && drafts[described].is_nominal() && is_role(drafts, described);
            roles.extend(is_told.then_some(described));
        }
    }
    roles.sort_unstable();
    roles.dedup();
    roles
}

/// "The rest" and "half" say of nobody what he is.
fn is_known(draft: &Draft<'_>) -> bool {
    !draft.is_nominal() || draft.traits.kind != EntityKind::Other
}

fn is_role(drafts: &[Draft<'_>], draft_idx: usize) -> bool {
    matches!(drafts[draft_idx].traits.kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Place)
}

/// The draft of each word: the one that it heads, else the name that it is in.
pub(super) fn at_heads(text: &Text<'_, '_>, drafts: &[Draft<'_>]) -> Vec<Option<usize>> {
    let mut at_head = vec![None; text.n_words()];
    for (draft_idx, name) in drafts.iter().enumerate().filter(|(_, draft)| draft.is_name()) {
        at_head[name.words.clone()].fill(Some(draft_idx));
    }
    for (draft_idx, draft) in drafts.iter().enumerate() {
        at_head[draft.head] = Some(draft_idx);
    }
    at_head
}

/// By a tree: what a word is in apposition to.
fn in_tree(text: &Text<'_, '_>, drafts: &[Draft<'_>], at_head: &[Option<usize>], draft_idx: usize) -> Option<usize> {
    let draft = &drafts[draft_idx];
    let head = text.head(draft.head).filter(|_| text.relation(draft.head) == "appos")?;
    let other = at_head[head].filter(|&other| drafts[other].is_nominal() || drafts[other].is_name())?;
    (!drafts[other].words.contains(&draft.head) || drafts[other].is_nominal()).then_some(other)
}

/// The name that a description says the kind of: "the Kursk region", "Leopard 2 tanks", "the Bild newspaper".
fn within(text: &Text<'_, '_>, drafts: &[Draft<'_>], draft_idx: usize) -> Option<usize> {
    let draft = drafts.get(draft_idx).filter(|draft| draft.is_nominal())?;
    let says_the_kind = match draft.traits.kind {
        EntityKind::Equipment => true,
        EntityKind::Place => PLACES.contains(&&*draft.key),
        EntityKind::Organisation => BODIES.contains(&&*draft.key),
        _ => false,
    };
    let is_its_name = |name: &Draft<'_>| {
        let is_modifier = name.is_name() && draft.words.contains(&name.words.start) && name.words.end <= draft.head;
        let only_nouns =
            || (name.words.end..draft.head).all(|at| !text.is_mark(at) && !text.word(at).contains(['\'', '’']));
        is_modifier && name.traits.kind == draft.traits.kind && only_nouns()
    };
    let near = draft_idx.saturating_sub(2)..drafts.len().min(draft_idx + NEAR);
    near.rev().find(|&other| says_the_kind && is_its_name(&drafts[other]))
}

/// What a place with a name before it is.
const PLACES: [&str; 14] = [
    "city",
    "county",
    "district",
    "island",
    "lake",
    "peninsula",
    "province",
    "region",
    "republic",
    "river",
    "state",
    "town",
    "valley",
    "village",
];

/// What a body with a name before it is.
const BODIES: [&str; 14] = [
    "airline",
    "alliance",
    "bank",
    "broadcaster",
    "channel",
    "company",
    "daily",
    "group",
    "magazine",
    "network",
    "newspaper",
    "party",
    "tabloid",
    "website",
];

/// "mayor Ana Orlec", "its spokesman Ivan Lund".
fn before_name(text: &Text<'_, '_>, drafts: &[Draft<'_>], draft_idx: usize) -> Option<usize> {
    let draft = &drafts[draft_idx];
    if !draft.is_nominal() || !draft.is_person() || draft.traits.number == Some(Number::Many) {
        return None;
    }
    let begins = |name: &Draft<'_>| name.is_name() && name.is_person() && name.words.start == draft.head + 1;
    let near = (draft_idx + 1..drafts.len()).take(NEAR).find(|&other| begins(&drafts[other]))?;
    text.sentence(draft.head).contains(&drafts[near].words.start).then_some(near)
}

/// So many drafts further on is looked: what stands beside a description comes soon after it.
const NEAR: usize = 6;

/// Without a tree: "Ana Orlec, the mayor of Vell," and "the mayor, Ana Orlec,".
fn beside(text: &Text<'_, '_>, drafts: &[Draft<'_>], draft_idx: usize) -> Option<usize> {
    let draft = &drafts[draft_idx];
    let is_after_comma = text.word_before(draft.words.start) == ",";
    let before = draft.words.start.checked_sub(1).filter(|_| is_after_comma)?;
    let other = (0..draft_idx).rev().take(NEAR).find(|&other| ends_at(text, &drafts[other], before))?;
    let first = &drafts[other];
    let describes = |one: &Draft<'_>| one.is_nominal() && one.opening != Some(Opening::Indefinite) || one.is_name();
    let is_pair = first.is_name() != draft.is_name() && first.is_person() && draft.is_person();
    let is_listed = text.word_before(first.words.start) == "," || goes_on_as_list(text, draft);
    (is_pair && !is_listed && (describes(draft) || draft.opening == Some(Opening::Indefinite))).then_some(other)
}

/// Whether a mention, with a place or body after a preposition ("the mayor of Vell"), ends before a comma.
fn ends_at(text: &Text<'_, '_>, draft: &Draft<'_>, comma: usize) -> bool {
    let end = draft.words.end;
    end == comma
        || end < comma
            && comma - end < LONGEST_REST
            && draft.is_nominal()
            && text.word(end) == "of"
            && !(end..comma).any(|at| text.is_mark(at))
}

/// "of the town of Vell".
const LONGEST_REST: usize = 6;

/// Whether "and" follows, after a comma or without one, or more commas than one apposition has.
fn goes_on_as_list(text: &Text<'_, '_>, draft: &Draft<'_>) -> bool {
    let next = text.word_after(draft.words.end - 1);
    let after = if next == "," { text.word(draft.words.end + 1) } else { next };
    matches!(after, "and" | "or")
}

/// The noun that a relative clause is about: "Ana Orlec, who".
fn who(text: &Text<'_, '_>, drafts: &[Draft<'_>], at_head: &[Option<usize>], draft: &Draft<'_>) -> Option<usize> {
    if !matches!(&*draft.key, "who" | "whom" | "whose") || text.part_of_speech(draft.head) == Some(PartOfSpeech::Det) {
        return None;
    }
    if !text.has_trees() {
        return who_by_place(text, drafts, draft);
    }
    let in_tree =
        text.noun_of_clause(draft.head).and_then(|noun| at_head[noun]).filter(|&noun| drafts[noun].is_person());
    in_tree.or_else(|| who_by_place(text, drafts, draft))
}

/// Without a tree: the person that ends right before "who".
fn who_by_place(text: &Text<'_, '_>, drafts: &[Draft<'_>], draft: &Draft<'_>) -> Option<usize> {
    let before = draft.head.checked_sub(1).filter(|_| !text.word_before(draft.head).is_empty())?;
    let end = if text.word(before) == "," { before } else { before + 1 };
    let is_verb = text.has(before, Classes::CUE);
    let ends =
        |&other: &usize| drafts[other].words.end == end && drafts[other].is_person() && !drafts[other].is_pronoun();
    let after = drafts.partition_point(|other| other.words.start < end);
    (0..after).rev().take(NEAR).find(ends).filter(|_| !is_verb)
}
