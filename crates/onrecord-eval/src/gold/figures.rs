//! Gold of figures: NewsQuant's sentences, as JSON Lines.

use serde::Deserialize;

use super::GoldUnits;
use crate::units;

/// One sentence with its quantities. `NewsQuant` gives no spans.
#[derive(Clone, Debug, Deserialize)]
pub struct FiguresGold {
    /// The sentence's name.
    pub id: String,
    /// The sentence.
    pub text: String,
    /// What it states, in the order in which it is stated.
    pub quantities: Vec<Quantity>,
}

/// One quantity.
#[derive(Clone, Debug, Deserialize)]
pub struct Quantity {
    /// What is said of the value.
    pub change: Change,
    /// The value, or the ends of a range.
    pub value: Range,
    /// The unit as it is written.
    pub unit: String,
    /// The unit by its name.
    pub normalized_unit: String,
}

/// What is said of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Change {
    /// It is that.
    #[serde(rename = "=")]
    Equal,
    /// It rose by that.
    #[serde(rename = "up")]
    Up,
    /// It fell by that.
    #[serde(rename = "down")]
    Down,
    /// It is about that.
    #[serde(rename = "~")]
    About,
    /// It is more.
    #[serde(rename = ">")]
    More,
    /// It is less.
    #[serde(rename = "<")]
    Less,
}

/// Two ends, the lower one first; equal for a single number.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Written")]
pub struct Range {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Number(f64),
    String(String),
}

impl TryFrom<Written> for Range {
    type Error = String;

    fn try_from(written: Written) -> Result<Range, String> {
        match written {
            Written::Number(number) => Ok(Range::between(number, number)),
            Written::String(text) => Range::parse(&text).ok_or_else(|| format!("no number or range: {text}")),
        }
    }
}

impl Range {
    /// The range between two numbers, whichever is the lower one.
    pub fn between(a: f64, b: f64) -> Range {
        Range { low: a.min(b), high: a.max(b) }
    }

    /// Reads `5`, `-3.5`, `9.4-9.1`, `3.0 - 4.0`, `2.75E-31`.
    fn parse(text: &str) -> Option<Range> {
        let (first, rest) = number(text.trim())?;
        let Some(rest) = rest.trim_start().strip_prefix('-') else {
            return rest.is_empty().then_some(Range::between(first, first));
        };
        let (second, rest) = number(rest.trim_start())?;
        rest.is_empty().then_some(Range::between(first, second))
    }

    /// Are both ends the same, up to one part in a million?
    pub fn agrees(self, other: Range) -> bool {
        close(self.low, other.low) && close(self.high, other.high)
    }
}

/// Equal up to one part in a million of the greater one.
pub fn close(a: f64, b: f64) -> bool {
    const TOLERANCE: f64 = 1e-6;
    let difference = (a - b).abs();
    // Equal infinities differ by what is no number.
    a.total_cmp(&b).is_eq()
        || difference == 0.0
        || difference.is_finite() && difference <= TOLERANCE * a.abs().max(b.abs())
}

/// A number at the beginning of a text, and what comes after it.
fn number(text: &str) -> Option<(f64, &str)> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let mut rest = after_digits(unsigned)?;
    if let Some(after) = rest.strip_prefix('.').and_then(after_digits) {
        rest = after;
    }
    if let Some(after) =
        rest.strip_prefix(['e', 'E']).and_then(|rest| after_digits(rest.strip_prefix(['-', '+']).unwrap_or(rest)))
    {
        rest = after;
    }
    Some((text[..text.len() - rest.len()].parse().ok()?, rest))
}

/// What comes after one digit or more.
fn after_digits(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < text.len()).then_some(rest)
}

impl Quantity {
    /// The names of units that are right: those that are known to be, else the gold's own.
    pub fn units<'a>(&'a self, known: &'a GoldUnits) -> Vec<&'a str> {
        let name = crate::text::trim(&self.normalized_unit);
        match known.of(&name.to_lowercase()) {
            Some(names) => names.iter().map(String::as_str).collect(),
            None if units::is_measure(name) || self.unit == "-" => vec![name],
            None => vec![name, &self.unit],
        }
    }
}

impl Change {
    /// Does a hedge of this program say the same?
    pub fn fits(self, hedge: &str) -> bool {
        match self {
            Change::Equal | Change::Up | Change::Down => hedge == "exact",
            Change::About => matches!(hedge, "about" | "nearly" | "vague"),
            Change::More => matches!(hedge, "more_than" | "at_least"),
            Change::Less => matches!(hedge, "less_than" | "up_to"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values() {
        let cases = [
            ("5", (5.0, 5.0)),
            ("-3.5", (-3.5, -3.5)),
            ("4000-5000", (4000.0, 5000.0)),
            ("72150.0-71020.0", (71020.0, 72150.0)),
            ("3.0 - 4.0", (3.0, 4.0)),
            ("-2--1", (-2.0, -1.0)),
            ("2.75E-31", (2.75e-31, 2.75e-31)),
            ("274000000000000.0", (2.74e14, 2.74e14)),
        ];
        for (text, (low, high)) in cases {
            assert_eq!(Range::parse(text), Some(Range { low, high }), "{text}");
        }
        for text in ["", "five", "5-", "5.", "5 6", "1-2-3", "--5"] {
            assert_eq!(Range::parse(text), None, "{text}");
        }
    }

    #[test]
    fn close_is_relative() {
        assert!(close(1e12, 1e12 + 1e5) && close(0.0, 0.0) && close(-5.0, -5.000_001));
        assert!(!close(0.0, 1e-9) && !close(5.0, 5.001) && !close(f64::INFINITY, 1.0));
    }
}
