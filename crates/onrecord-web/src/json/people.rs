//! The twins of the pages of people: `/people.json` and `/people/{id}.json`.

use serde::Serialize;

/// One page of the list of who and what is named, across all articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct People {
    /// Always true.
    pub ok: bool,
    /// The name that was looked for, in any spelling; empty for the whole list.
    pub q: String,
    /// What is listed: `person`, `organisation`, …, or `all`.
    pub kind: String,
    /// Which page this is, from 1.
    pub page: u32,
    /// How many pages there are, at least 1.
    pub n_pages: u32,
    /// How many entries are on all pages together.
    pub n_entries: u32,
    /// How many entries there are of each kind, the most frequent first.
    pub kinds: Vec<KindCount>,
    /// The entries of this page, most articles first.
    pub entries: Vec<Head>,
}

/// How many entries are of a kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KindCount {
    /// The kind.
    pub kind: String,
    /// How many.
    pub n: u32,
}

/// A person or thing in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Head {
    /// The number of its page: that of the first entity which an article has of it.
    pub id: i64,
    /// The name of most articles.
    pub name: String,
    /// `person`, `organisation`, `place`, ….
    pub r#type: String,
    /// How many articles speak of it.
    pub n_articles: u32,
    /// The first day of publication of these.
    pub first: Option<String>,
    /// The last one.
    pub last: Option<String>,
}

/// A person or thing with all its names, why they are one, and what it said.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    /// Always true.
    pub ok: bool,
    /// What the list says of it.
    #[serde(flatten)]
    pub head: Head,
    /// Its names as they stand in articles, the most frequent first.
    pub names: Vec<NameCount>,
    /// Words that say what it is, the most frequent first.
    pub roles: Vec<RoleCount>,
    /// Why its names are names of one.
    pub joins: Vec<Join>,
    /// Surnames alone that were given to it, and why.
    pub surnames: Vec<Join>,
    /// Others that may be the same, and are not joined.
    pub perhaps: Vec<Join>,
    /// How many statements are on all pages together: what it said, and what it may have said.
    pub n_statements: u32,
    /// Which page of statements this is, from 1.
    pub page: u32,
    /// How many pages of statements there are, at least 1.
    pub n_pages: u32,
    /// The statements of this page, in the order of time.
    pub statements: Vec<Said>,
}

/// A name with how often and when it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NameCount {
    /// The words.
    pub name: String,
    /// How many mentions.
    pub n_mentions: u32,
    /// The first day of publication of their articles.
    pub first: Option<String>,
    /// The last one.
    pub last: Option<String>,
}

/// Words that say what somebody is, with how often they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoleCount {
    /// The words.
    pub words: String,
    /// How often.
    pub n: u32,
}

/// Why two names are names of one, or may be.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Join {
    /// One name.
    pub one: String,
    /// The other.
    pub other: String,
    /// What the other is a name of.
    pub other_type: String,
    /// The reason.
    pub why: String,
    /// The share of such joins that is right, 0 to 1.
    pub confidence: f64,
    /// Whether that was read by hand; if not, it is an estimate.
    pub measured: bool,
    /// How many articles hang on it.
    pub n_articles: u32,
}

/// A statement with its article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Said {
    /// The number of the article.
    pub article: i64,
    /// The statement's id in the twin of the article, and its anchor in the article's page.
    pub id: String,
    /// The headline, or the name that the article is known by.
    pub heading: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// The day of publication.
    pub published: Option<String>,
    /// Not published before this day, where the day is inferred.
    pub published_earliest: Option<String>,
    /// Not published after this day, where the day is inferred.
    pub published_latest: Option<String>,
    /// What is said, in the article's words; parts that stand apart are apart here by "…".
    pub content: String,
    /// The words that show that something is said.
    pub cue: String,
    /// `direct`, `indirect` or `mixed`.
    pub kind: String,
    /// `asserted`, `denied`, ….
    pub modality: String,
    /// `said`, `declined` or `silent`.
    pub outcome: String,
    /// Names of those who say it together, as the article has them; empty where nobody is resolved.
    pub speakers: Vec<String>,
    /// Where nobody is resolved, those who may have said it.
    pub candidates: Vec<String>,
    /// Who tells it: then it is hearsay.
    pub told_by: Option<String>,
    /// It stands in a headline.
    pub headline: bool,
    /// What the article says against relying on it.
    pub caveat: Vec<String>,
    /// Where its words begin, from 1.
    pub line: u32,
    /// In code points, from 1.
    pub column: u32,
    /// The share of such findings that were right on held-aside gold, 0 to 1.
    pub confidence: f64,
}
