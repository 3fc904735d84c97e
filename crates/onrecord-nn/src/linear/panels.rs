//! The weights in the order in which the product reads them.
//!
//! Comes in: a matrix in row-major order. Goes out: panels of [`PANEL`] outputs; in a panel, for every two inputs, the weights
//! of all its outputs in one line of the cache. What is missing at the ends is 0.

/// How many outputs a panel has: two registers of eight sums.
pub(super) const PANEL: usize = 16;

/// The weights for two inputs of a panel: eight outputs, then eight more, two weights for each.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub(super) struct Line(pub(super) [[i16; 16]; 2]);

/// What a panel's sums are worth.
#[derive(Clone, Debug)]
pub(super) struct Finish {
    pub(super) scales: [f32; PANEL],
    pub(super) bias: [f32; PANEL],
}

/// A matrix, laid out.
#[derive(Clone, Debug)]
pub(super) struct Panels {
    /// Panel after panel.
    lines: Vec<Line>,
    lines_in_panel: usize,
    finishes: Vec<Finish>,
}

impl Panels {
    /// Lays out a matrix of rows with this many inputs; `finish` has scale and bias for each output.
    pub(super) fn new(matrix: &[i8], inputs: usize, finish: impl ExactSizeIterator<Item = (f32, f32)>) -> Panels {
        let panels = finish.len().div_ceil(PANEL);
        let lines_in_panel = inputs.div_ceil(2);
        let mut lines = vec![Line([[0; 16]; 2]); panels * lines_in_panel];
        for (place, weight) in matrix.iter().enumerate() {
            let (output, input) = (place / inputs, place % inputs);
            let line = &mut lines[output / PANEL * lines_in_panel + input / 2];
            line.0[output / 8 % 2][output % 8 * 2 + input % 2] = i16::from(*weight);
        }
        Panels { lines, lines_in_panel, finishes: finishes(panels, finish) }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&[Line], &Finish)> {
        let lines = |panel: usize| &self.lines[panel * self.lines_in_panel..][..self.lines_in_panel];
        self.finishes.iter().enumerate().map(move |(panel, finish)| (lines(panel), finish))
    }
}

fn finishes(panels: usize, finish: impl Iterator<Item = (f32, f32)>) -> Vec<Finish> {
    let mut finishes = vec![Finish { scales: [0.0; PANEL], bias: [0.0; PANEL] }; panels];
    for (output, (scale, bias)) in finish.enumerate() {
        finishes[output / PANEL].scales[output % PANEL] = scale;
        finishes[output / PANEL].bias[output % PANEL] = bias;
    }
    finishes
}
