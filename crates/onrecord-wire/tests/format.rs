//! The format: what the core knows of figures and times comes out in code points and ids, and can be read again.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use onrecord::{
    annotate::annotate,
    article::Article,
    facts::{Anchor, Days, Direction, Facts, Figure, Hedge, Modifier, Time, TimeKind, Unit},
    text::Span,
    values::{Date, Decimal},
};
use onrecord_wire::{Object, object};
use serde_json::{Value, json};

/// Characters of two and four bytes stand before every fact.
const TEXT: &str = "Größe 🙂: the loss rose nearly 4% to 1,200 new homes on Tuesday, the day before.";

fn at(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(u32::try_from(start).unwrap(), u32::try_from(start + words.len()).unwrap())
}

fn facts() -> Facts {
    let change = Figure {
        span: at("4%"),
        value: Some(Decimal::from(4)),
        low: Some(Decimal::from(4)),
        high: None,
        hedge: Hedge::Nearly,
        hedge_span: Some(at("nearly")),
        unit: Some(Unit::of("%", "percent")),
        of: vec![at("the loss")],
        head: Some(at("loss")),
        scope: vec![at("new")],
        direction: Some(Direction::Up),
        level_idx: Some(1),
        time_idx: Some(0),
        same_as: None,
        part_of: Some(1),
    };
    let level = Figure { span: at("1,200 new homes"), direction: None, same_as: Some(0), ..change.clone() };
    let day = |day| Some(Date::constant(2031, 3, day));
    let tuesday = Time {
        span: at("Tuesday"),
        kind: TimeKind::Date,
        value: "2031-03-04".to_owned(),
        modifier: Some(Modifier::OnOrBefore),
        anchor: Some(Anchor::Published),
        days: Some(Days { first: None, last: day(4) }),
        rule: "weekday",
    };
    let before = Time { span: at("the day before"), anchor: Some(Anchor::Time(0)), ..tuesday.clone() };
    Facts { figures: vec![change, level], times: vec![tuesday, before], ..Facts::default() }
}

/// The wire object of the text, as JSON.
fn written() -> String {
    let article = Article::from_text("a", TEXT);
    serde_json::to_string(&object(&annotate(&article), &facts())).unwrap()
}

#[test]
fn a_figure_is_written_with_all_that_is_known_of_it() {
    let written: Value = serde_json::from_str(&written()).unwrap();
    let change = &written["figures"][0];
    let words = |offsets: &Value| {
        let [start, end] = [0, 1].map(|n| usize::try_from(offsets[n].as_u64().unwrap()).unwrap());
        TEXT.chars().skip(start).take(end - start).collect::<String>()
    };
    assert_eq!(
        [&change["hedge_span"], &change["head"], &change["of"][0], &change["scope"][0]].map(words),
        ["nearly", "loss", "the loss", "new"]
    );
    let told = ["id", "low", "high", "direction", "level", "time", "same_as", "part_of"].map(|key| change[key].clone());
    let ids = [json!("f1"), json!("4"), Value::Null, json!("up"), json!("f2"), json!("t1"), Value::Null, json!("f2")];
    assert_eq!(told, ids);
    assert_eq!(written["figures"][1]["same_as"], "f1");
}

#[test]
fn a_time_is_written_with_what_it_was_counted_from() {
    let written: Value = serde_json::from_str(&written()).unwrap();
    let told = |idx: usize| ["mod", "anchor", "first", "last", "rule"].map(|key| written["times"][idx][key].clone());
    let rest = [Value::Null, json!("2031-03-04"), json!("weekday")];
    assert_eq!(told(0)[..2], [json!("ON_OR_BEFORE"), json!("published")]);
    assert_eq!(told(1)[1], json!("t1"));
    assert_eq!(told(0)[2..], rest);
}

#[test]
fn what_is_written_is_read_again() {
    let written = written();
    let read: Object<'_> = serde_json::from_str(&written).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), written);
}
