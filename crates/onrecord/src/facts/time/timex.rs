//! What a time expression is, in the terms of ISO-TimeML.

use jiff::civil::Date;

use crate::text::Span;

/// A time expression with its TIMEX3 value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// The words.
    pub span: Span,
    /// What kind of time.
    pub kind: TimeKind,
    /// The TIMEX3 value: `2024-09`, `P2Y`, `PRESENT_REF`. A year stays a year; what is relative to a day that nobody knows
    /// has `X` for what is not known.
    pub value: String,
    /// The TIMEX3 modifier.
    pub modifier: Option<Modifier>,
    /// What a relative value was resolved against; nothing for an absolute one, and for one that is still relative.
    pub anchor: Option<Anchor>,
    /// The calendar days that it covers or may cover, where they are known.
    pub days: Option<Days>,
    /// The rule that read it.
    pub rule: &'static str,
}

/// A stretch of calendar days, both ends included. An end that nobody knows is open: "since 2014".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub first: Option<Date>,
    /// The last day, not before the first.
    pub last: Option<Date>,
}

/// What a relative time counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The day on which the article was published.
    Published,
    /// The day that another time expression tells of: index into [`Facts::times`](crate::facts::Facts::times).
    Time(u32),
}

/// The kinds of ISO-TimeML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeKind {
    /// A calendar date of any size.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Times that come again: "every Tuesday".
    Set,
}

/// The modifiers of ISO-TimeML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modifier {
    /// "before 2014".
    Before,
    /// "after 2014".
    After,
    /// "by the end of".
    OnOrBefore,
    /// "since", "from ... on".
    OnOrAfter,
    /// "less than two days".
    LessThan,
    /// "more than two days".
    MoreThan,
    /// "no more than two days".
    EqualOrLess,
    /// "at least two days".
    EqualOrMore,
    /// "early 2014".
    Start,
    /// "mid-2014".
    Mid,
    /// "late 2014", "the end of 2014".
    End,
    /// "about two days".
    Approx,
}

impl Modifier {
    /// The word of TIMEX3, of the wire format and of the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Modifier::Before => "BEFORE",
            Modifier::After => "AFTER",
            Modifier::OnOrBefore => "ON_OR_BEFORE",
            Modifier::OnOrAfter => "ON_OR_AFTER",
            Modifier::LessThan => "LESS_THAN",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::EqualOrLess => "EQUAL_OR_LESS",
            Modifier::EqualOrMore => "EQUAL_OR_MORE",
            Modifier::Start => "START",
            Modifier::Mid => "MID",
            Modifier::End => "END",
            Modifier::Approx => "APPROX",
        }
    }
}

impl TimeKind {
    /// The word of the wire format and of the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            TimeKind::Date => "DATE",
            TimeKind::Time => "TIME",
            TimeKind::Duration => "DURATION",
            TimeKind::Set => "SET",
        }
    }
}
