//! Times across articles, by the days they lie on.

use std::ops::RangeInclusive;

use onrecord::values::Date;
use rusqlite::{Connection, Result, Row, named_params};

use super::{context::Page, evidence, heads_with};
use crate::{
    Error, Store,
    rows::{Found, TimeRow},
};

impl Store {
    /// The times that share at least one day with `days`, in the order of time of their articles; all of them without
    /// `days`.
    ///
    /// A month or a year is all of its days. A value that names no year lies on no day.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn times(&self, days: Option<&RangeInclusive<Date>>) -> Result<Vec<Found<TimeRow>>, Error> {
        let days = days.map(|days| (days.start().to_string(), days.end().to_string()));
        self.ask(|db| times(db, days.as_ref()))
    }
}

fn times(db: &Connection, days: Option<&(String, String)>) -> Result<Vec<Found<TimeRow>>> {
    let mut found = Vec::new();
    for article in heads_with(db, "time")? {
        let times = of_article(db, article.id, days)?;
        if times.is_empty() {
            continue;
        }
        let page = Page::open(db, article.id)?;
        for time in times {
            let context = page.context(time.evidence.start_byte, time.evidence.end_byte);
            found.push(page.found(article.clone(), time, context));
        }
    }
    Ok(found)
}

/// The times of an article, those of `days` if there are any.
///
/// A value is as long as it is fine, so a day cut to the value's length says whether the value is before or after it.
pub(super) fn of_article(db: &Connection, article_id: i64, days: Option<&(String, String)>) -> Result<Vec<TimeRow>> {
    let sql = "SELECT id, start_byte, end_byte, quote, type, value FROM time
               WHERE article_id = :article_id AND (:from IS NULL OR (
                   value NOT LIKE 'X%'
                   AND value >= substr(:from, 1, length(value)) AND value <= substr(:to, 1, length(value))))
               ORDER BY start_byte, end_byte, id";
    let parameters = named_params! {
        ":article_id": article_id,
        ":from": days.map(|days| &days.0),
        ":to": days.map(|days| &days.1),
    };
    db.prepare_cached(sql)?.query_map(parameters, time_row)?.collect()
}

fn time_row(row: &Row<'_>) -> Result<TimeRow> {
    Ok(TimeRow { id: row.get(0)?, evidence: evidence(row, 1)?, r#type: row.get(4)?, value: row.get(5)? })
}
