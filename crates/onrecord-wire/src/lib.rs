//! The wire format of `onrecord extract`: one JSON object per article and line.
//!
//! What comes in is the core’s [`Facts`](onrecord::facts::Facts) of one article; what goes out is [`Object`], whose offsets count **Unicode code
//! points** of its own `text`, half-open. These types are the format: a field is added here on purpose, read with
//! `deny_unknown_fields` so that none is added by accident, and never missing (what no stage fills is an empty list or
//! null), but for what only some articles have a place for: `byline`, `time_of_day` and `modified` are left out where they are not known. Numbers
//! are decimal strings.

mod convert;
mod selector;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub use convert::object;
pub use selector::{Selector, selectors, text_fragment};

/// A half-open span `[start, end]` in code points.
pub type Offsets = (u32, u32);

/// A string that is borrowed from the article when written and owned when read.
pub type Text<'a> = Cow<'a, str>;

/// One article with all that was read from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Object<'a> {
    /// The caller's name for the article, unchanged.
    pub id: Text<'a>,
    /// The text that all offsets count in.
    pub text: Text<'a>,
    /// The headline, where it is known apart from the text.
    pub title: Option<Text<'a>>,
    /// The publisher.
    pub outlet: Option<Text<'a>>,
    /// Who wrote it, each as the page or the caller names them; missing where that is not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub byline: Vec<Text<'a>>,
    /// ISO 639-1, where it is known.
    pub language: Option<Text<'a>>,
    /// How much of the article is there: `whole`, `cut` (its end is missing) or `teaser`.
    pub extent: Text<'a>,
    /// When it was published.
    pub published: Published<'a>,
    /// At what time of that day, as the page of a live blog writes it of its post (`11:00+01:00`); missing where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_of_day: Option<Text<'a>>,
    /// The day of its last change as `YYYY-MM-DD`; missing where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<Text<'a>>,
    /// What is not body.
    pub furniture: Vec<Furniture<'a>>,
    /// Sentences; they tile the body.
    pub sentences: Vec<Offsets>,
    /// Who and what is named.
    pub entities: Vec<Entity<'a>>,
    /// Where they are named.
    pub mentions: Vec<Mention<'a>>,
    /// Who said what.
    pub statements: Vec<Statement<'a>>,
    /// Quantities.
    pub figures: Vec<Figure<'a>>,
    /// Dates and durations.
    pub times: Vec<Time<'a>>,
    /// Asks and pledges and what became of them.
    pub commitments: Vec<Commitment<'a>>,
    /// What was seen and not understood.
    pub notes: Vec<Note<'a>>,
}

/// When an article was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published<'a> {
    /// The day as `YYYY-MM-DD`.
    pub date: Option<Text<'a>>,
    /// `given`, `metadata`, `inferred` or `unknown`.
    pub basis: Text<'a>,
    /// Not before this day.
    pub earliest: Option<Text<'a>>,
    /// Not after this day.
    pub latest: Option<Text<'a>>,
    /// The words that show it.
    pub evidence: Vec<Offsets>,
}

/// A stretch that is not body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Furniture<'a> {
    /// First code point.
    pub start: u32,
    /// After the last code point.
    pub end: u32,
    /// `duplicate_headline`, `dateline`, `related_link`, …
    pub kind: Text<'a>,
}

/// A person, organisation, place, piece of equipment, event or work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entity<'a> {
    /// Unique in the object: `e1`, `e2`, …
    pub id: Text<'a>,
    /// The fullest name without titles.
    pub name: Text<'a>,
    /// `person`, `organisation`, `place`, `equipment`, `event`, `work`, or `other` where the kind is not known.
    pub r#type: Text<'a>,
    /// All names as they stand in the text, sorted.
    pub names: Vec<Text<'a>>,
    /// Whether `name` is a name; else it is the fullest description.
    pub named: bool,
    /// Words that say what it is.
    pub roles: Vec<Offsets>,
}

/// A stretch that names or refers to an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mention<'a> {
    /// First code point.
    pub start: u32,
    /// After the last code point.
    pub end: u32,
    /// The entity's type.
    pub r#type: Text<'a>,
    /// `name`, `nominal` or `pronoun`.
    pub form: Text<'a>,
    /// The entity's id; null for a description of something that is spoken of only once.
    pub entity: Option<Text<'a>>,
    /// Why it is taken for a mention of this entity: `name`, `part_of_name`, `spelling`, `acronym`, `alias`, `apposition`,
    /// `role`, `role_at_date`, `metonym`, `agreement` or `model`.
    pub link: Text<'a>,
}

