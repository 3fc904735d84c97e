//! Sentences with their times. Each group has what is found and what is left alone.

use jiff::civil::Date;
use proptest::prelude::*;

use super::{Anchor, Time};
use crate::{
    annotate::annotate,
    article::{Article, Basis, Metadata, Published},
    facts::extract,
    tagging::Tags,
};

fn times(text: &str, published: Published) -> (Article, Vec<Time>) {
    let article = Article::new("a", text, Metadata { published, ..Metadata::default() });
    let facts = extract(&annotate(&article), &Tags::default());
    (article, facts.times)
}

fn on(day: &str) -> Published {
    Published::on(day.parse().unwrap(), Basis::Given)
}

/// "words = KIND value", then the modifier if there is one, then the number of the time that it counts from.
fn line(article: &Article, time: &Time) -> String {
    let modifier = time.modifier.map(|modifier| format!(" {}", modifier.as_str())).unwrap_or_default();
    let anchor = match time.anchor {
        Some(Anchor::Time(time_idx)) => format!(" from {time_idx}"),
        Some(Anchor::Published) | None => String::new(),
    };
    format!("{} = {} {}{modifier}{anchor}", article.slice(time.span), time.kind.as_str(), time.value)
}

fn check_published(published: Published, text: &str, expected: &[&str]) {
    let (article, times) = times(text, published);
    let found: Vec<String> = times.iter().map(|time| line(&article, time)).collect();
    assert_eq!(found, expected, "{text}");
}

/// Published on Tuesday, 27 August 2024.
fn check(text: &str, expected: &[&str]) {
    check_published(on("2024-08-27"), text, expected);
}

/// The days of the first time: "first last", "-" for an open end.
fn check_days(published: Published, text: &str, expected: &str) {
    let (_, times) = times(text, published);
    let day = |day: Option<Date>| day.map_or("-".to_owned(), |day| day.to_string());
    let days = times[0].days.map_or("none".to_owned(), |days| format!("{} {}", day(days.first), day(days.last)));
    assert_eq!(days, expected, "{text}");
}

#[test]
fn days_that_name_themselves() {
    check("It was April 6, 2024, a day of rain.", &["April 6, 2024 = DATE 2024-04-06"]);
    check("On 6 April 2024 and Nov. 9, 1989.", &["6 April 2024 = DATE 2024-04-06", "Nov. 9, 1989 = DATE 1989-11-09"]);
    check(
        "The 7th of May 2023, dated 2024-04-06.",
        &["7th of May 2023 = DATE 2023-05-07", "2024-04-06 = DATE 2024-04-06"],
    );
    check("Signed 27/08/2023 or 08/27/2023.", &["27/08/2023 = DATE 2023-08-27", "08/27/2023 = DATE 2023-08-27"]);
    check("February 30, 2021 was no day; 05/06/2024 is two.", &[]);
    check("Ratio 2024-04 and 3/4 of 12/24 boxes.", &[]);
}

#[test]
fn days_of_the_year() {
    check("They met Aug. 2 and on June 30.", &["Aug. 2 = DATE 2024-08-02", "June 30 = DATE 2024-06-30"]);
    check("The next vote is on Sept. 5.", &["Sept. 5 = DATE 2024-09-05"]);
    check("It fell on December 20.", &["December 20 = DATE 2023-12-20"]);
    check("On Tues., Aug. 20, she left.", &["Tues., Aug. 20 = DATE 2024-08-20"]);
    check("May 5 dams break?", &[]);
}

#[test]
fn ranges_of_days() {
    check("The talks of June 15th-16th.", &["June 15th-16th = DATE 2024-06-15/2024-06-16"]);
    check("From June 28 to July 2, 2023.", &["June 28 to July 2, 2023 = DATE 2023-06-28/2023-07-02"]);
    check(
        "On 15-16 June and April 24 and 25.",
        &["15-16 June = DATE 2024-06-15/2024-06-16", "April 24 = DATE 2024-04-24", "25 = DATE 2024-04-25"],
    );
    check_days(on("2024-08-27"), "The talks of June 15th-16th.", "2024-06-15 2024-06-16");
    check("A score of 15-16 and rows 5 and 6.", &[]);
}

#[test]
fn months() {
    check("In March she may go; in February 2022 she did.", &["March = DATE 2025-03", "February 2022 = DATE 2022-02"]);
    check("It will open in November.", &["November = DATE 2024-11"]);
    check("It opened in November, in April last year.", &["November = DATE 2023-11", "April last year = DATE 2023-04"]);
    check("No victory in November.", &["November = DATE 2024-11"]);
    check("Last June and next June.", &["Last June = DATE 2024-06", "next June = DATE 2025-06"]);
    check("May she go? The March on Vell began. Theresa May and April Orlec led it.", &[]);
    check("In early August, by mid-May.", &["early August = DATE 2024-08 START", "mid-May = DATE 2024-05 MID"]);
}

