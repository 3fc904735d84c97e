//! Fields of the calendar that come again each week or year: "Tuesday", "March", "April 6", "the third quarter". Which of
//! them is meant depends on a day to count from and on what the words say of it.

use std::fmt;

use jiff::civil::Date;

use super::period::{Period, Size};
use crate::lexicon::calendar::{Holiday, Season};

/// A field of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// 1 is Monday.
    Weekday(i8),
    /// 1 to 12.
    Month(i8),
    /// A day of a month that has it in some year.
    MonthDay {
        month: i8,
        day: i8,
    },
    /// 1 to 4.
    Quarter(i8),
    /// 1 or 2.
    Half(i8),
    Season(Season),
    Holiday(Holiday),
}

/// Which of the field's periods is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    /// The one that has begun, as news tell it: "on Tuesday".
    Begun,
    /// The one that has not ended: "will meet on Tuesday".
    NotEnded,
    /// The one that begins within a few months, or else the one that has begun: "Aug. 2".
    Near,
    /// The one that ended last: "last Tuesday".
    Last,
    /// The one that begins next: "next Tuesday".
    Next,
    /// That of this week or year: "this summer".
    This,
    /// That of the year so many after: "last year's third quarter".
    OfYear(i32),
    /// That of the year that the text told of.
    OfToldYear,
}

/// A leap day can be so many years away.
const MOST_CYCLES: i32 = 8;

/// Within so many days, a day of the year is more likely to come than to be past. Tuned on half of `TimeBank`.
const SOON_DAYS: i32 = 92;

/// Beyond so many days, what is said to come of the year is more likely past. Tuned on half of `TimeBank`.
const FAR_DAYS: i32 = 300;

fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

impl Field {
    /// The period that is meant, seen from a day.
    pub(super) fn seen_from(self, day: Date, pick: Pick) -> Option<Period> {
        let mut back = (0..=MOST_CYCLES).filter_map(|cycle| self.in_cycle(day, -cycle));
        let mut on = (-1..=MOST_CYCLES).filter_map(|cycle| self.in_cycle(day, cycle));
        match pick {
            Pick::Begun => back.find(|period| period.first() <= day),
            Pick::Last => back.find(|period| period.last() < day),
            Pick::NotEnded => on
                .find(|period| period.last() >= day)
                .filter(|period| self.is_to_come(day, *period))
                .or_else(|| self.seen_from(day, Pick::Begun)),
            Pick::Next => on.find(|period| period.first() > day),
            Pick::Near => {
                let next = on.find(|period| period.first() > day);
                let soon = next.filter(|period| days_between(day, period.first()) <= SOON_DAYS);
                soon.or_else(|| self.seen_from(day, Pick::Begun))
            }
            Pick::This | Pick::OfToldYear => self.in_cycle(day, 0),
            Pick::OfYear(by) => self.in_year(day.year().checked_add(i16::try_from(by).ok()?)?),
        }
    }

    /// Whether a period is near enough to be what is told of as to come: "in March" said in April is seldom next year's.
    fn is_to_come(self, day: Date, period: Period) -> bool {
        !self.is_of_year() || days_between(day, period.first()) <= FAR_DAYS
    }

    /// The period in the week or year so many after that of the day.
    fn in_cycle(self, day: Date, by: i32) -> Option<Period> {
        if let Field::Weekday(weekday) = self {
            let monday = Period::of(Size::Week, day)?.shifted(by)?.first();
            return Period::day(monday).shifted(i32::from(weekday) - 1);
        }
        self.in_year(day.year().checked_add(i16::try_from(by).ok()?)?)
    }

    /// The period in a year; nothing for a weekday, and for a leap day in another year.
    pub(super) fn in_year(self, year: i16) -> Option<Period> {
        match self {
            Field::Weekday(_) => None,
            Field::Month(month) => Period::starting(Size::Month, year, month),
            Field::MonthDay { month, day } => date(year, month, day),
            Field::Quarter(quarter) => Period::starting(Size::Quarter, year, 3 * quarter - 2),
            Field::Half(half) => Period::starting(Size::Half, year, 6 * half - 5),
            Field::Season(season) => Period::season(season, year),
            Field::Holiday(holiday) => holiday_in(holiday, year),
        }
    }

    /// Whether every year has one.
    fn is_of_year(self) -> bool {
        !matches!(self, Field::Weekday(_))
    }
}

fn date(year: i16, month: i8, day: i8) -> Option<Period> {
    Period::of(Size::Day, Date::new(year, month, day).ok()?)
}