/// Who said what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement<'a> {
    /// Unique in the object: `s1`, `s2`, …
    pub id: Text<'a>,
    /// The words that name the source.
    pub source: Vec<Offsets>,
    /// The words that show that something is said.
    pub cue: Vec<Offsets>,
    /// What is said.
    pub content: Vec<Offsets>,
    /// `direct`, `indirect` or `mixed`.
    pub kind: Text<'a>,
    /// The first of `speakers`; null where nobody is resolved.
    pub speaker: Option<Text<'a>>,
    /// All who say it together, as entity ids.
    pub speakers: Vec<Text<'a>>,
    /// Where nobody is resolved, the two or more who may have said it, as entity ids.
    pub candidates: Vec<Text<'a>>,
    /// For whom the speaker speaks.
    pub on_behalf_of: Option<Party<'a>>,
    /// The article does not name the speaker ("an official").
    pub unnamed: bool,
    /// What it says of a speaker whom it does not name; null where it names him.
    pub anonymous: Option<Anonymous>,
    /// `asserted`, `denied`, `predicted`, `requested`, `promised` or `conditional`.
    pub modality: Text<'a>,
    /// `said`, `declined` or `silent`.
    pub outcome: Text<'a>,
    /// Which kind of act the cue names: `statement`, `belief`, `intention`, …
    pub attitude: Text<'a>,
    /// How far the writer stands behind it: `said`, `claimed`, `admitted`, `warned`, `insisted` or `revealed`.
    pub stance: Text<'a>,
    /// Words of the content that say how sure it is.
    pub certainty: Vec<Certainty<'a>>,
    /// To whom.
    pub addressee: Option<Party<'a>>,
    /// On what occasion or through which channel.
    pub occasion: Option<Occasion<'a>>,
    /// The outlet that it was said to.
    pub outlet: Option<Party<'a>>,
    /// When it was said, as a time id.
    pub said: Option<Text<'a>>,
    /// The statement in whose content this one lies: its speaker tells what this one's is to have said.
    pub nested_in: Option<Text<'a>>,
    /// It stands in a headline.
    pub headline: bool,
    /// What the article says against relying on it.
    pub caveat: Vec<Caveat<'a>>,
    /// The share of such findings that were right on held-aside gold, 0 to 1; null where no share was measured.
    pub confidence: Option<Confidence>,
}

/// Somebody who takes part, by the words that name him.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party<'a> {
    /// First code point.
    pub start: u32,
    /// After the last code point.
    pub end: u32,
    /// The entity's id, where it is resolved.
    pub entity: Option<Text<'a>>,
}

/// What an article says of a speaker whom it does not name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anonymous {
    /// What he is: "senior official".
    pub role: Offsets,
    /// Several speak.
    pub several: bool,
    /// Why he is not named: "on condition of anonymity".
    pub reason: Option<Offsets>,
}

/// Words that say how sure something is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certainty<'a> {
    /// First code point.
    pub start: u32,
    /// After the last code point.
    pub end: u32,
    /// `certain`, `probable`, `possible` or `doubtful`.
    pub sureness: Text<'a>,
}

/// An occasion or a channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occasion<'a> {
    /// First code point.
    pub start: u32,
    /// After the last code point.
    pub end: u32,
    /// `interview`, `press_conference`, `speech`, `meeting`, `broadcast`, `post`, `writing`, `call`, `visit` or `hearing`.
    pub kind: Text<'a>,
}

/// What an article says against relying on a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caveat<'a> {
    /// First code point.
    pub start: u32,
    /// After the last code point.
    pub end: u32,
    /// `unverified` or `no_evidence`.
    pub kind: Text<'a>,
}

