//! Numbers in digits and in words, without their units: "2.4 million", "a hundred and fifty thousand", "dozens", "two-thirds".
//!
//! In comes a sentence and the token to begin at; out comes the number, exact, with the tokens that it takes. Whether it
//! is a quantity at all is left to [`guard`](super::guard).

use std::ops::Range;

use rust_decimal::Decimal;

use super::cursor::Cursor;
use crate::{
    annotate::{SentenceView, Shape},
    lexicon::{NumberKind, number_word},
};

/// A number, and how it is written.
#[derive(Clone, Debug)]
pub(super) struct Number<'a> {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// The number, or the least that an order of size says.
    pub(super) low: Decimal,
    /// The number, or the most that an order of size says.
    pub(super) high: Decimal,
    /// What the words after the digits multiply it by, 1 for none.
    pub(super) scale: Decimal,
    /// How it is written.
    pub(super) style: Style,
    /// What else is in its last token, after a hyphen: "year-old" of "five-year-old".
    pub(super) rest: Option<&'a str>,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// "12", "2.4 million".
    Digits,
    /// "twelve".
    Words,
    /// "dozens", "hundreds of thousands": bounds only.
    Order,
    /// "a couple".
    Couple,
    /// "half an hour", "half a million": half of what one would be.
    Half,
    /// "a third", "one in five": a part of a whole.
    Share,
    /// "twice", "threefold".
    Times,
}

impl<'a> Number<'a> {
    fn exact(tokens: Range<usize>, value: Decimal, style: Style) -> Number<'a> {
        Number { tokens, low: value, high: value, scale: Decimal::ONE, style, rest: None }
    }

    /// Whether it counts one thing, so that a singular follows.
    pub(super) fn is_singular(&self) -> bool {
        self.low <= Decimal::ONE && self.high == self.low
    }

    pub(super) fn times(&self, factor: Decimal) -> Option<Number<'a>> {
        let (low, high) = (self.low.checked_mul(factor)?.normalize(), self.high.checked_mul(factor)?.normalize());
        Some(Number { low, high, scale: factor, ..self.clone() })
    }
}

/// Whether letters right after digits may be a scale: they are after a sign of money ("$50m").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    /// They are a scale.
    Scale,
    /// Only "k" and "bn" are; "m" is a metre, as far as one can tell here.
    Unit,
}

/// The number that begins at token `at`, if one can.
pub(super) fn read<'a>(view: &SentenceView<'_, 'a>, at: usize, letters: Letters) -> Option<Number<'a>> {
    let number = match view.token(at)?.shape {
        Shape::Digits => from_digits(view, at..at + 1, decimal(view.word(at))?, letters),
        Shape::Mark => point_first(view, at),
        _ => in_words(view, at),
    }?;
    Some(of_a_scale(view, &number).unwrap_or(number))
}

/// "a quarter of a million": a share of a number is a number.
fn of_a_scale<'a>(view: &SentenceView<'_, 'a>, share: &Number<'a>) -> Option<Number<'a>> {
    let end = share.tokens.end;
    let is_of = share.style == Style::Share && view.is(end, "of") && view.is(end + 1, "a");
    let scale = number_word(view.word(end + 2)).filter(|word| is_of && word.kind == NumberKind::Scale)?;
    let tokens = share.tokens.start..end + 3;
    Some(Number { tokens, style: Style::Words, ..share.times(scale.value)? })
}

/// Digits that were read already, with the scale and the half that follow: "2.4 million", "5 and a half million".
pub(super) fn from_digits<'a>(
    view: &SentenceView<'_, 'a>,
    tokens: Range<usize>,
    digits: Decimal,
    letters: Letters,
) -> Option<Number<'a>> {
    if let Some(share) = slashed(view, &tokens, digits) {
        return Some(share);
    }
    let mut number = Number::exact(tokens.clone(), digits, Style::Digits);
    let mut cursor = Cursor::new(view, tokens.end);
    if let Some(half) = cursor.and_a_part() {
        number = number.plus(half)?;
    }
    let mut scale = Decimal::ONE;
    while let Some(factor) = scale_at(view, &cursor, letters) {
        scale = scale.checked_mul(factor)?;
        cursor.step();
    }
    number.tokens.end = cursor.at();
    number.rest = cursor.rest_of_token();
    if number.rest.is_some() {
        number.tokens.end += 1;
    }
    let scaled = number.times(scale)?;
    part_of_whole(view, scaled)
}

impl Number<'_> {
    fn plus(self, more: Decimal) -> Option<Self> {
        let sum = self.low.checked_add(more)?;
        Some(Number { low: sum, high: sum, ..self })
    }
}

