//! Asking: what was put in comes out, in the order of time, found by what people would type.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::ops::{ControlFlow, RangeInclusive};

use common::{READ_BY, Shape, article, entry, figure, plain, time};
use onrecord::{
    article::{Article, Basis, Metadata, Published},
    facts::{Days, Entity, EntityKind, Facts, Figure, Hedge, Kind, Mention, Speaker, Statement, Unit},
    text::Span,
    values::Date,
};
use onrecord_store::{ArticleFilter, Entry, FigureFilter, Form, Raw, Spelling, Store};
use tempfile::{TempDir, tempdir};

/// A record of some entries, and the folder that it goes with.
fn store_of(entries: &[Entry]) -> (TempDir, Store) {
    let folder = tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("onrecord.db")).unwrap();
    store.add(entries).unwrap();
    (folder, store)
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

fn of_words(wanted: &[&str]) -> FigureFilter {
    FigureFilter { words: words(wanted), ..FigureFilter::default() }
}

const SPEECH: &str = "The city woke late.\n“The barriers will hold,” Mayor Ána Orlec said in front of the 31 tanks \
                      worth nearly $38 billion. “No water gets in,” she added in March 2024, as in 2022, on 6 April.";

/// The place of `words` in `SPEECH`.
fn at(words: &str) -> Span {
    let start = SPEECH.find(words).unwrap();
    Span::new(u32::try_from(start).unwrap(), u32::try_from(start + words.len()).unwrap())
}

/// The speech as an article with what stands in it.
fn speech(address: &str, published: Option<Date>) -> Entry {
    let published = published.map_or_else(Published::default, |date| Published::on(date, Basis::Given));
    let metadata = Metadata { title: Some("Dam".to_owned()), published, ..Metadata::default() };
    let article = Article::new(format!("name of {address}"), SPEECH, metadata);
    let raw = Raw { bytes: SPEECH.as_bytes(), form: Form::Text, address, given: address };
    Entry::new(raw, article, speech_facts(), READ_BY).unwrap()
}

fn speech_facts() -> Facts {
    let statement = Statement {
        source: vec![at("Mayor Ána Orlec")],
        cue: vec![at("said")],
        content: vec![at("“The barriers will hold,”"), at("“No water gets in,”")],
        kind: Kind::Direct,
        speaker: Speaker { entities: vec![0], ..Speaker::default() },
        confidence: 93,
        ..Statement::default()
    };
    Facts {
        entities: vec![Entity::named("Ána Orlec", EntityKind::Person)],
        mentions: vec![Mention::by_name(at("Mayor Ána Orlec"), 0, EntityKind::Person)],
        statements: vec![statement],
        figures: speech_figures(),
        times: vec![
            time(at("March 2024"), "2024-03", Some(days((2024, 3, 1), (2024, 3, 31)))),
            time(at("2022"), "2022", Some(days((2022, 1, 1), (2022, 12, 31)))),
            time(at("6 April"), "XXXX-04-06", None),
        ],
        ..Facts::default()
    }
}

fn days(first: (i16, i8, i8), last: (i16, i8, i8)) -> Days {
    let [first, last] = [first, last].map(|(year, month, day)| Some(Date::constant(year, month, day)));
    Days { first, last }
}

fn speech_figures() -> Vec<Figure> {
    let tanks = Figure { same_as: Some(1), ..figure(at("31 tanks"), 31, Unit::of("count", "tank")) };
    let dollars = figure(at("$38 billion"), 38_000_000_000_i64, Unit::of("USD", "US dollar"));
    let dollars = Figure { hedge: Hedge::Nearly, hedge_span: Some(at("nearly")), ..dollars };
    vec![tanks, dollars]
}

