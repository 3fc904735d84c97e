//! Dates as machines write them: `2024-08-27`, alone or before a time of day; `Tue, 27 Aug 2024` in feeds.

use onrecord::values::Date;

/// The civil date that `written` begins with, as it is written: a time zone behind it never moves the day.
pub(crate) fn civil_date(written: &str) -> Option<Date> {
    let written = written.trim();
    let (day, rest) = written.split_at_checked(10)?;
    let ends = rest.is_empty() || rest.starts_with(['T', 't', ' ']);
    let [year, month, day] = digits(day.as_bytes())?;
    if ends { Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok() } else { None }
}

/// The time of day behind a civil date, as it is written but for seconds that are none: `11:00+01:00` of
/// `2031-04-02T11:00:00+01:00`.
pub(crate) fn time_of_day(written: &str) -> Option<String> {
    let written = written.trim();
    civil_date(written)?;
    let time = written.get(11..)?;
    let (clock, offset) = time.split_at(time.find(['Z', 'z', '+', '-', ' ']).unwrap_or(time.len()));
    let clock = clock.split('.').next()?;
    let parts: Vec<&str> = clock.split(':').collect();
    let is_number = |(part, below): (&&str, u8)| part.len() == 2 && part.parse::<u8>().is_ok_and(|n| n < below);
    let is_time = matches!(parts.len(), 2 | 3) && parts.iter().zip([24, 60, 60]).all(is_number);
    let clock = if parts.len() == 3 { clock.strip_suffix(":00").unwrap_or(clock) } else { clock };
    let is_offset = offset.chars().all(|c| c.is_ascii_digit() || matches!(c, 'Z' | 'z' | '+' | '-' | ':'));
    is_time.then(|| format!("{clock}{}", if is_offset { offset } else { "" }))
}

/// The three numbers of `YYYY-MM-DD`.
fn digits(day: &[u8]) -> Option<[i16; 3]> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = day else { return None };
    Some([number(&[y1, y2, y3, y4])?, number(&[m1, m2])?, number(&[d1, d2])?])
}

fn number(digits: &[u8]) -> Option<i16> {
    digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i16::from(digit - b'0')))
}

/// The civil date in a time as a feed has it, in either way.
pub(crate) fn in_feed(written: &str) -> Option<Date> {
    civil_date(written).or_else(|| in_mail(written))
}

/// The civil date in a time of RFC 5322, as RSS has it: "Tue, 27 Aug 2024 23:30:00 -0500", with or without its parts.
fn in_mail(written: &str) -> Option<Date> {
    let day = written.split_once(',').map_or(written, |(_, day)| day);
    let mut words = day.split_ascii_whitespace();
    let day = words.next()?.parse().ok()?;
    let name = words.next()?.get(..3)?.to_ascii_lowercase();
    let month = (1..).zip(MONTHS).find_map(|(number, month)| (month == name).then_some(number))?;
    let year = words.next().filter(|year| year.len() == 4)?.parse().ok()?;
    Date::new(year, month, day).ok()
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_stand_behind_a_day() {
        for (written, expected) in [
            ("2031-04-02T11:00", Some("11:00")),
            ("2031-04-02T11:00:00+01:00", Some("11:00+01:00")),
            ("2031-04-02 23:59:30.125Z", Some("23:59:30Z")),
            ("2031-04-02T00:00:00", Some("00:00")),
            ("2031-04-02T11:00 CET", Some("11:00")),
            ("2031-04-02", None),
            ("11:00", None),
            ("2031-04-02T24:00", None),
            ("2031-04-02T11", None),
            ("2031-04-02Tnoon", None),
        ] {
            assert_eq!(time_of_day(written).as_deref(), expected, "{written}");
        }
    }
}
