//! Times that are only past, present or future: "now", "recently", "soon".

use super::super::{
    expression::{Expression, When},
    reader::{Read, Reader},
};
use crate::lexicon::calendar::Reference;

pub(super) fn expression(reference: Reference) -> Expression {
    Expression::new("reference", When::Reference(reference))
}

/// Reads a word for the past, the present or the future.
///
/// **Finds** "now", "currently", "current", "recently", "previously", "formerly", "soon".
///
/// **Leaves alone** "as soon as", "current account", "shortly before", names.
///
/// **Source**: the practice of `TimeBank`, which leaves out "still", "already", "yet", "so far", "earlier" alone.
pub(super) fn word(reader: &Reader<'_, '_>, at: usize, reference: Reference) -> Read<Expression> {
    let is_name = reader.is_capital(at) && reader.is_capital(at + 1);
    let is_compared = reader.view.is(at, "soon")
        && (reader.follows_any(at, &["as", "too", "how"]) || reader.view.is_any(at + 1, &["after"]));
    let is_shortly = reader.view.is(at, "shortly") && reader.view.is_any(at + 1, &["before", "after"]);
    let is_electric = reader.view.is(at, "current") && reader.view.is_any(at + 1, &["account", "accounts", "affairs"]);
    (!is_name && !is_compared && !is_shortly && !is_electric).then(|| (expression(reference), at + 1))
}

/// Reads "a later date".
pub(super) fn later_date(reader: &Reader<'_, '_>, at: usize) -> Read<Expression> {
    let is_future = reader.are(at, &["a", "later", "date"]);
    is_future.then(|| (expression(Reference::Future), at + 3))
}
