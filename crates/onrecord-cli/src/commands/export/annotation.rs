//! Evidence as other programs read it: annotations of the W3C Web Annotation Data Model.
//!
//! An annotation says of words what they are evidence of (its body) and where they stand (its target): on the live page, in the text that
//! was read from it, and in the bytes that are kept.

use onrecord_read::{SourceMap, locate};
use onrecord_store::{ArticleRecord, EvidenceRow, Store};
use onrecord_wire::{Selector, selectors, text_fragment};
use serde::Serialize;

use crate::commands::verify::document;

/// One evidence of one fact.
#[derive(Debug, Serialize)]
pub(super) struct Annotation {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    body: Body,
    target: Vec<Target>,
}

#[derive(Debug, Serialize)]
struct Body {
    #[serde(rename = "type")]
    kind: &'static str,
    /// The kind of fact and its field: `statement content`.
    value: String,
}

#[derive(Debug, Serialize)]
struct Target {
    source: String,
    selector: Vec<Selector>,
    /// The live page with the words shown: no term of the W3C's vocabulary has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    text_fragment: Option<String>,
}

/// All evidence of an article.
pub(super) fn of_article(store: &Store, record: &ArticleRecord) -> Vec<Annotation> {
    let bytes = store.document(&record.document).ok().flatten();
    let map = bytes.map(|bytes| locate(&document(record, bytes), &record.text)).unwrap_or_default();
    let of_fact = |(fact, id, field, evidence): (&str, i64, &str, &EvidenceRow)| {
        annotation(record, &map, format!("{fact} {field}"), &format!("{fact}/{id}/{field}"), evidence)
    };
    evidence(record).into_iter().map(of_fact).collect()
}

/// Each evidence with its fact, the number of that, and the field.
fn evidence(record: &ArticleRecord) -> Vec<(&'static str, i64, &'static str, &EvidenceRow)> {
    let mut all = Vec::new();
    for statement in &record.statements {
        let lists = [("source", &statement.source), ("cue", &statement.cue), ("content", &statement.content)];
        for (field, list) in lists {
            all.extend(list.iter().map(|evidence| ("statement", statement.id, field, evidence)));
        }
        all.extend(statement.caveats.iter().map(|caveat| ("statement", statement.id, "caveat", &caveat.evidence)));
    }
    all.extend(record.figures.iter().map(|figure| ("figure", figure.id, "figure", &figure.evidence)));
    all.extend(record.times.iter().map(|time| ("time", time.id, "time", &time.evidence)));
    all
}

fn annotation(record: &ArticleRecord, map: &SourceMap, value: String, id: &str, evidence: &EvidenceRow) -> Annotation {
    let span = evidence.start_byte as usize..evidence.end_byte as usize;
    let article = &record.row.article;
    let url = article.url.as_deref().unwrap_or(&article.address);
    let of_text = Target {
        source: url.to_owned(),
        selector: selectors(&record.text, span.clone()).into(),
        text_fragment: text_fragment(url, &record.text, span.clone()),
    };
    let in_bytes: Vec<Selector> = map
        .source_of(span)
        .into_iter()
        .map(|run| Selector::DataPositionSelector { start: run.source.start, end: run.source.end })
        .collect();
    let of_bytes =
        Target { source: format!("urn:sha256:{}", record.document), selector: in_bytes, text_fragment: None };
    let has_bytes = !of_bytes.selector.is_empty();
    Annotation {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: format!("urn:onrecord:{}:{id}:{}-{}", article.id, evidence.start_byte, evidence.end_byte),
        kind: "Annotation",
        motivation: "identifying",
        body: Body { kind: "TextualBody", value },
        target: [of_text].into_iter().chain(has_bytes.then_some(of_bytes)).collect(),
    }
}
