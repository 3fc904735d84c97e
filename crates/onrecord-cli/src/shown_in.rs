//! Figures in another unit, for the eye only: the record and every other field keep what the words say.

use anyhow::Context;
use onrecord::{
    lexicon::{Unit, convert, convertible, is_money, unit_called},
    values::Decimal,
};
use onrecord_store::FigureRow;
use serde::Serialize;

/// The unit that a user wants figures shown in.
pub(crate) fn unit(called: &str) -> anyhow::Result<Unit> {
    let unit = unit_called(called);
    if unit.as_ref().map_or_else(|| is_like_currency(called), |unit| is_money(&unit.code)) {
        anyhow::bail!(
            "money is never converted, not to {called} either: a rate is of one day, and none is guessed\n\
             hint: --unit {called} lists what articles tell in it"
        );
    }
    if called == "ton" || called == "tons" {
        anyhow::bail!("a ton can be any of three: {called}\nhint: --in tonne, --in 'short ton', --in 'long ton'");
    }
    unit.filter(|unit| convertible().contains(unit)).with_context(|| {
        let codes: Vec<_> = convertible().into_iter().map(|unit| unit.code).collect();
        format!("not a unit that figures are shown in: {called}\nhint: it can be {}", codes.join(", "))
    })
}

/// Whether a code that no table has can be one of ISO 4217.
fn is_like_currency(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// A figure in another unit, rounded to the digits that its words have, and to three at least.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Shown {
    pub(crate) value: Option<String>,
    pub(crate) low: Option<String>,
    pub(crate) high: Option<String>,
    pub(crate) unit: String,
    pub(crate) unit_name: String,
}

/// The figure in `unit`; nothing if it is of another dimension or has no number.
pub(crate) fn shown(figure: &FigureRow, unit: &Unit) -> Option<Shown> {
    let number = |written: &Option<String>| {
        let number: Decimal = written.as_deref()?.parse().ok()?;
        rounded(converted(number, figure, unit)?, digits(number).max(LEAST_DIGITS))
    };
    let [value, low, high] = [&figure.value, &figure.low, &figure.high].map(number);
    let has_number = value.is_some() || low.is_some() || high.is_some();
    has_number.then(|| Shown { value, low, high, unit: unit.code.to_string(), unit_name: unit.name.to_string() })
}

/// A change has no zero: two degrees Celsius more are 3.6 degrees Fahrenheit more, not 35.6.
fn converted(number: Decimal, figure: &FigureRow, unit: &Unit) -> Option<Decimal> {
    let from = figure.unit.as_deref()?;
    let converted = convert(number, from, &unit.code)?;
    if figure.direction.is_none() {
        return Some(converted);
    }
    converted.checked_sub(convert(Decimal::ZERO, from, &unit.code)?)
}

/// What is shown has at least so many digits that count.
const LEAST_DIGITS: u32 = 3;

/// How many digits of a number count: "1,294" has four, "35 billion" two.
fn digits(number: Decimal) -> u32 {
    let mantissa = number.normalize().mantissa().unsigned_abs().to_string();
    u32::try_from(mantissa.trim_end_matches('0').len()).unwrap_or(u32::MAX)
}

fn rounded(number: Decimal, digits: u32) -> Option<String> {
    let rounded = number.round_sf(digits)?;
    Some(rounded.normalize().to_string())
}

#[cfg(test)]
mod tests {
    use onrecord_store::EvidenceRow;

    use super::*;

    fn figure(value: &str, unit: &str, direction: Option<&str>) -> FigureRow {
        let number = Some(value.to_owned());
        FigureRow {
            id: 1,
            evidence: EvidenceRow { start_byte: 0, end_byte: 1, quote: String::new() },
            value: number.clone(),
            low: None,
            high: number,
            unit: Some(unit.to_owned()),
            unit_name: None,
            hedge: "up_to".to_owned(),
            hedge_evidence: None,
            of: Vec::new(),
            head: None,
            scope: Vec::new(),
            direction: direction.map(str::to_owned),
            level: None,
            time: None,
            same_as: None,
            part_of: None,
        }
    }

    #[track_caller]
    fn check(value: &str, from: &str, to: &str, expected: &str) {
        let shown = shown(&figure(value, from, None), &unit(to).unwrap());
        let shown = shown.map(|shown| {
            assert_eq!((&shown.low, &shown.high), (&None, &shown.value), "bounds are converted too");
            format!("{} {}", shown.value.unwrap_or_default(), shown.unit_name)
        });
        assert_eq!(shown.as_deref().unwrap_or("nothing"), expected);
    }

    #[test]
    fn a_figure_has_as_many_digits_as_its_words_and_three_at_least() {
        check("1294", "km2", "sq miles", "499.6 square mile");
        check("500", "mi2", "km2", "1290 square kilometre");
        check("40", "km", "mi", "24.9 mile");
        check("35000000000", "l", "gal", "9250000000 gallon");
        check("2000", "lb", "short ton", "1 short ton");
        check("37", "Cel", "fahrenheit", "98.6 degree Fahrenheit");
        check("-40", "Cel", "fahrenheit", "-40 degree Fahrenheit");
        check("0", "km", "mi", "0 mile");
    }

    #[test]
    fn what_is_of_another_dimension_is_not_shown() {
        check("1294", "km2", "km", "nothing");
        check("5", "USD", "km", "nothing");
        check("5", "count", "km", "nothing");
        check("many", "km", "mi", "nothing");
    }

    #[test]
    fn a_change_of_temperature_has_no_zero() {
        let warmer = shown(&figure("2", "Cel", Some("up")), &unit("fahrenheit").unwrap()).unwrap();
        assert_eq!(warmer.value.as_deref(), Some("3.6"));
    }

    #[test]
    fn money_tons_and_unknown_units_are_refused_with_the_reason() {
        for money in ["EUR", "euros", "USD", "XAF"] {
            assert!(unit(money).unwrap_err().to_string().starts_with("money is never converted"), "{money}");
        }
        assert!(unit("tons").unwrap_err().to_string().starts_with("a ton can be any of three"));
        for other in ["parsec", "tanks", "%", "BTU", ""] {
            assert!(
                unit(other).unwrap_err().to_string().starts_with("not a unit that figures are shown in"),
                "{other}"
            );
        }
    }
}
