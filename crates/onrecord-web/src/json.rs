//! The twins: what `/index.json`, `/articles/{id}.json`, `/people.json` and `/people/{id}.json` answer, field by field.
//!
//! Every answer has `ok`: true in these, false in a [`Failure`]. A field is never missing; what is not known is null and
//! what was not found an empty list. Offsets count **Unicode code points** of the answer's own `text`, from 0 and
//! half-open, as in the wire format of `onrecord extract`; so do the ids `s1`, `f1`, `t1`, `e1`, `n1`, which are also the
//! anchors of the page. Numbers that were read from a text are decimal strings. Days are written `2024-08-27`.

mod people;

use serde::Serialize;

pub use people::{Entry, Head, Join, KindCount, NameCount, People, RoleCount, Said};

/// A half-open span `[start, end]` in code points.
pub type Offsets = (u32, u32);

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// Always false.
    pub ok: bool,
    /// What is the matter, in lower case and without a final stop.
    pub error: String,
    /// The HTTP status.
    pub status: u16,
}

/// One page of the list of articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Index {
    /// Always true.
    pub ok: bool,
    /// The words that were searched for; empty for the whole list.
    pub q: String,
    /// Which page this is, from 1.
    pub page: u32,
    /// How many pages there are, at least 1.
    pub n_pages: u32,
    /// How many articles are on all pages together.
    pub n_articles: u32,
    /// Whether a search found more articles than are on its pages.
    pub more: bool,
    /// The articles of this page: in the order of time, undated ones last; of a search, best first.
    pub articles: Vec<Item>,
}

/// An article in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// The number of the article in the record.
    pub id: i64,
    /// The path or URL that it was read from.
    pub address: String,
    /// The name that the caller knows it by.
    pub name: String,
    /// The address of its page.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The first words of the text, where there is no headline.
    pub first_words: Option<String>,
    /// The day of publication.
    pub published: Option<String>,
    /// Not published before this day, where the day is inferred.
    pub published_earliest: Option<String>,
    /// Not published after this day, where the day is inferred.
    pub published_latest: Option<String>,
    /// Counted from 1 for each address.
    pub version: u32,
    /// The highest version that the record has of this address.
    pub latest_version: u32,
    /// How many statements were read from it.
    pub n_statements: u32,
    /// How many figures.
    pub n_figures: u32,
    /// How many times.
    pub n_times: u32,
    /// How many notes there are.
    pub n_notes: u32,
    /// Of a search: words of the text around the first match, cut where a match begins or ends.
    pub passage: Vec<Run>,
    /// Of a search: whose statement the first match lies in, where it lies in one.
    pub said_by: Option<SaidBy>,
}

/// Whose statement words lie in. They need not be his own words: that is what `kind` says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SaidBy {
    /// Names of those who say it together; empty where nobody is resolved.
    pub speakers: Vec<String>,
    /// Names of those who may have said it, where nobody is resolved.
    pub candidates: Vec<String>,
    /// The article tells of the speaker without a name.
    pub unnamed: bool,
    /// The words that name who speaks.
    pub source: String,
    /// `direct`, `indirect` or `mixed`.
    pub kind: String,
    /// Who tells it: then it is hearsay.
    pub told_by: Option<String>,
    /// It stands in a headline.
    pub headline: bool,
    /// What the article says against relying on it.
    pub caveat: Vec<String>,
}

/// A stretch of a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The words. The runs of a passage together are the text.
    pub words: String,
    /// Whether these are words that were searched for.
    pub found: bool,
}

