//! Parts of a year without a date: seasons, quarters, halves, and the year's end.

use super::super::{
    Modifier,
    expression::{Expression, From, When},
    field::{Field, Pick},
    period::{Period, Size},
    reader::{Read, Reader},
    tense,
};
use super::date;
use crate::lexicon::calendar::{self, Season, TimeWord, Unit};

/// Before a season, these show that it is one.
const BEFORE_SEASON: [&str; 20] = [
    "in",
    "during",
    "for",
    "by",
    "since",
    "until",
    "till",
    "through",
    "throughout",
    "all",
    "early",
    "late",
    "mid",
    "last",
    "next",
    "this",
    "over",
    "of",
    "each",
    "before",
];

/// Reads a season.
///
/// **Finds** "summer 2023", "spring of last year", "all winter", "in spring"; after another time "or summer".
///
/// **Leaves alone** "a spring", "prices fall", "Winter Park", "the fall of the town".
///
/// **Source**: seasons of TIMEX3, those of the northern half of the earth, in whole months.
pub(super) fn season(reader: &Reader<'_, '_>, at: usize, season: Season) -> Read<Expression> {
    if let Some(found) = season_of_year(reader, at, season) {
        return Some(found);
    }
    let is_quoted_year = last_year_before(reader, at);
    let is_shown = reader.follows_any(at, &BEFORE_SEASON)
        || reader.follows_any(at, &["or", "and"]) && reader.time_word(at.wrapping_sub(2)).is_some()
        || is_quoted_year;
    let is_name = reader.is_capital(at) && reader.is_capital(at + 1);
    let is_verb =
        reader.view.is(at, "fall") && !reader.follows_any(at, &["in", "last", "next", "this", "since", "during"]);
    if !is_shown || is_name || is_verb {
        return None;
    }
    Some((plain_season(reader, at, season, at + 1), at + 1))
}

/// A season with no year beside it.
pub(super) fn plain_season(reader: &Reader<'_, '_>, start: usize, season: Season, next: usize) -> Expression {
    let pick = if last_year_before(reader, start) {
        Pick::OfYear(-1)
    } else if reader.follows_any(start, &["all"]) || reader.view.is(start, "all") {
        Pick::Begun
    } else {
        tense::of_part(reader, start, next).unwrap_or(Pick::Begun)
    };
    Expression::new("season", When::Field(Field::Season(season), pick))
}

/// "last year's “Spring”"
fn last_year_before(reader: &Reader<'_, '_>, at: usize) -> bool {
    let mark = at.wrapping_sub(1);
    reader.view.is_any(mark, &["“", "\"", "‘"]) && at >= 4 && reader.are(at - 4, &["last", "year"])
}

/// "summer 2023", "spring of last year".
pub(super) fn season_of_year(reader: &Reader<'_, '_>, at: usize, season: Season) -> Read<Expression> {
    if let Some((year, next)) = date::year_after(reader, at + 1) {
        return Some((Expression::fixed("season", Period::season(season, year)?), next));
    }
    let (pick, next) = date::year_pick(reader, at + 1)?;
    Some((Expression::new("season", When::Field(Field::Season(season), pick)), next))
}

/// Reads a part of the year by its number, or a century.
///
/// **Finds** "third quarter", "first half of 2023", "second quarter 1998", "nineteenth century".
///
/// **Leaves alone** "first time", "the third quarter of the match" (but for the half: "in the first half").
pub(super) fn ordinal(reader: &Reader<'_, '_>, at: usize, number: u32) -> Read<Expression> {
    let after_fiscal = at + 1 + usize::from(reader.view.is(at + 1, "fiscal"));
    let TimeWord::Unit(unit) = reader.time_word(after_fiscal)? else { return None };
    if unit == Unit::Century {
        return super::year::century_by_number(number).map(|expression| (expression, after_fiscal + 1));
    }
    let field = field(unit, number)?;
    if let Some(found) = of_year(reader, field, after_fiscal + 1) {
        return Some(found);
    }
    // A half without its year is a match's as often as a year's.
    let is_of_match =
        reader.view.is(after_fiscal + 1, "of") && reader.view.is_any(after_fiscal + 2, &["the", "a", "an", "its"]);
    let is_quarter = matches!(field, Field::Quarter(_)) && !is_of_match;
    is_quarter.then(|| (unyeared(reader, field, at, after_fiscal + 1), after_fiscal + 1))
}

