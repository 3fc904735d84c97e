//! Times of day: "10:30 a.m. GMT", "noon Thursday", "9 in the morning", "1500 GMT".

use super::super::{
    expression::{Clock, Expression, From, When},
    period::Size,
    reader::{Read, Reader},
};
use super::{date, day};
use crate::lexicon::calendar::{self, PartOfDay, TimeWord};

/// Reads a time of day that begins with its digits.
///
/// **Finds** "10:30", "10:30 a.m. GMT", "9 a.m. Tuesday", "5 p.m. EST, Nov. 6", "9 o'clock", "1500 GMT", "9 in the morning".
///
/// **Leaves alone** ratios and scores with a colon ("3:1"), and numbers with nothing of the clock after them.
///
/// **Source**: ISO 8601; the zones that name one offset only.
pub(super) fn digits(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let (hour, minute) = hour_and_minute(reader, at)?;
    let (hour, next) = half_of_day(reader, at, hour)?;
    let (zone, next) = zone(reader, next).unwrap_or(("", next));
    Some(with_day(reader, Clock::At { hour, minute, zone }, next))
}

/// "10:30", "10.30", "1500", "9".
fn hour_and_minute(reader: &Reader<'_, '_>, at: usize) -> Option<(i8, i8)> {
    let word = reader.word(at);
    let (hour, minute) = match word.split_once([':', '.']) {
        Some((hour, minute)) => (hour, minute.get(..2).filter(|_| minute.len() == 2 || minute.len() == 5)?),
        None if word.len() == 4 && reader.is_digits(at) => (word.get(..2)?, word.get(2..)?),
        None => (word, "0"),
    };
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    ((0..=24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute))
}

/// The hour of 24 and the token after what shows that it is one.
fn half_of_day(reader: &Reader<'_, '_>, at: usize, hour: i8) -> Read<i8> {
    let next = at + 1;
    let word = reader.word(at);
    if hour <= 12 && word.len() != 4 || word.contains([':', '.']) {
        if reader.view.is_any(next, &["a.m.", "am", "a.m"]) {
            return Some((hour % 12, next + 1));
        }
        if reader.view.is_any(next, &["p.m.", "pm", "p.m"]) {
            return Some((if hour < 12 { hour + 12 } else { hour }, next + 1));
        }
        if let Some(found) = named_half(reader, next, hour) {
            return Some(found);
        }
    }
    let has_zone = zone(reader, next).is_some();
    let is_clock = word.contains(':')
        && !word.contains('.')
        && word.len() >= 4
        && reader.follows_any(at, &["at", "by", "around", "about", "until", "from", "after", "before"]);
    (has_zone && (word.len() >= 4) || is_clock).then_some((hour, next))
}

/// "o'clock", "in the morning".
fn named_half(reader: &Reader<'_, '_>, at: usize, hour: i8) -> Read<i8> {
    let after_oclock = at + usize::from(reader.view.is_any(at, &["o'clock", "o’clock"]));
    if !(1..=12).contains(&hour) {
        return None;
    }
    if reader.are(after_oclock, &["in", "the"]) {
        let part = reader.time_word(after_oclock + 2);
        match part {
            Some(TimeWord::PartOfDay(PartOfDay::Morning)) => return Some((hour % 12, after_oclock + 3)),
            Some(TimeWord::PartOfDay(_)) => return Some((hour % 12 + 12, after_oclock + 3)),
            _ => {}
        }
    }
    (after_oclock > at).then_some((hour, after_oclock))
}

fn zone(reader: &Reader<'_, '_>, at: usize) -> Read<&'static str> {
    if reader.are(at, &["local", "time"]) {
        return Some(("", at + 2));
    }
    let is_upper = reader.word(at).bytes().all(|byte| byte.is_ascii_uppercase());
    match reader.time_word(at)? {
        TimeWord::Zone(zone) if is_upper => Some((zone, at + 1)),
        _ => None,
    }
}

/// The day beside a time of day: "Tuesday", ", Nov. 6", "yesterday"; of "on Tuesday" only what it means.
fn with_day(reader: &Reader<'_, '_>, clock: Clock, next: usize) -> (Expression, usize) {
    let named = |at: usize| named_day(reader, at).filter(|(day, _)| day.clock.is_none());
    let comma = reader.after_comma(next);
    if let Some((day, after)) = named(comma) {
        return (Expression { rule: "clock", ..day.at(clock) }, after);
    }
    let near = Expression::shift("clock", (Size::Day, 0), From::Nearby);
    let day = if reader.view.is(next, "on") { named(next + 1).map_or(near, |(day, _)| day) } else { near };
    (Expression { rule: "clock", ..day.at(clock) }, next)
}

fn named_day(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    match reader.time_word(at)? {
        TimeWord::Weekday(_) | TimeWord::WeekdayShort(_) => day::weekday(reader, at),
        TimeWord::Day(days) => day::deictic(reader, at, days),
        TimeWord::Month(_) | TimeWord::MonthShort(_) => date::month_first(reader, at)
            .filter(|(expression, _)| expression.rule != "bare-month" && expression.rule != "month"),
        _ => None,
    }
}

/// Reads "mid-afternoon" with the day after it.
pub(super) fn compound(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let part = reader.word(at).strip_prefix("mid-").or_else(|| reader.word(at).strip_prefix("Mid-"))?;
    let TimeWord::PartOfDay(part) = calendar::time_word(part)? else { return None };
    part_of_day(reader, at, part)
}

/// Reads "noon" and "midnight", with their day.
///
/// **Finds** "noon", "midnight Friday".
///
/// **Leaves alone** "midnight blue" and names.
pub(super) fn named_hour(reader: &Reader<'_, '_>, at: usize, hour: i8) -> Read<Expression> {
    if !reader.follows_any(at, &["at", "by", "until", "before", "after", "around", "about", "from", "to", "since"])
        && named_day(reader, at + 1).is_none()
    {
        return None;
    }
    let (zone, next) = zone(reader, at + 1).unwrap_or(("", at + 1));
    Some(with_day(reader, Clock::At { hour, minute: 0, zone }, next))
}

/// Reads a part of the day with the day after it, or alone where it can be no other.
///
/// **Finds** "mid-afternoon yesterday", "midday", "overnight".
///
/// **Leaves alone** "a night", "good morning".
pub(super) fn part_of_day(reader: &Reader<'_, '_>, at: usize, part: PartOfDay) -> Read<Expression> {
    if let Some((day, next)) = named_day(reader, at + 1) {
        let is_day = matches!(day.when, When::Field(..) | When::Shift { .. }) && day.clock.is_none();
        return is_day.then(|| (Expression { rule: "clock", ..day.at(Clock::Part(part)) }, next));
    }
    let is_clear = reader.view.is(at, "overnight") && !reader.is_capital(at + 1)
        || reader.view.is(at, "midday") && reader.follows_any(at, &["at", "by", "around"]);
    is_clear.then(|| (Expression::shift("clock", (Size::Day, 0), From::Nearby).at(Clock::Part(part)), at + 1))
}
