//! The schema and its migrations: named, ordered, all that a file needs in one transaction with their record.

use rusqlite::{Connection, Result, TransactionBehavior, params};

/// Says that the file is a record: "onrc" in ASCII. `file` and the SQLite header show it.
pub(crate) const APPLICATION_ID: i32 = 0x6f6e_7263;

/// One step of the schema. Its version is its place in [`MIGRATIONS`], from 1.
struct Migration {
    name: &'static str,
    sql: &'static str,
}

/// Never change or move one that was released: append.
const MIGRATIONS: [Migration; 9] = [
    Migration { name: "articles_and_facts", sql: include_str!("../migrations/0001_articles_and_facts.sql") },
    Migration { name: "views", sql: include_str!("../migrations/0002_views.sql") },
    Migration { name: "full_text_search", sql: include_str!("../migrations/0003_full_text_search.sql") },
    Migration {
        name: "figures_and_times_in_full",
        sql: include_str!("../migrations/0004_figures_and_times_in_full.sql"),
    },
    Migration { name: "who_is_who", sql: include_str!("../migrations/0005_who_is_who.sql") },
    Migration { name: "statements_in_full", sql: include_str!("../migrations/0006_statements_in_full.sql") },
    Migration { name: "carried", sql: include_str!("../migrations/0007_carried.sql") },
    Migration { name: "byline_and_modified", sql: include_str!("../migrations/0008_byline_and_modified.sql") },
    Migration { name: "references_among_facts", sql: include_str!("../migrations/0009_references_among_facts.sql") },
];

/// The views, which read tables as the last migration leaves them. Those that migrations 2 to 5 make are of their time.
const VIEWS: &str = include_str!("../migrations/views.sql");

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

/// Brings the schema up to date, or leaves it as it is.
pub(crate) fn migrate(db: &mut Connection) -> Result<()> {
    if version(db)? >= VERSION {
        return Ok(());
    }
    // Else a table could not lose a column that a view names: one of ours that is made anew below, or one of the user's.
    db.pragma_update(None, "legacy_alter_table", true)?;
    let migrated = migrate_whole(db);
    db.pragma_update(None, "legacy_alter_table", false)?;
    migrated
}

/// All migrations that are pending, then the views. The version is read inside the transaction: another process may have been
/// faster.
fn migrate_whole(db: &mut Connection) -> Result<()> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = version(&tx)?;
    if done >= VERSION {
        return Ok(());
    }
    for (version, migration) in (1_u32..).zip(&MIGRATIONS).skip(done as usize) {
        tx.execute_batch(migration.sql)?;
        tx.execute("INSERT INTO migration (version, name) VALUES (?1, ?2)", params![version, migration.name])?;
    }
    tx.execute_batch(VIEWS)?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", VERSION)?;
    tx.commit()
}
