//! Predictions as the scorers read them: the wire format with most fields left out or forgiven.
//!
//! What is scored need not come from this program, so a field that is missing or null is an empty one, a number may be a
//! number or a string, and a span may be `[start, end]` or `{start, end}`.

use std::{collections::BTreeMap, path::Path};

use onrecord_wire::Object;
use serde::{Deserialize, Deserializer};

use crate::{
    error::{Error, Result},
    files,
    span::{Span, Spans},
    text::Text,
};

/// Predictions by the name of their article. Of two for one article the later counts.
pub type Predictions = BTreeMap<String, Prediction>;

/// What was read from one article.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Prediction {
    /// The article's name, as in the gold.
    pub id: String,
    /// The text that the offsets count in, where it is given.
    pub text: Option<String>,
    /// When the article was published.
    #[serde(default, deserialize_with = "or_default")]
    pub published: Published,
    /// What is not body.
    #[serde(default, deserialize_with = "or_default")]
    pub furniture: Vec<Span>,
    /// Who and what is named.
    #[serde(default, deserialize_with = "or_default")]
    pub entities: Vec<Entity>,
    /// Where they are named.
    #[serde(default, deserialize_with = "or_default")]
    pub mentions: Vec<Mention>,
    /// Who said what.
    #[serde(default, deserialize_with = "or_default")]
    pub statements: Vec<Statement>,
    /// Quantities.
    #[serde(default, deserialize_with = "or_default")]
    pub figures: Vec<Figure>,
    /// Dates and durations.
    #[serde(default, deserialize_with = "or_default")]
    pub times: Vec<Time>,
    /// Asks and pledges.
    #[serde(default, deserialize_with = "or_default")]
    pub commitments: Vec<Commitment>,
}

/// A day of publication, or its bounds.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Published {
    /// The day.
    pub date: Option<String>,
    /// Not before.
    pub earliest: Option<String>,
    /// Not after.
    pub latest: Option<String>,
}

/// A person or thing.
#[derive(Clone, Debug, Deserialize)]
pub struct Entity {
    /// Its id in the object.
    pub id: String,
    /// Its fullest name.
    pub name: Option<String>,
    /// All its names.
    #[serde(default, deserialize_with = "or_default")]
    pub names: Vec<String>,
}

/// A stretch that names an entity.
#[derive(Clone, Debug, Deserialize)]
pub struct Mention {
    /// Where.
    #[serde(flatten)]
    pub span: Span,
    /// The entity's type.
    pub r#type: Option<String>,
    /// `name`, `nominal` or `pronoun`.
    pub form: Option<String>,
    /// The entity's id.
    pub entity: Option<String>,
}

/// Who said what.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Statement {
    /// The words that name the source.
    #[serde(default)]
    pub source: Spans,
    /// The words that show that something is said.
    #[serde(default)]
    pub cue: Spans,
    /// What is said.
    #[serde(default)]
    pub content: Spans,
    /// `direct`, `indirect` or `mixed`.
    pub kind: Option<String>,
    /// The entity that speaks, or several.
    #[serde(default)]
    pub speaker: Names,
    /// The article does not name the speaker.
    #[serde(default, deserialize_with = "or_default")]
    pub unnamed: bool,
    /// Asserted, denied, …
    pub modality: Option<String>,
    /// The statement in whose content this one lies.
    pub nested_in: Option<String>,
    /// It stands in a headline.
    #[serde(default, deserialize_with = "or_default")]
    pub headline: bool,
    /// The article's own caveat.
    #[serde(default)]
    pub caveat: Spans,
}

/// A quantity.
#[derive(Clone, Debug, Deserialize)]
pub struct Figure {
    /// Its id in the object.
    pub id: Option<String>,
    /// Where; not needed where gold has no spans either.
    #[serde(flatten)]
    pub span: Option<Span>,
    /// No less than this.
    pub low: Option<Number>,
    /// No more than this.
    pub high: Option<Number>,
    /// Unit code.
    pub unit: Option<String>,
    /// The unit's name.
    pub unit_name: Option<String>,
    /// Exact, about, …
    pub hedge: Option<String>,
    /// The figure that this one is another form of.
    pub same_as: Option<String>,
}

/// A TIMEX3 expression.
#[derive(Clone, Debug, Deserialize)]
pub struct Time {
    /// Where.
    #[serde(flatten)]
    pub span: Span,
    /// Date, time, duration or set.
    pub r#type: Option<String>,
    /// The TIMEX3 value.
    pub value: Option<String>,
}

/// One act in the life of an ask or pledge.
#[derive(Clone, Debug, Deserialize)]
pub struct Commitment {
    /// Who acts.
    #[serde(default)]
    pub actor: Names,
    /// To whom.
    #[serde(default)]
    pub recipient: Names,
    /// What it is about.
    #[serde(default)]
    pub item: Spans,
    /// Requested, pledged, …
    pub stage: Option<String>,
    /// The words that show it.
    #[serde(default)]
    pub evidence: Spans,
}

