//! The file: opening it, refusing what is no record, and one place where SQLite's errors get their path.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use onrecord::record::Decision;
use rusqlite::{Connection, OpenFlags, Result as SqliteResult};

use crate::{
    Error, ErrorKind, add,
    checkpoint::Checkpointer,
    schema::{self, APPLICATION_ID},
};

/// Settings of a connection. The cache is in KiB where its number is negative. The log is copied into the file beside the
/// writer (`checkpoint.rs`); only when it has 128 MiB all the same the writer stops to copy the rest and starts it anew.
const SETTINGS: &str = "
    PRAGMA foreign_keys = ON;
    PRAGMA synchronous = NORMAL;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -65536;
    PRAGMA wal_autocheckpoint = 32768;
";

/// How many different statements are kept prepared: more than there are. Sixteen tables are filled with up to 32 rows at once, and
/// each number of rows is a statement of its own.
const STATEMENTS: usize = 640;

/// One record: a SQLite file.
///
/// It can be sent to another thread, not shared between threads: open it once more for each reader.
#[derive(Debug)]
pub struct Store {
    /// Before the connection, so that it ends first and the connection is the last to close the file.
    pub(crate) checkpointer: Option<Checkpointer>,
    pub(crate) db: Connection,
    path: PathBuf,
    /// Decisions of a file of the user's own.
    pub(crate) given: Vec<Decision>,
}

impl Store {
    /// How long a writer waits for another one before it gives up.
    pub const PATIENCE: Duration = Duration::from_secs(30);

    /// How many entries to hand to [`Store::add`] at once: enough that a transaction's fixed cost vanishes, few enough
    /// that little is done again after a crash.
    pub const BATCH: usize = 256;

    /// Opens a record for reading and writing. A file that is not there is made; an older schema is brought up to date.
    ///
    /// # Errors
    ///
    /// If the file cannot be opened, is no SQLite database, belongs to another program, was made by a newer version, or
    /// another process keeps it locked for longer than [`Store::PATIENCE`]. The file is then as it was.
    pub fn open(path: &Path) -> Result<Store, Error> {
        let mut store = Store::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        store.check_owner()?;
        store.prepare_to_write().map_err(|error| store.error(&error))?;
        store.checkpointer = Checkpointer::start(path);
        Ok(store)
    }

    /// Opens a record for reading. Nothing is written, so the record must be up to date.
    ///
    /// # Errors
    ///
    /// As [`Store::open`]; also if there is no such file, or its schema is of an older version.
    pub fn open_read_only(path: &Path) -> Result<Store, Error> {
        let store = Store::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let version = store.check_owner()?;
        let is_up_to_date = version >= schema::VERSION && store.ask(add::has_keys)?;
        if !is_up_to_date {
            let message = "made by an older version; hint: add to it once, and it is brought up to date";
            return Err(Error::of_file(ErrorKind::OlderVersion, path, message));
        }
        store.db.execute_batch("PRAGMA query_only = ON").map_err(|error| store.error(&error))?;
        Ok(store)
    }

    /// The path that the record was opened by.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Waits so long for another writer, not [`Store::PATIENCE`].
    ///
    /// # Errors
    ///
    /// If SQLite refuses, which it does not for a wait of less than 24 days.
    pub fn set_patience(&self, patience: Duration) -> Result<(), Error> {
        self.db.busy_timeout(patience).map_err(|error| self.error(&error))
    }

    /// The names of the migrations that made the file's schema, in order.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn applied(&self) -> Result<Vec<String>, Error> {
        self.ask(schema::applied)
    }

    /// The names of the migrations that the file still needs, in order. None once it is open.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn pending(&self) -> Result<Vec<&'static str>, Error> {
        Ok(schema::pending(self.ask(schema::version)?))
    }

    fn connect(path: &Path, flags: OpenFlags) -> Result<Store, Error> {
        let fail = |error: rusqlite::Error| Error::sqlite(path, &error);
        let db = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(fail)?;
        db.busy_timeout(Store::PATIENCE).map_err(fail)?;
        db.set_prepared_statement_cache_capacity(STATEMENTS);
        db.execute_batch(SETTINGS).map_err(fail)?;
        Ok(Store { checkpointer: None, db, path: path.to_owned(), given: Vec::new() })
    }

    /// The version of the schema, if the file is a record, or empty and to be one.
    fn check_owner(&self) -> Result<u32, Error> {
        let (owner, version, n_objects) = patiently(|| self.header()).map_err(|error| self.error(&error))?;
        let refuse = |kind, message| Err(Error::of_file(kind, &self.path, message));
        match owner {
            0 if version == 0 && n_objects == 0 => Ok(0),
            APPLICATION_ID if version > schema::VERSION => refuse(ErrorKind::NewerVersion, "made by a newer version"),
            APPLICATION_ID => Ok(version),
            _ => refuse(ErrorKind::OtherProgram, "a SQLite database of another program"),
        }
    }

    /// Application id, schema version and the number of tables and the like: one look, so that they belong together.
    fn header(&self) -> SqliteResult<(i32, u32, u32)> {
        let sql = "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
                   FROM pragma_application_id, pragma_user_version";
        self.db.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    }

    /// WAL is a property of the file; the rest of the settings are the connection's.
    fn prepare_to_write(&mut self) -> SqliteResult<()> {
        patiently(|| self.db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())))?;
        schema::migrate(&mut self.db)?;
        add::make_keys(&mut self.db)
    }

    /// Asks the file within one snapshot, so that all parts of an answer are of one moment.
    pub(crate) fn ask<T>(&self, question: impl FnOnce(&Connection) -> SqliteResult<T>) -> Result<T, Error> {
        let answer = || {
            // A visitor may ask again while its own question is still open.
            if !self.db.is_autocommit() {
                return question(&self.db);
            }
            let snapshot = self.db.unchecked_transaction()?;
            question(&snapshot)
        };
        answer().map_err(|error| self.error(&error))
    }

    pub(crate) fn error(&self, error: &rusqlite::Error) -> Error {
        Error::sqlite(&self.path, error)
    }
}

/// Tries again while another process holds a lock for which SQLite does not wait by itself: the change to WAL, and its
/// recovery after a crash.
fn patiently<T>(attempt: impl Fn() -> SqliteResult<T>) -> SqliteResult<T> {
    const PAUSE: Duration = Duration::from_millis(5);
    let begin = Instant::now();
    loop {
        match attempt() {
            Err(error) if is_busy(&error) && begin.elapsed() < Store::PATIENCE => std::thread::sleep(PAUSE),
            answer => return answer,
        }
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy)
}
