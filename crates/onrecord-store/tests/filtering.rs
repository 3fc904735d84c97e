//! Asking for certain figures and for a stretch of the calendar: every condition alone, and what comes back of each fact.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{READ_BY, figure, time};
use onrecord::{
    article::{Article, Basis, Metadata, Published},
    facts::{
        Anchor, Days, Direction, Entity, EntityKind, Facts, Figure, Hedge, Kind, Modifier, Speaker, Statement, Time,
        TimeKind, Unit,
    },
    text::Span,
    values::{Date, Decimal},
};
use onrecord_store::{AnchorRow, Entry, ErrorKind, FigureFilter, Form, Raw, Store};
use tempfile::{TempDir, tempdir};

const PLEDGE: &str = "“We gave $150 billion, including $65 billion (60 billion euros) for dykes,” Ada Orlec said. \
                      Homes lost rose 4 percent to 1,200 last year. On Tuesday 500 sq miles of farmland flooded, \
                      10 to 15 km inland; several dams broke the day before, early in the morning.";

/// The place of `words` in the pledge.
fn at(words: &str) -> Span {
    let start = PLEDGE.find(words).unwrap();
    Span::new(u32::try_from(start).unwrap(), u32::try_from(start + words.len()).unwrap())
}

fn day(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

fn facts() -> Facts {
    let statement = Statement {
        source: vec![at("Ada Orlec")],
        cue: vec![at("said")],
        content: vec![at("“We gave $150 billion, including $65 billion (60 billion euros) for dykes,”")],
        kind: Kind::Direct,
        speaker: Speaker { entities: vec![0], ..Speaker::default() },
        confidence: 93,
        ..Statement::default()
    };
    Facts {
        entities: vec![Entity::named("Ada Orlec", EntityKind::Person)],
        statements: vec![statement],
        figures: figures(),
        times: times(),
        ..Facts::default()
    }
}

fn figures() -> Vec<Figure> {
    let billion = |n: i64| n * 1_000_000_000;
    let [dollar, euro] = [Unit::of("USD", "US dollar"), Unit::of("EUR", "euro")];
    let whole = figure(at("$150 billion"), billion(150), dollar.clone());
    let part = Figure { of: vec![at("dykes")], part_of: Some(0), ..figure(at("$65 billion"), billion(65), dollar) };
    let form = Figure { same_as: Some(1), ..figure(at("60 billion euros"), billion(60), euro) };
    let change = figure(at("4 percent"), 4, Unit::of("%", "percent"));
    let change = Figure { direction: Some(Direction::Up), level_idx: Some(4), time_idx: Some(0), ..change };
    let level = figure(at("1,200"), 1200, Unit::of("count", "home"));
    let level = Figure { head: Some(at("Homes")), of: vec![at("Homes lost")], time_idx: Some(0), ..level };
    let area = figure(at("500 sq miles"), 500, Unit::of("mi2", "square mile"));
    let area = Figure { time_idx: Some(1), ..area };
    let range = figure(at("10 to 15 km"), 0, Unit::of("km", "kilometre"));
    let range = Figure { value: None, low: Some(10.into()), high: Some(15.into()), ..range };
    let vague = figure(at("several dams"), 0, Unit::of("count", "dam"));
    let vague = Figure { value: None, low: None, high: None, hedge: Hedge::Vague, ..vague };
    vec![whole, part, form, change, level, area, range, vague]
}

fn times() -> Vec<Time> {
    let days = |first, last| Some(Days { first: Some(first), last: Some(last) });
    let last_year = time(at("last year"), "2030", days(day(2030, 1, 1), day(2030, 12, 31)));
    let last_year = Time { anchor: Some(Anchor::Published), rule: "last_unit", ..last_year };
    let tuesday = time(at("Tuesday"), "2031-03-04", days(day(2031, 3, 4), day(2031, 3, 4)));
    let tuesday = Time { anchor: Some(Anchor::Published), rule: "weekday", ..tuesday };
    let before = time(at("the day before"), "2031-03-03", days(day(2031, 3, 3), day(2031, 3, 3)));
    let before = Time { anchor: Some(Anchor::Time(1)), rule: "day_before", ..before };
    let morning = time(at("early in the morning"), "XXXX-XX-XXTMO", None);
    let morning = Time { kind: TimeKind::Time, modifier: Some(Modifier::Start), ..morning };
    let open = time(at("lost"), "2031-02-20", Some(Days { first: Some(day(2031, 2, 20)), last: None }));
    vec![last_year, tuesday, before, morning, open]
}

fn entry(address: &str, facts: Facts) -> Result<Entry, onrecord_store::Error> {
    let metadata = Metadata {
        outlet: Some("The Selm Courier".to_owned()),
        published: Published::on(Date::constant(2031, 3, 5), Basis::Given),
        ..Metadata::default()
    };
    let article = Article::new(address, PLEDGE, metadata);
    let raw = Raw { bytes: PLEDGE.as_bytes(), form: Form::Text, address, given: address };
    Entry::new(raw, article, facts, READ_BY)
}

/// A record of another article and the pledge, so that no number of a row is one of the article's own count.
fn store() -> (TempDir, Store) {
    let folder = tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("onrecord.db")).unwrap();
    store.add(&[common::entry(1, common::Shape::BRIEF), entry("pledge", facts()).unwrap()]).unwrap();
    (folder, store)
}

