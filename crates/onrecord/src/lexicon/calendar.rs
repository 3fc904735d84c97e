//! What the calendar table says of a word: months, weekdays, units of time, and the words that point from one to another.

use std::sync::LazyLock;

use rust_decimal::prelude::ToPrimitive;

use super::{LONGEST_WORD, NumberKind, Table, lower_ascii, number_words, rows};

const CALENDAR: &str = include_str!("../../lexicon/calendar.tsv");

static WORDS: LazyLock<Table<TimeWord>> = LazyLock::new(|| {
    let words = rows(CALENDAR).map(|[word, kind, value]| (word, TimeWord::parse(kind, value)));
    words.chain(count_words()).collect()
});

/// No length of time in the news is counted by a larger word: "million years" is left to the figures.
const LARGEST_SCALE: u32 = 1000;

/// The words of the numbers table that count units of time: "seven", "hundred".
fn count_words() -> impl Iterator<Item = (&'static str, TimeWord)> {
    number_words().filter_map(|(word, number)| {
        let value = number.value.to_u32().filter(|value| (1..=LARGEST_SCALE).contains(value))?;
        match number.kind {
            NumberKind::One | NumberKind::Teen | NumberKind::Ten => Some((word, TimeWord::Number(value))),
            NumberKind::Scale => Some((word, TimeWord::Scale(value))),
            _ => None,
        }
    })
}

/// What a word can do in a time expression. Its place in the sentence decides whether it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimeWord {
    /// "April": 1 to 12.
    Month(i8),
    /// "Apr": 1 to 12.
    MonthShort(i8),
    /// "Tuesday": 1 is Monday.
    Weekday(i8),
    /// "Tuesdays": 1 is Monday.
    Weekdays(i8),
    /// "Tue": 1 is Monday.
    WeekdayShort(i8),
    /// "year".
    Unit(Unit),
    /// "years".
    Units(Unit),
    /// "summer".
    Season(Season),
    /// "morning".
    PartOfDay(PartOfDay),
    /// "noon": 12 or 24.
    HourOfDay(i8),
    /// "seven", "a".
    Number(u32),
    /// "hundred".
    Scale(u32),
    /// "seventh".
    Ordinal(u32),
    /// "several".
    Vague,
    /// "now", "recently", "soon".
    Reference(Reference),
    /// "daily".
    Frequency(Unit),
    /// "yesterday": days after today.
    Day(i32),
    /// "nineties": 9.
    Decade(i16),
    /// "Christmas".
    Holiday(Holiday),
    /// "next".
    Which(Which),
    /// "every".
    Each,
    /// "per".
    Per,
    /// "the", "all".
    The,
    /// "fiscal".
    Fiscal,
    /// "GMT": the offset of ISO 8601.
    Zone(&'static str),
}

/// A unit of time, from the smallest to the largest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// A season of the northern year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

/// A part of a day without borders on the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartOfDay {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

/// A time that is only said to be past, present or future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    Past,
    Present,
    Future,
}

/// A day that every year has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// The same month and day each year.
    Fixed { month: i8, day: i8 },
    /// The fourth Thursday of November.
    Thanksgiving,
    /// Western Easter Sunday.
    Easter,
}

/// Which one of several units or calendar fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// "last".
    Last,
    /// "next".
    Next,
    /// "this".
    This,
    /// "past".
    Past,
    /// "coming".
    Coming,
    /// "previous": before the time that is told of.
    Before,
    /// "following": after the time that is told of.
    After,
    /// "that".
    That,
    /// "same".
    Same,
    /// "latest".
    Latest,
    /// "recent".
    Recent,
}

/// What a word, in any case, can do in a time expression.
pub(crate) fn time_word(word: &str) -> Option<TimeWord> {
    lower_ascii(word, &mut [0_u8; LONGEST_WORD]).and_then(|lower| WORDS.get(lower).copied())
}

/// All words of the table and those that count, in lower case.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    rows::<3>(CALENDAR).map(|[word, ..]| word).chain(count_words().map(|(word, _)| word))
}

impl TimeWord {
    fn parse(kind: &str, value: &'static str) -> TimeWord {
        match kind {
            "month" => TimeWord::Month(number(value)),
            "month-short" => TimeWord::MonthShort(number(value)),
            "weekday" => TimeWord::Weekday(number(value)),
            "weekdays" => TimeWord::Weekdays(number(value)),
            "weekday-short" => TimeWord::WeekdayShort(number(value)),
            "unit" => TimeWord::Unit(Unit::parse(value)),
            "units" => TimeWord::Units(Unit::parse(value)),
            "season" => TimeWord::Season(Season::parse(value)),
            "part-of-day" => TimeWord::PartOfDay(PartOfDay::parse(value)),
            "hour-of-day" => TimeWord::HourOfDay(number(value)),
            "number" => TimeWord::Number(number(value)),
            "ordinal" => TimeWord::Ordinal(number(value)),
            "vague" => TimeWord::Vague,
            "reference" => TimeWord::Reference(Reference::parse(value)),
            "frequency" => TimeWord::Frequency(Unit::parse(value)),
            "day" => TimeWord::Day(number(value)),
            "decade" => TimeWord::Decade(number(value)),
            "holiday" => TimeWord::Holiday(Holiday::parse(value)),
            "which" => TimeWord::Which(Which::parse(value)),
            "each" => TimeWord::Each,
            "per" => TimeWord::Per,
            "the" => TimeWord::The,
            "fiscal" => TimeWord::Fiscal,
            "zone" => TimeWord::Zone(value),
            other => unreachable!("kind of a word in the calendar table: {other}"),
        }
    }
}

