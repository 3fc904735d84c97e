//! Figures and times with all that can be known of them: how they hang together, are filtered, and are shown in other
//! units. The facts are made by hand, so that these tests hold whatever is found in a text.

use expect_test::{Expect, expect};
use onrecord::{
    article::{Article, Basis, Metadata, Published},
    facts::{
        Anchor, Days, Direction, Entity, EntityKind, Facts, Figure, Hedge, Kind, Modifier, Speaker, Statement, Time,
        TimeKind, Unit,
    },
    text::Span,
    values::{Date, Decimal},
};
use onrecord_store::{Entry, Form, Raw, Store};
use serde_json::{Value, json};

use super::util::Dir;

const TEXT: &str = "“We gave nearly $150 billion, including $65 billion (60 billion euros) for new dykes,” Ada Orlec said. \
                    The loss rose 4 percent to 1,200 homes last year.\n\
                    On Tuesday 500 sq miles of farmland flooded, 10 to 15 km inland; several dams broke the day before, \
                    early in the morning.";

fn at(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(u32::try_from(start).unwrap(), u32::try_from(start + words.len()).unwrap())
}

fn figure(words: &str, number: i64, code: &'static str, name: &'static str) -> Figure {
    let value = Some(Decimal::from(number));
    Figure {
        span: at(words),
        value,
        low: value,
        high: value,
        hedge: Hedge::Exact,
        hedge_span: None,
        unit: Some(Unit::of(code, name)),
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

fn figures() -> Vec<Figure> {
    let billion = |n: i64| n * 1_000_000_000;
    let whole = figure("$150 billion", billion(150), "USD", "US dollar");
    let whole = Figure { hedge: Hedge::Nearly, hedge_span: Some(at("nearly")), ..whole };
    let part = figure("$65 billion", billion(65), "USD", "US dollar");
    let part =
        Figure { of: vec![at("dykes")], head: Some(at("dykes")), scope: vec![at("new")], part_of: Some(0), ..part };
    let form = Figure { same_as: Some(1), ..figure("60 billion euros", billion(60), "EUR", "euro") };
    let change = figure("4 percent", 4, "%", "percent");
    let change = Figure { direction: Some(Direction::Up), level_idx: Some(4), time_idx: Some(0), ..change };
    let level = Figure { time_idx: Some(0), ..figure("1,200 homes", 1200, "count", "home") };
    let area = Figure { time_idx: Some(1), ..figure("500 sq miles", 500, "mi2", "square mile") };
    let range = figure("10 to 15 km", 0, "km", "kilometre");
    let range = Figure { value: None, low: Some(10.into()), high: Some(15.into()), ..range };
    let vague = figure("several dams", 0, "count", "dam");
    let vague = Figure { value: None, low: None, high: None, hedge: Hedge::Vague, ..vague };
    vec![whole, part, form, change, level, area, range, vague]
}

fn time(words: &str, value: &str, days: Option<(Date, Option<Date>)>, anchor: Option<Anchor>) -> Time {
    Time {
        span: at(words),
        kind: TimeKind::Date,
        value: value.to_owned(),
        modifier: None,
        anchor,
        days: days.map(|(first, last)| Days { first: Some(first), last }),
        rule: "relative_day",
    }
}

fn times() -> Vec<Time> {
    let day = |year, month, day| Date::constant(year, month, day);
    let year = (day(2030, 1, 1), Some(day(2030, 12, 31)));
    let tuesday = (day(2031, 3, 4), Some(day(2031, 3, 4)));
    let monday = (day(2031, 3, 3), Some(day(2031, 3, 3)));
    let morning = time("early in the morning", "XXXX-XX-XXTMO", None, None);
    vec![
        Time { rule: "last_unit", ..time("last year", "2030", Some(year), Some(Anchor::Published)) },
        Time { rule: "weekday", ..time("Tuesday", "2031-03-04", Some(tuesday), Some(Anchor::Published)) },
        time("the day before", "2031-03-03", Some(monday), Some(Anchor::Time(1))),
        Time { kind: TimeKind::Time, modifier: Some(Modifier::Start), rule: "part_of_day", ..morning },
    ]
}

fn facts() -> Facts {
    let statement = Statement {
        source: vec![at("Ada Orlec")],
        cue: vec![at("said")],
        content: vec![at("“We gave nearly $150 billion, including $65 billion (60 billion euros) for new dykes,”")],
        kind: Kind::Direct,
        speaker: Speaker { entities: vec![0], ..Speaker::default() },
        confidence: 93,
        ..Statement::default()
    };
    let orlec = Entity::named("Ada Orlec", EntityKind::Person);
    Facts { entities: vec![orlec], statements: vec![statement], figures: figures(), times: times(), ..Facts::default() }
}

/// A folder with a record of the one article.
fn record() -> Dir {
    let dir = Dir::new();
    let metadata = Metadata {
        outlet: Some("The Selm Courier".to_owned()),
        title: Some("Dykes".to_owned()),
        published: Published::on(Date::constant(2031, 3, 5), Basis::Given),
        ..Metadata::default()
    };
    let article = Article::new("dykes", TEXT, metadata);
    let raw = Raw { bytes: TEXT.as_bytes(), form: Form::Text, address: "dykes.txt", given: "" };
    let entry = Entry::new(raw, article, facts(), "onrecord 0.0.0-test").unwrap();
    Store::open(&dir.path("onrecord.db")).unwrap().add(&[entry]).unwrap();
    dir
}

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "as expect-test hands it over")]
fn check(args: &[&str], expected: Expect) {
    expected.assert_eq(record().run_with(args).exits(0).stdout());
}

