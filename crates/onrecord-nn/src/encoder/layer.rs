//! One layer: attention, then a step of two products for each row alone, each followed by a normalisation.
//!
//! Comes in: hidden rows. Goes out: the same rows, changed in place. Rows go through the products in blocks, so that what one
//! product writes is still in the cache when the next reads it.

use super::{
    Hidden,
    attention::{self, Attention},
    norm::Norm,
};
use crate::{
    Error,
    linear::{Linear, Quantised},
    weights::Weights,
};

/// How many rows go through the products of a layer together.
const BLOCK: usize = 96;

/// The weights of a layer.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    query_key_value: Linear,
    attention_output: Linear,
    attention_norm: Norm,
    feed_forward_in: Linear,
    feed_forward_out: Linear,
    output_norm: Norm,
}

/// Room for what is between two steps; to be used again from call to call, so that nothing is allocated for a row.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    input: Quantised,
    query_key_value: Vec<f32>,
    context: Vec<f32>,
    inner: Vec<f32>,
    update: Vec<f32>,
    attention: attention::Scratch,
}

impl Layer {
    pub(super) fn read(weights: &Weights<'_>, name: &str) -> Result<Layer, Error> {
        let width = weights.config().width;
        let [inner, _] = weights.shape(&format!("{name}.feed_forward_in.weight"))?;
        let linear = |part, shape| Linear::of_shape(weights, &format!("{name}.{part}"), shape);
        let norm = |part| Norm::read(weights, &format!("{name}.{part}"));
        Ok(Layer {
            query_key_value: linear("query_key_value", [3 * width, width])?,
            attention_output: linear("attention_output", [width, width])?,
            attention_norm: norm("attention_norm")?,
            feed_forward_in: linear("feed_forward_in", [inner, width])?,
            feed_forward_out: linear("feed_forward_out", [width, inner])?,
            output_norm: norm("output_norm")?,
        })
    }

    pub(super) fn forward(&self, hidden: &mut Hidden, scratch: &mut Scratch) {
        self.attend(hidden, scratch);
        let block = BLOCK * hidden.width;
        let contexts = std::mem::take(&mut scratch.context);
        for (rows, context) in hidden.values.chunks_mut(block).zip(contexts.chunks(block)) {
            scratch.input.fill(context, hidden.width);
            self.attention_output.forward(&scratch.input, sized(&mut scratch.update, rows.len()));
            self.attention_norm.apply_sum(rows, &scratch.update);
            self.feed_forward(rows, scratch);
            self.output_norm.apply_sum(rows, &scratch.update);
        }
        scratch.context = contexts;
    }

    /// What each row takes from the others of its window: `scratch.context`.
    fn attend(&self, hidden: &Hidden, scratch: &mut Scratch) {
        let queries = sized(&mut scratch.query_key_value, 3 * hidden.values.len());
        let blocks = hidden.values.chunks(BLOCK * hidden.width).zip(queries.chunks_mut(3 * BLOCK * hidden.width));
        for (rows, target) in blocks {
            scratch.input.fill(rows, hidden.width);
            self.query_key_value.forward(&scratch.input, target);
        }
        let context = sized(&mut scratch.context, hidden.values.len());
        let mut attention = Attention { width: hidden.width, scratch: &mut scratch.attention };
        for window in &hidden.windows {
            let queries = &scratch.query_key_value[3 * hidden.width * window.start..3 * hidden.width * window.end];
            attention.attend(queries, &mut context[hidden.width * window.start..hidden.width * window.end]);
        }
    }

    /// What the two products make of rows: `scratch.update`.
    fn feed_forward(&self, rows: &[f32], scratch: &mut Scratch) {
        let inner = self.feed_forward_in.outputs();
        scratch.input.fill(rows, self.feed_forward_in.inputs());
        let target = sized(&mut scratch.inner, scratch.input.len() * inner);
        self.feed_forward_in.forward_gelu(&scratch.input, target);
        scratch.input.fill(target, inner);
        self.feed_forward_out.forward(&scratch.input, sized(&mut scratch.update, rows.len()));
    }
}

/// The buffer with exactly this many numbers, of which all will be written.
fn sized(buffer: &mut Vec<f32>, length: usize) -> &mut [f32] {
    buffer.resize(length, 0.0);
    buffer
}
