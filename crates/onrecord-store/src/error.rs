//! What can go wrong with a record, and of which file.

use std::{error, fmt, path::Path};

use rusqlite::ErrorCode;

/// Why something could not be done, and with which file or article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    place: String,
    message: String,
}

/// The kinds of things that go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// There is no such file, or it cannot be opened.
    CannotOpen,
    /// The file is no SQLite database.
    NotADatabase,
    /// The file is a SQLite database that another program made.
    OtherProgram,
    /// The file was made by a newer version of this program.
    NewerVersion,
    /// The file was made by an older version and can only be brought up to date by opening it for writing.
    OlderVersion,
    /// Another process was writing all the time that we waited.
    Busy,
    /// No room is left where the file is.
    Full,
    /// The file or this opening of it is for reading only.
    ReadOnly,
    /// The file is damaged: it does not hold what a record must hold.
    Damaged,
    /// An entry does not fit together: facts whose spans or indices are not of their article.
    Unsound,
    /// The operating system or SQLite refused for another reason, given in the message.
    Other,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, place: impl Into<String>, message: impl Into<String>) -> Error {
        Error { kind, place: place.into(), message: message.into() }
    }

    pub(crate) fn of_file(kind: ErrorKind, path: &Path, message: impl Into<String>) -> Error {
        Error::new(kind, path.display().to_string(), message)
    }

    /// What SQLite said about the file at `path`.
    pub(crate) fn sqlite(path: &Path, error: &rusqlite::Error) -> Error {
        let kind = kind_of(error);
        let message = match kind {
            ErrorKind::Busy => "another process is writing to this record and did not finish in time".to_owned(),
            ErrorKind::Full => "no room is left on the disk".to_owned(),
            ErrorKind::NotADatabase => "not a SQLite database".to_owned(),
            ErrorKind::ReadOnly => "the record is open for reading only".to_owned(),
            _ => error.to_string(),
        };
        Error::of_file(kind, path, message)
    }

    /// What went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The path of the record, or the address of the article that did not fit together.
    pub fn place(&self) -> &str {
        &self.place
    }
}

fn kind_of(error: &rusqlite::Error) -> ErrorKind {
    match error {
        rusqlite::Error::FromSqlConversionFailure(..)
        | rusqlite::Error::IntegralValueOutOfRange(..)
        | rusqlite::Error::InvalidColumnType(..)
        | rusqlite::Error::QueryReturnedNoRows => ErrorKind::Damaged,
        _ => error.sqlite_error_code().map_or(ErrorKind::Other, kind_of_code),
    }
}

fn kind_of_code(code: ErrorCode) -> ErrorKind {
    match code {
        ErrorCode::CannotOpen => ErrorKind::CannotOpen,
        ErrorCode::NotADatabase => ErrorKind::NotADatabase,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => ErrorKind::Busy,
        ErrorCode::DiskFull => ErrorKind::Full,
        ErrorCode::ReadOnly => ErrorKind::ReadOnly,
        ErrorCode::DatabaseCorrupt => ErrorKind::Damaged,
        _ => ErrorKind::Other,
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

impl error::Error for Error {}
