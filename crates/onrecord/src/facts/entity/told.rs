//! From groups of drafts to entities and their mentions.

use hashbrown::HashSet;

use super::{super::text::Text, Entity, EntityKind, Form, Link, Mention, draft::Draft, group::Groups, same_name};
use crate::{lexicon, text::Span};

/// Entities, numbered by their first mention, and mentions in the order of the text.
pub(super) fn tell(
    text: &Text<'_, '_>,
    drafts: &[Draft<'_>],
    groups: &Groups,
    roles: &[usize],
) -> (Vec<Entity>, Vec<Mention>) {
    let is_told =
        |group| is_entity(drafts, groups, group) || groups.members_of(group).any(|it| speaks(text, &drafts[it]));
    let is_told: Vec<bool> = (0..drafts.len()).map(is_told).collect();
    let mut new_idx: Vec<Option<u32>> = vec![None; drafts.len()];
    let (mut entities, mut mentions) = (Vec::new(), Vec::new());
    for (draft_idx, draft) in drafts.iter().enumerate() {
        let is_told = is_told[groups.of(draft_idx)] && !is_vague(draft);
        let is_mention = is_told || draft.is_nominal() && draft.traits.kind != EntityKind::Other;
        if !is_mention {
            continue;
        }
        let entity_idx = is_told.then(|| {
            *new_idx[groups.of(draft_idx)].get_or_insert_with(|| {
                entities.push(entity(text, drafts, groups, draft_idx));
                count(entities.len()) - 1
            })
        });
        let kind = entity_idx.map_or(draft.traits.kind, |idx| entities[idx as usize].kind);
        mentions.push(Mention { span: draft.span, entity_idx, kind, form: draft.form, link: link(groups, draft_idx) });
    }
    tell_roles(text, drafts, &mut entities, (&mentions, roles));
    (entities, mentions)
}

fn count(len: usize) -> u32 {
    u32::try_from(len).expect("an article has fewer than 2^32 names: it has fewer bytes")
}

/// "We" and "you", and "I" in what somebody else is quoted with, are seldom anybody in particular.
fn is_vague(draft: &Draft<'_>) -> bool {
    let is_vague = |key: &str| {
        matches!(
            key,
            "i" | "me"
                | "my"
                | "mine"
                | "myself"
                | "we"
                | "us"
                | "our"
                | "ours"
                | "ourselves"
                | "you"
                | "your"
                | "yours"
                | "this"
                | "that"
                | "these"
                | "those"
        )
    };
    draft.is_pronoun() && is_vague(&draft.key)
}

/// Whether the group of this number is one that a record can have: one with a name, or one of a known kind that is spoken
/// of more than once.
fn is_entity(drafts: &[Draft<'_>], groups: &Groups, group: usize) -> bool {
    let (mut n_told, mut has_nominal, mut has_name) = (0, false, false);
    for member in groups.members_of(group) {
        n_told += usize::from(!is_vague(&drafts[member]) && !is_who(&drafts[member]));
        has_nominal |= drafts[member].is_nominal();
        has_name |= drafts[member].is_name();
    }
    has_name
        || groups.holder(group).is_some()
        || has_nominal && n_told > 1 && groups.traits_of(group).kind != EntityKind::Other
}

/// Whether a body or a document that is described only here says something: "the ministry’s report says". Who a person is
/// that is described only once stays open.
fn speaks(text: &Text<'_, '_>, draft: &Draft<'_>) -> bool {
    if !draft.is_nominal() || !matches!(draft.traits.kind, EntityKind::Organisation | EntityKind::Work) {
        return false;
    }
    let is_cue = |verb: usize| lexicon::cues_from(text.word(verb)).iter().any(|row| row.attitude == "statement");
    let is_subject = text.relation(draft.head) == "nsubj" && text.head(draft.head).is_some_and(is_cue);
    let first = draft.words.start;
    let is_named_as_source = first >= 2
        && text.word(first - 1) == "to"
        && text.word(first - 2).eq_ignore_ascii_case("according")
        && text.sentence(first).contains(&(first - 2));
    is_subject || is_named_as_source
}

/// "Who" says no more than that a clause follows.
fn is_who(draft: &Draft<'_>) -> bool {
    draft.is_pronoun() && matches!(&*draft.key, "who" | "whom" | "whose")
}

fn link(groups: &Groups, draft_idx: usize) -> Link {
    groups.link(draft_idx).unwrap_or(Link::Name)
}

fn entity(text: &Text<'_, '_>, drafts: &[Draft<'_>], groups: &Groups, draft_idx: usize) -> Entity {
    let kind = groups.traits(draft_idx).kind;
    let members = || groups.members(draft_idx);
    let bears_it = |&member: &usize| drafts[member].is_name() && groups.link(member) != Some(Link::Metonym);
    let fullest = members().filter(bears_it).max_by_key(|&member| fullness(&drafts[member], member));
    let is_named = fullest.is_some();
    if let Some(holder) = groups.holder(groups.of(draft_idx)).filter(|_| !is_named) {
        return Entity::named(holder, EntityKind::Person);
    }
    let fullest = fullest.or_else(|| {
        members().filter(|&member| drafts[member].is_nominal()).max_by_key(|&member| fullness(&drafts[member], member))
    });
    let draft = &drafts[fullest.unwrap_or(draft_idx)];
    let written = text.annotated.article().slice(draft.span);
    let name = match draft.form {
        Form::Name => same_name::told(draft, written).into_owned(),
        _ => written.split_whitespace().collect::<Vec<_>>().join(" "),
    };
    Entity { name, kind, is_named, roles: Vec::new() }
}

/// More words are fuller, then more letters; of equal names the first.
fn fullness(draft: &Draft<'_>, draft_idx: usize) -> (usize, usize, std::cmp::Reverse<usize>) {
    let key: &str = if draft.is_name() { &draft.key } else { "" };
    let n_words = key.split(' ').count();
    let is_short = draft.span.len() <= LONGEST_DESCRIPTION;
    let len = if draft.is_name() {
        key.len()
    } else if is_short {
        draft.span.len() as usize
    } else {
        0
    };
    (n_words, len, std::cmp::Reverse(draft_idx))
}

/// A longer description is no name for anything, in bytes.
const LONGEST_DESCRIPTION: u32 = 80;

/// Titles before names and appositions, each once.
fn tell_roles(
    text: &Text<'_, '_>,
    drafts: &[Draft<'_>],
    entities: &mut [Entity],
    (mentions, roles): (&[Mention], &[usize]),
) {
    let mut spans: Vec<(Span, Span)> =
        drafts.iter().filter_map(|draft| Some((draft.span, title(text, draft)?))).collect();
    spans.extend(roles.iter().map(|&role| (drafts[role].span, drafts[role].span)));
    spans.sort_unstable();
    let mut said = HashSet::<(u32, String), foldhash::fast::FixedState>::default();
    let mut mention_idx = 0;
    for (of, role) in spans {
        while mentions.get(mention_idx).is_some_and(|mention| mention.span < of) {
            mention_idx += 1;
        }
        let Some(entity_idx) =
            mentions.get(mention_idx).filter(|mention| mention.span == of).and_then(|m| m.entity_idx)
        else {
            continue;
        };
        if said.insert((entity_idx, text.annotated.article().slice(role).to_lowercase())) {
            entities[entity_idx as usize].roles.push(role);
        }
    }
}

/// The title of a person, if it is more than a courtesy.
fn title(text: &Text<'_, '_>, draft: &Draft<'_>) -> Option<Span> {
    let title = draft.title.filter(|_| draft.is_person())?;
    let words =
        text.annotated.article().slice(title).split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let is_courtesy =
        |word: &str| matches!(word, "Mr" | "Mrs" | "Ms" | "Miss" | "Mme" | "Sir" | "Dr" | "Lord" | "Lady" | "Dame");
    words.clone().any(|word| !is_courtesy(word)).then_some(title)
}
