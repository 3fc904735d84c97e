//! A number with its unit, and two of them as a range: "$50m-$60m", "between 1 and 2 million", "10 to 15 people".

use std::ops::Range;

use rust_decimal::Decimal;

use super::{
    noun::{Phrase, Reader},
    number::{self, Letters, Number, Style},
    unit::{self, Measured},
};
use crate::{
    annotate::Shape,
    lexicon::{Dimension, Unit, trend},
};

/// A quantity in one sentence, before it is a figure.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    /// Number and unit.
    pub(super) tokens: Range<usize>,
    /// The token after the number, before the unit.
    pub(super) number_end: usize,
    pub(super) low: Decimal,
    pub(super) high: Decimal,
    pub(super) scale: Decimal,
    pub(super) style: Style,
    pub(super) unit: Option<Unit>,
    pub(super) dimension: Option<Dimension>,
    /// The counted noun phrase.
    pub(super) phrase: Option<Phrase>,
    /// Whether it is two numbers.
    pub(super) is_range: bool,
    /// Whether it is one of two numbers that a mark joins: a score.
    pub(super) is_paired: bool,
}

/// The quantity that begins at token `at` or whose sign of money stands before it.
pub(super) fn read(reader: &Reader<'_, '_>, at: usize) -> Option<Quantity> {
    let view = &reader.view;
    if let Some((currency, digits, tokens)) = unit::glued(view, at) {
        let number = number::from_digits(view, tokens, digits, Letters::Scale)?;
        let measured = Measured::of(currency, number.tokens.end);
        return Some(Quantity::of(&number, unit::with_rate(view, measured)));
    }
    let is_digits = view.token(at)?.shape == Shape::Digits;
    let Some((currency, first)) = unit::sign_before(view, at).filter(|_| is_digits) else {
        let number = ratio(reader, number::read(view, at, Letters::Unit)?);
        let number = millions(reader, number);
        let measured = unit::with_rate(view, unit::after(reader, &number));
        return Some(Quantity::of(&number, measured));
    };
    let mut number = number::read(view, at, Letters::Scale)?;
    number.tokens.start = first;
    number.rest = None;
    let measured = Measured::of(currency, number.tokens.end);
    Some(Quantity::of(&number, unit::with_rate(view, measured)))
}

/// "2m people", "5m euros": a letter that would be a metre is a million where the counted thing follows.
fn millions<'a>(reader: &Reader<'_, 'a>, number: Number<'a>) -> Number<'a> {
    let view = &reader.view;
    let end = number.tokens.end;
    let is_letter = number.style == Style::Digits && matches!(view.word(end), "m" | "M") && view.touch(end - 1);
    if !is_letter || number.scale != Decimal::ONE {
        return number;
    }
    let mut scaled = number.clone();
    scaled.tokens.end += 1;
    let follows = unit::after(reader, &scaled).dimension;
    let is_counted = matches!(follows, Some(Dimension::Money | Dimension::Count));
    let factor = Decimal::from(1_000_000);
    scaled.times(factor).filter(|_| is_counted).unwrap_or(number)
}

/// "one in five", "4 out of 10": one number, a share.
fn ratio<'a>(reader: &Reader<'_, 'a>, number: Number<'a>) -> Number<'a> {
    share_of(reader, &number).unwrap_or(number)
}

fn share_of<'a>(reader: &Reader<'_, 'a>, number: &Number<'a>) -> Option<Number<'a>> {
    let view = &reader.view;
    let end = number.tokens.end;
    let is_out_of = view.is(end, "out") && view.is(end + 1, "of");
    let from = if is_out_of { end + 2 } else { end + 1 };
    let from = from + usize::from(is_out_of && view.is(from, "every")) + usize::from(view.is(from, "every"));
    let is_in = view.is(end, "in") && !matches!(number.style, Style::Order | Style::Couple | Style::Half);
    let whole = number::read(view, from, Letters::Unit).filter(|_| is_out_of || is_in)?;
    let is_plain = |number: &Number<'_>| matches!(number.style, Style::Digits | Style::Words) && number.rest.is_none();
    let is_round = [5, 8, 10, 20, 100, 1_000, 10_000, 100_000].iter().any(|&n| whole.low == Decimal::from(n));
    let is_one = number.low == Decimal::ONE
        && whole.low <= Decimal::from(1_000_000)
        && whole.low != whole.low.trunc() + Decimal::ONE;
    let is_year = (1900..2100).any(|year| whole.low == Decimal::from(year));
    let is_timed = matches!(
        unit::after(reader, &whole).dimension,
        Some(Dimension::Time | Dimension::Money | Dimension::Physical(_))
    );
    let fits = is_plain(number)
        && is_plain(&whole)
        && number.low < whole.low
        && !is_year
        && !is_timed
        && (is_out_of || is_one || is_round);
    let share = number.low.checked_div(whole.low).filter(|_| fits)?.normalize();
    let tokens = number.tokens.start..whole.tokens.end;
    Some(Number { tokens, low: share, high: share, scale: Decimal::ONE, style: Style::Share, rest: None })
}

