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

use crate::{
    Error, ErrorKind,
    machine::Machine,
    maths,
    weights::Weights,
};
use panels::Panels;
use product::Product;

/// The longest row whose sums of products of 12 with 8 bits fit into 32.
const LONGEST_ROW: usize = 8195;
const _: () = assert!(LONGEST_ROW as i64 * quantised::LARGEST as i64 * 128 <= i32::MAX as i64);

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
