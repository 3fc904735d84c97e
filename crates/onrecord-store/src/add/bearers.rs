//! The bearers of an article's names: found where the record has them, added where it does not.

use std::collections::{BTreeMap, BTreeSet};

use onrecord::record::{Bearer, KEYS_VERSION, keys};
use rusqlite::{Connection, OptionalExtension, Result, Transaction, TransactionBehavior, params, types::ValueRef};

use super::many;
use crate::{Entry, entry::KeyedBearer, read::bearer_of};

/// The numbers of the bearers of each entity's names. Those that the record does not have are added, many with one statement.
pub(super) fn ids(db: &Connection, entry: &Entry) -> Result<Vec<Vec<i64>>> {
    let mut fresh = Fresh { next_id: many::next_id(db, "bearer")?, by_words: BTreeMap::new() };
    let mut ids = Vec::with_capacity(entry.bearers.len());
    for of_entity in &entry.bearers {
        ids.push(of_entity.iter().map(|bearer| id(db, bearer, &mut fresh)).collect::<Result<_>>()?);
    }
    fresh.add(db)?;
    Ok(ids)
}

/// What makes a bearer: its name, kind and field.
type Words<'e> = [&'e str; 3];

/// The bearers of an article that the record does not have yet.
struct Fresh<'e> {
    next_id: i64,
    by_words: BTreeMap<Words<'e>, (i64, &'e [String])>,
}

fn id<'e>(db: &Connection, bearer: &'e KeyedBearer, fresh: &mut Fresh<'e>) -> Result<i64> {
    let KeyedBearer { bearer: Bearer { name, kind, field, .. }, keys } = bearer;
    let words = [name, kind.as_str(), field.as_str()];
    let mut known = db.prepare_cached("SELECT id FROM bearer WHERE name = ?1 AND kind = ?2 AND field = ?3")?;
    if let Some(id) = known.query_row(words, |row| row.get(0)).optional()? {
        return Ok(id);
    }
    let next_id = &mut fresh.next_id;
    let (id, _) = fresh.by_words.entry(words).or_insert_with(|| {
        *next_id += 1;
        (*next_id - 1, keys)
    });
    Ok(*id)
}

impl Fresh<'_> {
    fn add(&self, db: &Connection) -> Result<()> {
        let number = |id: i64| ValueRef::Integer(id);
        let bearers = self.by_words.iter().map(|(words, (id, _))| {
            let [name, kind, field] = words.map(ValueRef::from);
            [number(*id), name, kind, field]
        });
        many::insert(db, "bearer (id, name, kind, field)", &bearers.collect::<Vec<_>>())?;
        let keys =
            self.by_words.values().flat_map(|(id, keys)| keys.iter().map(|key| [key.as_str().into(), number(*id)]));
        many::insert(db, "bearer_key (key, bearer_id)", &keys.collect::<Vec<_>>())
    }
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
    let rows: Vec<_> = pairs
        .into_iter()
        .filter(|(one, other)| one != other)
        .map(|(one, other)| [one, other, article_id].map(ValueRef::Integer))
        .collect();
    many::insert(db, "called_both (bearer_id, other_id, article_id)", &rows)
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
        add_keys(tx, row.get(0)?, &keys(&bearer_of(row, 1, None)?).kept)?;
    }
    tx.execute("UPDATE bearer_keys_made SET version = ?1", [KEYS_VERSION]).map(drop)
}
