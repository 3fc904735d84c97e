//! Where a sentence stands, in the batch and in the article.

use std::ops::Range;

/// A sentence that is read.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Its words, as words of the batch.
    pub(super) words: Range<usize>,
    /// Its first word, as a word of the article.
    pub(super) first: usize,
    /// Which sentence of the article it is.
    pub(super) sentence: usize,
}

impl Place {
    /// A word of the batch, as a word of the article.
    pub(super) fn in_article(&self, word: usize) -> usize {
        word - self.words.start + self.first
    }
}
