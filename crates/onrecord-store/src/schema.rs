//! The schema and its migrations: named, ordered, each in one transaction with its record.

use rusqlite::{Connection, Result, TransactionBehavior, params};

/// Says that the file is a record: "onrc" in ASCII. `file` and the SQLite header show it.
pub(crate) const APPLICATION_ID: i32 = 0x6f6e_7263;

/// One step of the schema. Its version is its place in [`MIGRATIONS`], from 1.
struct Migration {
    name: &'static str,
    sql: &'static str,
}

/// Never change or move one that was released: append.
const MIGRATIONS: [Migration; 6] = [
    Migration { name: "articles_and_facts", sql: include_str!("../migrations/0001_articles_and_facts.sql") },
    Migration { name: "views", sql: include_str!("../migrations/0002_views.sql") },
    Migration { name: "full_text_search", sql: include_str!("../migrations/0003_full_text_search.sql") },
    Migration {
        name: "figures_and_times_in_full",
        sql: include_str!("../migrations/0004_figures_and_times_in_full.sql"),
    },
    Migration { name: "who_is_who", sql: include_str!("../migrations/0005_who_is_who.sql") },
    Migration { name: "statements_in_full", sql: include_str!("../migrations/0006_statements_in_full.sql") },
];

#[expect(clippy::cast_possible_truncation, reason = "a handful")]
/// How many migrations this program knows: the version of a schema that is up to date.
pub(crate) const VERSION: u32 = MIGRATIONS.len() as u32;

/// How many migrations the file has seen.
pub(crate) fn version(db: &Connection) -> Result<u32> {
    db.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// The names of the migrations that are not yet in a file of `version`.
pub(crate) fn pending(version: u32) -> Vec<&'static str> {
    MIGRATIONS.iter().skip(version as usize).map(|migration| migration.name).collect()
}

/// The names of the migrations that the file records, in order.
pub(crate) fn applied(db: &Connection) -> Result<Vec<String>> {
    db.prepare("SELECT name FROM migration ORDER BY version")?.query_map([], |row| row.get(0))?.collect()
}

/// Brings the schema up to date.
pub(crate) fn migrate(db: &mut Connection) -> Result<()> {
    while version(db)? < VERSION {
        migrate_once(db)?;
    }
    Ok(())
}

/// One migration. The version is read inside the transaction: another process may have been faster.
fn migrate_once(db: &mut Connection) -> Result<()> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = version(&tx)?;
    let Some(migration) = MIGRATIONS.get(done as usize) else { return Ok(()) };
    tx.execute_batch(migration.sql)?;
    tx.execute("INSERT INTO migration (version, name) VALUES (?1, ?2)", params![done + 1, migration.name])?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", done + 1)?;
    tx.commit()
}
