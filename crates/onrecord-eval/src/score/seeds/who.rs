//! Is a predicted entity the one that gold means? Compared by names.

use std::collections::BTreeSet;

use super::article::Article;
use crate::{
    gold::seeds::GoldEntity,
    prediction::Names,
    tables,
    text::{fold, is_space},
};

/// Does one of the predicted entities bear a name of one of the gold entities, or is there none in both?
pub(super) fn is_who(article: &Article<'_>, gold: &[&str], entity_ids: &Names) -> bool {
    if gold.is_empty() {
        return entity_ids.0.is_empty();
    }
    let named = named(article, entity_ids);
    !named.is_empty() && gold.iter().any(|canonical| !accepted(article, canonical).is_disjoint(&named))
}

/// The folded names of predicted entities.
fn named(article: &Article<'_>, entity_ids: &Names) -> BTreeSet<String> {
    let entities = entity_ids.0.iter().filter_map(|id| article.predicted_entity(id));
    let names = entities.flat_map(|entity| entity.name.iter().chain(&entity.names));
    names.filter(|name| !name.is_empty()).map(|name| fold(name)).collect()
}

/// The folded names that are right for a gold entity: its own, and those of the entities that are the same actor.
fn accepted(article: &Article<'_>, canonical: &str) -> BTreeSet<String> {
    let entity = article.gold_entity(canonical);
    let actor = entity.and_then(same_actor).unwrap_or(canonical);
    let is_same = |other: &&GoldEntity| other.canonical == actor || other.same_actor_as.as_deref() == Some(actor);
    let same = article.gold_entities().filter(is_same);
    let mut names: BTreeSet<String> = names_of(canonical).chain(names_of(actor)).map(|name| fold(&name)).collect();
    for entity in same.chain(entity) {
        names.extend(names_of(&entity.canonical).map(|name| fold(&name)));
        names.extend(entity.aliases.iter().map(|name| fold(name)));
    }
    names
}

pub(super) fn same_actor(entity: &GoldEntity) -> Option<&str> {
    entity.same_actor_as.as_deref().filter(|actor| !actor.is_empty())
}

/// A canonical name, the same without its brackets, what is in them, and the names that are right anyway.
fn names_of(canonical: &str) -> impl Iterator<Item = String> {
    let (without, inside) = brackets(canonical);
    let other = tables::other_names(canonical).iter().map(|name| (*name).to_owned());
    [canonical.to_owned(), without].into_iter().chain(inside).chain(other)
}

/// A name without its brackets and the space before them, and what is in them.
fn brackets(name: &str) -> (String, Vec<String>) {
    let (mut without, mut inside, mut rest) = (String::new(), Vec::new(), name);
    while let Some((before, opened)) = rest.split_once('(') {
        let Some((within, after)) = opened.split_once(')') else { break };
        without.push_str(before.trim_end_matches(is_space));
        inside.push(within.to_owned());
        rest = after;
    }
    (without + rest, inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_brackets() {
        let cases: [(&str, &str, &[&str]); 4] = [
            ("Orlec Isles (Vell)", "Orlec Isles", &["Vell"]),
            ("a (b) c (d)", "a c", &["b", "d"]),
            ("a (b", "a (b", &[]),
            ("a", "a", &[]),
        ];
        for (name, without, inside) in cases {
            let found = brackets(name);
            assert_eq!((&*found.0, &*found.1), (without, &*inside.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>()));
        }
    }
}
