//! The gold of a story: whole articles in which everything is marked that this program reads.

use std::{collections::BTreeMap, path::Path};

use serde::Deserialize;
use serde_json::Value;

use crate::{
    error::{Error, Result},
    files,
    prediction::{Names, or_default},
    span::{Span, Spans},
};

/// The gold of one article.
#[derive(Clone, Debug, Deserialize)]
pub struct SeedGold {
    /// The SHA-256 of the text that was annotated, as UTF-8, in hexadecimal.
    pub sha256: String,
    /// What is not body.
    pub noise: Vec<Noise>,
    /// What is known of the article as a whole.
    pub meta: Meta,
    /// Who said what.
    pub statements: Vec<GoldStatement>,
    /// Quantities.
    pub figures: Vec<GoldFigure>,
    /// Dates and durations.
    pub times: Vec<SeedTime>,
    /// Who and what is named.
    pub entities: Vec<GoldEntity>,
    /// Asks and pledges.
    pub commitments: Vec<GoldCommitment>,
}

/// A stretch that is not body.
#[derive(Clone, Debug, Deserialize)]
pub struct Noise {
    /// Its first code point.
    pub start: u32,
    /// Its words.
    pub text: String,
}

/// What is known of an article as a whole.
#[derive(Clone, Debug, Deserialize)]
pub struct Meta {
    /// When it was published.
    pub publication_date: PublicationDate,
}

/// The day of publication and the interval in which it surely lies.
#[derive(Clone, Debug, Deserialize)]
pub struct PublicationDate {
    /// The most likely day.
    pub best: String,
    /// Not before.
    pub earliest: String,
    /// Not after.
    pub latest: String,
}

/// What every item of the gold has.
#[derive(Clone, Debug, Deserialize)]
pub struct Item {
    /// Its id in the file.
    pub id: String,
    /// The whole stretch from its first to its last part.
    #[serde(flatten)]
    pub span: Span,
    /// A careful reader could leave it out.
    #[serde(default, deserialize_with = "or_default")]
    pub optional: bool,
    /// The noise that it lies in.
    pub in_noise: Option<String>,
}

impl Item {
    /// Must it be found?
    pub fn is_core(&self) -> bool {
        !self.optional && self.in_noise.is_none()
    }

    /// May it be found or not?
    pub fn may_be_found(&self) -> bool {
        self.optional && self.in_noise.is_none()
    }
}

/// Who said what.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldStatement {
    /// Id, stretch and standing.
    #[serde(flatten)]
    pub item: Item,
    /// The words that name the source.
    pub source: Spans,
    /// The words that show that something is said.
    pub cue: Spans,
    /// What is said.
    pub content: Vec<ContentPart>,
    /// Direct, indirect or mixed.
    pub kind: String,
    /// The canonical names of who says it; "unnamed" where the text does not tell.
    pub source_entity: Names,
    /// Others that are right too.
    #[serde(default)]
    pub source_entity_alternatives: Names,
    /// Asserted, denied, …
    pub modality: String,
    /// Others that are right too.
    #[serde(default)]
    pub modality_alternatives: Names,
    /// The article's own caveat.
    pub caveat: Spans,
    /// Was it said at all: yes, no, unclear.
    pub occurred: String,
}

/// One stretch of content.
#[derive(Clone, Debug, Deserialize)]
pub struct ContentPart {
    /// Where.
    #[serde(flatten)]
    pub span: Span,
    /// Its own modality, where one cue heads two different clauses.
    pub modality: Option<String>,
}

/// A quantity.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldFigure {
    /// Id, stretch and standing.
    #[serde(flatten)]
    pub item: Item,
    /// The number or the ends.
    pub value: GoldValue,
    /// ISO currency, km2, people, …
    pub unit: String,
    /// Exact, about, …
    pub hedge: String,
    /// The figure that this one is another form of.
    pub same_as: Option<String>,
}

/// The value of a figure.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(untagged)]
pub enum GoldValue {
    /// A number.
    Number(f64),
    /// A range; an open end is null.
    Range {
        /// The lower end.
        low: Option<f64>,
        /// The upper end.
        high: Option<f64>,
    },
}

impl GoldValue {
    /// Both ends.
    pub fn ends(self) -> (Option<f64>, Option<f64>) {
        match self {
            GoldValue::Number(number) => (Some(number), Some(number)),
            GoldValue::Range { low, high } => (low, high),
        }
    }
}

/// A date or duration.
#[derive(Clone, Debug, Deserialize)]
pub struct SeedTime {
    /// Id, stretch and standing.
    #[serde(flatten)]
    pub item: Item,
    /// The TIMEX3 value.
    pub value: String,
}

/// A person or thing.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldEntity {
    /// Its name in the file.
    pub canonical: String,
    /// The entity that it may be merged with.
    pub same_actor_as: Option<String>,
    /// All its names.
    #[serde(default, deserialize_with = "or_default")]
    pub aliases: Vec<String>,
    /// A careful reader could leave it out.
    #[serde(default, deserialize_with = "or_default")]
    pub optional: bool,
    /// The article does not name it.
    #[serde(default, deserialize_with = "or_default")]
    pub unnamed: bool,
    /// Where it is named.
    pub mentions: Vec<GoldMention>,
}

/// A stretch that names an entity.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldMention {
    /// Where.
    #[serde(flatten)]
    pub span: Span,
    /// Name, descriptive or metonym.
    pub mention: String,
    /// The noise that it lies in.
    pub in_noise: Option<String>,
}

/// One act in the life of an ask or pledge.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldCommitment {
    /// Id, stretch and standing.
    #[serde(flatten)]
    pub item: Item,
    /// Who acts, by canonical name.
    #[serde(default)]
    pub actor: Names,
    /// To whom, by canonical name.
    #[serde(default)]
    pub recipient: Names,
    /// Requested, pledged, …
    pub stage: String,
    /// Others that are right too.
    pub alt_stage: Vec<String>,
    /// The words that show it.
    pub evidence: Spans,
}

/// The gold of a folder's articles by their stems. Files without statements are of another kind and left out.
///
/// # Errors
///
/// If a file cannot be read or is not such a gold.
pub fn read_folder(folder: &Path) -> Result<BTreeMap<String, SeedGold>> {
    let mut gold = BTreeMap::new();
    for path in files::in_folder(folder, ".json")? {
        let value: Value = serde_json::from_str(&files::read(&path)?).map_err(|error| Error::at(&path, error))?;
        if value.get("statements").is_some() {
            let article = SeedGold::deserialize(value).map_err(|error| Error::at(&path, error))?;
            gold.insert(files::stem(&path, ".json"), article);
        }
    }
    Ok(gold)
}
