//! Ids are there once, and what is referred to is there.

use std::collections::BTreeSet;

use super::{Article, json};
use crate::tables;

/// List, field with an id or several, the list that the id is in.
const IDS: [(&str, &str, &str); 14] = [
    ("commitments", "in_noise", "noise"),
    ("commitments", "quantity", "figures"),
    ("commitments", "statement", "statements"),
    ("commitments", "time", "times"),
    ("entities", "in_noise", "noise"),
    ("entities", "mentions.in_noise", "noise"),
    ("figures", "in_noise", "noise"),
    ("figures", "same_as", "figures"),
    ("statements", "figures_in_content", "figures"),
    ("statements", "in_noise", "noise"),
    ("statements", "nested_in", "statements"),
    ("statements", "said_at", "times"),
    ("statements", "times_in_content", "times"),
    ("times", "in_noise", "noise"),
];

/// List, field with the canonical name of an entity or several.
const NAMES: [(&str, &str); 9] = [
    ("commitments", "actor"),
    ("commitments", "counterpart"),
    ("commitments", "recipient"),
    ("statements", "addressee.canonical"),
    ("statements", "occasion.canonical"),
    ("statements", "on_behalf_of"),
    ("statements", "source_entity"),
    ("statements", "source_entity_alternatives"),
    ("statements", "via"),
];

pub(super) fn errors(article: &Article<'_>) -> Vec<String> {
    let ids = json::objects(article.gold).into_iter().filter_map(|object| json::string(object, "id"));
    let canonical = article.list("entities").iter().filter_map(|entity| json::string(entity, "canonical"));
    let twice = doubles(ids).into_iter().map(|id| format!("id twice: {id}"));
    let twice = twice.chain(doubles(canonical).into_iter().map(|name| format!("canonical name twice: {name}")));
    let ids = IDS.iter().flat_map(|row| missing_ids(article, *row));
    let names = NAMES.iter().flat_map(|row| missing_names(article, *row));
    twice.chain(ids).chain(names).collect()
}

/// What is there more than once.
pub(super) fn doubles<'a>(items: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    items.filter(|item| !seen.insert(*item)).collect()
}

fn missing_ids(article: &Article<'_>, (list, path, target): (&str, &str, &str)) -> Vec<String> {
    let known: BTreeSet<&str> = article.list(target).iter().filter_map(|item| json::string(item, "id")).collect();
    missing(article, list, path, |id| known.contains(id))
}

/// An entity need not be in the file if the text gives it only as an adjective; those that may be are in a table.
fn missing_names(article: &Article<'_>, (list, path): (&str, &str)) -> Vec<String> {
    let entities = article.list("entities").iter().filter_map(|entity| json::string(entity, "canonical"));
    let known: BTreeSet<&str> = entities.collect();
    let is_said = |name: &str| list == "statements" && path == "source_entity" && name == "unnamed";
    missing(article, list, path, |name| known.contains(name) || is_said(name) || !tables::other_names(name).is_empty())
}

fn missing(article: &Article<'_>, list: &str, path: &str, is_known: impl Fn(&str) -> bool) -> Vec<String> {
    let said = article.list(list).iter().flat_map(|item| json::strings(item, path).into_iter().map(move |s| (item, s)));
    let unknown = said.filter(|(_, said)| !is_known(said));
    unknown.map(|(item, said)| format!("{}: {path}: is not in the file: {said}", json::name(item))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_name_lists() {
        assert!(IDS.is_sorted() && NAMES.is_sorted());
        assert!(IDS.iter().all(|(list, _, target)| [list, target].iter().all(|l| super::super::LISTS.contains(l))));
    }
}
