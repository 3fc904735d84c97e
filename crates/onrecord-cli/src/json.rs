//! The JSON Lines of `--json`: one object a row, apart from the types of the record.
//!
//! Places are `line` and `column`, from 1, in Unicode code points, and `start_byte` and `end_byte` in the article's text.

mod statement;

use onrecord_store::{
    Added, AnchorRow, ArticleHead, ArticleRow, DecisionRow, EntryHead, EntryRow, EvidenceRow, Fault, FigureName,
    FigureRow, Found, JoinRow, SearchHit, TimeName, TimeRow, Verified,
};
use serde::Serialize;
pub(crate) use statement::StatementJson;

use crate::shown_in::Shown;

/// What became of a document.
#[derive(Debug, Serialize)]
pub(crate) struct AddedLine<'a> {
    address: &'a str,
    /// `new`, `new_version`, `known` or `refused`.
    became: &'static str,
    id: Option<i64>,
    version: Option<u32>,
    reason: Option<&'a str>,
}

impl<'a> AddedLine<'a> {
    pub(crate) fn new(address: &'a str, added: &'a Added) -> AddedLine<'a> {
        let line = AddedLine { address, became: "new", id: None, version: None, reason: None };
        match added {
            Added::New { id } => AddedLine { id: Some(*id), version: Some(1), ..line },
            Added::NewVersion { id, version } => {
                AddedLine { became: "new_version", id: Some(*id), version: Some(*version), ..line }
            }
            Added::Known { id } => AddedLine { became: "known", id: Some(*id), ..line },
            Added::Refused { reason } => AddedLine { became: "refused", reason: Some(reason), ..line },
        }
    }
}

/// A person or thing in a list.
#[derive(Debug, Serialize)]
pub(crate) struct EntryHeadJson<'a> {
    name: &'a str,
    kind: &'a str,
    n_articles: u32,
    first: Option<&'a str>,
    last: Option<&'a str>,
}

impl<'a> EntryHeadJson<'a> {
    pub(crate) fn new(row: &'a EntryHead) -> EntryHeadJson<'a> {
        let (first, last) = (row.first.as_deref(), row.last.as_deref());
        EntryHeadJson { name: &row.name, kind: &row.kind, n_articles: row.n_articles, first, last }
    }
}

/// A person or thing with its names and why they are one.
#[derive(Debug, Serialize)]
pub(crate) struct EntryJson<'a> {
    #[serde(flatten)]
    head: EntryHeadJson<'a>,
    n_statements: u32,
    names: Vec<NameJson<'a>>,
    roles: Vec<RoleJson<'a>>,
    joins: Vec<JoinJson<'a>>,
    surnames: Vec<JoinJson<'a>>,
    perhaps: Vec<JoinJson<'a>>,
}

#[derive(Debug, Serialize)]
struct NameJson<'a> {
    name: &'a str,
    n_mentions: u32,
    first: Option<&'a str>,
    last: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct RoleJson<'a> {
    words: &'a str,
    n: u32,
}

#[derive(Debug, Serialize)]
struct JoinJson<'a> {
    one: &'a str,
    other: &'a str,
    other_kind: &'a str,
    why: &'a str,
    /// 0 to 1.
    confidence: f64,
    /// Whether the confidence is a share of joins that were read by hand; if not, it is an estimate.
    measured: bool,
    n_articles: u32,
}

