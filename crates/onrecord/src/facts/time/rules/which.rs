//! One of several, told from the day of publication or from the story: "last year", "next Tuesday", "the past two nights",
//! "this morning", "the following day".

use super::super::{
    expression::{Clock, Expression, From, Reach, When},
    field::{Field, Pick},
    length::Length,
    period::Size,
    reader::{Read, Reader},
    tense,
};
use super::{day, part_of_year, reference};
use crate::lexicon::calendar::{PartOfDay, Reference, TimeWord, Unit, Which};

/// Reads a time that is picked by a word before it.
///
/// **Finds** "last year", "this week", "next Tuesday", "last summer", "this morning", "last night", "last year's third
/// quarter", "the past two nights", "recent weeks", "the following day", "that year", "the same month".
///
/// **Leaves alone** "last time", "next door", "this one", "that".
///
/// **Source**: TIMEX3 values of deictic expressions; "last" before a weekday or month is the last that has ended.
pub(super) fn read(reader: &Reader<'_, '_>, at: usize, which: Which) -> Read<Expression> {
    // "this past Friday", "the same"
    let next = at + 1;
    if let (Which::This | Which::That, Some(TimeWord::Which(second))) = (which, reader.time_word(next)) {
        return read(reader, next, second);
    }
    lengths(reader, next, which).or_else(|| one(reader, next, which))
}

/// "two nights", "few weeks", "weeks" after "past", "next", "recent".
fn lengths(reader: &Reader<'_, '_>, at: usize, which: Which) -> Read<Expression> {
    let reach = match which {
        Which::Last | Which::Past | Which::Latest | Which::Recent => Reach::Past,
        Which::Next | Which::Coming => Reach::Future,
        Which::This if reader.view.is(at, "days") => return Some((reference::expression(Reference::Present), at + 1)),
        Which::Before | Which::After | Which::That | Which::Same => Reach::Anywhere,
        Which::This => return None,
    };
    let (length, next) = match reader.time_word(at) {
        Some(TimeWord::Units(unit)) => (Length::some(unit), at + 1),
        _ if reader.view.is_any(at, &["a", "an"]) => return None,
        _ => reader.length(at)?,
    };
    let is_pointed = !matches!(which, Which::That | Which::Same);
    is_pointed.then(|| (Expression::new("reach", When::Length(length, reach)), next))
}

/// The one unit, field or part of the day that is picked.
fn one(reader: &Reader<'_, '_>, at: usize, which: Which) -> Read<Expression> {
    match reader.time_word(at)? {
        TimeWord::Unit(unit) => unit_of(reader, at, which, unit),
        TimeWord::Weekday(weekday) => {
            let when = When::Field(Field::Weekday(weekday), pick(reader, which, at)?);
            Some(day::with_clock(reader, Expression::new("picked", when), at + 1))
        }
        TimeWord::Month(_) | TimeWord::MonthShort(_) => {
            let (month, next) = reader.month(at)?;
            Some((Expression::new("picked", When::Field(Field::Month(month), pick(reader, which, at)?)), next))
        }
        TimeWord::Season(season) => {
            Some((Expression::new("picked", When::Field(Field::Season(season), pick(reader, which, at)?)), at + 1))
        }
        TimeWord::Holiday(holiday) if reader.is_capital(at) => {
            let next = at + 1 + usize::from(reader.view.is(at + 1, "day"));
            Some((Expression::new("picked", When::Field(Field::Holiday(holiday), pick(reader, which, at)?)), next))
        }
        TimeWord::PartOfDay(part) => part_of_day(which, part).map(|expression| (expression, at + 1)),
        TimeWord::Fiscal if reader.view.is(at + 1, "year") => {
            let by = which_year(which)?;
            Some((Expression::shift("picked", (Size::Year, by), From::Published), at + 2))
        }
        _ => None,
    }
}

fn which_year(which: Which) -> Option<i32> {
    match which {
        Which::Last => Some(-1),
        Which::This => Some(0),
        Which::Next | Which::Coming => Some(1),
        _ => None,
    }
}

