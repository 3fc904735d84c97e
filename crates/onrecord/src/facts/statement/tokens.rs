//! Tokens, the sentences and paragraphs that they lie in, and the spans that they cover. Words are in [`Text`](super::text).

use std::ops::Range;

use crate::{annotate::Annotated, text::Span};

/// From the start of the first token to the end of the last; the range is not empty.
pub(super) fn span(annotated: &Annotated<'_>, tokens: &Range<usize>) -> Span {
    annotated.tokens()[tokens.start].span.cover(annotated.tokens()[tokens.end - 1].span)
}

/// The tokens that a span touches.
pub(super) fn tokens_of(annotated: &Annotated<'_>, span: Span) -> Range<usize> {
    let tokens = annotated.tokens();
    let start = tokens.partition_point(|token| token.span.end() <= span.start());
    start..tokens.partition_point(|token| token.span.start() < span.end()).max(start)
}

/// The tokens of the sentence that a token lies in.
pub(super) fn sentence_of(annotated: &Annotated<'_>, token_idx: usize) -> Range<usize> {
    let sentences = annotated.sentences();
    let sentence = sentences.get(sentences.partition_point(|sentence| sentence.tokens.end <= token_idx));
    sentence.map_or(0..0, |sentence| sentence.tokens.clone())
}

pub(super) fn in_same_paragraph(annotated: &Annotated<'_>, one: usize, other: usize) -> bool {
    let paragraphs = annotated.paragraphs();
    let of = |token_idx: usize| paragraphs.partition_point(|paragraph| paragraph.tokens.end <= token_idx);
    of(one) == of(other)
}

/// Whether two ranges, both of tokens or both of words, have one in common.
pub(super) fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
