//! What holds for every text whatever: the promises of the core, over made-up news and over any characters at all.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test stops where it is wrong")]

use onrecord::{
    annotate::{Annotated, annotate},
    article::{Article, FurnitureKind, Metadata},
    facts::{Facts, Statement, extract, figures_and_times},
    tagging::{
        Calibration, CueScores, HeadScore, MentionScores, PartOfSpeech, Relation, Scores, Tagger, TaggerError, Tags,
        Words, tag,
    },
    text::Span,
};
use proptest::prelude::*;

/// Bits of news that, put together at random, make every layer work: marks, names, numbers, dates, line breaks, furniture.
const BITS: [&str; 80] = [
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "«",
    "»",
    ".",
    ",",
    "?",
    "!",
    "…",
    "...",
    ":",
    ";",
    "—",
    "-",
    "(",
    ")",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    " ",
    " ",
    "\u{a0}",
    "Orlec",
    "Ana Orlec",
    "Mayor",
    "Gen.",
    "U.S.",
    "Ministry of Works",
    "NATO",
    "he",
    "she",
    "an official",
    "said",
    "told reporters",
    "has also said",
    "The river",
    "we wait",
    "12,400 homes",
    "twenty-one pumps",
    "a hundred and fifty thousand",
    "one in five",
    "between 1 and 2",
    "10-15",
    "$80 a barrel",
    "rose 4% to",
    "of which",
    "including",
    "half",
    "dozens of",
    "31-year-old",
    "60 mph",
    "-5°C",
    "2.4 million euros",
    "($38 billion)",
    "about",
    "more than",
    "%",
    "$50m",
    "April 6, 2031",
    "6 April",
    "in 2022",
    "2031-04-06",
    "VELL (VNA) —",
    "• Also read: floods",
    "\nThe pumps — Vell Courier (@vellcourier) April 6, 2031\n",
    "\nCourier | 6 April 2031 | Wire\n",
    "will be held on",
    "scheduled for",
    "June 15th-16th",
    "since",
    "the war in Ukraine",
    "13-month-old",
    "Зеленський",
    "é",
    "\u{200b}",
];

fn news() -> impl Strategy<Value = String> {
    let bit = prop_oneof![4 => proptest::sample::select(&BITS[..]), 1 => Just(" ")];
    proptest::collection::vec(bit, 0..120).prop_map(|bits| bits.concat())
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![3 => news(), 1 => any::<String>()]
}

/// Every span of every fact of the body.
fn spans(facts: &Facts) -> Vec<Span> {
    let statements = facts.statements.iter().filter(|statement| !statement.is_headline);
    let mut spans: Vec<Span> = statements.flat_map(Statement::spans).map(|(_, span)| span).collect();
    spans.extend(facts.mentions.iter().map(|item| item.span));
    spans.extend(facts.figures.iter().flat_map(|item| {
        [item.span]
            .into_iter()
            .chain(item.hedge_span)
            .chain(item.head)
            .chain(item.of.iter().chain(&item.scope).copied())
    }));
    spans.extend(facts.times.iter().map(|item| item.span));
    spans.extend(facts.notes.iter().map(|item| item.span));
    spans
}

/// A model that knows nothing: scores at random, the same for the same seed.
struct Noise {
    seed: u64,
    calibration: Calibration,
}

impl Noise {
    fn with_seed(seed: u64) -> Noise {
        Noise { seed, calibration: Calibration::default() }
    }