impl<'a> EntryJson<'a> {
    pub(crate) fn new(row: &'a EntryRow) -> EntryJson<'a> {
        let names = row.names.iter().map(|name| NameJson {
            name: &name.name,
            n_mentions: name.n_mentions,
            first: name.first.as_deref(),
            last: name.last.as_deref(),
        });
        let joins = |joins: &'a [JoinRow]| joins.iter().map(JoinJson::new).collect();
        EntryJson {
            head: EntryHeadJson::new(&row.head),
            n_statements: row.n_statements,
            names: names.collect(),
            roles: row.roles.iter().map(|role| RoleJson { words: &role.words, n: role.n }).collect(),
            joins: joins(&row.joins),
            surnames: joins(&row.surnames),
            perhaps: joins(&row.perhaps),
        }
    }
}

impl<'a> JoinJson<'a> {
    fn new(row: &'a JoinRow) -> JoinJson<'a> {
        JoinJson {
            one: &row.one,
            other: &row.other,
            other_kind: &row.other_kind,
            why: &row.why,
            confidence: f64::from(row.confidence_hundredths) / 100.0,
            measured: row.is_measured,
            n_articles: row.n_articles,
        }
    }
}

/// What was decided about two names.
#[derive(Debug, Serialize)]
pub(crate) struct DecisionLine<'a> {
    id: i64,
    /// `merge` or `split`.
    act: &'a str,
    one: &'a str,
    other: &'a str,
}

impl<'a> DecisionLine<'a> {
    pub(crate) fn new(row: &'a DecisionRow) -> DecisionLine<'a> {
        DecisionLine { id: row.id, act: &row.act, one: &row.one, other: &row.other }
    }
}

/// An article, as every row names it.
#[derive(Debug, Serialize)]
pub(crate) struct ArticleJson<'a> {
    id: i64,
    name: &'a str,
    address: &'a str,
    url: Option<&'a str>,
    outlet: Option<&'a str>,
    title: Option<&'a str>,
    published: Option<&'a str>,
}

impl<'a> ArticleJson<'a> {
    pub(crate) fn new(article: &'a ArticleHead) -> ArticleJson<'a> {
        ArticleJson {
            id: article.id,
            name: &article.name,
            address: &article.address,
            url: article.url.as_deref(),
            outlet: article.outlet.as_deref(),
            title: article.title.as_deref(),
            published: article.published.as_deref(),
        }
    }
}

/// A row of `articles`.
#[derive(Debug, Serialize)]
pub(crate) struct ArticleLine<'a> {
    #[serde(flatten)]
    article: ArticleJson<'a>,
    published_basis: &'a str,
    published_earliest: Option<&'a str>,
    published_latest: Option<&'a str>,
    version: u32,
    latest_version: u32,
    statements: u32,
    figures: u32,
    times: u32,
    notes: u32,
}

impl<'a> ArticleLine<'a> {
    pub(crate) fn new(row: &'a ArticleRow) -> ArticleLine<'a> {
        ArticleLine {
            article: ArticleJson::new(&row.article),
            published_basis: &row.published_basis,
            published_earliest: row.article.published_earliest.as_deref(),
            published_latest: row.article.published_latest.as_deref(),
            version: row.version,
            latest_version: row.latest_version,
            statements: row.n_statements,
            figures: row.n_figures,
            times: row.n_times,
            notes: row.n_notes,
        }
    }
}

/// Words and where they stand.
#[derive(Debug, Serialize)]
pub(crate) struct EvidenceJson<'a> {
    start_byte: u32,
    end_byte: u32,
    quote: &'a str,
}

impl<'a> EvidenceJson<'a> {
    pub(crate) fn new(evidence: &'a EvidenceRow) -> EvidenceJson<'a> {
        EvidenceJson { start_byte: evidence.start_byte, end_byte: evidence.end_byte, quote: &evidence.quote }
    }

    fn all(evidence: &'a [EvidenceRow]) -> Vec<EvidenceJson<'a>> {
        evidence.iter().map(EvidenceJson::new).collect()
    }
}

/// A fact with its article and its place.
#[derive(Debug, Serialize)]
pub(crate) struct FoundLine<'a, T> {
    article: ArticleJson<'a>,
    line: u32,
    column: u32,
    #[serde(flatten)]
    fact: T,
}

impl<'a, T> FoundLine<'a, T> {
    pub(crate) fn new<R>(found: &'a Found<R>, fact: impl FnOnce(&'a R) -> T) -> FoundLine<'a, T> {
        let article = ArticleJson::new(&found.article);
        FoundLine { article, line: found.line, column: found.column, fact: fact(&found.fact) }
    }
}

/// A quantity. Numbers are in the unit of the words.
#[derive(Debug, Serialize)]
pub(crate) struct FigureJson<'a> {
    /// The number of its row, by which others name it.
    id: i64,
    #[serde(flatten)]
    evidence: EvidenceJson<'a>,
    value: Option<&'a str>,
    low: Option<&'a str>,
    high: Option<&'a str>,
    unit: Option<&'a str>,
    unit_name: Option<&'a str>,
    hedge: &'a str,
    hedge_words: Option<EvidenceJson<'a>>,
    of: Vec<EvidenceJson<'a>>,
    head: Option<EvidenceJson<'a>>,
    scope: Vec<EvidenceJson<'a>>,
    direction: Option<&'a str>,
    level: Option<FigureNameJson<'a>>,
    time: Option<TimeNameJson<'a>>,
    same_as: Option<FigureNameJson<'a>>,
    part_of: Option<FigureNameJson<'a>>,
}

impl<'a> FigureJson<'a> {
    pub(crate) fn new(figure: &'a FigureRow) -> FigureJson<'a> {
        FigureJson {
            id: figure.id,
            evidence: EvidenceJson::new(&figure.evidence),
            value: figure.value.as_deref(),
            low: figure.low.as_deref(),
            high: figure.high.as_deref(),
            unit: figure.unit.as_deref(),
            unit_name: figure.unit_name.as_deref(),
            hedge: &figure.hedge,
            hedge_words: figure.hedge_evidence.as_ref().map(EvidenceJson::new),
            of: EvidenceJson::all(&figure.of),
            head: figure.head.as_ref().map(EvidenceJson::new),
            scope: EvidenceJson::all(&figure.scope),
            direction: figure.direction.as_deref(),
            level: figure.level.as_ref().map(FigureNameJson::new),
            time: figure.time.as_ref().map(TimeNameJson::new),
            same_as: figure.same_as.as_ref().map(FigureNameJson::new),
            part_of: figure.part_of.as_ref().map(FigureNameJson::new),
        }
    }
}

/// A quantity with what it is in the unit that was asked for.
#[derive(Debug, Serialize)]
pub(crate) struct ShownJson<'a> {
    #[serde(flatten)]
    pub(crate) figure: FigureJson<'a>,
    /// Rounded. Null without `--in`, and for what is of another dimension.
    pub(crate) shown_in: Option<Shown>,
}