/// One article with everything that was kept from it. Lists are in the order of the text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Article {
    /// Always true.
    pub ok: bool,
    /// The number of the article in the record.
    pub id: i64,
    /// The path or URL that it was read from.
    pub address: String,
    /// The name that the caller knows it by.
    pub name: String,
    /// The address of its page.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it, each as the page or the caller names them.
    pub byline: Vec<String>,
    /// ISO 639-1 code.
    pub language: Option<String>,
    /// How much of the article is there: `whole`, `cut` or `teaser`.
    pub extent: String,
    /// When it was published.
    pub published: Published,
    /// At what time of that day, as its page writes it; of posts of live blogs.
    pub time_of_day: Option<String>,
    /// The day of its last change.
    pub modified: Option<String>,
    /// Counted from 1 for each address.
    pub version: u32,
    /// The highest version that the record has of this address.
    pub latest_version: u32,
    /// SHA-256 of the raw bytes, in hexadecimal.
    pub sha256: String,
    /// SHA-256 over the raw bytes, how they were read and what was given by hand, in hexadecimal.
    pub fingerprint: String,
    /// How the raw bytes were read: `text`, `html`, `jsonl`, `feed_entry`, `json_feed_item`, `post` or `json_post`.
    pub form: String,
    /// The program and version that read it.
    pub read_by: String,
    /// The text that all offsets count in.
    pub text: String,
    /// What stands in the text but is not its body.
    pub furniture: Vec<Furniture>,
    /// Who and what is named.
    pub entities: Vec<Entity>,
    /// Where they are named.
    pub mentions: Vec<Mention>,
    /// Who said what.
    pub statements: Vec<Statement>,
    /// Quantities.
    pub figures: Vec<Figure>,
    /// Times.
    pub times: Vec<Time>,
    /// What was seen and not understood.
    pub notes: Vec<Note>,
}

/// When an article was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Published {
    /// The day.
    pub date: Option<String>,
    /// How it is known: `given`, `metadata`, `inferred` or `unknown`.
    pub basis: String,
    /// Not before this day.
    pub earliest: Option<String>,
    /// Not after this day.
    pub latest: Option<String>,
    /// The words that show it.
    pub evidence: Vec<Offsets>,
}

/// A stretch that is not body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Furniture {
    /// First code point.
    pub start: u32,
    /// After the last code point.
    pub end: u32,
    /// `duplicate_headline`, `related_link`, ….
    pub kind: String,
}

/// A person, organisation, place or other thing of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entity {
    /// `e1`, `e2`, ….
    pub id: String,
    /// The fullest name.
    pub name: String,
    /// `person`, `organisation`, `place`, ….
    pub r#type: String,
}

/// A stretch that names an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// First code point.
    pub start: u32,
    /// After the last code point.
    pub end: u32,
    /// `name`, `nominal` or `pronoun`.
    pub form: String,
    /// The entity's id.
    pub entity: Option<String>,
}

/// Who said what.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statement {
    /// `s1`, `s2`, ….
    pub id: String,
    /// The words that name who speaks.
    pub source: Vec<Offsets>,
    /// The words that show that something is said.
    pub cue: Vec<Offsets>,
    /// What is said.
    pub content: Vec<Offsets>,
    /// `direct`, `indirect` or `mixed`.
    pub kind: String,
    /// The first of `speakers`; null where nobody is resolved.
    pub speaker: Option<String>,
    /// All who say it together, as ids of entities.
    pub speakers: Vec<String>,
    /// Where nobody is resolved, those who may have said it, as ids of entities.
    pub candidates: Vec<String>,
    /// For whom the speaker speaks.
    pub on_behalf_of: Option<Party>,
    /// The article tells of the speaker without a name.
    pub unnamed: bool,
    /// What it says of him then; null for what was added before that was kept.
    pub anonymous: Option<Anonymous>,
    /// `asserted`, `denied`, ….
    pub modality: String,
    /// `said`, `declined` or `silent`.
    pub outcome: String,
    /// Which kind of act the cue names; null for what was added before that was kept.
    pub attitude: Option<String>,
    /// How far the writer stands behind it: `said`, `claimed`, …; null for what was added before that was kept.
    pub stance: Option<String>,
    /// Words of the content that say how sure it is.
    pub certainty: Vec<Certainty>,
    /// To whom.
    pub addressee: Option<Party>,
    /// On what occasion or through which channel.
    pub occasion: Option<OfKind>,
    /// The outlet that it was said to.
    pub outlet: Option<Party>,
    /// The id of the time when it was said.
    pub said: Option<String>,
    /// The id of the statement in whose content this one lies: its speaker tells what this one's is to have said.
    pub nested_in: Option<String>,
    /// It stands in a headline.
    pub headline: bool,
    /// What the article says against relying on it: `unverified` or `no_evidence`.
    pub caveat: Vec<OfKind>,
    /// The share of such findings that were right on held-aside gold, 0 to 1.
    pub confidence: f64,
}

