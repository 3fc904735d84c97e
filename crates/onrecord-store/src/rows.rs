//! What queries answer: plain rows with owned texts, apart from the types of the core.
//!
//! Offsets are UTF-8 bytes of the article's text, half-open. Days are written `2024-08-27`. Words such as `kind` and
//! `hedge` are the words of the wire format.

mod statement;

use std::ops::Range;

pub use statement::{EntityName, MeantRow, PartyRow, StatementName, StatementRow};

/// The words that a field was read from and where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceRow {
    /// The first byte.
    pub start_byte: u32,
    /// The byte after the last.
    pub end_byte: u32,
    /// The words, exactly as they stand there.
    pub quote: String,
}

/// What every row says of its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleHead {
    /// The number of the article in this record.
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
    /// The day of publication.
    pub published: Option<String>,
    /// The first day on which it may have been published, where the day is inferred.
    pub published_earliest: Option<String>,
    /// The last such day.
    pub published_latest: Option<String>,
}

/// An article in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRow {
    /// Which article.
    pub article: ArticleHead,
    /// How the day of publication is known: `given`, `metadata`, `inferred` or `unknown`.
    pub published_basis: String,
    /// Counted from 1 for each address.
    pub version: u32,
    /// The highest version that the record has of this address.
    pub latest_version: u32,
    /// How many statements.
    pub n_statements: u32,
    /// How many figures.
    pub n_figures: u32,
    /// How many times.
    pub n_times: u32,
    /// How many notes.
    pub n_notes: u32,
}

/// An article with everything that was kept from it. Lists are in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRecord {
    /// The row of the list.
    pub row: ArticleRow,
    /// SHA-256 of the raw bytes, in hexadecimal: the key of [`Store::document`](crate::Store::document).
    pub document: String,
    /// The [fingerprint](crate::Fingerprint), in hexadecimal.
    pub fingerprint: String,
    /// How the raw bytes were read: `text`, `html`, `jsonl`, `feed_entry`, `json_feed_item`, `post` or `json_post`.
    pub form: String,
    /// The program and version that read it.
    pub read_by: String,
    /// ISO 639-1 code.
    pub language: Option<String>,
    /// Who wrote it, each as the page or the caller names them.
    pub byline: Vec<String>,
    /// At what time of its day it was published, as its page writes it; of posts of live blogs.
    pub time_of_day: Option<String>,
    /// The day of its last change.
    pub modified: Option<String>,
    /// The words that show the day of publication, or that bound it.
    pub published_evidence: Vec<EvidenceRow>,
    /// The text.
    pub text: String,
    /// The label of the character set that the document's carrier named.
    pub charset: Option<String>,
    /// How much of the article is there: `whole`, `cut` or `teaser`.
    pub extent: String,
    /// What stands in the text but is not its body.
    pub furniture: Vec<FurnitureRow>,
    /// Who and what is named.
    pub entities: Vec<EntityRow>,
    /// Where they are named.
    pub mentions: Vec<MentionRow>,
    /// Who said what.
    pub statements: Vec<StatementRow>,
    /// Quantities.
    pub figures: Vec<FigureRow>,
    /// Dates.
    pub times: Vec<TimeRow>,
    /// What was seen and not understood.
    pub notes: Vec<NoteRow>,
}

/// A stretch of text that is not body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FurnitureRow {
    /// The number of the row.
    pub id: i64,
    /// What it is.
    pub kind: String,
    /// Its words.
    pub evidence: EvidenceRow,
}

/// A person, organisation or place of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityRow {
    /// The number of the row.
    pub id: i64,
    /// The fullest name.
    pub name: String,
    /// `person`, `organisation`, `place` or another word of the wire format.
    pub kind: String,
    /// Whether `Store::entry` finds who it is across articles: not what is only described.
    pub has_entry: bool,
}

/// A person or thing of the record, in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryHead {
    /// The least number of an entity that articles have of it: by this or any other of them `Store::entry` finds it again.
    pub entity_id: i64,
    /// The name of most articles.
    pub name: String,
    /// `person`, `organisation`, `place` or another word of the wire format.
    pub kind: String,
    /// How many articles speak of it.
    pub n_articles: u32,
    /// The first day of publication of these.
    pub first: Option<String>,
    /// The last one.
    pub last: Option<String>,
}

