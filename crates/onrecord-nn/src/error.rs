//! Why the files of a model cannot be used, and where.
//!
//! One opaque type for the whole crate: [`Error::place`] names the tensor or the file, [`Error::kind`] says what is wrong there.

use std::fmt;

/// A model that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    place: String,
    kind: ErrorKind,
}

/// What is wrong with a model.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The bytes are not a whole safetensors file.
    File {
        /// What the reader of the format says.
        message: String,
    },
    /// The configuration is not JSON, or lacks a member.
    Config {
        /// What the reader of JSON says.
        message: String,
    },
    /// The configuration is in a format that this version does not know.
    Format {
        /// The format that it declares.
        found: u32,
    },
    /// The sizes in the configuration do not fit each other.
    Sizes {
        /// Which do not.
        message: String,
    },
    /// The tensor is not in the file.
    MissingTensor,
    /// The tensor has other numbers than it should.
    Type {
        /// What it should have.
        expected: &'static str,
        /// What it has.
        found: String,
    },
    /// The tensor has another shape than it should.
    Shape {
        /// What it should be.
        expected: Vec<usize>,
        /// What it is.
        found: Vec<usize>,
    },
    /// A tensor of the rank that is named here was expected.
    Rank {
        /// How many dimensions it should have.
        expected: usize,
        /// The shape that it has.
        found: Vec<usize>,
    },
    /// A number in the tensor is infinite or not a number.
    NotFinite {
        /// Where it stands, counted from 0 in row-major order.
        index: usize,
    },
    /// The rows of the tensor are so long that their sums could overflow.
    TooLong {
        /// The longest that is possible.
        limit: usize,
        /// How long they are.
        found: usize,
    },
    /// The vocabulary lacks the token for unknown words.
    NoUnknown,
    /// The vocabulary has a token twice.
    Duplicate {
        /// The line of the second one, counted from 1.
        line: usize,
    },
}

impl Error {
    pub(crate) fn new(place: impl Into<String>, kind: ErrorKind) -> Error {
        Error { place: place.into(), kind }
    }

    /// What is wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// Where it is wrong: the name of a tensor, or of a file as it is called beside the model.
    pub fn place(&self) -> &str {
        &self.place
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.kind)
    }
}

impl std::error::Error for Error {}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ErrorKind::File { message } => write!(f, "not a whole safetensors file: {message}"),
            ErrorKind::Config { message } => write!(f, "not a configuration: {message}"),
            ErrorKind::Format { found } => write!(f, "unknown format: {found}"),
            ErrorKind::Sizes { message } => write!(f, "impossible sizes: {message}"),
            ErrorKind::MissingTensor => write!(f, "no such tensor in the file"),
            ErrorKind::Type { expected, found } => write!(f, "wrong type of numbers: {found} instead of {expected}"),
            ErrorKind::Shape { expected, found } => write!(f, "wrong shape: {found:?} instead of {expected:?}"),
            ErrorKind::Rank { expected, found } => {
                write!(f, "wrong shape: {found:?} instead of {expected} dimensions")
            }
            ErrorKind::NotFinite { index } => write!(f, "not a finite number: at index {index}"),
            ErrorKind::TooLong { limit, found } => write!(f, "rows too long: {found}, more than {limit}"),
            ErrorKind::NoUnknown => write!(f, "no token for unknown words: [UNK]"),
            ErrorKind::Duplicate { line } => write!(f, "a token twice: line {line}"),
        }
    }
}