#[test]
fn articles_come_in_the_order_of_time_with_undated_ones_last() {
    let day = |day| Some(Date::constant(2024, 3, day));
    let (_folder, store) = store_of(&[
        speech("late", day(9)),
        speech("undated", None),
        speech("early", day(2)),
        speech("late too", day(9)),
    ]);
    let addresses = |filter: &ArticleFilter| -> Vec<String> {
        store.articles(filter).unwrap().into_iter().map(|row| row.article.address).collect()
    };
    assert_eq!(addresses(&ArticleFilter::default()), ["early", "late", "late too", "undated"]);
    let page = ArticleFilter { limit: Some(2), offset: 1, ..ArticleFilter::default() };
    assert_eq!(addresses(&page), ["late", "late too"]);
    let days = Date::constant(2024, 3, 1)..=Date::constant(2024, 3, 8);
    assert_eq!(addresses(&ArticleFilter { published: Some(days), ..ArticleFilter::default() }), ["early"]);
    let nobody = ArticleFilter { outlet: Some("Nobody".to_owned()), ..ArticleFilter::default() };
    assert!(addresses(&nobody).is_empty());

    let row = &store.articles(&ArticleFilter::default()).unwrap()[0];
    assert_eq!((row.n_statements, row.n_figures, row.n_times, row.n_notes), (1, 2, 3, 0));
    assert_eq!((row.article.published.as_deref(), row.published_basis.as_str()), (Some("2024-03-02"), "given"));
}

#[test]
fn an_article_is_found_by_number_address_name_url_and_ending() {
    let entries = [entry(1, Shape::BRIEF), entry(2, Shape::BRIEF), plain("deep/down/00002.html", "Other", "Words.")];
    let (_folder, store) = store_of(&entries);
    let found = |called: &str| -> Vec<i64> {
        store.find_article(called).unwrap().into_iter().map(|row| row.article.id).collect()
    };
    assert_eq!(found("2"), [2]);
    assert_eq!(found("story/00001.txt"), [1]);
    assert_eq!(found("story-1"), [1]);
    assert_eq!(found("https://herald.example/2"), [2]);
    assert_eq!(found("00001.txt"), [1]);
    assert_eq!(found("00002"), [2, 3], "not a number");
    assert_eq!(found("4"), Vec::<i64>::new());
    assert_eq!(found("down/00002"), [3]);
    assert_eq!(found("0002.txt"), Vec::<i64>::new(), "not a whole step of the path");
    assert_eq!(found(""), Vec::<i64>::new());
}

#[test]
fn an_article_comes_back_with_everything_that_was_kept() {
    let (article, facts) = article(5, Shape::REPORT);
    let (_folder, store) = store_of(&[entry(4, Shape::BRIEF), entry(5, Shape::REPORT)]);
    let record = store.article(2).unwrap().unwrap();
    assert_eq!(record.text, article.text());
    assert_eq!((record.form.as_str(), record.read_by.as_str()), ("text", READ_BY));
    assert_eq!(record.row.article.title, article.metadata().title);
    assert_eq!(record.language.as_deref(), Some("en"));

    let names: Vec<_> = record.entities.iter().map(|entity| entity.name.as_str()).collect();
    assert_eq!(names, facts.entities.iter().map(|entity| entity.name.as_str()).collect::<Vec<_>>());
    let mentions: Vec<_> =
        record.mentions.iter().map(|mention| (mention.entity_id, mention.evidence.start_byte)).collect();
    let of_idx = |idx: u32| record.entities[idx as usize].id;
    let expected: Vec<_> = facts.mentions.iter().map(|it| (of_idx(it.entity_idx.unwrap()), it.span.start())).collect();
    assert_eq!(mentions, expected);

    assert_eq!(record.statements.len(), facts.statements.len());
    for (row, statement) in record.statements.iter().zip(&facts.statements) {
        let speakers: Vec<i64> = row.speakers.iter().map(|speaker| speaker.id).collect();
        assert_eq!(speakers, statement.speaker.entities.iter().copied().map(of_idx).collect::<Vec<_>>());
        assert_eq!(row.content.len(), 2);
        assert_eq!(row.content[1].quote, article.slice(statement.content[1]));
        assert_eq!((row.kind.as_str(), row.modality.as_str(), row.confidence_hundredths), ("direct", "asserted", 93));
    }
    assert_eq!(record.figures.len(), facts.figures.len());
    for (row, figure) in record.figures.iter().zip(&facts.figures) {
        assert_eq!(row.value, figure.value.map(|value| value.to_string()));
        assert_eq!(row.hedge_evidence.as_ref().unwrap().quote, "nearly");
    }
    let values: Vec<_> = record.times.iter().map(|time| time.value.clone()).collect();
    assert_eq!(values, facts.times.iter().map(|time| time.value.clone()).collect::<Vec<_>>());
    assert_eq!(record.notes[0].evidence.quote, "“unclear”");
    assert_eq!(store.article(3).unwrap(), None);
}

