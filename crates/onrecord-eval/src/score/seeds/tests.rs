use serde_json::{Value, json};

use super::*;
use crate::sample::{self, after, at, perfect};

/// The rows of the table of all articles, by their names.
fn rows(predicted: Value) -> BTreeMap<String, String> {
    let gold = BTreeMap::from([("a".to_owned(), serde_json::from_value(sample::gold()).unwrap())]);
    let predicted = sample::prediction(predicted);
    let report = seeds(&gold, &Predictions::from([(predicted.id.clone(), predicted)]));
    assert_eq!(report.tables[0].rows, report.tables[1].rows, "one article is all articles");
    report.tables[0].rows.iter().map(|row| (row.name.trim().to_owned(), row.numbers.to_string())).collect()
}

/// The rows that an edit of the faultless prediction changes.
#[track_caller]
fn check(edit: impl FnOnce(&mut Value), wanted: &[(&str, &str)]) {
    let mut edited = perfect();
    edit(&mut edited);
    let (before, now) = (rows(perfect()), rows(edited));
    let changed: Vec<_> = now.iter().filter(|(name, row)| before[*name] != **row).collect();
    let changed: Vec<(&str, &str)> = changed.into_iter().map(|(name, row)| (&**name, &**row)).collect();
    assert_eq!(changed, wanted);
}

fn push(predicted: &mut Value, list: &str, item: Value) {
    predicted[list].as_array_mut().unwrap().push(item);
}

#[test]
fn perfect_scores_one_and_empty_nothing() {
    for (name, row) in rows(perfect()) {
        let is_perfect = match row.split_once('/') {
            Some((right, of)) => right == if name == "published interval" { "0" } else { of },
            None => row == "0" || row.starts_with("P 1.000  R 1.000  F 1.000"),
        };
        assert!(is_perfect, "{name}: {row}");
    }
    for (name, row) in rows(json!({"id": "a"})) {
        assert!(row == "0" || row.starts_with("0/") || row.starts_with("P 0.000  R 0.000"), "{name}: {row}");
    }
}

#[test]
fn optional_items_change_nothing() {
    check(
        |predicted| {
            let we_wait = json!({"source": [], "cue": after("“We wait,” ", "said"), "content": [at("We wait")]});
            push(predicted, "statements", we_wait);
        },
        &[],
    );
}

#[test]
fn wrong_fields() {
    check(|p| p["statements"][0]["speaker"] = "e2".into(), &[("speaker", "2/3")]);
    check(|p| p["statements"][0]["kind"] = "mixed".into(), &[("kind", "2/3")]);
    check(|p| p["statements"][1]["modality"] = "asserted".into(), &[]);
    check(|p| p["statements"][1]["modality"] = "denied".into(), &[("modality", "2/3")]);
    check(|p| p["statements"][2]["caveat"] = Value::Null, &[("caveat", "0/1")]);
    check(|p| p["statements"][0]["caveat"] = at("Friday"), &[("false caveats", "1")]);
    check(|p| p["figures"][0]["high"] = Value::Null, &[]);
    check(|p| p["figures"][0]["high"] = 51.into(), &[("value and unit", "2/3")]);
    check(|p| p["figures"][2]["unit"] = "USD".into(), &[("value and unit", "2/3")]);
    check(|p| p["figures"][0]["hedge"] = Value::Null, &[("hedge", "2/3")]);
    check(|p| p["figures"][1]["same_as"] = "f3".into(), &[("false same_as", "1"), ("same_as", "0/1")]);
    check(|p| p["times"][0]["value"] = "2031-03".into(), &[("value", "0/1")]);
    check(
        |p| p["commitments"][0]["recipient"] = "e1".into(),
        &[("all right", "P 0.000  R 0.000  F 0.000   (0 of 1 predicted, 1 gold)"), ("recipient", "0/1")],
    );
}

#[test]
fn days_of_publication() {
    check(|p| p["published"]["date"] = "2031-03-09".into(), &[("published right", "0/1")]);
    check(
        |p| p["published"] = json!({"date": null, "latest": "2031-12-31"}),
        &[("published interval", "1/1"), ("published right", "0/1")],
    );
}

#[test]
fn what_is_drawn_from_noise_is_a_trap() {
    let one_of_four = "P 0.750  R 1.000  F 0.857   (3 of 4 predicted, 3 gold)";
    check(|predicted| push(predicted, "figures", at("3 towns")), &[("figures", one_of_four), ("trap figures", "1")]);
    let headline =
        || json!({"source": [after("Dam holds, ", "mayor")], "cue": [at("says")], "content": [at("Dam holds")]});
    check(
        |predicted| push(predicted, "statements", headline()),
        &[("statements", one_of_four), ("trap statements", "1")],
    );
    check(
        |predicted| {
            let mut marked = headline();
            marked["headline"] = true.into();
            push(predicted, "statements", marked);
        },
        &[],
    );
}

#[test]
fn mentions_alone_have_precision_and_little_recall() {
    check(
        |predicted| predicted["mentions"].as_array_mut().unwrap().iter_mut().for_each(|m| m["entity"] = Value::Null),
        &[("entities B3", "P 1.000  R 0.667  F 0.800"), ("whole", "1/2"), ("whole (2+)", "0/1")],
    );
}

#[test]
fn an_id_may_have_a_folder_and_an_ending() {
    for (id, wanted) in [("a", "a"), ("x/y/a.txt", "a"), ("a.txt.txt", "a.txt"), ("a.html", "a.html")] {
        assert_eq!(stem(id), wanted);
    }
}

#[test]
fn another_text_and_no_prediction_are_warnings() {
    let gold = BTreeMap::from([("a".to_owned(), serde_json::from_value(sample::gold()).unwrap())]);
    assert_eq!(seeds(&gold, &Predictions::new()).warnings, ["a: no prediction"]);
    let other = sample::prediction(json!({"id": "a", "text": "Else."}));
    let warnings = seeds(&gold, &Predictions::from([("a".to_owned(), other)])).warnings;
    assert_eq!(warnings, ["a: the text differs from the one that was annotated, offsets cannot be compared"]);
}
