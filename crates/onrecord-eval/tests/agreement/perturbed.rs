//! Predictions made worse, always in the same way.

use serde_json::Value;

/// The lists of a prediction that are made worse.
const LISTS: [&str; 6] = ["commitments", "figures", "furniture", "mentions", "statements", "times"];

/// Fields whose values wander from one item to the next.
const WANDERING: [&str; 13] = [
    "actor",
    "caveat",
    "cue",
    "entity",
    "hedge",
    "high",
    "kind",
    "modality",
    "same_as",
    "speaker",
    "type",
    "unit_name",
    "value",
];

/// A prediction with items missing, moved, doubled and mixed up: not at all in round 0, and more in each round.
pub(crate) fn perturbed(prediction: &Value, round: u64) -> Value {
    let mut prediction = prediction.clone();
    for list in LISTS {
        if let Some(items) = prediction.get_mut(list).and_then(Value::as_array_mut).filter(|_| round > 0) {
            make_worse(items, round);
        }
    }
    prediction
}

fn make_worse(items: &mut Vec<Value>, round: u64) {
    let mut n = round;
    items.retain(|_| {
        n += 1;
        !n.is_multiple_of(6 - round)
    });
    for (n, field) in (round..).zip(WANDERING) {
        wander(items, field, 5 + n % 3);
    }
    for (n, item) in (round..).zip(items.iter_mut()).filter(|(n, _)| n % 4 == 0) {
        shift(item, i64::try_from(n % 7).unwrap() - 3);
    }
    let doubles: Vec<Value> = items.iter().skip(2).step_by(9).cloned().collect();
    items.extend(doubles);
}

/// Every so many items, one takes over the value of the item before.
fn wander(items: &mut [Value], field: &str, every: u64) {
    for (n, i) in (0_u64..).zip(1..items.len()) {
        if n % every == 0 && items[i].get(field).is_some() && items[i - 1].get(field).is_some() {
            items[i][field] = items[i - 1][field].clone();
        }
    }
}

/// Moves what is a span within an item; a number that is no offset moves with it where it stands in a pair.
fn shift(value: &mut Value, by: i64) {
    match value {
        Value::Array(parts) if parts.len() == 2 && parts.iter().all(Value::is_u64) => {
            parts[0] = moved(&parts[0], by);
            parts[1] = moved(&parts[1], by.abs());
        }
        Value::Array(parts) => parts.iter_mut().for_each(|part| shift(part, by)),
        Value::Object(fields) => {
            for (field, by) in [("start", by), ("end", by.abs())] {
                if let Some(offset) = fields.get_mut(field).filter(|offset| offset.is_u64()) {
                    *offset = moved(offset, by);
                }
            }
            fields.values_mut().for_each(|inner| shift(inner, by));
        }
        _ => {}
    }
}

fn moved(offset: &Value, by: i64) -> Value {
    offset.as_i64().map_or(Value::Null, |offset| (offset + by).max(0).into())
}