fn holiday_in(holiday: Holiday, year: i16) -> Option<Period> {
    match holiday {
        Holiday::Fixed { month, day } => date(year, month, day),
        Holiday::Thanksgiving => {
            let fourth = Date::new(year, 11, 1).ok()?.nth_weekday_of_month(4, jiff::civil::Weekday::Thursday);
            fourth.ok().map(Period::day)
        }
        Holiday::Easter => easter(year),
    }
}

/// Easter Sunday by the Gregorian computus. Source: the anonymous algorithm of Nature, 20 April 1876.
fn easter(year: i16) -> Option<Period> {
    let year_number = i32::from(year);
    let (golden, century, of_century) = (year_number % 19, year_number / 100, year_number % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let correction = (golden + 11 * moon + 22 * to_sunday) / 451;
    let days = moon + to_sunday - 7 * correction + 114;
    date(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?)
}

/// The TIMEX3 value of a field whose year or week is not known.
impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Field::Weekday(weekday) => write!(f, "XXXX-WXX-{weekday}"),
            Field::Month(month) => write!(f, "XXXX-{month:02}"),
            Field::MonthDay { month, day } | Field::Holiday(Holiday::Fixed { month, day }) => {
                write!(f, "XXXX-{month:02}-{day:02}")
            }
            Field::Quarter(quarter) => write!(f, "XXXX-Q{quarter}"),
            Field::Half(half) => write!(f, "XXXX-H{half}"),
            Field::Season(season) => write!(f, "XXXX-{}", season.code()),
            Field::Holiday(Holiday::Thanksgiving) => f.write_str("XXXX-11-XX"),
            Field::Holiday(Holiday::Easter) => f.write_str("XXXX-XX-XX"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is meant, seen from a day with each of begun, not ended, last, next.
    fn check(field: Field, day: &str, expected: [&str; 4]) {
        let day = day.parse().unwrap();
        let picks = [Pick::Begun, Pick::NotEnded, Pick::Last, Pick::Next];
        let found = picks.map(|pick| field.seen_from(day, pick).unwrap().to_string());
        assert_eq!(found, expected, "{field} from {day}");
    }

    #[test]
    fn weekdays() {
        check(Field::Weekday(2), "2024-08-27", ["2024-08-27", "2024-08-27", "2024-08-20", "2024-09-03"]);
        check(Field::Weekday(5), "2024-08-27", ["2024-08-23", "2024-08-30", "2024-08-23", "2024-08-30"]);
        check(Field::Weekday(7), "2024-01-01", ["2023-12-31", "2024-01-07", "2023-12-31", "2024-01-07"]);
    }

    #[test]
    fn months_and_days_of_months() {
        check(Field::Month(8), "2024-08-27", ["2024-08", "2024-08", "2023-08", "2025-08"]);
        check(Field::Month(11), "2024-08-27", ["2023-11", "2024-11", "2023-11", "2024-11"]);
        let leap_day = Field::MonthDay { month: 2, day: 29 };
        check(leap_day, "2025-03-01", ["2024-02-29", "2024-02-29", "2024-02-29", "2028-02-29"]);
        check(leap_day, "1899-03-01", ["1896-02-29", "1896-02-29", "1896-02-29", "1904-02-29"]);
    }

    #[test]
    fn winter_goes_over_the_end_of_the_year() {
        check(Field::Season(Season::Winter), "2024-01-15", ["2023-WI", "2023-WI", "2022-WI", "2024-WI"]);
    }

    #[test]
    fn a_day_of_the_year_is_soon_or_past() {
        let december = Field::MonthDay { month: 12, day: 20 };
        let near = |day: &str| december.seen_from(day.parse().unwrap(), Pick::Near).unwrap().to_string();
        assert_eq!(near("2024-01-10"), "2023-12-20");
        assert_eq!(near("2024-08-10"), "2023-12-20");
        assert_eq!(near("2024-11-10"), "2024-12-20");
    }

    #[test]
    fn holidays_that_move() {
        let easter = |year| Field::Holiday(Holiday::Easter).in_year(year).unwrap().to_string();
        assert_eq!([1998, 2000, 2024, 2038].map(easter), ["1998-04-12", "2000-04-23", "2024-03-31", "2038-04-25"]);
        let thanksgiving = |year| Field::Holiday(Holiday::Thanksgiving).in_year(year).unwrap().to_string();
        assert_eq!([1998, 2023].map(thanksgiving), ["1998-11-26", "2023-11-23"]);
    }
}
