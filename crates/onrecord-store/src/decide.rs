//! What users decide about names: kept by name, so that it outlives the reading of articles, and taken back by number.

use onrecord::record::Decision;
use rusqlite::{Connection, Result, params};

use crate::{Error, Store, rows::DecisionRow};

impl Store {
    /// Takes decisions that stand elsewhere, in a file of the user's own, for this connection. What is decided in the record
    /// overrules them.
    pub fn set_given(&mut self, given: Vec<Decision>) {
        self.given = given;
    }

    /// Keeps a decision and says its number.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn decide(&mut self, decision: &Decision) -> std::result::Result<i64, Error> {
        let (act, one, other) = match decision {
            Decision::Together(one, other) => ("merge", one, other),
            Decision::Apart(one, other) => ("split", one, other),
        };
        let sql = "INSERT INTO decision (act, one, other) VALUES (?1, ?2, ?3)";
        self.db
            .prepare_cached(sql)
            .and_then(|mut statement| statement.insert(params![act, one, other]))
            .map_err(|error| self.error(&error))
    }

    /// Takes a decision back. Says whether there was one of this number.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn take_back(&mut self, id: i64) -> std::result::Result<bool, Error> {
        let taken = self.db.execute("DELETE FROM decision WHERE id = ?1", [id]);
        taken.map(|n| n > 0).map_err(|error| self.error(&error))
    }

    /// What was decided in this record, in order.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn decisions(&self) -> std::result::Result<Vec<DecisionRow>, Error> {
        self.ask(decisions)
    }

    /// All decisions in the order in which they count.
    pub(crate) fn decisions_in_force(&self) -> std::result::Result<Vec<Decision>, Error> {
        let kept = self.decisions()?.into_iter().map(|row| match row.act.as_str() {
            "merge" => Decision::Together(row.one, row.other),
            _ => Decision::Apart(row.one, row.other),
        });
        Ok(self.given.iter().cloned().chain(kept).collect())
    }
}

fn decisions(db: &Connection) -> Result<Vec<DecisionRow>> {
    let mut statement = db.prepare_cached("SELECT id, act, one, other FROM decision ORDER BY id")?;
    let row = |row: &rusqlite::Row<'_>| {
        Ok(DecisionRow { id: row.get(0)?, act: row.get(1)?, one: row.get(2)?, other: row.get(3)? })
    };
    statement.query_map([], row)?.collect()
}
