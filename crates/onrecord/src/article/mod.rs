//! An article: one published text and what is known about it.
//!
//! Readers (in `onrecord-read`) make articles from bytes; every later stage only borrows them. The text is never altered
//! once it is here. What stands in the text but is not its body is marked as [`Furniture`] when the article is made. [`Evidence`] is
//! the only way from a span to quoted words, and it is checked when made.

mod evidence;
mod furniture;
mod layout;
mod published;

pub use evidence::{Evidence, EvidenceError, EvidenceErrorKind};
pub use furniture::{Furniture, FurnitureKind};
pub(crate) use layout::is_wrapped;
pub use published::{Basis, Published};

use jiff::civil::Date;

use crate::text::Span;

/// What a reader found out about an article besides its text. All of it may be unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Where the article is found: the address of its page.
    pub url: Option<String>,
    /// Who published it, in the outlet's own spelling.
    pub outlet: Option<String>,
    /// The headline, where it is known apart from the text.
    pub title: Option<String>,
    /// Who wrote it, each as the page or the caller names them.
    pub byline: Vec<String>,
    /// The language as an ISO 639-1 code, where the page or the caller names it.
    pub language: Option<String>,
    /// When it was published.
    pub published: Published,
    /// At what time of that day, as its page writes it: `11:00`, with seconds and the offset where they are written. Posts of live
    /// blogs have one.
    pub time_of_day: Option<String>,
    /// The day of its last change, where that is stated. It says nothing about the day of publication.
    pub modified: Option<Date>,
    /// How much of it is there.
    pub extent: Extent,
}

/// How much of an article is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// All of it, as far as anybody knows.
    #[default]
    Whole,
    /// The crawler did not keep its end.
    Cut,
    /// What a feed has to make people read it.
    Teaser,
}

impl Extent {
    /// The word of the wire format and of the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Extent::Whole => "whole",
            Extent::Cut => "cut",
            Extent::Teaser => "teaser",
        }
    }
}

/// One published text with its metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    id: String,
    text: String,
    metadata: Metadata,
    furniture: Vec<Furniture>,
}

impl Article {
    /// The longest text of an article, in bytes. Spans count in `u32`; readers set their own, lower limit.
    pub const MAX_LEN: usize = u32::MAX as usize;

    /// An article of `text`, exactly as it is given.
    ///
    /// # Panics
    ///
    /// If the text is longer than [`Article::MAX_LEN`].
    pub fn new(id: impl Into<String>, text: impl Into<String>, metadata: Metadata) -> Article {
        let text = text.into();
        assert!(text.len() <= Article::MAX_LEN, "an article of {} bytes", text.len());
        let furniture = furniture::find(&text, metadata.title.as_deref());
        Article { id: id.into(), text, metadata, furniture }
    }

    /// The same text with other metadata.
    #[must_use]
    pub fn with_metadata(self, metadata: Metadata) -> Article {
        Article::new(self.id, self.text, metadata)
    }

    /// An article of which nothing is known but its text.
    pub fn from_text(id: impl Into<String>, text: impl Into<String>) -> Article {
        Article::new(id, text, Metadata::default())
    }

    /// The name that the caller knows the article by. It comes back unchanged.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The text. Spans count bytes of it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is known besides the text.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// What stands in the text but is not its body, in the order of the text, without overlaps.
    pub fn furniture(&self) -> &[Furniture] {
        &self.furniture
    }

    /// The words at `span`, as evidence.
    ///
    /// # Errors
    ///
    /// If the span is empty, ends outside the text or cuts a character.
    ///
    /// ```
    /// use onrecord::{article::Article, text::Span};
    ///
    /// let article = Article::from_text("a", "“No,” she said.");
    /// assert_eq!(article.evidence(Span::new(0, 9)).unwrap().quote(), "“No,”");
    /// assert!(article.evidence(Span::new(1, 9)).is_err(), "cuts the quotation mark");
    /// ```
    pub fn evidence(&self, span: Span) -> Result<Evidence<'_>, EvidenceError> {
        Evidence::cite(self, span)
    }

    /// The words at a span that a stage made from this article.
    ///
    /// # Panics
    ///
    /// If the span is not of this article: it ends outside the text or cuts a character.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The stretches of text that are body: what is left between furniture, without white space at either end.
    pub fn body(&self) -> Vec<Span> {
        let mut pieces = Vec::new();
        let mut from = 0;
        for furniture in &self.furniture {
            pieces.extend(trimmed(&self.text, Span::new(from, furniture.span.start())));
            from = furniture.span.end();
        }
        pieces.extend(trimmed(&self.text, Span::at(from as usize, self.text.len())));
        pieces
    }
}

/// `span` without white space at its ends; nothing if nothing else is in it.
fn trimmed(text: &str, span: Span) -> Option<Span> {
    let words = &text[span.range()];
    let start = span.range().start + (words.len() - words.trim_start().len());
    let end = start + words.trim().len();
    (start < end).then(|| Span::at(start, end))
}
