//! The unit of a number: the sign before it, the measure after it, "a barrel" after that.

use std::{borrow::Cow, ops::Range};

use rust_decimal::Decimal;

use super::{
    noun::{Many, Phrase, Reader, singular},
    number::{Number, Style},
};
use crate::{
    annotate::{SentenceView, Shape},
    lexicon::{Classes, Dimension, Measure, Unit, irregular_singular, measure},
};

/// What a number counts or measures, and where the words of it end.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    pub(super) unit: Option<Unit>,
    pub(super) dimension: Option<Dimension>,
    /// The counted noun phrase.
    pub(super) phrase: Option<Phrase>,
    /// The token after number and unit.
    pub(super) end: usize,
}

impl Measured {
    pub(super) fn none(end: usize) -> Measured {
        Measured { unit: None, dimension: None, phrase: None, end }
    }

    pub(super) fn of(measure: &Measure, end: usize) -> Measured {
        Measured { unit: Some(measure.unit.clone()), dimension: Some(measure.dimension), phrase: None, end }
    }
}

/// No form of the units table has more tokens ("pounds per square inch").
const LONGEST_UNIT: usize = 4;

/// The sign or word of money before the digits at token `at`, and its first token: "$", "US$", "US $", "Rs.", "EUR".
pub(super) fn sign_before(view: &SentenceView<'_, '_>, at: usize) -> Option<(&'static Measure, usize)> {
    let sign = at.checked_sub(1).filter(|&sign| view.token(sign).is_some())?;
    if view.token(sign)?.shape == Shape::Mark && view.word(sign) != "." {
        let letters = sign.checked_sub(1).filter(|&letters| joins_sign(view, letters));
        let with_letters = letters.and_then(|letters| {
            let form = format!("{}{}", view.word(letters), view.word(sign)).to_lowercase();
            Some((money(&form)?, letters))
        });
        return with_letters.or_else(|| Some((money(view.word(sign))?, sign)));
    }
    let is_stop = view.word(sign) == ".";
    let word = if is_stop { sign.checked_sub(1)? } else { sign };
    let form = view.word(word);
    let is_code = form.len() >= 2 && view.token(word)?.shape == Shape::Upper || matches!(form, "Rs" | "Ksh");
    (is_code && (!is_stop || form == "Rs")).then(|| Some((money(&form.to_lowercase())?, word)))?
}

/// "US" of "US$" and of "US $".
fn joins_sign(view: &SentenceView<'_, '_>, letters: usize) -> bool {
    view.touch(letters) || matches!(view.word(letters), "US" | "U.S." | "HK" | "NZ" | "AU" | "CA")
}

pub(super) fn money(form: &str) -> Option<&'static Measure> {
    measure(form).filter(|measure| measure.dimension == Dimension::Money)
}

/// What follows a number that no sign of money stands before.
pub(super) fn after(reader: &Reader<'_, '_>, number: &Number<'_>) -> Measured {
    let end = number.tokens.end;
    if let Some(rest) = number.rest {
        return compound(rest, end).unwrap_or(Measured::none(end));
    }
    let view = &reader.view;
    let is_hyphen = matches!(view.word(end), "-" | "‐" | "‑") && view.touch(end - 1) && view.touch(end);
    if is_hyphen && number.style == Style::Digits && view.token(end + 1).is_some_and(|next| next.shape == Shape::Lower)
    {
        return compound(view.word(end + 1), end + 2).unwrap_or(Measured::none(end));
    }
    if let Some(age) = spaced_age(view, end) {
        return age;
    }
    let at = start_of_unit(view, number);
    let touches = at == end && view.touch(end - 1);
    if let Some((measure, unit_end)) = longest(view, at).filter(|&(found, _)| fits(view, found, at, number)) {
        return Measured::of(as_written(measure, view.word(at), number), unit_end);
    }
    if touches || matches!(number.style, Style::Share | Style::Times) {
        return Measured::none(end);
    }
    counted(reader, number, at)
}

/// "15 year-old students".
fn spaced_age(view: &SentenceView<'_, '_>, end: usize) -> Option<Measured> {
    let (unit, rest) = view.word(end).split_once('-')?;
    let is_age = rest.starts_with("old") && !view.touch(end - 1);
    Some(Measured::of(measure(unit).filter(|_| is_age)?, end + 1))
}

