//! The format: what the core knows of statements, figures and times comes out in code points and ids, and can be read again.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use onrecord::{
    annotate::annotate,
    article::Article,
    facts::{
        Anchor, Attitude, Caution, Caveat, Certainty, Days, Direction, Entity, EntityKind, Facts, Figure, Hedge, How,
        Kind, Modality, Modifier, Occasion, OccasionKind, Outcome, Party, Setting, Speaker, Stance, Statement,
        Sureness, Time, TimeKind, Unit, Unnamed,
    },
    text::Span,
    values::{Date, Decimal},
};
use onrecord_wire::{Object, object};
use serde_json::{Value, json};

/// Characters of two and four bytes stand before every fact.
const TEXT: &str = "Größe 🙂: the loss rose nearly 4% to 1,200 new homes on Tuesday, the day before. 🙂 Two aides to Orlec, who feared \
                    reprisals, told Vell Radio in an interview that Brandt claimed the dam would probably hold, which could not \
                    be verified.";

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
    let entities = ["Orlec", "Brandt", "Vell Radio"].map(|name| Entity::named(name, EntityKind::Person)).to_vec();
    let (figures, times) = (vec![change, level], vec![tuesday, before]);
    Facts { entities, statements: statements(), figures, times, ..Facts::default() }
}

/// What two aides told, and in it what Brandt is to have claimed.
fn statements() -> Vec<Statement> {
    let party = |words: &str, entity_idx| Some(Party { span: at(words), entity_idx });
    let aides = Speaker {
        on_behalf_of: party("Orlec", Some(0)),
        unnamed: Some(Unnamed { role: at("Two aides"), is_several: true, reason: Some(at("who feared reprisals")) }),
        ..Speaker::default()
    };
    let told = Statement {
        source: vec![at("Two aides to Orlec")],
        cue: vec![at("told")],
        content: vec![at("that Brandt claimed the dam would probably hold")],
        kind: Kind::Indirect,
        speaker: aides,
        setting: Setting {
            addressee: party("Vell Radio", Some(2)),
            occasion: Some(Occasion { span: at("in an interview"), kind: OccasionKind::Interview }),
            outlet: party("Vell Radio", Some(2)),
            time_idx: Some(1),
        },
        caveats: vec![Caveat { span: at("could not be verified"), caution: Caution::Unverified }],
        confidence: 61,
        ..Statement::default()
    };
    let claimed = Statement {
        source: vec![at("Brandt")],
        cue: vec![at("claimed")],
        content: vec![at("the dam would probably hold")],
        kind: Kind::Mixed,
        speaker: Speaker { entities: vec![1, 0], ..Speaker::default() },
        how: How {
            modality: Modality::Predicted,
            outcome: Outcome::Said,
            attitude: Attitude::Belief,
            stance: Stance::Claimed,
            certainty: vec![Certainty { span: at("probably"), sureness: Sureness::Probable }],
        },
        nested_in: Some(0),
        is_headline: true,
        ..Statement::default()
    };
    let refused = Statement {
        speaker: Speaker { candidates: vec![0, 1], ..Speaker::default() },
        how: How { outcome: Outcome::Declined, ..How::default() },
        ..Statement::default()
    };
    vec![told, claimed, refused]
}

/// The words at offsets, which are a pair or the members `start` and `end`.
fn words(offsets: &Value) -> String {
    let place = |n: usize, key: &str| offsets.get(n).or(offsets.get(key)).and_then(Value::as_u64).unwrap();
    let [start, end] = [place(0, "start"), place(1, "end")].map(|at| usize::try_from(at).unwrap());
    TEXT.chars().skip(start).take(end - start).collect()
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
fn a_statement_is_written_with_who_speaks_and_where() {
    let written: Value = serde_json::from_str(&written()).unwrap();
    let told = &written["statements"][0];
    assert_eq!((&told["speaker"], &told["speakers"], &told["unnamed"]), (&Value::Null, &json!([]), &json!(true)));
    assert_eq!(words(&told["anonymous"]["role"]), "Two aides");
    assert_eq!(words(&told["anonymous"]["reason"]), "who feared reprisals");
    assert_eq!(told["anonymous"]["several"], true);
    for (field, said, entity) in
        [("on_behalf_of", "Orlec", "e1"), ("addressee", "Vell Radio", "e3"), ("outlet", "Vell Radio", "e3")]
    {
        assert_eq!((words(&told[field]), &told[field]["entity"]), (said.to_owned(), &json!(entity)), "{field}");
    }
    assert_eq!((words(&told["occasion"]), &told["occasion"]["kind"]), ("in an interview".into(), &json!("interview")));
    assert_eq!((&told["said"], &told["nested_in"], &told["confidence"]), (&json!("t2"), &Value::Null, &json!(0.61)));
    let caveat = &told["caveat"][0];
    assert_eq!((words(caveat), &caveat["kind"]), ("could not be verified".into(), &json!("unverified")));
}

#[test]
fn a_statement_is_written_with_how_it_is_told() {
    let written: Value = serde_json::from_str(&written()).unwrap();
    let how = |idx: usize| {
        ["modality", "outcome", "attitude", "stance", "speaker", "speakers", "candidates", "nested_in", "headline"]
            .map(|key| written["statements"][idx][key].clone())
    };
    let claimed = [json!("e2"), json!(["e2", "e1"]), json!([]), json!("s1"), json!(true)];
    assert_eq!(how(1)[..4], ["predicted", "said", "belief", "claimed"].map(|word| json!(word)));
    assert_eq!(how(1)[4..], claimed);
    let certainty = &written["statements"][1]["certainty"][0];
    assert_eq!((words(certainty), &certainty["sureness"]), ("probably".into(), &json!("probable")));
    let refused = [Value::Null, json!([]), json!(["e1", "e2"]), Value::Null, json!(false)];
    assert_eq!(how(2)[..4], ["asserted", "declined", "statement", "said"].map(|word| json!(word)));
    assert_eq!(how(2)[4..], refused);
    for empty in ["on_behalf_of", "anonymous", "addressee", "occasion", "outlet", "said"] {
        assert_eq!(written["statements"][2][empty], Value::Null, "{empty}");
    }
    assert_eq!(written["statements"][2]["caveat"], json!([]));
}

#[test]
fn what_is_written_is_read_again() {
    let written = written();
    let read: Object<'_> = serde_json::from_str(&written).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), written);
}
