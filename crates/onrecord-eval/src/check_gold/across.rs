//! What goes across articles: threads, differences, spellings, the order of time.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{LISTS, Texts, json, references::doubles, spans};
use crate::tables;

type Articles = BTreeMap<String, Value>;

pub(super) fn errors(across: &Value, articles: &Articles, texts: &Texts) -> Vec<String> {
    let references = json::objects(across).into_iter().filter_map(|object| reference(object, articles));
    let variants = json::list(across, "spelling_variants").iter().flat_map(|variants| json::list(variants, "variants"));
    let variants = variants.flat_map(|variant| self::variant(variant, texts));
    let stages = json::strings(across, "threads.steps.stage").into_iter();
    let stages = stages.filter(|stage| !tables::is_gold_word("stage", stage)).map(|s| format!("unknown stage: {s}"));
    let found = references.chain(variants).chain(stages).chain(order(across, articles)).chain(ids(across));
    found.map(|what| format!("across: {what}")).collect()
}

/// What is wrong with an object that points into an article.
fn reference(object: &Value, articles: &Articles) -> Option<String> {
    let (file, wanted) = (json::string(object, "file")?, json::string(object, "ref")?);
    let Some(article) = articles.get(file) else { return Some(format!("no such article: {file}")) };
    let items = LISTS.iter().flat_map(|list| json::list(article, list));
    match items.into_iter().find(|item| json::string(item, "id") == Some(wanted)) {
        None => Some(format!("{file}: is not in the file: {wanted}")),
        Some(item) if object.get("text").is_some_and(|text| item.get("text") != Some(text)) => {
            Some(format!("{file}: {wanted}: has another text"))
        }
        Some(_) => None,
    }
}

/// What is wrong with one spelling in one article.
fn variant(variant: &Value, texts: &Texts) -> Vec<String> {
    let [file, surface] = ["file", "surface"].map(|field| json::string(variant, field).unwrap_or_default());
    let spans = json::list(variant, "spans");
    let text = texts.get(file).map(Vec::as_slice);
    let mut errors: Vec<String> = spans.iter().filter_map(|span| spans::error(span, text)).collect();
    if spans.iter().any(|span| json::string(span, "text") != Some(surface)) {
        errors.push(format!("a span has another text than {surface:?}"));
    }
    if json::number(variant, "count") != u64::try_from(spans.len()).ok() {
        errors.push(format!("count of {surface:?} is not {}", spans.len()));
    }
    errors.into_iter().map(|error| format!("{file}: {error}")).collect()
}

fn order(across: &Value, articles: &Articles) -> Option<String> {
    let said: BTreeSet<&str> = json::strings(across, "order.chronological").into_iter().collect();
    let is_whole = articles.keys().map(String::as_str).eq(said);
    (!is_whole).then(|| "the order is not of these articles".to_owned())
}

fn ids(across: &Value) -> Option<String> {
    let lists = across.as_object().into_iter().flat_map(|fields| fields.values()).filter_map(Value::as_array).flatten();
    let twice = doubles(lists.filter_map(|item| json::string(item, "id")));
    (!twice.is_empty()).then(|| format!("ids twice: {twice:?}"))
}
