//! What stands around a time expression and says more of it: "early", "the end of", "nearly", "or so", "since".

use super::{
    Modifier,
    expression::{Expression, Reach, When},
    reader::Reader,
};

/// Words before a length, longest first.
const HEDGES: [(&[&str], Modifier); 17] = [
    (&["no", "more", "than"], Modifier::EqualOrLess),
    (&["no", "less", "than"], Modifier::EqualOrMore),
    (&["no", "fewer", "than"], Modifier::EqualOrMore),
    (&["more", "than"], Modifier::MoreThan),
    (&["longer", "than"], Modifier::MoreThan),
    (&["less", "than"], Modifier::LessThan),
    (&["fewer", "than"], Modifier::LessThan),
    (&["at", "least"], Modifier::EqualOrMore),
    (&["at", "most"], Modifier::EqualOrLess),
    (&["up", "to"], Modifier::EqualOrLess),
    (&["nearly"], Modifier::LessThan),
    (&["almost"], Modifier::LessThan),
    (&["over"], Modifier::MoreThan),
    (&["under"], Modifier::LessThan),
    (&["about"], Modifier::Approx),
    (&["around"], Modifier::Approx),
    (&["roughly"], Modifier::Approx),
];

/// Words after a length.
const AFTERTHOUGHTS: [(&[&str], Modifier); 3] = [
    (&["or", "so"], Modifier::Approx),
    (&["or", "more"], Modifier::EqualOrMore),
    (&["or", "less"], Modifier::EqualOrLess),
];

/// Words before a period, directly or with "in" between.
const PARTS: [(&str, Modifier); 8] = [
    ("early", Modifier::Start),
    ("earlier", Modifier::Start),
    ("late", Modifier::End),
    ("later", Modifier::End),
    ("mid", Modifier::Mid),
    ("middle", Modifier::Mid),
    ("midway", Modifier::Mid),
    ("mid-", Modifier::Mid),
];

/// Nouns of which a period is the rest: "the end of March".
const PARTS_OF: [(&str, Modifier); 8] = [
    ("end", Modifier::End),
    ("close", Modifier::End),
    ("beginning", Modifier::Start),
    ("start", Modifier::Start),
    ("outset", Modifier::Start),
    ("middle", Modifier::Mid),
    ("midst", Modifier::Mid),
    ("ends", Modifier::End),
];

/// Prepositions that leave one end of a time open.
const BOUNDS: [(&str, Modifier); 5] = [
    ("since", Modifier::OnOrAfter),
    ("before", Modifier::Before),
    ("until", Modifier::OnOrBefore),
    ("till", Modifier::OnOrBefore),
    ("by", Modifier::OnOrBefore),
];

/// An expression with the tokens that it takes, after the words around it are read; it takes none before `first`.
pub(super) fn widen(
    reader: &Reader<'_, '_>,
    first: usize,
    read: (Expression, usize, usize),
) -> (Expression, usize, usize) {
    let (expression, start, end) = read;
    let (expression, start, end) = match expression.when {
        When::Length(_, reach) => hedged(reader, first, (expression, start, end), reach),
        When::Shift { .. } if expression.rule == "ago" => {
            hedged(reader, first, (expression, start, end), Reach::Anywhere)
        }
        _ if expression.has_parts() => part(reader, first, (expression, start, end)),
        _ => (expression, start, end),
    };
    (bound(reader, start, end, expression), start, end)
}

fn hedged(
    reader: &Reader<'_, '_>,
    first: usize,
    (expression, start, end): (Expression, usize, usize),
    reach: Reach,
) -> (Expression, usize, usize) {
    if let Some((words, modifier)) = AFTERTHOUGHTS.iter().find(|(words, _)| reader.are(end, words)) {
        return (expression.modified(*modifier), start, end + words.len());
    }
    if reach != Reach::Anywhere || expression.modifier.is_some() {
        return (expression, start, end);
    }
    let ends_here = |words: &[&str]| start >= first + words.len() && reader.are(start - words.len(), words);
    match HEDGES.iter().find(|(words, _)| ends_here(words)) {
        Some((words, modifier)) => (expression.modified(*modifier), start - words.len(), end),
        None => (expression, start, end),
    }
}

/// "early August", "early in 1998", "the end of March".
fn part(
    reader: &Reader<'_, '_>,
    first: usize,
    (expression, start, end): (Expression, usize, usize),
) -> (Expression, usize, usize) {
    let found = part_before(reader, start).filter(|(_, part)| *part >= first);
    let Some((modifier, part)) = found else { return (expression, start, end) };
    let has_article = part > first && reader.view.is(part - 1, "the");
    (expression.modified(modifier), part - usize::from(has_article), end)
}

fn part_before(reader: &Reader<'_, '_>, start: usize) -> Option<(Modifier, usize)> {
    let listed = |table: &[(&str, Modifier)], at: usize| {
        table.iter().find(|(word, _)| reader.view.is(at, word)).map(|(_, modifier)| (*modifier, at))
    };
    let (before, second) = (start.checked_sub(1)?, start.checked_sub(2));
    listed(&PARTS, before).or_else(|| match (reader.word(before), second) {
        ("of", Some(second)) => listed(&PARTS_OF, second),
        ("in", Some(second)) => listed(&PARTS, second),
        _ => None,
    })
}

fn bound(reader: &Reader<'_, '_>, start: usize, end: usize, expression: Expression) -> Expression {
    let is_open = expression.has_parts() && expression.clock.is_none() && reader.after_possessive(end).is_none();
    let found = BOUNDS.iter().find(|(word, _)| is_open && reader.follows_any(start, &[word]));
    found.map_or(expression, |(_, modifier)| expression.modified(*modifier))
}