/// Another figure of the same article.
#[derive(Debug, Serialize)]
struct FigureNameJson<'a> {
    id: i64,
    quote: &'a str,
}

impl<'a> FigureNameJson<'a> {
    fn new(name: &'a FigureName) -> FigureNameJson<'a> {
        FigureNameJson { id: name.id, quote: &name.quote }
    }
}

/// A time of the same article.
#[derive(Debug, Serialize)]
struct TimeNameJson<'a> {
    id: i64,
    quote: &'a str,
    value: &'a str,
    first: Option<&'a str>,
    last: Option<&'a str>,
}

impl<'a> TimeNameJson<'a> {
    fn new(name: &'a TimeName) -> TimeNameJson<'a> {
        let [first, last] = [name.first_day.as_deref(), name.last_day.as_deref()];
        TimeNameJson { id: name.id, quote: &name.quote, value: &name.value, first, last }
    }
}

/// A time expression.
#[derive(Debug, Serialize)]
pub(crate) struct TimeJson<'a> {
    /// The number of its row, by which others name it.
    id: i64,
    #[serde(flatten)]
    evidence: EvidenceJson<'a>,
    r#type: &'a str,
    value: &'a str,
    r#mod: Option<&'a str>,
    /// `published` or `time`; null for an absolute value, and for one that is still relative.
    anchor: Option<&'static str>,
    anchor_time: Option<TimeNameJson<'a>>,
    first: Option<&'a str>,
    last: Option<&'a str>,
    rule: Option<&'a str>,
}

impl<'a> TimeJson<'a> {
    pub(crate) fn new(time: &'a TimeRow) -> TimeJson<'a> {
        let (anchor, anchor_time) = match &time.anchor {
            None => (None, None),
            Some(AnchorRow::Published) => (Some("published"), None),
            Some(AnchorRow::Time(other)) => (Some("time"), Some(TimeNameJson::new(other))),
        };
        TimeJson {
            id: time.id,
            evidence: EvidenceJson::new(&time.evidence),
            r#type: &time.r#type,
            value: &time.value,
            r#mod: time.modifier.as_deref(),
            anchor,
            anchor_time,
            first: time.first_day.as_deref(),
            last: time.last_day.as_deref(),
            rule: time.rule.as_deref(),
        }
    }
}

/// An article found by its words.
#[derive(Debug, Serialize)]
pub(crate) struct HitLine<'a> {
    article: ArticleJson<'a>,
    line: u32,
    column: u32,
    n_matches: u64,
    snippet: &'a str,
    /// Where the snippet begins in the article's text.
    start_byte: u32,
    /// Start and end of each match in the snippet, in bytes.
    matches: Vec<(usize, usize)>,
    /// The statement in which the first match lies.
    statement: Option<StatementJson<'a>>,
}

impl<'a> HitLine<'a> {
    pub(crate) fn new(hit: &'a SearchHit) -> HitLine<'a> {
        HitLine {
            article: ArticleJson::new(&hit.article),
            line: hit.line,
            column: hit.column,
            n_matches: hit.n_matches,
            snippet: &hit.snippet,
            start_byte: hit.start_byte,
            matches: hit.matches.iter().map(|range| (range.start, range.end)).collect(),
            statement: hit.statement.as_ref().map(StatementJson::new),
        }
    }
}

/// What `verify` found.
#[derive(Debug, Serialize)]
pub(crate) struct VerifiedJson<'a> {
    articles: u64,
    evidences: u64,
    /// Of the texts, without white space.
    characters: usize,
    /// Of these, those that were found in the bytes they were read from.
    characters_found: usize,
    faults: Vec<FaultJson<'a>>,
}

#[derive(Debug, Serialize)]
struct FaultJson<'a> {
    article: Option<i64>,
    address: Option<&'a str>,
    fact: &'a str,
    fact_id: Option<i64>,
    field: &'a str,
    reason: &'a str,
}

impl<'a> VerifiedJson<'a> {
    pub(crate) fn new(verified: &'a Verified, found: (usize, usize)) -> VerifiedJson<'a> {
        let fault = |fault: &'a Fault| FaultJson {
            article: fault.article.as_ref().map(|article| article.id),
            address: fault.article.as_ref().map(|article| article.address.as_str()),
            fact: &fault.fact,
            fact_id: fault.fact_id,
            field: &fault.field,
            reason: &fault.reason,
        };
        VerifiedJson {
            articles: verified.articles,
            evidences: verified.evidences,
            characters: found.1,
            characters_found: found.0,
            faults: verified.faults.iter().map(fault).collect(),
        }
    }
}
