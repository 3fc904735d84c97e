//! Times across articles, as a calendar of what they tell of.

use std::{cmp::Reverse, ops::RangeInclusive};

use onrecord::values::Date;
use rusqlite::{Connection, Result, named_params};

use super::{
    HEAD, HEAD_LEN, IN_TIME,
    context::Page,
    head,
    time::{TIME, time_row},
};
use crate::{
    Error, Store,
    rows::{ArticleHead, Found, TimeRow},
};

impl Store {
    /// The times of all articles in the order of the calendar: by the first day on which they lie, longer ones before the
    /// shorter ones that begin with them, then in the order of time of their articles. Those that lie on no known day
    /// (most durations, all sets, what is still relative) come last.
    ///
    /// With `days`, those that share at least one day with them; what lies on no known day is left out. A month or a year
    /// is all of its days, and a time with an open end ("since 2014") every day from there on.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn times(&self, days: Option<&RangeInclusive<Date>>) -> Result<Vec<Found<TimeRow>>, Error> {
        let days = days.map(|days| (days.start().to_string(), days.end().to_string()));
        self.ask(|db| {
            let told = match &days {
                Some((from, to)) => on_days(db, from, to)?,
                None => all(db)?,
            };
            let mut found = placed(db, told)?;
            found.sort_by(|a, b| in_calendar(&a.fact).cmp(&in_calendar(&b.fact)));
            Ok(found)
        })
    }
}

type Told = (ArticleHead, TimeRow);

/// In the order of time of the articles, which a stable sort by the calendar keeps among equals.
fn all(db: &Connection) -> Result<Vec<Told>> {
    let sql = format!(
        "SELECT {HEAD}, {TIME} FROM time t JOIN article a ON a.id = t.article_id LEFT JOIN time b ON b.id = t.anchor_id
         ORDER BY {IN_TIME}, t.start_byte, t.end_byte, t.id"
    );
    db.prepare_cached(&sql)?.query_map([], |row| Ok((head(row)?, time_row(row, HEAD_LEN)?)))?.collect()
}

/// The conditions are those of the index `time_of_days`, so that it serves them.
fn on_days(db: &Connection, from: &str, to: &str) -> Result<Vec<Told>> {
    let sql = format!(
        "SELECT {HEAD}, {TIME} FROM time t JOIN article a ON a.id = t.article_id LEFT JOIN time b ON b.id = t.anchor_id
         WHERE (t.first_day IS NOT NULL OR t.last_day IS NOT NULL)
           AND coalesce(t.first_day, '0000') <= :to AND coalesce(t.last_day, '9999-12-31') >= :from
         ORDER BY {IN_TIME}, t.start_byte, t.end_byte, t.id"
    );
    let parameters = named_params! { ":from": from, ":to": to };
    db.prepare_cached(&sql)?.query_map(parameters, |row| Ok((head(row)?, time_row(row, HEAD_LEN)?)))?.collect()
}

/// Where a time stands in the calendar; times of the same days stand together. What has no beginning stands at its end.
fn in_calendar(time: &TimeRow) -> (bool, Option<&str>, Reverse<&str>, bool) {
    let first = time.first_day.as_deref().or(time.last_day.as_deref());
    let last = time.last_day.as_deref().unwrap_or(OPEN);
    (first.is_none(), first, Reverse(last), time.first_day.is_some())
}

/// After every day.
const OPEN: &str = "9999-12-31";

/// Times with their places. Those of one article stand together, so each text is opened once.
fn placed(db: &Connection, told: Vec<Told>) -> Result<Vec<Found<TimeRow>>> {
    let mut page: Option<Page> = None;
    let mut found = Vec::with_capacity(told.len());
    for (article, time) in told {
        let page = match &mut page {
            Some(page) if page.is_of(article.id) => page,
            page => page.insert(Page::open(db, article.id)?),
        };
        let context = page.context(time.evidence.start_byte, time.evidence.end_byte);
        found.push(page.found(article, time, context));
    }
    Ok(found)
}