/// A number that was written as a number or as a string.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(try_from = "WrittenNumber")]
pub struct Number(pub f64);

#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenNumber {
    Number(f64),
    String(String),
}

impl TryFrom<WrittenNumber> for Number {
    type Error = String;

    fn try_from(written: WrittenNumber) -> std::result::Result<Number, String> {
        match written {
            WrittenNumber::Number(number) => Ok(Number(number)),
            WrittenNumber::String(text) => text.trim().parse().map(Number).map_err(|_| format!("no number: {text}")),
        }
    }
}

/// Names that were written as one string, as a list of strings, or as null.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Option<WrittenNames>")]
pub struct Names(pub Vec<String>);

#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenNames {
    One(String),
    Many(Vec<String>),
}

impl From<Option<WrittenNames>> for Names {
    fn from(written: Option<WrittenNames>) -> Names {
        Names(match written {
            None => Vec::new(),
            Some(WrittenNames::One(name)) => vec![name],
            Some(WrittenNames::Many(names)) => names,
        })
    }
}

/// A value, or its default where null stands.
pub(crate) fn or_default<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(
    deserializer: D,
) -> std::result::Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

impl Prediction {
    /// What the program says of an article. It goes through JSON, so that the wire format itself is what is scored.
    ///
    /// # Errors
    ///
    /// If the wire object cannot be read as a prediction.
    pub fn of(object: &Object<'_>) -> Result<Prediction> {
        let value = serde_json::to_value(object).map_err(|error| Error::new(&object.id, error))?;
        serde_json::from_value(value).map_err(|error| Error::new(&object.id, error))
    }

    /// The text by code points and words.
    pub fn words(&self) -> Text {
        Text::new(self.text.as_deref().unwrap_or_default())
    }
}

/// The predictions of a JSON Lines file; `-` is the standard input.
///
/// # Errors
///
/// If it cannot be read or a line is no prediction.
pub fn read(path: &Path) -> Result<Predictions> {
    let predictions: Vec<Prediction> = files::json_lines(path)?;
    Ok(predictions.into_iter().map(|prediction| (prediction.id.clone(), prediction)).collect())
}

/// A warning for each of the articles whose predicted text is not that of the gold.
pub fn differing_texts<'a>(
    gold: impl IntoIterator<Item = (&'a str, &'a str)>,
    predictions: &Predictions,
) -> Vec<String> {
    let differs = |id: &str, text: &str| {
        let predicted = predictions.get(id).and_then(|prediction| prediction.text.as_deref());
        predicted.is_some_and(|predicted| predicted != text)
    };
    let differing = gold.into_iter().filter(|(id, text)| differs(id, text));
    differing.map(|(id, _)| format!("{id}: the texts differ, offsets cannot be compared")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prediction(json: &str) -> Prediction {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn little_is_needed() {
        let empty = prediction(r#"{"id": "a", "statements": null, "published": null}"#);
        assert!(empty.statements.is_empty() && empty.text.is_none() && empty.published.date.is_none());
    }

    #[test]
    fn numbers_spans_and_names_in_either_form() {
        let json = r#"{"id": "a", "figures": [{"low": "5", "high": 7.5}, {"id": "f2", "start": 1, "end": 3, "low": null}],
            "statements": [{"speaker": ["e1", "e2"], "caveat": [1, 2]}, {"speaker": "e1", "content": [[1, 2]]}]}"#;
        let read = prediction(json);
        assert_eq!(read.figures[0].low, Some(Number(5.0)));
        assert_eq!(read.figures[0].high, Some(Number(7.5)));
        assert_eq!((read.figures[0].span, read.figures[1].span), (None, Some(Span::new(1, 3))));
        assert_eq!(read.statements[0].speaker, Names(vec!["e1".to_owned(), "e2".to_owned()]));
        assert_eq!(*read.statements[0].caveat, [Span::new(1, 2)]);
        assert_eq!(*read.statements[1].content, [Span::new(1, 2)]);
    }

    #[test]
    fn caveats_are_a_list_of_objects_with_more_in_them() {
        let json = r#"{"id": "a", "statements": [
            {"caveat": [{"start": 1, "end": 2, "kind": "unverified"}, {"start": 4, "end": 9, "kind": "no_evidence"}]},
            {"caveat": []}, {"caveat": null}]}"#;
        let read = prediction(json);
        let caveats: Vec<_> = read.statements.iter().map(|statement| statement.caveat.0.clone()).collect();
        assert_eq!(caveats, [vec![Span::new(1, 2), Span::new(4, 9)], vec![], vec![]]);
    }

    #[test]
    fn a_wrong_number_is_an_error() {
        let read = serde_json::from_str::<Prediction>(r#"{"id": "a", "figures": [{"low": "many"}]}"#);
        assert!(read.unwrap_err().to_string().contains("no number: many"));
    }
}
