//! The bearers of an article's names: found where the record has them, added where it does not.

use std::collections::BTreeSet;

use onrecord::record::{Bearer, KEYS_VERSION, keys};
use rusqlite::{Connection, OptionalExtension, Result, Transaction, TransactionBehavior, params};

use super::super::read::bearer_of;
use crate::{Entry, entry::KeyedBearer};

/// The numbers of the bearers of each entity's names.
pub(super) fn ids(db: &Connection, entry: &Entry) -> Result<Vec<Vec<i64>>> {
    let of_entity = |bearers: &Vec<KeyedBearer>| bearers.iter().map(|bearer| id(db, bearer)).collect();
    entry.bearers.iter().map(of_entity).collect()
}

fn id(db: &Connection, bearer: &KeyedBearer) -> Result<i64> {
    let KeyedBearer { bearer: Bearer { name, kind, field, .. }, keys } = bearer;
    let row = params![name, kind.as_str(), field.as_str()];
    let mut known = db.prepare_cached("SELECT id FROM bearer WHERE name = ?1 AND kind = ?2 AND field = ?3")?;
    if let Some(id) = known.query_row(row, |row| row.get(0)).optional()? {
        return Ok(id);
    }
    let id = db.prepare_cached("INSERT INTO bearer (name, kind, field) VALUES (?1, ?2, ?3)")?.insert(row)?;
    add_keys(db, id, keys)?;
    Ok(id)
}

fn add_keys(db: &Connection, id: i64, keys: &[String]) -> Result<()> {
    let mut statement = db.prepare_cached("INSERT INTO bearer_key (key, bearer_id) VALUES (?1, ?2)")?;
    keys.iter().try_for_each(|key| statement.execute(params![key, id]).map(drop))
}

/// Notes the names that an article uses for one entity, each with the entity's own.
pub(super) fn add_called_both(db: &Connection, article_id: i64, bearers: &[Vec<i64>]) -> Result<()> {
    let pairs = bearers.iter().filter_map(|ids| ids.split_first());
    let pairs: BTreeSet<(i64, i64)> =
        pairs.flat_map(|(&one, others)| others.iter().flat_map(move |&other| [(one, other), (other, one)])).collect();
    let sql = "INSERT INTO called_both (bearer_id, other_id, article_id) VALUES (?1, ?2, ?3)";
    for (one, other) in pairs.into_iter().filter(|(one, other)| one != other) {
        db.prepare_cached(sql)?.execute(params![one, other, article_id])?;
    }
    Ok(())
}

/// Whether the keys are those that this version of the program makes.
pub(crate) fn has_keys(db: &Connection) -> Result<bool> {
    db.query_row("SELECT version FROM bearer_keys_made", [], |row| Ok(row.get::<_, u32>(0)? == KEYS_VERSION))
}

/// Makes all keys anew, where another version of the program made them.
pub(crate) fn make_keys(db: &mut Connection) -> Result<()> {
    if has_keys(db)? {
        return Ok(());
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if !has_keys(&tx)? {
        make_all_keys(&tx)?;
    }
    tx.commit()
}

fn make_all_keys(tx: &Transaction<'_>) -> Result<()> {
    tx.execute("DELETE FROM bearer_key", [])?;
    let mut statement = tx.prepare("SELECT id, name, kind, field FROM bearer ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        add_keys(tx, row.get(0)?, &keys(&bearer_of(row, 1, None)?))?;
    }
    tx.execute("UPDATE bearer_keys_made SET version = ?1", [KEYS_VERSION]).map(drop)
}
