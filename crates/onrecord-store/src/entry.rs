//! An article ready to be added: hashed, compressed and checked, so that the one writer has little left to do.

use std::fmt;

use onrecord::{
    article::{Article, EvidenceError},
    facts::{Anchor, Facts, Figure, Statement, Time},
    record::{Bearer, bearers, keys},
    text::Span,
};
use sha2::{Digest, Sha256};

use crate::{Error, ErrorKind};

/// Speed counts for more than size here.
const ZSTD_LEVEL: i32 = 1;

/// The bytes of one article as they came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raw<'a> {
    /// The bytes: the whole file or page, or the line of a JSON Lines file.
    pub bytes: &'a [u8],
    /// How they are read.
    pub form: Form,
    /// The path or URL that they were read from.
    pub address: &'a str,
    /// What the caller said about the article by hand, in any fixed form of words. Empty if nothing.
    pub given: &'a str,
}

/// How raw bytes are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// Plain text.
    Text,
    /// A web page.
    Html,
    /// One JSON object.
    Jsonl,
    /// An entry of an RSS or Atom feed.
    FeedEntry,
    /// An item of a JSON Feed.
    JsonFeedItem,
    /// A post of a live blog, as its page shows it.
    Post,
    /// A post of a live blog, as JSON-LD has it.
    JsonPost,
}

impl Form {
    /// The word of the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Form::Text => "text",
            Form::Html => "html",
            Form::Jsonl => "jsonl",
            Form::FeedEntry => "feed_entry",
            Form::JsonFeedItem => "json_feed_item",
            Form::Post => "post",
            Form::JsonPost => "json_post",
        }
    }
}

/// What makes an article the same article: SHA-256 over its raw bytes, how they are read and what was given by hand.
///
/// The address is not part of it: a file that moved is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// The fingerprint of what came in.
    pub fn of(raw: Raw<'_>) -> Fingerprint {
        Fingerprint::of_document(Sha256::digest(raw.bytes).into(), raw)
    }

    /// The bytes come in as their hash, so that long ones are read once for the document and the fingerprint.
    fn of_document(document: [u8; 32], raw: Raw<'_>) -> Fingerprint {
        let whole = Sha256::new().chain_update(document).chain_update(raw.form.as_str()).chain_update([0]);
        Fingerprint(whole.chain_update(raw.given).finalize().into())
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

/// An article ready to be added. Make entries on as many threads as there are; only adding is one at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub(crate) address: String,
    /// Another address that it was met at.
    pub(crate) also_at: Option<String>,
    pub(crate) form: Form,
    pub(crate) fingerprint: String,
    pub(crate) read_by: String,
    /// The label of the character set that the document's carrier named.
    pub(crate) charset: Option<String>,
    pub(crate) document: Document,
    pub(crate) article: Article,
    pub(crate) facts: Facts,
    /// For each entity with a name its bearer, and those of the other names that the article uses for it.
    pub(crate) bearers: Vec<Vec<KeyedBearer>>,
    /// For each figure its value, low and high in decimal digits.
    pub(crate) numbers: Vec<[Option<String>; 3]>,
    /// For each time its first and last day, `2024-08-27`.
    pub(crate) days: Vec<[Option<String>; 2]>,
}

/// A bearer with its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyedBearer {
    pub(crate) bearer: Bearer,
    pub(crate) keys: Vec<String>,
}

/// Raw bytes as they are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Document {
    pub(crate) sha256: String,
    /// In bytes, uncompressed.
    pub(crate) length: u32,
    pub(crate) compressed: Vec<u8>,
}

impl Entry {
    /// What came in, what was read from it, and by which program and version.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Unsound`] if a fact is not of the article: a span that is no evidence, an index without an entity.
    pub fn new(raw: Raw<'_>, article: Article, facts: Facts, read_by: &str) -> Result<Entry, Error> {
        let unsound = |message: String| Error::new(ErrorKind::Unsound, raw.address, message);
        check_spans(&article, &facts).map_err(|error| unsound(error.to_string()))?;
        check_indices(&facts).map_err(|what| unsound(what.to_owned()))?;
        let hash: [u8; 32] = Sha256::digest(raw.bytes).into();
        let document = pack(raw.bytes, &hash).map_err(unsound)?;
        Ok(Entry {
            address: raw.address.to_owned(),
            also_at: None,
            form: raw.form,
            fingerprint: Fingerprint::of_document(hash, raw).to_string(),
            read_by: read_by.to_owned(),
            charset: None,
            document,
            bearers: keyed_bearers(&article, &facts),
            numbers: facts.figures.iter().map(numbers).collect(),
            days: facts.times.iter().map(days).collect(),
            article,
            facts,
        })
    }

