//! re3d: documents on defence with their persons, organisations and places, as JSON Lines.
//!
//! A folder has a folder for each source, with `documents.json` and `entities.json`. All that anybody or any program
//! proposed is there, with the probability that it is right; what is less likely right than wrong is left out here. The
//! other types (weapons, nationalities, quantities) are what names gold calls other.

use std::{collections::BTreeMap, path::Path};

use serde::Deserialize;

use super::names::{GoldName, NamesGold};
use crate::{error::Result, files, span::Span};

/// What of all that is marked is a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// As the makers mark it: descriptions too ("rebels"), with the article before a name ("the Senate").
    Everything,
    /// Names as other sets have them: what has no capital letter is other, and an article before a name is not of it.
    Names,
}

#[derive(Deserialize)]
struct Document {
    #[serde(rename = "_id")]
    id: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entity {
    document_id: String,
    #[serde(flatten)]
    place: Place,
    r#type: String,
    confidence: f64,
}

/// Code points.
#[derive(Deserialize)]
struct Place {
    begin: u32,
    end: u32,
}

/// The documents of all sources.
///
/// # Errors
///
/// If a file cannot be read or a line is no document or entity.
pub fn read(folder: &Path, marked: Marked) -> Result<Vec<NamesGold>> {
    let mut gold = Vec::new();
    for path in files::under_folder(folder, "documents.json")? {
        let documents: Vec<Document> = files::json_lines(&path)?;
        let entities = by_document(files::json_lines(&path.with_file_name("entities.json"))?);
        let source = path.parent().map(files::name).unwrap_or_default();
        gold.extend(documents.into_iter().map(|document| {
            let entities = entities.get(&document.id).map(Vec::as_slice).unwrap_or_default();
            names_gold(&source, document, entities, marked)
        }));
    }
    Ok(gold)
}

fn by_document(entities: Vec<Entity>) -> BTreeMap<String, Vec<Entity>> {
    let mut of_documents: BTreeMap<String, Vec<Entity>> = BTreeMap::new();
    for entity in entities.into_iter().filter(|entity| entity.confidence >= 0.5) {
        of_documents.entry(entity.document_id.clone()).or_default().push(entity);
    }
    of_documents
}

fn names_gold(source: &str, document: Document, entities: &[Entity], marked: Marked) -> NamesGold {
    let chars: Vec<char> = document.text.chars().collect();
    let mut names: Vec<GoldName> = entities.iter().map(|entity| name(&chars, entity, marked)).collect();
    names.sort_by_key(|name| (name.span, name.r#type.clone()));
    let spans: Vec<Span> = names.iter().map(|name| name.span).collect();
    let is_outermost = |name: &GoldName| spans.iter().all(|other| *other == name.span || !other.holds(name.span));
    let (mentions, inner) = names.into_iter().partition(is_outermost);
    NamesGold { id: format!("{source}/{}", document.id), text: document.text, mentions, inner }
}

fn name(text: &[char], entity: &Entity, marked: Marked) -> GoldName {
    let whole = Span::new(entity.place.begin, entity.place.end);
    let span = if marked == Marked::Names { without_article(text, whole) } else { whole };
    let is_target = marked == Marked::Everything || slice(text, span).iter().any(|c| c.is_uppercase());
    let r#type = match &*entity.r#type {
        "Person" if is_target => "person",
        "Organisation" if is_target => "organisation",
        "Location" if is_target => "place",
        _ => "other",
    };
    GoldName { span, r#type: r#type.to_owned() }
}

fn without_article(text: &[char], span: Span) -> Span {
    let words: String = slice(text, span).iter().collect::<String>().to_lowercase();
    let article = ["the ", "an ", "a "].into_iter().find(|article| words.starts_with(article));
    Span::new(span.start + article.map_or(0, |article| crate::numbers::count(article.len())), span.end)
}

fn slice(text: &[char], span: Span) -> &[char] {
    text.get(span.range()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The rebels fought Né Orlec’s Army of Vell, and the Vell Guard.";

    /// (type, words) of the mentions and of the inner ones.
    fn read(entities: &[(&str, &str, f64)], marked: Marked) -> [Vec<(String, String)>; 2] {
        let chars: Vec<char> = TEXT.chars().collect();
        let entity = |&(r#type, words, confidence): &(&str, &str, f64)| {
            let begin = TEXT[..TEXT.find(words).unwrap()].chars().count();
            let end = begin + words.chars().count();
            serde_json::json!({"_id": "x", "documentId": "d", "begin": begin, "end": end, "type": r#type,
                "value": words, "confidence": confidence})
        };
        let entities = entities.iter().map(|found| serde_json::from_value(entity(found)).unwrap()).collect();
        let document = Document { id: "d".to_owned(), text: TEXT.to_owned() };
        let gold = names_gold("Source", document, &by_document(entities)["d"], marked);
        assert_eq!(gold.id, "Source/d");
        let shown = |name: &GoldName| (name.r#type.clone(), slice(&chars, name.span).iter().collect());
        [&gold.mentions, &gold.inner].map(|names| names.iter().map(shown).collect())
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(r#type, words)| ((*r#type).to_owned(), (*words).to_owned())).collect()
    }

    const ENTITIES: [(&str, &str, f64); 6] = [
        ("Organisation", "The rebels", 1.0),
        ("Person", "Né Orlec", 0.5),
        ("Person", "Orlec", 0.49),
        ("Organisation", "Army of Vell", 1.0),
        ("Location", "Vell", 0.9),
        ("Organisation", "the Vell Guard", 1.0),
    ];

    #[test]
    fn everything_likely_is_read() {
        let [mentions, inner] = read(&ENTITIES, Marked::Everything);
        let wanted = [
            ("organisation", "The rebels"),
            ("person", "Né Orlec"),
            ("organisation", "Army of Vell"),
            ("organisation", "the Vell Guard"),
        ];
        assert_eq!((mentions, inner), (pairs(&wanted), pairs(&[("place", "Vell")])));
    }

    #[test]
    fn descriptions_are_no_names_and_articles_not_of_them() {
        let [mentions, _] = read(&ENTITIES, Marked::Names);
        let wanted = [
            ("other", "rebels"),
            ("person", "Né Orlec"),
            ("organisation", "Army of Vell"),
            ("organisation", "Vell Guard"),
        ];
        assert_eq!(mentions, pairs(&wanted));
    }

    #[test]
    fn other_types_are_other() {
        let [mentions, _] = read(&[("Weapon", "Army of Vell", 1.0)], Marked::Everything);
        assert_eq!(mentions, pairs(&[("other", "Army of Vell")]));
    }
}
