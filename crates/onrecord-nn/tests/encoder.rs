//! The encoder against a naive one in floats, and against itself in other company.

#![allow(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod support;

use onrecord_nn::encoder::{Encoder, Hidden, Scratch, Window};
use support::{Model, TINY, windows};

/// Lengths that end before, at and behind the borders of tiles and registers.
const LENGTHS: [usize; 12] = [5, 0, 1, 4, 14, 15, 16, 17, 33, 62, 10, 46];

fn borrowed(windows: &[(Vec<u32>, Vec<u8>)]) -> Vec<Window<'_>> {
    windows.iter().map(|(pieces, cases)| Window { pieces, cases }).collect()
}

fn encode(encoder: &Encoder, windows: &[(Vec<u32>, Vec<u8>)]) -> Hidden {
    encoder.encode(&borrowed(windows), &mut Scratch::default())
}

#[test]
fn a_window_reads_the_same_alone_and_in_company() {
    let encoder = Model::new(TINY).encoder().unwrap();
    let windows = windows(&LENGTHS, TINY.tokens);
    let together = encode(&encoder, &windows);
    for (window_idx, window) in windows.iter().enumerate() {
        let alone = encode(&encoder, std::slice::from_ref(window));
        assert_eq!(alone.window(0), together.window(window_idx), "window {window_idx}");
    }
}

#[test]
fn the_order_of_windows_and_a_used_scratch_change_nothing() {
    let encoder = Model::new(TINY).encoder().unwrap();
    let mut windows = windows(&LENGTHS, TINY.tokens);
    let mut scratch = Scratch::default();
    let forth = encoder.encode(&borrowed(&windows), &mut scratch);
    windows.reverse();
    let back = encoder.encode(&borrowed(&windows), &mut scratch);
    for window_idx in 0..windows.len() {
        assert_eq!(forth.window(window_idx), back.window(windows.len() - 1 - window_idx));
    }
}

#[test]
fn it_agrees_with_a_naive_encoder() {
    let model = Model::new(TINY);
    let encoder = model.encoder().unwrap();
    for window in windows(&LENGTHS, TINY.tokens) {
        let hidden = encode(&encoder, std::slice::from_ref(&window));
        let naive = naive(&model, &window).concat();
        let differences = hidden.window(0).iter().zip(&naive).map(|(a, b)| (a - b).abs());
        let largest = differences.fold(0.0_f32, f32::max);
        assert!(largest < 0.02, "differs by {largest} in a window of {}", window.0.len());
    }
}

#[test]
fn rows_are_found_by_window_and_piece() {
    let encoder = Model::new(TINY).encoder().unwrap();
    let hidden = encode(&encoder, &windows(&[3, 2], TINY.tokens));
    assert_eq!(hidden.len(), 2);
    assert_eq!(hidden.values().len(), (5 + 4) * 64);
    assert_eq!(hidden.window(1), &hidden.values()[5 * 64..]);
    assert_eq!(hidden.piece(1, 0), &hidden.window(1)[64..128]);
    assert!(encode(&encoder, &[]).is_empty());
}

#[test]
fn it_can_be_shared_by_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&Model::new(TINY).encoder().unwrap());
}

#[test]
#[should_panic(expected = "too long a window: 63 pieces")]
fn a_window_beyond_the_positions_is_refused() {
    let encoder = Model::new(TINY).encoder().unwrap();
    assert_eq!(encoder.longest_window(), 62);
    encode(&encoder, &windows(&[63], TINY.tokens));
}

#[test]
#[should_panic(expected = "a piece beyond the vocabulary: 120")]
fn a_piece_beyond_the_vocabulary_is_refused() {
    encode(&Model::new(TINY).encoder().unwrap(), &[(vec![120], vec![0])]);
}

#[test]
#[should_panic(expected = "an unknown case: 4")]
fn an_unknown_case_is_refused() {
    encode(&Model::new(TINY).encoder().unwrap(), &[(vec![1], vec![4])]);
}

type Rows = Vec<Vec<f32>>;

