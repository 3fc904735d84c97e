//! A document: the bytes of one article, before anything is known about them.

use std::borrow::Cow;

use encoding_rs::Encoding;

use crate::{Form, Warning};

/// The bytes of one article and where they came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    form: Form,
    address: String,
    bytes: Vec<u8>,
    carried: Carried,
    /// What whoever cut it out of its page saw.
    warnings: Vec<Warning>,
}

/// What the file, feed or crawl that carried a document says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// The address that it was fetched from.
    pub url: Option<String>,
    /// Who publishes the feed.
    pub outlet: Option<String>,
    /// The language of the feed, as a language tag.
    pub language: Option<String>,
    /// The day of publication of the page that it is a piece of, as it is written.
    pub published: Option<String>,
    /// Those who wrote that page.
    pub byline: Vec<String>,
    /// The label of the character set that the server or the feed named.
    pub charset: Option<String>,
    /// The crawler did not keep the end of it.
    pub is_cut: bool,
}

/// Where a stream comes from: what the caller calls it, and what whoever sent it says of it. An address alone is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    pub(crate) address: String,
    pub(crate) sent: Carried,
}

impl Origin {
    /// The same with what its sender says of it. One article is given all of that; of a feed, or of JSON in lines, only the
    /// character set is meant, and of what is in an archive nothing.
    #[must_use]
    pub fn sent_with(self, sent: Carried) -> Origin {
        Origin { sent, ..self }
    }
}

impl From<String> for Origin {
    fn from(address: String) -> Origin {
        Origin { address, sent: Carried::default() }
    }
}

impl From<&str> for Origin {
    fn from(address: &str) -> Origin {
        Origin::from(address.to_owned())
    }
}

impl From<Cow<'_, str>> for Origin {
    fn from(address: Cow<'_, str>) -> Origin {
        Origin::from(address.into_owned())
    }
}

impl Carried {
    /// The character set, if its label is one.
    pub(crate) fn encoding(&self) -> Option<&'static Encoding> {
        self.charset.as_deref().and_then(|label| Encoding::for_label(label.as_bytes()))
    }
}

impl Document {
    /// A document of `bytes`: a whole file for text and pages, one line for JSON Lines, one entry of a feed.
    pub fn new(form: Form, address: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Document {
        Document {
            form,
            address: address.into(),
            bytes: bytes.into(),
            carried: Carried::default(),
            warnings: Vec::new(),
        }
    }

    /// The same document with what its carrier says of it.
    #[must_use]
    pub fn with_carried(self, carried: Carried) -> Document {
        Document { carried, ..self }
    }

    /// The same document with what was seen before anybody reads it.
    pub(crate) fn with_warnings(self, warnings: Vec<Warning>) -> Document {
        Document { warnings, ..self }
    }

    /// What was seen of it before.
    pub(crate) fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The form of the bytes.
    pub fn form(&self) -> Form {
        self.form
    }

    /// Where it came from, as the caller calls it; `FILE:LINE`, `FILE:RECORD` or `FILE:ENTRY`, counted from 1, for one of many, and
    /// `FILE/MEMBER` within an archive.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The bytes as they were read; a line of JSON Lines without its line break, a page of a crawl without the head that the
    /// server sent and unpacked.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What its carrier says of it.
    pub fn carried(&self) -> &Carried {
        &self.carried
    }
}