fn scale_at(view: &SentenceView<'_, '_>, cursor: &Cursor<'_, '_, '_>, letters: Letters) -> Option<Decimal> {
    let word = number_word(cursor.part())?;
    let touches = cursor.is_at_start() && cursor.at() > 0 && view.touch(cursor.at() - 1);
    let is_scale = match word.kind {
        NumberKind::Scale | NumberKind::ShortScale => true,
        NumberKind::Letter if letters == Letters::Scale => true,
        NumberKind::Letter => touches && cursor.part().eq_ignore_ascii_case("k"),
        _ => false,
    };
    is_scale.then_some(word.value)
}

/// "1/3", where no more digits follow: "1/3/24" is a date.
fn slashed<'a>(view: &SentenceView<'_, '_>, tokens: &Range<usize>, digits: Decimal) -> Option<Number<'a>> {
    let slash = tokens.end;
    let joined = view.word(slash) == "/" && view.touch(slash - 1) && view.touch(slash);
    let whole = decimal(view.word(slash + 1)).filter(|_| joined)?;
    let goes_on = view.touch(slash + 1) && !matches!(view.word(slash + 2), "." | "," | ")");
    let is_small = digits < whole && whole <= Decimal::TEN && !goes_on;
    let share = digits.checked_div(whole)?.normalize();
    (is_small && view.is(slash + 2, "of")).then(|| Number::exact(tokens.start..slash + 2, share, Style::Share))
}

/// ".500", where nothing touches the point from the left.
fn point_first<'a>(view: &SentenceView<'_, '_>, at: usize) -> Option<Number<'a>> {
    let is_free = view.word(at) == "." && view.touch(at) && !(at > 0 && view.touch(at - 1));
    let digits = view.word(at + 1);
    if !is_free || digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let value = format!("0.{digits}").parse::<Decimal>().ok()?;
    Some(Number::exact(at..at + 2, value.normalize(), Style::Digits))
}

fn in_words<'a>(view: &SentenceView<'_, 'a>, at: usize) -> Option<Number<'a>> {
    if matches!(view.word(at), "a" | "an" | "A" | "An") {
        return after_article(view, at);
    }
    let first = number_word(Cursor::new(view, at).part())?;
    match first.kind {
        NumberKind::One | NumberKind::Teen | NumberKind::Ten => cardinal(view, at),
        NumberKind::Order => order(view, at),
        NumberKind::Part => half(view, at),
        NumberKind::Times => Some(Number::exact(at..at + 1, first.value, Style::Times)),
        NumberKind::Multiple => is_multiple(view, at).then(|| Number::exact(at..at + 1, first.value, Style::Times)),
        _ => None,
    }
}

/// "a hundred and fifty", "a couple of", "a third of".
fn after_article<'a>(view: &SentenceView<'_, 'a>, at: usize) -> Option<Number<'a>> {
    let word = number_word(Cursor::new(view, at + 1).part())?;
    match word.kind {
        NumberKind::Scale => cardinal(view, at),
        NumberKind::Couple => Some(Number::exact(at..at + 2, word.value, Style::Couple)),
        NumberKind::Part if is_share(view, at, at + 2) => {
            Some(Number::exact(at..at + 2, part(word.value)?, Style::Share))
        }
        _ => None,
    }
}

/// "twenty-one", "a hundred and fifty thousand", "two and a half million", "two-thirds".
fn cardinal<'a>(view: &SentenceView<'_, 'a>, at: usize) -> Option<Number<'a>> {
    let mut cursor = Cursor::new(view, at);
    let (value, scale) = cursor.cardinal()?;
    let mut number = Number::exact(at..cursor.at(), value.normalize(), Style::Words);
    number.scale = scale;
    number.rest = cursor.rest_of_token();
    number.tokens.end += usize::from(number.rest.is_some());
    part_of_whole(view, number)
}

/// The number itself, or so many parts of a whole if a part follows it: "two-thirds", "three quarters of".
fn part_of_whole<'a>(view: &SentenceView<'_, '_>, number: Number<'a>) -> Option<Number<'a>> {
    let (name, end) = match number.rest {
        Some(rest) => (rest, number.tokens.end),
        None => (view.word(number.tokens.end), number.tokens.end + 1),
    };
    let Some(word) = number_word(name).filter(|word| word.kind == NumberKind::Part && number.low < word.value) else {
        return Some(number);
    };
    let agrees = name.ends_with('s') == (number.low != Decimal::ONE);
    if !agrees || number.rest.is_none() && !is_share(view, number.tokens.start, end) {
        return Some(number);
    }
    let share = number.low.checked_div(word.value)?.normalize();
    Some(Number { style: Style::Share, ..Number::exact(number.tokens.start..end, share, Style::Share) })
}

