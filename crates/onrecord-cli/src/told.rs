//! How a figure, a time and a statement are told on one line of a terminal: the reading first, what it rests on after it.

pub(crate) mod statement;

use onrecord::lexicon;
use onrecord_store::{AnchorRow, EvidenceRow, FigureRow, TimeRow};

use crate::{days, output::one_line, shown_in::Shown};

/// The number as its words bound it, with its unit: "≥ 12000 homes", "10 to 15 kilometres", "dams without a number".
pub(crate) fn amount(figure: &FigureRow) -> String {
    let numbers = [&figure.value, &figure.low, &figure.high].map(Option::as_deref);
    let (number, unit) = (number(numbers), figure.unit_name.as_deref().map(one_line).unwrap_or_default());
    let unit = agreeing(&unit, number.as_deref());
    let amount = match number {
        Some(number) => format!("{}{number} {unit}", sign(&figure.hedge)),
        None => format!("{unit} without a number"),
    };
    amount.trim().to_owned()
}

/// A unit in the number that its number asks for.
fn agreeing(unit: &str, number: Option<&str>) -> String {
    if unit.is_empty() || number == Some("1") { unit.to_owned() } else { lexicon::plural(unit) }
}

/// The same in another unit.
pub(crate) fn shown(shown: &Shown) -> String {
    let numbers = [&shown.value, &shown.low, &shown.high].map(Option::as_deref);
    let number = number(numbers);
    format!("in {}: {}", agreeing(&shown.unit_name, None), number.unwrap_or_default())
}

fn sign(hedge: &str) -> &'static str {
    match hedge {
        "about" | "nearly" | "vague" => "≈ ",
        "more_than" => "> ",
        "at_least" => "≥ ",
        "less_than" => "< ",
        "up_to" => "≤ ",
        _ => "",
    }
}

/// The one number, or what bounds it; nothing where the words give none.
fn number([value, low, high]: [Option<&str>; 3]) -> Option<String> {
    match [value, low, high].map(|number| number.map(readable)) {
        [Some(value), _, _] => Some(value),
        [None, Some(low), Some(high)] => Some(format!("{low} to {high}")),
        [None, Some(low), None] => Some(format!("{low} or more")),
        [None, None, Some(high)] => Some(format!("{high} or less")),
        [None, None, None] => None,
    }
}

/// "0.333333…": nobody reads the 28 digits that the record keeps of a third.
fn readable(number: &str) -> String {
    const DECIMALS: usize = 6;
    match number.split_once('.') {
        Some((whole, decimals)) if decimals.len() > 2 * DECIMALS => {
            format!("{whole}.{}…", decimals.chars().take(DECIMALS).collect::<String>())
        }
        _ => number.to_owned(),
    }
}

/// What else is known of a figure, each in the words that show it.
pub(crate) fn details(figure: &FigureRow) -> Vec<String> {
    let hedge = figure.hedge_evidence.as_ref().map(|hedge| quoted(&hedge.quote));
    let of = (!figure.of.is_empty()).then(|| format!("of {}", parts(&figure.of)));
    let scope = (!figure.scope.is_empty()).then(|| format!("scope {}", parts(&figure.scope)));
    let level = figure.level.as_ref().map(|level| format!("to the level {}", quoted(&level.quote)));
    let time = figure.time.as_ref().map(|time| format!("at {} = {}", quoted(&time.quote), one_line(&time.value)));
    let hedged = (figure.hedge != "exact").then(|| hedge.unwrap_or_else(|| figure.hedge.replace('_', " ")));
    [hedged, of, scope, figure.direction.clone(), level, time].into_iter().flatten().collect()
}

/// What a figure is to others of its article, so that nobody sums a whole with its parts or counts one thing twice.
pub(crate) fn relations(figure: &FigureRow) -> Vec<String> {
    let same_as = figure.same_as.as_ref().map(|other| format!("another form of {}", quoted(&other.quote)));
    let part_of = figure.part_of.as_ref().map(|whole| format!("part of {}", quoted(&whole.quote)));
    [same_as, part_of].into_iter().flatten().collect()
}

/// The value of a time, its modifier, the days if the value does not say them, and why: what it was counted from and by
/// which rule.
pub(crate) fn time(time: &TimeRow) -> String {
    let modifier = time.modifier.as_ref().map(|modifier| format!(" {}", one_line(modifier))).unwrap_or_default();
    let days = days::written(time.first_day.as_deref(), time.last_day.as_deref());
    let days = if days == ".." || days == time.value { String::new() } else { format!(" ({days})") };
    let value = format!("{}{modifier}{days}", one_line(&time.value));
    [vec![value], reasons(time)].concat().join(" · ")
}

/// What a time was counted from, and the rule that read it.
fn reasons(time: &TimeRow) -> Vec<String> {
    let anchor = time.anchor.as_ref().map(|anchor| match anchor {
        AnchorRow::Published => "counted from the day of publication".to_owned(),
        AnchorRow::Time(other) => format!("counted from {} = {}", quoted(&other.quote), one_line(&other.value)),
    });
    let rule = time.rule.as_ref().map(|rule| format!("rule {}", one_line(rule)));
    [anchor, rule].into_iter().flatten().collect()
}

fn parts(evidence: &[EvidenceRow]) -> String {
    evidence.iter().map(|part| quoted(&part.quote)).collect::<Vec<_>>().join(" … ")
}

/// Words of an article, marked as such.
pub(crate) fn quoted(words: &str) -> String {
    format!("“{}”", one_line(words))
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_without_an_end_are_cut_and_others_are_not() {
        let third = number([Some("0.3333333333333333333333333333"), None, None]);
        assert_eq!(third.as_deref(), Some("0.333333…"));
        assert_eq!(number([Some("1294.0625"), None, None]).as_deref(), Some("1294.0625"));
        assert_eq!(number([None, Some("12000"), None]).as_deref(), Some("12000 or more"));
    }
}
