//! Years and what is made of them: "in 1998", "the 1990s", "1998-99", "fiscal 1999", "the 20th century".

use super::super::{
    Modifier,
    expression::{Expression, Stretch, When},
    field::{Field, Pick},
    period::{Period, Size},
    reader::{Read, Reader},
    tense,
};
use crate::lexicon::calendar::{self, TimeWord, Unit};

/// Prepositions that stand before years, and before little else that has four digits.
const STRONG: [&str; 13] =
    ["in", "since", "until", "till", "during", "early", "late", "mid", "year", "fiscal", "due", "circa", "ended"];

/// Words that stand before years and before other numbers too.
const WEAK: [&str; 22] = [
    "of", "from", "by", "after", "before", "to", "through", "for", "and", "or", "between", "than", "the", "a", "its",
    "his", "her", "their", "'s", "’s", "(", "an",
];

fn year_period(year: i16) -> Option<Period> {
    Period::starting(Size::Year, year, 1)
}

/// Reads a year.
///
/// **Finds** "in 1998", "since 2014", "of 2022", "the 2022 invasion", "(1998)".
///
/// **Leaves alone** "2022 soldiers", "1,998", "to 2000 homes", "at 1500", numbers outside of the years of the news after a
/// weak preposition.
///
/// **Source**: none; a wrong year is worse than a missed one.
pub(super) fn bare(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let year = reader.year(at)?;
    if let Some(found) = quarter_of(reader, at, year) {
        return Some(found);
    }
    let is_recent = (1900..2060).contains(&year);
    let is_strong = reader.follows_any(at, &STRONG) && (is_recent || year >= 1500);
    let is_weak = is_recent && reader.follows_any(at, &WEAK) && !counts_next(reader, at, year);
    let is_shown = is_strong && !counts_plural(reader, at, year)
        || is_weak
        || is_recent && (is_adjective(reader, at, year) || is_listed(reader, at));
    is_shown.then_some((Expression::fixed("year", year_period(year)?), at + 1))
}

/// "1988 second quarter", "1988 fourth-quarter".
fn quarter_of(reader: &Reader<'_, '_>, at: usize, year: i16) -> Read<Expression> {
    let TimeWord::Ordinal(number) = reader.time_word(at + 1)? else { return None };
    let TimeWord::Unit(unit @ (Unit::Quarter | Unit::Half)) = reader.time_word(at + 2)? else { return None };
    let period = super::part_of_year::field(unit, number)?.in_year(year)?;
    Some((Expression::fixed("part-of-year", period), at + 3))
}

/// "unsuccessful 1996 campaign": between words in small letters, the second in the singular.
fn is_adjective(reader: &Reader<'_, '_>, at: usize, year: i16) -> bool {
    let small = |at: usize| reader.word(at).starts_with(char::is_lowercase);
    let before = at.wrapping_sub(1);
    let counts = [
        "about", "some", "nearly", "over", "than", "almost", "around", "least", "to", "only", "with", "were", "was",
        "at", "had", "another",
    ];
    let several =
        ["people", "men", "women", "children", "police", "staff", "and", "or", "per", "in", "of", "at", "for", "to"];
    year % 100 != 0
        && small(before)
        && !reader.view.is_any(before, &counts)
        && small(at + 1)
        && !reader.word(at + 1).ends_with('s')
        && !reader.view.is_any(at + 1, &several)
}

/// "1994, 1995 and 1997".
fn is_listed(reader: &Reader<'_, '_>, at: usize) -> bool {
    at >= 2
        && reader.view.is_any(at - 1, &[",", "and", "or"])
        && reader.year(at - 2).is_some_and(|year| (1900..2060).contains(&year))
}

/// Whether a round number stands before a plural: "the 2000 houses".
fn counts_next(reader: &Reader<'_, '_>, at: usize, year: i16) -> bool {
    let next = reader.word(at + 1);
    year % 100 == 0 && next.ends_with('s') && next.starts_with(|c: char| c.is_lowercase())
}

/// "in 2000 homes".
fn counts_plural(reader: &Reader<'_, '_>, at: usize, year: i16) -> bool {
    counts_next(reader, at, year) && reader.view.is(at.wrapping_sub(1), "in")
}

/// Reads a year as it is spoken.
///
/// **Finds** "nineteen ninety-six".
pub(super) fn spoken(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let (year, next) = spoken_year(reader, at)?;
    reader.unit(next).is_none().then_some((Expression::fixed("year", year_period(year)?), next))
}

/// The year and the token after it.
pub(super) fn spoken_year(reader: &Reader<'_, '_>, at: usize) -> Read<i16> {
    let TimeWord::Number(century @ (19 | 20)) = reader.time_word(at)? else { return None };
    let (of_century, next) =
        reader.number(at + 1).filter(|(number, _)| (10..100).contains(number) && !reader.is_digits(at + 1))?;
    Some((i16::try_from(100 * century + of_century).ok()?, next))
}

