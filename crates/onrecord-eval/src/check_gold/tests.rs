use serde_json::json;

use super::*;
use crate::sample::{self, TEXT, at};

fn findings(gold: Value, across: Option<Value>) -> Findings {
    let mut files = BTreeMap::from([("a".to_owned(), gold)]);
    files.extend(across.map(|across| ("across".to_owned(), across)));
    check_all(files, &Texts::from([("a".to_owned(), TEXT.chars().collect())]))
}

/// The errors that an edit of good gold makes.
#[track_caller]
fn check(edit: impl FnOnce(&mut Value), wanted: &[&str]) {
    let mut gold = sample::gold();
    edit(&mut gold);
    assert_eq!(findings(gold, None).errors, wanted);
}

#[test]
fn good_gold_is_good() {
    let findings = findings(sample::gold(), None);
    assert_eq!(findings.errors, [""; 0]);
    assert_eq!((findings.articles, findings.warnings.len()), (1, 0));
    assert!(findings.spans > 20);
}

#[test]
fn wrong_texts_and_spans() {
    check(|gold| gold["length"] = 5.into(), &["a: length is not 248"]);
    check(|gold| gold["sha256"] = "0".into(), &["a: sha256 is not that of the text"]);
    check(|gold| gold["times"][0]["text"] = "Sunday".into(), &["a: 47 to 53: is \"Friday\" and not \"Sunday\""]);
    check(|gold| gold["times"][0]["end"] = 47.into(), &["a: bad offsets: 47 to 47: \"Friday\""]);
    check(
        |gold| gold["figures"][0]["hedge_span"] = json!({"start": 22, "end": 23}),
        &["a: a span without text: {\"end\":23,\"start\":22}"],
    );
}

#[test]
fn wrong_words_and_references() {
    check(|gold| gold["times"][0]["type"] = "DAY".into(), &["a: t1: type: unknown word: DAY"]);
    check(
        |gold| gold["statements"][0]["content"][0]["modality"] = "sung".into(),
        &["a: s1: content.modality: unknown word: sung"],
    );
    check(|gold| gold["statements"][0]["attitude"] = Value::Null, &["a: s1: has no attitude"]);
    check(|gold| gold["figures"][1]["same_as"] = "f9".into(), &["a: f2: same_as: is not in the file: f9"]);
    check(|gold| gold["commitments"][0]["actor"] = "Orlec".into(), &["a: c1: actor: is not in the file: Orlec"]);
    check(|gold| gold["noise"][1]["id"] = "t1".into(), &["a: id twice: t1"]);
}

#[test]
fn wrong_shapes() {
    check(|gold| gold["entities"][1]["aliases"] = json!([]), &["a: e2: aliases are not the texts of its mentions"]);
    check(|gold| gold["figures"][1]["same_as"] = "f2".into(), &["a: f2: same_as is itself"]);
    check(
        |gold| gold["statements"][2]["caveat"] = json!([]),
        &["a: s3: verified says something, and there is no caveat"],
    );
    check(|gold| gold["statements"][0]["nested_in"] = "s1".into(), &["a: s1: lies in itself"]);
    check(|gold| gold["statements"][0]["cue"] = json!([]), &["a: s1: no cue"]);
    check(|gold| gold["statements"][0]["cue"] = json!([at("dam holds about")]), &["a: s1: cue and content overlap"]);
    check(|gold| gold["times"][0]["in_noise"] = "n1".into(), &["a: t1: in_noise is wrong"]);
    check(|gold| gold["statements"][0]["addressee"] = json!([at("mayor")]), &["a: s1: a part overlaps noise"]);
}

#[test]
fn what_the_scorers_cannot_read_is_an_error() {
    let mut gold = sample::gold();
    gold["times"][0].as_object_mut().unwrap().remove("value");
    let errors = findings(gold, None).errors;
    assert_eq!(errors, ["a: missing field `value`", "a: t1: no value"]);
}

#[test]
fn what_goes_across() {
    let across = || {
        json!({
            "order": [{"id": "o1", "chronological": ["a"]}],
            "threads": [{"id": "th1", "steps": [{"file": "a", "ref": "c1", "text": "promised Vell ten pumps", "stage": "pledged"}]}],
            "spelling_variants": [{"id": "v1", "variants": [{"file": "a", "surface": "Vell", "count": 1, "spans": [at("Vell")]}]}],
        })
    };
    assert_eq!(findings(sample::gold(), Some(across())).errors, [""; 0]);
    let mut wrong = across();
    wrong["order"][0]["chronological"] = json!(["b"]);
    wrong["threads"][0]["steps"][0]["ref"] = "c9".into();
    wrong["threads"][0]["steps"][0]["stage"] = "sung".into();
    wrong["spelling_variants"][0]["variants"][0]["count"] = 2.into();
    wrong["spelling_variants"][0]["id"] = "th1".into();
    let wanted = [
        "across: a: is not in the file: c9",
        "across: a: count of \"Vell\" is not 1",
        "across: unknown stage: sung",
        "across: the order is not of these articles",
        "across: ids twice: {\"th1\"}",
    ];
    assert_eq!(findings(sample::gold(), Some(wrong)).errors, wanted);
}

#[test]
fn every_text_has_gold() {
    let texts = Texts::from([("b".to_owned(), Vec::new())]);
    assert_eq!(check_all(BTreeMap::new(), &texts).errors, ["b: has no gold"]);
}