#[test]
fn years() {
    check("In 2021 it had not; the 2022 flood of 1998.", &["2021 = DATE 2021", "2022 = DATE 2022", "1998 = DATE 1998"]);
    check("From 2014 to 2018, in 1998-99.", &["2014 = DATE 2014", "2018 = DATE 2018", "1998-99 = DATE 1998/1999"]);
    check("In 1994, 1995 and 1997.", &["1994 = DATE 1994", "1995 = DATE 1995", "1997 = DATE 1997"]);
    check("In fiscal 1999, nineteen ninety-six.", &["fiscal 1999 = DATE 1999", "nineteen ninety-six = DATE 1996"]);
    check("They counted 2022 houses and 1984 more, by 1500 km, of 2000 homes.", &[]);
    check("Room 2014, the 2000 houses, about 1950 people, 2024 km.", &[]);
}

#[test]
fn decades_and_centuries() {
    check("In the 1990s and the mid-1980s.", &["the 1990s = DATE 199", "mid-1980s = DATE 198 MID"]);
    check(
        "The early nineties of the 20th century.",
        &["The early nineties = DATE 199 START", "the 20th century = DATE 19"],
    );
    check("A man in his nineties; the 10th floor.", &[]);
}

#[test]
fn weekdays() {
    check("She spoke on Tuesday and on Friday.", &["Tuesday = DATE 2024-08-27", "Friday = DATE 2024-08-23"]);
    check("She will speak on Friday.", &["Friday = DATE 2024-08-30"]);
    check("Last Tuesday, next Tuesday.", &["Last Tuesday = DATE 2024-08-20", "next Tuesday = DATE 2024-09-03"]);
    check("He left Monday night.", &["Monday night = TIME 2024-08-26TNI"]);
    check("On Black Friday she read The Sunday Times and The Sun.", &[]);
    check("She sat down in the sun and wed.", &[]);
    check("On Super Tuesday night, on the first Monday of May.", &["May = DATE 2024-05"]);
}

#[test]
fn told_from_the_day_of_publication() {
    check(
        "Yesterday, today and tomorrow.",
        &["Yesterday = DATE 2024-08-26", "today = DATE 2024-08-27", "tomorrow = DATE 2024-08-28"],
    );
    check("This morning, tonight.", &["This morning = TIME 2024-08-27TMO", "tonight = TIME 2024-08-27TNI"]);
    check(
        "Last week, this month, next year.",
        &["Last week = DATE 2024-W34", "this month = DATE 2024-08", "next year = DATE 2025"],
    );
    check(
        "Earlier this month, by the end of next month.",
        &["Earlier this month = DATE 2024-08 START", "the end of next month = DATE 2024-09 END"],
    );
    check(
        "Two weeks ago, three years ago, years ago.",
        &["Two weeks ago = DATE 2024-W33", "three years ago = DATE 2021", "years ago = DATE PAST_REF"],
    );
    check("Over the weekend.", &["the weekend = DATE 2024-W34-WE"]);
    check("Last time, next door, this one, that.", &[]);
}

#[test]
fn parts_of_the_year() {
    check("In the third quarter of 1989.", &["the third quarter of 1989 = DATE 1989-Q3"]);
    check("In the first half of 1998.", &["the first half of 1998 = DATE 1998-H1"]);
    check("Its second-quarter loss.", &["second-quarter = DATE 2024-Q2"]);
    check("Last year's third quarter.", &["Last year's third quarter = DATE 2023-Q3"]);
    check(
        "In summer 2023, last fall and in spring.",
        &["summer 2023 = DATE 2023-SU", "last fall = DATE 2023-FA", "spring = DATE 2024-SP"],
    );
    check("Last year's “Spring” attack.", &["Last year = DATE 2023", "Spring = DATE 2023-SP"]);
    check("Prices fall, a spring breaks, Winter Park, the fall of Vell.", &[]);
    check("He scored in the first half. A quarter of them left; three quarters of the town.", &[]);
}

