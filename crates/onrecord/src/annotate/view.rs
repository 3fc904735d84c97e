//! One sentence, token by token: what every finder asks of the words before and after the one it stands at.

use std::ops::Range;

use super::{Annotated, Token};
use crate::{lexicon::Classes, text::Span};

/// The tokens of one sentence. Whatever lies outside is nothing: no finder reads over a sentence's end by accident.
#[derive(Clone, Debug)]
pub(crate) struct SentenceView<'r, 'a> {
    annotated: &'r Annotated<'a>,
    tokens: Range<usize>,
}

impl<'r, 'a> SentenceView<'r, 'a> {
    pub(crate) fn new(annotated: &'r Annotated<'a>, tokens: Range<usize>) -> SentenceView<'r, 'a> {
        SentenceView { annotated, tokens }
    }

    /// Indices into [`Annotated::tokens`].
    pub(crate) fn tokens(&self) -> Range<usize> {
        self.tokens.clone()
    }

    pub(crate) fn token(&self, at: usize) -> Option<&'r Token> {
        self.annotated.tokens().get(at).filter(|_| self.tokens.contains(&at))
    }

    /// The token as it is written, "" outside of the sentence.
    pub(crate) fn word(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| self.annotated.article().slice(token.span))
    }

    /// Whether the token is this word, whatever the case of its ASCII letters.
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether the token is one of these words, whatever the case of its ASCII letters.
    pub(crate) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && words.iter().any(|other| other.eq_ignore_ascii_case(word))
    }

    pub(crate) fn has(&self, at: usize, classes: Classes) -> bool {
        self.token(at).is_some_and(|token| token.has(classes))
    }

    /// Whether nothing stands between this token and the next.
    pub(crate) fn touch(&self, at: usize) -> bool {
        matches!((self.token(at), self.token(at + 1)), (Some(token), Some(next)) if token.touches(next))
    }

    /// From the start of the first token to the end of the last; the range is not empty and lies in the sentence.
    pub(crate) fn cover(&self, tokens: Range<usize>) -> Span {
        self.annotated.tokens()[tokens.start].span.cover(self.annotated.tokens()[tokens.end - 1].span)
    }

    /// The tokens in lower case, with one space where white space stands between them; nothing if one lies outside.
    pub(crate) fn joined(&self, tokens: Range<usize>) -> Option<String> {
        let mut form = String::new();
        for at in tokens.clone() {
            self.token(at)?;
            if at > tokens.start && !self.touch(at - 1) {
                form.push(' ');
            }
            form.extend(self.word(at).chars().flat_map(char::to_lowercase));
        }
        Some(form)
    }
}
