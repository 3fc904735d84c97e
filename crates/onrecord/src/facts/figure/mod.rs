//! Quantities: money, shares, measures, counted people and things, in digits and in words.
//!
//! In come the layers of an article, its times, and what a model said of its words if one was run; out come figures. The way
//! of a figure: [`number`] and [`unit`] read what stands there, [`quantity`] joins two to a range, [`hedge`] and [`context`]
//! read the words around, [`guard`] leaves alone what only looks like a quantity, [`link`] ties figures to each other.

mod context;
mod cursor;
mod guard;
mod hedge;
mod link;
mod noun;
mod number;
mod quantity;
mod several;
#[cfg(test)]
mod tests;
mod unit;

pub(super) use noun::{is_plural, singular};

use std::{borrow::Cow, ops::Range};

use rust_decimal::Decimal;

use self::{
    noun::Reader,
    number::Style,
    quantity::{Joined, Quantity},
};
use super::{Time, TimeKind};
use crate::{
    annotate::{Annotated, SentenceView, Shape, Token},
    lexicon::{Dimension, Hedge, Unit, number_word},
    tagging::Tags,
    text::Span,
};

/// A quantity read from the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Number and unit, without the hedge.
    pub span: Span,
    /// The number as the words give it, scaled: "35 billion" is 35000000000. Nothing for a range, and where the words give
    /// no number ("several").
    pub value: Option<Decimal>,
    /// The least that the words state; nothing where they set no lower bound.
    pub low: Option<Decimal>,
    /// The most that the words state; nothing where they set no upper bound.
    pub high: Option<Decimal>,
    /// How close the words say the number is.
    pub hedge: Hedge,
    /// The words of the hedge.
    pub hedge_span: Option<Span>,
    /// What is counted or measured; nothing for a bare number.
    pub unit: Option<Unit>,
    /// What it is a quantity of: the noun phrase, its parts in the order of the text ("Russian territory", "aid committed").
    pub of: Vec<Span>,
    /// The head noun of that phrase.
    pub head: Option<Span>,
    /// Words that set it apart from other figures of the same: "additional", "of which", "a year".
    pub scope: Vec<Span>,
    /// Of a change, which way it goes; nothing for a level.
    pub direction: Option<Direction>,
    /// Of a change, the index into [`Facts::figures`](super::Facts::figures) of the level that it leads to: "up 4% to 1,200".
    pub level_idx: Option<u32>,
    /// Index into [`Facts::times`](super::Facts::times) of the time that the sentence ties it to.
    pub time_idx: Option<u32>,
    /// Index into [`Facts::figures`](super::Facts::figures) of the figure that this one is another form of: the original of
    /// a conversion.
    pub same_as: Option<u32>,
    /// Index into [`Facts::figures`](super::Facts::figures) of the whole that this one is a part of, so that both are never
    /// summed: "$150 billion, including $65 billion for the military".
    pub part_of: Option<u32>,
}

/// Which way a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// "rose 4%", "up 4%".
    Up,
    /// "fell 4%", "a 4% cut".
    Down,
}

impl Direction {
    /// The word of the wire format and of the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Direction::Up => "up",
            Direction::Down => "down",
        }
    }
}

/// A figure with what ties it to others.
#[derive(Clone, Debug)]
struct Draft {
    /// Number and unit.
    tokens: Range<usize>,
    /// The token after the number, before its unit.
    figure_end: usize,
    /// The first token of the hedge, or of the figure where there is none.
    hedge_start: usize,
    dimension: Option<Dimension>,
    figure: Figure,
}

