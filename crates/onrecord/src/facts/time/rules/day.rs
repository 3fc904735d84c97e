//! Days by their names: "Tuesday", "Tuesday night", "Tuesday, Aug. 27", "yesterday", "Christmas".

use super::super::{
    expression::{Clock, Expression, From, When},
    field::{Field, Pick},
    period::Size,
    reader::{Read, Reader},
    tense,
};
use super::date;
use crate::lexicon::calendar::{Holiday, PartOfDay, TimeWord};

/// Before a weekday, these make it a name of another thing.
const NAMES_BEFORE: [&str; 14] = [
    "Black",
    "Good",
    "Ash",
    "Super",
    "Bloody",
    "Palm",
    "Easter",
    "Cyber",
    "Holy",
    "Ruby",
    "Giving",
    "Sheffield",
    "Man",
    "My",
];

/// After a weekday, these make it a newspaper, a programme or a club.
const NAMES_AFTER: [&str; 14] = [
    "Times",
    "Telegraph",
    "Mail",
    "Mirror",
    "Herald",
    "Express",
    "Post",
    "People",
    "World",
    "Night",
    "Review",
    "Business",
    "Politics",
    "Independent",
];

/// Reads a day by its weekday.
///
/// **Finds** "Tuesday", "Tuesday night", "Tuesday, Aug. 27, 2024", "Tues.".
///
/// **Leaves alone** "Black Friday", "The Sunday Times"; the short form without its stop or a date ("The Sun").
///
/// **Source**: a bare weekday is the last one, as news tell it (the past bias of `HeidelTime`'s news rules), unless a word
/// beside it points forward.
pub(super) fn weekday(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let word = reader.time_word(at)?;
    let (TimeWord::Weekday(weekday) | TimeWord::WeekdayShort(weekday)) = word else { return None };
    let is_short = matches!(word, TimeWord::WeekdayShort(_));
    let next = if is_short { reader.after_stop(at + 1) } else { at + 1 };
    if is_name(reader, at, next) {
        return None;
    }
    if let Some(dated) = dated(reader, next) {
        return Some(dated);
    }
    let is_cut = next > at + 1 && !reader.word(next).is_empty() && !reader.follows_any(at, &["the"]);
    if is_short && !(is_cut && reader.is_capital(at)) {
        return None;
    }
    let pick = tense::of_day(reader, at, next);
    Some(with_clock(reader, Expression::new("weekday", When::Field(Field::Weekday(weekday), pick)), next))
}

/// "Black Friday", "Sunday Times", "Monday Night Football"; and "the first Monday in May", which is no last Monday.
fn is_name(reader: &Reader<'_, '_>, at: usize, next: usize) -> bool {
    let is_night_of = reader.word(next) == "Night" && reader.is_capital(next + 1);
    let is_counted =
        matches!(at.checked_sub(1).and_then(|before| reader.time_word(before)), Some(TimeWord::Ordinal(_)));
    let is_after = NAMES_AFTER.contains(&reader.word(next)) && reader.word(next) != "Night";
    reader.follows_any(at, &NAMES_BEFORE) && reader.is_capital(at - 1) || is_after || is_night_of || is_counted
}

/// ", Aug. 27, 2024", "27 August", "the 27th of August" after a weekday: the date says all that the weekday says.
fn dated(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let at = reader.after_comma(at);
    let at = at + usize::from(reader.view.is(at, "the") && reader.is_digits(at + 1));
    let (expression, next) = if reader.is_digits(at) {
        date::day_first(reader, at)?
    } else {
        reader.month(at).and_then(|(_, next)| reader.day_of_month(next))?;
        date::month_first(reader, at)?
    };
    Some((expression, next))
}

/// Reads the day that is named from the day of publication.
///
/// **Finds** "yesterday", "today", "tomorrow", "tonight", "yesterday morning".
pub(super) fn deictic(reader: &Reader<'_, '_>, at: usize, days: i32) -> Read<Expression> {
    if reader.is_capital(at)
        && (reader.is_capital(at + 1) || reader.is_capital(at.checked_sub(1).unwrap_or(at + 1)))
        && reader.view.tokens().start != at
    {
        return None;
    }
    let expression = Expression::shift("deictic", (Size::Day, days), From::Published);
    if reader.view.is(at, "tonight") {
        return Some((expression.at(Clock::Part(PartOfDay::Night)), at + 1));
    }
    Some(with_clock(reader, expression, at + 1))
}

/// "morning" after a day.
pub(super) fn with_clock(reader: &Reader<'_, '_>, day: Expression, next: usize) -> (Expression, usize) {
    match reader.time_word(next) {
        Some(TimeWord::PartOfDay(part)) => (day.at(Clock::Part(part)), next + 1),
        _ => (day, next),
    }
}

/// Reads a day that every year has.
///
/// **Finds** "Christmas", "Christmas Day", "Thanksgiving Day", "Easter Sunday", "Christmas 2023".
///
/// **Leaves alone** what is not written with a capital letter.
pub(super) fn holiday(reader: &Reader<'_, '_>, at: usize, holiday: Holiday) -> Read<Expression> {
    let is_eve = reader.view.is(at + 1, "eve");
    let next = at + 1 + usize::from(is_eve || reader.view.is_any(at + 1, &["day", "sunday"]));
    if !reader.is_capital(at) || reader.is_capital(next) {
        return None;
    }
    let holiday = match holiday {
        Holiday::Fixed { month, day } if is_eve => Holiday::Fixed { month, day: day - 1 },
        other => other,
    };
    let field = Field::Holiday(holiday);
    if let Some((year, next)) = date::year_after(reader, next) {
        return Some((Expression::fixed("holiday", field.in_year(year)?), next));
    }
    let (pick, next) =
        date::year_pick(reader, next).unwrap_or_else(|| (tense::of_part(reader, at, next).unwrap_or(Pick::Near), next));
    Some((Expression::new("holiday", When::Field(field, pick)), next))
}