/// After "dozens" and "a couple" stands "of", after "half" stands "an".
fn start_of_unit(view: &SentenceView<'_, '_>, number: &Number<'_>) -> usize {
    let end = number.tokens.end;
    let is_of = matches!(number.style, Style::Order | Style::Couple) && view.is(end, "of");
    let is_article = number.style == Style::Half && matches!(view.word(end), "a" | "an");
    let is_more = matches!(view.word(end), "more" | "other" | "additional" | "full" | "consecutive" | "straight");
    let is_measure = is_more && longest(view, end + 1).is_some();
    end + usize::from(is_of || is_article || is_measure)
}

/// The longest form of the units table that begins at token `at`, and the token after it.
fn longest(view: &SentenceView<'_, '_>, at: usize) -> Option<(&'static Measure, usize)> {
    let mut found = None;
    let mut form = String::new();
    for end in at..at + LONGEST_UNIT {
        let Some(token) = view.token(end).filter(|token| token.span.len() < 32) else { break };
        if end > at && !view.touch(end - 1) {
            form.push(' ');
        }
        form.extend(view.word(end).chars().flat_map(char::to_lowercase));
        found = measure(&form).map(|measure| (measure, end + 1)).or(found);
        if token.shape == Shape::Digits {
            break;
        }
    }
    found
}

/// Whether what looks like a unit is one here: single letters touch the digits, "won" is a verb after small numbers.
fn fits(view: &SentenceView<'_, '_>, found: &Measure, at: usize, number: &Number<'_>) -> bool {
    let word = view.word(at);
    let touches = at > 0 && view.touch(at - 1);
    match word {
        "won" => number.high >= Decimal::ONE_HUNDRED,
        "c" | "f" => false,
        "m" | "l" | "g" => touches || number.style == Style::Digits,
        "second" => number.style != Style::Words || number.is_singular(),
        "p" | "t" | "h" | "min" | "ps" | "pp" | "C" | "F" | "P" | "T" | "H" | "M" if !touches => false,
        _ => found.dimension != Dimension::Count && (touches || !is_name_like(word)),
    }
}

/// "Pound", "Foot": with a capital, units are names more often than not; degrees and currencies are not.
fn is_name_like(word: &str) -> bool {
    let is_capital =
        word.chars().next().is_some_and(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase);
    is_capital
        && word.len() > 2
        && measure(&word.to_lowercase()).is_some_and(|m| m.dimension != Dimension::Money)
        && !matches!(word, "Celsius" | "Fahrenheit" | "Btu" | "Hz")
}

/// Forms that differ by case or size alone: "nm" is no newton metre, a million pounds are money.
fn as_written(found: &'static Measure, word: &str, number: &Number<'_>) -> &'static Measure {
    let is_much = number.scale >= Decimal::ONE_THOUSAND || number.high >= Decimal::from(100_000);
    let other = match word {
        "nm" => measure("nanometre"),
        "pound" | "pounds" if is_much => measure("gbp"),
        _ => None,
    };
    other.unwrap_or(found)
}

/// "year-old" and "kilometre" of "31-year-old" and "10-kilometre"; counted nouns of the table too ("12-page").
fn compound(rest: &str, end: usize) -> Option<Measured> {
    let first = rest.split(['-', '‐', '‑']).next()?;
    if matches!(first, "fold" | "strong" | "odd" | "plus") {
        return Some(Measured::none(end));
    }
    Some(Measured::of(measure(first)?, end))
}

/// The counted noun after a number.
fn counted(reader: &Reader<'_, '_>, number: &Number<'_>, at: usize) -> Measured {
    let many = if number.is_singular() { Many::One } else { Many::Several };
    let is_of = reader.view.is(at, "of") && number.style != Style::Half;
    let phrase = if is_of { of_a_set(reader, at + 1) } else { reader.phrase(at, many) };
    let Some(phrase) = phrase else { return Measured::none(number.tokens.end) };
    // "two of the officers": the noun is the set's, and no part of the figure's words.
    let is_apart = is_of || number.style == Style::Order && at > number.tokens.end;
    let end = if is_apart { number.tokens.end } else { phrase.head + 1 };
    let unit = Unit { code: Cow::Borrowed("count"), name: name(&reader.view, phrase.head).into() };
    Measured { unit: Some(unit), dimension: Some(Dimension::Count), phrase: Some(phrase), end }
}

