//! The cue and the source beside a quotation.

use super::{
    cue_and_source::{Attribution, Place, Words},
    quotation::{is_free_standing, starts_like_sentence},
    tokens::sentence_of,
};
use crate::{
    annotate::{Annotated, Quotation, Token, can_close},
    lexicon::Classes,
};

/// The attribution beside a quotation: before it where a cue leads up to it, else after it.
pub(super) fn beside(annotated: &Annotated<'_>, quotation: &Quotation) -> Option<Attribution> {
    if is_led_up_to(annotated, quotation) {
        return before(annotated, quotation);
    }
    after(annotated, quotation).or_else(|| before(annotated, quotation))
}

/// Whether a colon or a cue stands right before the quotation: it is said by whoever stands before that.
fn is_led_up_to(annotated: &Annotated<'_>, quotation: &Quotation) -> bool {
    let opening = quotation.parts[0].tokens.start;
    let words = Words::leading_up_to(annotated, opening);
    let Some(mark) = opening.checked_sub(1) else { return false };
    let leads = |at: usize| words.sentence.token(at).is_some_and(|token| token.has(Classes::CUE));
    match words.sentence.word(mark) {
        ":" => true,
        "," => mark > 0 && leads(mark - 1),
        _ => leads(mark),
    }
}

/// "“We wait,” Orlec said." and "“We wait,” said Orlec."
pub(super) fn after(annotated: &Annotated<'_>, quotation: &Quotation) -> Option<Attribution> {
    let closing = quotation.parts.last()?.tokens.end - 1;
    let words = Words::of_sentence(annotated, closing);
    let last = words.sentence.word(closing.checked_sub(1)?);
    let has_comma = words.sentence.word(closing + 1) == ",";
    let is_loud = matches!(last, "?" | "!" | "—" | "–" | "-" | "…" | "...");
    if !(last == "," || has_comma || is_loud) || !reads_like_speech(annotated, quotation) {
        return None;
    }
    let first = closing + 1 + usize::from(has_comma);
    let found = words.verb_first(first).or_else(|| words.subject_first(first))?;
    // After a question the same words can begin a sentence of the writer's own: "“Is it late?” Orlec said it was."
    (!is_loud || has_comma || words.ends_attribution(&found)).then_some(found)
}

/// Whether the quotation stands at the beginning of its sentence or after another, and is no title: "In “The River,” Orlec says".
fn reads_like_speech(annotated: &Annotated<'_>, quotation: &Quotation) -> bool {
    let opening = quotation.parts[0].tokens.start;
    let can_stand_before = |word: &str| can_close(word) || matches!(word, "’" | ":" | "—" | "–" | "(" | "•");
    let opens = opening == sentence_of(annotated, opening).start || can_stand_before(annotated.word(opening - 1));
    opens && starts_like_sentence(annotated, quotation) && !is_title(annotated, quotation)
}

/// Whether all longer words have a capital, as in the title of a work.
fn is_title(annotated: &Annotated<'_>, quotation: &Quotation) -> bool {
    let mut long = annotated.tokens()[quotation.parts[0].tokens.clone()]
        .iter()
        .filter(|token| token.is_word() && token.span.len() > 3);
    let n_words = long.clone().count();
    (2..=LONGEST_TITLE).contains(&n_words) && long.all(Token::is_capital)
}

/// A title has at most so many longer words.
const LONGEST_TITLE: usize = 8;

/// "Orlec told reporters: “We wait.”"
fn before(annotated: &Annotated<'_>, quotation: &Quotation) -> Option<Attribution> {
    if !is_free_standing(annotated, quotation) {
        return None;
    }
    let opening = quotation.parts.first()?.tokens.start;
    let words = Words::leading_up_to(annotated, opening);
    let mark = opening.checked_sub(1)?;
    let (end, reach) = match words.sentence.word(mark) {
        ":" => (mark, REACH_BEFORE_COLON),
        "," => (mark, REACH_BEFORE_COMMA),
        _ => (opening, 1),
    };
    let cue = words.last_cue(end, reach)?;
    let source = words.source_before(cue.start)?;
    words.is_said(&source, &cue).then_some(Attribution { source, cue, place: Place::Before })
}

/// "said in a statement to the town’s radio on Tuesday:"
const REACH_BEFORE_COLON: usize = 12;

/// "told reporters on Tuesday,"
const REACH_BEFORE_COMMA: usize = 5;