/// A person or thing of the record, with all names and why they are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// The row of the list.
    pub head: EntryHead,
    /// How many statements it made.
    pub n_statements: u32,
    /// Its names as they stand in articles, titles included, in the order of the alphabet.
    pub names: Vec<NameCountRow>,
    /// Words that say what it is, the most frequent first.
    pub roles: Vec<CountRow>,
    /// Why its names are names of one.
    pub joins: Vec<JoinRow>,
    /// Surnames alone that were given to it, and why.
    pub surnames: Vec<JoinRow>,
    /// Others that may be the same, and are not joined.
    pub perhaps: Vec<JoinRow>,
}

/// A name with how often and when it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameCountRow {
    /// The words.
    pub name: String,
    /// How many mentions.
    pub n_mentions: u32,
    /// The first day of publication of their articles.
    pub first: Option<String>,
    /// The last one.
    pub last: Option<String>,
}

/// Words with how often they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountRow {
    /// The words.
    pub words: String,
    /// How often.
    pub n: u32,
}

/// Two names with what joins them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinRow {
    /// One name.
    pub one: String,
    /// The other.
    pub other: String,
    /// What the other is a name of: a word of the wire format.
    pub other_kind: String,
    /// The reason.
    pub why: String,
    /// How many in a hundred such joins are right.
    pub confidence_hundredths: u8,
    /// Whether that is the share of those that were read by hand; if not, it is an estimate.
    pub is_measured: bool,
    /// How many articles hang on it.
    pub n_articles: u32,
}

/// What the user decided about two names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRow {
    /// Its number.
    pub id: i64,
    /// `merge` or `split`.
    pub act: String,
    /// One name.
    pub one: String,
    /// The other.
    pub other: String,
}

/// A stretch of text that names an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionRow {
    /// Its place within the article, from 1.
    pub n: u32,
    /// The [`EntityRow::id`] that it names.
    pub entity_id: i64,
    /// `name`, `nominal` or `pronoun`.
    pub form: String,
    /// Its words.
    pub evidence: EvidenceRow,
}

/// A quantity. Numbers are decimal strings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRow {
    /// The number of the row.
    pub id: i64,
    /// Number and unit.
    pub evidence: EvidenceRow,
    /// The number as it is written, scaled.
    pub value: Option<String>,
    /// The least that the words state.
    pub low: Option<String>,
    /// The most that the words state.
    pub high: Option<String>,
    /// ISO 4217, UCUM, SI, or `count`.
    pub unit: Option<String>,
    /// The English singular name of the unit.
    pub unit_name: Option<String>,
    /// `exact`, `about`, `nearly`, ….
    pub hedge: String,
    /// The words of the hedge.
    pub hedge_evidence: Option<EvidenceRow>,
    /// What it is a quantity of, in the order of the text.
    pub of: Vec<EvidenceRow>,
    /// The head noun of that.
    pub head: Option<EvidenceRow>,
    /// Words that set it apart from other figures of the same: "additional", "a year".
    pub scope: Vec<EvidenceRow>,
    /// Of a change, `up` or `down`; nothing for a level.
    pub direction: Option<String>,
    /// Of a change, the figure of the level that it leads to.
    pub level: Option<FigureName>,
    /// The time that the sentence ties it to.
    pub time: Option<TimeName>,
    /// The figure that this one is another form of. Only one of the two belongs in a sum.
    pub same_as: Option<FigureName>,
    /// The figure of the whole that this one is a part of. Only one of the two belongs in a sum.
    pub part_of: Option<FigureName>,
}