#[test]
fn lengths() {
    check(
        "Two years, 24 hours and nine months.",
        &["Two years = DURATION P2Y", "24 hours = DURATION PT24H", "nine months = DURATION P9M"],
    );
    check("Two and a half years into the war.", &["Two and a half years = DURATION P2Y6M"]);
    check(
        "A two-year plan of several days, for years.",
        &["two-year = DURATION P2Y", "several days = DURATION PXD", "years = DURATION PXY"],
    );
    check(
        "More than two days, about a week.",
        &["More than two days = DURATION P2D MORE_THAN", "about a week = DURATION P1W APPROX"],
    );
    check(
        "For the past two nights, in recent days.",
        &["the past two nights = DURATION P2D", "recent days = DURATION PXD"],
    );
    check("For decades.", &["decades = DURATION PXE"]);
    check("One day a man of 45 years old came; a day of rain; 60 Minutes.", &[]);
}

#[test]
fn what_comes_again() {
    check(
        "Every Tuesday, each year, daily.",
        &["Every Tuesday = SET XXXX-WXX-2", "each year = SET P1Y", "daily = SET P1D"],
    );
    check("Twice a week, every two years.", &["a week = SET P1W", "every two years = SET P2Y"]);
    check("Each side, every time, The Vell Daily Herald.", &[]);
}

#[test]
fn clock_times() {
    check("At 10:30 a.m. GMT on Monday.", &["10:30 a.m. GMT = TIME 2024-08-26T10:30Z", "Monday = DATE 2024-08-26"]);
    check(
        "At noon Thursday, at 1500 GMT.",
        &["noon Thursday = TIME 2024-08-22T12:00", "1500 GMT = TIME 2024-08-22T15:00Z from 0"],
    );
    check("It began at 9 p.m. yesterday.", &["9 p.m. yesterday = TIME 2024-08-26T21:00"]);
    check("They won 3:1 and 10.30 was the price; 9 people.", &[]);
}

#[test]
fn past_present_and_future() {
    check(
        "Now, recently and soon; in the past, in the future.",
        &[
            "Now = DATE PRESENT_REF",
            "recently = DATE PAST_REF",
            "soon = DATE FUTURE_REF",
            "the past = DATE PAST_REF",
            "the future = DATE FUTURE_REF",
        ],
    );
    check("At the moment and at a later date.", &["the moment = DATE PRESENT_REF", "a later date = DATE FUTURE_REF"]);
    check("So far, yet, still, already, meanwhile, as soon as it rains.", &[]);
}

#[test]
fn told_from_another_time() {
    check(
        "On May 5, 2023 it rained. The following day it did not.",
        &["May 5, 2023 = DATE 2023-05-05", "The following day = DATE 2023-05-06 from 0"],
    );
    check(
        "It was built in 1998. Two years later it fell; that year it rained.",
        &["1998 = DATE 1998", "Two years later = DATE 2000 from 0", "that year = DATE 2000 from 1"],
    );
    check("It came the following day.", &["the following day = DATE XXXX-XX-XX"]);
}

#[test]
fn open_ends() {
    check(
        "Since 2014, before May 2020, until Friday.",
        &["2014 = DATE 2014 ON_OR_AFTER", "May 2020 = DATE 2020-05 BEFORE", "Friday = DATE 2024-08-30 ON_OR_BEFORE"],
    );
    check_days(on("2024-08-27"), "Since 2014.", "2014-01-01 -");
    check_days(on("2024-08-27"), "Before May 2020.", "- 2020-04-30");
    check_days(on("2024-08-27"), "For the past two nights.", "2024-08-25 2024-08-27");
}

#[test]
fn holidays() {
    check(
        "On Christmas Eve and last Thanksgiving.",
        &["Christmas Eve = DATE 2023-12-24", "last Thanksgiving = DATE 2023-11-23"],
    );
    check("Easter Island; the Christmas Carol.", &[]);
}

#[test]
fn without_a_day_of_publication_relative_times_stay_relative() {
    check_published(
        Published::default(),
        "On Tuesday, last year and in March; April 6.",
        &["Tuesday = DATE XXXX-WXX-2", "last year = DATE XXXX", "March = DATE XXXX-03", "April 6 = DATE XXXX-04-06"],
    );
    check_days(Published::default(), "On Tuesday.", "none");
    check_days(Published::default(), "On April 6, 2024.", "2024-04-06 2024-04-06");
}

