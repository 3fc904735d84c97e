//! Whose surname it is, where an article has no more than that: by the company that its bearers keep.

use super::{Field, JOINED, Join, Why};
use crate::names::{PERHAPS, Rule};

/// What an article shows of the bearer of a surname.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    /// The field in which it is spoken of.
    pub field: Field,
    /// What else the article names, as sorted numbers.
    pub company: &'a [i64],
}

/// Somebody of that surname.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The fields in which articles with the full name speak of this person.
    pub fields: Vec<Field>,
    /// Whether it is somebody who held an office that all news writes of.
    pub is_office_holder: bool,
    /// What else those articles name, as sorted numbers.
    pub company: Vec<i64>,
}

/// Whose surname it may be, as indices of candidates, the likeliest first. The first is sure from [`JOINED`] on, and then it is
/// the only one. `weight` says how telling it is to be named beside something: the binary logarithm of one in how many articles
/// that is.
///
/// **Finds** the candidate whose company the article shows, where no other comes near.
///
/// **Leaves alone** what two candidates share; what only well-known names speak for; people of another field.
pub fn whose(occasion: Occasion<'_>, candidates: &[Candidate], weight: impl Fn(i64) -> u32) -> Vec<(usize, Join)> {
    let fitting = candidates.iter().enumerate().filter(|(_, candidate)| candidate.fits(occasion.field));
    let mut scored: Vec<(u32, usize)> =
        fitting.map(|(idx, candidate)| (shared_weight(occasion.company, &candidate.company, &weight), idx)).collect();
    scored.sort_by_key(|&(score, idx)| (u32::MAX - score, idx));
    let Some(&(best, idx)) = scored.first() else { return Vec::new() };
    let sure = match scored.get(1) {
        Some(&(second, _)) => among_several(best, second),
        None => alone(best).or_else(|| candidates[idx].known_to_all(occasion.field)),
    };
    let perhaps = Join { why: Why::Name(Rule::Surname), confidence: PERHAPS };
    sure.map_or_else(|| scored.iter().map(|&(_, idx)| (idx, perhaps)).collect(), |join| vec![(idx, join)])
}

impl Candidate {
    pub(super) fn keeps_company_with(&self, id: i64) -> bool {
        self.company.binary_search(&id).is_ok()
    }

    /// Whether articles speak of this person in a field that does not speak against another one.
    fn fits(&self, field: Field) -> bool {
        self.fields.is_empty() || !self.fields.iter().all(|own| own.conflicts(field))
    }

    fn known_to_all(&self, field: Field) -> Option<Join> {
        let is_known = self.is_office_holder && matches!(field, Field::Unknown | Field::State);
        is_known.then_some(Join { why: Why::OfficeHolder, confidence: JOINED })
    }
}

/// How telling the names are that two sorted lists share.
fn shared_weight(one: &[i64], other: &[i64], weight: impl Fn(i64) -> u32) -> u32 {
    one.iter().filter(|id| other.binary_search(id).is_ok()).map(|&id| weight(id)).sum()
}

/// How sure it is of the only candidate by the weight of the company. Tuned, as what follows, on surnames that lost their given
/// names (`onrecord-eval across`).
fn alone(weight: u32) -> Option<Join> {
    let confidence = match weight {
        20.. => 97,
        14.. => 93,
        _ => return None,
    };
    Some(Join { why: Why::OnlyBearer, confidence })
}

/// The same of the best of several, by its weight and that of the next.
fn among_several(best: u32, second: u32) -> Option<Join> {
    (best >= 18 && best >= 2 * second).then_some(Join { why: Why::Company, confidence: 94 })
}
