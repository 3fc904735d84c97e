//! Times that come again: "every Tuesday", "daily", "twice a week", "per year".

use super::super::{
    expression::{Again, Expression, When},
    field::Field,
    length::Length,
    reader::{Read, Reader},
};
use crate::annotate::Token;
use crate::lexicon::calendar::{TimeWord, Unit};

fn set(again: Again) -> Expression {
    Expression::new("set", When::Again(again))
}

/// Reads what comes every so often.
///
/// **Finds** "every Tuesday", "each year", "every two weeks", "every morning", "each July", "every summer".
///
/// **Leaves alone** "each side", "every time".
///
/// **Source**: sets of ISO-TimeML, without quantifiers.
pub(super) fn each(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let next = at + 1 + usize::from(reader.view.is_any(at + 1, &["other", "single"]));
    let again = match reader.time_word(next)? {
        TimeWord::Weekday(weekday) => Again::Field(Field::Weekday(weekday)),
        TimeWord::Month(month) => Again::Field(Field::Month(month)),
        TimeWord::Season(season) => Again::Field(Field::Season(season)),
        TimeWord::PartOfDay(part) => Again::PartOfDay(part),
        TimeWord::Unit(unit) if reader.view.is(at + 1, "other") => {
            Again::Every(Length { count: super::super::length::Count::Whole(2), unit })
        }
        TimeWord::Unit(unit) if unit != Unit::Half => Again::every(unit),
        _ => {
            let (length, next) = reader.length(next)?;
            return Some((set(Again::Every(length)), next));
        }
    };
    Some((set(again), next + 1))
}

/// Reads "per day", "per year".
pub(super) fn per(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let TimeWord::Unit(unit) = reader.time_word(at + 1)? else { return None };
    let is_long = unit >= Unit::Day && unit != Unit::Half;
    is_long.then(|| (set(Again::every(unit)), at + 2))
}

/// Reads "daily", "annually".
pub(super) fn frequency(reader: &Reader<'_, '_>, at: usize, unit: Unit) -> Read<Expression> {
    let is_name = reader.is_capital(at) && reader.view.tokens().start != at;
    // A quarterly dividend and an annual meeting are kinds of dividends and meetings.
    let is_kind = reader.view.is(at, "annual")
        || reader.view.is(at, "quarterly") && reader.view.token(at + 1).is_some_and(Token::is_word);
    (!is_name && !is_kind).then(|| (set(Again::every(unit)), at + 1))
}

/// Reads "Tuesdays".
pub(super) fn weekdays(reader: &Reader<'_, '_>, at: usize, weekday: i8) -> Read<Expression> {
    reader.is_capital(at).then(|| (set(Again::Field(Field::Weekday(weekday))), at + 1))
}

/// Reads "a year" as a rate, where a number stands shortly before it.
///
/// **Finds** "twice a week", "40 flights a day", "$3 million a year".
///
/// **Leaves alone** "for a year", "a day of mourning".
pub(super) fn rate(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let TimeWord::Unit(unit) = reader.time_word(at + 1)? else { return None };
    let is_rate = reader.view.is_any(at, &["a", "an"])
        && matches!(unit, Unit::Day | Unit::Night | Unit::Week | Unit::Month | Unit::Year);
    let is_away =
        reader.view.is_any(at + 2, &["ago", "earlier", "later", "before", "and", "from", "or", "of", "after"]);
    (is_rate && !is_away && counts_before(reader, at)).then(|| (set(Again::every(unit)), at + 2))
}

/// Whether one of the last few words counts something that can be so often.
fn counts_before(reader: &Reader<'_, '_>, at: usize) -> bool {
    if reader.view.is_any(at.wrapping_sub(1), &["once", "twice", "times", "%", "percent"]) {
        return true;
    }
    let start = reader.view.tokens().start.max(at.saturating_sub(5));
    let stops = [
        "for", "in", "within", "after", "than", "of", "is", "was", "about", "nearly", "almost", "over", "only", "just",
        "and", ",", "from", "to",
    ];
    let is_plain = !reader.follows_any(at, &stops);
    is_plain
        && (start..at).any(|at| {
            reader.is_digits(at) || matches!(reader.time_word(at), Some(TimeWord::Number(2..) | TimeWord::Scale(_)))
        })
}
