//! "Several people": a figure without a number. Of all vague counts only those of people are kept; the others say nothing
//! that a record could use.

use rust_decimal::Decimal;

use super::{
    noun::{Many, Reader},
    number::Style,
    quantity::Quantity,
};
use crate::lexicon::{Dimension, Unit};

/// Whether a token can begin a vague count.
pub(super) fn can_begin(word: &str) -> bool {
    matches!(word, "several" | "Several")
}

/// "several people", at least two.
pub(super) fn read(reader: &Reader<'_, '_>, at: usize) -> Option<Quantity> {
    let phrase = can_begin(reader.view.word(at)).then(|| reader.phrase(at + 1, Many::Several)).flatten()?;
    let is_people = reader.view.is_any(
        phrase.head,
        &[
            "people",
            "civilians",
            "children",
            "soldiers",
            "women",
            "men",
            "officers",
            "passengers",
            "protesters",
            "workers",
        ],
    );
    is_people.then(|| Quantity {
        tokens: at..phrase.head + 1,
        number_end: at + 1,
        low: Decimal::TWO,
        high: Decimal::TWO,
        scale: Decimal::ONE,
        style: Style::Couple,
        unit: Some(Unit {
            code: "count".into(),
            name: super::noun::singular(reader.view.word(phrase.head)).into_owned().into(),
        }),
        dimension: Some(Dimension::Count),
        phrase: Some(phrase),
        is_range: true,
        is_paired: false,
    })
}

/// Whether the quantity is a vague count: its words give no number.
pub(super) fn is_vague(quantity: &Quantity) -> bool {
    quantity.is_range && quantity.low == quantity.high
}
