//! Made-up articles with facts, the same for the same seed: for tests, the benchmark and the measuring example.

#![allow(dead_code, unreachable_pub, reason = "each user is its own crate and needs its part")]

use onrecord::{
    article::{Article, Basis, Metadata, Published},
    facts::{
        Days, Entity, EntityKind, Facts, Figure, Hedge, Kind, Mention, Note, Speaker, Statement, Time, TimeKind, Unit,
        Unnamed,
    },
    text::Span,
    values::{Date, Decimal},
};
use onrecord_store::{Entry, Form, Raw};

pub const READ_BY: &str = "onrecord 0.0.0-test";

/// How much an article holds.
#[derive(Clone, Copy)]
pub struct Shape {
    pub words: u32,
    pub entities: u32,
    pub mentions: u32,
    pub statements: u32,
    pub figures: u32,
    pub times: u32,
}

impl Shape {
    /// A long news report.
    pub const REPORT: Shape = Shape { words: 400, entities: 20, mentions: 55, statements: 5, figures: 15, times: 8 };

    /// A few lines, for tests that need many.
    pub const BRIEF: Shape = Shape { words: 40, entities: 3, mentions: 6, statements: 2, figures: 2, times: 1 };
}

/// Article number `seed` of a made-up story.
pub fn entry(seed: u32, shape: Shape) -> Entry {
    entry_at(seed, shape, &format!("story/{seed:05}.txt"))
}

/// The same at another address.
pub fn entry_at(seed: u32, shape: Shape, address: &str) -> Entry {
    let (article, facts) = article(seed, shape);
    let bytes = article.text().to_owned();
    let raw = Raw { bytes: bytes.as_bytes(), form: Form::Text, address, given: "" };
    Entry::new(raw, article, facts, READ_BY).expect("made-up facts are of their article")
}

pub fn article(seed: u32, shape: Shape) -> (Article, Facts) {
    let mut draft = Draft { dice: Dice(u64::from(seed) + 1), text: String::new(), facts: Facts::default() };
    draft.write(shape);
    let day = i8::try_from(1 + seed % 28).expect("a day of a month");
    let metadata = Metadata {
        url: Some(format!("https://herald.example/{seed}")),
        outlet: Some(["The Herald", "Kurier", "Вісник"][seed as usize % 3].to_owned()),
        title: Some(format!("{} {}", draft.dice.name(), draft.dice.word())),
        language: Some("en".to_owned()),
        published: Published::on(Date::constant(2024, 3, day), Basis::Metadata),
        ..Metadata::default()
    };
    (Article::new(format!("story-{seed}"), draft.text, metadata), draft.facts)
}

/// A small generator of numbers: the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(sides)).expect("less than the sides")
    }

    /// Few words are frequent and many are rare, as in a language.
    fn word(&mut self) -> String {
        let reach = 1 << (2 + self.roll(13));
        let mut number = self.roll(reach);
        let mut word = String::new();
        loop {
            word.push_str(["ka", "ren", "to", "mi", "sal", "vé", "don", "ul"][number as usize % 8]);
            number /= 8;
            if number == 0 {
                return word;
            }
        }
    }

    fn name(&mut self) -> String {
        let first = ["Ana", "Boris", "Chloé", "Dmytro", "Edda"][self.roll(5) as usize];
        let last = self.word();
        let (initial, rest) = last.split_at(1);
        format!("{first} {}{rest}son", initial.to_uppercase())
    }
}

struct Draft {
    dice: Dice,
    text: String,
    facts: Facts,
}

impl Draft {
    fn push(&mut self, words: &str) -> Span {
        let start = u32::try_from(self.text.len()).expect("a short text");
        self.text.push_str(words);
        Span::new(start, start + u32::try_from(words.len()).expect("a short text"))
    }

    fn write(&mut self, shape: Shape) {
        for _ in 0..shape.entities {
            let name = self.dice.name();
            self.facts.entities.push(Entity::named(name, EntityKind::Person));
        }
        let rounds = shape.mentions.max(1);
        for round in 0..rounds {
            let due = |total: u32| total * (round + 1) / rounds - total * round / rounds;
            (0..due(shape.words)).for_each(|_| self.plain());
            for n in 0..due(shape.mentions) {
                self.mention(round + n);
            }
            (0..due(shape.figures)).for_each(|n| self.figure(n));
            (0..due(shape.times)).for_each(|_| self.time());
            (0..due(shape.statements)).for_each(|_| self.statement(round));
        }
        let span = self.push("“unclear”");
        self.facts.notes.push(Note { span, what: "quotation has no speaker" });
    }

    fn plain(&mut self) {
        let word = self.dice.word();
        self.push(&word);
        let end = if self.dice.roll(90) == 0 { ".\n" } else { " " };
        self.push(end);
    }