impl Quantity {
    fn of(number: &Number<'_>, measured: Measured) -> Quantity {
        Quantity {
            tokens: number.tokens.start..measured.end.max(number.tokens.end),
            number_end: number.tokens.end,
            low: number.low,
            high: number.high,
            scale: number.scale,
            style: number.style,
            unit: measured.unit,
            dimension: measured.dimension,
            phrase: measured.phrase,
            is_range: number.style == Style::Order,
            is_paired: false,
        }
    }

    pub(super) fn code(&self) -> Option<&str> {
        self.unit.as_ref().map(|unit| unit.code.as_ref())
    }

    pub(super) fn is_plain(&self) -> bool {
        matches!(self.style, Style::Digits | Style::Words) && !self.is_range
    }
}

/// What two numbers with a joint between them are.
#[derive(Clone, Debug)]
pub(super) enum Joined {
    /// "10 to 15": one figure.
    Range(Quantity),
    /// "3-2", "51 to 49", "eight or nine euros": two figures, the first with the unit of the second.
    Pair(Quantity, Quantity),
}

/// How two numbers are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    /// "from 5 to 8", "between 5 and 8", "5-8": a range whatever the numbers are.
    Sure,
    /// "5 to 8": a range if it can be one.
    To,
    /// "5 or 8".
    Or,
}

/// What `first` is together with the number after it, if a joint stands between them.
pub(super) fn join(reader: &Reader<'_, '_>, first: &Quantity) -> Option<Joined> {
    let (joint, next) = joint(reader, first)?;
    let at = start_of_digits(reader, next);
    let second =
        read(reader, at).filter(|second| second.tokens.start == next && second.is_plain() && first.is_plain())?;
    if is_like_year(reader, first) != is_like_year(reader, &second) {
        return None;
    }
    let first = shared(first, &second);
    if joint == Joint::Or {
        let is_pair = first.unit == second.unit && second.unit.is_some();
        return is_pair.then_some(pair(first, second));
    }
    let is_same = first.code() == second.code() || second.unit.is_none();
    let is_dash =
        first.unit.is_none() && second.unit.is_none() && !matches!(reader.view.word(first.tokens.end), "to" | "and");
    if is_dash && is_score_context(reader, first.tokens.start, second.tokens.end) {
        return Some(pair(first, second));
    }
    if is_same && is_range(reader, joint, &first, &second) {
        return Some(Joined::Range(range(&first, second)));
    }
    let is_score = first.low >= second.low || reader.view.word(first.tokens.end) != "to";
    (is_same && is_score && is_score_context(reader, first.tokens.start, second.tokens.end))
        .then_some(pair(first, second))
}

fn pair(first: Quantity, second: Quantity) -> Joined {
    Joined::Pair(Quantity { is_paired: true, ..first }, Quantity { is_paired: true, ..second })
}

/// "in 2018 to 3.9 million": a year is no end of a range of anything else.
fn is_like_year(reader: &Reader<'_, '_>, quantity: &Quantity) -> bool {
    let word = reader.view.word(quantity.tokens.start);
    let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    is_year
        && quantity.scale == Decimal::ONE
        && quantity.dimension.is_none_or(|dimension| dimension == Dimension::Count)
}

