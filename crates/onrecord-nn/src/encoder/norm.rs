//! Layer normalisation: rows brought to mean 0 and variance 1, then scaled and moved.
//!
//! Comes in: rows, and what a layer adds to them. Goes out: the same rows, changed in place.

#![allow(clippy::inline_always, reason = "what is not inlined is compiled without the instructions of the machine")]

use crate::{Error, machine::Machine, maths, weights::Weights};

/// What keeps a row of equal numbers from a division by 0; the model was trained with it.
const EPSILON: f32 = 1e-12;

/// A normalisation with its weights.
#[derive(Clone, Debug)]
pub(super) struct Norm {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

impl Norm {
    pub(super) fn read(weights: &Weights<'_>, name: &str) -> Result<Norm, Error> {
        let part = |part| weights.floats(&format!("{name}.{part}"), &[weights.config().width]);
        Ok(Norm { weight: part("weight")?, bias: part("bias")? })
    }

    /// Normalises rows.
    pub(super) fn apply(&self, rows: &mut [f32]) {
        Machine::here().apply(
            #[inline(always)]
            || {
                for row in rows.chunks_exact_mut(self.weight.len()) {
                    self.row(row);
                }
            },
        );
    }

    /// Adds an update to rows, and normalises them.
    pub(super) fn apply_sum(&self, rows: &mut [f32], update: &[f32]) {
        let width = self.weight.len();
        Machine::here().apply(
            #[inline(always)]
            || {
                for (row, update) in rows.chunks_exact_mut(width).zip(update.chunks_exact(width)) {
                    for (x, update) in row.iter_mut().zip(update) {
                        *x += update;
                    }
                    self.row(row);
                }
            },
        );
    }

    #[inline(always)]
    #[expect(clippy::cast_precision_loss, reason = "a width is far below 2^24")]
    fn row(&self, row: &mut [f32]) {
        let width = row.len() as f32;
        let mean = maths::sum(row, maths::same) / width;
        let variance = maths::sum(
            row,
            #[inline(always)]
            |x| (x - mean) * (x - mean),
        ) / width;
        let factor = 1.0 / (variance + EPSILON).sqrt();
        for (x, (weight, bias)) in row.iter_mut().zip(self.weight.iter().zip(&self.bias)) {
            *x = (*x - mean) * factor * weight + bias;
        }
    }
}
