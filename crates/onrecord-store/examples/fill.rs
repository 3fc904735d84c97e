//! Measures adding and asking: fills a record with made-up reports and says what each part costs.
//!
//! `cargo run --release -p onrecord-store --example fill -- [ARTICLES] [FILE]`

#![expect(clippy::print_stdout, reason = "its output is what it is for")]

#[path = "../tests/common/mod.rs"]
mod common;

use std::{
    env,
    path::PathBuf,
    time::{Duration, Instant},
};

use common::{Shape, entry};
use onrecord::values::Date;
use onrecord_store::{ArticleFilter, Entry, FigureFilter, Spelling, StatementFilter, Store};

/// The report without one of its parts at a time: the difference is what the part costs.
const PARTS: [(&str, Shape); 6] = [
    ("everything", Shape::REPORT),
    ("without mentions and entities", Shape { entities: 0, mentions: 0, ..Shape::REPORT }),
    ("without statements", Shape { statements: 0, ..Shape::REPORT }),
    ("without figures", Shape { figures: 0, ..Shape::REPORT }),
    ("without times", Shape { times: 0, ..Shape::REPORT }),
    ("without plain words", Shape { words: 0, ..Shape::REPORT }),
];

fn main() {
    let mut arguments = env::args().skip(1);
    let n_articles = arguments.next().map_or(7128, |count| count.parse().expect("a number of articles"));
    let folder = tempfile::tempdir().expect("a folder for the records");
    let kept = arguments.next().map(PathBuf::from);
    for (n, (part, shape)) in PARTS.into_iter().enumerate() {
        let path = folder.path().join(format!("{n}.db"));
        let fill = fill(&path, n_articles, shape);
        println!("{part}: {:?} an article to prepare, {:?} to add", fill.prepare, fill.add);
    }
    let full = kept.unwrap_or_else(|| folder.path().join("0.db"));
    ask(&full);
}

/// Time for one article.
struct Fill {
    prepare: Duration,
    add: Duration,
}

fn fill(path: &std::path::Path, n_articles: u32, shape: Shape) -> Fill {
    let mut store = Store::open(path).expect("a new record");
    let (mut prepare, mut add) = (Duration::ZERO, Duration::ZERO);
    let seeds: Vec<u32> = (0..n_articles).collect();
    for batch in seeds.chunks(Store::BATCH) {
        let begin = Instant::now();
        let entries: Vec<Entry> = batch.iter().map(|&seed| entry(seed, shape)).collect();
        prepare += begin.elapsed();
        let begin = Instant::now();
        store.add(&entries).expect("a batch");
        add += begin.elapsed();
    }
    let begin = Instant::now();
    drop(store);
    println!("  closing: {:?}; {} bytes", begin.elapsed(), path.metadata().expect("the record").len());
    Fill { prepare: prepare / n_articles, add: add / n_articles }
}

fn ask(path: &std::path::Path) {
    let store = Store::open_read_only(path).expect("the record");
    let filter = ArticleFilter::default();
    let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
    let of_words = FigureFilter { words: words(&["tanks", "renka"]), ..FigureFilter::default() };
    let april = Date::constant(2024, 4, 7)..=Date::constant(2024, 4, 7);
    time("articles", || store.articles(&filter).expect("rows").len());
    time("who", || store.who("chloé katoson", Spelling::Any).expect("rows").len());
    time("who, many statements", || store.who("chloé", Spelling::Any).expect("rows").len());
    time("statements, all", || store.statements(&StatementFilter::default()).expect("rows").len());
    time("figures, all", || store.figures(&FigureFilter::default()).expect("rows").len());
    time("figures of a word", || store.figures(&of_words).expect("rows").len());
    time("times, all", || store.times(None).expect("rows").len());
    time("times of a day", || store.times(Some(&april)).expect("rows").len());
    time("search", || store.search(&words(&["katomi"]), Spelling::Any, 20).expect("hits").len());
    time("search for a frequent word", || store.search(&words(&["ka"]), Spelling::Any, 20).expect("hits").len());
    time("find an article by its ending", || store.find_article("00077").expect("rows").len());
    time("verify", || store.verify(|_| ()).expect("an answer").faults.len());
}

fn time(what: &str, question: impl FnOnce() -> usize) {
    let begin = Instant::now();
    let n_rows = question();
    println!("{what}: {n_rows} rows in {:?}", begin.elapsed());
}
