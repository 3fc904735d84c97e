//! Whose country is meant.

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::{
    super::text::Text,
    Link,
    draft::{Draft, Opening},
    group::Groups,
    metonym,
};
use crate::lexicon::gazetteer::{self, Country};

/// Joins "his country" to the country that the person's title or office says.
///
/// **Finds** "his country" for Ukraine after "Ukrainian President Volodymyr Zelensky … he", and for whoever held an office of
/// one country by the gazetteer.
///
/// **Leaves alone** the country of those of whom the article does not say which it is, and "our country".
///
/// **Source**: definitions of bridging by role; no measurement.
pub(super) fn join(text: &Text<'_, '_>, drafts: &[Draft<'_>], groups: &mut Groups) {
    let is_open = |&draft_idx: &usize| is_owned_country(&drafts[draft_idx]) && !groups.has_name(draft_idx);
    let owned: Vec<usize> = (0..drafts.len()).filter(is_open).collect();
    if owned.is_empty() {
        return;
    }
    let countries = metonym::countries(drafts);
    for draft_idx in owned {
        if let Some(other) = owner(drafts, draft_idx).and_then(|owner| home(text, drafts, (groups, &countries), owner))
        {
            groups.join(draft_idx, other, Link::Role);
        }
    }
}

fn is_owned_country(draft: &Draft<'_>) -> bool {
    draft.is_nominal() && draft.opening == Some(Opening::Possessed) && matches!(&*draft.key, "country" | "nation")
}

/// The pronoun or name that a description begins with.
fn owner(drafts: &[Draft<'_>], draft_idx: usize) -> Option<usize> {
    let starts = |&other: &usize| other != draft_idx && drafts[other].words.start == drafts[draft_idx].words.start;
    (draft_idx.saturating_sub(2)..drafts.len().min(draft_idx + 3)).find(starts)
}

type Countries = HashMap<Country, usize, FixedState>;

/// The one country that the titles of a person say, else that of the offices held.
fn home(
    text: &Text<'_, '_>,
    drafts: &[Draft<'_>],
    (groups, countries): (&Groups, &Countries),
    owner: usize,
) -> Option<usize> {
    if !groups.has_name(owner) {
        return None;
    }
    let titles = groups.members(owner).filter_map(|member| drafts[member].title).take(MOST_TITLES);
    let words = titles.flat_map(|title| text.words(title)).map(|at| text.word(at));
    let said = words.filter_map(|word| gazetteer::country_of_people(word).or_else(|| gazetteer::country(word)));
    let mut said = said.filter_map(|country| countries.get(&country).copied());
    let Some(first) = said.next() else {
        let full = groups.members(owner).filter(|&member| drafts[member].is_name() && drafts[member].is_full());
        let held = full.take(MOST_TITLES).find_map(|member| gazetteer::country_of_holder(&drafts[member].key));
        return held.and_then(|country| countries.get(&country).copied());
    };
    said.all(|other| groups.is_one(first, other)).then_some(first)
}

/// So many titles of one person are looked at.
const MOST_TITLES: usize = 20;
