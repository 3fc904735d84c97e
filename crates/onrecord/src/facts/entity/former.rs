//! Who is meant by an office of the past: "the former president".

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
    for draft_idx in 0..drafts.len() {
        if groups.has_name(draft_idx) {
            continue;
        }
        let Some(post) = Post::read(text, &drafts[draft_idx]) else { continue };
        let was = |&person: &usize| {
            let draft = &drafts[person];
            let is_named = draft.is_name() && draft.is_full() && groups.traits(person).kind == EntityKind::Person;
            is_named && days.iter().all(|day| gazetteer::was_once(&draft.key, &post.words, post.country, *day))
        };
        let mut found = (0..drafts.len()).filter(was);
        let Some(first) = found.next() else { continue };
        if found.all(|other| groups.is_one(first, other)) && groups.traits(first).agree(groups.traits(draft_idx)) {
            groups.join(draft_idx, first, Link::RoleAtDate);
        }
    }
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
        let is_former = text.is_any(start, &["the", "The"]) && text.is_any(start + 1, &["former", "ex"]);
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
