//! Where paragraphs begin and end.
//!
//! Crawled text separates paragraphs by blank lines or by single line breaks; wrapped text breaks lines inside them.

use std::ops::Range;

use super::token::is_invisible;
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

/// Cuts the body into paragraphs. They tile it; each has something that can be seen, but in a piece that has nothing.
pub(super) fn split(article: &Article) -> Vec<Span> {
    let is_wrapped = is_wrapped(article.text());
    let pieces = article.body();
    pieces.into_iter().flat_map(|piece| split_piece(article.text(), piece, is_wrapped)).collect()
}

fn split_piece(text: &str, piece: Span, is_wrapped: bool) -> Vec<Span> {
    let last_sign = text[piece.range()].rfind(can_be_seen).map_or(0, |at| piece.range().start + at);
    let mut paragraphs = Vec::new();
    let (mut start, mut read, mut has_words) = (piece.range().start, piece.range().start, false);
    for next in starts_of_lines(text, piece, is_wrapped) {
        has_words |= text[read..next].contains(can_be_seen);
        read = next;
        if has_words && next <= last_sign {
            paragraphs.push(Span::at(start, next));
            (start, has_words) = (next, false);
        }
    }
    paragraphs.push(Span::at(start, piece.range().end));
    paragraphs
}

/// Where the lines that begin paragraphs start: after every line break, in wrapped text after blank lines.
fn starts_of_lines(text: &str, piece: Span, is_wrapped: bool) -> impl Iterator<Item = usize> {
    let (offset, end) = (piece.range().start, piece.range().end);
    let mut passed = offset;
    memchr::memchr_iter(b'\n', &text.as_bytes()[piece.range()]).filter_map(move |at| {
        let line_break = offset + at;
        if line_break < passed {
            return None;
        }
        passed = end - text[line_break + 1..end].trim_start().len();
        (!is_wrapped || text[line_break + 1..passed].contains('\n')).then_some(passed)
    })
}

fn can_be_seen(c: char) -> bool {
    !c.is_whitespace() && !is_invisible(c)
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
        check("\u{200b}\nOne.\n\u{200b}\nTwo.\n\u{200b}", &["\u{200b}\nOne.", "\u{200b}\nTwo.\n\u{200b}"]);
    }
}
