//! From what the words say to when that is: an expression and the days that it can count from give a TIMEX3 value and days.
//!
//! Nothing is guessed: a relative expression without an anchor keeps `X` for what is not known, and one with several
//! possible anchors has a value only where they all agree.

use jiff::civil::Date;

use super::{
    Anchor, Days, Modifier, TimeKind,
    expression::{Again, Clock, Expression, From, Reach, Stretch, When},
    field::{Field, Pick},
    length::Length,
    period::{Period, Size},
    told::{Story, Told},
};
use crate::article::Published;

/// What is known of an expression's place in the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) kind: TimeKind,
    pub(super) value: String,
    pub(super) anchor: Option<Anchor>,
    pub(super) days: Option<Days>,
    /// The period that later times can count from.
    pub(super) period: Option<Period>,
}

/// The days between which an article was published; an end that nobody knows is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Publication {
    pub(super) earliest: Option<Date>,
    pub(super) latest: Option<Date>,
}

/// Where an expression lies in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Here.
    At(Stretch, Option<Anchor>),
    /// From some day in the first to some day in the second, by the day of publication.
    Between(Option<Stretch>, Option<Stretch>),
    Nowhere,
}

impl std::convert::From<&Published> for Publication {
    fn from(published: &Published) -> Publication {
        let [earliest, latest] = published.bounds();
        // Bounds that exclude each other say nothing.
        let is_possible = earliest.zip(latest).is_none_or(|(earliest, latest)| earliest <= latest);
        if is_possible { Publication { earliest, latest } } else { Publication::default() }
    }
}

/// Finds out when it is.
pub(super) fn resolve(expression: &Expression, publication: Publication, story: &Story) -> Resolved {
    match expression.when {
        When::Length(length, reach) => resolve_length(length, reach, publication),
        When::Again(again) => unplaced(TimeKind::Set, again_value(again)),
        When::Reference(reference) => unplaced(TimeKind::Date, reference.code().to_owned()),
        when => resolve_period(expression, place(when, publication, story)),
    }
}

fn unplaced(kind: TimeKind, value: String) -> Resolved {
    Resolved { kind, value, anchor: None, days: None, period: None }
}

fn resolve_period(expression: &Expression, place: Place) -> Resolved {
    let kind = if expression.clock.is_some() { TimeKind::Time } else { TimeKind::Date };
    let (stretch, days, anchor) = match place {
        Place::At(stretch, anchor) => (Some(stretch), Some(stretch.days()), anchor),
        Place::Between(first, last) => {
            let days =
                Days { first: first.map(|stretch| stretch.from.first()), last: last.map(|stretch| stretch.to.last()) };
            (None, Some(days), Some(Anchor::Published))
        }
        Place::Nowhere => (None, None, None),
    };
    let mut value = stretch.map_or_else(|| open_value(expression.when), Stretch::value);
    push_clock(&mut value, expression.clock);
    let period = stretch.filter(|stretch| stretch.from == stretch.to).map(|stretch| stretch.from);
    Resolved { kind, value, anchor, days: days.map(|days| bounded(days, expression.modifier)), period }
}

/// The days of "since March", "before 2014" and their like; an open end stays open.
fn bounded(days: Days, modifier: Option<Modifier>) -> Days {
    let before = |day: Date| day.yesterday().ok();
    let after = |day: Date| day.tomorrow().ok();
    match modifier {
        Some(Modifier::Before) => Days { first: None, last: days.first.and_then(before) },
        Some(Modifier::OnOrBefore) => Days { first: None, ..days },
        Some(Modifier::OnOrAfter) => Days { last: None, ..days },
        Some(Modifier::After) => Days { first: days.last.and_then(after), last: None },
        _ => days,
    }
}

fn push_clock(value: &mut String, clock: Option<Clock>) {
    match clock {
        Some(Clock::Part(part)) => {
            value.push('T');
            value.push_str(part.code());
        }
        Some(Clock::At { hour, minute, zone }) => value.extend([format!("T{hour:02}:{minute:02}"), zone.to_owned()]),
        None => {}
    }
}

