//! How fast a batch of reports is added to a new record.

#[path = "../tests/common/mod.rs"]
mod common;

use common::{Shape, entry};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use onrecord_store::{Entry, Store};

fn add(criterion: &mut Criterion) {
    let seeds = 0..u32::try_from(Store::BATCH).expect("a batch is small");
    let entries: Vec<Entry> = seeds.map(|seed| entry(seed, Shape::REPORT)).collect();
    let mut group = criterion.benchmark_group("add");
    group.throughput(Throughput::Elements(entries.len() as u64)).sample_size(20);
    group.bench_function("a batch of reports", |bencher| {
        bencher.iter_batched_ref(
            || tempfile::tempdir().expect("a folder"),
            |folder| {
                let mut store = Store::open(&folder.path().join("onrecord.db")).expect("a new record");
                store.add(&entries).expect("a batch")
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(benches, add);
criterion_main!(benches);
