//! The scorers: gold and predictions in, tables out.
//!
//! Each has a row for each thing that can be right by itself, so that a change shows where it helps and where it harms.

pub(crate) mod figures;
mod names;
mod reliability;
pub mod seeds;
pub(crate) mod statements;
mod times;

pub use figures::figures;
pub use names::{Borders, names};
pub use reliability::{Reliability, reliability};
pub use seeds::seeds;
pub use statements::statements;
pub use times::times;
