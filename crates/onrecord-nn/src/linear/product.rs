//! The product itself: tiles of a few rows and one panel, whose sums all stay in registers.
//!
//! Comes in: rows and panels. Goes out: finished floats. A tile is six rows by sixteen outputs: twelve registers of sums, two of
//! weights, one for a pair of a row, one for its products, which is all that AVX2 has. Two multiplications and two additions of
//! sixteen 16-bit products each can start in every cycle. A panel stays in the nearest cache while the rows of a block pass it;
//! the block stays in the next one while the panels pass.

#![allow(clippy::inline_always, reason = "what is not inlined is compiled without the instructions of the machine")]

use super::{
    panels::{Finish, Line, PANEL, Panels},
    quantised::Quantised,
};
use crate::machine::{Lanes, Task, cut, joined};

/// How many rows a tile has.
const TILE: usize = 6;

/// How many rows pass all panels together.
const BLOCK: usize = 16 * TILE;

/// Rows times panels into an output that has room for them.
pub(super) struct Product<'a, A> {
    pub(super) panels: &'a Panels,
    pub(super) rows: &'a Quantised,
    pub(super) output: &'a mut [f32],
    pub(super) outputs: usize,
    pub(super) activation: A,
}

impl<A: Fn(f32) -> f32> Task for Product<'_, A> {
    type Output = ();

    #[inline(always)]
    fn run<L: Lanes>(mut self, lanes: L) {
        for block in (0..self.rows.len()).step_by(BLOCK) {
            let end = self.rows.len().min(block + BLOCK);
            for (panel, (lines, finish)) in self.panels.iter().enumerate() {
                for tile in (block..end).step_by(TILE) {
                    let sums = sums(lanes, self.tile_rows(tile), lines);
                    self.write([tile, panel * PANEL], &sums, finish);
                }
            }
        }
    }
}

impl<A: Fn(f32) -> f32> Product<'_, A> {
    /// The rows of a tile; where there are too few, the last one again and again.
    #[inline(always)]
    fn tile_rows(&self, first: usize) -> [&[[i16; 2]]; TILE] {
        let mut rows: [&[_]; TILE] = [&[]; TILE];
        for (offset, row) in rows.iter_mut().enumerate() {
            *row = self.rows.row((first + offset).min(self.rows.len() - 1));
        }
        rows
    }

    /// Finishes the sums of a tile, and writes those that are real.
    #[inline(always)]
    fn write(&mut self, [first, column]: [usize; 2], sums: &[[i32; PANEL]; TILE], finish: &Finish) {
        let rows = self.output.chunks_exact_mut(self.outputs).skip(first);
        for (offset, (row, sums)) in rows.zip(sums).enumerate() {
            let values = finished(sums, finish, self.rows.scale(first + offset), &self.activation);
            match row[column..].first_chunk_mut() {
                Some(target) => *target = values,
                None => row[column..].copy_from_slice(&values[..self.outputs - column]),
            }
        }
    }
}

/// What the sums of one row become.
#[inline(always)]
#[expect(clippy::cast_precision_loss, reason = "the sum is exact in 31 bits; a float keeps the first 24")]
fn finished(sums: &[i32; PANEL], finish: &Finish, scale: f32, activation: impl Fn(f32) -> f32) -> [f32; PANEL] {
    let mut values = [0.0; PANEL];
    for lane in 0..PANEL {
        values[lane] = activation(sums[lane] as f32 * (scale * finish.scales[lane]) + finish.bias[lane]);
    }
    values
}

/// The sums of a tile: each of the rows with each output of the panel.
#[inline(always)]
fn sums<L: Lanes>(lanes: L, rows: [&[[i16; 2]]; TILE], panel: &[Line]) -> [[i32; PANEL]; TILE] {
    let rows = cut(rows, panel.len());
    let mut sums = [[lanes.wholes(); 2]; TILE];
    for (place, Line(weights)) in panel.iter().enumerate() {
        for (sums, row) in sums.iter_mut().zip(rows) {
            sums[0] = lanes.add_pairs(sums[0], row[place], &weights[0]);
            sums[1] = lanes.add_pairs(sums[1], row[place], &weights[1]);
        }
    }
    let mut arrays = [[0; PANEL]; TILE];
    for (array, [low, high]) in arrays.iter_mut().zip(sums) {
        *array = joined(lanes.whole_array(low), lanes.whole_array(high));
    }
    arrays
}
