//! Dates with the name or the number of a month: "April 6, 2024", "6 April", "2024-04-06", "June 15-16", "in March".

use jiff::civil::Date;

use super::super::{
    expression::{Expression, Stretch, When},
    field::{Field, Pick},
    period::{Period, Size},
    reader::{Read, Reader},
    tense,
};
use crate::lexicon::calendar::{TimeWord, Which};

/// Reads a date that begins with the name of a month.
///
/// **Finds** "April 6, 2024", "Apr. 6", "June 15-16", "June 15 to July 2, 2024", "April 2024", "April of last year", "in
/// April".
///
/// **Leaves alone** people ("April Jones"), verbs ("May she go?"), and a month that nothing says is one ("the March").
///
/// **Source**: the value attribute of ISO-TimeML's TIMEX3.
pub(super) fn month_first(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let (month, next) = reader.month(at)?;
    let day = reader
        .day_of_month(next)
        .filter(|&(_, after)| ordinal_range(reader, after).is_some() || !reader.is_counted(after - 1));
    if let Some((day, next)) = day {
        let (to, next) = day_range(reader, month, next).unwrap_or(((month, day), next));
        return with_year(reader, [(month, day), to], (at, next));
    }
    month_of_year(reader, month, next).or_else(|| bare_month(reader, at, month, next))
}

/// Reads a date that begins with its day.
///
/// **Finds** "6 April 2024", "6th of April", "15-16 June", "27 Aug.".
///
/// **Leaves alone** numbers with no month after them.
pub(super) fn day_first(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let (day, next) = reader.day_of_month(at)?;
    let (last, next) = joint(reader, next).and_then(|next| reader.day_of_month(next)).unwrap_or((day, next));
    let next = next + usize::from(reader.view.is(next, "of"));
    let (month, next) = reader.month(next)?;
    with_year(reader, [(month, day), (month, last)], (at, next))
}

/// "-16", "to July 2", "through 16" after a day of a month.
fn day_range(reader: &Reader<'_, '_>, month: i8, at: usize) -> Read<(i8, i8)> {
    if let Some(day) = ordinal_range(reader, at) {
        return Some(((month, day), at + 1));
    }
    let next = joint(reader, at)?;
    let (month, next) = reader.month(next).unwrap_or((month, next));
    let (day, next) = reader.day_of_month(next)?;
    (!reader.is_counted(next - 1) && !reader.view.is(next, "of")).then_some(((month, day), next))
}

/// The 16 of "15th-16th", of which all but the 15 is one token.
fn ordinal_range(reader: &Reader<'_, '_>, at: usize) -> Option<i8> {
    let (first, last) = reader.word(at).split_once(['-', '–']).filter(|_| reader.touches_before(at))?;
    let is_ending = |ending: &str| matches!(ending, "st" | "nd" | "rd" | "th");
    let digits = last.trim_end_matches(char::is_alphabetic);
    let is_range = is_ending(first) && is_ending(&last[digits.len()..]);
    digits.parse().ok().filter(|day| is_range && (1..=31).contains(day))
}

/// The token after what joins the ends of a range.
fn joint(reader: &Reader<'_, '_>, at: usize) -> Option<usize> {
    let is_dash = reader.view.is_any(at, &["-", "–", "—"]) && reader.touches_before(at);
    (is_dash || reader.view.is_any(at, &["to", "through", "till", "until"])).then_some(at + 1)
}

/// One or two days of the year, with their year if one follows.
fn with_year(reader: &Reader<'_, '_>, days: [(i8, i8); 2], (start, next): (usize, usize)) -> Read<Expression> {
    let [from, to] = days.map(|(month, day)| month_day(month, day));
    let (from, to) = (from?, to?);
    if let Some((year, next)) = year_after(reader, next) {
        let stretch = Stretch { from: from.in_year(year)?, to: to.in_year(year)? };
        return (stretch.from.first() <= stretch.to.first())
            .then(|| (Expression::new("date", When::Fixed(stretch)), next));
    }
    let (pick, next) = year_pick(reader, next).unwrap_or_else(|| (near_or_told(reader, start, next), next));
    Some((day_or_days(from, to, pick), next))
}

/// What "ended" on a day has ended; what "will" be on it is to come; else the calendar decides.
fn near_or_told(reader: &Reader<'_, '_>, start: usize, next: usize) -> Pick {
    if reader.follows_any(start, &["ended", "since"]) {
        return Pick::Begun;
    }
    if tense::of_day(reader, start, next) == Pick::NotEnded { Pick::NotEnded } else { Pick::Near }
}

fn day_or_days(from: Field, to: Field, pick: Pick) -> Expression {
    let when = if from == to { When::Field(from, pick) } else { When::Fields(from, to, pick) };
    Expression::new("day-of-year", when)
}

/// A day that a leap year has.
fn month_day(month: i8, day: i8) -> Option<Field> {
    Date::new(2024, month, day).ok()?;
    Some(Field::MonthDay { month, day })
}