/// Somebody who takes part, by the words that name him.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Party {
    /// First code point.
    pub start: u32,
    /// After the last code point.
    pub end: u32,
    /// The entity's id, where it is resolved.
    pub entity: Option<String>,
}

/// A speaker without a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Anonymous {
    /// What he is.
    pub role: Offsets,
    /// Several speak.
    pub several: bool,
    /// Why he is not named.
    pub reason: Option<Offsets>,
}

/// Words that say how sure something is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Certainty {
    /// First code point.
    pub start: u32,
    /// After the last code point.
    pub end: u32,
    /// `certain`, `probable`, `possible` or `doubtful`.
    pub sureness: String,
}

/// Words of an occasion or a caveat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfKind {
    /// First code point.
    pub start: u32,
    /// After the last code point.
    pub end: u32,
    /// `interview`, `speech`, …; of a caveat `unverified` or `no_evidence`.
    pub kind: String,
}

/// A quantity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// `f1`, `f2`, ….
    pub id: String,
    /// First code point of number and unit.
    pub start: u32,
    /// After the last.
    pub end: u32,
    /// The number as written; null for a range.
    pub value: Option<String>,
    /// The least that the words state; null where they set no lower bound.
    pub low: Option<String>,
    /// The most that the words state; null where they set no upper bound.
    pub high: Option<String>,
    /// ISO 4217 for money, UCUM or SI else, `count` for counted things; null for a bare number.
    pub unit: Option<String>,
    /// The unit's English singular name; for counts the counted noun.
    pub unit_name: Option<String>,
    /// `exact`, `about`, `nearly`, ….
    pub hedge: String,
    /// The words of the hedge.
    pub hedge_span: Option<Offsets>,
    /// What it is a quantity of.
    pub of: Vec<Offsets>,
    /// The head noun of that.
    pub head: Option<Offsets>,
    /// Words that set it apart from other figures of the same.
    pub scope: Vec<Offsets>,
    /// Of a change, `up` or `down`; null for a level.
    pub direction: Option<String>,
    /// Of a change, the id of the figure that it leads to.
    pub level: Option<String>,
    /// The id of the time that the sentence ties it to.
    pub time: Option<String>,
    /// The id of the figure that this one is another form of. Only one of the two belongs in a sum.
    pub same_as: Option<String>,
    /// The id of the figure of the whole that this one is a part of. Only one of the two belongs in a sum.
    pub part_of: Option<String>,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Time {
    /// `t1`, `t2`, ….
    pub id: String,
    /// First code point.
    pub start: u32,
    /// After the last code point.
    pub end: u32,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    pub r#type: String,
    /// The TIMEX3 value.
    pub value: String,
    /// The TIMEX3 modifier.
    pub r#mod: Option<String>,
    /// What a relative value was counted from, `published` or the id of a time; null for an absolute value, and for one
    /// that is still relative.
    pub anchor: Option<String>,
    /// The first day that it covers or may cover. Null if that is open, or if it is not known on which days it lies.
    pub first: Option<String>,
    /// The last such day.
    pub last: Option<String>,
    /// The rule that read it; null for what was added before rules were kept.
    pub rule: Option<String>,
}

/// Something seen and not understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// `n1`, `n2`, ….
    pub id: String,
    /// First code point.
    pub start: u32,
    /// After the last code point.
    pub end: u32,
    /// What is the matter.
    pub what: String,
}
