//! What can go wrong here: a file that is not there, or that does not hold what it should.

use std::{fmt, path::Path};

/// Why something could not be read or scored, and where.
#[derive(Debug)]
pub struct Error {
    place: String,
    message: String,
}

/// The result of whatever reads files.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error at a place: a file, a line of one, a document of a set.
    pub fn new(place: impl fmt::Display, message: impl fmt::Display) -> Error {
        Error { place: place.to_string(), message: message.to_string() }
    }

    /// An error in a file.
    pub fn at(path: &Path, message: impl fmt::Display) -> Error {
        Error::new(path.display(), message)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

impl std::error::Error for Error {}
