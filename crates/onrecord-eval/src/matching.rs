//! One to one: which prediction stands for which gold item.

use std::{cmp::Ordering, collections::BTreeSet};

/// Candidates `(gold index, predicted index)`, best first, become pairs in which each index is used once at most.
pub fn one_to_one(best_first: impl IntoIterator<Item = (usize, usize)>) -> Vec<(usize, usize)> {
    let (mut used_gold, mut used_predicted) = (BTreeSet::new(), BTreeSet::new());
    let mut pairs = Vec::new();
    for (gold, predicted) in best_first {
        if !used_gold.contains(&gold) && !used_predicted.contains(&predicted) {
            used_gold.insert(gold);
            used_predicted.insert(predicted);
            pairs.push((gold, predicted));
        }
    }
    pairs
}

/// All pairs that fit at all, with their fit, in the order of the gold and then of the predictions.
pub fn candidates<G, P, F>(gold: &[G], predicted: &[P], fit: impl Fn(&G, &P) -> Option<F>) -> Vec<(F, usize, usize)> {
    let mut found = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        found.extend(predicted.iter().enumerate().filter_map(|(j, p)| Some((fit(g, p)?, i, j))));
    }
    found
}

/// The pairs of a greedy matching, the best fit first; of equal ones that which comes first in the gold.
pub fn assign<G, P, F: PartialOrd>(
    gold: &[G],
    predicted: &[P],
    fit: impl Fn(&G, &P) -> Option<F>,
) -> Vec<(usize, usize)> {
    let mut found = candidates(gold, predicted, fit);
    // Stable: equal fits stay in the order of the gold and then of the predictions.
    found.sort_by(|(a, ..), (b, ..)| b.partial_cmp(a).unwrap_or(Ordering::Equal));
    one_to_one(found.into_iter().map(|(_, i, j)| (i, j)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_fit_goes_first_and_ties_to_the_first_in_the_gold() {
        let near = |g: &i32, p: &i32| (g.abs_diff(*p) < 5).then(|| 5 - g.abs_diff(*p));
        assert_eq!(assign(&[10, 13], &[12, 30], near), [(1, 0)]);
        assert_eq!(assign(&[10, 14], &[12, 12], near), [(0, 0), (1, 1)]);
        assert_eq!(assign(&[10], &[], near), []);
    }
}
