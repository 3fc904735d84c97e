//! Days as users write them: a day, a month, a year, or a range of them.

use std::ops::RangeInclusive;

use onrecord::values::Date;

/// "2031-03-04", "2031-03", "2031", or two of them with ".." between.
pub(crate) fn range(words: &str) -> Result<RangeInclusive<Date>, String> {
    let (from, to) = words.split_once("..").unwrap_or((words, words));
    let days = *period(from)?.start()..=*period(to)?.end();
    if days.start() > days.end() {
        return Err("the range ends before it starts".to_owned());
    }
    Ok(days)
}

/// The first day of a day, month or year.
pub(crate) fn first(words: &str) -> Result<Date, String> {
    period(words).map(|days| *days.start())
}

/// The last day of a day, month or year.
pub(crate) fn last(words: &str) -> Result<Date, String> {
    period(words).map(|days| *days.end())
}

/// The days of a day, month or year.
fn period(words: &str) -> Result<RangeInclusive<Date>, String> {
    let parse = || -> Option<RangeInclusive<Date>> {
        let mut parts = words.trim().split('-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next().map(str::parse).transpose().ok()?;
        let day = parts.next().map(str::parse).transpose().ok()?;
        let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        let last = match (month, day) {
            (_, Some(_)) => first,
            (Some(_), None) => first.last_of_month(),
            (None, None) => first.last_of_year(),
        };
        parts.next().is_none().then_some(first..=last)
    };
    parse().ok_or_else(|| "not a day, month or year, such as 2031-03-04, 2031-03 or 2031".to_owned())
}

/// The shortest way to write the days from `first` to `last`: what [`range`] reads, with nothing for an open end.
pub(crate) fn written(first: Option<&str>, last: Option<&str>) -> String {
    let parse = |day: Option<&str>| day.and_then(|day| day.parse::<Date>().ok());
    let whole = match (parse(first), parse(last)) {
        (Some(first), Some(last)) if first == last => Some(first.to_string()),
        (Some(first), Some(last)) if (first.first_of_month(), first.last_of_month()) == (first, last) => {
            Some(first.strftime("%Y-%m").to_string())
        }
        (Some(first), Some(last)) if (first.first_of_year(), first.last_of_year()) == (first, last) => {
            Some(first.strftime("%Y").to_string())
        }
        _ => None,
    };
    whole.unwrap_or_else(|| format!("{}..{}", first.unwrap_or_default(), last.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: &str) {
        let found = range(words).map(|days| format!("{}..{}", days.start(), days.end()));
        assert_eq!(found.unwrap_or_else(|error| error), expected);
    }

    #[test]
    fn periods() {
        check("2031-03-04", "2031-03-04..2031-03-04");
        check("2032-02", "2032-02-01..2032-02-29");
        check("2031", "2031-01-01..2031-12-31");
        check("2031-03..2031-04-02", "2031-03-01..2031-04-02");
        check("2031-02-30", "not a day, month or year, such as 2031-03-04, 2031-03 or 2031");
        check("2032..2031", "the range ends before it starts");
    }

    #[test]
    fn a_period_has_a_first_and_a_last_day() {
        let day = |day: Result<Date, String>| day.map_or_else(|error| error, |day| day.to_string());
        assert_eq!((day(first("2032-02")), day(last("2032-02"))), ("2032-02-01".into(), "2032-02-29".into()));
        assert_eq!((day(first("2031-03-04")), day(last("2031"))), ("2031-03-04".into(), "2031-12-31".into()));
        assert!(first("2031..2032").is_err() && last("soon").is_err());
    }

    #[test]
    fn days_are_written_as_they_are_asked_for() {
        for (words, shown) in [
            ("2031-03-04", "2031-03-04"),
            ("2032-02", "2032-02"),
            ("2031", "2031"),
            ("2031-03-04..2031-03-09", "2031-03-04..2031-03-09"),
            ("2031-03..2031-04", "2031-03-01..2031-04-30"),
        ] {
            let days = range(words).unwrap();
            let [first, last] = [days.start(), days.end()].map(ToString::to_string);
            assert_eq!(written(Some(&first), Some(&last)), shown);
        }
        assert_eq!(written(Some("2031-03-04"), None), "2031-03-04..");
        assert_eq!(written(None, Some("2031-03-04")), "..2031-03-04");
    }
}