/// The words of the pledge's figures that meet a filter.
#[track_caller]
fn check(filter: FigureFilter, expected: &[&str]) {
    let filter = FigureFilter { outlet: filter.outlet.or(Some("courier".to_owned())), ..filter };
    let found = store().1.figures(&filter).unwrap();
    let quotes: Vec<_> = found.iter().map(|found| found.fact.evidence.quote.as_str()).collect();
    assert_eq!(quotes, expected, "{filter:?}");
}

fn all() -> FigureFilter {
    FigureFilter::default()
}

#[test]
fn a_figure_comes_back_with_all_that_is_known_of_it() {
    let (_folder, store) = store();
    let figures = store.article(2).unwrap().unwrap().figures;
    let [whole, part, form, change, level, ..] = figures.as_slice() else { panic!("{figures:?}") };
    let name = |other: &Option<onrecord_store::FigureName>| other.clone().map(|other| (other.id, other.quote));
    assert_eq!(name(&part.part_of), Some((whole.id, "$150 billion".to_owned())));
    assert_eq!(name(&form.same_as), Some((part.id, "$65 billion".to_owned())));
    assert_eq!((change.direction.as_deref(), name(&change.level)), (Some("up"), Some((level.id, "1,200".to_owned()))));
    assert_eq!(part.of.iter().map(|of| of.quote.as_str()).collect::<Vec<_>>(), ["dykes"]);
    assert_eq!((level.head.as_ref().unwrap().quote.as_str(), level.of[0].quote.as_str()), ("Homes", "Homes lost"));
    let time = level.time.as_ref().unwrap();
    assert_eq!((time.quote.as_str(), time.value.as_str()), ("last year", "2030"));
    assert_eq!(time.first_day.as_deref(), Some("2030-01-01"));
    assert_eq!(whole.time, None);
    assert_eq!(store.verify(|_| ()).unwrap().faults, []);
}

