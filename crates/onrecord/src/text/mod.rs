//! Positions in text and the evidence that stands on them.
//!
//! A position is a [`Span`] of UTF-8 bytes. [`Evidence`] is the only way from a span to quoted words, and it is checked
//! when made. Lines, columns and code points are for people and other programs; [`LineIndex`] and [`CodePointIndex`]
//! translate to them at the border.

mod evidence;
mod index;
mod span;

pub use evidence::{Evidence, EvidenceError, EvidenceErrorKind};
pub use index::{CodePointIndex, LineColumn, LineIndex};
pub use span::Span;
