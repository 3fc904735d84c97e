//! The words that a fact was read from, and where they stand.

use std::{error, fmt};

use super::Article;
use crate::text::Span;

/// An article, a span in it and the words quoted from there.
///
/// There are two ways to have one, and both check it: [`Article::evidence`] quotes an article, and [`Evidence::check`]
/// holds words that were kept elsewhere (in the store) against the article they claim to be from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence<'a> {
    article: &'a Article,
    span: Span,
    quote: &'a str,
}

impl<'a> Evidence<'a> {
    pub(crate) fn cite(article: &'a Article, span: Span) -> Result<Evidence<'a>, EvidenceError> {
        let fail = |kind| EvidenceError { kind, article: article.id().to_owned(), span };
        if span.is_empty() {
            return Err(fail(EvidenceErrorKind::Empty));
        }
        if span.end() as usize > article.text().len() {
            return Err(fail(EvidenceErrorKind::OutsideText));
        }
        let quote = article.text().get(span.range()).ok_or_else(|| fail(EvidenceErrorKind::InsideCharacter))?;
        Ok(Evidence { article, span, quote })
    }

    /// Evidence again from a span and the words that were kept with it.
    ///
    /// # Errors
    ///
    /// If the span does not fit the article, or other words stand there now.
    ///
    /// ```
    /// use onrecord::{article::{Article, Evidence, EvidenceErrorKind}, text::Span};
    ///
    /// let article = Article::from_text("a", "The dam held.");
    /// assert!(Evidence::check(&article, Span::new(4, 7), "dam").is_ok());
    /// let error = Evidence::check(&article, Span::new(4, 7), "dyke").unwrap_err();
    /// assert_eq!(error.kind(), EvidenceErrorKind::OtherWords);
    /// ```
    pub fn check(article: &'a Article, span: Span, quote: &str) -> Result<Evidence<'a>, EvidenceError> {
        let evidence = Evidence::cite(article, span)?;
        if evidence.quote == quote {
            Ok(evidence)
        } else {
            Err(EvidenceError { kind: EvidenceErrorKind::OtherWords, article: article.id().to_owned(), span })
        }
    }

    /// The article quoted.
    pub fn article(&self) -> &'a Article {
        self.article
    }

    /// Where the words stand in the article's text.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The words, exactly as they stand there.
    pub fn quote(&self) -> &'a str {
        self.quote
    }
}

/// Why a span is no evidence, and of which article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceError {
    kind: EvidenceErrorKind,
    article: String,
    span: Span,
}

/// What is wrong with a piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EvidenceErrorKind {
    /// The span holds no character.
    Empty,
    /// The span ends after the article's text.
    OutsideText,
    /// The span starts or ends inside a character's bytes.
    InsideCharacter,
    /// The words kept are not the words that stand there.
    OtherWords,
}

impl EvidenceError {
    /// What is wrong.
    pub fn kind(&self) -> EvidenceErrorKind {
        self.kind
    }

    /// The id of the article that was to be quoted.
    pub fn article(&self) -> &str {
        &self.article
    }

    /// The span that was to be quoted.
    pub fn span(&self) -> Span {
        self.span
    }
}

impl fmt::Display for EvidenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            EvidenceErrorKind::Empty => "the span is empty",
            EvidenceErrorKind::OutsideText => "the span ends after the text",
            EvidenceErrorKind::InsideCharacter => "the span cuts a character",
            EvidenceErrorKind::OtherWords => "other words stand there",
        };
        write!(f, "{}: bytes {:?}: {what}", self.article, self.span)
    }
}

impl error::Error for EvidenceError {}
