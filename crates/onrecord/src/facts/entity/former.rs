//! Who is meant by an office of the past: "the former president".

use foldhash::fast::FixedState;
use hashbrown::HashSet;

use super::{
    super::text::Text,
    EntityKind, Link,
    draft::{Draft, Number, Opening},
    group::Groups,
};
use crate::lexicon::gazetteer;

/// Joins descriptions of former officers to the one person who was that.
///
/// **Finds** "the former president" and "the former US president" where the article gives the full name of one person who
/// held that office by a dated table, and who no longer did on the day of publication.
///
/// **Leaves alone** what two of the article were, those who are in office again, and days that nothing bounds.
///
/// **Source**: the tables of office-holders of the gazetteer.
pub(super) fn join(text: &Text<'_, '_>, drafts: &[Draft<'_>], groups: &mut Groups) {
    let [Some(earliest), latest] = text.published.bounds() else { return };
    let days = [earliest, latest.unwrap_or(earliest)];
    let persons = holders(drafts, groups);
    for draft_idx in 0..drafts.len() {
        if groups.has_name(draft_idx) {
            continue;
        }
        let Some(post) = Post::read(text, &drafts[draft_idx]) else { continue };
        let was = |name: &str| days.iter().all(|day| gazetteer::was_once(name, &post.words, post.country, *day));
        let mut found = persons.iter().filter(|&&person| was(&drafts[person].key));
        let Some(&first) = found.next() else { continue };
        if found.all(|&other| groups.is_one(first, other)) && groups.traits(first).agree(groups.traits(draft_idx)) {
            groups.join(draft_idx, first, Link::RoleAtDate);
        }
    }
}

/// The first full name of each person who ever held an office.
fn holders(drafts: &[Draft<'_>], groups: &Groups) -> Vec<usize> {
    let mut seen = HashSet::with_hasher(FixedState::default());
    let is_holder = |&draft_idx: &usize| {
        let draft = &drafts[draft_idx];
        let is_named = draft.is_name() && draft.is_full() && groups.traits(draft_idx).kind == EntityKind::Person;
        is_named && gazetteer::is_holder(&draft.key) && seen.insert(&*draft.key)
    };
    (0..drafts.len()).filter(is_holder).collect()
}

/// A post that somebody no longer has.
struct Post {
    country: Option<gazetteer::Country>,
    words: String,
}

impl Post {
    fn read(text: &Text<'_, '_>, draft: &Draft<'_>) -> Option<Post> {
        let is_one = draft.is_nominal() && draft.is_person() && draft.traits.number == Some(Number::One);
        let start = draft.words.start;
        let is_former = text.is(start, "the") && text.is_any(start + 1, &["former", "ex"]);
        if !is_one || draft.opening != Some(Opening::Definite) || !is_former {
            return None;
        }
        let mut post = start + 2..draft.head + 1;
        let country =
            gazetteer::country_of_people(text.word(post.start)).or_else(|| gazetteer::country(text.word(post.start)));
        post.start += usize::from(country.is_some());
        let words = post.map(|at| text.word(at)).collect::<Vec<_>>().join(" ").to_lowercase();
        Some(Post { country, words })
    }
}
