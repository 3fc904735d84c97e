//! From a line of JSON Lines to its members.
//!
//! Members that nobody here knows are passed over in silence: other programs keep their own in the same lines.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Visitor};
use serde_json::Value;

use crate::ErrorKind;

/// The members of one line.
#[derive(Debug, Deserialize)]
#[serde(expecting = "a JSON object")]
pub(crate) struct Line {
    pub(crate) id: Option<Id>,
    pub(crate) text: Option<String>,
    pub(crate) html: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) title: Option<String>,
    #[serde(default)]
    byline: Names,
    #[serde(default)]
    authors: Names,
    #[serde(default)]
    author: Names,
    pub(crate) published: Option<String>,
    #[serde(default)]
    modified: Words,
    pub(crate) language: Option<String>,
}

impl Line {
    /// Those who wrote the article: the first member that names somebody.
    pub(crate) fn take_byline(&mut self) -> Vec<String> {
        let members = [&mut self.byline, &mut self.authors, &mut self.author].map(|Names(names)| std::mem::take(names));
        members.into_iter().find(|names| !names.is_empty()).unwrap_or_default()
    }

    pub(crate) fn take_modified(&mut self) -> Option<String> {
        self.modified.0.take()
    }
}

/// Those whom a member names: a string, an object with a name, or a list of these. Anything else is another program's.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Value")]
pub(crate) struct Names(pub(crate) Vec<String>);

impl From<Value> for Names {
    fn from(value: Value) -> Names {
        Names(match value {
            Value::String(name) if !name.trim().is_empty() => vec![name],
            Value::Array(list) => list.into_iter().flat_map(|one| Names::from(one).0).collect(),
            Value::Object(mut thing) => thing.remove("name").map_or_else(Vec::new, |name| Names::from(name).0),
            _ => Vec::new(),
        })
    }
}

/// A string, if it is one. Anything else is another program's.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Value")]
pub(crate) struct Words(pub(crate) Option<String>);

impl From<Value> for Words {
    fn from(value: Value) -> Words {
        Words(if let Value::String(words) = value { Some(words) } else { None })
    }
}

/// The name of an article: a string as it is, a whole number in decimal digits.
#[derive(Debug)]
pub(crate) struct Id(pub(crate) String);

/// Reads the members of `line`.
pub(crate) fn parse(line: &[u8]) -> Result<Line, ErrorKind> {
    object(line)
}

/// Reads an object.
pub(crate) fn object<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, ErrorKind> {
    let signature = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let text = std::str::from_utf8(&bytes[signature..]).map_err(|error| not_utf_8(signature + error.valid_up_to()))?;
    // A struct would also be read from an array of its members in order; nobody means that.
    if !text.trim_ascii_start().starts_with('{') {
        return Err(ErrorKind::Json { column: 0, message: "expected a JSON object".to_owned() });
    }
    serde_json::from_str(text).map_err(|error| not_json(&error, signature))
}

fn not_utf_8(offset: usize) -> ErrorKind {
    ErrorKind::Charset { offset, charset: Some("UTF-8") }
}

/// What `serde_json` says, without the place at the end of its message: the caller's line is not its line.
fn not_json(error: &serde_json::Error, signature: usize) -> ErrorKind {
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what).to_owned();
    ErrorKind::Json { column: signature + error.column(), message }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Id, D::Error> {
        deserializer.deserialize_any(IdVisitor)
    }
}

struct IdVisitor;

impl Visitor<'_> for IdVisitor {
    type Value = Id;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a whole number")
    }

    fn visit_str<E: serde::de::Error>(self, id: &str) -> Result<Id, E> {
        Ok(Id(id.to_owned()))
    }

    fn visit_u64<E: serde::de::Error>(self, id: u64) -> Result<Id, E> {
        Ok(Id(id.to_string()))
    }

    fn visit_i64<E: serde::de::Error>(self, id: i64) -> Result<Id, E> {
        Ok(Id(id.to_string()))
    }

    // A number that is not whole, or too long for 64 bits, would not come back as it was given.
    fn visit_f64<E: serde::de::Error>(self, id: f64) -> Result<Id, E> {
        Err(E::invalid_type(serde::de::Unexpected::Float(id), &self))
    }
}
