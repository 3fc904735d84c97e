//! How fast the stages are on one thread: multiply-adds, pieces and bytes per second.
//!
//! The weights are pseudo-random: the time does not depend on them. Run without arguments of its own, each is also a test.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark stops where it cannot go on")]

#[path = "../tests/support/mod.rs"]
mod support;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use onrecord_nn::{
    encoder::{Scratch, Window},
    linear::{Linear, Quantised},
    tokeniser::Tokeniser,
    weights::Weights,
};
use support::{Model, Numbers, REAL, Sizes, windows};

fn linear(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("multiply-adds");
    for shape @ [outputs, inputs] in [[1152, 384], [384, 384], [1536, 384], [384, 1536]] {
        let mut model = Model::new(Sizes { layers: 0, tokens: 1, ..REAL });
        model.linear("linear", shape);
        let file = model.file();
        let linear = Linear::read(&Weights::read(&file, &model.config()).unwrap(), "linear").unwrap();
        let mut rows = Quantised::default();
        rows.fill(&Numbers::new(3).floats(96 * inputs), inputs);
        let mut output = vec![0.0; 96 * outputs];
        group.throughput(Throughput::Elements((96 * inputs * outputs) as u64));
        group.bench_function(format!("{inputs} to {outputs}"), |b| b.iter(|| linear.forward(&rows, &mut output)));
    }
}

fn encode(criterion: &mut Criterion) {
    let encoder = Model::new(Sizes { tokens: 1000, ..REAL }).encoder().unwrap();
    let mut scratch = Scratch::default();
    let mut group = criterion.benchmark_group("pieces");
    group.sample_size(10);
    for length in [32, 64, 128, 190] {
        let windows = windows(&vec![length; 1024 / length], 1000);
        let windows: Vec<_> = windows.iter().map(|(pieces, cases)| Window { pieces, cases }).collect();
        group.throughput(Throughput::Elements((length * windows.len()) as u64));
        let id = BenchmarkId::new("windows of", length);
        group.bench_function(id, |b| b.iter(|| encoder.encode(&windows, &mut scratch)));
    }
}

fn tokenise(criterion: &mut Criterion) {
    let text =
        "The minister said “nothing has changed”, and the opposition’s leader — a former mayor — agreed. ".repeat(100);
    let words = "the minister said nothing has changed and opposition leader a former may ##or agreed . , “ ” ’ — s";
    let vocabulary = format!("[UNK]\n{}", words.replace(' ', "\n"));
    let tokeniser = Tokeniser::new(&vocabulary).unwrap();
    let mut group = criterion.benchmark_group("tokeniser");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("news", |b| b.iter(|| tokeniser.pieces(&text)));
}

criterion_group!(benches, linear, encode, tokenise);
criterion_main!(benches);