/// The noun of "of the officers", from the determiner on.
fn of_a_set(reader: &Reader<'_, '_>, at: usize) -> Option<Phrase> {
    let has_determiner = reader.view.has(at, Classes::DETERMINER.with(Classes::POSSESSIVE));
    let is_pronoun = reader.view.is_any(at, &["them", "us", "you", "those", "these", "which", "whom", "it"]);
    if !has_determiner || is_pronoun && !reader.view.is_any(at, &["those", "these"]) {
        return None;
    }
    let is_superlative = reader.view.is_any(at + 1, &["most", "least", "very", "few", "many"]);
    reader.phrase(at + 1 + usize::from(is_superlative), Many::Several)
}

/// The singular of the counted noun, with the capitals of a name: "Democrat", "MP".
fn name(view: &SentenceView<'_, '_>, head: usize) -> String {
    let word = view.word(head);
    let lower = word.to_lowercase();
    let is_common = measure(&lower).is_some() || irregular_singular(&lower).is_some();
    if word == lower || is_common { singular(&lower).into_owned() } else { singular(word).into_owned() }
}

/// What so much of the unit is for: "a barrel", "per hour", "an hour". `measured` ends after it.
pub(super) fn with_rate(view: &SentenceView<'_, '_>, measured: Measured) -> Measured {
    let Some(unit) = &measured.unit else { return measured };
    let Some((per, end)) = per(view, measured.end, measured.dimension) else { return measured };
    let code = format!("{}/{}", unit.code, per.0);
    let name = format!("{} per {}", unit.name, per.1);
    let unit = measure(&name.to_lowercase())
        .map_or(Unit { code: code.into(), name: name.into() }, |measure| measure.unit.clone());
    Measured { unit: Some(unit), dimension: Some(Dimension::Rate), end, ..measured }
}

/// The code and the name of what follows "a" or "per", and the token after it.
fn per(view: &SentenceView<'_, '_>, at: usize, dimension: Option<Dimension>) -> Option<((String, String), usize)> {
    let is_per = view.is(at, "per") || view.word(at) == "/" && view.touch(at);
    let is_article = view.is(at, "a") || view.is(at, "an") || view.is(at, "each") || view.is(at, "every");
    if !is_per && !is_article {
        return None;
    }
    if let Some((found, end)) = longest(view, at + 1).filter(|(found, _)| found.dimension != Dimension::Count) {
        let is_time = found.dimension == Dimension::Time;
        let is_price = dimension == Some(Dimension::Money) && found.dimension != Dimension::Share;
        let fits = is_per || is_time && dimension != Some(Dimension::Time) || is_price;
        let is_moment = ["earlier", "ago", "later", "before", "after"].iter().any(|word| view.is(end, word));
        let is_rate = fits && !is_moment && (!view.is(at, "each") && !view.is(at, "every") || is_time);
        return is_rate.then(|| ((found.unit.code.to_string(), found.unit.name.to_string()), end));
    }
    let word = view.word(at + 1);
    let is_noun = view.token(at + 1).is_some_and(|token| token.shape == Shape::Lower);
    let is_priced = matches!(word, "share" | "head" | "person" | "household" | "unit" | "pupil" | "ticket" | "piece");
    let is_rate = is_noun && view.word(at) != "/" && (is_per || dimension == Some(Dimension::Money) && is_priced);
    is_rate.then(|| ((word.to_owned(), word.to_owned()), at + 2))
}

/// Digits glued to the letters of a currency: "RM79", "Rs1,200", "US113". The currency, the digits, and their tokens.
pub(super) fn glued(view: &SentenceView<'_, '_>, at: usize) -> Option<(&'static Measure, Decimal, Range<usize>)> {
    let word = view.word(at);
    let split = word.find(|c: char| c.is_ascii_digit()).filter(|&split| (1..=4).contains(&split))?;
    let letters = word[..split].to_lowercase();
    let is_sign = at > 0 && view.word(at - 1) == "$" && view.touch(at - 1);
    let currency = if is_sign { money(&format!("${letters}"))? } else { money(&letters).filter(|_| split >= 2)? };
    let mut digits = word[split..].to_owned();
    let mut end = at + 1;
    while matches!(view.word(end), "." | ",")
        && view.touch(end - 1)
        && view.touch(end)
        && view.token(end + 1).is_some_and(|token| token.shape == Shape::Digits)
    {
        digits.push_str(view.word(end));
        digits.push_str(view.word(end + 1));
        end += 2;
    }
    Some((currency, super::number::decimal(&digits)?, at - usize::from(is_sign)..end))
}
