//! Looking into JSON whose shape is not yet known to be right.

use serde_json::Value;

use crate::span::Span;

/// The list in a field; an empty one if there is none.
pub(super) fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value.get(field).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The string in a field.
pub(super) fn string<'a>(value: &'a Value, field: &str) -> Option<&'a str> {
    value.get(field).and_then(Value::as_str)
}

/// The whole number in a field.
pub(super) fn number(value: &Value, field: &str) -> Option<u64> {
    value.get(field).and_then(Value::as_u64)
}

/// Is a field there that is neither false, null nor empty?
pub(super) fn holds(value: &Value, field: &str) -> bool {
    match value.get(field) {
        None | Some(Value::Null | Value::Bool(false)) => false,
        Some(Value::String(text)) => !text.is_empty(),
        Some(Value::Array(items)) => !items.is_empty(),
        Some(_) => true,
    }
}

/// The span of an object with start and end.
pub(super) fn span(value: &Value) -> Option<Span> {
    let offset = |field| number(value, field).and_then(|offset| u32::try_from(offset).ok());
    Some(Span::new(offset("start")?, offset("end")?))
}

/// The id of an item, or something to find it by.
pub(super) fn name(item: &Value) -> &str {
    string(item, "id").unwrap_or("an item without id")
}

/// All strings at a path of fields with dots between; lists on the way are gone through.
pub(super) fn strings<'a>(value: &'a Value, path: &str) -> Vec<&'a str> {
    match value {
        Value::Array(items) => items.iter().flat_map(|item| strings(item, path)).collect(),
        Value::String(text) if path.is_empty() => vec![text],
        Value::Object(fields) => {
            let (field, rest) = path.split_once('.').unwrap_or((path, ""));
            fields.get(field).map(|inner| strings(inner, rest)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// A value and all values within it that are objects, outer ones first.
pub(super) fn objects(value: &Value) -> Vec<&Value> {
    match value {
        Value::Object(fields) => [value].into_iter().chain(fields.values().flat_map(objects)).collect(),
        Value::Array(items) => items.iter().flat_map(objects).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_at_a_path() {
        let value = serde_json::json!({"a": [{"b": "x"}, {"b": null}, {"b": ["y", "z"]}], "c": "w", "d": 5});
        assert_eq!(strings(&value, "a.b"), ["x", "y", "z"]);
        assert_eq!(strings(&value, "c"), ["w"]);
        assert!(strings(&value, "d").is_empty() && strings(&value, "e.f").is_empty());
    }
}
