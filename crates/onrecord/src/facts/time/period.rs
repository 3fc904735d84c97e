//! Stretches of the calendar: a day, a week, a season, a century. What they are called in TIMEX3, which days they have, and
//! which comes how many after which. Pure arithmetic; what words mean is left to the rules.

use std::fmt;

use jiff::{Span, civil::Date};

use crate::lexicon::calendar::{Season, Unit};

/// How long a period is, from the smallest to the largest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Size {
    Day,
    Weekend,
    Week,
    Month,
    Season,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// How many sizes there are.
pub(super) const N_SIZES: usize = Size::Century as usize + 1;

/// A period of the calendar in the years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    size: Size,
    first: Date,
}

impl Size {
    /// The size of a unit, and how many of them the unit is; nothing for units of the clock.
    pub(super) fn of(unit: Unit) -> Option<(Size, i32)> {
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour => return None,
            Unit::Day | Unit::Night => (Size::Day, 1),
            Unit::Weekend => (Size::Weekend, 1),
            Unit::Week => (Size::Week, 1),
            Unit::Fortnight => (Size::Week, 2),
            Unit::Month => (Size::Month, 1),
            Unit::Quarter => (Size::Quarter, 1),
            Unit::Half => (Size::Half, 1),
            Unit::Year => (Size::Year, 1),
            Unit::Decade => (Size::Decade, 1),
            Unit::Century => (Size::Century, 1),
        })
    }

    /// The value of a period of which only the size is known.
    pub(super) const fn open_value(self) -> &'static str {
        match self {
            Size::Day | Size::Season => "XXXX-XX-XX",
            Size::Weekend => "XXXX-WXX-WE",
            Size::Week => "XXXX-WXX",
            Size::Month => "XXXX-XX",
            Size::Quarter => "XXXX-QX",
            Size::Half => "XXXX-HX",
            Size::Year => "XXXX",
            Size::Decade => "XXX",
            Size::Century => "XX",
        }
    }

    /// What lies between two periods that follow each other.
    fn step(self, by: i32) -> Option<Span> {
        let by = i64::from(by);
        let span = Span::new();
        match self {
            Size::Day => span.try_days(by),
            Size::Weekend | Size::Week => span.try_weeks(by),
            Size::Month => span.try_months(by),
            Size::Season | Size::Quarter => span.try_months(3 * by),
            Size::Half => span.try_months(6 * by),
            Size::Year => span.try_years(by),
            Size::Decade => span.try_years(10 * by),
            Size::Century => span.try_years(100 * by),
        }
        .ok()
    }
}

impl Period {
    pub(super) fn day(date: Date) -> Period {
        Period { size: Size::Day, first: date }
    }

    /// The period of this size that a day lies in; the weekend of its week.
    pub(super) fn of(size: Size, date: Date) -> Option<Period> {
        let (year, month) = (date.year(), date.month());
        let first = match size {
            Size::Day => date,
            Size::Week => date.checked_sub(days(date.weekday().to_monday_zero_offset())?).ok()?,
            Size::Weekend => date.checked_add(days(5 - date.weekday().to_monday_zero_offset())?).ok()?,
            Size::Month => date.first_of_month(),
            Size::Season if month < 3 => Date::new(year - 1, 12, 1).ok()?,
            Size::Season => Date::new(year, month - month % 3, 1).ok()?,
            Size::Quarter => Date::new(year, month - (month - 1) % 3, 1).ok()?,
            Size::Half => Date::new(year, month - (month - 1) % 6, 1).ok()?,
            Size::Year => date.first_of_year(),
            Size::Decade => Date::new(year - year % 10, 1, 1).ok()?,
            Size::Century => Date::new(year - year % 100, 1, 1).ok()?,
        };
        Period { size, first }.within_years()
    }

    /// The period of this size that begins a year, or a month of it.
    pub(super) fn starting(size: Size, year: i16, month: i8) -> Option<Period> {
        Period::of(size, Date::new(year, month, 1).ok()?)
    }

    pub(super) fn season(season: Season, year: i16) -> Option<Period> {
        Period::starting(Size::Season, year, season.first_month())
    }

    /// The period of the same size so many after this one, before it if `by` is less than nothing.
    pub(super) fn shifted(self, by: i32) -> Option<Period> {
        self.moved(self.size, by)
    }

    /// A period of the same size that begins so many periods of another size later.
    pub(super) fn moved(self, size: Size, by: i32) -> Option<Period> {
        let first = self.first.checked_add(size.step(by)?).ok()?;
        Period { first, ..self }.within_years()
    }

    fn within_years(self) -> Option<Period> {
        (0..=9999).contains(&self.first.year()).then_some(self)
    }