#[test]
fn raw_bytes_come_back_as_they_were() {
    let (_folder, store) = store_of(&[speech("a", None), speech("b", None)]);
    let record = store.article(2).unwrap().unwrap();
    assert_eq!(store.document(&record.document).unwrap().unwrap(), SPEECH.as_bytes());
    assert_eq!(store.document("none").unwrap(), None);
    let counts = store.counts().unwrap();
    assert_eq!((counts.articles, counts.documents, counts.statements, counts.figures, counts.times), (2, 1, 2, 4, 6));
}

#[test]
fn a_figure_names_the_one_that_it_is_a_form_of_wherever_that_stands() {
    let (_folder, store) = store_of(&[entry(1, Shape::BRIEF), speech("a", None)]);
    let figures = store.article(2).unwrap().unwrap().figures;
    assert_eq!((figures[0].same_as.as_ref().map(|other| other.id), &figures[1].same_as), (Some(figures[1].id), &None));
}

#[test]
fn who_finds_a_speaker_by_any_words_of_one_name() {
    let (_folder, store) = store_of(&[speech("b", None), speech("a", Some(Date::constant(2024, 3, 5)))]);
    for name in ["ana orlec", "ORLEC", "Mayor Orlec", "Orlec, Ána"] {
        let addresses: Vec<_> =
            store.who(name, Spelling::Any).unwrap().into_iter().map(|found| found.article.address).collect();
        assert_eq!(addresses, ["a", "b"], "{name}");
    }
    for name in ["Orlov", "Orle", "Ana Smith", "", " - "] {
        assert_eq!(store.who(name, Spelling::Any).unwrap(), [], "{name}");
    }
    let found = &store.who("orlec", Spelling::Any).unwrap()[0];
    assert_eq!(found.fact.speakers[0].name, "Ána Orlec");
    assert_eq!(found.fact.source[0].quote, "Mayor Ána Orlec");
    assert_eq!((found.fact.content[0].start_byte, found.fact.content[0].end_byte), (20, 49));
    assert_eq!((found.line, found.column), (2, 1));
    assert_eq!(&found.context.text[found.context.quote.clone()], "“The barriers will hold,”");
}

#[test]
fn figures_are_found_by_the_words_around_them_and_by_their_unit() {
    let (_folder, store) = store_of(&[speech("a", None)]);
    let quotes = |wanted: &[&str]| -> Vec<String> {
        store.figures(&of_words(wanted)).unwrap().into_iter().map(|found| found.fact.evidence.quote).collect()
    };
    assert_eq!(quotes(&[]), ["31 tanks", "$38 billion"]);
    assert_eq!(quotes(&["dollars"]), ["$38 billion"]);
    assert_eq!(quotes(&["usd", "Tank"]), ["$38 billion"], "one word by the unit, the other in the context");
    assert_eq!(quotes(&["ana", "orlec"]), ["31 tanks"], "too far from the other");
    assert_eq!(quotes(&["added"]), ["$38 billion"], "too far from the other");
    assert_eq!(quotes(&["city"]), Vec::<String>::new(), "another line");
    assert_eq!(quotes(&["tan"]), Vec::<String>::new());
}

#[test]
fn a_context_shows_whole_words_of_the_line_and_where_the_quote_is() {
    let (_folder, store) = store_of(&[speech("a", None)]);
    for found in store.figures(&FigureFilter::default()).unwrap() {
        let context = &found.context;
        assert_eq!(&context.text[context.quote.clone()], found.fact.evidence.quote);
        assert_eq!(&SPEECH[context.start_byte as usize..][..context.text.len()], context.text);
        assert!(!context.text.contains('\n'));
    }
    let dollars = &store.figures(&of_words(&["usd"])).unwrap()[0];
    assert_eq!(
        dollars.context.text,
        "barriers will hold,” Mayor Ána Orlec said in front of the 31 tanks worth nearly $38 billion. “No water gets in,” she added \
         in March 2024, as in 2022, on 6 April."
    );
    assert_eq!((dollars.line, dollars.column), (2, 86));
}

