//! How well the day of publication is inferred: articles whose day is known are read as if nobody knew it.

use std::fmt;

use onrecord::{annotate::annotate, article::Article, facts::extract, tagging::Tags, values::Date};
use serde::Deserialize;

/// An article with its day of publication.
#[derive(Clone, Debug, Deserialize)]
pub struct Dated {
    /// The text.
    pub text: String,
    /// The day as `YYYY-MM-DD`.
    pub published: Option<String>,
}

/// Days before this one are errors of whoever wrote the file.
const FIRST_YEAR: i16 = 1990;

/// The same for days after this year.
const LAST_YEAR: i16 = 2049;

/// Days of publication are often off by one or two.
const TOLERANCE_DAYS: i32 = 2;

/// What was inferred of some articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    n_articles: usize,
    inferred: Vec<Inferred>,
}

/// The bounds of one article and how far they lie from the true day: less than nothing where they are wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Inferred {
    /// Days from `earliest` to the true day.
    since_earliest: Option<i32>,
    /// Days from the true day to `latest`.
    until_latest: Option<i32>,
}

/// Which articles of a file count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Those on lines 1, 3, 5, …: the rules were written by them.
    Seen,
    /// Those on lines 2, 4, 6, …
    Aside,
}

/// Infers the days of one half of the articles.
pub fn dates(articles: &[Dated], half: Half) -> Dates {
    let mut dates = Dates::default();
    for article in articles.iter().skip(usize::from(half == Half::Aside)).step_by(2) {
        let published = article.published.as_deref().and_then(|written| written.get(..10)?.parse::<Date>().ok());
        let Some(true_day) = published.filter(|day| (FIRST_YEAR..=LAST_YEAR).contains(&day.year())) else { continue };
        dates.n_articles += 1;
        dates.inferred.extend(infer(&article.text, true_day));
    }
    dates
}

/// What the text shows, if it shows anything.
fn infer(text: &str, true_day: Date) -> Option<Inferred> {
    let article = Article::from_text("", text);
    let published = extract(&annotate(&article), &Tags::default()).inferred;
    let days_between = |from: Date, to: Date| (to - from).get_days();
    let inferred = Inferred {
        since_earliest: published.earliest.map(|earliest| days_between(earliest, true_day)),
        until_latest: published.latest.map(|latest| days_between(true_day, latest)),
    };
    (inferred.since_earliest.is_some() || inferred.until_latest.is_some()).then_some(inferred)
}

impl Inferred {
    /// Whether the interval holds the true day, which may be so many days off.
    fn holds(self, tolerance_days: i32) -> bool {
        [self.since_earliest, self.until_latest].into_iter().flatten().all(|days| days >= -tolerance_days)
    }

    fn width_days(self) -> Option<i32> {
        Some(self.since_earliest? + self.until_latest?)
    }
}

/// "1562 of 3563 (0.438)".
fn share(right: usize, of: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "no file has so many articles")]
    let share = if of == 0 { 0.0 } else { right as f64 / of as f64 };
    format!("{right} of {of} ({share:.4})")
}

fn median(mut days: Vec<i32>) -> String {
    days.sort_unstable();
    days.get(days.len() / 2).map_or("-".to_owned(), |days| format!("{days} days"))
}

impl fmt::Display for Dates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = &self.inferred;
        let holding = |tolerance| all.iter().filter(|inferred| inferred.holds(tolerance)).count();
        let right = |days: &[i32]| days.iter().filter(|days| **days >= -TOLERANCE_DAYS).count();
        let earliest: Vec<i32> = all.iter().filter_map(|inferred| inferred.since_earliest).collect();
        let latest: Vec<i32> = all.iter().filter_map(|inferred| inferred.until_latest).collect();
        let widths: Vec<i32> = all.iter().filter_map(|inferred| inferred.width_days()).collect();
        let n_near = earliest.iter().filter(|days| (-TOLERANCE_DAYS..=30).contains(*days)).count();
        writeln!(f, "articles with an interval        {}", share(all.len(), self.n_articles))?;
        writeln!(f, "interval holds the day           {}", share(holding(0), all.len()))?;
        writeln!(f, "  two days off allowed           {}", share(holding(TOLERANCE_DAYS), all.len()))?;
        writeln!(f, "earliest: right, two days off    {}", share(right(&earliest), earliest.len()))?;
        writeln!(f, "  within 30 days before          {}", share(n_near, earliest.len()))?;
        writeln!(f, "  median before the day          {}", median(earliest))?;
        writeln!(f, "latest: right, two days off      {}", share(right(&latest), latest.len()))?;
        writeln!(f, "both: articles                   {}", share(widths.len(), self.n_articles))?;
        writeln!(f, "  median width                   {}", median(widths))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dated(text: &str, published: &str) -> Dated {
        Dated { text: text.to_owned(), published: Some(published.to_owned()) }
    }

    #[test]
    fn halves_bounds_and_broken_days() {
        let articles = [
            dated("The dam broke on April 6, 2031.", "2031-04-07"),
            dated("The dam broke on April 6, 2031.", "2031-04-05"),
            dated("The dam broke.", "2031-04-05"),
            dated("The dam broke on April 6, 2031.", "0001-01-01"),
        ];
        let seen = dates(&articles, Half::Seen);
        assert_eq!((seen.n_articles, seen.inferred.len()), (2, 1));
        assert_eq!(seen.inferred[0], Inferred { since_earliest: Some(1), until_latest: None });
        let aside = dates(&articles, Half::Aside);
        assert_eq!(aside.n_articles, 1);
        assert!(!aside.inferred[0].holds(0) && aside.inferred[0].holds(2));
        assert!(aside.to_string().contains("two days off allowed           1 of 1 (1.0000)"), "{aside}");
    }
}
