//! How old an event is said to be: "13-month-old", "two and a half years into".

use jiff::{ToSpan, civil::Date};

use super::{
    super::expression::{Expression, When},
    super::length::{Count, Length},
    Bounds,
};
use crate::{
    lexicon::calendar::{self, TimeWord, Unit},
    text::Span,
};

/// An age in days: at least and at most so many have gone by since the event began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Age {
    least: i32,
    most: i32,
    /// Whether it is the age on the day of publication.
    pub(super) is_of_now: bool,
}

impl Age {
    /// The age that a length of time gives.
    pub(super) fn of(expression: &Expression) -> Option<Age> {
        let When::Length(Length { count, unit }, _) = expression.when else { return None };
        Age::new(count, unit)
    }

    /// The age that a word gives: "13-month-old", "two-year-old".
    pub(super) fn old(words: &str) -> Option<Age> {
        let mut parts = words.split('-');
        let (number, unit) = (parts.next()?, parts.next()?);
        let number = match calendar::time_word(number) {
            Some(TimeWord::Number(number)) => number,
            _ => number.parse().ok()?,
        };
        let TimeWord::Unit(unit) = calendar::time_word(unit)? else { return None };
        if parts.eq(["old"]) { Age::new(Count::Whole(number), unit) } else { None }
    }

    /// "Two years" can be said from two months before they are full until the third is; months are rounded by one.
    fn new(count: Count, unit: Unit) -> Option<Age> {
        let (tenths, step) = match count {
            Count::Whole(whole) => (i32::try_from(whole).ok()?.checked_mul(10)?, 10),
            Count::Tenths(tenths) => (i32::try_from(tenths).ok()?, 5),
            Count::Vague => return None,
        };
        let (days, early) = match unit {
            Unit::Day => (1, 1),
            Unit::Week => (7, 7),
            Unit::Month => (30, 31),
            Unit::Year => (365, 92),
            _ => return None,
        };
        let scaled = |tenths: i32| Some(tenths.checked_mul(days)? / 10);
        let most = scaled(tenths.checked_add(step)?)?.checked_add(early)?;
        (tenths < OLDEST).then_some(Age { least: scaled(tenths)?.checked_sub(early)?, most, is_of_now: false })
    }

    /// The same age, on the day of publication or on another.
    pub(super) fn told_of_now(self, is_of_now: bool) -> Age {
        Age { is_of_now, ..self }
    }

    /// Bounds the article by an event that began on one of these days; where several fit, by all of them.
    pub(super) fn bound(self, began: &[Date], span: Span, bounds: &mut Bounds) {
        let earliest = bounds.earliest.map(|bound| bound.day);
        let after = |began: &Date, days: i32| began.checked_add(days.days()).ok();
        let fitting = || {
            began
                .iter()
                .filter(|began| earliest.is_none_or(|day| after(began, self.most).is_some_and(|last| last >= day)))
        };
        if let Some(day) = fitting().filter_map(|began| after(began, self.least)).min() {
            bounds.not_before(day, span);
        }
        if let Some(day) = fitting().filter_map(|began| after(began, self.most)).max().filter(|_| self.is_of_now) {
            bounds.not_after(day, span);
        }
    }
}

/// In tenths of a unit: no event that the news tell of is older.
const OLDEST: i32 = 10_000;
