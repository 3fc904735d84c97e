//! Where paragraphs begin and end.
//!
//! Crawled text separates paragraphs by blank lines or by single line breaks; wrapped text breaks lines inside them.

use std::ops::Range;

use crate::{
    article::{Article, is_wrapped},
    text::Span,
};

/// A paragraph and the tokens in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// From its first word to before the first word of the next, or to the end of its piece of the body.
    pub(crate) span: Span,
    /// Indices of its tokens. Never empty.
    pub(crate) tokens: Range<usize>,
}

/// Cuts the body into paragraphs. They tile it; each starts with something other than white space.
pub(super) fn split(article: &Article) -> Vec<Span> {
    let text = article.text();
    let is_wrapped = is_wrapped(text);
    let mut paragraphs = Vec::new();
    for piece in article.body() {
        let mut start = piece.range().start;
        for line_break in memchr::memchr_iter(b'\n', &text.as_bytes()[piece.range()]).map(|at| piece.range().start + at)
        {
            if line_break < start {
                continue;
            }
            let rest = &text[line_break + 1..piece.range().end];
            let next = piece.range().end - rest.trim_start().len();
            if !is_wrapped || text[line_break + 1..next].contains('\n') {
                paragraphs.push(Span::at(start, next));
                start = next;
            }
        }
        paragraphs.push(Span::at(start, piece.range().end));
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let found: Vec<&str> = split(&article).into_iter().map(|span| article.slice(span).trim_end()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn blank_lines_and_single_breaks_end_paragraphs() {
        check("One is here.\n\nTwo is here.\n \nThree.", &["One is here.", "Two is here.", "Three."]);
        check("One is here.\nTwo is here.", &["One is here.", "Two is here."]);
        check("\r\nOne.\r\nTwo.\r\n", &["One.", "Two."]);
    }

    #[test]
    fn wrapped_lines_stay_together() {
        let text = "The council of the town has asked for forty barriers before\nthe river rises again, as it did in the last two\nwinters, when \
                    the lower streets were closed to\nall traffic for weeks.\n\nThe ministry has not answered.";
        let article = Article::from_text("a", text);
        assert_eq!(split(&article).len(), 2);
    }

    #[test]
    fn nothing_comes_of_nothing() {
        check("", &[]);
        check(" \n\n ", &[]);
    }
}
