//! Positions in text.
//!
//! A position is a [`Span`] of UTF-8 bytes. Lines, columns and code points are for people and other programs; [`LineIndex`]
//! and [`CodePointIndex`] translate to them at the border.

mod index;
mod span;

pub use index::{CodePointIndex, LineColumn, LineIndex};
pub use span::Span;