    /// A number below `end` that depends on the seed and on two others.
    fn below(&self, end: usize, one: usize, other: usize) -> usize {
        let mixed = (self.seed ^ (one as u64) << 32 ^ other as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        usize::try_from((mixed >> 33) % end as u64).unwrap()
    }

    fn score(&self, one: usize, other: usize) -> i16 {
        i16::try_from(self.below(600, one, other)).unwrap() - 300
    }

    fn cue(&self, cue: usize, n_words: usize) -> CueScores {
        let first = cue.saturating_sub(30);
        let words = first..n_words.min(cue + 30);
        let scores = |part: usize| words.clone().map(|word| self.score(cue * 2 + part, word)).collect();
        CueScores {
            cue: u32::try_from(cue).unwrap(),
            first: u32::try_from(first).unwrap(),
            source: scores(0),
            content: scores(1),
        }
    }

    fn mention(&self, number: u32, word: usize) -> MentionScores {
        let head = u32::try_from(word).unwrap();
        let antecedents = (0..number).rev().take(3).map(|other| (other, self.score(word, other as usize))).collect();
        MentionScores { head, words: head..head + 1, antecedents }
    }
}

impl Tagger for Noise {
    fn score(&self, words: &Words<'_>) -> Result<Scores, TaggerError> {
        let n_words = words.words.len();
        let every_third = || (0..n_words).step_by(3);
        Ok(Scores {
            roles: (0..n_words).map(|word| std::array::from_fn(|label| self.score(label, word))).collect(),
            names: (0..n_words).map(|word| std::array::from_fn(|label| self.score(label + 99, word))).collect(),
            parts_of_speech: vec![PartOfSpeech::X; n_words],
            heads: vec![vec![HeadScore { head: None, relation: Relation::ROOT, score: 0 }]; n_words],
            cues: (0..n_words).map(|word| self.cue(word, n_words)).collect(),
            mentions: (0..).zip(every_third()).map(|(number, word)| self.mention(number, word)).collect(),
        })
    }

