//! What a faultless reader would print for some gold.

use onrecord_eval::gold::{FiguresGold, GoldUnits};
use serde_json::{Value, json};

pub(crate) fn statements(gold: &[Value]) -> Vec<Value> {
    gold.iter().map(|article| json!({"id": article["id"], "statements": article["att"]})).collect()
}

pub(crate) fn times(gold: &[Value]) -> Vec<Value> {
    gold.iter()
        .map(|article| json!({"id": article["id"], "text": article["text"], "times": article["times"]}))
        .collect()
}

pub(crate) fn figures(gold: &[Value], units: &GoldUnits) -> Vec<Value> {
    let gold = gold.iter().map(|sentence| serde_json::from_value(sentence.clone()).unwrap());
    gold.map(|gold| sentence(&gold, units)).collect()
}

fn sentence(gold: &FiguresGold, units: &GoldUnits) -> Value {
    let hedges = ["exact", "about", "more_than", "up_to"];
    let figures = gold.quantities.iter().map(|quantity| {
        let hedge = hedges.iter().find(|hedge| quantity.change.fits(hedge)).unwrap();
        json!({"low": quantity.value.low.to_string(), "high": quantity.value.high, "unit_name": quantity.units(units)[0], "hedge": hedge})
    });
    json!({"id": gold.id, "figures": figures.collect::<Vec<_>>()})
}

/// Items as they are, but those in noise; optional ones among them.
fn outside_noise(gold: &Value, list: &str) -> Vec<Value> {
    let items = gold[list].as_array().unwrap().iter().filter(|item| item["in_noise"].is_null());
    items.cloned().collect()
}

pub(crate) fn seeds(stem: &str, text: &str, gold: &Value) -> Value {
    let entities = gold["entities"].as_array().unwrap();
    let id_of = |names: &Value| {
        let name = names.as_array().map_or(names, |names| &names[0]);
        entities.iter().find(|entity| entity["canonical"] == *name).map_or(Value::Null, |entity| entity["id"].clone())
    };
    let mut statements = outside_noise(gold, "statements");
    for statement in &mut statements {
        statement["speaker"] = id_of(&statement["source_entity"]);
        statement["unnamed"] = statement.get("source_unnamed").is_some().into();
    }
    let mut commitments = outside_noise(gold, "commitments");
    for commitment in &mut commitments {
        commitment["actor"] = id_of(&commitment["actor"]);
        commitment["recipient"] = id_of(&commitment["recipient"]);
        // Words in the gold, spans in a prediction.
        commitment["item"] = Value::Null;
    }
    json!({
        "id": stem, "text": text, "furniture": gold["noise"],
        "published": {"date": gold["meta"]["publication_date"]["best"]},
        "entities": entities.iter().map(|e| json!({"id": e["id"], "name": e["canonical"]})).collect::<Vec<_>>(),
        "mentions": entities.iter().flat_map(mentions).collect::<Vec<_>>(),
        "statements": statements, "figures": figures_with_ends(gold), "commitments": commitments,
        "times": outside_noise(gold, "times"),
    })
}

fn mentions(entity: &Value) -> Vec<Value> {
    let form = |mention: &Value| if mention["mention"] == "descriptive" { "nominal" } else { "name" };
    let mentions = entity["mentions"].as_array().unwrap().iter().filter(|mention| mention["in_noise"].is_null());
    let mention = |m: &Value| json!({"start": m["start"], "end": m["end"], "form": form(m), "entity": entity["id"]});
    mentions.map(mention).collect()
}

fn figures_with_ends(gold: &Value) -> Vec<Value> {
    let mut figures = outside_noise(gold, "figures");
    for figure in &mut figures {
        for end in ["low", "high"] {
            let value = &figure["value"];
            figure[end] = if value.is_object() { value[end].clone() } else { value.clone() };
        }
    }
    figures
}
