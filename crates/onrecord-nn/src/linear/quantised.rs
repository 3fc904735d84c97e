//! Rows of floats as whole numbers of 12 bits, each row with a scale of its own.
//!
//! Comes in: floats. Goes out: pairs of 16-bit numbers, as the product wants them. 12 bits cost no more than 8 there, and lose
//! so little that outliers need no care.

#![allow(clippy::inline_always, reason = "what is not inlined is compiled without the instructions of the machine")]

use crate::{machine::Machine, maths};

/// The largest number that a row is brought to.
pub(super) const LARGEST: i16 = 2047;

/// Below this, a row is all zeros: its scale would lose bits.
const NOTHING: f32 = 1e-30;

/// Rows ready for a product; a buffer that is filled again and again.
#[derive(Clone, Debug, Default)]
pub struct Quantised {
    width: usize,
    pairs: Vec<[i16; 2]>,
    scales: Vec<f32>,
}

impl Quantised {
    /// Takes these rows, of `width` finite numbers each, in place of those before.
    ///
    /// # Panics
    ///
    /// When `width` is 0 or the numbers are not whole rows.
    pub fn fill(&mut self, rows: &[f32], width: usize) {
        assert!(rows.len().is_multiple_of(width), "not whole rows");
        self.width = width;
        self.pairs.resize(rows.len() / width * self.pairs_in_row(), [0; 2]);
        self.scales.resize(rows.len() / width, 0.0);
        let pairs = self.pairs.chunks_exact_mut(width.div_ceil(2));
        let targets = pairs.zip(&mut self.scales);
        Machine::here().apply(
            #[inline(always)]
            || {
                for (row, (pairs, scale)) in rows.chunks_exact(width).zip(targets) {
                    *scale = quantise(row, pairs);
                }
            },
        );
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.scales.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.scales.is_empty()
    }

    /// How many numbers a row has.
    pub fn width(&self) -> usize {
        self.width
    }

    pub(super) fn pairs_in_row(&self) -> usize {
        self.width.div_ceil(2)
    }

    pub(super) fn row(&self, row: usize) -> &[[i16; 2]] {
        &self.pairs[row * self.pairs_in_row()..][..self.pairs_in_row()]
    }

    pub(super) fn scale(&self, row: usize) -> f32 {
        self.scales[row]
    }
}

/// Writes the whole numbers of a row, and gives what one of them is worth.
#[inline(always)]
fn quantise(row: &[f32], pairs: &mut [[i16; 2]]) -> f32 {
    let largest = maths::largest(row, f32::abs);
    let factor = if largest > NOTHING { f32::from(LARGEST) / largest } else { 0.0 };
    let (whole, rest) = row.as_chunks::<2>();
    for (pair, numbers) in pairs.iter_mut().zip(whole) {
        *pair = [maths::round(numbers[0] * factor), maths::round(numbers[1] * factor)];
    }
    if let ([last], Some(pair)) = (rest, pairs.last_mut()) {
        *pair = [maths::round(last * factor), 0];
    }
    largest / f32::from(LARGEST)
}
