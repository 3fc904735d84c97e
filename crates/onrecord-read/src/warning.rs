//! What a reader should be told about a document that was read all the same.

use std::fmt;

/// Something the reader had to guess or to leave out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// The document does not name its character set; this one fits its bytes best.
    CharsetGuessed {
        /// Its name in the WHATWG Encoding Standard.
        charset: &'static str,
    },
    /// The `published` member is no date, so the day of publication is unknown.
    NotADate {
        /// The member, as given.
        published: String,
    },
    /// The `language` member is no ISO 639-1 code, so the language is unknown.
    NotALanguage {
        /// The member, as given.
        language: String,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Warning::CharsetGuessed { charset } => write!(f, "character set guessed: {charset}"),
            Warning::NotADate { published } => write!(f, "`published` is not a date: {published}"),
            Warning::NotALanguage { language } => write!(f, "`language` is not an ISO 639-1 code: {language}"),
        }
    }
}
