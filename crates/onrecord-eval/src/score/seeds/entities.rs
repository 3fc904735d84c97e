//! Entities: B-cubed over name and descriptive mentions outside noise, matched by overlap.
//!
//! Recall is over all gold mentions (one that was not found scores 0), precision over the matched. Metonyms and optional
//! entities are left out; merging entities that are the same actor is no error. `whole`: entities whose name mentions are
//! all found and in one group; `whole (2+)`: of those, entities that are named more than once.

use std::collections::BTreeMap;

use super::{article::Article, who::same_actor};
use crate::{
    gold::seeds::{GoldEntity, GoldMention},
    matching::assign,
    numbers::{Grouping, Numbers, Row, count},
    prediction::Mention,
};

pub(super) fn rows(article: &Article<'_>) -> Vec<Row> {
    let found = groups(article);
    let mentions = found.iter().filter(|(_, group)| group.is_some()).count();
    vec![
        Row::new("entities B3", Numbers::Groups(b_cubed(&found))),
        Row::new("  mentions found", Numbers::share(mentions, found.len())),
        Row::new("  whole", whole(&found, 1)),
        Row::new("  whole (2+)", whole(&found, 2)),
    ]
}

/// A gold mention with the entity that it is of.
#[derive(Clone, Copy)]
struct Named<'a> {
    mention: &'a GoldMention,
    entity: &'a GoldEntity,
}

impl<'a> Named<'a> {
    fn actor(self) -> &'a str {
        same_actor(self.entity).unwrap_or(&self.entity.canonical)
    }

    fn is_scored(self) -> bool {
        !self.entity.optional && self.mention.mention != "metonym"
    }

    fn is_of(self, other: Named<'_>) -> bool {
        self.entity.canonical == other.entity.canonical
    }
}

/// What predictions put together: an entity, or a mention without one, which is a group of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group<'a> {
    Entity(&'a str),
    Alone(usize),
}

type Found<'a> = Vec<(Named<'a>, Option<Group<'a>>)>;

/// The scored gold mentions with the group of the prediction that is matched with them.
fn groups<'a>(article: &Article<'a>) -> Found<'a> {
    let all =
        article.gold.entities.iter().flat_map(|entity| entity.mentions.iter().map(move |mention| (entity, mention)));
    let outside = all.filter(|(_, mention)| mention.in_noise.is_none());
    let gold: Vec<Named<'_>> = outside.map(|(entity, mention)| Named { mention, entity }).collect();
    let predicted = article.predicted.mentions.iter().filter(|mention| is_read(article, mention));
    let predicted: Vec<&Mention> = predicted.collect();
    let pairs: BTreeMap<usize, usize> = assign(&gold, &predicted, |g, p| fit(*g, p)).into_iter().collect();
    let group = |j: usize| {
        let entity = predicted[j].entity.as_deref().filter(|entity| !entity.is_empty());
        entity.map_or(Group::Alone(j), Group::Entity)
    };
    let found = gold.into_iter().enumerate().map(|(i, mention)| (mention, pairs.get(&i).copied().map(group)));
    found.filter(|(mention, _)| mention.is_scored()).collect()
}

fn is_read(article: &Article<'_>, mention: &Mention) -> bool {
    matches!(mention.form.as_deref(), Some("name" | "nominal")) && !article.is_from_noise(&[mention.span])
}

fn fit(gold: Named<'_>, predicted: &Mention) -> Option<f64> {
    Some(gold.mention.span.overlap(predicted.span)).filter(|overlap| *overlap > 0.0)
}

fn b_cubed(found: &Found<'_>) -> Grouping {
    let mut sums = Grouping { gold: count(found.len()), ..Grouping::default() };
    for (mention, group) in found.iter().filter(|(_, group)| group.is_some()) {
        let together = || found.iter().filter(|(_, other)| other == group).map(|(other, _)| *other);
        let right = together().filter(|other| other.is_of(*mention)).count();
        // Another entity that is the same actor may be in the group or not.
        let counted = together().filter(|other| other.is_of(*mention) || other.actor() != mention.actor()).count();
        let all = found.iter().filter(|(other, _)| other.is_of(*mention)).count();
        let share = |whole| f64::from(count(right)) / f64::from(count(whole));
        sums.predicted += 1;
        sums.precisions += share(counted);
        sums.recalls += share(all);
    }
    sums
}

/// The entities with all their name mentions in one group, of those with at least so many.
fn whole(found: &Found<'_>, least: usize) -> Numbers {
    let mut by_entity: BTreeMap<&str, Vec<Option<Group<'_>>>> = BTreeMap::new();
    for (named, group) in found.iter().filter(|(named, _)| named.mention.mention == "name") {
        by_entity.entry(&named.entity.canonical).or_default().push(*group);
    }
    let counted: Vec<_> = by_entity.values().filter(|groups| groups.len() >= least).collect();
    let is_whole =
        |groups: &&&Vec<Option<Group<'_>>>| groups[0].is_some() && groups.iter().all(|group| *group == groups[0]);
    Numbers::share(counted.iter().filter(is_whole).count(), counted.len())
}
