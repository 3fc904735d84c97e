//! Figures: any overlap of spans. Of the matched: value and unit, hedge, and the links between two forms of one figure.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    article::Article,
    matching::{Matched, matched},
};
use crate::{
    gold::{Range, close, seeds::GoldFigure},
    numbers::{Numbers, Row},
    prediction::{Figure, Number},
    score::figures::{range, unit_names},
    units::same_unit,
};

pub(super) fn rows(article: &Article<'_>) -> Vec<Row> {
    let predicted: Vec<&Figure> = article.predicted.figures.iter().collect();
    let matched = matched(&article.gold.figures, &predicted, fit);
    let (found, false_links) = links(&article.gold.figures, &matched);
    vec![
        Row::new("figures", Numbers::Matched(matched.counts)),
        Row::new("  value and unit", matched.share(|g, p| is_value_right(g, p) && is_unit_right(g, p))),
        Row::new("  hedge", matched.share(is_hedge_right)),
        Row::new("  same_as", found),
        Row::new("  false same_as", false_links),
    ]
}

fn fit(gold: &GoldFigure, predicted: &Figure) -> Option<f64> {
    Some(gold.item.span.overlap(predicted.span?)).filter(|overlap| *overlap > 0.0)
}

fn is_value_right(gold: &GoldFigure, predicted: &Figure) -> bool {
    match gold.value.ends() {
        (Some(low), Some(high)) if gold.hedge != "vague" => is_range_right(gold, predicted, Range { low, high }),
        (low, high) => [predicted.low, predicted.high]
            .into_iter()
            .flatten()
            .all(|Number(end)| low.is_none_or(|low| end >= low) && high.is_none_or(|high| end <= high)),
    }
}

fn is_range_right(gold: &GoldFigure, predicted: &Figure, wanted: Range) -> bool {
    let is_upper_bound = matches!(&*gold.hedge, "up_to" | "less_than");
    let mut predicted = predicted.clone();
    // "Up to 50" from nothing is "up to 50".
    predicted.low = predicted.low.filter(|low| !(is_upper_bound && low.0 == 0.0));
    range(&predicted).is_some_and(|ends| close(ends.low, wanted.low) && close(ends.high, wanted.high))
}

fn is_unit_right(gold: &GoldFigure, predicted: &Figure) -> bool {
    // A share may be a bare number.
    let names: &[&str] = if gold.unit == "fraction" { &["fraction", ""] } else { &[&gold.unit] };
    same_unit(names, &unit_names(predicted))
}

fn is_hedge_right(gold: &GoldFigure, predicted: &Figure) -> bool {
    predicted.hedge.as_deref().filter(|hedge| !hedge.is_empty()).unwrap_or("exact") == gold.hedge
}

/// Two ids in either direction.
type Link<'a> = (&'a str, &'a str);

fn link<'a>(a: &'a str, b: &'a str) -> Link<'a> {
    (a.min(b), a.max(b))
}

/// The gold links found, and how many predicted links between figures gold has not.
fn links(gold: &[GoldFigure], matched: &Matched<'_, GoldFigure, Figure>) -> (Numbers, Numbers) {
    let wanted = gold_links(gold.iter().filter(|figure| figure.item.is_core()));
    let allowed = gold_links(gold.iter());
    let predicted = predicted_links(matched);
    let found = wanted.intersection(&predicted).count();
    (Numbers::share(found, wanted.len()), Numbers::errors(predicted.difference(&allowed).count()))
}

fn gold_links<'a>(figures: impl Iterator<Item = &'a GoldFigure>) -> BTreeSet<Link<'a>> {
    figures.filter_map(|figure| Some(link(&figure.item.id, said(figure.same_as.as_ref())?))).collect()
}

fn predicted_links<'a>(matched: &Matched<'a, GoldFigure, Figure>) -> BTreeSet<Link<'a>> {
    let gold_of: BTreeMap<&str, &str> =
        matched.all().filter_map(|(g, p)| Some((p.id.as_deref()?, &*g.item.id))).collect();
    let linked = matched.all().filter_map(|(g, p)| Some((&*g.item.id, said(p.same_as.as_ref())?)));
    linked.map(|(id, other)| link(id, gold_of.get(other).copied().unwrap_or("unmatched"))).collect()
}

fn said(id: Option<&String>) -> Option<&str> {
    id.map(String::as_str).filter(|id| !id.is_empty())
}
