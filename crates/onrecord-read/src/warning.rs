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
    /// The document names a character set that it is not in.
    CharsetWrong {
        /// The name of the one that is declared.
        declared: &'static str,
    },
    /// Some bytes are in no character set; in the text the sign U+FFFD stands for them.
    Undecodable {
        /// How many they are.
        n_bytes: usize,
        /// Where the first of them stands, counted from 0 in the document's bytes.
        offset: usize,
    },
    /// The crawler did not keep the end of the page.
    Cut,
    /// The feed has only a teaser of the article.
    Teaser,
    /// The article is in a language that is not read for facts.
    OtherLanguage {
        /// Its ISO 639-1 code.
        language: String,
    },
    /// The `published` member is no date, so the day of publication is unknown.
    NotADate {
        /// The member, as given.
        published: String,
    },
    /// The `modified` member is no date, so the day of the last change is unknown.
    NotADayOfChange {
        /// The member, as given.
        modified: String,
    },
    /// The page says that it is a live blog, and its posts cannot be told apart, or it is a line of JSON: it is one article.
    LiveBlogWhole,
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
            Warning::CharsetWrong { declared } => write!(f, "declared to be in {declared}, and is not"),
            Warning::Undecodable { n_bytes, offset } => {
                write!(f, "{n_bytes} bytes in no character set, the first at offset {offset}")
            }
            Warning::Cut => write!(f, "the crawler did not keep all of it"),
            Warning::Teaser => write!(f, "only a teaser: the feed does not have the whole article"),
            Warning::OtherLanguage { language } => {
                write!(f, "not read for facts: its language is `{language}`, not English")
            }
            Warning::NotADate { published } => write!(f, "`published` is not a date: {published}"),
            Warning::NotADayOfChange { modified } => write!(f, "`modified` is not a date: {modified}"),
            Warning::LiveBlogWhole => write!(f, "a live blog whose posts are not told apart: kept as one article"),
            Warning::NotALanguage { language } => write!(f, "`language` is not an ISO 639-1 code: {language}"),
        }
    }
}
