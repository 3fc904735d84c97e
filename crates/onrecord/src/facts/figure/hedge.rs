//! How close a number is: the words before it ("nearly"), or after it ("or so").

use std::ops::Range;

use crate::{
    annotate::SentenceView,
    lexicon::{self, Dimension, Hedge, measure},
};

/// No hedge before a number has more words.
const LONGEST_BEFORE: usize = 5;

/// No hedge after a number has more words.
const LONGEST_AFTER: usize = 4;

/// A hedge and its tokens.
pub(super) type Hedged = (Hedge, Range<usize>);

/// The hedge that ends before token `first`, scope words between left out: "more than another 20".
pub(super) fn before(view: &SentenceView<'_, '_>, first: usize, dimension: Option<Dimension>) -> Option<Hedged> {
    let mut end = first;
    for _ in 0..3 {
        if let Some(found) = right_before(view, end).filter(|(_, tokens)| is_hedge(view, tokens, dimension)) {
            return Some(found);
        }
        end = end.checked_sub(1).filter(|&at| is_between(view.word(at)))?;
    }
    None
}

/// What may stand between a hedge and its number.
fn is_between(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "another"
            | "additional"
            | "further"
            | "extra"
            | "total"
            | "of"
            | "the"
            | "$"
            | "from"
            | "combined"
            | "the‑"
    )
}

fn right_before(view: &SentenceView<'_, '_>, end: usize) -> Option<Hedged> {
    let longest = (1..=LONGEST_BEFORE).rev().filter_map(|n_tokens| end.checked_sub(n_tokens));
    let mut tokens = longest.map(|start| start..end).filter(|tokens| view.token(tokens.start).is_some());
    tokens.find_map(|tokens| Some((lexicon::hedge(&view.joined(tokens.clone())?)?, tokens)))
}

/// "over 10 years" is "during" after most words, and "within" is no bound of money.
fn is_hedge(view: &SentenceView<'_, '_>, tokens: &Range<usize>, dimension: Option<Dimension>) -> bool {
    if tokens.len() > 1 {
        return true;
    }
    let before = tokens.start.checked_sub(1).map_or("", |before| view.word(before));
    let is_time = dimension == Some(Dimension::Time);
    match view.word(tokens.start) {
        "over" if is_time => matches!(
            before,
            "for"
                | "after"
                | "of"
                | "in"
                | "just"
                | "well"
                | "lasted"
                | "is"
                | "was"
                | "to"
                | "by"
                | "("
                | "took"
                | "spent"
        ),
        "within" | "Within" => is_time || matches!(dimension, Some(Dimension::Physical(_))),
        "above" | "below" => dimension.is_none_or(|dimension| dimension != Dimension::Count),
        _ => true,
    }
}

/// The hedge that begins at token `end`, after number and unit or between them.
pub(super) fn after(view: &SentenceView<'_, '_>, end: usize) -> Option<Hedged> {
    let is_late = matches!(view.word(end), "or" | "and" | "at" | "+" | "plus" | "-");
    let lens = (1..=LONGEST_AFTER).rev().filter(|_| is_late);
    let mut tokens = lens.map(|n_tokens| end..end + n_tokens);
    let found = tokens.find_map(|tokens| Some((lexicon::hedge_after(&view.joined(tokens.clone())?)?, tokens)))?;
    let is_number = |at: usize| {
        measure(view.word(at)).is_some()
            || view.token(at).is_some_and(|token| token.shape == crate::annotate::Shape::Digits)
    };
    let is_open =
        matches!(view.word(found.1.end - 1), "least" | "most" | "plus" | "over" | "under" | "above" | "below")
            && is_number(found.1.end);
    (!is_open).then_some(found)
}
