//! What each kind of item must have, and how items lie to each other.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Article, json};
use crate::span::Span;

/// Statements in statements in statements: more than so many are a circle.
const MAX_DEPTH: usize = 5;

pub(super) fn errors(article: &Article<'_>) -> Vec<String> {
    let whole = article.items().filter(|(_, item)| json::span(item).is_none() || !json::holds(item, "id"));
    let whole = whole.map(|(list, item)| format!("{list}: {}: has no id or no span", json::name(item)));
    let items = article.items().flat_map(|(list, item)| {
        let said = of_item(article, list, item).into_iter().chain(noise(article, list, item));
        said.map(|what| format!("{}: {what}", json::name(item))).collect::<Vec<_>>()
    });
    whole.chain(items).chain(noise_overlaps(article)).collect()
}

fn of_item(article: &Article<'_>, list: &str, item: &Value) -> Vec<&'static str> {
    match list {
        "statements" => statement(article, item),
        "figures" => figure(item),
        "times" => said(&[("no value", !json::holds(item, "value"))]),
        "entities" => said(&[("aliases are not the texts of its mentions", !are_aliases_right(item))]),
        "commitments" => {
            said(&[("no actor", !json::holds(item, "actor")), ("no evidence", !json::holds(item, "evidence"))])
        }
        _ => Vec::new(),
    }
}

fn said(faults: &[(&'static str, bool)]) -> Vec<&'static str> {
    faults.iter().filter(|(_, is_there)| *is_there).map(|(fault, _)| *fault).collect()
}

fn figure(item: &Value) -> Vec<&'static str> {
    let is_number_or_null = |end: &Value| end.is_null() || end.is_number();
    let is_range = |value: &Value| {
        value.as_object().is_some_and(|ends| {
            ends.len() == 2 && ["low", "high"].iter().all(|end| ends.get(*end).is_some_and(is_number_or_null))
        })
    };
    let value = &item["value"];
    said(&[
        ("value is neither a number nor low and high", !value.is_number() && !is_range(value)),
        ("same_as is itself", json::holds(item, "same_as") && item["same_as"] == item["id"]),
        ("no unit", !json::holds(item, "unit")),
        ("does not say what it counts", !json::holds(item, "what")),
    ])
}

fn are_aliases_right(entity: &Value) -> bool {
    let mentions: BTreeSet<&str> = json::strings(entity, "mentions.text").into_iter().collect();
    json::strings(entity, "aliases").into_iter().eq(mentions)
}

fn statement(article: &Article<'_>, item: &Value) -> Vec<&'static str> {
    let parts = |field: &str| json::list(item, field).iter().filter_map(json::span).collect::<Vec<Span>>();
    let (cue, content) = (parts("cue"), parts("content"));
    let all = || parts("source").into_iter().chain(cue.clone()).chain(content.clone());
    let extent = all().map(|part| part.start).min().zip(all().map(|part| part.end).max());
    let touch = content.iter().any(|content| cue.iter().any(|cue| content.overlaps(*cue)));
    let unnamed = json::strings(item, "source_entity") == ["unnamed"];
    let is_unverified = json::string(item, "verified").is_some_and(|verified| verified != "unknown");
    said(&[
        ("no cue", cue.is_empty()),
        ("no content", content.is_empty()),
        ("its span is not that of its parts", extent != json::span(item).map(|span| (span.start, span.end))),
        ("cue and content overlap", touch),
        ("source_unnamed and source_entity do not agree", unnamed != json::holds(item, "source_unnamed")),
        ("verified says something, and there is no caveat", is_unverified && !json::holds(item, "caveat")),
        ("lies in itself", is_circle(article, item)),
    ])
}

fn is_circle(article: &Article<'_>, statement: &Value) -> bool {
    let outer = |inner: &&Value| {
        let wanted = json::string(inner, "nested_in")?;
        article.list("statements").iter().find(|other| json::string(other, "id") == Some(wanted))
    };
    std::iter::successors(Some(statement), outer).take(MAX_DEPTH + 2).count() > MAX_DEPTH
}

/// Does an item say rightly whether it lies in noise? Its parts may not touch noise that it does not lie in.
fn noise(article: &Article<'_>, list: &str, item: &Value) -> Vec<&'static str> {
    let Some(span) = json::span(item).filter(|_| !matches!(list, "noise" | "entities")) else { return Vec::new() };
    let noise: Vec<Span> = article.list("noise").iter().filter_map(json::span).collect();
    let (around, other): (Vec<Span>, Vec<Span>) = noise.into_iter().partition(|noise| noise.holds(span));
    let parts = json::objects(item).into_iter().skip(1).filter_map(json::span).collect::<Vec<_>>();
    let touches = other.iter().any(|noise| parts.iter().any(|part| noise.overlaps(*part)));
    said(&[
        ("in_noise is wrong", json::holds(item, "in_noise") == around.is_empty()),
        ("a part overlaps noise", touches),
    ])
}

fn noise_overlaps(article: &Article<'_>) -> Vec<String> {
    let noise: Vec<(&Value, Span)> = article.list("noise").iter().filter_map(|n| Some((n, json::span(n)?))).collect();
    let pairs = noise.iter().enumerate().flat_map(|(i, a)| noise[i + 1..].iter().map(move |b| (a, b)));
    let overlapping = pairs.filter(|((_, a), (_, b))| a.overlaps(*b));
    overlapping.map(|((a, _), (b, _))| format!("noise overlaps: {} and {}", json::name(a), json::name(b))).collect()
}
