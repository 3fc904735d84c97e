//! Rows that stand under other rows of the same list: parts under their whole, statements under the one that tells them.

use std::collections::{BTreeMap, BTreeSet};

/// A row that stands under none of the list, and those below it, each with how deep.
pub(crate) type Family<'r, T> = Vec<(&'r T, usize)>;

/// The places in the list of what stands under each row, and of what stands under none.
type Under = BTreeMap<Option<usize>, Vec<usize>>;

/// All rows in their order, each once, with those below it after it. `id` is the number of a row and `above` that of the row
/// under which it stands.
pub(crate) fn families<T>(rows: &[T], id: impl Fn(&T) -> i64, above: impl Fn(&T) -> Option<i64>) -> Vec<Family<'_, T>> {
    let places: BTreeMap<i64, usize> = rows.iter().enumerate().map(|(idx, row)| (id(row), idx)).collect();
    let mut under = Under::new();
    for (idx, row) in rows.iter().enumerate() {
        under.entry(above(row).and_then(|id| places.get(&id)).copied()).or_default().push(idx);
    }
    let heads = under.get(&None).cloned().unwrap_or_default();
    let mut told = BTreeSet::new();
    // Rows that stand under each other in a circle are under no head; the first of them is made one.
    let families = heads.into_iter().chain(0..rows.len()).map(|head| family(rows, &under, head, &mut told));
    families.filter(|family| !family.is_empty()).collect()
}

/// `head` and what stands under it, but what was told before.
fn family<'r, T>(rows: &'r [T], under: &Under, head: usize, told: &mut BTreeSet<usize>) -> Family<'r, T> {
    let mut family = Vec::new();
    let mut waiting = vec![(head, 0)];
    while let Some((idx, depth)) = waiting.pop() {
        if told.insert(idx) {
            family.push((&rows[idx], depth));
            waiting.extend(under.get(&Some(idx)).into_iter().flatten().rev().map(|&below| (below, depth + 1)));
        }
    }
    family
}

#[cfg(test)]
mod tests {
    use super::families;

    #[track_caller]
    fn check(rows: &[(i64, Option<i64>)], expected: &[&[(i64, usize)]]) {
        let families = families(rows, |row| row.0, |row| row.1);
        let told: Vec<Vec<_>> =
            families.iter().map(|family| family.iter().map(|(row, depth)| (row.0, *depth)).collect()).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn rows_stand_under_others_wherever_those_are() {
        check(&[(1, Some(3)), (2, None), (3, None), (4, Some(1))], &[&[(2, 0)], &[(3, 0), (1, 1), (4, 2)]]);
        check(&[(1, Some(9))], &[&[(1, 0)]]);
    }

    #[test]
    fn a_circle_is_told_once() {
        check(&[(1, Some(2)), (2, Some(1)), (3, Some(3))], &[&[(1, 0), (2, 1)], &[(3, 0)]]);
    }
}