/// A sign of money and its letters stand before the digits.
fn start_of_digits(reader: &Reader<'_, '_>, next: usize) -> usize {
    let is_digits = |at: &usize| reader.view.token(*at).is_some_and(|token| token.shape == Shape::Digits);
    let is_sign = |at: usize| unit::sign_before(&reader.view, at).is_some_and(|(_, first)| first == next);
    (next + 1..next + 3).find(|at| is_digits(at) && is_sign(*at)).unwrap_or(next)
}

fn joint(reader: &Reader<'_, '_>, first: &Quantity) -> Option<(Joint, usize)> {
    let view = &reader.view;
    let (start, end) = (first.tokens.start, first.tokens.end);
    let follows = |words: &[&str]| {
        (start.saturating_sub(3)..start).any(|at| at + 1 == start && reader.view.is_any(at, words))
            || start >= 2 && reader.view.is_any(start - 2, words) && !reader.view.is_any(start - 1, &["to", "and"])
    };
    let is_dash = matches!(view.word(end), "-" | "–" | "—" | "‑" | "−");
    match view.word(end) {
        "and" if follows(&["between"]) => Some((Joint::Sure, end + 1)),
        "to" if follows(&["from"]) => Some((Joint::Sure, end + 1)),
        "to" => Some((Joint::To, end + 1)),
        "or" => Some((Joint::Or, end + 1)),
        _ if is_dash && (view.touch(end - 1) == view.touch(end)) => Some((Joint::Sure, end + 1)),
        _ => None,
    }
}

/// The first of two numbers, with unit and scale of the second where it has none: "between 1 and 2 million euros".
fn shared(first: &Quantity, second: &Quantity) -> Quantity {
    let mut shared = first.clone();
    let is_rate = second.dimension == Some(Dimension::Rate)
        && first.code().zip(second.code()).is_some_and(|(one, other)| other.split('/').next() == Some(one));
    if first.unit.is_none() || is_rate {
        (shared.unit, shared.dimension, shared.phrase) = (second.unit.clone(), second.dimension, second.phrase.clone());
    }
    let can_scale = first.scale == Decimal::ONE && second.scale > Decimal::ONE && first.low < Decimal::ONE_THOUSAND;
    let scaled = first.low.checked_mul(second.scale).filter(|low| can_scale && *low <= second.high);
    if let Some(low) = scaled {
        (shared.low, shared.high, shared.scale) = (low, low, second.scale);
    }
    shared
}

/// A change and a level are no range: "rose 30 to 200" has numbers far apart, or a unit at the first.
fn is_range(reader: &Reader<'_, '_>, joint: Joint, first: &Quantity, second: &Quantity) -> bool {
    let is_sure = joint == Joint::Sure && (first.low < second.high || reader.view.word(first.tokens.end) == "to");
    let own_unit = first.number_end < first.tokens.end;
    let is_changed = is_after_change(reader, first.tokens.start);
    let is_near = second.high <= first.low.saturating_mul(Decimal::from(4));
    is_sure || first.low < second.high && (!is_changed || !own_unit && is_near && second.unit.is_some())
}

/// "rose", "up", "fell by" right before a number.
fn is_after_change(reader: &Reader<'_, '_>, start: usize) -> bool {
    let is_change = |n: usize| start.checked_sub(n).is_some_and(|at| trend(reader.view.word(at)).is_some());
    is_change(1) || is_change(2)
}

fn range(first: &Quantity, second: Quantity) -> Quantity {
    let (low, high) = (first.low.min(second.low), first.high.max(second.high));
    let unit = if second.unit.is_some() { second.unit } else { first.unit.clone() };
    Quantity {
        tokens: first.tokens.start..second.tokens.end,
        low,
        high,
        unit,
        dimension: second.dimension.or(first.dimension),
        is_range: low < high,
        ..second
    }
}

/// Words beside which two joined numbers are a score or a vote.
const SCORE_WORDS: [&str; 28] = [
    "beat", "beaten", "beating", "defeat", "defeated", "draw", "drew", "drawn", "lead", "led", "lost", "loss",
    "passed", "approved", "rejected", "ruled", "ruling", "score", "scored", "thrashed", "tie", "victory", "vote",
    "voted", "votes", "win", "won", "winning",
];

fn is_score_context(reader: &Reader<'_, '_>, start: usize, end: usize) -> bool {
    (start.saturating_sub(6)..start).chain(end..end + 2).any(|at| reader.view.is_any(at, &SCORE_WORDS))
}