fn number<N: std::str::FromStr>(value: &str) -> N {
    value.parse().unwrap_or_else(|_| unreachable!("number in the calendar table: {value}"))
}

impl Unit {
    fn parse(word: &str) -> Unit {
        match word {
            "second" => Unit::Second,
            "minute" => Unit::Minute,
            "hour" => Unit::Hour,
            "day" => Unit::Day,
            "night" => Unit::Night,
            "weekend" => Unit::Weekend,
            "week" => Unit::Week,
            "fortnight" => Unit::Fortnight,
            "month" => Unit::Month,
            "quarter" => Unit::Quarter,
            "half" => Unit::Half,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            "century" => Unit::Century,
            other => unreachable!("unit in the calendar table: {other}"),
        }
    }
}

impl Season {
    fn parse(code: &str) -> Season {
        match code {
            "SP" => Season::Spring,
            "SU" => Season::Summer,
            "FA" => Season::Fall,
            "WI" => Season::Winter,
            other => unreachable!("season in the calendar table: {other}"),
        }
    }

    /// The code of TIMEX3.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Fall => "FA",
            Season::Winter => "WI",
        }
    }

    /// The month that it is taken to begin with: seasons of the news are whole months.
    pub(crate) const fn first_month(self) -> i8 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Fall => 9,
            Season::Winter => 12,
        }
    }
}

impl PartOfDay {
    fn parse(code: &str) -> PartOfDay {
        match code {
            "MO" => PartOfDay::Morning,
            "MI" => PartOfDay::Midday,
            "AF" => PartOfDay::Afternoon,
            "EV" => PartOfDay::Evening,
            "NI" => PartOfDay::Night,
            other => unreachable!("part of a day in the calendar table: {other}"),
        }
    }

    /// The code of TIMEX3.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            PartOfDay::Morning => "MO",
            PartOfDay::Midday => "MI",
            PartOfDay::Afternoon => "AF",
            PartOfDay::Evening => "EV",
            PartOfDay::Night => "NI",
        }
    }
}

impl Reference {
    fn parse(code: &str) -> Reference {
        match code {
            "PAST_REF" => Reference::Past,
            "PRESENT_REF" => Reference::Present,
            "FUTURE_REF" => Reference::Future,
            other => unreachable!("reference in the calendar table: {other}"),
        }
    }

    /// The code of TIMEX3.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Reference::Past => "PAST_REF",
            Reference::Present => "PRESENT_REF",
            Reference::Future => "FUTURE_REF",
        }
    }
}

impl Holiday {
    fn parse(value: &str) -> Holiday {
        match value.split_once('-') {
            Some((month, day)) => Holiday::Fixed { month: number(month), day: number(day) },
            None if value == "thanksgiving" => Holiday::Thanksgiving,
            None if value == "easter" => Holiday::Easter,
            None => unreachable!("holiday in the calendar table: {value}"),
        }
    }
}

impl Which {
    fn parse(word: &str) -> Which {
        match word {
            "last" => Which::Last,
            "next" => Which::Next,
            "this" => Which::This,
            "past" => Which::Past,
            "coming" => Which::Coming,
            "before" => Which::Before,
            "after" => Which::After,
            "that" => Which::That,
            "same" => Which::Same,
            "latest" => Which::Latest,
            "recent" => Which::Recent,
            other => unreachable!("which in the calendar table: {other}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_whole_and_in_lower_case() {
        super::super::tests::check_table::<3>(CALENDAR);
        assert!(words().all(|word| word == word.to_lowercase() && word.is_ascii() && word.len() <= LONGEST_WORD));
    }

    #[test]
    fn every_row_parses() {
        assert_eq!(WORDS.len(), words().count());
    }

    #[test]
    fn numbers_are_within_their_bounds() {
        for (_, word) in rows(CALENDAR).map(|[word, kind, value]| (word, TimeWord::parse(kind, value))) {
            match word {
                TimeWord::Month(n) | TimeWord::MonthShort(n) => assert!((1..=12).contains(&n)),
                TimeWord::Weekday(n) | TimeWord::Weekdays(n) | TimeWord::WeekdayShort(n) => {
                    assert!((1..=7).contains(&n));
                }
                TimeWord::HourOfDay(hour) => assert!((0..=24).contains(&hour)),
                TimeWord::Decade(n) => assert!((1..=9).contains(&n)),
                TimeWord::Ordinal(n) => assert!((1..=31).contains(&n)),
                _ => {}
            }
        }
    }

    #[test]
    fn a_word_is_found_in_any_case() {
        assert_eq!(time_word("APRIL"), Some(TimeWord::Month(4)));
        assert_eq!(time_word("river"), None);
    }
}