/// Finds quantities.
///
/// **Finds** numbers in digits and words ("2.4 million", "a hundred and fifty thousand", "dozens", "half an hour"), shares
/// ("a third of", "one in five"), multiples ("threefold"), ranges ("10 to 15", "between 1 and 2 million"), with their unit: money
/// by sign or word, measures of the units table, per-units ("$80 a barrel"), or the counted noun, whichever it is; ages; scores
/// and votes as two figures ("51 to 49"), because neither number is a bound of the other. Hedges before and after the number,
/// changes and the level that they lead to, conversions ("35 billion euros ($38 billion)"), parts of a whole ("12 dams, 5 of
/// which"). Of vague words only "several people" and the like: whoever counts the dead has a figure.
///
/// **Leaves alone** dates, years and clock times, ordinals, decades, numbers that name or label a thing ("Section 230",
/// "Leopard 2", "F-16", "Big Three"), addresses, numbering, "one" as a pronoun ("one of them", "the one who"), pronominal
/// numbers ("the two"), joined numbers that no word makes a score. A length of time may be a figure and a time.
///
/// **Source**: the figures of the gold annotation: number and unit belong to the span, the hedge does not. What is counted
/// follows Roy, Vieira and Roth (2015) and Almasian and others (2023).
pub(super) fn find(annotated: &Annotated<'_>, times: &[Time], tags: &Tags) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    for sentence in annotated.sentences() {
        let view = SentenceView::new(annotated, sentence.tokens.clone());
        if !sentence.tokens.clone().any(|at| can_begin(&view, at)) {
            continue;
        }
        let reader = Reader { view, annotated, tags };
        let mut drafts = in_sentence(&reader, times);
        let first_idx =
            u32::try_from(figures.len()).expect("an article has fewer than 2^32 figures: it has fewer bytes");
        link::link(&reader.view, &mut drafts, first_idx);
        for mut draft in drafts {
            let clause = link::clause(&reader.view, &draft.tokens);
            draft.figure.time_idx = link::time_idx(&reader.view, &draft.figure, clause, times);
            figures.push(draft.figure);
        }
    }
    figures
}

/// Whether a number can begin at a token: cheap, because it is asked of every token.
fn can_begin(view: &SentenceView<'_, '_>, at: usize) -> bool {
    let Some(token) = view.token(at) else { return false };
    let word = view.word(at);
    match token.shape {
        Shape::Digits => true,
        Shape::Mark => {
            word == "." && view.token(at + 1).is_some_and(|next| next.shape == Shape::Digits && token.touches(next))
        }
        _ => is_number_like(view, at, word),
    }
}

fn is_number_like(view: &SentenceView<'_, '_>, at: usize, word: &str) -> bool {
    let bytes = word.as_bytes();
    match bytes {
        [b'a' | b'A'] | [b'a' | b'A', b'n'] => number_word(first_part(view.word(at + 1))).is_some(),
        [_, .., b'0'..=b'9' | b'm' | b'k' | b'n']
            if bytes[0].is_ascii_uppercase() && bytes.iter().any(u8::is_ascii_digit) =>
        {
            true
        }
        _ => number_word(first_part(word)).is_some() || several::can_begin(word),
    }
}

/// What stands before the first hyphen. No number word has a hyphen after its ninth letter.
fn first_part(word: &str) -> &str {
    let hyphen = word.as_bytes().iter().take(10).position(|&byte| byte == b'-');
    hyphen.map_or(word, |hyphen| &word[..hyphen])
}

fn in_sentence(reader: &Reader<'_, '_>, times: &[Time]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut at = reader.view.tokens().start;
    while at < reader.view.tokens().end {
        at = match can_begin(&reader.view, at).then(|| quantities(reader, at)).flatten() {
            Some((found, end)) => {
                drafts.extend(found.into_iter().filter_map(|quantity| draft(reader, quantity, times)));
                end.max(at + 1)
            }
            None => at + 1,
        };
    }
    drafts
}

/// One quantity or two that belong together, and the token to go on with.
fn quantities(reader: &Reader<'_, '_>, at: usize) -> Option<(Vec<Quantity>, usize)> {
    let first = several::read(reader, at).or_else(|| quantity::read(reader, at))?;
    Some(match quantity::join(reader, &first) {
        Some(Joined::Range(range)) => (vec![range.clone()], range.tokens.end),
        Some(Joined::Pair(first, second)) => {
            let end = second.tokens.end;
            (vec![first, second], end)
        }
        None => {
            let end = first.tokens.end;
            (vec![first], end)
        }
    })
}

fn draft(reader: &Reader<'_, '_>, mut quantity: Quantity, times: &[Time]) -> Option<Draft> {
    age(reader, &mut quantity);
    let view = &reader.view;
    let before = hedge::before(view, quantity.tokens.start, quantity.dimension);
    let after = hedge::after(view, quantity.tokens.end)
        .or_else(|| hedge::after(view, quantity.number_end).filter(|_| quantity.number_end < quantity.tokens.end));
    let hedge_start = before.as_ref().map_or(quantity.tokens.start, |(_, tokens)| tokens.start);
    let is_late = before.is_none();
    let (hedge, hedge_tokens) =
        before.or(after).map_or((inner_hedge(&quantity), None), |(hedge, tokens)| (hedge, Some(tokens)));
    // "$3,500 a month": the month is a time, the number is none.
    let number = view.cover(quantity.tokens.start..quantity.number_end);
    if guard::is_no_figure(reader, &quantity, hedge) || is_in_time(times, number, quantity.dimension) {
        return None;
    }
    // A hedge between number and unit is left inside the span ("5 or so miles"): spans are of one piece.
    let hedge_tokens = hedge_tokens.filter(|tokens| !is_late || tokens.start >= quantity.number_end);
    let figure = figure(reader, &quantity, (hedge, hedge_start), hedge_tokens.map(|tokens| view.cover(tokens)));
    Some(Draft {
        tokens: quantity.tokens.clone(),
        figure_end: quantity.number_end,
        hedge_start,
        dimension: quantity.dimension,
        figure,
    })
}

