//! Commitments: the evidence overlaps and the stage is right. Of the matched: actor and recipient.

use std::collections::BTreeSet;

use super::{article::Article, matching::matched, who::is_who};
use crate::{
    gold::seeds::GoldCommitment,
    numbers::{Numbers, Prf, Row, count},
    prediction::{Commitment, Names},
    score::statements::jaccard,
};

/// The stages that this program knows.
const STAGES: [&str; 10] = [
    "approved",
    "delivered",
    "discussed",
    "in_use",
    "pledged",
    "proposed",
    "refused",
    "requested",
    "supplied",
    "withdrawn",
];

pub(super) fn rows(article: &Article<'_>) -> Vec<Row> {
    let gold: Vec<GoldCommitment> = article.gold.commitments.iter().map(as_scored).collect();
    let predicted: Vec<&Commitment> = article.predicted.commitments.iter().collect();
    let evidence = matched(&gold, &predicted, |g, p| overlap(article, g, p)).counts;
    let matched = matched(&gold, &predicted, |g, p| fit(article, g, p));
    let actor = |g: &GoldCommitment, p: &Commitment| is_right(article, &g.actor, &p.actor);
    let recipient = |g: &GoldCommitment, p: &Commitment| is_right(article, &g.recipient, &p.recipient);
    let both = matched.core.iter().filter(|(g, p)| actor(g, p) && recipient(g, p)).count();
    vec![
        Row::new("commitments evidence", Numbers::Matched(evidence)),
        Row::new("commitments", Numbers::Matched(matched.counts)),
        Row::new("  actor", matched.share(actor)),
        Row::new("  recipient", matched.share(recipient)),
        Row::new("  all right", Numbers::Matched(Prf { hits: count(both), ..matched.counts })),
    ]
}

/// A commitment of which no stage is known here may be found or not.
fn as_scored(gold: &GoldCommitment) -> GoldCommitment {
    let mut scored = gold.clone();
    scored.item.optional |= !stages(gold).iter().any(|stage| STAGES.contains(stage));
    scored
}

/// The stages that are right.
fn stages(gold: &GoldCommitment) -> BTreeSet<&str> {
    let said = [&gold.stage].into_iter().chain(&gold.alt_stage).map(String::as_str);
    said.flat_map(|stage| [stage].into_iter().chain(also(stage).iter().copied())).collect()
}

/// What is right as well for a stage that only gold has.
fn also(stage: &str) -> &'static [&'static str] {
    match stage {
        "demanded" => &["requested"],
        "rejected" => &["refused"],
        "offered" => &["proposed", "pledged"],
        _ => &[],
    }
}

/// How many of actor and recipient are right, and how far the evidence overlaps.
fn fit(article: &Article<'_>, gold: &GoldCommitment, predicted: &Commitment) -> Option<(u8, f64)> {
    let overlap = overlap(article, gold, predicted)?;
    let stage = predicted.stage.as_deref().unwrap_or_default().replace([' ', '-'], "_");
    let actor = u8::from(is_right(article, &gold.actor, &predicted.actor));
    let recipient = u8::from(is_right(article, &gold.recipient, &predicted.recipient));
    stages(gold).contains(stage.as_str()).then_some((actor + recipient, overlap))
}

fn overlap(article: &Article<'_>, gold: &GoldCommitment, predicted: &Commitment) -> Option<f64> {
    jaccard(&article.cover(&gold.evidence), &article.cover(&predicted.evidence))
}

fn is_right(article: &Article<'_>, gold: &Names, predicted: &Names) -> bool {
    is_who(article, &gold.0.iter().map(String::as_str).collect::<Vec<_>>(), predicted)
}
