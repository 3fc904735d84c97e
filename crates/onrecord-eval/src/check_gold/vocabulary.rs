//! Fields with a closed vocabulary.

use super::{Article, json};
use crate::tables;

/// List, path of the field in its items, vocabulary.
const ALWAYS: [(&str, &str, &str); 12] = [
    ("commitments", "stage", "stage"),
    ("commitments", "status", "status"),
    ("entities", "mentions.mention", "mention"),
    ("entities", "type", "entity_type"),
    ("figures", "hedge", "hedge"),
    ("noise", "kind", "noise"),
    ("statements", "attitude", "attitude"),
    ("statements", "kind", "statement_kind"),
    ("statements", "modality", "modality"),
    ("statements", "occurred", "occurred"),
    ("statements", "verified", "verified"),
    ("times", "type", "time_type"),
];

/// The same for fields that need not be there.
const SOMETIMES: [(&str, &str, &str); 3] = [
    ("commitments", "alt_stage", "stage"),
    ("statements", "content.modality", "modality"),
    ("statements", "modality_alternatives", "modality"),
];

pub(super) fn errors(article: &Article<'_>) -> Vec<String> {
    let unknown = ALWAYS.iter().chain(&SOMETIMES).flat_map(|row| unknown(article, *row));
    unknown.chain(ALWAYS.iter().flat_map(|row| missing(article, *row))).collect()
}

fn unknown(article: &Article<'_>, (list, path, vocabulary): (&str, &str, &str)) -> Vec<String> {
    let words =
        article.list(list).iter().flat_map(|item| json::strings(item, path).into_iter().map(move |w| (item, w)));
    let unknown = words.filter(|(_, word)| !tables::is_gold_word(vocabulary, word));
    unknown.map(|(item, word)| format!("{}: {path}: unknown word: {word}", json::name(item))).collect()
}

fn missing(article: &Article<'_>, (list, path, _): (&str, &str, &str)) -> Vec<String> {
    let without = article.list(list).iter().filter(|item| json::strings(item, path).is_empty());
    without.map(|item| format!("{}: has no {path}", json::name(item))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_a_list_and_a_vocabulary_with_words() {
        let words = include_str!("../../tables/gold_words.tsv");
        for (list, path, vocabulary) in ALWAYS.iter().chain(&SOMETIMES) {
            assert!(super::super::LISTS.contains(list), "{list}.{path}");
            assert!(words.contains(&format!("\n{vocabulary}\t")), "{list}.{path}: {vocabulary}");
        }
        assert!(ALWAYS.is_sorted() && SOMETIMES.is_sorted());
    }
}
