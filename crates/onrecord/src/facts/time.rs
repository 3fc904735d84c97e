//! Absolute dates: a day, a month or a year that the words name themselves.

use std::fmt;

use jiff::civil::Date;

use crate::{
    annotate::{Annotated, Shape, Token},
    lexicon::{self, Classes},
    text::Span,
};

/// A time expression with its TIMEX3 value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// The words.
    pub span: Span,
    /// What kind of time.
    pub kind: TimeKind,
    /// The TIMEX3 value: `2024-09`, `P2Y`, `PRESENT_REF`. A year stays a year; what is relative to a day that nobody knows
    /// has `X` for what is not known.
    pub value: String,
    /// The TIMEX3 modifier.
    pub modifier: Option<Modifier>,
    /// What a relative value was resolved against; nothing for an absolute one, and for one that is still relative.
    pub anchor: Option<Anchor>,
    /// The calendar days that it covers or may cover, where they are known.
    pub days: Option<Days>,
    /// The rule that read it.
    pub rule: &'static str,
}

/// A stretch of calendar days, both ends included. An end that nobody knows is open: "since 2014".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub first: Option<Date>,
    /// The last day, not before the first.
    pub last: Option<Date>,
}

/// What a relative time counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The day on which the article was published.
    Published,
    /// The day that another time expression tells of: index into [`Facts::times`](super::Facts::times).
    Time(u32),
}

/// The kinds of ISO-TimeML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeKind {
    /// A calendar date of any size.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Times that come again: "every Tuesday".
    Set,
}

/// The modifiers of ISO-TimeML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modifier {
    /// "before 2014".
    Before,
    /// "after 2014".
    After,
    /// "by the end of".
    OnOrBefore,
    /// "since", "from ... on".
    OnOrAfter,
    /// "less than two days".
    LessThan,
    /// "more than two days".
    MoreThan,
    /// "no more than two days".
    EqualOrLess,
    /// "at least two days".
    EqualOrMore,
    /// "early 2014".
    Start,
    /// "mid-2014".
    Mid,
    /// "late 2014", "the end of 2014".
    End,
    /// "about two days".
    Approx,
}

impl Modifier {
    /// The word of TIMEX3, of the wire format and of the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Modifier::Before => "BEFORE",
            Modifier::After => "AFTER",
            Modifier::OnOrBefore => "ON_OR_BEFORE",
            Modifier::OnOrAfter => "ON_OR_AFTER",
            Modifier::LessThan => "LESS_THAN",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::EqualOrLess => "EQUAL_OR_LESS",
            Modifier::EqualOrMore => "EQUAL_OR_MORE",
            Modifier::Start => "START",
            Modifier::Mid => "MID",
            Modifier::End => "END",
            Modifier::Approx => "APPROX",
        }
    }
}

/// A calendar date, as coarse as the words are. It prints as a TIMEX3 value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TimeValue {
    /// "April 6, 2024": `2024-04-06`.
    Day(Date),
    /// "February 2022": `2022-02`.
    Month {
        /// The year, four digits.
        year: i16,
        /// 1 to 12.
        month: i8,
    },
    /// "in 2022": `2022`.
    Year(i16),
    /// "6 April", the year not given: `XXXX-04-06`.
    DayOfYear {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
}

impl fmt::Display for TimeValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TimeValue::Day(date) => write!(f, "{date}"),
            TimeValue::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            TimeValue::Year(year) => write!(f, "{year:04}"),
            TimeValue::DayOfYear { month, day } => write!(f, "XXXX-{month:02}-{day:02}"),
        }
    }
}

impl TimeKind {
    /// The word of the wire format and of the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            TimeKind::Date => "DATE",
            TimeKind::Time => "TIME",
            TimeKind::Duration => "DURATION",
            TimeKind::Set => "SET",
        }
    }
}

