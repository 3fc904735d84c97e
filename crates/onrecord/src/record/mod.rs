//! Who is who across articles: which names are names of one bearer, and why.
//!
//! An entity of an article comes in as its [`Bearer`]: the fullest name that the article gives it, what it is, and the field
//! that it is spoken of in. What comes out are [`Groups`] of bearers with the reason and the confidence of each join. Nothing
//! is kept here, and nothing depends on the order in which articles came: a record is a function of the set of its bearers,
//! and what two bearers have to do with each other is a function of these two, so that adding an article touches only the
//! groups that share a [key](keys) with it.
//!
//! A surname alone ("Orlec") says too little for that. It stays an entry of its own, and each article that has no more is
//! given to the bearer whose [company](short) it shows, or offered to several as "perhaps".

mod census;
mod component;
mod field;
mod group;
mod join;
pub mod short;
mod table;

pub use census::{ArticleId, BearerId, Census, Entry, Index, Joined, Surname};
pub use field::Field;
pub use group::{Decision, Edge, Groups, group};
pub use join::{JOINED, Join, KEYS_VERSION, Why, join, keys};

pub use table::{Table, bearers};

use crate::{facts::EntityKind, names};

/// A name that entities of a record bear: the unit that is joined to others. Two articles that give one name to the same
/// kind of thing in the same field speak of one bearer.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bearer {
    /// The fullest name of an entity in its article, without titles.
    pub name: String,
    /// What the entity is.
    pub kind: EntityKind,
    /// In which field it is spoken of.
    pub field: Field,
    /// How many articles speak of it so.
    pub n_articles: u32,
}

impl Bearer {
    /// Whether it is a person's surname or given name alone, or initials: such a name is nobody's own.
    pub fn is_short(&self) -> bool {
        self.kind == EntityKind::Person && !names::is_full(&self.name)
    }
}

#[cfg(test)]
mod tests;