/// ", 2024", "2024", "of 2024".
pub(super) fn year_after(reader: &Reader<'_, '_>, at: usize) -> Read<i16> {
    let year_idx = at + usize::from(reader.view.is_any(at, &[",", "of"]));
    reader.year(year_idx).map(|year| (year, year_idx + 1)).or_else(|| super::year::spoken_year(reader, year_idx))
}

/// "last year", "of this year", "next year" after a field of the year.
pub(super) fn year_pick(reader: &Reader<'_, '_>, at: usize) -> Read<Pick> {
    let at = at + usize::from(reader.view.is_any(at, &["of", "in"]));
    let pick = match reader.time_word(at)? {
        TimeWord::Which(Which::Last) => Pick::OfYear(-1),
        TimeWord::Which(Which::This) => Pick::OfYear(0),
        TimeWord::Which(Which::Next) => Pick::OfYear(1),
        TimeWord::Which(Which::That | Which::Same) => Pick::OfToldYear,
        _ => return None,
    };
    reader.view.is(at + 1, "year").then_some((pick, at + 2))
}

/// "April 2024", "April of last year".
fn month_of_year(reader: &Reader<'_, '_>, month: i8, next: usize) -> Read<Expression> {
    if let Some((year, next)) = year_after(reader, next) {
        return Some((Expression::fixed("month", Period::starting(Size::Month, year, month)?), next));
    }
    let (pick, next) = year_pick(reader, next)?;
    Some((Expression::new("month", When::Field(Field::Month(month), pick)), next))
}

/// Words before the name of a month that show that it is no person's and no verb.
const BEFORE_MONTH: [&str; 31] = [
    "in", "of", "since", "until", "till", "during", "early", "late", "mid", "from", "to", "through", "by", "before",
    "after", "between", "and", "or", "for", "the", "a", "each", "every", "around", "about", "-", "–", "(", "'s", "’s",
    "than",
];

/// The same for months that are other words too.
const BEFORE_DOUBTFUL: [&str; 13] =
    ["in", "of", "since", "until", "till", "during", "early", "late", "mid", "through", "between", "by", "the"];

fn bare_month(reader: &Reader<'_, '_>, at: usize, month: i8, next: usize) -> Read<Expression> {
    let is_doubtful = reader.view.is_any(at, &["may", "march"]);
    let is_short = reader.word(at).len() == 3 && !reader.view.is(at, "may");
    let before: &[&str] = if is_doubtful || is_short { &BEFORE_DOUBTFUL } else { &BEFORE_MONTH };
    let is_name = reader.is_capital(next) && !reader.view.is_any(next, &["GMT"]) && reader.time_word(next).is_none();
    if !reader.follows_any(at, before) || is_name || is_doubtful && reader.view.is_any(next, &["on", "of"]) {
        return None;
    }
    let pick = tense::of_part(reader, at, next).unwrap_or(Pick::Near);
    Some((Expression::new("bare-month", When::Field(Field::Month(month), pick)), next))
}

/// Reads a further day of the month that was just named.
///
/// **Finds** the second day of "April 24 and 25".
pub(super) fn another_day(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let (day, next) = reader.day_of_month(at).filter(|(_, next)| !reader.is_counted(next - 1))?;
    let month_idx = at.checked_sub(3).filter(|_| reader.follows_any(at, &["and", "or"]))?;
    reader.day_of_month(at - 2)?;
    let (month, _) = reader.month(month_idx)?;
    with_year(reader, [(month, day), (month, day)], (at, next))
}

/// Reads a date of ISO 8601.
///
/// **Finds** "2024-04-06".
///
/// **Leaves alone** digits that are no day of the calendar.
pub(super) fn iso(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let [year, month, day] = joined_numbers(reader, at, "-")?;
    let is_iso = reader.word(at).len() == 4 && reader.word(at + 2).len() == 2 && reader.word(at + 4).len() == 2;
    is_iso.then_some((fixed_day(year, month, day)?, at + 5))
}

/// Reads a date of numbers with slashes or points.
///
/// **Finds** "27/08/2024", "08/27/2024": only where one number can be no month; "05/05/2024"; "27.08.2024".
///
/// **Leaves alone** "05/06/2024", which is in May or in June.
pub(super) fn slashed(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let [first, second, year] = joined_numbers(reader, at, "/")?;
    (reader.word(at + 4).len() == 4).then_some(())?;
    let expression = match (first, second) {
        (13.., _) => fixed_day(year, second, first),
        (_, 13..) => fixed_day(year, first, second),
        (day, month) if day == month => fixed_day(year, month, day),
        _ => None,
    };
    Some((expression?, at + 5))
}

/// Three numbers with a mark between them and no spaces.
fn joined_numbers(reader: &Reader<'_, '_>, at: usize, mark: &str) -> Option<[u32; 3]> {
    let is_joined = [at + 1, at + 3]
        .iter()
        .all(|&at| reader.word(at) == mark && reader.touches_before(at) && reader.view.touch(at));
    if !is_joined || reader.word(at + 5) == mark {
        return None;
    }
    Some([reader.digits(at)?, reader.digits(at + 2)?, reader.digits(at + 4)?])
}

fn fixed_day(year: u32, month: u32, day: u32) -> Option<Expression> {
    let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(Expression::fixed("date", Period::of(Size::Day, date)?))
}
