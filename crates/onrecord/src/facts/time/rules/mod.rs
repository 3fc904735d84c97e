//! The rules: each reads one shape of time expression where it begins, and says what the words mean.
//!
//! The first word decides which rules are tried. What a rule cannot read is left to the next word.

mod again;
mod clock;
mod date;
mod day;
mod length;
mod part_of_year;
mod reference;
mod the;
mod which;
mod year;

use super::{
    expression::Expression,
    reader::{Read, Reader},
};
use crate::lexicon::calendar::TimeWord;

/// Reads the time expression that begins at a token.
pub(super) fn read(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let Some(word) = reader.time_word(at) else {
        return if reader.is_digits(at) { digits(reader, at) } else { compound(reader, at) };
    };
    match word {
        TimeWord::Month(_) | TimeWord::MonthShort(_) => date::month_first(reader, at),
        TimeWord::Weekday(_) | TimeWord::WeekdayShort(_) => day::weekday(reader, at),
        TimeWord::Weekdays(weekday) => again::weekdays(reader, at, weekday),
        TimeWord::Units(unit) => length::plural(reader, at, unit),
        TimeWord::Unit(unit) => part_of_year::end_of_unit(reader, at, unit),
        TimeWord::Season(season) => part_of_year::season(reader, at, season),
        TimeWord::PartOfDay(part) => clock::part_of_day(reader, at, part),
        TimeWord::HourOfDay(hour) => clock::named_hour(reader, at, hour),
        TimeWord::Number(19 | 20) if year::spoken(reader, at).is_some() => year::spoken(reader, at),
        TimeWord::Number(_) | TimeWord::Vague => reference::later_date(reader, at)
            .or_else(|| again::rate(reader, at))
            .or_else(|| length::counted(reader, at)),
        TimeWord::Ordinal(number) => part_of_year::ordinal(reader, at, number),
        TimeWord::Reference(reference) => reference::word(reader, at, reference),
        TimeWord::Frequency(unit) => again::frequency(reader, at, unit),
        TimeWord::Day(days) => day::deictic(reader, at, days),
        TimeWord::Holiday(holiday) => day::holiday(reader, at, holiday),
        TimeWord::Which(which) => which::read(reader, at, which),
        TimeWord::Each => again::each(reader, at),
        TimeWord::Per => again::per(reader, at),
        TimeWord::The => the::read(reader, at),
        TimeWord::Fiscal => year::fiscal(reader, at),
        TimeWord::Decade(decade) if reader.follows_any(at, &["early", "late", "mid"]) => {
            year::named_decade(reader, at, decade)
        }
        TimeWord::Decade(_) | TimeWord::Scale(_) | TimeWord::Zone(_) => None,
    }
}

fn digits(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    date::iso(reader, at)
        .or_else(|| date::slashed(reader, at))
        .or_else(|| clock::digits(reader, at))
        .or_else(|| date::day_first(reader, at))
        .or_else(|| year::decade(reader, at))
        .or_else(|| year::century(reader, at))
        .or_else(|| year::years(reader, at))
        .or_else(|| length::counted(reader, at))
        .or_else(|| date::another_day(reader, at))
        .or_else(|| year::bare(reader, at))
}

/// Words with a hyphen in them: "two-year", "mid-1990s", "third-quarter".
fn compound(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let word = reader.word(at);
    if word.len() < 6 || !word.contains('-') {
        return None;
    }
    length::compound(reader, at)
        .or_else(|| year::compound(reader, at))
        .or_else(|| part_of_year::compound(reader, at))
        .or_else(|| clock::compound(reader, at))
        .or_else(|| length::counted(reader, at))
}
