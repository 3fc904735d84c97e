//! The scorers: gold and predictions in, tables out.
//!
//! Each has a row for each thing that can be right by itself, so that a change shows where it helps and where it harms.

mod coreference;
pub(crate) mod figures;
mod genre;
mod names;
mod reliability;
pub mod seeds;
pub(crate) mod statements;
mod syntax;
mod tagged;
mod times;

pub use coreference::{Chains, coreference, coreference_as_read};
pub use figures::figures;
pub use names::{Borders, names};
pub use reliability::{
    Finding, Reliability, found_attributions, found_names, reliability, tagged_attribution_reliability,
    tagged_name_reliability,
};
pub use seeds::seeds;
pub use statements::{statements, statements_in_parts};
pub use syntax::syntax;
pub use tagged::{tagged_attributions, tagged_names};
pub use times::times;

#[cfg(test)]
mod told;
