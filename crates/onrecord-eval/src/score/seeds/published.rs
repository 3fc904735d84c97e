//! The day of publication. Right: it lies in gold's interval; interval: no day is given, but an interval that holds the
//! true one.

use super::article::Article;
use crate::numbers::{Numbers, Row};

pub(super) fn rows(article: &Article<'_>) -> Vec<Row> {
    let (gold, predicted) = (&article.gold.meta.publication_date, &article.predicted.published);
    let said = |day: &Option<String>| day.clone().filter(|day| !day.is_empty());
    let [date, earliest, latest] = [&predicted.date, &predicted.earliest, &predicted.latest].map(said);
    let is_right = date.as_ref().is_some_and(|date| (&gold.earliest..=&gold.latest).contains(&date));
    let has_bounds = earliest.is_some() || latest.is_some();
    // Days are compared as written: year, month, day.
    let holds = earliest.is_none_or(|day| day <= gold.best) && *gold.best <= *latest.as_deref().unwrap_or("9999");
    vec![
        Row::new("published right", Numbers::share(usize::from(is_right), 1)),
        Row::new("published interval", Numbers::share(usize::from(date.is_none() && has_bounds && holds), 1)),
    ]
}
