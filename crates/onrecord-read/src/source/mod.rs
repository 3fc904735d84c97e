//! From the characters of an article's text back to the bytes of its document.
//!
//! The text is aligned with the characters that the document shows, after the fact: so it can be done for a text that was read by
//! any reader of pages, today or by an older version, and nothing of it need be kept.

pub(crate) mod align;
mod layers;

use std::ops::Range;

use crate::{Document, Form};

/// Where the characters of a text stand in the bytes of its document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    runs: Vec<Run>,
    n_characters: usize,
    n_located: usize,
}

/// Characters of the text that stand in the document without anything between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Their bytes in the text.
    pub text: Range<usize>,
    /// Their bytes in the document. As many as in the text where they are the same bytes; else these are one character, as a reference,
    /// an escape or in another character set.
    pub source: Range<usize>,
}

impl Run {
    /// Whether a part of it can be told from the rest.
    fn is_verbatim(&self) -> bool {
        self.text.len() == self.source.len()
    }

    /// The part of it that these bytes of the text touch.
    fn cut(&self, text: &Range<usize>) -> Option<Run> {
        let part = self.text.start.max(text.start)..self.text.end.min(text.end);
        if part.is_empty() {
            return None;
        }
        if !self.is_verbatim() {
            return Some(self.clone());
        }
        let shift = |at: usize| self.source.start + (at - self.text.start);
        Some(Run { source: shift(part.start)..shift(part.end), text: part })
    }
}

impl SourceMap {
    /// All runs, in the order of the text.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Where these bytes of the text stand in the document, in the order of the text. What could not be found there is missing.
    pub fn source_of(&self, text: Range<usize>) -> Vec<Run> {
        let first = self.runs.partition_point(|run| run.text.end <= text.start);
        self.runs[first..].iter().map_while(|run| run.cut(&text)).collect()
    }

    /// How many characters of the text, white space left out, were found in the document, of how many.
    pub fn located(&self) -> (usize, usize) {
        (self.n_located, self.n_characters)
    }
}

/// Finds the characters of `text`, which was read from `document`, in its bytes.
///
/// White space of the text may stand for any white space and markup of the document. Where the reader of pages has changed or
/// added words, these are not found.
///
/// ```
/// use onrecord_read::{Document, Form, locate};
///
/// let document = Document::new(Form::Html, "a", "<p>Ana\n &amp; <b>Bo</b>");
/// let map = locate(&document, "Ana & Bo");
/// let sources: Vec<_> = map.source_of(0..8).into_iter().map(|run| run.source).collect();
/// assert_eq!(sources, [3..6, 8..13, 17..19]);
/// assert_eq!(map.located(), (6, 6));
/// ```
pub fn locate(document: &Document, text: &str) -> SourceMap {
    let shown = match document.form() {
        Form::Text => layers::decoded(document),
        Form::Html | Form::FeedEntry | Form::Post => layers::page(document),
        Form::JsonLines | Form::JsonFeedItem | Form::JsonPost => layers::of_json(document.bytes(), text),
    };
    align::align(text, &shown, document.bytes())
}
