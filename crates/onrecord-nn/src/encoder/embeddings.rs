//! The first rows: what a piece, its place and its case mean before anything is read.
//!
//! Comes in: piece, position and case. Goes out: one row, the three added and normalised.

use super::{CASES, norm::Norm};
use crate::{Error, weights::Weights};

/// The tables of the three.
#[derive(Clone, Debug)]
pub(super) struct Embeddings {
    width: usize,
    words: Vec<i8>,
    /// What a number of each word's row is worth.
    word_scales: Vec<f32>,
    positions: Vec<f32>,
    cases: Vec<f32>,
    norm: Norm,
}

impl Embeddings {
    pub(super) fn read(weights: &Weights<'_>) -> Result<Embeddings, Error> {
        let width = weights.config().width;
        let [tokens, _] = weights.shape("embeddings.word.weight")?;
        let [positions, _] = weights.shape("embeddings.position.weight")?;
        Ok(Embeddings {
            width,
            words: weights.bytes("embeddings.word.weight", &[tokens, width])?,
            word_scales: weights.floats("embeddings.word.scale", &[tokens])?,
            positions: weights.floats("embeddings.position.weight", &[positions, width])?,
            cases: weights.floats("embeddings.case.weight", &[CASES, width])?,
            norm: Norm::read(weights, "embeddings.norm")?,
        })
    }

    pub(super) fn tokens(&self) -> usize {
        self.word_scales.len()
    }

    pub(super) fn positions(&self) -> usize {
        self.positions.len() / self.width
    }

    /// Adds the row of a piece at a position with a case.
    pub(super) fn add_row(&self, [piece, position, case]: [usize; 3], rows: &mut Vec<f32>) {
        assert!(piece < self.tokens(), "a piece beyond the vocabulary: {piece}");
        assert!(case < CASES, "an unknown case: {case}");
        let width = self.width;
        let word = self.words[piece * width..][..width].iter().map(|x| f32::from(*x) * self.word_scales[piece]);
        let others = self.positions[position * width..].iter().zip(&self.cases[case * width..]);
        let start = rows.len();
        rows.extend(word.zip(others).map(|(word, (position, case))| word + position + case));
        self.norm.apply(&mut rows[start..]);
    }
}
