//! Measures who is who at scale: adds made-up articles and says what the next one costs as the record grows, and what the
//! questions cost. All are seconds of computing, not of waiting, so that what else runs does not matter.
//!
//! `cargo run --release -p onrecord-store --example crowd -- [ARTICLES] [FILE]`

#![expect(clippy::print_stdout, reason = "its output is what it is for")]

use std::{env, fs, path::PathBuf, time::Duration};

use onrecord::{
    article::Article,
    facts::{Entity, EntityKind, Facts, Mention},
    text::Span,
};
use onrecord_store::{Entry, Form, Raw, Spelling, Store};

/// Articles between two lines of the report.
const REPORT: u32 = 10_000;

/// How many an article names.
const NAMES: u32 = 12;

fn main() {
    let mut arguments = env::args().skip(1);
    let n_articles: u32 = arguments.next().map_or(100_000, |count| count.parse().expect("a number of articles"));
    let folder = tempfile::tempdir().expect("a folder for the record");
    let path = arguments.next().map_or_else(|| folder.path().join("crowd.db"), PathBuf::from);
    let mut store = Store::open(&path).expect("a new record");
    let mut seeds = 0..n_articles;
    while !seeds.is_empty() {
        let part: Vec<u32> = seeds.by_ref().take(REPORT as usize).collect();
        let (prepare, add) = add(&mut store, &part);
        let n = u32::try_from(part.len()).expect("a part");
        println!("{} articles: {:?} the next one to prepare, {:?} to add", seeds.start, prepare / n, add / n);
    }
    for name in ["Ada Orlec", "Orlec", "Selm Water"] {
        ask(name, || store.entries(name, Spelling::Any).expect("rows").len());
    }
    ask("everybody", || store.everyone(None).expect("rows").len());
}

fn add(store: &mut Store, seeds: &[u32]) -> (Duration, Duration) {
    let (mut prepare, mut add) = (Duration::ZERO, Duration::ZERO);
    for batch in seeds.chunks(Store::BATCH) {
        let begin = computed();
        let entries: Vec<Entry> = batch.iter().map(|&seed| entry(seed)).collect();
        prepare += computed().saturating_sub(begin);
        let begin = computed();
        store.add(&entries).expect("a batch");
        add += computed().saturating_sub(begin);
    }
    (prepare, add)
}

fn ask(what: &str, question: impl FnOnce() -> usize) {
    let begin = computed();
    let n_rows = question();
    println!("{what}: {n_rows} rows in {:?}", computed().saturating_sub(begin));
}

/// How long this thread has computed (Linux).
fn computed() -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").expect("what Linux tells of a thread");
    let nanoseconds = told.split(' ').next().and_then(|number| number.parse().ok());
    Duration::from_nanos(nanoseconds.expect("the first number"))
}

/// An article that names some of a crowd in which few are famous and most are named once or twice.
fn entry(seed: u32) -> Entry {
    let mut dice = Dice(u64::from(seed) + 1);
    let (mut text, mut facts) = (String::new(), Facts::default());
    for entity_idx in 0..NAMES {
        let (name, kind) = dice.name();
        let start = u32::try_from(text.len()).expect("a short text");
        text.push_str(&name);
        let span = Span::new(start, u32::try_from(text.len()).expect("a short text"));
        text.push_str(" came. ");
        facts.mentions.push(Mention::by_name(span, entity_idx, kind));
        facts.entities.push(Entity::named(name, kind));
    }
    let address = format!("crowd/{seed}.txt");
    let raw = Raw { bytes: text.as_bytes(), form: Form::Text, address: &address, given: "" };
    let article = Article::from_text(address.as_str(), text.as_str());
    Entry::new(raw, article, facts, "onrecord 0.0.0-crowd").expect("made-up facts are of their article")
}

/// A small generator of numbers: the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(sides)).expect("less than the sides")
    }

    /// A number of which the small ones come far more often.
    fn rank(&mut self, most: u32) -> u32 {
        let reach = 1 << (1 + self.roll(most.ilog2()));
        self.roll(reach)
    }

    fn name(&mut self) -> (String, EntityKind) {
        let family = family(self.rank(65_536));
        match self.roll(8) {
            0 => (format!("{family} Water"), EntityKind::Organisation),
            1 => (format!("{family} Hills"), EntityKind::Place),
            2 => (family, EntityKind::Person),
            _ => (format!("{} {family}", GIVEN[self.rank(16) as usize % GIVEN.len()]), EntityKind::Person),
        }
    }
}

const GIVEN: [&str; 16] = [
    "Ada", "Piet", "Ivan", "Zoe", "Tomas", "Lia", "Boris", "Edda", "Nils", "Marta", "Oskar", "Vera", "Jonas", "Irma",
    "Karl", "Dora",
];

/// A family name for each number; the first two are those that are asked for.
fn family(number: u32) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "ren", "to", "mi", "sal", "ver", "don", "ul", "kri", "po", "lan", "der", "ga", "hof", "ste", "nu"];
    match number {
        0 => return "Orlec".to_owned(),
        1 => return "Selm".to_owned(),
        _ => {}
    }
    let (mut number, mut name) = (number, String::new());
    loop {
        name.push_str(SYLLABLES[number as usize % SYLLABLES.len()]);
        number /= 16;
        if number == 0 {
            break;
        }
    }
    let (first, rest) = name.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}
