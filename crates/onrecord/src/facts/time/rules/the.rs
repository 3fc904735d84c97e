//! What begins with "the": "the third quarter", "the nineties", "the past", "the following day", "the day before".

use super::super::{
    expression::{Expression, From, Reach, When},
    period::Size,
    reader::{Read, Reader},
};
use super::{clock, part_of_year, reference, which, year};
use crate::annotate::Token;
use crate::lexicon::calendar::{Reference, TimeWord, Unit};

/// Reads a time with the definite article.
///
/// **Finds** "the third quarter", "the nineties", "the 1990s", "the summer", "the weekend", "the past two nights", "the
/// following day", "the day before", "the future", "the moment" after "at".
///
/// **Leaves alone** "the day", "the year", "the Friday meeting" (whose day is read without its article).
pub(super) fn read(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let next = at + 1;
    if let Some(found) = vague(reader, at) {
        return Some(found);
    }
    match reader.time_word(next) {
        Some(TimeWord::Which(which)) => which::read(reader, next, which),
        Some(TimeWord::Ordinal(number)) => part_of_year::ordinal(reader, next, number),
        Some(TimeWord::Season(season)) => the_season(reader, next, season),
        Some(TimeWord::Decade(decade)) => year::named_decade(reader, next, decade),
        Some(TimeWord::Fiscal) => year::fiscal(reader, next),
        Some(TimeWord::Reference(Reference::Present)) if reader.view.is(next, "current") => {
            which::current(reader, next)
        }
        Some(TimeWord::Unit(unit)) => unit_alone(reader, next, unit),
        Some(TimeWord::Number(2..)) if !reader.view.is(at, "all") => counted(reader, next),
        Some(TimeWord::PartOfDay(part)) => clock::part_of_day(reader, next, part),
        None if reader.is_digits(next) => year::decade(reader, next).or_else(|| year::century(reader, next)),
        _ => None,
    }
}

fn the_season(reader: &Reader<'_, '_>, at: usize, season: crate::lexicon::calendar::Season) -> Read<Expression> {
    if let Some(found) = part_of_year::season_of_year(reader, at, season) {
        return Some(found);
    }
    let is_fall = reader.view.is(at, "fall") || reader.view.is(at, "spring");
    let is_name = reader.is_capital(at) && reader.is_capital(at + 1);
    let is_other =
        is_fall && !reader.follows_any(at.wrapping_sub(1), &["in", "during", "for", "over", "since", "until", "by"]);
    (!is_name && !is_other && !reader.view.is(at + 1, "of"))
        .then(|| (part_of_year::plain_season(reader, at, season, at + 1), at + 1))
}

/// "the nine months", "the two years".
fn counted(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let (length, next) = reader.length(at)?;
    let is_long = length.unit >= Unit::Week && length.unit != Unit::Quarter && length.unit != Unit::Half;
    is_long.then(|| (Expression::new("length", When::Length(length, Reach::Anywhere)), next))
}

/// "the weekend", "the quarter", "the day before".
fn unit_alone(reader: &Reader<'_, '_>, at: usize, unit: Unit) -> Read<Expression> {
    let (size, _) = Size::of(unit)?;
    let next = at + 1;
    let neighbour = |by, rule| Some((Expression::shift(rule, (size, by), From::Told), next + 1));
    match unit {
        Unit::Weekend => Some((which::weekend(reader, at, next), next)),
        Unit::Quarter if !reader.view.is(next, "of") => {
            Some((Expression::shift("quarter", (size, -1), From::LastQuarter), next))
        }
        Unit::Day | Unit::Week | Unit::Month | Unit::Year
            if reader.view.is_any(next, &["before", "after"]) && ends(reader, next + 1) =>
        {
            if reader.view.is(next, "before") { neighbour(-1, "earlier") } else { neighbour(1, "later") }
        }
        Unit::Day | Unit::Week | Unit::Month | Unit::Year if reader.view.is_any(next, &["before", "after"]) => {
            let Some(TimeWord::Day(_)) = reader.time_word(next + 1) else { return None };
            let by = if reader.view.is(next, "before") { -2 } else { 2 };
            let is_pair = unit == Unit::Day && reader.view.is_any(next + 1, &["yesterday", "tomorrow"]);
            is_pair.then(|| (Expression::shift("deictic", (Size::Day, by), From::Published), next + 2))
        }
        Unit::Month | Unit::Year if of_which_a_part_is_meant(reader, at) => {
            Some((Expression::shift("this", (size, 0), From::Published), next))
        }
        _ => None,
    }
}

/// "the end of the year", "later in the month".
fn of_which_a_part_is_meant(reader: &Reader<'_, '_>, at: usize) -> bool {
    const PARTS: [&str; 8] = ["end", "beginning", "start", "middle", "early", "late", "earlier", "later"];
    at >= 3 && reader.view.is_any(at - 2, &["of", "in"]) && reader.view.is_any(at - 3, &PARTS)
}

fn ends(reader: &Reader<'_, '_>, at: usize) -> bool {
    !reader.view.token(at).is_some_and(Token::is_word) && !reader.is_digits(at)
}

/// "the past", "the future", "the near future", "the moment".
fn vague(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let next =
        at + 1 + usize::from(reader.view.is_any(at + 1, &["near", "foreseeable", "recent", "distant", "immediate"]));
    let is_article = reader.view.is(at, "the");
    let found = match reader.word(next) {
        "future" if is_article && !reader.view.is(next + 1, "of") => Reference::Future,
        "past" if is_article && ends_past(reader, at, next + 1) => Reference::Past,
        "moment" if is_article && reader.follows_any(at, &["at", "for"]) && !reader.view.is(next + 1, "of") => {
            Reference::Present
        }
        _ => return None,
    };
    Some((reference::expression(found), next + 1))
}

fn is_counted(reader: &Reader<'_, '_>, at: usize) -> bool {
    let word = reader.time_word(at);
    reader.is_digits(at)
        || word.is_some_and(|word| !matches!(word, TimeWord::Which(_) | TimeWord::The | TimeWord::Reference(_)))
}

/// "in the past," but not "the past two years".
fn ends_past(reader: &Reader<'_, '_>, at: usize, next: usize) -> bool {
    reader.follows_any(at, &["in", "of", "from", "than"]) && !is_counted(reader, next)
        || matches!(reader.word(next), "" | "." | ",")
}