/// A part is one of a whole if the whole is named, or if something changes by it: "a third of", "by a quarter".
fn is_share(view: &SentenceView<'_, '_>, start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).map_or("", |before| view.word(before));
    matches!(view.word(end), "of" | "the")
        || ["by", "about", "around", "nearly", "almost", "than"].iter().any(|word| word.eq_ignore_ascii_case(before))
}

/// "hundreds", "tens of thousands".
fn order<'a>(view: &SentenceView<'_, '_>, at: usize) -> Option<Number<'a>> {
    let order_word =
        |at: usize| number_word(view.word(at)).filter(|word| word.kind == NumberKind::Order).map(|word| word.value);
    let (mut low, mut end) = (order_word(at)?, at + 1);
    while let Some(more) = order_word(end + 1).filter(|_| view.is(end, "of")) {
        (low, end) = (low.checked_mul(more)?, end + 2);
    }
    if end == at + 1 && view.is(at, "tens") {
        return None;
    }
    let high = low.checked_mul(Decimal::TEN)?;
    Some(Number { low, high, ..Number::exact(at..end, low, Style::Order) })
}

/// "half of", "half the", "half an hour", "half a million"; not "the second half".
fn half<'a>(view: &SentenceView<'_, 'a>, at: usize) -> Option<Number<'a>> {
    let word = number_word(view.word(at)).filter(|word| word.value == Decimal::TWO)?;
    let half = part(word.value)?;
    let is_article = matches!(view.word(at + 1), "a" | "an");
    if let Some(scale) = number_word(view.word(at + 2)).filter(|word| is_article && word.kind == NumberKind::Scale) {
        return Number::exact(at..at + 3, half, Style::Words).times(scale.value);
    }
    if is_article {
        return Some(Number::exact(at..at + 1, half, Style::Half));
    }
    let opens = ["of", "the", "its", "his", "her", "their", "our", "my", "that", "those", "these", "all", "as"];
    let before = at.checked_sub(1).map_or("", |before| view.word(before));
    let is_named = before.ends_with("st") && before != "almost" && before != "least"
        || ["second", "other", "better", "the", "this", "that", "each", "third", "opening", "latter", "top", "bottom"]
            .iter()
            .any(|word| word.eq_ignore_ascii_case(before));
    let is_half = view.is(at, "half") && opens.iter().any(|word| view.is(at + 1, word)) && !is_named;
    is_half.then(|| Number::exact(at..at + 1, half, Style::Share))
}

fn part(whole: Decimal) -> Option<Decimal> {
    Decimal::ONE.checked_div(whole).map(|part| part.normalize())
}

/// "double the number", not "a double bed".
fn is_multiple(view: &SentenceView<'_, '_>, at: usize) -> bool {
    matches!(view.word(at + 1), "the" | "that" | "what" | "last")
        && !matches!(at.checked_sub(1).map(|before| view.word(before)), Some("to" | "will" | "would" | "could" | "can"))
}

/// "1,294", "2.4", "2½", "1,50,000"; nothing for "10:30", "1.2.3", "1,29" or "007".
pub(super) fn decimal(digits: &str) -> Option<Decimal> {
    if let Some((at, vulgar)) = digits.char_indices().next_back().filter(|(_, c)| !c.is_ascii_digit()) {
        let part = vulgar_part(vulgar)?;
        return if at == 0 { Some(part) } else { decimal(&digits[..at])?.checked_add(part) };
    }
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let is_plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let has_leading_zero = whole.len() > 1 && whole.starts_with('0');
    if !is_grouped(whole) || has_leading_zero || !fraction.is_none_or(is_plain) {
        return None;
    }
    let number: Decimal = if whole.contains(',') { digits.replace(',', "").parse() } else { digits.parse() }.ok()?;
    Some(number.normalize())
}

/// Whether digits are in groups of three, or of two before the last as in India, or not in groups.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.rsplit(',');
    let last = groups.next().unwrap_or_default();
    let is_digits = whole.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
    if !whole.contains(',') {
        return is_digits && !last.is_empty();
    }
    let lens: Vec<usize> = groups.map(str::len).collect();
    let (first, inner) = lens.split_last().map_or((0, &lens[..]), |(first, inner)| (*first, inner));
    let fits = |size: usize| (1..=size).contains(&first) && inner.iter().all(|&len| len == size);
    is_digits && last.len() == 3 && (fits(3) || fits(2))
}

fn vulgar_part(c: char) -> Option<Decimal> {
    let (part, whole): (i64, i64) = match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅛' => (1, 8),
        _ => return None,
    };
    Decimal::from(part).checked_div(Decimal::from(whole)).map(|part| part.normalize())
}
