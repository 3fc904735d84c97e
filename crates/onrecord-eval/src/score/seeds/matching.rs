//! Core items first, then optional ones.

use crate::{
    gold::seeds::{GoldCommitment, GoldFigure, GoldStatement, Item, SeedTime},
    matching::assign,
    numbers::{Numbers, Prf, count},
};

/// A gold item, whatever it is an item of.
pub(super) trait Judged {
    fn item(&self) -> &Item;
}

macro_rules! judged {
    ($($kind:ty),*) => {$(
        impl Judged for $kind {
            fn item(&self) -> &Item {
                &self.item
            }
        }
    )*};
}

judged!(GoldStatement, GoldFigure, SeedTime, GoldCommitment);

/// What was matched with what.
pub(super) struct Matched<'a, G, P> {
    /// Core gold items with their predictions.
    pub(super) core: Vec<(&'a G, &'a P)>,
    /// Optional ones with theirs.
    pub(super) optional: Vec<(&'a G, &'a P)>,
    /// Hits among the core items; predictions without those that are matched with optional ones; core items.
    pub(super) counts: Prf,
}

impl<'a, G, P> Matched<'a, G, P> {
    /// How many of the matched core items are right in some way.
    pub(super) fn share(&self, right: impl Fn(&G, &P) -> bool) -> Numbers {
        share(&self.core, right)
    }

    /// All that were matched, the core items first.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'a G, &'a P)> {
        self.core.iter().chain(&self.optional).copied()
    }
}

/// How many pairs are right in some way.
pub(super) fn share<G, P>(pairs: &[(&G, &P)], right: impl Fn(&G, &P) -> bool) -> Numbers {
    let hits = pairs.iter().filter(|(g, p)| right(g, p)).count();
    Numbers::Share { right: count(hits), of: count(pairs.len()) }
}

/// Matches gold items with predictions, the best fit first.
pub(super) fn matched<'a, G: Judged, P, F: PartialOrd>(
    gold: &'a [G],
    predicted: &[&'a P],
    fit: impl Fn(&G, &P) -> Option<F>,
) -> Matched<'a, G, P> {
    let fit = |g: &&G, p: &&P| fit(g, p);
    let core: Vec<&G> = gold.iter().filter(|g| g.item().is_core()).collect();
    let optional: Vec<&G> = gold.iter().filter(|g| g.item().may_be_found()).collect();
    let first = assign(&core, predicted, fit);
    let is_free = |j: &usize| first.iter().all(|(_, taken)| taken != j);
    let rest: Vec<&P> = (0..predicted.len()).filter(is_free).map(|j| predicted[j]).collect();
    let second = assign(&optional, &rest, fit);
    Matched {
        counts: Prf::new(first.len(), predicted.len() - second.len(), core.len()),
        core: first.into_iter().map(|(i, j)| (core[i], predicted[j])).collect(),
        optional: second.into_iter().map(|(i, j)| (optional[i], rest[j])).collect(),
    }
}
