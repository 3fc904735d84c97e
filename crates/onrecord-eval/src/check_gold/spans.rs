//! Do spans lie in the text, and are their words those of the text?

use serde_json::Value;

use super::{Article, json};
use crate::text::{is_alphanumeric, is_space};

/// All objects with a start and an end.
pub(super) fn all(gold: &Value) -> Vec<&Value> {
    let is_span = |value: &&Value| value.get("start").is_some() && value.get("end").is_some();
    json::objects(gold).into_iter().filter(is_span).collect()
}

pub(super) fn errors(article: &Article<'_>) -> Vec<String> {
    all(article.gold).into_iter().filter_map(|span| error(span, article.text)).collect()
}

/// What is wrong with a span.
pub(super) fn error(value: &Value, text: Option<&[char]>) -> Option<String> {
    let Some(words) = json::string(value, "text") else { return Some(format!("a span without text: {value}")) };
    let Some(span) = json::span(value).filter(|span| span.start < span.end) else {
        return Some(format!("bad offsets: {} to {}: {words:?}", value["start"], value["end"]));
    };
    let at = format!("{} to {}", span.start, span.end);
    match text.map(|text| text.get(span.range())) {
        Some(None) => Some(format!("{at}: outside the text: {words:?}")),
        Some(Some(found)) if !found.iter().copied().eq(words.chars()) => {
            Some(format!("{at}: is {:?} and not {words:?}", found.iter().collect::<String>()))
        }
        None if words.chars().count() != span.range().len() => Some(format!("{at}: not as long as {words:?}")),
        _ => None,
    }
}

pub(super) fn warnings(article: &Article<'_>) -> Vec<String> {
    all(article.gold).into_iter().flat_map(|span| doubts(span, article.text.unwrap_or_default())).collect()
}

fn doubts(value: &Value, text: &[char]) -> Vec<String> {
    let words = json::string(value, "text").unwrap_or_default();
    let has_outer_space = words.starts_with(is_space) || words.ends_with(is_space);
    // A no-break space by itself is how some crawls leave a line.
    let outer_space = (has_outer_space && words != "\u{a0}").then(|| format!("outer space: {words:?}"));
    let cuts = |place: u32| {
        let letter = |place: usize| text.get(place).copied().is_some_and(is_alphanumeric);
        let place = place as usize;
        place > 0 && letter(place - 1) && letter(place)
    };
    let borders = json::span(value).filter(|span| cuts(span.start) || cuts(span.end));
    let cut = borders.map(|_| format!("cuts a word: {words:?}"));
    outer_space.into_iter().chain(cut).collect()
}
