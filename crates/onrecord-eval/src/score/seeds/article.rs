//! One article: its gold, what was predicted, and its text.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    gold::{SeedGold, seeds::GoldEntity},
    prediction::{Entity, Prediction},
    span::Span,
    text::{Text, WordSet, solid},
};

/// An article to be scored.
pub(super) struct Article<'a> {
    pub(super) gold: &'a SeedGold,
    pub(super) predicted: &'a Prediction,
    text: Text,
    noise: BTreeSet<u32>,
    gold_entities: BTreeMap<&'a str, &'a GoldEntity>,
    predicted_entities: BTreeMap<&'a str, &'a Entity>,
}

impl<'a> Article<'a> {
    pub(super) fn new(gold: &'a SeedGold, predicted: &'a Prediction) -> Article<'a> {
        Article {
            gold,
            predicted,
            text: predicted.words(),
            noise: gold.noise.iter().flat_map(|noise| solid(noise.start, noise.text.chars())).collect(),
            gold_entities: gold.entities.iter().map(|entity| (&*entity.canonical, entity)).collect(),
            predicted_entities: predicted.entities.iter().map(|entity| (&*entity.id, entity)).collect(),
        }
    }

    /// The words that spans touch.
    pub(super) fn cover(&self, spans: &[Span]) -> WordSet {
        self.text.cover(spans)
    }

    /// The characters of the noise, white space left out.
    pub(super) fn noise(&self) -> &BTreeSet<u32> {
        &self.noise
    }

    /// The characters of a span, white space left out.
    pub(super) fn solid(&self, span: Span) -> impl Iterator<Item = u32> {
        self.text.solid(span)
    }

    /// Does half or more of one of the spans lie in noise?
    pub(super) fn is_from_noise(&self, spans: &[Span]) -> bool {
        spans.iter().any(|&span| {
            let total = self.solid(span).count();
            let inside = self.solid(span).filter(|place| self.noise.contains(place)).count();
            total > 0 && 2 * inside >= total
        })
    }

    /// The gold entity of a canonical name.
    pub(super) fn gold_entity(&self, canonical: &str) -> Option<&'a GoldEntity> {
        self.gold_entities.get(canonical).copied()
    }

    /// All gold entities.
    pub(super) fn gold_entities(&self) -> impl Iterator<Item = &'a GoldEntity> {
        self.gold_entities.values().copied()
    }

    /// The predicted entity of an id.
    pub(super) fn predicted_entity(&self, id: &str) -> Option<&'a Entity> {
        self.predicted_entities.get(id).copied()
    }
}
