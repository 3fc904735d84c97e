//! What a figure is of, what sets it apart, and which way it goes.

use std::ops::Range;

use super::{
    Direction,
    noun::{Many, Reader},
    quantity::Quantity,
};
use crate::{
    lexicon::{Classes, Dimension, Trend, number_word, trend},
    text::Span,
};

/// The noun phrase of a figure and its head.
pub(super) fn of(reader: &Reader<'_, '_>, quantity: &Quantity) -> (Vec<Span>, Option<Span>) {
    let mut spans = Vec::new();
    let mut head = None;
    if let Some(phrase) = &quantity.phrase {
        spans.push(reader.view.cover(phrase.tokens.clone()));
        head = Some(phrase.head);
    }
    let end = quantity.phrase.as_ref().map_or(quantity.tokens.end, |phrase| phrase.head + 1);
    if let Some((tokens, of_head)) = after_preposition(reader, end.max(quantity.tokens.end), quantity) {
        spans.push(reader.view.cover(tokens));
        head = head.or(Some(of_head));
    }
    (spans, head.map(|head| reader.view.cover(head..head + 1)))
}

/// "of Russian territory", "in aid", "worth of goods": the noun phrase after the preposition, without its determiner.
fn after_preposition(reader: &Reader<'_, '_>, end: usize, quantity: &Quantity) -> Option<(Range<usize>, usize)> {
    let view = &reader.view;
    let end = past_bracket(reader, end);
    let end = end + usize::from(view.is(end, "worth"));
    let is_in = quantity.dimension == Some(Dimension::Money) && view.is(end, "in");
    if !view.is(end, "of") && !is_in || number_word(view.word(end + 1)).is_some() {
        return None;
    }
    let is_determiner = view.has(end + 1, Classes::DETERMINER.with(Classes::POSSESSIVE));
    let at = end + 1 + usize::from(is_determiner);
    let phrases = [Many::Several, Many::One].into_iter().filter_map(|many| reader.phrase(at, many));
    let phrase = phrases.max_by_key(|phrase| phrase.tokens.end)?;
    Some((phrase.tokens, phrase.head))
}

/// "40 km (25 miles) of barriers": both figures are of what follows the bracket. The token after it, or `end` itself.
fn past_bracket(reader: &Reader<'_, '_>, end: usize) -> usize {
    const LONGEST: usize = 6;
    let view = &reader.view;
    let close = match view.word(end) {
        "(" => (end + 1..=end + LONGEST).find(|&at| view.is(at, ")")),
        ")" => Some(end),
        _ => None,
    };
    close.map(|close| close + 1).filter(|&next| view.is(next, "of")).unwrap_or(end)
}

/// Words around a figure that set it apart from others of the same.
pub(super) fn scope(reader: &Reader<'_, '_>, quantity: &Quantity) -> Vec<Span> {
    const BEFORE: [&str; 9] =
        ["another", "additional", "further", "extra", "other", "combined", "total", "average", "record"];
    const AFTER: [&str; 8] = ["more", "each", "extra", "annually", "altogether", "apiece", "overall", "combined"];
    let mut spans = Vec::new();
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let before = (1..=2).filter_map(|n| start.checked_sub(n)).find(|&at| reader.view.is_any(at, &BEFORE));
    spans.extend(of_which(reader, start).map(|tokens| reader.view.cover(tokens)));
    spans.extend(before.map(|at| reader.view.cover(at..at + 1)));
    let inside = (quantity.number_end..end)
        .find(|&at| reader.view.is_any(at, &["more", "other", "additional", "further", "extra"]));
    spans.extend(inside.map(|at| reader.view.cover(at..at + 1)));
    let after = Some(end).filter(|&at| reader.view.is_any(at, &AFTER) && !reader.view.is(at + 1, "than"));
    spans.extend(after.map(|at| reader.view.cover(at..at + 1)));
    let two_words = [["so", "far"], ["in", "total"], ["in", "all"], ["to", "date"], ["on", "average"]];
    let two = two_words.iter().find(|words| reader.view.is(end, words[0]) && reader.view.is(end + 1, words[1]));
    spans.extend(two.map(|_| reader.view.cover(end..end + 2)));
    spans
}

/// "of which" right before a figure.
fn of_which(reader: &Reader<'_, '_>, start: usize) -> Option<Range<usize>> {
    let which = start.checked_sub(1)?;
    let of = which.checked_sub(1)?;
    (reader.view.is(of, "of") && reader.view.is_any(which, &["which", "whom"])).then_some(of..start)
}

/// Which way the words around a quantity say that it changes something.
pub(super) fn direction(reader: &Reader<'_, '_>, quantity: &Quantity, hedge_start: usize) -> Option<Direction> {
    let is_bound = (hedge_start..quantity.tokens.start).any(|at| reader.view.is_any(at, &["above", "below"]));
    if is_bound {
        return None;
    }
    let found = before(reader, quantity, hedge_start).or_else(|| after(reader, quantity))?;
    Some(match found {
        Trend::Up => Direction::Up,
        Trend::Down => Direction::Down,
    })
}

/// "rose 4%", "rose by about 4%", "a rise of 4%", "cut its prices by 4%".
fn before(reader: &Reader<'_, '_>, quantity: &Quantity, start: usize) -> Option<Trend> {
    let view = &reader.view;
    let last = start.checked_sub(1)?;
    let is_from = quantity.is_range && view.is(last, "from");
    let (is_by, is_of) = (view.is(last, "by"), view.is(last, "of"));
    let verb = if is_by || is_of || is_from { last.checked_sub(1)? } else { last };
    let word = view.word(verb);
    let found = trend(word).filter(|_| is_change_word(word, quantity));
    if found.is_some() || !is_by {
        return found.or_else(|| (!is_of).then(|| trend_before_adverb(reader, verb, quantity))?);
    }
    let reach = verb.saturating_sub(5)..verb;
    reach.rev().take_while(|&at| !matches!(view.word(at), "," | ";" | ":" | "")).find_map(|at| trend(view.word(at)))
}

/// "fell sharply 4%", "fell another 4%".
fn trend_before_adverb(reader: &Reader<'_, '_>, at: usize, quantity: &Quantity) -> Option<Trend> {
    let word = reader.view.word(at);
    let is_adverb = word.ends_with("ly")
        || matches!(word, "another" | "further" | "additional" | "a" | "an" | "just" | "only" | "some");
    let verb = at.checked_sub(1).filter(|_| is_adverb)?;
    trend(reader.view.word(verb)).filter(|_| is_change_word(reader.view.word(verb), quantity))
}

/// Things are lost, gained and added that are no changes of a level; percents and points are.
fn is_change_word(word: &str, quantity: &Quantity) -> bool {
    let is_of_things = ["lose", "lost", "los", "gain", "add", "shed", "cut", "contract", "raise", "growth", "slid"]
        .iter()
        .any(|stem| word.len() >= stem.len() && word[..].to_ascii_lowercase().starts_with(stem));
    let is_level = quantity.dimension.is_some_and(|dimension| dimension == Dimension::Share)
        || quantity.unit.as_ref().is_some_and(|unit| matches!(unit.name.as_ref(), "point" | "cent"));
    !is_of_things || is_level
}

/// "a 4% cut", "4% higher".
fn after(reader: &Reader<'_, '_>, quantity: &Quantity) -> Option<Trend> {
    let end = quantity.tokens.end;
    let is_share = quantity.dimension == Some(Dimension::Share);
    let is_modifier = !matches!(reader.view.word(end), "up" | "down") && is_share;
    trend(reader.view.word(end)).filter(|_| is_modifier)
}