#[test]
fn an_interval_of_publication_gives_an_interval_or_what_all_its_days_agree_on() {
    let between = |earliest: &str, latest: &str| Published {
        earliest: Some(earliest.parse().unwrap()),
        latest: Some(latest.parse().unwrap()),
        basis: Basis::Inferred,
        ..Published::default()
    };
    let days = between("2024-08-20", "2024-08-30");
    check_published(
        days.clone(),
        "This month, this week.",
        &["This month = DATE 2024-08", "this week = DATE XXXX-WXX"],
    );
    check_days(days, "This week.", "2024-08-19 2024-09-01");
    let after = Published { earliest: Some("2024-08-20".parse().unwrap()), ..Published::default() };
    check_days(after, "This week.", "2024-08-19 -");
    check_published(between("2024-08-30", "2024-08-20"), "This month.", &["This month = DATE XXXX-XX"]);
}

/// Whether a value is one that TIMEX3 has: a reference, a length, or a date, week, quarter, half, season, part of day or
/// clock time with `X` for what is not known; two joined by a slash.
fn is_timex3(value: &str) -> bool {
    let is_reference = matches!(value, "PAST_REF" | "PRESENT_REF" | "FUTURE_REF");
    is_reference || value.split('/').all(|part| part.strip_prefix('P').map_or_else(|| is_date(part), is_length))
}

fn is_number(number: &str) -> bool {
    !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || matches!(c, 'X' | '.'))
}

fn is_length(length: &str) -> bool {
    let length = length.strip_prefix('T').unwrap_or(length);
    let mut parts = length.split_inclusive(|c: char| c.is_ascii_uppercase() && c != 'X').peekable();
    parts.peek().is_some()
        && parts
            .all(|part| part == "E" || is_number(part.trim_end_matches(|c: char| c.is_ascii_uppercase() && c != 'X')))
}

fn is_date(date: &str) -> bool {
    let (day, clock) = date.split_once('T').map_or((date, None), |(day, clock)| (day, Some(clock)));
    let is_clock = clock.is_none_or(|clock| {
        matches!(clock, "MO" | "MI" | "AF" | "EV" | "NI")
            || clock.get(..5).is_some_and(|clock| clock.split(':').all(is_number))
    });
    let is_field = |field: &str| {
        let number = field.strip_prefix(['W', 'Q', 'H']).unwrap_or(field);
        is_number(number) || matches!(field, "SP" | "SU" | "FA" | "WI" | "WE")
    };
    let mut fields = day.split('-');
    fields.next().is_some_and(|year| is_number(year) && (2..=4).contains(&year.len()))
        && is_clock
        && fields.all(is_field)
}

const PIECES: [&str; 60] = [
    "the ",
    "a ",
    "last ",
    "next ",
    "this ",
    "past ",
    "two ",
    "several ",
    "24",
    "1998",
    "-",
    "s ",
    "years ",
    "year ",
    "day ",
    "days ",
    "ago ",
    "later ",
    "earlier ",
    "of ",
    "in ",
    "on ",
    "May ",
    "March ",
    "Aug. ",
    "31 ",
    "29 ",
    "February ",
    "Tuesday",
    " night ",
    ", ",
    "’s ",
    "every ",
    "quarter ",
    "third",
    "half ",
    "end ",
    "10:30 ",
    "a.m. ",
    "GMT ",
    "noon ",
    "now ",
    "summer ",
    "and a half ",
    "mid-",
    "weekend ",
    "since ",
    "until ",
    "will ",
    "century ",
    "9999",
    "0001",
    "99999999999 ",
    ". ",
    "99999 ",
    "before ",
    "15th-16th ",
    "/",
    "twenty-four ",
    "decades ",
];

proptest! {
    #[test]
    fn any_words_give_well_formed_times_in_order(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24),
        year in 1_i16..=9999,
    ) {
        let published = Published::on(Date::new(year, 2, 28).unwrap(), Basis::Given);
        let (article, times) = times(&pieces.concat(), published);
        for time in &times {
            prop_assert!(is_timex3(&time.value), "{:?} {time:?}", article.slice(time.span));
            let ends = time.days.and_then(|days| days.first.zip(days.last));
            prop_assert!(ends.is_none_or(|(first, last)| first <= last), "{time:?}");
        }
        prop_assert!(times.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()), "{times:?}");
    }
}

#[test]
fn a_deadline_is_to_come_whatever_stands_before_it() {
    check("The loan would be paid only if the work was finished by March.", &["March = DATE 2025-03 ON_OR_BEFORE"]);
    check(
        "Ten pumps would be shipped “before the first frost” and the rest by the end of January.",
        &["the end of January = DATE 2025-01 END"],
    );
    check("She predicted that it would peak in mid-February.", &["mid-February = DATE 2025-02 MID"]);
    check("He said the work had been finished by March.", &["March = DATE 2024-03 ON_OR_BEFORE"]);
    check("The river peaked in mid-February.", &["mid-February = DATE 2024-02 MID"]);
}
