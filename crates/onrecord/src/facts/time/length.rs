//! Lengths of time: how many of which unit, and their TIMEX3 value.

use std::fmt;

use crate::lexicon::calendar::Unit;

/// So many of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) count: Count,
    pub(super) unit: Unit,
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// "two".
    Whole(u32),
    /// "two and a half", "2.5": 25.
    Tenths(u32),
    /// "several", "two or three".
    Vague,
}

impl Length {
    pub(super) const fn one(unit: Unit) -> Length {
        Length { count: Count::Whole(1), unit }
    }

    pub(super) const fn some(unit: Unit) -> Length {
        Length { count: Count::Vague, unit }
    }

    /// How many whole units, where the words say so and it can be counted with.
    pub(super) fn whole(self) -> Option<i32> {
        match self.count {
            Count::Whole(n) => i32::try_from(n).ok(),
            Count::Tenths(_) | Count::Vague => None,
        }
    }
}

/// The TIMEX3 value: a half of a unit that has a smaller one is so many of that one.
impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (prefix, code, times) = designator(self.unit);
        match self.count {
            Count::Vague if self.unit == Unit::Decade => f.write_str("PXE"),
            Count::Vague if self.unit == Unit::Century => f.write_str("PXC"),
            Count::Vague => write!(f, "{prefix}X{code}"),
            Count::Whole(n) => write!(f, "{prefix}{}{code}", u64::from(n) * u64::from(times)),
            Count::Tenths(tenths) => write_tenths(f, (prefix, code), u64::from(tenths) * u64::from(times)),
        }
    }
}

fn write_tenths(f: &mut fmt::Formatter<'_>, (prefix, code): (&str, &str), tenths: u64) -> fmt::Result {
    let (whole, rest) = (tenths / 10, tenths % 10);
    let half = match (prefix, code) {
        ("P", "Y") => "6M",
        ("PT", "H") => "30M",
        _ => "",
    };
    match (rest, whole) {
        (0, _) => write!(f, "{prefix}{whole}{code}"),
        (5, 0) if !half.is_empty() => write!(f, "{prefix}{half}"),
        (5, _) if !half.is_empty() => write!(f, "{prefix}{whole}{code}{half}"),
        _ => write!(f, "{prefix}{whole}.{rest}{code}"),
    }
}

/// How TIMEX3 writes a unit: what comes before and after the number, and how many of those the unit is.
fn designator(unit: Unit) -> (&'static str, &'static str, u32) {
    match unit {
        Unit::Second => ("PT", "S", 1),
        Unit::Minute => ("PT", "M", 1),
        Unit::Hour => ("PT", "H", 1),
        Unit::Day | Unit::Night => ("P", "D", 1),
        Unit::Weekend => ("P", "WE", 1),
        Unit::Week => ("P", "W", 1),
        Unit::Fortnight => ("P", "W", 2),
        Unit::Month => ("P", "M", 1),
        Unit::Quarter => ("P", "Q", 1),
        Unit::Half => ("P", "M", 6),
        Unit::Year => ("P", "Y", 1),
        Unit::Decade => ("P", "Y", 10),
        Unit::Century => ("P", "Y", 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(count: Count, unit: Unit, expected: &str) {
        assert_eq!(Length { count, unit }.to_string(), expected);
    }

    #[test]
    fn values() {
        check(Count::Whole(2), Unit::Year, "P2Y");
        check(Count::Whole(24), Unit::Hour, "PT24H");
        check(Count::Whole(3), Unit::Decade, "P30Y");
        check(Count::Whole(1), Unit::Fortnight, "P2W");
        check(Count::Whole(u32::MAX), Unit::Century, "P429496729500Y");
        check(Count::Vague, Unit::Minute, "PTXM");
        check(Count::Vague, Unit::Decade, "PXE");
    }

    #[test]
    fn halves_are_written_in_the_smaller_unit_where_there_is_one() {
        check(Count::Tenths(25), Unit::Year, "P2Y6M");
        check(Count::Tenths(5), Unit::Hour, "PT30M");
        check(Count::Tenths(15), Unit::Century, "P150Y");
        check(Count::Tenths(15), Unit::Month, "P1.5M");
        check(Count::Tenths(23), Unit::Year, "P2.3Y");
    }
}