/// The textbook's encoder, one number after the other.
fn naive(model: &Model, window: &(Vec<u32>, Vec<u8>)) -> Rows {
    let mut rows = naive_embeddings(model, window);
    for layer in 0..model.sizes.layers {
        let name = |part| format!("layers.{layer}.{part}");
        let projected = naive_linear(model, &name("query_key_value"), &rows);
        let update = naive_linear(model, &name("attention_output"), &naive_attention(&projected, model.sizes.width));
        rows = naive_norm(model, &name("attention_norm"), &sum(&rows, &update));
        let mut inner = naive_linear(model, &name("feed_forward_in"), &rows);
        inner.iter_mut().flatten().for_each(|x| *x = naive_gelu(*x));
        let update = naive_linear(model, &name("feed_forward_out"), &inner);
        rows = naive_norm(model, &name("output_norm"), &sum(&rows, &update));
    }
    rows
}

fn naive_embeddings(model: &Model, (pieces, cases): &(Vec<u32>, Vec<u8>)) -> Rows {
    let words = model.read_matrix("embeddings.word");
    let positions = model.read_floats("embeddings.position.weight");
    let kinds = model.read_floats("embeddings.case.weight");
    let pieces = [&[101][..], pieces, &[102]].concat();
    let cases = [&[0][..], cases, &[0]].concat();
    let row = |(position, (piece, case)): (usize, (&u32, &u8))| {
        let width = model.sizes.width;
        let (position, case) = (&positions[position * width..], &kinds[usize::from(*case) * width..]);
        (0..width).map(|i| words[*piece as usize][i] + position[i] + case[i]).collect()
    };
    let rows: Rows = pieces.iter().zip(&cases).enumerate().map(row).collect();
    naive_norm(model, "embeddings.norm", &rows)
}

fn naive_linear(model: &Model, name: &str, rows: &Rows) -> Rows {
    let matrix = model.read_matrix(name);
    let bias = model.read_floats(&format!("{name}.bias"));
    let output = |row: &Vec<f32>| matrix.iter().zip(&bias).map(|(weights, bias)| dot(row, weights) + bias).collect();
    rows.iter().map(output).collect()
}

fn naive_attention(projected: &Rows, width: usize) -> Rows {
    let mut context = vec![vec![0.0; width]; projected.len()];
    for head in (0..width).step_by(32) {
        for (row, target) in projected.iter().zip(&mut context) {
            let query = &row[head..head + 32];
            let fits =
                projected.iter().map(|other| dot(query, &other[width + head..width + head + 32]) / 32.0_f32.sqrt());
            let weights: Vec<f32> = fits.map(f32::exp).collect();
            let total: f32 = weights.iter().sum();
            for (weight, other) in weights.iter().zip(projected) {
                (0..32).for_each(|i| target[head + i] += weight / total * other[2 * width + head + i]);
            }
        }
    }
    context
}

fn naive_norm(model: &Model, name: &str, rows: &Rows) -> Rows {
    let weight = model.read_floats(&format!("{name}.weight"));
    let bias = model.read_floats(&format!("{name}.bias"));
    let width = f32::from(u16::try_from(weight.len()).unwrap());
    let norm = |row: &Vec<f32>| {
        let mean = row.iter().sum::<f32>() / width;
        let variance = row.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / width;
        row.iter().zip(weight.iter().zip(&bias)).map(|(x, (w, b))| (x - mean) / variance.sqrt() * w + b).collect()
    };
    rows.iter().map(norm).collect()
}

/// By the integral of the normal density, in steps.
fn naive_gelu(x: f32) -> f32 {
    let steps = 400;
    let step = f64::from(x) / f64::from(steps);
    let density = |place: f64| (-0.5 * place * place).exp() / (2.0 * std::f64::consts::PI).sqrt();
    let integral: f64 = (0..steps).map(|i| density((f64::from(i) + 0.5) * step) * step).sum();
    #[expect(clippy::cast_possible_truncation, reason = "floats are compared")]
    let share = (0.5 + integral) as f32;
    x * share
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn sum(a: &Rows, b: &Rows) -> Rows {
    a.iter().zip(b).map(|(a, b)| a.iter().zip(b).map(|(a, b)| a + b).collect()).collect()
}