/// "third quarter", "first half".
pub(super) fn field(unit: Unit, number: u32) -> Option<Field> {
    let number = i8::try_from(number).ok()?;
    match unit {
        Unit::Quarter if (1..=4).contains(&number) => Some(Field::Quarter(number)),
        Unit::Half if (1..=2).contains(&number) => Some(Field::Half(number)),
        _ => None,
    }
}

/// The year of a quarter or half, after it: "of 2023", "last year", "of the year".
fn of_year(reader: &Reader<'_, '_>, field: Field, at: usize) -> Read<Expression> {
    let after_fiscal = at + usize::from(reader.view.is(at, "of") && reader.view.is(at + 1, "fiscal"));
    if let Some((year, next)) = date::year_after(reader, after_fiscal) {
        return Some((
            Expression::new("part-of-year", When::Fixed(super::super::expression::Stretch::of(field.in_year(year)?))),
            next,
        ));
    }
    let (pick, next) = date::year_pick(reader, at)
        .or_else(|| reader.are(at, &["of", "the", "year"]).then_some((Pick::This, at + 3)))?;
    Some((Expression::new("part-of-year", When::Field(field, pick)), next))
}

fn unyeared(reader: &Reader<'_, '_>, field: Field, start: usize, next: usize) -> Expression {
    let pick = if tense::of_day(reader, start, next) == Pick::NotEnded { Pick::Near } else { Pick::Begun };
    Expression::new("part-of-year", When::Field(field, pick))
}

/// Reads "third-quarter", "year-end", "mid-summer".
pub(super) fn compound(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let (first, rest) = reader.word(at).split_once('-')?;
    match (calendar::time_word(first)?, calendar::time_word(rest)?) {
        (TimeWord::Ordinal(number), TimeWord::Unit(unit)) => {
            let field = field(unit, number)?;
            of_year(reader, field, at + 1).or_else(|| Some((unyeared(reader, field, at, at + 1), at + 1)))
        }
        _ => None,
    }
}

/// Reads what "the year-ago" has: "quarter", "period", "third quarter".
pub(super) fn year_before(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    if reader.view.is_any(at, &["quarter", "period"]) {
        return Some((Expression::shift("year-ago", (Size::Quarter, -5), From::LastQuarter), at + 1));
    }
    possessed(reader, at, Pick::OfYear(-1))
}

/// Reads "year's end", "month's end".
pub(super) fn end_of_unit(reader: &Reader<'_, '_>, at: usize, unit: Unit) -> Read<Expression> {
    let next = reader.after_possessive(at + 1)?;
    let (size, _) = Size::of(unit)?;
    let is_end = reader.view.is(next, "end") && unit >= Unit::Week;
    is_end.then(|| (Expression::shift("end", (size, 0), From::Published).modified(Modifier::End), next + 1))
}

/// Reads what is said of "last year's": "last year's third quarter", "next year's spring".
pub(super) fn possessed(reader: &Reader<'_, '_>, at: usize, pick: Pick) -> Read<Expression> {
    match reader.time_word(at)? {
        TimeWord::Ordinal(number) => {
            let TimeWord::Unit(unit) = reader.time_word(at + 1)? else { return None };
            Some((Expression::new("part-of-year", When::Field(field(unit, number)?, pick)), at + 2))
        }
        TimeWord::Unit(Unit::Quarter) if pick == Pick::OfYear(-1) => year_before(reader, at),
        TimeWord::Season(season) => Some((Expression::new("season", When::Field(Field::Season(season), pick)), at + 1)),
        TimeWord::Month(_) => {
            let (month, next) = reader.month(at)?;
            Some((Expression::new("month", When::Field(Field::Month(month), pick)), next))
        }
        _ => None,
    }
}
