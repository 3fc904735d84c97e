//! For tests: facts of a text in which attributions and trees are marked by hand.

use std::ops::Range;

use crate::{
    annotate::{Annotated, annotate},
    article::Article,
    facts::{Facts, Statement, extract},
    tagging::{Arc, PartOfSpeech, Relation, TaggedAttribution, Tags},
};

/// Reads a text of which a model has found these attributions, each a source (may be empty), a cue and a content by words
/// that stand in it; several contents have "|" between them.
pub(super) fn read(text: &str, attributions: &[[&str; 3]]) -> (Article, Facts) {
    parsed(text, attributions, "")
}

/// The same where a model has also found trees: for each word its part of speech, its relation and the number of its head
/// in the text, from 1, or 0 for the root.
pub(super) fn parsed(text: &str, attributions: &[[&str; 3]], trees: &str) -> (Article, Facts) {
    read_with(text, trees, |annotated| attributions.iter().map(|parts| attribution(annotated, text, *parts)).collect())
}

/// Reads a text of which a model has found this attribution, and is as sure of it, in hundredths.
pub(super) fn unsure(text: &str, parts: [&str; 3], confidence: u8) -> (Article, Facts) {
    read_with(text, "", |annotated| vec![TaggedAttribution { confidence, ..attribution(annotated, text, parts) }])
}

fn read_with(
    text: &str,
    trees: &str,
    attributions: impl FnOnce(&Annotated<'_>) -> Vec<TaggedAttribution>,
) -> (Article, Facts) {
    let article = Article::from_text("a", text);
    let annotated = annotate(&article);
    let attributions = attributions(&annotated);
    let words: Vec<(PartOfSpeech, Arc)> = trees.split_whitespace().map(word).collect();
    assert!(words.is_empty() || words.len() == annotated.words().len(), "{} words: {text}", annotated.words().len());
    let (parts_of_speech, arcs) = words.into_iter().unzip();
    let facts = extract(&annotated, &Tags { attributions, parts_of_speech, arcs, ..Tags::default() });
    (article, facts)
}

/// "VERB/root/0".
fn word(written: &str) -> (PartOfSpeech, Arc) {
    let [part, relation, head] = *written.split('/').collect::<Vec<_>>() else { panic!("{written}") };
    let part = PartOfSpeech::ALL.into_iter().find(|known| known.as_str() == part).unwrap();
    let head: u32 = head.parse().unwrap();
    (part, Arc { head: head.checked_sub(1), relation: Relation::named(relation).unwrap() })
}

/// A statement as "source | cue | content -> speaker": `?` is an unnamed and `-` an unresolved speaker.
pub(super) fn shown(article: &Article, facts: &Facts, statement: &Statement) -> String {
    let spans = [&statement.source, &statement.cue, &statement.content];
    let words: Vec<&str> = spans.into_iter().flatten().map(|&span| article.slice(span)).collect();
    let nobody = if statement.speaker.unnamed.is_some() { "?" } else { "-" };
    let names = statement.speaker.entities.iter().map(|&idx| facts.entities[idx as usize].name.as_str());
    let speakers = names.collect::<Vec<_>>().join(" + ");
    format!("{} -> {}", words.join(" | "), if speakers.is_empty() { nobody } else { &speakers })
}

fn attribution(annotated: &Annotated<'_>, text: &str, [source, cue, content]: [&str; 3]) -> TaggedAttribution {
    let source = if source.is_empty() { vec![] } else { vec![words(annotated, text, source)] };
    let content = content.split('|').map(|part| words(annotated, text, part)).collect();
    let cue = words(annotated, text, cue);
    TaggedAttribution { source, cue, content, score: -20, confidence: 70 }
}

fn words(annotated: &Annotated<'_>, text: &str, phrase: &str) -> Range<usize> {
    let start = text.find(phrase).unwrap_or_else(|| panic!("{phrase} does not stand in {text}"));
    let (start, end) = (u32::try_from(start).unwrap(), u32::try_from(start + phrase.len()).unwrap());
    let words = annotated.words();
    words.partition_point(|word| word.span.end() <= start)..words.partition_point(|word| word.span.start() < end)
}
