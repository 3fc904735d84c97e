//! The names of facts within their article: `s1`, `f2`, `e3`. The page's anchors and the twin's ids are the same.

use std::collections::BTreeMap;

use onrecord_store::ArticleRecord;

/// What the `idx`-th (from 0) fact of a kind is called.
pub(crate) fn label(letter: char, idx: usize) -> String {
    format!("{letter}{}", idx + 1)
}

/// The labels of what other facts point at, by the number of its row.
pub(crate) struct Labels {
    entities: BTreeMap<i64, String>,
    statements: BTreeMap<i64, String>,
    figures: BTreeMap<i64, String>,
    times: BTreeMap<i64, String>,
}

impl Labels {
    pub(crate) fn of(record: &ArticleRecord) -> Labels {
        Labels {
            entities: labelled('e', record.entities.iter().map(|entity| entity.id)),
            statements: labelled('s', record.statements.iter().map(|statement| statement.id)),
            figures: labelled('f', record.figures.iter().map(|figure| figure.id)),
            times: labelled('t', record.times.iter().map(|time| time.id)),
        }
    }

    pub(crate) fn entity(&self, id: i64) -> Option<&str> {
        self.entities.get(&id).map(String::as_str)
    }

    pub(crate) fn statement(&self, id: i64) -> Option<&str> {
        self.statements.get(&id).map(String::as_str)
    }

    pub(crate) fn figure(&self, id: i64) -> Option<&str> {
        self.figures.get(&id).map(String::as_str)
    }

    pub(crate) fn time(&self, id: i64) -> Option<&str> {
        self.times.get(&id).map(String::as_str)
    }
}

fn labelled(letter: char, ids: impl Iterator<Item = i64>) -> BTreeMap<i64, String> {
    ids.enumerate().map(|(idx, id)| (id, label(letter, idx))).collect()
}