fn place(when: When, publication: Publication, story: &Story) -> Place {
    let published = |stretch_at: &dyn Fn(Date) -> Option<Stretch>| placed_by(publication, stretch_at);
    match when {
        When::Fixed(stretch) => Place::At(stretch, None),
        When::Field(field, Pick::OfToldYear) => told(story.last(Size::Year), |told| field.in_year(told.first().year())),
        When::Field(field, pick) => published(&|day| field.seen_from(day, pick).map(Stretch::of)),
        When::Fields(from, to, pick) => published(&|day| stretch_seen_from(day, from, to, pick)),
        When::Shift { size, by, from: From::Told } => told(story.last(size), |told| shifted(told, size, by)),
        When::Shift { size, by, from: From::Nearby } if story.day_of_sentence().is_some() => {
            told(story.day_of_sentence(), |told| shifted(told, size, by))
        }
        When::Shift { size, by, from } => match compared(size, from, story) {
            Some(base) if from == From::LastQuarter => told(Some(base), |told| told.shifted(by.checked_add(1)?)),
            Some(base) => told(Some(base), |told| shifted(told, size, by)),
            None => published(&|day| Period::of(size, day).and_then(|period| period.shifted(by)).map(Stretch::of)),
        },
        When::Length(..) | When::Again(_) | When::Reference(_) => Place::Nowhere,
    }
}

/// What the story compares with, if it has told of it.
fn compared(size: Size, from: From, story: &Story) -> Option<Told> {
    match from {
        From::LastQuarter | From::ComparedWithPublished => story.quarter(),
        From::ComparedWithTold => story.quarter().or_else(|| story.last(size)),
        From::Published | From::Told | From::Nearby => None,
    }
}

/// So many periods on; a quarter stays a quarter when years are compared.
fn shifted(told: Period, size: Size, by: i32) -> Option<Period> {
    match (told.size(), size) {
        (Size::Quarter, Size::Year) => told.shifted(by.checked_mul(4)?),
        (Size::Half, Size::Year) => told.shifted(by.checked_mul(2)?),
        _ => Period::of(size, told.first())?.shifted(by),
    }
}

fn told(told: Option<Told>, period_of: impl Fn(Period) -> Option<Period>) -> Place {
    let found = told.and_then(|told| Some((period_of(told.period)?, told.time_idx)));
    found.map_or(Place::Nowhere, |(period, time_idx)| Place::At(Stretch::of(period), Some(Anchor::Time(time_idx))))
}

fn placed_by(publication: Publication, stretch_at: &dyn Fn(Date) -> Option<Stretch>) -> Place {
    let [first, last] = [publication.earliest, publication.latest].map(|day| day.and_then(stretch_at));
    match (first, last) {
        (Some(first), Some(last)) if first == last => Place::At(first, Some(Anchor::Published)),
        (None, None) => Place::Nowhere,
        _ => Place::Between(first, last),
    }
}

fn stretch_seen_from(day: Date, from: Field, to: Field, pick: Pick) -> Option<Stretch> {
    let from = from.seen_from(day, pick)?;
    let ends = [0, 1].map(|year| to.seen_from(from.first(), Pick::OfYear(year)));
    let to = ends.into_iter().flatten().find(|to| to.first() >= from.first())?;
    Some(Stretch { from, to })
}

fn resolve_length(length: Length, reach: Reach, publication: Publication) -> Resolved {
    let days = length_days(length, reach, publication);
    let anchor = days.map(|_| Anchor::Published);
    Resolved { anchor, days, ..unplaced(TimeKind::Duration, length.to_string()) }
}

/// The days of "the past two years", of which one end is the day of publication.
fn length_days(length: Length, reach: Reach, publication: Publication) -> Option<Days> {
    let (size, units) = Size::of(length.unit)?;
    let units = length.whole()?.checked_mul(units)?;
    let away = |day: Option<Date>, by: i32| Some(Period::day(day?).moved(size, by)?.first());
    match reach {
        Reach::Anywhere => None,
        Reach::Past => Some(Days { first: Some(away(publication.earliest, -units)?), last: Some(publication.latest?) }),
        Reach::Future => {
            Some(Days { first: Some(publication.earliest?), last: Some(away(publication.latest, units)?) })
        }
    }
}

fn again_value(again: Again) -> String {
    match again {
        Again::Every(length) => length.to_string(),
        Again::Field(field) => field.to_string(),
        Again::PartOfDay(part) => format!("XXXX-XX-XXT{}", part.code()),
    }
}

/// The value of what has no place in the calendar.
fn open_value(when: When) -> String {
    match when {
        When::Field(field, _) => field.to_string(),
        When::Fields(from, to, _) => format!("{from}/{to}"),
        When::Shift { size, .. } => size.open_value().to_owned(),
        When::Fixed(stretch) => stretch.value(),
        When::Length(..) | When::Again(_) | When::Reference(_) => String::new(),
    }
}

impl Stretch {
    pub(super) fn of(period: Period) -> Stretch {
        Stretch { from: period, to: period }
    }

    fn days(self) -> Days {
        Days { first: Some(self.from.first()), last: Some(self.to.last()) }
    }

    fn value(self) -> String {
        if self.from == self.to { self.from.to_string() } else { format!("{}/{}", self.from, self.to) }
    }
}
