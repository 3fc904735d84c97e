//! The pure library of `onrecord`: news text in, facts out, each with the exact characters it was read from.
//!
//! Read the modules in the order of the data: [`text`] says what a position is, [`article`] what an article is,
//! [`annotate`] finds sentences, tokens, quotations and names, [`facts`] reads statements, figures and times from them.
//! Each stage is one function from one named type to the next and uses only the types of earlier stages.
//!
//! Nothing here reads a file, a clock, the environment or the network, and nothing here can fail on prose: what a stage
//! saw and could not read it says in [`facts::Facts::notes`].
//!
//! ```
//! use onrecord::{annotate::annotate, article::Article, facts::extract, tagging::Tags};
//!
//! let article = Article::from_text("demo", "“The barriers will hold,” Mayor Ana Orlec said on Tuesday.");
//! let annotated = annotate(&article);
//! let facts = extract(&annotated, &Tags::default());
//!
//! let statement = &facts.statements[0];
//! assert_eq!(article.slice(statement.content[0]), "“The barriers will hold,”");
//! assert_eq!(article.slice(statement.source[0]), "Mayor Ana Orlec");
//! ```

pub mod text;

pub mod lexicon;

pub mod names;

pub mod article;

pub mod annotate;

pub mod tagging;

pub mod facts;

pub mod record;

/// The civil dates and decimal numbers that are part of this library's interface.
pub mod values {
    pub use jiff::civil::Date;
    pub use rust_decimal::Decimal;
}
