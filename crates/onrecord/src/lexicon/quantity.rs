//! What the tables say of quantities: units and hedges.

use std::borrow::Cow;

/// What a number counts or measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// ISO 4217 for money, UCUM or SI else, `count` for counted things; with `/` for so much of one unit to another: "USD/bbl".
    pub code: Cow<'static, str>,
    /// The English singular name: "US dollar", "square kilometre", "US dollar per barrel"; for counts the counted noun.
    pub name: Cow<'static, str>,
}

impl Unit {
    /// A unit whose code and name are part of the program.
    pub const fn of(code: &'static str, name: &'static str) -> Unit {
        Unit { code: Cow::Borrowed(code), name: Cow::Borrowed(name) }
    }
}

/// How close a number is, by the words before it: the hedges of the hedges table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hedge {
    /// No word says otherwise.
    #[default]
    Exact,
    /// "about", "some", "around".
    About,
    /// "nearly", "almost".
    Nearly,
    /// "more than", "over".
    MoreThan,
    /// "at least".
    AtLeast,
    /// "less than", "under".
    LessThan,
    /// "up to", "as many as".
    UpTo,
    /// The number itself is no more than an order of size: "hundreds of thousands", "several".
    Vague,
}

impl Hedge {
    pub(super) fn parse(word: &str) -> Hedge {
        match word {
            "about" => Hedge::About,
            "nearly" => Hedge::Nearly,
            "more_than" => Hedge::MoreThan,
            "at_least" => Hedge::AtLeast,
            "less_than" => Hedge::LessThan,
            "up_to" => Hedge::UpTo,
            "vague" => Hedge::Vague,
            other => unreachable!("hedge in the table: {other}"),
        }
    }

    /// The word of the wire format and of the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Hedge::Exact => "exact",
            Hedge::About => "about",
            Hedge::Nearly => "nearly",
            Hedge::MoreThan => "more_than",
            Hedge::AtLeast => "at_least",
            Hedge::LessThan => "less_than",
            Hedge::UpTo => "up_to",
            Hedge::Vague => "vague",
        }
    }
}