/// Finds dates that name themselves.
///
/// **Finds** "April 6, 2024", "6 April 2024", "Apr. 6", "2024-04-06", "February 2022", "in 2022".
///
/// **Leaves alone** whatever needs an anchor ("Tuesday", "next month") and numbers that only look like years ("2022
/// soldiers"). A day without a year keeps its year open: `XXXX-04-06`.
///
/// **Source**: the values of ISO-TimeML's TIMEX3.
pub(super) fn find(annotated: &Annotated<'_>) -> Vec<Time> {
    let mut times = Vec::new();
    for sentence in annotated.sentences() {
        let mut token_idx = sentence.tokens.start;
        while token_idx < sentence.tokens.end {
            let reader = Reader { annotated, end: sentence.tokens.end };
            if let Some((value, end)) = reader.date(token_idx) {
                let tokens = annotated.tokens();
                let span = tokens[token_idx].span.cover(tokens[end - 1].span);
                let value = value.to_string();
                times.push(Time {
                    span,
                    kind: TimeKind::Date,
                    value,
                    modifier: None,
                    anchor: None,
                    days: None,
                    rule: "absolute",
                });
                token_idx = end;
            } else {
                token_idx += 1;
            }
        }
    }
    times
}

/// Reads dates in one sentence. Every method takes the token to begin at and gives the token after the date.
struct Reader<'r, 'a> {
    annotated: &'r Annotated<'a>,
    end: usize,
}

impl Reader<'_, '_> {
    fn date(&self, at: usize) -> Option<(TimeValue, usize)> {
        match self.token(at)?.shape {
            Shape::Digits => self.iso_date(at).or_else(|| self.day_first(at)).or_else(|| self.bare_year(at)),
            Shape::Capitalised => self.month_first(at),
            _ => None,
        }
    }

    /// "2024-04-06".
    fn iso_date(&self, at: usize) -> Option<(TimeValue, usize)> {
        let year = self.year(at)?;
        let is_joined =
            |mark_idx: usize| self.word(mark_idx) == Some("-") && self.touch(mark_idx - 1) && self.touch(mark_idx);
        if !is_joined(at + 1) || !is_joined(at + 3) || self.word(at + 2)?.len() != 2 {
            return None;
        }
        let month = self.word(at + 2)?.parse().ok()?;
        let date = Date::new(year, month, self.word(at + 4)?.parse().ok()?).ok()?;
        Some((TimeValue::Day(date), at + 5))
    }

    /// "6 April 2024", "6th of April".
    fn day_first(&self, at: usize) -> Option<(TimeValue, usize)> {
        if self.ends_day_range(at) {
            return None;
        }
        let (day, mut next) = self.day(at)?;
        next += usize::from(self.word(next) == Some("of"));
        let (month, next) = self.month(next)?;
        self.with_year(month, day, next)
    }

    /// "April 6, 2024", "April 6", "April 2024".
    fn month_first(&self, at: usize) -> Option<(TimeValue, usize)> {
        let (month, next) = self.month(at)?;
        if let Some((day, next)) = self.day(next).filter(|&(_, next)| !self.is_counted(next - 1)) {
            let opens_range =
                matches!(self.word(next), Some("and" | "to" | "or" | "-" | "–")) && self.day(next + 1).is_some();
            return if opens_range { None } else { self.with_year(month, day, next) };
        }
        let next = next + usize::from(self.word(next) == Some(","));
        let year = self.year(next).filter(|_| !self.is_counted(next))?;
        Some((TimeValue::Month { year, month }, next + 1))
    }

    /// The day with its year, if one follows.
    fn with_year(&self, month: i8, day: i8, next: usize) -> Option<(TimeValue, usize)> {
        let year_idx = next + usize::from(self.word(next) == Some(","));
        if let Some(year) = self.year(year_idx).filter(|_| !self.is_counted(year_idx)) {
            return Some((TimeValue::Day(Date::new(year, month, day).ok()?), year_idx + 1));
        }
        // 29 February is a day of some year.
        Date::new(2024, month, day).ok()?;
        Some((TimeValue::DayOfYear { month, day }, next))
    }

    /// "in 2022": a year only where a preposition of time stands before it.
    fn bare_year(&self, at: usize) -> Option<(TimeValue, usize)> {
        let year = self.year(at)?;
        let before = self.word(at.checked_sub(1)?)?;
        // "of", "from", "by", "after" and "before" stand before sums and clock times as often as before years.
        let is_of_time = ["in", "since", "until", "till", "during", "In", "Since", "Until", "early", "late", "mid"];
        (is_of_time.contains(&before) && !self.is_counted(at)).then_some((TimeValue::Year(year), at + 1))
    }

    fn month(&self, at: usize) -> Option<(i8, usize)> {
        let token = self.token(at)?;
        let is_short = token.has(Classes::MONTH_SHORT);
        if token.shape != Shape::Capitalised || !(token.has(Classes::MONTH) || is_short) {
            return None;
        }
        let month = month_number(self.word(at)?)?;
        let has_stop = is_short && self.word(at + 1) == Some(".") && self.touch(at);
        Some((month, at + 1 + usize::from(has_stop)))
    }