/// "Hundreds" and "a couple" are about that much; "several" is no number.
fn inner_hedge(quantity: &Quantity) -> Hedge {
    match quantity.style {
        _ if several::is_vague(quantity) => Hedge::Vague,
        Style::Order | Style::Couple => Hedge::About,
        _ => Hedge::Exact,
    }
}

fn figure(
    reader: &Reader<'_, '_>,
    quantity: &Quantity,
    (hedge, start): (Hedge, usize),
    hedge_span: Option<Span>,
) -> Figure {
    let sign = if is_negative(reader, quantity) { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
    let (low, high) = (quantity.low * sign, quantity.high * sign);
    let (of, head) = context::of(reader, quantity);
    let (least, most) = bounds(low.min(high), low.max(high), hedge);
    Figure {
        span: span(reader, quantity, sign),
        value: (low == high && hedge != Hedge::Vague).then_some(low),
        low: least,
        high: most,
        hedge,
        hedge_span,
        unit: quantity.unit.clone(),
        of,
        head,
        scope: context::scope(reader, quantity),
        direction: context::direction(reader, quantity, start),
        level_idx: None,
        time_idx: None,
        same_as: None,
        part_of: None,
    }
}

fn span(reader: &Reader<'_, '_>, quantity: &Quantity, sign: Decimal) -> Span {
    let start = quantity.tokens.start - usize::from(sign == Decimal::NEGATIVE_ONE);
    reader.view.cover(start..quantity.tokens.end)
}

fn is_negative(reader: &Reader<'_, '_>, quantity: &Quantity) -> bool {
    let sign = quantity.tokens.start.checked_sub(1);
    quantity.style == Style::Digits && sign.is_some_and(|sign| guard::is_minus(reader, sign)) && !quantity.is_range
}

/// The bounds that a number with this hedge states: (least, most).
fn bounds(low: Decimal, high: Decimal, hedge: Hedge) -> (Option<Decimal>, Option<Decimal>) {
    let has_low = !matches!(hedge, Hedge::LessThan | Hedge::UpTo) || low < high;
    let has_high = !matches!(hedge, Hedge::MoreThan | Hedge::AtLeast | Hedge::Vague) || low < high;
    (has_low.then_some(low), has_high.then_some(high))
}

/// Numbers of dates and clock times are no figures; lengths of time are both.
fn is_in_time(times: &[Time], span: Span, dimension: Option<Dimension>) -> bool {
    let first = times.partition_point(|time| time.span.end() <= span.start());
    let overlapping = times[first..].iter().take_while(|time| time.span.start() < span.end());
    overlapping.clone().any(|time| time.kind != TimeKind::Duration) && dimension != Some(Dimension::Time)
}

/// "Orlec, 52,", "aged 45", "at the age of 21": years.
fn age(reader: &Reader<'_, '_>, quantity: &mut Quantity) {
    let is_age = quantity.low >= Decimal::ONE && quantity.high <= Decimal::from(115) && quantity.low.is_integer();
    if quantity.unit.is_none() && is_age && is_age_place(reader, quantity) {
        quantity.unit = Some(Unit { code: Cow::Borrowed("a"), name: Cow::Borrowed("year") });
        quantity.dimension = Some(Dimension::Time);
    }
}

fn is_age_place(reader: &Reader<'_, '_>, quantity: &Quantity) -> bool {
    let view = &reader.view;
    let word = |n: usize| quantity.tokens.start.checked_sub(n).map_or("", |at| view.word(at));
    let is_name =
        |n: usize| quantity.tokens.start.checked_sub(n).and_then(|at| view.token(at)).is_some_and(Token::is_capital);
    let is_enclosed = word(1) == ","
        && is_name(2)
        && matches!(view.word(quantity.tokens.end), "," | ";")
        && quantity.style == Style::Digits
        && quantity.high > Decimal::TWO;
    let is_of = matches!((word(2), word(1)), ("age" | "ages", "of")) || word(1) == "age" && word(2) == "under";
    matches!(word(1), "aged" | "Aged" | "ages") || is_of || is_enclosed
}
