//! Why a document could not be read, and where.
//!
//! One opaque type for the whole crate: [`Error::kind`] says what is wrong, [`Error::address`] and the offsets in the kind
//! say where. What is only worth telling is a [`Warning`](crate::Warning), not an error.

use std::{fmt, io};

/// A document that could not be read.
#[derive(Debug)]
pub struct Error {
    address: String,
    kind: ErrorKind,
    source: Option<io::Error>,
}

/// What is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The file or stream itself failed. [`std::error::Error::source`] says how.
    Unreadable,
    /// There is nothing in it, or only white space.
    Empty,
    /// It is not text: it has a control byte that no text has.
    Binary {
        /// Where the byte stands, counted from 0 in the document's bytes; for JSON Lines in the decoded `text` or `html`.
        offset: usize,
    },
    /// Its characters cannot be known.
    Charset {
        /// The first byte that cannot be decoded, counted from 0 in the document's bytes.
        offset: usize,
        /// The character set that was declared or signed; none where the document is neither UTF-8 nor any other one.
        charset: Option<&'static str>,
    },
    /// A line of JSON Lines is not one JSON object with the members of an article.
    Json {
        /// Where on the line the reader stopped, counted in bytes from 1; 0 where the line as a whole is meant.
        column: usize,
        /// What was found there.
        message: String,
    },
    /// A line of JSON Lines has neither `text` nor `html`.
    MissingText,
    /// A line of JSON Lines has both `text` and `html`.
    TwoTexts,
    /// A feed or an entry of one is not XML.
    Xml {
        /// Where the reader stopped, counted from 0 in the bytes.
        offset: usize,
        /// What was found there.
        message: String,
    },
    /// A record of a crawl is not as it should be.
    Warc {
        /// What is wrong with it.
        message: &'static str,
    },
    /// It is packed in something that is packed in something, and so on.
    TooPacked {
        /// The limit.
        limit: u8,
    },
    /// A member of an archive whose name would lie outside of it.
    LeadsOut,
    /// It is no article, and nobody would think that it is one: an image in an archive, a request in a crawl. A caller counts these.
    PassedOver {
        /// What it is.
        what: String,
    },
    /// A page has no article on it.
    NoBody,
    /// It is longer than [`Limits::document_bytes`](crate::Limits::document_bytes).
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// A page nests its elements deeper than any real page does.
    TooDeep {
        /// Where the parser saw it, counted from 0 in the decoded page: up to one kibibyte behind the place itself.
        offset: usize,
        /// The limit, in elements.
        limit: usize,
    },
    /// A page has so many elements, attributes or comments that it would take the extractor many seconds.
    TooComplex {
        /// Where the parser saw it, counted from 0 in the decoded page: up to one kibibyte behind the place itself.
        offset: usize,
    },
    /// The page extractor failed.
    Page,
}

impl Error {
    pub(crate) fn new(address: impl Into<String>, kind: ErrorKind) -> Error {
        Error { address: address.into(), kind, source: None }
    }

    pub(crate) fn unreadable(address: impl Into<String>, source: io::Error) -> Error {
        Error { address: address.into(), kind: ErrorKind::Unreadable, source: Some(source) }
    }

    /// What is wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// The document it is wrong with: the address that the caller gave, with `:LINE` behind it for JSON Lines.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.address, self.kind)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ErrorKind::Unreadable => write!(f, "cannot be read"),
            ErrorKind::Empty => write!(f, "nothing in it"),
            ErrorKind::Binary { offset } => write!(f, "not text: control byte at offset {offset}"),
            ErrorKind::Charset { offset, charset: Some(charset) } => {
                write!(f, "not {charset}: byte at offset {offset}")
            }
            ErrorKind::Charset { offset, charset: None } => {
                write!(f, "neither UTF-8 nor any one character set: byte at offset {offset}")
            }
            ErrorKind::Json { column: 0, message } => write!(f, "not an article in JSON: {message}"),
            ErrorKind::Json { column, message } => write!(f, "not an article in JSON: column {column}: {message}"),
            ErrorKind::MissingText => write!(f, "neither `text` nor `html` in it"),
            ErrorKind::TwoTexts => write!(f, "both `text` and `html` in it"),
            ErrorKind::Xml { offset, message } => write!(f, "not XML: offset {offset}: {message}"),
            ErrorKind::Warc { message } => write!(f, "not a good record: {message}"),
            ErrorKind::TooPacked { limit } => write!(f, "packed more than {limit} times over"),
            ErrorKind::LeadsOut => write!(f, "its name leads out of the archive"),
            ErrorKind::PassedOver { what } => write!(f, "no article: {what}"),
            ErrorKind::NoBody => write!(f, "no article on the page"),
            ErrorKind::TooLarge { limit } => write!(f, "too large: more than {limit} bytes"),
            ErrorKind::TooDeep { offset, limit } => {
                write!(f, "too deep a page: more than {limit} elements in one another before offset {offset}")
            }
            ErrorKind::TooComplex { offset } => {
                write!(f, "too complex a page: too many elements before offset {offset}")
            }
            ErrorKind::Page => write!(f, "the page extractor failed"),
        }
    }
}