    /// "6", "6th".
    fn day(&self, at: usize) -> Option<(i8, usize)> {
        let word = self.word(at).filter(|word| word.len() <= 2)?;
        let day = word.parse().ok().filter(|day| (1..=31).contains(day))?;
        let is_ordinal = self.touch(at) && matches!(self.word(at + 1), Some("st" | "nd" | "rd" | "th"));
        let next = at + 1 + usize::from(is_ordinal);
        let is_other_number =
            self.touch(next - 1) && self.word(next).is_some_and(|mark| matches!(mark, "%" | "/" | "-" | "–"));
        (!is_other_number).then_some((day, next))
    }

    /// Four digits that can be a year of the news.
    fn year(&self, at: usize) -> Option<i16> {
        let word = self.word(at).filter(|word| word.len() == 4)?;
        word.parse().ok().filter(|year| (1500..2200).contains(year))
    }

    /// "6-8 April", "6 and 7 April": the day is the end of a range, and the range is not read yet.
    fn ends_day_range(&self, at: usize) -> bool {
        let Some(joint) = at.checked_sub(1) else { return false };
        let is_joint = matches!(self.word(joint), Some("-" | "–" | "/" | "and" | "to" | "or"));
        is_joint && joint > 0 && self.token(joint - 1).is_some_and(|token| token.shape == Shape::Digits)
    }

    /// Whether the number is one of something: "in 2022 houses", "2022 km", "2022%", "2024–25", "1500 GMT".
    fn is_counted(&self, at: usize) -> bool {
        let Some(next) = self.word(at + 1) else { return false };
        let is_joined =
            self.touch(at) && (matches!(next, "-" | "–" | "/") || self.token(at + 1).is_some_and(Token::is_word));
        let is_genitive = matches!(next, "’s" | "'s");
        let is_clock =
            matches!(next, "GMT" | "BST" | "CET" | "EST" | "UTC" | "hrs" | "hours" | "local" | "am" | "pm" | "points");
        next == "%" || is_joined && !is_genitive || is_clock || lexicon::unit(next).is_some()
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.annotated.tokens().get(at).filter(|_| at < self.end)
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.token(at).map(|token| self.annotated.article().slice(token.span))
    }

    /// Whether nothing stands between this token and the next.
    fn touch(&self, at: usize) -> bool {
        matches!((self.token(at), self.token(at + 1)), (Some(token), Some(next)) if token.touches(next))
    }
}

/// 1 to 12, by the first three letters.
fn month_number(name: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    (1..).zip(MONTHS).find(|(_, month)| name.starts_with(month)).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use crate::{annotate::annotate, article::Article, facts::extract, tagging::Tags};

    /// Times as "words = value".
    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let facts = extract(&annotate(&article), &Tags::default());
        let found: Vec<String> =
            facts.times.iter().map(|time| format!("{} = {}", article.slice(time.span), time.value)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn days_in_every_order() {
        check("It was April 6, 2024, a Saturday.", &["April 6, 2024 = 2024-04-06"]);
        check("On 6 April 2024 and on the 7th of May.", &["6 April 2024 = 2024-04-06", "7th of May = XXXX-05-07"]);
        check("From Sept. 5 to Oct. 12, 2021.", &["Sept. 5 = XXXX-09-05", "Oct. 12, 2021 = 2021-10-12"]);
        check("Dated 2024-04-06.", &["2024-04-06 = 2024-04-06"]);
    }

    #[test]
    fn months_and_years() {
        check("The war began in February 2022; in 2021 it had not.", &["February 2022 = 2022-02", "2021 = 2021"]);
    }

    #[test]
    fn what_only_looks_like_a_date_is_left_alone() {
        check("In March she may go. May 2024 soldiers march?", &[]);
        check("They counted 2022 houses and 1984 more, in 1200 days.", &[]);
        check("February 30, 2021 was no day; 31 April is none.", &[]);
        check("On Tuesday, next month and in the 1990s.", &[]);
        check("It was 6-8 April 2030 or 6 and 7 May.", &["April 2030 = 2030-04"]);
        check("It was in 2024–25, before 1500 GMT, of 2000 and by 1900.", &[]);
        check("In March 10 people died. By May 5 dams broke.", &[]);
    }
}