/// The words of the figures that a command lists.
fn quotes(args: &[&str]) -> Vec<String> {
    let run = record().run_with(&[&["figures", "--json"], args].concat());
    run.rows().iter().map(|row| row["quote"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn parts_stand_under_their_whole_and_other_forms_under_the_original() {
    check(
        &["figures"],
        expect![[r#"
            2031-03-05  The Selm Courier  Dykes  [1] line 1, column 17
                “We gave nearly $150 billion, including $65 billion (60 billion euros) for new dykes,” Ada Orlec said. The
                ≈ 150000000000 US dollars · “nearly”
                    of which $65 billion: 65000000000 US dollars · of “dykes” · scope “new”
                        = 60 billion euros, the same in another form: 60000000000 euros

            2031-03-05  The Selm Courier  Dykes  [1] line 1, column 118
                $65 billion (60 billion euros) for new dykes,” Ada Orlec said. The loss rose 4 percent to 1,200 homes last year.
                4 percent · up · to the level “1,200 homes” · at “last year” = 2030

            2031-03-05  The Selm Courier  Dykes  [1] line 1, column 131
                (60 billion euros) for new dykes,” Ada Orlec said. The loss rose 4 percent to 1,200 homes last year.
                1200 homes · at “last year” = 2030

            2031-03-05  The Selm Courier  Dykes  [1] line 2, column 12
                On Tuesday 500 sq miles of farmland flooded, 10 to 15 km inland; several dams broke the day before,
                500 square miles · at “Tuesday” = 2031-03-04

            2031-03-05  The Selm Courier  Dykes  [1] line 2, column 46
                On Tuesday 500 sq miles of farmland flooded, 10 to 15 km inland; several dams broke the day before, early in the morning.
                10 to 15 kilometres

            2031-03-05  The Selm Courier  Dykes  [1] line 2, column 66
                On Tuesday 500 sq miles of farmland flooded, 10 to 15 km inland; several dams broke the day before, early in the morning.
                dams without a number · vague

        "#]],
    );
}

#[test]
fn a_part_whose_whole_is_not_listed_says_of_what_it_is_one() {
    check(
        &["figures", "--unit", "euros"],
        expect![[r#"
            2031-03-05  The Selm Courier  Dykes  [1] line 1, column 54
                “We gave nearly $150 billion, including $65 billion (60 billion euros) for new dykes,” Ada Orlec said. The loss rose 4 percent to 1,200 homes last
                60000000000 euros · another form of “$65 billion”

        "#]],
    );
    check(
        &["figures", "--unit", "dollars", "--max", "70000000000"],
        expect![[r#"
            2031-03-05  The Selm Courier  Dykes  [1] line 1, column 41
                “We gave nearly $150 billion, including $65 billion (60 billion euros) for new dykes,” Ada Orlec said. The loss rose 4 percent to
                65000000000 US dollars · of “dykes” · scope “new” · part of “$150 billion”

        "#]],
    );
}

#[test]
fn figures_are_shown_in_another_unit_beside_their_own() {
    check(
        &["figures", "--unit", "km2", "--in", "km2"],
        expect![[r#"
            2031-03-05  The Selm Courier  Dykes  [1] line 2, column 12
                On Tuesday 500 sq miles of farmland flooded, 10 to 15 km inland; several dams broke the day before,
                500 square miles · in square kilometres: 1290 · at “Tuesday” = 2031-03-04

        "#]],
    );
    check(
        &["figures", "inland", "--in", "miles"],
        expect![[r#"
            2031-03-05  The Selm Courier  Dykes  [1] line 2, column 46
                On Tuesday 500 sq miles of farmland flooded, 10 to 15 km inland; several dams broke the day before, early in the morning.
                10 to 15 kilometres · in miles: 6.21 to 9.32

            2031-03-05  The Selm Courier  Dykes  [1] line 2, column 66
                On Tuesday 500 sq miles of farmland flooded, 10 to 15 km inland; several dams broke the day before, early in the morning.
                dams without a number · vague

        "#]],
    );
    let rows = record().run("figures --in mi --json").exits(0).rows();
    let shown: Vec<&Value> = rows.iter().map(|row| &row["shown_in"]).filter(|shown| !shown.is_null()).collect();
    let miles = json!({"value": null, "low": "6.21", "high": "9.32", "unit": "mi", "unit_name": "mile"});
    assert_eq!(shown, [&miles]);
    assert_eq!(record().run("figures --json").rows()[6]["shown_in"], Value::Null);
}

#[test]
fn what_figures_cannot_be_shown_in_is_an_error_that_says_why() {
    let dir = record();
    dir.run("figures --in euros").exits(2).says("money is never converted").says("hint: --unit euros lists");
    dir.run("figures --in tons").exits(2).says("a ton can be any of three: tons");
    dir.run("figures --in parsecs").exits(2).says("not a unit that figures are shown in: parsecs").says("km2");
    dir.run("figures --min 1,200").exits(2).says("not a number such as 12000 or 2.5");
    dir.run("figures --time soon").exits(2).says("not a day, month or year");
}

#[test]
fn each_filter_leaves_out_the_others() {
    assert_eq!(quotes(&["--unit", "km2"]), ["500 sq miles"]);
    assert_eq!(quotes(&["--unit", "USD", "--min", "100000000000"]), ["$150 billion"]);
    assert_eq!(quotes(&["--min", "4", "--max", "12"]), ["4 percent", "10 to 15 km"]);
    assert_eq!(quotes(&["--time", "2030-07"]), ["4 percent", "1,200 homes"]);
    assert_eq!(quotes(&["--time", "2031-03-04"]), ["500 sq miles"]);
    assert_eq!(quotes(&["--speaker", "Orlec"]), ["$150 billion", "$65 billion", "60 billion euros"]);
    assert_eq!(quotes(&["--outlet", "courier", "inland"]), ["10 to 15 km", "several dams"]);
    assert!(quotes(&["--outlet", "herald"]).is_empty() && quotes(&["--max", "-1"]).is_empty());
}

#[test]
fn csv_of_figures_has_every_field() {
    check(
        &["figures", "dykes", "--csv"],
        expect![[r#"
        article_id,published,outlet,title,address,quote,value,low,high,unit,unit_name,hedge,hedge_words,of,head,scope,direction,time,time_first,time_last,figure_id,level_id,time_id,same_as,part_of,start_byte,end_byte,hedge_span,of_spans,head_span,scope_spans,shown_value,shown_low,shown_high,shown_unit
        1,2031-03-05,The Selm Courier,Dykes,dykes.txt,$65 billion,65000000000,65000000000,65000000000,USD,US dollar,exact,,dykes,dykes,new,,,,,2,,,,1,42,53,,81-86,81-86,77-80,,,,
        1,2031-03-05,The Selm Courier,Dykes,dykes.txt,60 billion euros,60000000000,60000000000,60000000000,EUR,euro,exact,,,,,,,,,3,,,2,,55,71,,,,,,,,
        1,2031-03-05,The Selm Courier,Dykes,dykes.txt,4 percent,4,4,4,%,percent,exact,,,,,up,2030,2030-01-01,2030-12-31,4,5,1,,,121,130,,,,,,,,
    "#]],
    );
    check(
        &["figures", "--unit", "mi2", "--in", "ha", "--csv"],
        expect![[r#"
        article_id,published,outlet,title,address,quote,value,low,high,unit,unit_name,hedge,hedge_words,of,head,scope,direction,time,time_first,time_last,figure_id,level_id,time_id,same_as,part_of,start_byte,end_byte,hedge_span,of_spans,head_span,scope_spans,shown_value,shown_low,shown_high,shown_unit
        1,2031-03-05,The Selm Courier,Dykes,dykes.txt,500 sq miles,500,500,500,mi2,square mile,exact,,,,,,2031-03-04,2031-03-04,2031-03-04,6,,2,,,168,180,,,,,129000,129000,129000,ha
    "#]],
    );
}

#[test]
fn json_of_a_figure_names_the_others() {
    let row = record().run("figures dykes --unit dollars --json").exits(0).rows().swap_remove(0);
    assert_eq!(row["part_of"], json!({"id": 1, "quote": "$150 billion"}));
    assert_eq!((&row["of"][0]["quote"], &row["scope"][0]["quote"]), (&json!("dykes"), &json!("new")));
    let change = record().run("figures --unit percent --json").exits(0).rows().swap_remove(0);
    assert_eq!((&change["direction"], &change["level"]["quote"]), (&json!("up"), &json!("1,200 homes")));
    let year = json!({"id": 1, "quote": "last year", "value": "2030", "first": "2030-01-01", "last": "2030-12-31"});
    assert_eq!(change["time"], year);
}

#[test]
fn times_are_a_calendar_and_say_what_they_were_counted_from() {
    check(
        &["times"],
        expect![[r#"
        2030

            euros) for new dykes,” Ada Orlec said. The loss rose 4 percent to 1,200 homes last year.
            “last year” = 2030 · counted from the day of publication · rule last_unit
            2031-03-05  The Selm Courier  Dykes  [1] line 1, column 143

        2031-03-03 Monday

            500 sq miles of farmland flooded, 10 to 15 km inland; several dams broke the day before, early in the morning.
            “the day before” = 2031-03-03 · counted from “Tuesday” = 2031-03-04 · rule relative_day
            2031-03-05  The Selm Courier  Dykes  [1] line 2, column 85

        2031-03-04 Tuesday

            On Tuesday 500 sq miles of farmland flooded, 10 to 15 km inland; several dams broke the
            “Tuesday” = 2031-03-04 · counted from the day of publication · rule weekday
            2031-03-05  The Selm Courier  Dykes  [1] line 2, column 4

        on no known day

            of farmland flooded, 10 to 15 km inland; several dams broke the day before, early in the morning.
            “early in the morning” = XXXX-XX-XXTMO START · rule part_of_day
            2031-03-05  The Selm Courier  Dykes  [1] line 2, column 101

    "#]],
    );
    check(
        &["times", "2031-03-01..2031-03-03"],
        expect![[r#"
        2031-03-03 Monday

            500 sq miles of farmland flooded, 10 to 15 km inland; several dams broke the day before, early in the morning.
            “the day before” = 2031-03-03 · counted from “Tuesday” = 2031-03-04 · rule relative_day
            2031-03-05  The Selm Courier  Dykes  [1] line 2, column 85

    "#]],
    );
}

#[test]
fn days_are_asked_for_as_a_day_month_year_or_range() {
    let dir = record();
    for days in ["2031-03-03", "2031-03", "2031", "2031-02-27..2031-03-03"] {
        dir.run(&format!("times {days}")).exits(0).prints("“the day before”");
    }
    dir.run("times 2031-03-05").exits(1);
    dir.run("times tomorrow").exits(2).says("not a day, month or year");
    dir.run("times 2032..2031").exits(2).says("the range ends before it starts");
}

#[test]
fn json_and_csv_of_times_have_every_field() {
    check(
        &["times", "2031", "--csv"],
        expect![[r#"
        article_id,published,outlet,title,address,quote,type,value,mod,first,last,anchor,anchor_value,rule,time_id,anchor_id,start_byte,end_byte
        1,2031-03-05,The Selm Courier,Dykes,dykes.txt,the day before,DATE,2031-03-03,,2031-03-03,2031-03-03,time,2031-03-04,relative_day,3,2,241,255
        1,2031-03-05,The Selm Courier,Dykes,dykes.txt,Tuesday,DATE,2031-03-04,,2031-03-04,2031-03-04,published,,weekday,2,,160,167
    "#]],
    );
    let rows = record().run("times 2031-03-03 --json").exits(0).rows();
    let told = ["type", "value", "mod", "anchor", "first", "last", "rule"].map(|key| rows[0][key].clone());
    let day = json!("2031-03-03");
    assert_eq!(told, [json!("DATE"), day.clone(), Value::Null, json!("time"), day.clone(), day, json!("relative_day")]);
    assert_eq!(rows[0]["anchor_time"]["quote"], "Tuesday");
}

#[test]
fn show_tells_every_figure_and_time_in_full() {
    check(
        &["show", "1"],
        expect![[r#"
            2031-03-05  The Selm Courier  Dykes  [1]
            dykes.txt; date: given; sha256 491d2c555d7b9cad03f272036e53c681c1b8251e3b2d08522bc5291741bdffb2

               1  “We gave nearly $150 billion, including $65 billion (60 billion euros) for new dykes,” Ada Orlec said. The loss rose 4 percent to 1,200 homes last year.
               2  On Tuesday 500 sq miles of farmland flooded, 10 to 15 km inland; several dams broke the day before, early in the morning.

            what is said  source  cue  setting  how sure  caveat  figure  of what  time  name  not body

                 1:1  statement Ada Orlec: “We gave nearly $150 billion, including $65 billion (60 billion euros) for new dykes,” · direct
                1:17  figure    $150 billion: ≈ 150000000000 US dollars · “nearly”
                1:41  figure    $65 billion: 65000000000 US dollars · of “dykes” · scope “new” · part of “$150 billion”
                1:54  figure    60 billion euros: 60000000000 euros · another form of “$65 billion”
               1:118  figure    4 percent: 4 percent · up · to the level “1,200 homes” · at “last year” = 2030
               1:131  figure    1,200 homes: 1200 homes · at “last year” = 2030
                2:12  figure    500 sq miles: 500 square miles · at “Tuesday” = 2031-03-04
                2:46  figure    10 to 15 km: 10 to 15 kilometres
                2:66  figure    several dams: dams without a number · vague
               1:143  time      last year = 2030 · counted from the day of publication · rule last_unit
                 2:4  time      Tuesday = 2031-03-04 · counted from the day of publication · rule weekday
                2:85  time      the day before = 2031-03-03 · counted from “Tuesday” = 2031-03-04 · rule relative_day
               2:101  time      early in the morning = XXXX-XX-XXTMO START · rule part_of_day
        "#]],
    );
}

#[test]
fn its_record_is_sound() {
    record().is_sound(1);
}