    fn mention(&mut self, n: u32) -> Option<(Span, u32)> {
        let idx = n.checked_rem(u32::try_from(self.facts.entities.len()).expect("few"))?;
        let name = self.facts.entities[idx as usize].name.clone();
        let words = if n.is_multiple_of(3) { format!("Mayor {name}") } else { name };
        let span = self.push(&words);
        self.push(" ");
        self.facts.mentions.push(Mention::by_name(span, idx, EntityKind::Person));
        Some((span, idx))
    }

    fn statement(&mut self, n: u32) {
        let said = [self.dice.word(), self.dice.word(), self.dice.word(), self.dice.word()].join(" ");
        let first = self.push(&format!("“{said},”"));
        self.push(" ");
        let (source, speaker) = if let Some((span, idx)) = self.mention(n) {
            (span, Speaker { entities: vec![idx], ..Speaker::default() })
        } else {
            let role = self.push("an official ");
            let unnamed = Some(Unnamed { role, is_several: false, reason: None });
            (role, Speaker { unnamed, ..Speaker::default() })
        };
        let cue = self.push("said");
        self.push(". ");
        let second = self.push(&format!("“{said} again.”"));
        self.push(" ");
        self.facts.statements.push(Statement {
            source: vec![source],
            cue: vec![cue],
            content: vec![first, second],
            kind: Kind::Direct,
            speaker,
            confidence: 93,
            ..Statement::default()
        });
    }

    fn figure(&mut self, n: u32) {
        let hedge_span = self.push("nearly");
        self.push(" ");
        let number = 2 + self.dice.roll(9000);
        let span = self.push(&format!("{number} tanks"));
        self.push(" ");
        let same_as = (n > 0).then(|| u32::try_from(self.facts.figures.len() - 1).expect("few"));
        let tanks = figure(span, number, Unit::of("count", "tank"));
        let noun = Span::new(span.end() - 5, span.end());
        self.facts.figures.push(Figure {
            hedge: Hedge::Nearly,
            hedge_span: Some(hedge_span),
            of: vec![noun],
            head: Some(noun),
            scope: vec![hedge_span],
            same_as,
            ..tanks
        });
    }

    fn time(&mut self) {
        let day = i8::try_from(1 + self.dice.roll(28)).expect("a day of a month");
        self.push("on ");
        let span = self.push(&format!("April {day}, 2024"));
        self.push(" ");
        let date = Date::constant(2024, 4, day);
        self.facts.times.push(time(span, &date.to_string(), Some(Days { first: Some(date), last: Some(date) })));
    }
}

/// An exact figure of which nothing more is known.
pub fn figure(span: Span, number: impl Into<Decimal>, unit: Unit) -> Figure {
    let value = Some(number.into());
    Figure {
        span,
        value,
        low: value,
        high: value,
        hedge: Hedge::Exact,
        hedge_span: None,
        unit: Some(unit),
        of: Vec::new(),
        head: None,
        scope: Vec::new(),
        direction: None,
        level_idx: None,
        time_idx: None,
        same_as: None,
        part_of: None,
    }
}

/// A date that the words give by themselves.
pub fn time(span: Span, value: &str, days: Option<Days>) -> Time {
    let value = value.to_owned();
    Time { span, kind: TimeKind::Date, value, modifier: None, anchor: None, days, rule: "absolute" }
}

/// Everything in the file, table by table, as SQL literals.
pub fn dump(path: &std::path::Path) -> String {
    let db = rusqlite::Connection::open(path).expect("a record");
    let tables = strings(&db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    let mut lines = strings(&db, "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY name");
    for table in tables.iter().filter(|table| !table.starts_with("article_search")) {
        let columns = strings(&db, &format!("SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('{table}')"));
        lines.extend(strings(&db, &format!("SELECT {} FROM {table} ORDER BY 1", columns.join(" || ',' || "))));
    }
    lines.join("\n")
}

/// The first column of each row.
pub fn strings(db: &rusqlite::Connection, sql: &str) -> Vec<String> {
    let mut statement = db.prepare(sql).expect("a question");
    let rows = statement.query_map([], |row| row.get(0)).expect("rows");
    rows.collect::<Result<_, _>>().expect("texts")
}

/// An article of some words that a test wrote itself, without facts.
pub fn plain(address: &str, title: &str, text: &str) -> Entry {
    let metadata = Metadata { title: Some(title.to_owned()), ..Metadata::default() };
    let article = Article::new(address, text, metadata);
    let raw = Raw { bytes: text.as_bytes(), form: Form::Text, address, given: "" };
    Entry::new(raw, article, Facts::default(), READ_BY).expect("no facts, no faults")
}
