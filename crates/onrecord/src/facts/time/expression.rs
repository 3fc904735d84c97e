//! What the words of a time expression say, before anybody knows the day they count from.

use super::{
    Modifier,
    field::{Field, Pick},
    length::Length,
    period::{Period, Size},
};
use crate::lexicon::calendar::{PartOfDay, Reference, Unit};

/// What a time expression says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Expression {
    pub(super) when: When,
    /// The time of day, if the words name one.
    pub(super) clock: Option<Clock>,
    pub(super) modifier: Option<Modifier>,
    /// The rule that read it.
    pub(super) rule: &'static str,
}

/// When it is, how long it takes or how often it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// "April 6, 2024", "the 1990s".
    Fixed(Stretch),
    /// "Tuesday", "April 6", "the third quarter": which one, the anchor decides.
    Field(Field, Pick),
    /// "June 15-16".
    Fields(Field, Field, Pick),
    /// "last year", "two days later": so many periods after the one that holds the anchor.
    Shift { size: Size, by: i32, from: From },
    /// "two years"; "the past two nights", whose days the anchor decides.
    Length(Length, Reach),
    /// "every Tuesday".
    Again(Again),
    /// "now".
    Reference(Reference),
}

/// From one period to another, which is the same or later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) from: Period,
    pub(super) to: Period,
}

/// What a shift counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// The day of publication: "ago".
    Published,
    /// The time that the text told of last: "later".
    Told,
    /// The quarter that the text told of just now, or else the day of publication: "a year ago".
    ComparedWithPublished,
    /// The same, but the time that the text told of last before the day of publication: "a year earlier".
    ComparedWithTold,
    /// The quarter that the text told of just now, or else the day of publication: seen from both, the quarter that was told
    /// of and the last that has ended are one before: "the quarter" is -1.
    LastQuarter,
    /// The day that the sentence told of, or else that of publication: "at 9 a.m.".
    Nearby,
}

/// Where a length of time lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// The words do not say: "two years".
    Anywhere,
    /// Up to the day of publication: "the past two years".
    Past,
    /// From the day of publication on: "the next two years".
    Future,
}

/// What comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Again {
    /// "every two years", "daily".
    Every(Length),
    /// "every Tuesday".
    Field(Field),
    /// "every morning".
    PartOfDay(PartOfDay),
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// "morning".
    Part(PartOfDay),
    /// "10:30 a.m. GMT". The zone is an offset of ISO 8601, or "" if none is named.
    At { hour: i8, minute: i8, zone: &'static str },
}

impl Expression {
    pub(super) fn new(rule: &'static str, when: When) -> Expression {
        Expression { when, clock: None, modifier: None, rule }
    }

    /// A period that names itself.
    pub(super) fn fixed(rule: &'static str, period: Period) -> Expression {
        Expression::new(rule, When::Fixed(Stretch { from: period, to: period }))
    }

    pub(super) fn shift(rule: &'static str, (size, by): (Size, i32), from: From) -> Expression {
        Expression::new(rule, When::Shift { size, by, from })
    }

    pub(super) fn at(self, clock: Clock) -> Expression {
        Expression { clock: Some(clock), ..self }
    }

    pub(super) fn modified(self, modifier: Modifier) -> Expression {
        Expression { modifier: Some(modifier), ..self }
    }

    /// Whether it only compares with the time that the text goes on telling of: "a year earlier".
    pub(super) fn is_comparison(&self) -> bool {
        matches!(self.when, When::Shift { by: ..0, from: From::ComparedWithPublished | From::ComparedWithTold, .. })
            || matches!(self.when, When::Shift { by: ..-1, from: From::LastQuarter, .. })
    }

    /// Whether it is a period of which there can be a beginning, a middle and an end.
    pub(super) fn has_parts(&self) -> bool {
        matches!(self.when, When::Fixed(_) | When::Field(..) | When::Shift { .. }) && self.modifier.is_none()
    }
}

impl Again {
    pub(super) const fn every(unit: Unit) -> Again {
        Again::Every(Length::one(unit))
    }
}