    fn calibration(&self) -> &Calibration {
        &self.calibration
    }
}

/// What a model that knows nothing makes of an article.
fn noisy(annotated: &Annotated<'_>, seed: u64) -> Tags {
    tag(&Words::from(annotated), &Noise::with_seed(seed)).unwrap()
}

/// Sentences, one after the other, are the pieces of the body, without gap or overlap.
fn tile(annotated: &Annotated<'_>) -> bool {
    let mut sentences = annotated.sentences().iter().map(|sentence| sentence.span).peekable();
    let pieces = annotated.article().body();
    let tiled = pieces.iter().all(|piece| {
        let mut at = piece.start();
        while let Some(sentence) = sentences.next_if(|sentence| sentence.start() == at && piece.contains(*sentence)) {
            at = sentence.end();
        }
        // A piece of marks that nobody can see has no token and so no sentence.
        at == piece.end() || at == piece.start()
    });
    tiled && sentences.next().is_none()
}

/// Every span of the statements of headlines.
fn spans_of_headlines(facts: &Facts) -> Vec<Span> {
    let statements = facts.statements.iter().filter(|statement| statement.is_headline);
    statements.flat_map(Statement::spans).map(|(_, span)| span).collect()
}

/// The pieces of text that are headlines.
fn headlines(article: &Article) -> Vec<Span> {
    let is_headline = |kind| matches!(kind, FurnitureKind::Headline | FurnitureKind::DuplicateHeadline);
    article.furniture().iter().filter(|piece| is_headline(piece.kind)).map(|piece| piece.span).collect()
}

/// The words of every fact that is no evidence or does not lie where it should: statements of headlines in one, all else in
/// the body.
fn unsound(article: &Article, seed: u64) -> Vec<&str> {
    let annotated = annotate(article);
    let facts = extract(&annotated, &noisy(&annotated, seed));
    let is_sound = |span: Span, pieces: &[Span]| {
        let is_evidence = article.evidence(span).is_ok_and(|evidence| evidence.quote() == article.slice(span));
        is_evidence && pieces.iter().any(|piece| piece.contains(span))
    };
    let (body, headlines) = (article.body(), headlines(article));
    let of_body = spans(&facts).into_iter().filter(|&span| !is_sound(span, &body));
    let of_headlines = spans_of_headlines(&facts).into_iter().filter(|&span| !is_sound(span, &headlines));
    of_body.chain(of_headlines).map(|span| article.slice(span)).collect()
}

/// The words that bound the day of publication are in the body, or in a line of furniture that may date an article.
fn unsound_dating(article: &Article) -> Vec<&str> {
    let facts = extract(&annotate(article), &Tags::default());
    let published = facts.published(article);
    let dates = [FurnitureKind::EmbeddedPost, FurnitureKind::Dateline, FurnitureKind::Other];
    let lines = article.furniture().iter().filter(|line| dates.contains(&line.kind)).map(|line| line.span);
    let pieces: Vec<Span> = article.body().into_iter().chain(lines).collect();
    let is_sound = |span: Span| article.evidence(span).is_ok() && pieces.iter().any(|piece| piece.contains(span));
    let spans = published.evidence.iter().copied();
    spans.filter(|&span| !is_sound(span)).map(|span| article.slice(span)).collect()
}

#[test]
fn what_a_model_reads_over_furniture_is_cut_there() {
    let text = "“2031-04-06“\n\n• Also read: floods\n““““2031-04-06“Gen.“Ministry of Works";
    assert_eq!(unsound(&Article::from_text("a", text), 536), Vec::<&str>::new());
}

#[test]
fn a_statement_of_a_headline_lies_there() {
    let text =
        "Orlec says dam near Vell will hold\n\nMayor Ana Orlec spoke in Vell on Monday about the dam and the river.";
    let article = Article::from_text("a", text);
    let facts = extract(&annotate(&article), &Tags::default());
    assert_eq!(spans_of_headlines(&facts).len(), 3);
    assert_eq!(unsound(&article, 1), Vec::<&str>::new());
}

proptest! {
    /// The title may be a line of the text, which is a headline then.
    #[test]
    fn what_a_headline_says_is_evidence_and_lies_there(title in news(), text in news(), seed in 0_u64..1000) {
        let metadata = Metadata { title: Some(title.clone()), ..Metadata::default() };
        let article = Article::new("a", format!("{title}\n\n{text}"), metadata);
        prop_assert_eq!(unsound(&article, seed), Vec::<&str>::new());
    }

    /// An inferred interval is one, has words that show it, and nothing is inferred without.
    #[test]
    fn an_inferred_day_has_its_evidence(text in text()) {
        let article = Article::from_text("a", text.as_str());
        prop_assert_eq!(unsound_dating(&article), Vec::<&str>::new());
        let published = extract(&annotate(&article), &Tags::default()).inferred;
        let [earliest, latest] = [published.earliest, published.latest];
        prop_assert_eq!(published.evidence.is_empty(), earliest.or(latest).is_none());
        prop_assert!(earliest.zip(latest).is_none_or(|(earliest, latest)| earliest <= latest));
        prop_assert_eq!(published.date, earliest.filter(|_| earliest == latest));
    }

    #[test]
    fn every_fact_is_evidence_and_lies_in_the_body(text in text(), seed in 0_u64..1000) {
        let article = Article::from_text("a", text.as_str());
        prop_assert_eq!(article.text(), text.as_str());
        prop_assert_eq!(unsound(&article, seed), Vec::<&str>::new());
    }

    #[test]
    fn sentences_tile_the_body_and_tokens_lie_in_one(text in text()) {
        let article = Article::from_text("a", text);
        let annotated = annotate(&article);
        prop_assert!(tile(&annotated), "{:?}", annotated.sentences());
        let mut token_idx = 0;
        for sentence in annotated.sentences() {
            prop_assert_eq!(sentence.tokens.start, token_idx);
            prop_assert!(!sentence.tokens.is_empty());
            for token in &annotated.tokens()[sentence.tokens.clone()] {
                prop_assert!(sentence.span.contains(token.span));
            }
            token_idx = sentence.tokens.end;
        }
        prop_assert_eq!(token_idx, annotated.tokens().len());
    }

    #[test]
    fn furniture_and_body_part_the_text(text in text()) {
        let article = Article::from_text("a", text);
        let mut end = 0;
        for furniture in article.furniture() {
            prop_assert!(furniture.span.start() >= end, "furniture overlaps");
            prop_assert!(!article.slice(furniture.span).contains('\n'));
            end = furniture.span.end();
        }
        for piece in article.body() {
            prop_assert_eq!(article.slice(piece).trim(), article.slice(piece));
            prop_assert!(!article.furniture().iter().any(|furniture| furniture.span.overlaps(piece)));
        }
    }

    #[test]
    fn the_same_text_gives_the_same_facts(text in text(), seed in 0_u64..1000) {
        let article = Article::from_text("a", text);
        let read = |article: &Article| {
            let annotated = annotate(article);
            extract(&annotated, &noisy(&annotated, seed))
        };
        prop_assert_eq!(read(&article), read(&article.clone()));
    }

    #[test]
    fn figures_and_times_alone_are_the_same(text in text(), seed in 0_u64..1000) {
        let article = Article::from_text("a", text);
        let annotated = annotate(&article);
        let tags = noisy(&annotated, seed);
        let all = extract(&annotated, &tags);
        prop_assert_eq!(figures_and_times(&annotated, &tags), (all.figures, all.times));
    }

    #[test]
    fn indices_point_at_entities_and_figures(text in text(), seed in 0_u64..1000) {
        let article = Article::from_text("a", text);
        let annotated = annotate(&article);
        let facts = extract(&annotated, &noisy(&annotated, seed));
        let n_entities = u32::try_from(facts.entities.len()).unwrap();
        prop_assert!(facts.mentions.iter().filter_map(|mention| mention.entity_idx).all(|idx| idx < n_entities));
        prop_assert!(facts.statements.iter().flat_map(Statement::entity_idxs).all(|idx| idx < n_entities));
        for (figure_idx, figure) in (0..).zip(&facts.figures) {
            prop_assert!(figure.same_as.is_none_or(|idx: u32| idx < figure_idx));
            let n_figures = u32::try_from(facts.figures.len()).unwrap();
            let others = [figure.level_idx, figure.part_of];
            prop_assert!(others.into_iter().flatten().all(|idx| idx < n_figures && idx != figure_idx));
            let n_times = u32::try_from(facts.times.len()).unwrap();
            prop_assert!(figure.time_idx.is_none_or(|idx| idx < n_times));
            prop_assert!(figure.low.zip(figure.high).is_none_or(|(low, high)| low <= high));
        }
        // Every entity is mentioned somewhere, and they are numbered by where they are mentioned first.
        let mut firsts: Vec<u32> = Vec::new();
        for entity_idx in facts.mentions.iter().filter_map(|mention| mention.entity_idx) {
            if !firsts.contains(&entity_idx) {
                firsts.push(entity_idx);
            }
        }
        prop_assert_eq!(firsts, (0..n_entities).collect::<Vec<_>>());
    }
}

proptest! {
    /// A measured figure, written again as number and unit, is read as the same figure.
    #[test]
    fn a_figure_written_again_is_the_same(text in news()) {
        let read = |text: &str| {
            let article = Article::from_text("a", text);
            extract(&annotate(&article), &Tags::default()).figures
        };
        for figure in read(&text) {
            let (Some(value), Some(unit)) = (figure.value, figure.unit.filter(|unit| unit.code != "count")) else { continue };
            let again = read(&format!("It has {value} {} now.", unit.name));
            let found: Vec<_> = again.iter().map(|other| (other.value, other.unit.as_ref())).collect();
            prop_assert_eq!(found, vec![(Some(value), Some(&unit))]);
        }
    }
}

/// Odd prose costs time in proportion to its length: a text ten times as long would not finish otherwise.
#[test]
fn odd_prose_is_read_in_linear_time() {
    let long_line = "word ".repeat(1_000_000);
    let marks = "\"".repeat(100_000);
    let curly = "“‘".repeat(100_000);
    let names = "Ana Orlec and Tomas Brandt of Vell. ".repeat(50_000);
    let headings = "Read more\n".repeat(200_000);
    let stops = "!".repeat(200_000);
    let quotations = "“We wait,” Orlec said, and ".repeat(50_000);
    let commas = format!("“We wait,” {} said.", "Orlec, ".repeat(200_000));
    let openings = "“One.\n\n".repeat(50_000);
    let single = "'We wait,' Orlec said, and ".repeat(50_000);
    let german = "„We wait,‟ Orlec said, and ".repeat(50_000);
    let guillemets = "»We wait,« Orlec said, and ".repeat(50_000);
    let breaks = format!("One.{}Two.", "\n".repeat(500_000));
    let unseen = format!("One.{}Two.", "\u{200b}\n".repeat(500_000));
    let numbers = "12 ".repeat(200_000);
    let dates = "It will be met on April 6, 2031 ".repeat(30_000);
    let wars = "13-month-old war in Ukraine ".repeat(50_000);
    let post = format!("{} (@vell) April 6, 2031", "— 6 April 2031 ".repeat(50_000));
    for text in [
        long_line, marks, curly, names, headings, stops, quotations, commas, openings, single, german, guillemets,
        breaks, unseen, numbers, dates, wars, post,
    ] {
        let article = Article::from_text("a", text);
        let annotated = annotate(&article);
        assert!(tile(&annotated), "{:?}", &article.text()[..40]);
        extract(&annotated, &Tags::default());
        // A model that says something of every word is read in linear time too; a part shows it, without optimisation.
        let part: String = article.text().chars().take(100_000).collect();
        let article = Article::from_text("a", part);
        let annotated = annotate(&article);
        extract(&annotated, &noisy(&annotated, 1));
    }
}