fn pick(reader: &Reader<'_, '_>, which: Which, at: usize) -> Option<Pick> {
    match which {
        Which::Last | Which::Past => Some(Pick::Last),
        Which::Next | Which::Coming => Some(Pick::Next),
        Which::This => Some(this(reader, at)),
        Which::That | Which::Same => Some(Pick::OfToldYear),
        _ => None,
    }
}

/// "this Tuesday" is of this week, "this summer" of this year.
fn this(reader: &Reader<'_, '_>, at: usize) -> Pick {
    if tense::of_part(reader, at, at + 1) == Some(Pick::NotEnded) { Pick::NotEnded } else { Pick::This }
}

fn part_of_day(which: Which, part: PartOfDay) -> Option<Expression> {
    let (by, from) = match which {
        Which::Last => (-1, From::Published),
        Which::This => (0, From::Published),
        Which::Next | Which::After => (1, From::Told),
        Which::That | Which::Same => (0, From::Told),
        Which::Before => (-1, From::Told),
        _ => return None,
    };
    Some(Expression::shift("part-of-day", (Size::Day, by), from).at(Clock::Part(part)))
}

/// "last year", "the following day", with what "last year's" has.
fn unit_of(reader: &Reader<'_, '_>, at: usize, which: Which, unit: Unit) -> Read<Expression> {
    let next = at + 1;
    if unit == Unit::Weekend {
        return Some((picked_weekend(reader, at, which)?, next));
    }
    let (size, n) = Size::of(unit)?;
    let (by, from) = match which {
        Which::Last => (-n, From::Published),
        Which::This => (0, From::Published),
        Which::Next if unit == Unit::Day => (1, From::Told),
        Which::Next | Which::Coming => (n, From::Published),
        Which::Before => (-n, From::Told),
        Which::After => (n, From::Told),
        Which::That | Which::Same => (0, From::Told),
        Which::Latest if unit == Unit::Quarter => (-1, From::LastQuarter),
        Which::Past => return past_one(unit, next),
        Which::Latest | Which::Recent => return None,
    };
    if unit == Unit::Half || unit == Unit::Day && from == From::Published && which == Which::Last {
        return None;
    }
    if unit == Unit::Year && from == From::Published {
        let possessed =
            reader.after_possessive(next).and_then(|owned| part_of_year::possessed(reader, owned, Pick::OfYear(by)));
        if possessed.is_some() {
            return possessed;
        }
    }
    let rule = if from == From::Told { "told" } else { "picked" };
    let expression = Expression::shift(rule, (size, by), from);
    let expression = if unit == Unit::Night { expression.at(Clock::Part(PartOfDay::Night)) } else { expression };
    Some((expression, next))
}

/// "the past year"
fn past_one(unit: Unit, next: usize) -> Read<Expression> {
    let is_long = unit >= Unit::Week && unit != Unit::Half && unit != Unit::Quarter || unit == Unit::Day;
    is_long.then(|| (Expression::new("reach", When::Length(Length::one(unit), Reach::Past)), next))
}

fn picked_weekend(reader: &Reader<'_, '_>, at: usize, which: Which) -> Option<Expression> {
    let by = match which {
        Which::Last | Which::Past => -1,
        Which::Next | Which::Coming => 1,
        Which::This => return Some(weekend(reader, at, at + 1)),
        _ => return None,
    };
    Some(Expression::shift("picked", (Size::Weekend, by), From::Published))
}

/// "the weekend", "this weekend": that of this week if it is to come or is now, otherwise the one before.
pub(super) fn weekend(reader: &Reader<'_, '_>, start: usize, end: usize) -> Expression {
    let is_to_come = tense::of_day(reader, start, end) == Pick::NotEnded || reader.follows_any(start, &["this"]);
    let by = if is_to_come { 0 } else { -1 };
    Expression::shift("weekend", (Size::Weekend, by), From::Published)
}

/// "current quarter", "current fiscal year" after "the".
pub(super) fn current(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let next = at + 1 + usize::from(reader.view.is(at + 1, "fiscal"));
    let TimeWord::Unit(unit) = reader.time_word(next)? else { return None };
    let (size, _) = Size::of(unit)?;
    Some((Expression::shift("picked", (size, 0), From::Published), next + 1))
}