    pub(super) fn size(self) -> Size {
        self.size
    }

    /// Its first day.
    pub(super) fn first(self) -> Date {
        self.first
    }

    /// Its last day.
    pub(super) fn last(self) -> Date {
        if self.size == Size::Weekend {
            return self.first.tomorrow().unwrap_or(Date::MAX);
        }
        let next = self.size.step(1).and_then(|step| self.first.checked_add(step).ok());
        next.and_then(|next| next.yesterday().ok()).unwrap_or(Date::MAX)
    }
}

fn days(n: i8) -> Option<Span> {
    Span::new().try_days(n).ok()
}

/// The TIMEX3 value.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.size {
            Size::Day => write!(f, "{}", self.first),
            Size::Week => write_week(f, self.first),
            Size::Weekend => write_week(f, self.first).and_then(|()| f.write_str("-WE")),
            Size::Month => write!(f, "{year:04}-{month:02}"),
            Size::Season => {
                write!(f, "{year:04}-{}", ["WI", "SP", "SU", "FA"][usize::from(month.unsigned_abs() / 3 % 4)])
            }
            Size::Quarter => write!(f, "{year:04}-Q{}", (month - 1) / 3 + 1),
            Size::Half => write!(f, "{year:04}-H{}", (month - 1) / 6 + 1),
            Size::Year => write!(f, "{year:04}"),
            Size::Decade => write!(f, "{:03}", year / 10),
            Size::Century => write!(f, "{:02}", year / 100),
        }
    }
}

fn write_week(f: &mut fmt::Formatter<'_>, day: Date) -> fmt::Result {
    let week = day.iso_week_date();
    write!(f, "{:04}-W{:02}", week.year(), week.week())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The period of a size around a day, so many on: "value first last".
    fn check(size: Size, day: &str, by: i32, expected: &str) {
        let period = Period::of(size, day.parse().unwrap()).and_then(|period| period.shifted(by)).unwrap();
        assert_eq!(format!("{period} {} {}", period.first(), period.last()), expected);
    }

    #[test]
    fn days_over_the_end_of_months_and_leap_years() {
        check(Size::Day, "2024-02-28", 1, "2024-02-29 2024-02-29 2024-02-29");
        check(Size::Day, "2023-02-28", 1, "2023-03-01 2023-03-01 2023-03-01");
        check(Size::Day, "2024-01-01", -1, "2023-12-31 2023-12-31 2023-12-31");
    }

    #[test]
    fn weeks_belong_to_the_year_of_their_thursday() {
        check(Size::Week, "2021-01-03", 0, "2020-W53 2020-12-28 2021-01-03");
        check(Size::Week, "2021-01-03", 1, "2021-W01 2021-01-04 2021-01-10");
        check(Size::Week, "2024-12-30", 0, "2025-W01 2024-12-30 2025-01-05");
        check(Size::Weekend, "2024-08-27", -1, "2024-W34-WE 2024-08-24 2024-08-25");
        check(Size::Weekend, "2024-08-25", 0, "2024-W34-WE 2024-08-24 2024-08-25");
    }

    #[test]
    fn months_quarters_and_halves() {
        check(Size::Month, "2024-01-31", 1, "2024-02 2024-02-01 2024-02-29");
        check(Size::Month, "2024-03-31", -1, "2024-02 2024-02-01 2024-02-29");
        check(Size::Quarter, "2024-02-29", -1, "2023-Q4 2023-10-01 2023-12-31");
        check(Size::Half, "2024-06-30", 1, "2024-H2 2024-07-01 2024-12-31");
    }

    #[test]
    fn winter_is_of_the_year_in_which_it_begins() {
        check(Size::Season, "2024-01-15", 0, "2023-WI 2023-12-01 2024-02-29");
        check(Size::Season, "2024-03-01", 0, "2024-SP 2024-03-01 2024-05-31");
        check(Size::Season, "2024-11-30", 1, "2024-WI 2024-12-01 2025-02-28");
    }

    #[test]
    fn years_decades_and_centuries() {
        check(Size::Year, "2024-02-29", 1, "2025 2025-01-01 2025-12-31");
        check(Size::Decade, "1999-12-31", 0, "199 1990-01-01 1999-12-31");
        check(Size::Century, "2024-01-01", -1, "19 1900-01-01 1999-12-31");
    }

    #[test]
    fn nothing_lies_outside_of_the_years_that_can_be_written() {
        let year = Period::of(Size::Year, "0010-01-01".parse().unwrap()).unwrap();
        assert_eq!(year.shifted(-11), None);
        assert_eq!(year.shifted(i32::MAX), None);
        assert_eq!(Period::of(Size::Century, Date::MAX).unwrap().last(), Date::MAX);
    }
}