#[test]
fn times_are_found_by_the_days_they_lie_on() {
    let (_folder, store) = store_of(&[speech("a", None)]);
    let values = |days: Option<RangeInclusive<Date>>| -> Vec<String> {
        store.times(days.as_ref()).unwrap().into_iter().map(|found| found.fact.value).collect()
    };
    let day = Date::constant;
    assert_eq!(values(None), ["2022", "2024-03", "XXXX-04-06"]);
    assert_eq!(values(Some(day(2024, 3, 31)..=day(2024, 12, 31))), ["2024-03"]);
    assert_eq!(values(Some(day(2022, 5, 1)..=day(2022, 5, 1))), ["2022"]);
    assert_eq!(values(Some(day(2022, 12, 31)..=day(2024, 3, 1))), ["2022", "2024-03"]);
    assert!(values(Some(day(2024, 4, 1)..=day(2024, 4, 30))).is_empty(), "a day without a year lies on no day");
}

#[test]
fn search_finds_words_and_says_where() {
    let entries =
        [speech("a", None), plain("b", "Barriers", "Nothing of the kind."), plain("c", "C", "Something else.")];
    let (_folder, store) = store_of(&entries);
    let hits = store.search(&words(&["BARRIERS"]), Spelling::Any, 9).unwrap();
    let addresses: Vec<_> = hits.iter().map(|hit| hit.article.address.as_str()).collect();
    assert_eq!(addresses, ["b", "a"], "the title weighs more");
    assert_eq!((hits[0].matches.as_slice(), hits[0].snippet.as_str()), ([].as_slice(), "Nothing of the kind."));
    let hit = &hits[1];
    assert_eq!(hit.matches.iter().map(|at| &hit.snippet[at.clone()]).collect::<Vec<_>>(), ["barriers"]);
    assert_eq!((hit.line, hit.column, hit.n_matches), (2, 6, 1));

    assert_eq!(store.search(&words(&["orlec", "water"]), Spelling::Any, 9).unwrap()[0].n_matches, 2);
    assert!(store.search(&words(&["orlec", "else"]), Spelling::Any, 9).unwrap().is_empty(), "not in one article");
    assert_eq!(store.search(&words(&["barriers will"]), Spelling::Any, 9).unwrap().len(), 1);
    assert!(store.search(&words(&["will barriers"]), Spelling::Any, 9).unwrap().is_empty(), "a phrase has an order");
    assert_eq!(store.search(&words(&["barriers"]), Spelling::Any, 1).unwrap().len(), 1);
}

#[test]
fn no_word_is_an_operator() {
    let (_folder, store) =
        store_of(&[speech("a", None), plain("b", "\u{e000}marks\u{e001}", "\u{e000}or near\u{e001} not.")]);
    for hostile in
        ["\"", "*", "", " ", "NEAR(", "title:", "^", "(", ")", "'", "-", "\0", "AND", "{a b}:", "\"\"\"", "a\0b", "😀"]
    {
        assert!(store.search(&words(&[hostile]), Spelling::Any, 9).unwrap().is_empty(), "{hostile:?}");
        // What has no letter or digit is no condition.
        let beside = store.search(&words(&["barriers", hostile]), Spelling::Any, 9).unwrap();
        assert_eq!(beside.len(), usize::from(!hostile.contains(char::is_alphanumeric)), "{hostile:?}");
    }
    let hits = store.search(&words(&["NOT"]), Spelling::Any, 9).unwrap();
    assert_eq!((hits.len(), &hits[0].snippet[hits[0].matches[0].clone()]), (1, "not"));
    assert_eq!(store.search(&words(&["bar*"]), Spelling::Any, 9).unwrap(), []);
    assert!(store.search(&[], Spelling::Any, 9).unwrap().is_empty());
}

#[test]
fn a_visitor_sees_each_article_may_ask_meanwhile_and_may_break_off() {
    let (_folder, store) = store_of(&[1, 2, 3].map(|seed| entry(seed, Shape::BRIEF)));
    let mut seen = Vec::new();
    let all = store.for_each_article(&ArticleFilter::default(), |record| {
        assert_eq!(store.article(record.row.article.id).unwrap().as_ref(), Some(&record));
        seen.push(record.row.article.id);
        if seen.len() == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    all.unwrap();
    assert_eq!(seen, [1, 2]);
}
