//! Dates as machines write them: `2024-08-27`, alone or before a time of day.

use onrecord::values::Date;

/// The civil date that `written` begins with, as it is written: a time zone behind it never moves the day.
pub(crate) fn civil_date(written: &str) -> Option<Date> {
    let written = written.trim();
    let (day, rest) = written.split_at_checked(10)?;
    let ends = rest.is_empty() || rest.starts_with(['T', 't', ' ']);
    let [year, month, day] = digits(day.as_bytes())?;
    if ends { Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok() } else { None }
}

/// The three numbers of `YYYY-MM-DD`.
fn digits(day: &[u8]) -> Option<[i16; 3]> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = day else { return None };
    Some([number(&[y1, y2, y3, y4])?, number(&[m1, m2])?, number(&[d1, d2])?])
}

fn number(digits: &[u8]) -> Option<i16> {
    digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i16::from(digit - b'0')))
}
