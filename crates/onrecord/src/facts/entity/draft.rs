//! A mention while it is not yet known what it refers to.

use std::{borrow::Cow, ops::Range};

use super::{EntityKind, Form};
use crate::{
    lexicon::{Gender, NounKind},
    text::Span,
};

/// What may be a mention, and what its own words show of what it refers to.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    pub(super) span: Span,
    /// Indices into [`Annotated::words`](crate::annotate::Annotated::words). Never empty.
    pub(super) words: Range<usize>,
    /// The word that the others say more of.
    pub(super) head: usize,
    pub(super) form: Form,
    pub(super) traits: Traits,
    /// Of a name, the name without titles; of a description, its head noun in the singular; of a pronoun, the pronoun.
    pub(super) key: Cow<'a, str>,
    /// How a description begins; of other forms nothing.
    pub(super) opening: Option<Opening>,
    /// Title words before a name.
    pub(super) title: Option<Span>,
}

/// What is known of the thing that a mention refers to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits {
    pub(super) kind: EntityKind,
    pub(super) gender: Option<Gender>,
    pub(super) number: Option<Number>,
    /// Whether it is surely nobody: "it".
    pub(super) is_thing: bool,
}

/// One, or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    One,
    Many,
}

/// How a description begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// "the mayor", "this plan": of something known.
    Definite,
    /// "a mayor", "some plans", "another plan": of something new.
    Indefinite,
    /// "her plan", "Orlec's plan".
    Possessed,
    /// "plans", "river plans".
    Bare,
}

impl Traits {
    /// Whether both can be of one thing.
    pub(super) fn agree(self, other: Traits) -> bool {
        let fits = self.gender.zip(other.gender).is_none_or(|(one, other)| one == other);
        let is_nobody = |one: Traits, other: Traits| one.is_thing && other.kind == EntityKind::Person;
        fits && !is_nobody(self, other)
            && !is_nobody(other, self)
            && kinds_agree(self.kind, other.kind)
            && self.number.zip(other.number).is_none_or(|(one, other)| one == other)
    }

    /// What both show together.
    pub(super) fn and(self, other: Traits) -> Traits {
        let kind = if self.kind == EntityKind::Other { other.kind } else { self.kind };
        Traits {
            kind,
            gender: self.gender.or(other.gender),
            number: self.number.or(other.number),
            is_thing: self.is_thing || other.is_thing,
        }
    }
}

/// A country is a place and acts like a body.
fn kinds_agree(one: EntityKind, other: EntityKind) -> bool {
    use EntityKind::{Organisation, Other, Place};
    one == other
        || one == Other
        || other == Other
        || matches!((one, other), (Organisation, Place) | (Place, Organisation))
}

impl Draft<'_> {
    pub(super) fn is_name(&self) -> bool {
        self.form == Form::Name
    }

    pub(super) fn is_nominal(&self) -> bool {
        self.form == Form::Nominal
    }

    pub(super) fn is_pronoun(&self) -> bool {
        self.form == Form::Pronoun
    }

    pub(super) fn is_person(&self) -> bool {
        self.traits.kind == EntityKind::Person
    }

    /// Whether a name has more than one word.
    pub(super) fn is_full(&self) -> bool {
        self.key.contains(' ')
    }
}

impl From<NounKind> for EntityKind {
    fn from(kind: NounKind) -> EntityKind {
        match kind {
            NounKind::Person => EntityKind::Person,
            NounKind::Organisation => EntityKind::Organisation,
            NounKind::Place => EntityKind::Place,
            NounKind::Equipment => EntityKind::Equipment,
            NounKind::Event => EntityKind::Event,
            NounKind::Work => EntityKind::Work,
        }
    }
}