/// Reads two years with a dash between them.
///
/// **Finds** "1998-99", "2014–2018".
pub(super) fn years(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let (first, second) = (reader.word(at), reader.word(at + 2));
    let is_joined = reader.view.is_any(at + 1, &["-", "–"]) && reader.view.touch(at) && reader.view.touch(at + 1);
    if !is_joined
        || first.len() != 4
        || !reader.is_digits(at + 2)
        || reader.is_counted(at + 2)
        || reader.word(at + 3) == "-"
    {
        return None;
    }
    let first: i16 = first.parse().ok().filter(|year| (1800..2100).contains(year))?;
    let second: i16 = second.parse().ok()?;
    let last = match reader.word(at + 2).len() {
        2 => first - first % 100 + second,
        4 => second,
        _ => return None,
    };
    let stretch = Stretch { from: year_period(first)?, to: year_period(last)? };
    (first < last && last - first < 100).then_some((Expression::new("years", When::Fixed(stretch)), at + 3))
}

/// Reads a decade in digits.
///
/// **Finds** "1990s", "'90s", "90s" after "the".
pub(super) fn decade(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let word = reader.word(at);
    let is_plural = reader.view.touch(at) && reader.view.is_any(at + 1, &["s", "'s", "’s"]);
    let is_short = word.len() == 2 && word.ends_with('0') && reader.word(at + 1) == "s" && is_after_the(reader, at);
    let year: i16 = match word.len() {
        4 if word.ends_with('0') && reader.word(at + 1) == "s" => word.parse().ok()?,
        2 if is_short => 1900 + word.parse::<i16>().ok()?,
        _ => return None,
    };
    let is_year = (1500..2100).contains(&year) && is_plural;
    is_year.then_some((Expression::fixed("decade", Period::starting(Size::Decade, year, 1)?), at + 2))
}

fn is_after_the(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.follows_any(at, &["'", "’", "‘"]) && reader.touches_before(at)
        || reader.follows_any(at, &["the", "early", "late", "mid"])
}

/// "nineties" after "the".
pub(super) fn named_decade(reader: &Reader<'_, '_>, at: usize, decade: i16) -> Read<Expression> {
    let is_age = reader.view.is_any(at.wrapping_sub(2), &["his", "her", "their"]);
    let period = Period::starting(Size::Decade, 1900 + 10 * decade, 1)?;
    (!is_age).then_some((Expression::fixed("decade", period), at + 1))
}

/// Reads a century in digits.
///
/// **Finds** "20th century".
pub(super) fn century(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let is_ordinal = reader.view.touch(at) && reader.view.is_any(at + 1, &["st", "nd", "rd", "th"]);
    let number = reader.digits(at).filter(|_| is_ordinal)?;
    let next = at + 2 + usize::from(reader.word(at + 2) == "-");
    reader.view.is_any(next, &["century"]).then_some((century_by_number(number)?, next + 1))
}

/// "nineteenth": the century before the number's hundreds.
pub(super) fn century_by_number(number: u32) -> Option<Expression> {
    let number = i16::try_from(number).ok().filter(|number| (2..=30).contains(number))?;
    Some(Expression::fixed("century", Period::starting(Size::Century, 100 * (number - 1), 1)?))
}

/// Reads a business year as the calendar year of its number: when it begins, nobody says.
///
/// **Finds** "fiscal 1999", "fiscal year 1999", "the fiscal first quarter".
pub(super) fn fiscal(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    if let Some(TimeWord::Ordinal(number)) = reader.time_word(at + 1) {
        return super::part_of_year::ordinal(reader, at + 1, number);
    }
    let year_idx = at + 1 + usize::from(reader.view.is(at + 1, "year"));
    let year = reader.year(year_idx)?;
    Some((Expression::fixed("fiscal-year", year_period(year)?), year_idx + 1))
}

/// Reads "mid-1990s", "late-November", "post-2001".
pub(super) fn compound(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let (first, rest) = reader.word(at).split_once('-')?;
    let modifier = match first {
        "mid" | "Mid" => Modifier::Mid,
        "early" | "Early" => Modifier::Start,
        "late" | "Late" => Modifier::End,
        "post" | "Post" => Modifier::After,
        "pre" | "Pre" => Modifier::Before,
        _ => return None,
    };
    let expression = year_or_decade(rest).or_else(|| month(reader, at, rest))?;
    Some((expression.modified(modifier), at + 1))
}

fn year_or_decade(word: &str) -> Option<Expression> {
    let digits = word.trim_end_matches('s');
    let year: i16 = digits.parse().ok().filter(|year| digits.len() == 4 && (1500..2100).contains(year))?;
    let size = if digits.len() < word.len() { Size::Decade } else { Size::Year };
    Some(Expression::fixed(if size == Size::Year { "year" } else { "decade" }, Period::starting(size, year, 1)?))
}

fn month(reader: &Reader<'_, '_>, at: usize, word: &str) -> Option<Expression> {
    let is_capital = word.starts_with(|c: char| c.is_uppercase());
    match calendar::time_word(word).filter(|_| is_capital)? {
        TimeWord::Month(month) | TimeWord::MonthShort(month) => {
            let pick = tense::of_part(reader, at, at + 1).unwrap_or(Pick::Near);
            Some(Expression::new("bare-month", When::Field(Field::Month(month), pick)))
        }
        _ => None,
    }
}
