//! What the tables say of quantities: units and hedges.

/// A unit of the units table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// ISO 4217 for money, UCUM or SI else, `count` for counted things.
    pub code: &'static str,
    /// The English singular name: "US dollar", "square kilometre"; for counts the counted noun.
    pub name: &'static str,
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
        }
    }
}
