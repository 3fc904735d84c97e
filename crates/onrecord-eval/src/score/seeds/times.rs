//! Times: any overlap of spans. Of the matched: the value.

use super::{article::Article, matching::matched};
use crate::{
    gold::seeds::SeedTime,
    numbers::{Numbers, Row},
    prediction::Time,
};

pub(super) fn rows(article: &Article<'_>) -> Vec<Row> {
    let predicted: Vec<&Time> = article.predicted.times.iter().collect();
    let matched = matched(&article.gold.times, &predicted, fit);
    let value = matched.share(|g, p| plain_value(&g.value) == plain_value(p.value.as_deref().unwrap_or_default()));
    vec![Row::new("times", Numbers::Matched(matched.counts)), Row::new("  value", value)]
}

fn fit(gold: &SeedTime, predicted: &Time) -> Option<f64> {
    Some(gold.item.span.overlap(predicted.span)).filter(|overlap| *overlap > 0.0)
}

/// One writing for equal values: P24H for PT24H, P30M for P2Y6M and P2.5Y.
fn plain_value(value: &str) -> String {
    let upper = value.to_uppercase();
    let value = hours(&upper).map_or(upper.clone(), |hours| format!("P{hours}"));
    months(&value).map_or(value, |months| format!("P{}M", shortest(months)))
}

/// `24H` of `PT24H`.
fn hours(value: &str) -> Option<&str> {
    let hours = value.strip_prefix("PT")?;
    let number = hours.strip_suffix('H')?;
    is_decimal(number).then_some(hours)
}

/// All of `P2Y6M` or `P2.5Y` in months.
fn months(value: &str) -> Option<f64> {
    let (years, rest) = value.strip_prefix('P')?.split_once('Y')?;
    let months = match rest {
        "" => "0",
        rest => rest.strip_suffix('M').filter(|months| months.chars().all(|c| c.is_ascii_digit()))?,
    };
    let years: f64 = years.parse().ok().filter(|_| is_decimal(years))?;
    Some(years * 12.0 + months.parse::<f64>().ok()?)
}

fn is_decimal(number: &str) -> bool {
    !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// A number with six significant digits and no zeros after them, as C's `%g` writes it.
fn shortest(number: f64) -> String {
    const DIGITS: i32 = 6;
    let scientific = format!("{number:.5e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if (-4..DIGITS).contains(&exponent) {
        let places = usize::try_from(DIGITS - 1 - exponent).unwrap_or_default();
        return without_zeros(&format!("{number:.places$}")).to_owned();
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{}e{sign}{:02}", without_zeros(mantissa), exponent.abs())
}

fn without_zeros(number: &str) -> &str {
    if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_one_writing() {
        let cases = [
            ("PT24H", "P24H"),
            ("pt1.5h", "P1.5H"),
            ("P2Y6M", "P30M"),
            ("P2.5Y", "P30M"),
            ("P1Y", "P12M"),
            ("P30M", "P30M"),
            ("P0.1Y", "P1.2M"),
            ("P100000Y", "P1.2e+06M"),
            ("PT24H30M", "PT24H30M"),
            ("P1YM", "P1YM"),
            ("P.Y", "P.Y"),
            ("2024-08", "2024-08"),
            ("", ""),
        ];
        for (value, wanted) in cases {
            assert_eq!(plain_value(value), wanted, "{value}");
        }
    }
}