#[test]
fn a_time_comes_back_with_what_it_was_counted_from() {
    let (_folder, store) = store();
    let times = store.article(2).unwrap().unwrap().times;
    let time = |quote: &str| times.iter().find(|time| time.evidence.quote == quote).unwrap();
    assert_eq!(
        (&time("Tuesday").anchor, time("Tuesday").rule.as_deref()),
        (&Some(AnchorRow::Published), Some("weekday"))
    );
    let Some(AnchorRow::Time(anchor)) = &time("the day before").anchor else { panic!("{times:?}") };
    assert_eq!((anchor.id, anchor.value.as_str()), (time("Tuesday").id, "2031-03-04"));
    let morning = time("early in the morning");
    assert_eq!((morning.modifier.as_deref(), morning.r#type.as_str(), &morning.anchor), (Some("START"), "TIME", &None));
    assert_eq!((&morning.first_day, &morning.last_day), (&None, &None));
}

#[test]
fn a_unit_is_called_by_code_or_name_and_stands_for_those_that_are_converted_to_it() {
    for called in ["USD", "usd", "dollars", "US dollar", "us dollars", "$"] {
        check(FigureFilter { unit: Some(called.to_owned()), ..all() }, &["$150 billion", "$65 billion"]);
    }
    for called in ["km2", "square kilometres", "acre", "sq miles"] {
        check(FigureFilter { unit: Some(called.to_owned()), ..all() }, &["500 sq miles"]);
    }
    check(FigureFilter { unit: Some("mile".to_owned()), ..all() }, &["10 to 15 km"]);
    check(FigureFilter { unit: Some("homes".to_owned()), ..all() }, &["1,200"]);
    check(FigureFilter { unit: Some("count".to_owned()), ..all() }, &["1,200", "several dams"]);
    check(FigureFilter { unit: Some("parsec".to_owned()), ..all() }, &[]);
    check(FigureFilter { unit: Some(String::new()), ..all() }, &[]);
}

#[test]
fn a_size_is_of_the_number_that_the_words_give() {
    let number = |number: i64| Some(Decimal::from(number));
    check(FigureFilter { min: number(100_000_000_000), ..all() }, &["$150 billion"]);
    check(FigureFilter { min: number(4), max: number(12), ..all() }, &["4 percent", "10 to 15 km"]);
    check(FigureFilter { min: number(16), max: number(1200), ..all() }, &["1,200", "500 sq miles"]);
    let square_km = |min, max| FigureFilter { unit: Some("km2".to_owned()), min, max, ..all() };
    check(square_km(number(1294), number(1295)), &["500 sq miles"]);
    check(square_km(number(1295), None), &[]);
    check(FigureFilter { max: number(0), ..all() }, &[]);
}

#[test]
fn a_figure_is_told_of_its_time_or_else_of_the_day_of_its_article() {
    let days = |from: Date, to: Date| FigureFilter { days: Some(from..=to), ..all() };
    check(days(day(2030, 5, 1), day(2030, 5, 1)), &["4 percent", "1,200"]);
    check(days(day(2031, 3, 4), day(2031, 3, 4)), &["500 sq miles"]);
    let of_its_day = ["$150 billion", "$65 billion", "60 billion euros", "10 to 15 km", "several dams"];
    check(days(day(2031, 3, 5), day(2031, 3, 5)), &of_its_day);
    check(days(day(2032, 1, 1), day(2032, 1, 1)), &[]);
}

#[test]
fn a_speaker_tells_the_figures_in_his_own_words() {
    for name in ["orlec", "Áda Orlec"] {
        let said = FigureFilter { speaker: Some(name.to_owned()), ..all() };
        check(said, &["$150 billion", "$65 billion", "60 billion euros"]);
    }
    for nobody in ["Orlov", "", "-"] {
        check(FigureFilter { speaker: Some(nobody.to_owned()), ..all() }, &[]);
    }
}

#[test]
fn an_outlet_is_called_by_words_of_its_name() {
    for (outlet, n) in [("selm courier", 8), ("HERALD", 0), ("Kurier", 2), ("Selm Kurier", 0)] {
        let filter = FigureFilter { outlet: Some(outlet.to_owned()), ..all() };
        assert_eq!(store().1.figures(&filter).unwrap().len(), n, "{outlet}");
    }
}

#[test]
fn several_conditions_are_met_together() {
    let filter = FigureFilter {
        words: vec!["including".to_owned()],
        unit: Some("dollars".to_owned()),
        max: Some(Decimal::from(100_000_000_000_i64)),
        speaker: Some("Orlec".to_owned()),
        ..all()
    };
    check(filter, &["$65 billion"]);
}

#[test]
fn the_calendar_is_in_its_own_order() {
    let (_folder, store) = store();
    let quotes = |days: Option<std::ops::RangeInclusive<Date>>| -> Vec<String> {
        store.times(days.as_ref()).unwrap().into_iter().map(|found| found.fact.evidence.quote).collect()
    };
    let all = quotes(None);
    let in_2031 = ["last year", "lost", "the day before", "Tuesday", "early in the morning"];
    assert_eq!(all.iter().filter(|quote| !quote.contains("April")).collect::<Vec<_>>(), in_2031.each_ref());
    assert!(all[0].contains("April") && all.last().unwrap() == "early in the morning", "{all:?}");
    let range = |from: Date, to: Date| Some(from..=to);
    assert_eq!(quotes(range(day(2031, 3, 3), day(2031, 3, 3))), ["lost", "the day before"]);
    assert_eq!(quotes(range(day(2040, 1, 1), day(2040, 12, 31))), ["lost"], "it has no end");
    assert_eq!(quotes(range(day(2030, 12, 31), day(2031, 2, 1))), ["last year"]);
}

#[test]
fn facts_that_name_what_is_not_there_are_unsound() {
    let broken: [fn(&mut Facts); 5] = [
        |facts| facts.figures[0].part_of = Some(8),
        |facts| facts.figures[0].level_idx = Some(8),
        |facts| facts.figures[0].time_idx = Some(5),
        |facts| facts.times[0].anchor = Some(Anchor::Time(5)),
        |facts| facts.figures[0].scope = vec![Span::new(0, 9999)],
    ];
    for break_it in broken {
        let mut facts = facts();
        break_it(&mut facts);
        assert_eq!(entry("broken", facts).unwrap_err().kind(), ErrorKind::Unsound);
    }
}
