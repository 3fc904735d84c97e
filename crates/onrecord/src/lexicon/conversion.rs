//! What one unit is in another, for showing only: the record keeps what the words say.
//!
//! The factors are those of the table `conversions.tsv`, exact by definition. Money is in no table: what a dollar was in
//! euros depends on the day, and no rate is guessed.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::{Table, Unit, rows, unit};

const CONVERSIONS: &str = include_str!("../../lexicon/conversions.tsv");

static MEASURES: LazyLock<Table<Measure>> = LazyLock::new(|| {
    let rows = rows(CONVERSIONS).map(|[code, name, dimension, offset, numerator, denominator]| {
        let [offset, numerator, denominator] = [offset, numerator, denominator].map(decimal);
        (code, Measure { unit: Unit::of(code, name), dimension, offset, numerator, denominator })
    });
    rows.collect()
});

/// A unit that others of its dimension are converted to: (number + offset) × numerator / denominator is the amount in the
/// first unit of the dimension.
struct Measure {
    unit: Unit,
    dimension: &'static str,
    offset: Decimal,
    numerator: Decimal,
    denominator: Decimal,
}

fn decimal(written: &str) -> Decimal {
    Decimal::from_str_exact(written).unwrap_or_else(|error| panic!("a number in the table: {written}: {error}"))
}

/// The unit that a code, a sign or words stand for: "km2", "km²", "square kilometres". Nothing if no table knows it.
pub fn unit_called(called: &str) -> Option<Unit> {
    let called = called.trim();
    if let Some(measure) = MEASURES.get(called) {
        return Some(measure.unit.clone());
    }
    let lower = called.to_lowercase();
    let is_named = |unit: &Unit| [&lower, lower.strip_suffix('s').unwrap_or(&lower)].contains(&unit.name.as_ref());
    unit(&lower).or_else(|| convertible().into_iter().find(|unit| is_named(unit)))
}

/// All units that are converted, by their codes.
pub fn convertible() -> Vec<Unit> {
    rows(CONVERSIONS).map(|[code, name, _, _, _, _]| Unit::of(code, name)).collect()
}

/// Whether amounts in one unit can be told in the other, both by their codes.
pub fn are_convertible(from: &str, to: &str) -> bool {
    let dimension = |code| MEASURES.get(code).map(|measure| measure.dimension);
    dimension(from).is_some_and(|from| dimension(to) == Some(from))
}

/// `number` of the unit `from` in the unit `to`, both by their codes: exact but for the last of 28 digits. Nothing for
/// units of two dimensions, those that are not in the table, and what has no room in 28 digits.
///
/// ```
/// use onrecord::{lexicon::convert, values::Decimal};
///
/// let square_miles = convert(Decimal::from(1294), "km2", "mi2").unwrap();
/// assert_eq!(square_miles.round_dp(1).to_string(), "499.6");
/// assert_eq!(convert(Decimal::from(1294), "km2", "km"), None);
/// ```
pub fn convert(number: Decimal, from: &str, to: &str) -> Option<Decimal> {
    if !are_convertible(from, to) {
        return None;
    }
    if from == to {
        return Some(number);
    }
    let (from, to) = (&MEASURES[from], &MEASURES[to]);
    let factor = (from.numerator.checked_mul(to.denominator)?, from.denominator.checked_mul(to.numerator)?);
    let amount = number.checked_add(from.offset)?.checked_mul(factor.0)?.checked_div(factor.1)?;
    amount.checked_sub(to.offset).map(|converted| converted.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::UNITS;

    #[track_caller]
    fn check(number: &str, from: &str, to: &str, expected: &str) {
        let converted = convert(decimal(number), from, to).map(|number| number.to_string());
        assert_eq!(converted.as_deref(), Some(expected), "{number} {from} in {to}");
    }

    #[test]
    fn factors_are_exact() {
        check("26.2", "mi", "km", "42.1648128");
        check("42.1648128", "km", "mi", "26.2");
        check("1", "mi2", "acre", "640");
        check("100", "ha", "km2", "1");
        check("2000", "lb", "short ton", "1");
        check("2240", "lb", "long ton", "1");
        check("1", "bbl", "gal", "42");
        check("1", "hp", "W", "745.69987158227022");
        check("36", "km/h", "m/s", "10");
        check("2", "wk", "d", "14");
        check("1", "mi", "ft", "5280");
    }

    #[test]
    fn temperatures_have_a_zero_of_their_own() {
        check("212", "[degF]", "Cel", "100");
        check("-40", "Cel", "[degF]", "-40");
        check("37", "Cel", "[degF]", "98.6");
        check("0", "K", "Cel", "-273.15");
    }

    #[test]
    fn there_and_back_is_the_same() {
        for from in convertible() {
            for to in convertible().iter().filter(|to| are_convertible(&from.code, &to.code)) {
                let there = convert(Decimal::from(1294), &from.code, &to.code).unwrap();
                let back = convert(there, &to.code, &from.code).unwrap();
                assert_eq!(back.round_dp(6), Decimal::from(1294), "{} {}", from.code, to.code);
            }
        }
    }

    #[test]
    fn what_is_not_one_amount_is_not_converted() {
        for (from, to) in [("USD", "EUR"), ("km", "km2"), ("ton", "t"), ("a", "d"), ("count", "count"), ("", "")] {
            assert_eq!(convert(Decimal::ONE, from, to), None, "{from} {to}");
        }
        assert_eq!(convert(Decimal::MAX, "km", "mm"), None, "no room");
    }

    #[test]
    fn units_are_called_by_code_sign_and_words() {
        for called in ["km2", "km²", "square kilometres", "Square Kilometer", " square kilometre "] {
            assert_eq!(unit_called(called).unwrap().code, "km2", "{called}");
        }
        assert_eq!(unit_called("horsepower").unwrap().code, "hp");
        assert_eq!(unit_called("short tons").unwrap().code, "short ton");
        assert_eq!(unit_called("euros").unwrap().code, "EUR");
        assert_eq!(unit_called("parsec"), None);
    }

    #[test]
    fn the_table_is_sorted_and_agrees_with_the_units() {
        let codes: Vec<&str> = rows::<6>(CONVERSIONS).map(|[code, ..]| code).collect();
        assert!(codes.is_sorted_by(|a, b| a < b), "not sorted, or twice: {codes:?}");
        for [_, code, name, _] in rows::<4>(UNITS) {
            let measure = MEASURES.get(code);
            assert!(measure.is_none_or(|measure| measure.unit.name == name), "{code}: {name}");
        }
        assert!(MEASURES.values().all(|measure| !measure.numerator.is_zero() && !measure.denominator.is_zero()));
    }
}