/// A quantity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure<'a> {
    /// Unique in the object: `f1`, `f2`, …
    pub id: Text<'a>,
    /// First code point of number and unit.
    pub start: u32,
    /// After the last.
    pub end: u32,
    /// The number that the words give, scaled ("35 billion" is 35000000000); null for a range.
    pub value: Option<Text<'a>>,
    /// The least that the words state; null where they set no lower bound.
    pub low: Option<Text<'a>>,
    /// The most that the words state; null where they set no upper bound.
    pub high: Option<Text<'a>>,
    /// Unit code: ISO 4217 for money, UCUM or SI else, `count` for counted things; null for a bare number.
    pub unit: Option<Text<'a>>,
    /// The unit's English singular name; for counts the counted noun in the singular.
    pub unit_name: Option<Text<'a>>,
    /// `exact`, `about`, `nearly`, `more_than`, `at_least`, `less_than`, `up_to` or `vague`.
    pub hedge: Text<'a>,
    /// The words of the hedge.
    pub hedge_span: Option<Offsets>,
    /// What it is a quantity of.
    pub of: Vec<Offsets>,
    /// The head noun of that.
    pub head: Option<Offsets>,
    /// Words that set it apart from other figures of the same: "additional", "a year".
    pub scope: Vec<Offsets>,
    /// Of a change, `up` or `down`; null for a level.
    pub direction: Option<Text<'a>>,
    /// Of a change, the figure of the level that it leads to.
    pub level: Option<Text<'a>>,
    /// The time that the sentence ties it to, as a time id.
    pub time: Option<Text<'a>>,
    /// The figure that this one is another form of.
    pub same_as: Option<Text<'a>>,
    /// The figure of the whole that this one is a part of.
    pub part_of: Option<Text<'a>>,
}

/// A TIMEX3 expression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Time<'a> {
    /// Unique in the object: `t1`, `t2`, …
    pub id: Text<'a>,
    /// First code point.
    pub start: u32,
    /// After the last code point.
    pub end: u32,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    pub r#type: Text<'a>,
    /// The TIMEX3 value.
    pub value: Text<'a>,
    /// The TIMEX3 modifier.
    pub r#mod: Option<Text<'a>>,
    /// What a relative value was resolved against, `published` or a time id; null for an absolute value, and for one that
    /// is still relative.
    pub anchor: Option<Text<'a>>,
    /// The first calendar day that it covers or may cover, as `YYYY-MM-DD`, where that is known.
    pub first: Option<Text<'a>>,
    /// The last such day.
    pub last: Option<Text<'a>>,
    /// The rule that read it.
    pub rule: Text<'a>,
}

/// One act in the life of an ask or pledge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commitment<'a> {
    /// Unique in the object: `c1`, `c2`, …
    pub id: Text<'a>,
    /// Who acts, as an entity id.
    pub actor: Option<Text<'a>>,
    /// To whom, as an entity id.
    pub recipient: Option<Text<'a>>,
    /// What it is about.
    pub item: Vec<Offsets>,
    /// `requested`, `proposed`, `pledged`, …
    pub stage: Text<'a>,
    /// How much, as figure ids.
    pub figures: Vec<Text<'a>>,
    /// When, as a time id.
    pub time: Option<Text<'a>>,
    /// The statement that tells of it.
    pub statement: Option<Text<'a>>,
    /// `actual`, `claimed` or `hypothetical`.
    pub status: Text<'a>,
    /// The words that show it.
    pub evidence: Vec<Offsets>,
}

/// Something seen and not understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note<'a> {
    /// First code point.
    pub start: u32,
    /// After the last code point.
    pub end: u32,
    /// What is the matter.
    pub what: Text<'a>,
}

/// A share between 0 and 1, in hundredths: what is printed and compared is the same number everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence {
    hundredths: u8,
}

impl Confidence {
    /// A share of so many hundredths.
    ///
    /// # Panics
    ///
    /// If it is more than 100.
    pub const fn from_hundredths(hundredths: u8) -> Confidence {
        assert!(hundredths <= 100, "a share is at most one");
        Confidence { hundredths }
    }

    /// The share in hundredths.
    pub const fn hundredths(self) -> u8 {
        self.hundredths
    }
}

impl Serialize for Confidence {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.hundredths) / 100.0)
    }
}

impl<'de> Deserialize<'de> for Confidence {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Confidence, D::Error> {
        let share = f64::deserialize(deserializer)?;
        let hundredths = (0..=100).find(|&hundredths| (f64::from(hundredths) / 100.0 - share).abs() < 0.005);
        hundredths
            .map(Confidence::from_hundredths)
            .ok_or_else(|| serde::de::Error::custom(format!("confidence is not between 0 and 1: {share}")))
    }
}
