//! Rows of floats times a matrix of 8-bit weights: nearly all of the time of the encoder is spent here.
//!
//! Comes in: rows, made whole numbers of 12 bits by [`Quantised`], each row with a scale of its own; and a matrix with a scale
//! for each output. Goes out: rows of floats. Sums are exact whole numbers, so a row's values do not depend on its neighbours
//! or on the machine. What is done with the values afterwards is left to the caller, but for the bias and the activation,
//! which are cheapest while the sums are still in registers.
//!
//! In: `panels` lays the weights out for the machine, `quantised` the rows, `product` multiplies.

mod panels;
mod product;
mod quantised;

pub use quantised::Quantised;

use crate::{Error, ErrorKind, machine::Machine, maths, weights::Weights};
use panels::Panels;
use product::Product;

/// The longest row whose sums of products of 12 with 8 bits fit into 32.
const LONGEST_ROW: usize = 8195;
const _: () =
    assert!(LONGEST_ROW * (quantised::LARGEST.unsigned_abs() as usize) * 128 <= i32::MAX.unsigned_abs() as usize);

/// A matrix of 8-bit weights with a scale and a bias for each output.
#[derive(Clone, Debug)]
pub struct Linear {
    inputs: usize,
    outputs: usize,
    panels: Panels,
}

impl Linear {
    /// Reads `NAME.weight`, `NAME.scale` and, where there is one, `NAME.bias`. The weights say how large it is.
    ///
    /// # Errors
    ///
    /// When a tensor is missing or not as it should be, or the rows are so long that sums could overflow.
    pub fn read(weights: &Weights<'_>, name: &str) -> Result<Linear, Error> {
        let [outputs, inputs] = weights.shape(&format!("{name}.weight"))?;
        Linear::of_shape(weights, name, [outputs, inputs])
    }

    /// Reads the same, and checks that it has the outputs and inputs that the caller needs.
    ///
    /// # Errors
    ///
    /// As [`Linear::read`]; and when it has another shape.
    pub fn of_shape(weights: &Weights<'_>, name: &str, [outputs, inputs]: [usize; 2]) -> Result<Linear, Error> {
        let [weight, scale, bias] = ["weight", "scale", "bias"].map(|part| format!("{name}.{part}"));
        let matrix = weights.bytes(&weight, &[outputs, inputs])?;
        if inputs > LONGEST_ROW {
            return Err(Error::new(weight, ErrorKind::TooLong { limit: LONGEST_ROW, found: inputs }));
        }
        let scales = weights.floats(&scale, &[outputs])?;
        let bias = if weights.has(&bias) { weights.floats(&bias, &[outputs])? } else { vec![0.0; outputs] };
        Ok(Linear { inputs, outputs, panels: Panels::new(&matrix, inputs, scales.into_iter().zip(bias)) })
    }

    /// How many numbers a row must have.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// How many numbers a row of the result has.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// The rows times the matrix, plus the bias, one result after the other in `output`.
    ///
    /// # Panics
    ///
    /// When the rows are not [`inputs`](Linear::inputs) long, or `output` has not exactly room for the results.
    pub fn forward(&self, rows: &Quantised, output: &mut [f32]) {
        self.forward_on(Machine::here(), rows, output, maths::same);
    }

    /// The same, put through the Gaussian error linear unit.
    ///
    /// # Panics
    ///
    /// As [`Linear::forward`].
    pub fn forward_gelu(&self, rows: &Quantised, output: &mut [f32]) {
        self.forward_on(Machine::here(), rows, output, maths::gelu);
    }

    fn forward_on(&self, machine: Machine, rows: &Quantised, output: &mut [f32], activation: impl Fn(f32) -> f32) {
        assert_eq!(rows.width(), self.inputs, "rows of another width than the matrix");
        assert_eq!(output.len(), rows.len() * self.outputs, "an output of another size than the result");
        if self.outputs > 0 {
            machine.run(Product { panels: &self.panels, rows, output, outputs: self.outputs, activation });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whole numbers from -127 to 127 that look random.
    fn bytes(count: usize) -> Vec<i8> {
        let next = |state: &u32| Some(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
        let states = std::iter::successors(Some(1_u32), next);
        states.map(|state| (state >> 24).to_le_bytes()[0].cast_signed().max(-127)).take(count).collect()
    }

    fn linear(outputs: usize, inputs: usize) -> Linear {
        let finish = bytes(outputs).into_iter().map(|x| (1.0 + f32::from(x) / 256.0, f32::from(x)));
        let panels = Panels::new(&bytes(outputs * inputs), inputs, finish.collect::<Vec<_>>().into_iter());
        Linear { inputs, outputs, panels }
    }

    fn rows(count: usize, width: usize) -> Vec<f32> {
        bytes(count * width).into_iter().rev().map(|x| f32::from(x) / 50.0).collect()
    }

    fn product(linear: &Linear, rows: &[f32], machine: Machine) -> Vec<f32> {
        let mut quantised = Quantised::default();
        quantised.fill(rows, linear.inputs);
        let mut output = vec![f32::NAN; quantised.len() * linear.outputs];
        linear.forward_on(machine, &quantised, &mut output, maths::gelu);
        output
    }

    #[test]
    fn every_machine_gives_the_same_bits() {
        for (count, outputs, inputs) in [(1, 1, 1), (7, 17, 3), (6, 16, 64), (13, 40, 385), (100, 33, 32)] {
            let (linear, rows) = (linear(outputs, inputs), rows(count, inputs));
            let here = product(&linear, &rows, Machine::here());
            assert_eq!(here, product(&linear, &rows, Machine::Portable), "{count} × {inputs} to {outputs}");
        }
    }

    #[test]
    fn a_row_gives_the_same_bits_whatever_its_neighbours() {
        let (linear, rows) = (linear(40, 70), rows(101, 70));
        let together = product(&linear, &rows, Machine::here());
        for (row, expected) in rows.chunks(70).zip(together.chunks(40)) {
            assert_eq!(product(&linear, row, Machine::here()), expected);
        }
    }

    #[test]
    fn the_longest_row_of_the_largest_numbers_does_not_overflow() {
        let finish = [(1.0, 0.0)].into_iter();
        let panels = Panels::new(&[-128; LONGEST_ROW], LONGEST_ROW, finish);
        let linear = Linear { inputs: LONGEST_ROW, outputs: 1, panels };
        let mut quantised = Quantised::default();
        quantised.fill(&vec![-2047.0; LONGEST_ROW], LONGEST_ROW);
        let mut sum = [0.0];
        linear.forward(&quantised, &mut sum);
        assert!((f64::from(sum[0]) - 8195.0 * 128.0 * 2047.0).abs() < 200.0, "{}", sum[0]);
    }

    #[test]
    fn a_row_of_zeros_gives_the_bias() {
        let linear = linear(5, 8);
        let mut quantised = Quantised::default();
        quantised.fill(&[0.0; 8], 8);
        let mut output = [0.0; 5];
        linear.forward(&quantised, &mut output);
        assert_eq!(output.to_vec(), bytes(5).into_iter().map(f32::from).collect::<Vec<_>>());
    }
}