/// A figure of the same article, as another fact names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureName {
    /// The [`FigureRow::id`].
    pub id: i64,
    /// Its words.
    pub quote: String,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeRow {
    /// The number of the row.
    pub id: i64,
    /// The words.
    pub evidence: EvidenceRow,
    /// The TIMEX3 type: `DATE`, `TIME`, `DURATION` or `SET`.
    pub r#type: String,
    /// The TIMEX3 value: `2024-09`.
    pub value: String,
    /// The TIMEX3 modifier: `START`, `ON_OR_BEFORE`, ….
    pub modifier: Option<String>,
    /// What a relative value was counted from; nothing for an absolute one, and for one that is still relative.
    pub anchor: Option<AnchorRow>,
    /// The first day that it covers or may cover. Nothing if that is open, or if it is not known on which days it lies.
    pub first_day: Option<String>,
    /// The last such day.
    pub last_day: Option<String>,
    /// The rule that read it. Nothing for what was added before rules were kept.
    pub rule: Option<String>,
}

/// What a relative time was counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnchorRow {
    /// The day of publication.
    Published,
    /// Another time of the article.
    Time(TimeName),
}

/// A time of the same article, as another fact names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeName {
    /// The [`TimeRow::id`].
    pub id: i64,
    /// Its words.
    pub quote: String,
    /// Its TIMEX3 value.
    pub value: String,
    /// The first day that it covers or may cover, where that is known.
    pub first_day: Option<String>,
    /// The last such day.
    pub last_day: Option<String>,
}

/// Something that was seen and not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteRow {
    /// The number of the row.
    pub id: i64,
    /// What is the matter.
    pub what: String,
    /// Where.
    pub evidence: EvidenceRow,
}

/// A fact with its article and its place there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// The article.
    pub article: ArticleHead,
    /// The fact.
    pub fact: T,
    /// The words around. For a statement, those around the first content.
    pub context: Context,
    /// The line where the fact begins, from 1. A statement begins with its first content.
    pub line: u32,
    /// The column where the fact begins, from 1, in Unicode code points.
    pub column: u32,
}

/// Words of an article with what stands around them in the same line: at most
/// [`Context::REACH`] characters on either side, cut between words where possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// The words and what stands around them, exactly as in the article.
    pub text: String,
    /// Where `text` begins in the article, in bytes.
    pub start_byte: u32,
    /// Where the words stand in `text`, in bytes.
    pub quote: Range<usize>,
}

/// An article found by its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchHit {
    /// The article.
    pub article: ArticleHead,
    /// The words around the first match, or the first words of the text where only the title matches.
    pub snippet: String,
    /// Where `snippet` begins in the article's text, in bytes.
    pub start_byte: u32,
    /// Where the matches stand in `snippet`, in bytes, in order. Empty where only the title matches.
    pub matches: Vec<Range<usize>>,
    /// How many matches the whole text has.
    pub n_matches: u64,
    /// The line of the first match, from 1.
    pub line: u32,
    /// The column of the first match, from 1, in Unicode code points.
    pub column: u32,
    /// The innermost statement in whose content the first match lies.
    pub statement: Option<StatementRow>,
}

/// How much a record holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles, every version counted.
    pub articles: u32,
    /// Raw documents.
    pub documents: u32,
    /// Entities, one for each article that names them.
    pub entities: u32,
    /// Statements.
    pub statements: u32,
    /// Figures.
    pub figures: u32,
    /// Times.
    pub times: u32,
    /// Notes.
    pub notes: u32,
}

/// What [`Store::verify`](crate::Store::verify) looked at and found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many articles were checked.
    pub articles: u64,
    /// How many evidences were held against their article.
    pub evidences: u64,
    /// What is wrong. Empty for a sound record.
    pub faults: Vec<Fault>,
}

/// Something in the file that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The article, where the fault is in one.
    pub article: Option<ArticleName>,
    /// The table: `statement`, `figure`, `document`, …; `file` for the file as a whole.
    pub fact: String,
    /// The number of the row in that table, where there is one.
    pub fact_id: Option<i64>,
    /// The field: `content`, `hedge`, `quote`, ….
    pub field: String,
    /// What is the matter, in lower case and without a final stop.
    pub reason: String,
}

/// The number and the address of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleName {
    /// The number of the article in this record.
    pub id: i64,
    /// The path or URL that it was read from.
    pub address: String,
}
