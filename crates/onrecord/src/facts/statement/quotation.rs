//! What the marks and capitals of a quotation show of it: whether it is a sentence, or the beginning of one.

use super::tokens::sentence_of;
use crate::annotate::{Annotated, Quotation, Shape};

/// Quoted words that start small are part of the writer's own sentence.
pub(super) fn starts_like_sentence(annotated: &Annotated<'_>, quotation: &Quotation) -> bool {
    let first = &quotation.parts[0].tokens;
    let inside = &annotated.tokens()[first.start + 1..first.end];
    inside.iter().find(|token| token.shape != Shape::Mark).is_some_and(|token| token.shape != Shape::Lower)
}

/// Whether a quotation reads as a sentence of its own: it starts with a capital and ends with a mark of a sentence or clause.
pub(super) fn is_free_standing(annotated: &Annotated<'_>, quotation: &Quotation) -> bool {
    let (Some(first), Some(last)) = (quotation.parts.first(), quotation.parts.last()) else { return false };
    let inside = &annotated.tokens()[first.tokens.start + 1..first.tokens.end];
    let n_words = inside.iter().filter(|token| token.is_word()).count();
    let starts_sentence = starts_like_sentence(annotated, quotation);
    starts_sentence && n_words >= SHORTEST_SENTENCE && ends_clause(annotated, last.tokens.end - 1)
}

/// Fewer words in quotation marks are a label more often than a sentence.
const SHORTEST_SENTENCE: usize = 3;

/// Whether the mark before or after the closing quotation mark ends a sentence or clause.
fn ends_clause(annotated: &Annotated<'_>, closing: usize) -> bool {
    let mark =
        |token_idx: usize| annotated.tokens().get(token_idx).map_or("", |token| annotated.article().slice(token.span));
    let ends = |mark: &str| matches!(mark, "." | "," | "?" | "!" | "…" | "..." | "—" | "–" | "-");
    ends(mark(closing - 1)) || matches!(mark(closing + 1), "." | ",")
}

/// Whether a quotation begins with its sentence and ends with one.
pub(super) fn fills_sentences(annotated: &Annotated<'_>, quotation: &Quotation) -> bool {
    let (Some(first), Some(last)) = (quotation.parts.first(), quotation.parts.last()) else { return false };
    let start = sentence_of(annotated, first.tokens.start).start;
    // A stop may stand after the closing mark.
    let end = sentence_of(annotated, last.tokens.end - 1).end;
    first.tokens.start == start && end <= last.tokens.end + 1
}
