//! A small invented article with its gold and a faultless prediction, for tests.

use serde_json::{Value, json};

use crate::{prediction::Prediction, score::seeds::sha256};

pub(crate) const TEXT: &str = "Dam holds, mayor says

Mayor Ana Orlec said on Friday that the dam holds about 50 sq km (20 sq miles). Orlec promised Vell ten pumps. \
An aide denied the leak, which could not be verified. “We wait,” he said.

Also read: Storm hits 3 towns on Monday";

/// A span of words, from where they stand for the first time after some others.
pub(crate) fn after(before: &str, words: &str) -> Value {
    let from = TEXT.find(before).unwrap() + before.len();
    let at = from + TEXT[from..].find(words).unwrap();
    let start = TEXT[..at].chars().count();
    json!({"start": start, "end": start + words.chars().count(), "text": words})
}

/// A span of words, from where they stand for the first time.
pub(crate) fn at(words: &str) -> Value {
    after("", words)
}

/// An object with the fields of another as well.
fn with(mut object: Value, fields: &Value) -> Value {
    object.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    object
}

/// An item at a span, with the fields that all items have.
fn item(id: &str, span: Value, fields: &Value) -> Value {
    with(with(span, &json!({"id": id, "in_noise": null})), fields)
}

fn statement(id: &str, whole: &str, [source, cue, content]: [Value; 3], fields: &Value) -> Value {
    let all = json!({"source": [source], "cue": [cue], "content": [content], "kind": "indirect", "attitude": "statement",
        "occurred": "yes", "verified": "unknown", "caveat": [], "nested_in": null});
    item(id, at(whole), &with(all, fields))
}

fn statements() -> Vec<Value> {
    let dam = "that the dam holds about 50 sq km (20 sq miles)";
    let we_wait = [after("“We wait,” ", "he"), after("“We wait,” ", "said"), at("“We wait,”")];
    vec![
        statement(
            "s1",
            &format!("Mayor Ana Orlec said on Friday {dam}"),
            [at("Mayor Ana Orlec"), at("said"), at(dam)],
            &json!({"source_entity": "Ana Orlec", "modality": "asserted"}),
        ),
        statement(
            "s2",
            "Orlec promised Vell ten pumps",
            [after("miles). ", "Orlec"), at("promised"), at("Vell ten pumps")],
            &json!({"source_entity": "Ana Orlec", "modality": "promised", "modality_alternatives": ["asserted"]}),
        ),
        statement(
            "s3",
            "An aide denied the leak",
            [at("An aide"), at("denied"), at("the leak")],
            &json!({"source_entity": "unnamed", "source_unnamed": true, "modality": "denied", "verified": "not_verified",
                "caveat": [at("could not be verified")]}),
        ),
        statement(
            "s4",
            "“We wait,” he said",
            we_wait,
            &json!({"source_entity": "unnamed", "source_unnamed": true, "modality": "asserted", "kind": "direct",
                "optional": true}),
        ),
    ]
}

fn entities() -> Vec<Value> {
    let mention = |span: Value, mention: &str| with(span, &json!({"mention": mention, "in_noise": null}));
    vec![
        item(
            "e1",
            at("Mayor Ana Orlec"),
            &json!({"canonical": "Ana Orlec", "type": "person", "aliases": ["Mayor Ana Orlec", "Orlec"],
                "mentions": [mention(at("Mayor Ana Orlec"), "name"), mention(after("miles). ", "Orlec"), "name")]}),
        ),
        item(
            "e2",
            at("Vell"),
            &json!({"canonical": "Vell (town)", "type": "place", "aliases": ["Vell"], "mentions": [mention(at("Vell"), "name")]}),
        ),
    ]
}

/// The gold of the article.
pub(crate) fn gold() -> Value {
    let noise = |id: &str, words: &str, kind: &str| with(at(words), &json!({"id": id, "kind": kind}));
    let figure = |id: &str, words: &str, fields: &Value| item(id, at(words), fields);
    json!({
        "length": TEXT.chars().count(),
        "sha256": sha256(TEXT),
        "noise": [noise("n1", "Dam holds, mayor says", "headline"),
            noise("n2", "Also read: Storm hits 3 towns on Monday", "related_link")],
        "meta": {"publication_date": {"best": "2031-03-07", "earliest": "2031-03-07", "latest": "2031-03-08"}},
        "statements": statements(),
        "figures": [
            figure("f1", "50 sq km", &json!({"value": 50, "unit": "km2", "hedge": "about", "what": "reservoir", "same_as": null})),
            figure("f2", "20 sq miles", &json!({"value": 20, "unit": "mi2", "hedge": "about", "what": "reservoir", "same_as": "f1"})),
            figure("f3", "ten pumps", &json!({"value": 10, "unit": "count:pump", "hedge": "exact", "what": "aid", "same_as": null})),
        ],
        "times": [item("t1", at("Friday"), &json!({"type": "DATE", "value": "2031-03-07"}))],
        "entities": entities(),
        "commitments": [item("c1", at("promised Vell ten pumps"), &json!({"actor": "Ana Orlec", "recipient": "Vell (town)",
            "stage": "offered", "alt_stage": [], "status": "actual", "quantity": ["f3"], "time": null, "statement": "s2",
            "evidence": [at("promised Vell ten pumps")]}))],
    })
}

/// What a faultless reader prints, optional statements left out.
pub(crate) fn perfect() -> Value {
    let gold = gold();
    let statements: Vec<Value> = statements().into_iter().filter(|s| s.get("optional").is_none()).collect();
    let mut predicted = json!({
        "id": "folder/a.txt", "text": TEXT,
        "published": {"date": "2031-03-08"},
        "furniture": gold["noise"],
        "entities": [{"id": "e1", "name": "ANA ORLEC", "names": ["Orlec"]}, {"id": "e2", "name": "Vell"}],
        "mentions": [],
        "statements": statements,
        "figures": gold["figures"],
        "times": gold["times"],
        "commitments": gold["commitments"],
    });
    for (i, entity) in gold["entities"].as_array().unwrap().iter().enumerate() {
        for mention in entity["mentions"].as_array().unwrap() {
            let name = json!({"start": mention["start"], "end": mention["end"], "form": "name", "entity": format!("e{}", i + 1)});
            predicted["mentions"].as_array_mut().unwrap().push(name);
        }
    }
    for (statement, speaker) in [(0, json!("e1")), (1, json!("e1")), (2, Value::Null)] {
        predicted["statements"][statement]["speaker"] = speaker;
    }
    for (figure, value) in [(0, "50"), (1, "20"), (2, "10")] {
        predicted["figures"][figure]["low"] = value.into();
        predicted["figures"][figure]["high"] = value.into();
    }
    predicted["commitments"][0]["actor"] = "e1".into();
    predicted["commitments"][0]["recipient"] = "e2".into();
    predicted["commitments"][0]["stage"] = "pledged".into();
    predicted
}

/// A prediction that was written by hand.
pub(crate) fn prediction(value: Value) -> Prediction {
    serde_json::from_value(value).unwrap()
}
