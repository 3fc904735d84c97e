//! When an article was published, and how that is known.

use jiff::civil::Date;

use crate::text::Span;

/// The day of publication, or the bounds within which it lies.
///
/// The default is a day that nobody knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The day, in the outlet's own time zone where that is given.
    pub date: Option<Date>,
    /// How it is known.
    pub basis: Basis,
    /// No earlier than this day, where only an interval is known.
    pub earliest: Option<Date>,
    /// No later than this day, where only an interval is known.
    pub latest: Option<Date>,
    /// The words that show it, where the text does.
    pub evidence: Vec<Span>,
}

/// How a day of publication is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// Whoever handed the article in said so.
    Given,
    /// The page's own metadata say so.
    Metadata,
    /// It follows from words in the text, kept as evidence.
    Inferred,
    /// It is not known.
    #[default]
    Unknown,
}

impl Published {
    /// A day that somebody named.
    pub fn on(date: Date, basis: Basis) -> Published {
        Published { date: Some(date), basis, ..Published::default() }
    }

    /// Whether nothing is known of it.
    pub fn is_unknown(&self) -> bool {
        self.bounds() == [None; 2]
    }

    /// The first and the last day that it can be, each where it is known.
    pub fn bounds(&self) -> [Option<Date>; 2] {
        [self.date.or(self.earliest), self.date.or(self.latest)]
    }
}

impl Basis {
    /// The word of the wire format and of the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Basis::Given => "given",
            Basis::Metadata => "metadata",
            Basis::Inferred => "inferred",
            Basis::Unknown => "unknown",
        }
    }
}
