//! One sentence as the rules of time read it: words of the calendar, numbers and years.
//!
//! Methods that read something take the token to begin at and give what they read with the token after it.

use crate::{
    annotate::{SentenceView, Shape, Token},
    lexicon::{
        self, Classes,
        calendar::{self, TimeWord, Unit},
    },
};

use super::length::{Count, Length};

/// What was read and the token after it.
pub(super) type Read<T> = Option<(T, usize)>;

/// A sentence, and how to read it.
pub(super) struct Reader<'r, 'a> {
    pub(super) view: SentenceView<'r, 'a>,
}

/// May stand between a number and its unit without changing how long it is.
const BETWEEN: [&str; 14] = [
    "more",
    "additional",
    "other",
    "further",
    "straight",
    "consecutive",
    "successive",
    "full",
    "whole",
    "long",
    "trading",
    "business",
    "working",
    "calendar",
];

impl<'a> Reader<'_, 'a> {
    /// What the token can do in a time expression.
    pub(super) fn time_word(&self, at: usize) -> Option<TimeWord> {
        if self.view.has(at, Classes::TIME) { calendar::time_word(self.view.word(at)) } else { None }
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.view.word(at)
    }

    pub(super) fn follows_any(&self, at: usize, words: &[&str]) -> bool {
        at.checked_sub(1).is_some_and(|before| self.view.is_any(before, words))
    }

    /// Whether these words stand here one after the other.
    pub(super) fn are(&self, at: usize, words: &[&str]) -> bool {
        (at..).zip(words).all(|(at, word)| self.view.is(at, word))
    }

    pub(super) fn shape(&self, at: usize) -> Option<Shape> {
        self.view.token(at).map(|token| token.shape)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.view.token(at).is_some_and(Token::is_capital)
    }

    pub(super) fn is_digits(&self, at: usize) -> bool {
        self.shape(at) == Some(Shape::Digits)
    }

    /// The token after `at`, if that one is the "'s" of its word.
    pub(super) fn after_possessive(&self, at: usize) -> Option<usize> {
        (self.view.is_any(at, &["'s", "’s"]) || self.view.is_any(at, &["'", "’"]) && self.touches_before(at))
            .then_some(at + 1)
    }

    /// Whether nothing stands between this token and the one before it.
    pub(super) fn touches_before(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.view.touch(before))
    }

    /// A number of digits alone.
    pub(super) fn digits(&self, at: usize) -> Option<u32> {
        let word = self.word(at);
        let is_plain = self.is_digits(at) && word.len() <= 6 && word.bytes().all(|byte| byte.is_ascii_digit());
        if is_plain { word.parse().ok() } else { None }
    }

    /// Digits or words that are a whole number: "14", "twenty four", "a hundred".
    pub(super) fn number(&self, at: usize) -> Read<u32> {
        let (number, next) = self.below_scale(at)?;
        match self.time_word(next) {
            Some(TimeWord::Scale(scale)) => Some((number.checked_mul(scale)?, next + 1)),
            _ => Some((number, next)),
        }
    }

    /// The number before "hundred".
    fn below_scale(&self, at: usize) -> Read<u32> {
        if let Some(number) = self.digits(at).or_else(|| number_of_compound(self.word(at))) {
            return Some((number, at + 1));
        }
        let TimeWord::Number(number) = self.time_word(at)? else { return None };
        match self.time_word(at + 1) {
            Some(TimeWord::Number(ones)) if number >= 20 && ones < 10 && !self.view.is_any(at + 1, &["a", "an"]) => {
                Some((number + ones, at + 2))
            }
            _ => Some((number, at + 1)),
        }
    }

    /// How many: "two", "a few", "two and a half", "5 1/2", "two or three".
    pub(super) fn count(&self, at: usize) -> Read<Count> {
        self.vague(at).or_else(|| self.decimal(at)).or_else(|| {
            let (number, next) = self.number(at)?;
            self.with_half(number, next).or_else(|| self.up_to_another(next)).or(Some((Count::Whole(number), next)))
        })
    }

    /// "several", "a few", "a couple of".
    fn vague(&self, at: usize) -> Read<Count> {
        let start = at + usize::from(self.view.is_any(at, &["a", "the"]));
        (self.time_word(start)? == TimeWord::Vague).then_some(())?;
        if self.view.is(start, "couple") {
            return Some((Count::Whole(2), start + 1 + usize::from(self.view.is(start + 1, "of"))));
        }
        if self.number(start + 1).is_some() {
            return None;
        }
        Some((Count::Vague, start + 1))
    }

    /// "2.5".
    fn decimal(&self, at: usize) -> Read<Count> {
        let (whole, tenth) = self.word(at).split_once('.').filter(|_| self.is_digits(at))?;
        let whole: u32 = whole.parse().ok().filter(|whole| *whole < 10_000)?;
        let tenth: u32 = tenth.parse().ok().filter(|_| tenth.len() == 1)?;
        Some((Count::Tenths(10 * whole + tenth), at + 1))
    }

    /// "and a half", "1/2", after a whole number.
    fn with_half(&self, whole: u32, at: usize) -> Read<Count> {
        let n_words = if self.are(at, &["and", "a", "half"]) || self.are(at, &["1", "/", "2"]) {
            3
        } else if self.word(at) == "½" {
            1
        } else {
            return None;
        };
        Some((Count::Tenths(whole.checked_mul(10)?.checked_add(5)?), at + n_words))
    }

    /// "to three", "or three", "-15", after a whole number.
    fn up_to_another(&self, at: usize) -> Read<Count> {
        let is_joint = self.view.is_any(at, &["to", "or"]) || self.view.is_any(at, &["-", "–"]) && self.view.touch(at);
        let (_, next) = self.number(at + 1).filter(|_| is_joint && !self.view.is_any(at + 1, &["a", "an"]))?;
        Some((Count::Vague, next))
    }

    /// A unit in the singular or plural.
    pub(super) fn unit(&self, at: usize) -> Option<Unit> {
        match self.time_word(at)? {
            TimeWord::Unit(unit) | TimeWord::Units(unit) => Some(unit),
            _ => None,
        }
    }

    /// "two years", "two more years", "a year and a half", "half a year".
    pub(super) fn length(&self, at: usize) -> Read<Length> {
        let is_half = self.view.is(at, "half") && self.view.is_any(at + 1, &["a", "an"]);
        let (count, next) = if is_half { (Count::Tenths(5), at + 2) } else { self.count(at)? };
        let next = next + usize::from(self.view.is_any(next, &BETWEEN));
        // "14-day"
        let next = next
            + usize::from(self.view.is_any(next, &["-", "–"]) && self.touches_before(next) && self.view.touch(next));
        let unit = self.unit(next).or_else(|| unit_of_compound(self.word(next))).filter(|unit| *unit != Unit::Half)?;
        let is_year = matches!(count, Count::Whole(1900..2060)) && unit == Unit::Quarter;
        let is_name = self.is_capital(next) && self.is_digits(at) || is_year;
        if is_name {
            return None;
        }
        if count == Count::Whole(1) && self.are(next + 1, &["or", "two"]) {
            return Some((Length::some(unit), next + 3));
        }
        match (count, self.are(next + 1, &["and", "a", "half"])) {
            (Count::Whole(whole), true) => {
                Some((Length { count: Count::Tenths(10 * whole.min(9999) + 5), unit }, next + 4))
            }
            _ => Some((Length { count, unit }, next + 1)),
        }
    }

    /// Four digits that can be a year of the news and count nothing.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        let word = self.word(at);
        let year = word.parse().ok().filter(|year| word.len() == 4 && (1000..2200).contains(year))?;
        (!self.is_counted(at)).then_some(year)
    }

    /// Whether the number is one of something: "2022 km", "2022%", "1500 GMT", "2022-05".
    pub(super) fn is_counted(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        let is_joined = self.view.touch(at)
            && (matches!(next, "/" | "%" | "°" | ":") || self.view.token(at + 1).is_some_and(Token::is_word));
        let is_genitive = matches!(next, "’s" | "'s");
        let is_clock = matches!(self.time_word(at + 1), Some(TimeWord::Zone(_) | TimeWord::Units(_)))
            || matches!(next, "hrs" | "hours" | "local" | "am" | "pm" | "a.m." | "p.m." | "points" | "more");
        let is_measure = lexicon::unit(next).is_some_and(|unit| unit.code != "count" || next.ends_with('s'));
        is_joined && !is_genitive || is_clock || next == "%" || is_measure
    }

    /// A day of a month, with its ending if it has one: "6", "6th".
    pub(super) fn day_of_month(&self, at: usize) -> Read<i8> {
        let word = self.word(at).as_bytes();
        let digits = if self.is_digits(at) && word.len() <= 2 { self.digits(at)? } else { return None };
        let day = i8::try_from(digits).ok().filter(|day| (1..=31).contains(day))?;
        let is_ordinal = self.view.touch(at) && self.view.is_any(at + 1, &["st", "nd", "rd", "th"]);
        let next = at + 1 + usize::from(is_ordinal);
        let is_other = self.touches_before(next) && matches!(self.word(next), "%" | "/" | "°");
        (!is_other).then_some((day, next))
    }

    /// The name of a month, with the stop of a short one.
    pub(super) fn month(&self, at: usize) -> Read<i8> {
        if !self.is_capital(at) {
            return None;
        }
        match self.time_word(at)? {
            TimeWord::Month(month) => Some((month, at + 1)),
            TimeWord::MonthShort(month) => Some((month, self.after_stop(at + 1))),
            _ => None,
        }
    }

    /// The token after the stop that touches the token before, if there is one.
    pub(super) fn after_stop(&self, at: usize) -> usize {
        at + usize::from(self.word(at) == "." && self.touches_before(at))
    }

    pub(super) fn after_comma(&self, at: usize) -> usize {
        at + usize::from(self.word(at) == ",")
    }
}

/// "month-old" after a number and a hyphen; of people's ages nothing.
fn unit_of_compound(word: &str) -> Option<Unit> {
    let (unit, rest) = word.split_once('-')?;
    match calendar::time_word(unit)? {
        TimeWord::Unit(Unit::Year) if rest.starts_with("old") => None,
        TimeWord::Unit(unit) => Some(unit),
        _ => None,
    }
}

/// "twenty-four".
pub(super) fn number_of_compound(word: &str) -> Option<u32> {
    let (tens, ones) = word.split_once('-')?;
    match (calendar::time_word(tens)?, calendar::time_word(ones)?) {
        (TimeWord::Number(tens), TimeWord::Number(ones)) if tens >= 20 && ones < 10 => Some(tens + ones),
        _ => None,
    }
}
