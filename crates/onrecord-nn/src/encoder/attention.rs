//! Attention: each row of a window takes from the others what fits it, head by head.
//!
//! Comes in: the queries, keys and values of one window. Goes out: for each row the values of all, weighted by the softmax of
//! the products of its query with their keys. All in 32-bit floats: these products are few, and need the accuracy.

#![allow(clippy::inline_always, reason = "what is not inlined is compiled without the instructions of the machine")]

use crate::{
    machine::{Lanes, Machine, Task, cut, joined},
    maths::{self, LANES},
};

/// How many numbers of a row belong to one head.
pub(super) const HEAD: usize = 32;

/// One by the square root of [`HEAD`], by which keys are scaled.
const SCALE: f32 = 0.176_776_7;

/// How many rows are worked on together.
const TILE: usize = 6;

/// Sixteen columns of a matrix: two registers.
type Line = [[f32; 8]; 2];

/// Room for one head of one window.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    queries: Vec<[f32; HEAD]>,
    /// For every 16 rows, for each number of the head: that of the 16 keys. Keys behind the last row are 0.
    keys: Vec<[Line; HEAD]>,
    /// The two halves of each row's values.
    values: [Vec<Line>; 2],
    /// How well each key fits the queries of a tile, as many for each as there are `keys`.
    fits: [Vec<f32>; TILE],
}

impl Scratch {
    /// Makes room for this many rows. Behind the last key there are zeros.
    fn prepare(&mut self, rows: usize) {
        self.queries.resize(rows, [0.0; HEAD]);
        self.values.iter_mut().for_each(|values| values.resize(rows, Line::default()));
        self.keys.clear();
        self.keys.resize(rows.div_ceil(LANES), [Line::default(); HEAD]);
        self.fits.iter_mut().for_each(|fits| fits.resize(rows.next_multiple_of(LANES), 0.0));
    }
}

/// The attention of windows with rows of this width.
pub(super) struct Attention<'a> {
    pub(super) width: usize,
    pub(super) scratch: &'a mut Scratch,
}

impl Attention<'_> {
    /// Reads rows of queries, keys and values, and writes a row for each.
    pub(super) fn attend(&mut self, rows: &[f32], context: &mut [f32]) {
        for number in 0..self.width / HEAD {
            Machine::here().run(Head { rows, context, width: self.width, number, scratch: self.scratch });
        }
    }
}

/// One head of a window, and which of them it is.
struct Head<'a> {
    rows: &'a [f32],
    context: &'a mut [f32],
    width: usize,
    number: usize,
    scratch: &'a mut Scratch,
}

impl Task for Head<'_> {
    type Output = ();

    #[inline(always)]
    fn run<L: Lanes>(mut self, lanes: L) {
        self.gather();
        for first in (0..self.scratch.queries.len()).step_by(TILE) {
            self.fit(lanes, first);
            let mut sums = [0.0; TILE];
            for (fits, sum) in self.scratch.fits.iter_mut().zip(&mut sums) {
                *sum = softmax(fits, self.scratch.queries.len());
            }
            self.mix(lanes, first, sums);
        }
    }
}

impl Head<'_> {
    /// Takes the numbers of this head out of the rows, laid out for the products.
    #[inline(always)]
    fn gather(&mut self) {
        let heads = self.width / HEAD;
        let parts = self.rows.as_chunks::<HEAD>().0;
        self.scratch.prepare(parts.len() / (3 * heads));
        let [first_values, second_values] = &mut self.scratch.values;
        let targets = self.scratch.queries.iter_mut().zip(first_values.iter_mut().zip(second_values));
        for (place, (row, (query, values))) in parts.chunks_exact(3 * heads).zip(targets).enumerate() {
            *query = row[self.number];
            let keys = &mut self.scratch.keys[place / LANES];
            for (keys, key) in keys.iter_mut().zip(row[heads + self.number]) {
                keys[place / 8 % 2][place % 8] = key * SCALE;
            }
            let [a, b, c, d] = eights(row[2 * heads + self.number]);
            (*values.0, *values.1) = ([a, b], [c, d]);
        }
    }

    /// How well all keys fit the queries of a tile.
    #[inline(always)]
    fn fit<L: Lanes>(&mut self, lanes: L, first: usize) {
        let last = self.scratch.queries.len() - 1;
        let mut queries: [&[f32]; TILE] = [&[]; TILE];
        for (offset, query) in queries.iter_mut().enumerate() {
            *query = &self.scratch.queries[last.min(first + offset)];
        }
        for (panel, keys) in self.scratch.keys.iter().enumerate() {
            let sums = product(lanes, queries, keys);
            for (fits, sums) in self.scratch.fits.iter_mut().zip(sums) {
                fits[panel * LANES..][..LANES].copy_from_slice(&sums);
            }
        }
    }

    /// The mixture of the values, each as its key fits, for the queries of a tile.
    #[inline(always)]
    fn mix<L: Lanes>(&mut self, lanes: L, first: usize, sums: [f32; TILE]) {
        let mut fits: [&[f32]; TILE] = [&[]; TILE];
        for (slice, fit) in fits.iter_mut().zip(&self.scratch.fits) {
            *slice = fit;
        }
        for (half, values) in self.scratch.values.iter().enumerate() {
            let mixed = product(lanes, fits, values);
            let rows = self.context.chunks_exact_mut(self.width).skip(first);
            for (row, (mixed, sum)) in rows.zip(mixed.into_iter().zip(sums)) {
                let target = &mut row[self.number * HEAD + half * LANES..][..LANES];
                for (target, x) in target.iter_mut().zip(mixed) {
                    *target = x / sum;
                }
            }
        }
    }
}

/// The numbers of a head as registers.
#[inline(always)]
fn eights(numbers: [f32; HEAD]) -> [[f32; 8]; HEAD / 8] {
    let mut eights = [[0.0; 8]; HEAD / 8];
    eights.as_flattened_mut().copy_from_slice(&numbers);
    eights
}

/// Rows times a matrix of sixteen columns, of which rows beyond its length are left out.
#[inline(always)]
fn product<L: Lanes>(lanes: L, rows: [&[f32]; TILE], matrix: &[Line]) -> [[f32; LANES]; TILE] {
    let rows = cut(rows, matrix.len());
    let mut sums = [[lanes.floats(); 2]; TILE];
    for (place, weights) in matrix.iter().enumerate() {
        for (sums, row) in sums.iter_mut().zip(rows) {
            sums[0] = lanes.add_scaled(sums[0], row[place], &weights[0]);
            sums[1] = lanes.add_scaled(sums[1], row[place], &weights[1]);
        }
    }
    let mut arrays = [[0.0; LANES]; TILE];
    for (array, [low, high]) in arrays.iter_mut().zip(sums) {
        *array = joined(lanes.float_array(low), lanes.float_array(high));
    }
    arrays
}

/// Puts the exponentials of the first `length` numbers, less the largest, in their places and 0 behind; gives their sum.
#[inline(always)]
fn softmax(fits: &mut [f32], length: usize) -> f32 {
    let largest = maths::largest(&fits[..length], maths::same);
    for chunk in fits.as_chunks_mut::<LANES>().0 {
        for fit in chunk {
            *fit = maths::exp(*fit - largest);
        }
    }
    for fit in &mut fits[length..] {
        *fit = 0.0;
    }
    maths::sum(fits, maths::same)
}
