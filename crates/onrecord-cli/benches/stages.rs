//! Bytes per second, stage by stage, on the sample story. `cargo bench -p onrecord-cli`; `cargo test` runs each once.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark stops where it is wrong")]

use std::{hint::black_box, path::Path};

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use onrecord::{
    annotate::{Annotated, annotate},
    article::Article,
    facts::{Facts, extract, figures_and_times},
    tagging::Tags,
};
use onrecord_read::{Carrier, Document, Limits, documents, read};
use onrecord_store::{Entry, Raw, Store};

/// The documents of the sample story of one carrier.
fn story(carrier: Carrier) -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/story");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let files = paths.iter().filter(|path| Carrier::of(&path.to_string_lossy(), b"").unwrap() == carrier);
    files
        .flat_map(|path| {
            documents(carrier, std::fs::File::open(path).unwrap(), path.to_string_lossy(), Limits::default())
        })
        .map(Result::unwrap)
        .collect()
}

fn articles() -> Vec<Article> {
    let documents = [Carrier::Html, Carrier::Text, Carrier::JsonLines].into_iter().flat_map(story);
    documents.map(|document| read(&document).unwrap().article).collect()
}

fn n_bytes<'a>(documents: impl IntoIterator<Item = &'a [u8]>) -> Throughput {
    Throughput::Bytes(documents.into_iter().map(|bytes| bytes.len() as u64).sum())
}

/// The work on each item, so that nothing of it is optimised away.
fn each<T, R>(items: &[T], work: impl Fn(&T) -> R) {
    for item in items {
        black_box(work(item));
    }
}

fn reading(c: &mut Criterion) {
    let mut group = c.benchmark_group("read");
    for (name, carrier) in [("html", Carrier::Html), ("text", Carrier::Text), ("jsonl", Carrier::JsonLines)] {
        let documents = story(carrier);
        group.throughput(n_bytes(documents.iter().map(Document::bytes)));
        group.bench_function(name, |b| b.iter(|| each(&documents, |document| read(document).unwrap())));
    }
}

fn stages(c: &mut Criterion) {
    let articles = articles();
    let annotated: Vec<_> = articles.iter().map(annotate).collect();
    let whole: Vec<_> = annotated.iter().map(|annotated| (annotated, extract(annotated, &Tags::default()))).collect();
    assert_eq!(articles.len(), 15, "the sample story has fifteen articles");
    let mut group = c.benchmark_group("stage");
    group.throughput(n_bytes(articles.iter().map(|article| article.text().as_bytes())));
    group.bench_function("annotate", |b| b.iter(|| each(&articles, |article| annotate(article).tokens().len())));
    group.bench_function("figures and times", |b| {
        b.iter(|| each(&annotated, |annotated| figures_and_times(annotated, &Tags::default())));
    });
    group.bench_function("extract", |b| b.iter(|| each(&annotated, |annotated| extract(annotated, &Tags::default()))));
    group.bench_function("wire", |b| {
        b.iter(|| {
            each(&whole, |(annotated, facts)| serde_json::to_vec(&onrecord_wire::object(annotated, facts)).unwrap());
        });
    });
    let entry = |(annotated, facts): &(&Annotated<'_>, Facts)| entry(annotated.article(), facts);
    group.bench_function("entry", |b| b.iter(|| each(&whole, entry)));
    group.bench_function("store", |b| {
        let entries: Vec<Entry> = whole.iter().map(entry).collect();
        b.iter_batched(
            || tempfile::tempdir().unwrap(),
            |folder| {
                Store::open(&folder.path().join("bench.db")).unwrap().add(&entries).unwrap();
                folder
            },
            BatchSize::PerIteration,
        );
    });
}

/// An entry that is like no other article's.
fn entry(article: &Article, facts: &Facts) -> Entry {
    let raw = Raw {
        bytes: article.text().as_bytes(),
        form: onrecord_store::Form::Text,
        address: article.id(),
        given: article.id(),
    };
    Entry::new(raw, article.clone(), facts.clone(), "bench").unwrap()
}

criterion_group!(benches, reading, stages);
criterion_main!(benches);
