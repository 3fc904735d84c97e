//! The linear layers over words, and what they give for one batch of windows.
//!
//! `training/model.py` is the same in Python; the names of the tensors are its names.

use super::pair::PairWeights;
use crate::{
    Error, ErrorKind,
    linear::{Linear, Quantised},
    weights::Weights,
};

/// The heads with their weights.
#[derive(Debug)]
pub(super) struct Heads {
    names: Linear,
    parts_of_speech: Linear,
    attribution: Linear,
    roles: Linear,
    link_cue: Linear,
    link_word: Linear,
    syntax: Linear,
    arc_dependent: Linear,
    arc_head: Linear,
    arc_bias: Linear,
    relation_dependent: Linear,
    relation_head: Linear,
    relation: Linear,
    coreference: Linear,
    mention: Linear,
    mention_head: Linear,
    mention_border: Linear,
    anaphor: Linear,
    antecedent: Linear,
    pair_anaphor: Linear,
    pair_antecedent: Linear,
    pub(super) pairs: PairWeights,
    pub(super) small: SmallTensors,
}

/// What is no matrix.
#[derive(Debug)]
pub(super) struct SmallTensors {
    /// For source and content, a bias for each distance between cue and word.
    pub(super) link_bias: Vec<f32>,
    /// What stands for the root where words stand for heads.
    pub(super) arc_root: Vec<f32>,
    pub(super) relation_root: Vec<f32>,
}

/// Rows of numbers, one for each word.
#[derive(Debug)]
pub(super) struct Rows {
    width: usize,
    values: Vec<f32>,
}

impl Rows {
    pub(super) fn row(&self, word: usize) -> &[f32] {
        &self.values[word * self.width..][..self.width]
    }

    pub(super) fn first(&self, word: usize) -> f32 {
        self.values[word * self.width]
    }
}

/// What the heads say of the words of a batch.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) names: Rows,
    pub(super) parts_of_speech: Rows,
    pub(super) roles: Rows,
    pub(super) link_cue: Rows,
    pub(super) link_word: Rows,
    pub(super) arc_dependent: Rows,
    pub(super) arc_head: Rows,
    pub(super) arc_bias: Rows,
    pub(super) relation_dependent: Rows,
    pub(super) relation_head: Rows,
    pub(super) mention: Rows,
    pub(super) mention_head: Rows,
    pub(super) mention_border: Rows,
    pub(super) anaphor: Rows,
    pub(super) antecedent: Rows,
    pub(super) pair_anaphor: Rows,
    pub(super) pair_antecedent: Rows,
}

/// Distances between a cue and a word that the model tells apart.
pub(super) const LINK_DISTANCES: usize = 17;

impl Heads {
    /// Reads the heads; `n_relations` is how many relations have a score.
    pub(super) fn read(weights: &Weights<'_>, n_relations: usize) -> Result<Heads, Error> {
        let linear = |name: &str| Linear::read(weights, name);
        let heads = Heads {
            names: linear("names")?,
            parts_of_speech: linear("upos")?,
            attribution: linear("attribution")?,
            roles: linear("roles")?,
            link_cue: linear("link_cue")?,
            link_word: linear("link_word")?,
            syntax: linear("syntax")?,
            arc_dependent: linear("arc_dependent")?,
            arc_head: linear("arc_head")?,
            arc_bias: linear("arc_bias")?,
            relation_dependent: linear("relation_dependent")?,
            relation_head: linear("relation_head")?,
            relation: linear("relation")?,
            coreference: linear("coreference")?,
            mention: linear("mention")?,
            mention_head: linear("mention_head")?,
            mention_border: linear("mention_border")?,
            anaphor: linear("anaphor")?,
            antecedent: linear("antecedent")?,
            pair_anaphor: linear("pair_anaphor")?,
            pair_antecedent: linear("pair_antecedent")?,
            pairs: PairWeights::read(weights)?,
            small: SmallTensors::read(weights)?,
        };
        heads.check(weights, n_relations)?;
        Ok(heads)
    }

