//! Lengths of time, and times that are a length away: "two years", "two years ago", "two days later", "for years".

use super::super::{
    expression::{Expression, From, Reach, When},
    length::{Count, Length},
    period::Size,
    reader::{Read, Reader, number_of_compound},
};
use super::part_of_year;
use crate::annotate::Token;
use crate::lexicon::calendar::{self, Reference, TimeWord, Unit};

/// Reads a counted length of time.
///
/// **Finds** "two years", "24 hours", "two and a half years", "half a year", "14-day", "several days"; with "ago", "earlier",
/// "later", "from now" the time that is so far away.
///
/// **Leaves alone** "a day" and "one day" where nothing says that they last; "three quarters of", ages of people.
///
/// **Source**: durations of ISO 8601, with `X` for a number that is not said.
pub(super) fn counted(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let (length, next) = reader.length(at)?;
    if let Some(away) = away(reader, length, next) {
        return Some(away);
    }
    let is_fraction =
        length.unit == Unit::Quarter && (reader.view.is(next, "of") || reader.view.is_any(at, &["a", "one", "three"]));
    let is_age = length.unit == Unit::Year && (reader.view.is(next, "old") || reader.are(next, &["of", "age"]));
    if is_fraction || is_age || !lasts(reader, at, length) {
        return None;
    }
    Some((Expression::new("length", When::Length(length, Reach::Anywhere)), next))
}

/// "ago", "earlier", "later", "from now" after a length.
fn away(reader: &Reader<'_, '_>, length: Length, next: usize) -> Read<Expression> {
    let (rule, sign, from, n_words) = if reader.view.is(next, "ago") {
        ("ago", -1, From::Published, 1)
    } else if reader.are(next, &["from", "now"]) {
        ("from-now", 1, From::Published, 2)
    } else if reader.view.is_any(next, &["earlier", "before", "previously"]) && !opens_clause(reader, next) {
        ("earlier", -1, From::Told, 1)
    } else if reader.view.is_any(next, &["later", "afterward", "afterwards"]) {
        ("later", 1, From::Told, 1)
    } else {
        return None;
    };
    let end = next + n_words;
    let from = if length.unit == Unit::Year { years_apart(from) } else { from };
    let shift = Size::of(length.unit)
        .zip(length.whole())
        .and_then(|((size, units), count)| Some((size, units.checked_mul(count)?)));
    if let Some((size, count)) = shift {
        return Some((Expression::shift(rule, (size, sign * count), from), end));
    }
    Some((Expression::new(rule, vaguely_away(length, rule)), end))
}

/// Years ago and earlier compare: what they count from may be a quarter.
fn years_apart(from: From) -> From {
    match from {
        From::Published => From::ComparedWithPublished,
        From::Told => From::ComparedWithTold,
        other => other,
    }
}

/// "before the vote" says before what; "two days before" alone does not.
fn opens_clause(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.view.is(at, "before") && reader.view.token(at + 1).is_some_and(Token::is_word)
}

/// "years ago", "two hours ago".
fn vaguely_away(length: Length, rule: &str) -> When {
    match (rule, length.count) {
        ("ago", Count::Vague) => When::Reference(Reference::Past),
        ("from-now", Count::Vague) => When::Reference(Reference::Future),
        _ => When::Length(length, Reach::Anywhere),
    }
}

/// Words before "a day" or "one day" that say that it lasts.
const BEFORE_ONE: [&str; 30] = [
    "for", "in", "within", "after", "than", "about", "nearly", "almost", "over", "under", "only", "just", "least",
    "another", "take", "takes", "took", "taken", "taking", "lasted", "lasts", "last", "spend", "spent", "spending",
    "every", "around", "through", "wait", "once",
];

/// Whether the words say that a length of one unit is a length, and not one of several.
fn lasts(reader: &Reader<'_, '_>, at: usize, length: Length) -> bool {
    if length.count != Count::Whole(1) {
        return true;
    }
    if reader.view.is(at, "one") || !reader.view.is_any(at, &["a", "an"]) {
        return length.unit != Unit::Day || reader.follows_any(at, &BEFORE_ONE);
    }
    reader.follows_any(at, &BEFORE_ONE)
}

/// Reads a unit in the plural with no number before it.
///
/// **Finds** "for years", "in recent weeks", "years ago", "decades of".
///
/// **Leaves alone** "the hours", "working days", "years" after a word that may count them.
pub(super) fn plural(reader: &Reader<'_, '_>, at: usize, unit: Unit) -> Read<Expression> {
    let length = Length::some(unit);
    if let Some(away) = away(reader, length, at + 1) {
        return Some(away);
    }
    let is_length = reader
        .follows_any(at, &["for", "in", "within", "after", "over", "of", "than", "take", "took", "spent", "lasted"])
        && !matches!(unit, Unit::Half | Unit::Quarter | Unit::Second)
        && !reader.follows_any(at.wrapping_sub(1), &["the", "and"]);
    let is_of = reader.view.is(at + 1, "of")
        && matches!(unit, Unit::Year | Unit::Month | Unit::Decade | Unit::Week | Unit::Day | Unit::Century)
        && !reader.follows_any(at, &["the", "these", "those"]);
    let is_loose = reader.follows_any(at, &["of"]) && !is_of;
    (is_length && !is_loose || is_of)
        .then(|| (Expression::new("length", When::Length(length, Reach::Anywhere)), at + 1))
}

/// Reads a length in one word.
///
/// **Finds** "two-year", "eight-month-old", "decades-long", "day-long", "year-ago".
///
/// **Leaves alone** "one-time", "30-year-old" said of a person.
pub(super) fn compound(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let (first, rest) = reader.word(at).split_once('-')?;
    match (calendar::time_word(first)?, calendar::time_word(rest.split('-').next()?)) {
        (TimeWord::Number(number), Some(TimeWord::Unit(unit))) if number_of_compound(reader.word(at)).is_none() => {
            let is_age = unit == Unit::Year && rest.ends_with("-old");
            let length = Length { count: Count::Whole(number), unit };
            (!is_age).then(|| (Expression::new("length", When::Length(length, Reach::Anywhere)), at + 1))
        }
        (TimeWord::Unit(unit), None) if rest == "long" => {
            Some((Expression::new("length", When::Length(Length::one(unit), Reach::Anywhere)), at + 1))
        }
        (TimeWord::Units(unit), None) if rest == "long" => {
            Some((Expression::new("length", When::Length(Length::some(unit), Reach::Anywhere)), at + 1))
        }
        (TimeWord::Unit(unit), None) if matches!(rest, "ago" | "earlier") => {
            let from = if rest == "ago" { From::ComparedWithPublished } else { From::ComparedWithTold };
            let (size, _) = Size::of(unit)?;
            Some(
                part_of_year::year_before(reader, at + 1)
                    .unwrap_or((Expression::shift("ago", (size, -1), from), at + 1)),
            )
        }
        _ => None,
    }
}
