//! What a page says of itself in JSON-LD (schema.org).

use serde_json::Value;

use super::{elements::Elements, text_of_fragment};

/// The things that the scripts of a page describe.
#[derive(Debug, Default)]
pub(super) struct JsonLd {
    /// What scripts describe themselves. What lies deeper belongs to them: other articles in a list, comments.
    things: Vec<Value>,
}

/// Whether a kind of thing, as schema.org names it, is an article.
pub(super) fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
}

impl JsonLd {
    pub(super) fn of(elements: &Elements<'_>) -> JsonLd {
        let scripts = scripts(elements).filter_map(parsed);
        JsonLd { things: scripts.flat_map(things).collect() }
    }

    /// What is found of the first article that has it, else of the first thing that has it.
    pub(super) fn first<T>(&self, found: impl Fn(&Value) -> Option<T>) -> Option<T> {
        self.articles().chain(&self.things).find_map(found)
    }

    /// The articles.
    pub(super) fn articles(&self) -> impl Iterator<Item = &Value> {
        self.things.iter().filter(|thing| kinds(thing).any(is_article))
    }

    /// The names of those whom a member names: a string, a thing, a reference to one, or a list of these.
    pub(super) fn names(&self, of: &Value) -> Vec<String> {
        match of {
            Value::String(name) => vec![text_of_fragment(name)],
            Value::Array(list) => list.iter().flat_map(|one| self.names(one)).collect(),
            Value::Object(_) => {
                let referred = || self.things.iter().find(|thing| thing.get("@id") == of.get("@id"));
                let named = of.get("name").or_else(|| of.get("@id").and(referred()?.get("name")));
                named.map_or_else(Vec::new, strings)
            }
            _ => Vec::new(),
        }
    }
}

/// The scripts of a page that are JSON-LD.
pub(super) fn scripts<'p>(elements: &Elements<'p>) -> impl Iterator<Item = &'p str> {
    let is_type = |kind: String| kind.trim().eq_ignore_ascii_case("application/ld+json");
    let found = elements.iter().filter(move |element| element.is("script") && element.get("type").is_some_and(is_type));
    found.map(|element| &elements.page[element.content.clone()])
}

/// Strings of scripts do break lines, which JSON forbids: a space stands for each control character.
fn parsed(script: &str) -> Option<Value> {
    let plain = || script.replace(|c: char| c.is_ascii_control(), " ");
    serde_json::from_str(script.trim()).or_else(|_| serde_json::from_str(plain().trim())).ok()
}

fn things(value: Value) -> Vec<Value> {
    let listed = if let Value::Array(listed) = value { listed } else { vec![value] };
    let with_graph = |mut thing: Value| {
        let graph = thing.get_mut("@graph").map(Value::take);
        let graph = if let Some(Value::Array(graph)) = graph { graph } else { Vec::new() };
        std::iter::once(thing).chain(graph)
    };
    listed.into_iter().flat_map(with_graph).collect()
}

/// The kinds of a thing, without the vocabulary that they are of.
pub(super) fn kinds(thing: &Value) -> impl Iterator<Item = &str> {
    let listed = match thing.get("@type") {
        Some(Value::Array(listed)) => listed.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    listed.iter().filter_map(Value::as_str).map(|kind| kind.rsplit('/').next().unwrap_or(kind))
}

fn strings(value: &Value) -> Vec<String> {
    let listed = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    listed.iter().filter_map(Value::as_str).map(text_of_fragment).collect()
}