    /// Whether the layers fit together, so that reading cannot fail later.
    fn check(&self, weights: &Weights<'_>, n_relations: usize) -> Result<(), Error> {
        let width = weights.config().width;
        let (attribution, syntax, coreference) =
            (self.attribution.outputs(), self.syntax.outputs(), self.coreference.outputs());
        let relation = self.relation.inputs();
        let heads = [
            ("names", &self.names, [15, width]),
            ("upos", &self.parts_of_speech, [17, width]),
            ("attribution", &self.attribution, [attribution, width]),
            ("roles", &self.roles, [7, attribution]),
            ("link_cue", &self.link_cue, [self.link_word.outputs(), attribution]),
            ("link_word", &self.link_word, [self.link_cue.outputs(), attribution]),
            ("syntax", &self.syntax, [syntax, width]),
            ("arc_dependent", &self.arc_dependent, [self.small.arc_root.len(), syntax]),
            ("arc_head", &self.arc_head, [self.small.arc_root.len(), syntax]),
            ("arc_bias", &self.arc_bias, [1, syntax]),
            ("relation_dependent", &self.relation_dependent, [relation, syntax]),
            ("relation_head", &self.relation_head, [relation, syntax]),
            ("relation", &self.relation, [n_relations, relation]),
            ("coreference", &self.coreference, [coreference, width]),
            ("mention", &self.mention, [1, coreference]),
            ("mention_head", &self.mention_head, [self.mention_border.outputs(), coreference]),
            ("mention_border", &self.mention_border, [self.mention_head.outputs(), coreference]),
            ("anaphor", &self.anaphor, [self.antecedent.outputs(), coreference]),
            ("antecedent", &self.antecedent, [self.anaphor.outputs(), coreference]),
            ("pair_anaphor", &self.pair_anaphor, [self.pairs.width(), coreference]),
            ("pair_antecedent", &self.pair_antecedent, [self.pairs.width(), coreference]),
        ];
        heads.into_iter().try_for_each(|(name, head, expected)| {
            let found = [head.outputs(), head.inputs()];
            let wrong = || ErrorKind::Shape { expected: expected.to_vec(), found: found.to_vec() };
            if found == expected { Ok(()) } else { Err(Error::new(name, wrong())) }
        })
    }

    /// What the heads say of words with these hidden rows, of `width` numbers each.
    pub(super) fn apply(&self, hidden: &[f32], width: usize) -> Read {
        let words = quantised(hidden, width);
        let of = |rows: &Rows| quantised(&rows.values, rows.width);
        let attribution = of(&gelu(&self.attribution, &words));
        let syntax = of(&gelu(&self.syntax, &words));
        let coreference = of(&gelu(&self.coreference, &words));
        Read {
            names: plain(&self.names, &words),
            parts_of_speech: plain(&self.parts_of_speech, &words),
            roles: plain(&self.roles, &attribution),
            link_cue: plain(&self.link_cue, &attribution),
            link_word: plain(&self.link_word, &attribution),
            arc_dependent: plain(&self.arc_dependent, &syntax),
            arc_head: plain(&self.arc_head, &syntax),
            arc_bias: plain(&self.arc_bias, &syntax),
            relation_dependent: plain(&self.relation_dependent, &syntax),
            relation_head: plain(&self.relation_head, &syntax),
            mention: plain(&self.mention, &coreference),
            mention_head: plain(&self.mention_head, &coreference),
            mention_border: plain(&self.mention_border, &coreference),
            anaphor: plain(&self.anaphor, &coreference),
            antecedent: plain(&self.antecedent, &coreference),
            pair_anaphor: plain(&self.pair_anaphor, &coreference),
            pair_antecedent: plain(&self.pair_antecedent, &coreference),
        }
    }

    /// The scores of relations, for rows that are the sum of a dependent and a head.
    pub(super) fn relations(&self, sums: &mut [f32]) -> Rows {
        for value in sums.iter_mut() {
            *value = crate::maths::gelu(*value);
        }
        plain(&self.relation, &quantised(sums, self.relation.inputs()))
    }
}

impl SmallTensors {
    fn read(weights: &Weights<'_>) -> Result<SmallTensors, Error> {
        let vector = |name: &str| {
            let [len] = weights.shape(name)?;
            weights.floats(name, &[len])
        };
        Ok(SmallTensors {
            link_bias: weights.floats("link_bias", &[2, LINK_DISTANCES])?,
            arc_root: vector("arc_root")?,
            relation_root: vector("relation_root")?,
        })
    }
}

fn quantised(rows: &[f32], width: usize) -> Quantised {
    let mut quantised = Quantised::default();
    quantised.fill(rows, width);
    quantised
}

fn plain(linear: &Linear, rows: &Quantised) -> Rows {
    let mut values = vec![0.0; rows.len() * linear.outputs()];
    linear.forward(rows, &mut values);
    Rows { width: linear.outputs(), values }
}

fn gelu(linear: &Linear, rows: &Quantised) -> Rows {
    let mut values = vec![0.0; rows.len() * linear.outputs()];
    linear.forward_gelu(rows, &mut values);
    Rows { width: linear.outputs(), values }
}
