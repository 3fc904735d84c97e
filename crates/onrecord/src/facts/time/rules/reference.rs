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
/// **Finds** "now", "currently", "current", "recently", "previously", "formerly", "soon", "earlier" at the end of a clause.
///
/// **Leaves alone** "as soon as", "sooner", "no earlier than", names.
///
/// **Source**: the practice of TimeBank, which leaves out "still", "already", "yet", "so far".
pub(super) fn word(reader: &Reader<'_, '_>, at: usize, reference: Reference) -> Read<Expression> {
    let is_name = reader.is_capital(at) && reader.is_capital(at + 1);
    let is_compared = reader.follows_any(at, &["as", "no", "not", "too", "how", "so"])
        && reader.is_any(at, &["soon", "earlier", "recently"])
        || reader.is_any(at + 1, &["than"]);
    let is_earlier = reader.view.is(at, "earlier");
    let is_loose = is_earlier && !ends_clause(reader, at + 1);
    let is_shortly = reader.view.is(at, "shortly") && reader.is_any(at + 1, &["before", "after"]);
    let is_electric = reader.view.is(at, "current") && reader.is_any(at + 1, &["account", "accounts", "affairs"]);
    (!is_name && !is_compared && !is_loose && !is_shortly && !is_electric).then(|| (expression(reference), at + 1))
}

fn ends_clause(reader: &Reader<'_, '_>, at: usize) -> bool {
    matches!(reader.word(at), "" | "." | "," | ";" | ")")
}
