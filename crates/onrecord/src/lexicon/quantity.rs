//! What the tables say of quantities: units, hedges, number words and words of change.

use std::borrow::Cow;

use rust_decimal::Decimal;

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

/// A unit of the units table and what it measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Measure {
    /// The unit.
    pub(crate) unit: Unit,
    /// What it measures.
    pub(crate) dimension: Dimension,
}

impl Measure {
    pub(super) fn parse(code: &'static str, name: &'static str, dimension: &'static str) -> Measure {
        Measure { unit: Unit::of(code, name), dimension: Dimension::parse(dimension) }
    }
}

/// What a unit measures. Two forms of one figure have the same dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dimension {
    /// Money of any currency.
    Money,
    /// Percent and points of percentages.
    Share,
    /// Lengths of time.
    Time,
    /// Counted people and things.
    Count,
    /// So much of one unit to another: "miles per gallon".
    Rate,
    /// What physics measures, by its name: "length".
    Physical(&'static str),
}

impl Dimension {
    fn parse(word: &'static str) -> Dimension {
        match word {
            "money" => Dimension::Money,
            "share" => Dimension::Share,
            "time" => Dimension::Time,
            "count" => Dimension::Count,
            physical => Dimension::Physical(physical),
        }
    }
}

/// What a word is as a part of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NumberWord {
    /// The number that it stands for; of a part, how many make a whole.
    pub(crate) value: Decimal,
    /// How it is read.
    pub(crate) kind: NumberKind,
}

impl NumberWord {
    pub(super) fn parse(value: &str, kind: &str) -> NumberWord {
        let value = value.parse().unwrap_or_else(|error| panic!("the value of a number word: {value}: {error}"));
        NumberWord { value, kind: NumberKind::parse(kind) }
    }
}

/// How a number word is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberKind {
    /// "one" to "nine".
    One,
    /// "ten" to "nineteen".
    Teen,
    /// "twenty" to "ninety".
    Ten,
    /// "hundred", "dozen": multiplies what stands before it.
    Scale,
    /// "bn": the same after digits.
    ShortScale,
    /// "k", "m": the same right after digits.
    Letter,
    /// "dozens": no more than an order of size.
    Order,
    /// "couple".
    Couple,
    /// "half", "third": a part of a whole.
    Part,
    /// "twice", "threefold".
    Times,
    /// "double", "triple".
    Multiple,
}

impl NumberKind {
    fn parse(word: &str) -> NumberKind {
        match word {
            "one" => NumberKind::One,
            "teen" => NumberKind::Teen,
            "ten" => NumberKind::Ten,
            "scale" => NumberKind::Scale,
            "short_scale" => NumberKind::ShortScale,
            "letter" => NumberKind::Letter,
            "order" => NumberKind::Order,
            "couple" => NumberKind::Couple,
            "part" => NumberKind::Part,
            "times" => NumberKind::Times,
            "multiple" => NumberKind::Multiple,
            other => unreachable!("kind of a number word in the table: {other}"),
        }
    }
}

/// Which way a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trend {
    /// "rose".
    Up,
    /// "fell".
    Down,
}

impl Trend {
    pub(super) fn parse(word: &str) -> Trend {
        match word {
            "up" => Trend::Up,
            "down" => Trend::Down,
            other => unreachable!("trend in the table: {other}"),
        }
    }
}

/// How close a number is, by the words around it: the hedges of the hedges tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hedge {
    /// No word says otherwise.
    #[default]
    Exact,
    /// "about", "some", "around"; "dozens".
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
    /// The words give no number: "several". ("Hundreds of thousands" does, roughly: that is [`Hedge::About`] with bounds.)
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