    /// The same entry with the label of the character set that the document's carrier named: reading its bytes again needs it.
    #[must_use]
    pub fn with_charset(self, charset: Option<String>) -> Entry {
        Entry { charset, ..self }
    }

    /// The same entry with another address that the article was met at: a page is often found at other addresses than its own.
    #[must_use]
    pub fn with_other_address(self, address: Option<String>) -> Entry {
        let also_at = address.filter(|address| *address != self.address);
        Entry { also_at, ..self }
    }

    /// The path or URL that the article was read from.
    pub fn address(&self) -> &str {
        &self.address
    }
}

fn pack(bytes: &[u8], hash: &[u8]) -> Result<Document, String> {
    let length = u32::try_from(bytes.len()).map_err(|_| "a document of 4 GiB or more".to_owned())?;
    let compressed = zstd::bulk::compress(bytes, ZSTD_LEVEL).map_err(|error| error.to_string())?;
    Ok(Document { sha256: hex(hash), length, compressed })
}

fn check_spans(article: &Article, facts: &Facts) -> Result<(), EvidenceError> {
    let furniture = article.furniture().iter().map(|furniture| furniture.span);
    let published = facts.published(article).evidence.iter().copied();
    let mentions = facts.mentions.iter().map(|mention| mention.span);
    let parts = facts.statements.iter().flat_map(Statement::spans).map(|(_, span)| span);
    let figures = facts.figures.iter().flat_map(|it| [Some(it.span), it.hedge_span, it.head]).flatten();
    let figure_parts = facts.figures.iter().flat_map(|it| [&it.of, &it.scope]).flatten().copied();
    let roles = facts.entities.iter().flat_map(|entity| &entity.roles).copied();
    let others = facts.times.iter().map(|time| time.span).chain(facts.notes.iter().map(|note| note.span)).chain(roles);
    let check = |span: Span| article.evidence(span).map(drop);
    let of_facts = mentions.chain(parts).chain(figures).chain(figure_parts).chain(others);
    furniture.chain(published).chain(of_facts).try_for_each(check)
}

fn check_indices(facts: &Facts) -> Result<(), &'static str> {
    let named = facts.mentions.iter().filter_map(|mention| mention.entity_idx);
    let speakers = facts.statements.iter().flat_map(Statement::entity_idxs);
    let within = |idx: u32, len: usize| (idx as usize) < len;
    if !named.chain(speakers).all(|idx| within(idx, facts.entities.len())) {
        return Err("a fact names an entity that is not there");
    }
    let mut statements_said_in = facts.statements.iter().filter_map(|statement| statement.nested_in);
    if !statements_said_in.all(|idx| within(idx, facts.statements.len())) {
        return Err("a statement lies in another one that is not there");
    }
    let mut times_of_saying = facts.statements.iter().filter_map(|statement| statement.setting.time_idx);
    if !times_of_saying.all(|idx| within(idx, facts.times.len())) {
        return Err("a statement names a time that is not there");
    }
    let mut others =
        facts.figures.iter().flat_map(|figure| [figure.same_as, figure.part_of, figure.level_idx]).flatten();
    if !others.all(|idx| within(idx, facts.figures.len())) {
        return Err("a figure names another one that is not there");
    }
    let anchors = facts.times.iter().filter_map(|time| match time.anchor {
        Some(Anchor::Time(idx)) => Some(idx),
        Some(Anchor::Published) | None => None,
    });
    let mut times = facts.figures.iter().filter_map(|figure| figure.time_idx).chain(anchors);
    if !times.all(|idx| within(idx, facts.times.len())) {
        return Err("a fact names a time that is not there");
    }
    Ok(())
}

/// The bearers of each entity's names, with their keys.
fn keyed_bearers(article: &Article, facts: &Facts) -> Vec<Vec<KeyedBearer>> {
    let keyed = |bearer: Bearer| KeyedBearer { keys: keys(&bearer).kept, bearer };
    bearers(article, facts).into_iter().map(|bearers| bearers.into_iter().map(keyed).collect()).collect()
}

fn numbers(figure: &Figure) -> [Option<String>; 3] {
    [figure.value, figure.low, figure.high].map(|number| number.map(|number| number.to_string()))
}

fn days(time: &Time) -> [Option<String>; 2] {
    let days = time.days.map_or([None; 2], |days| [days.first, days.last]);
    days.map(|day| day.map(|day| day.to_string()))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
