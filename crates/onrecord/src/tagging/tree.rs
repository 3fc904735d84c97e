//! From scores of heads to one tree a sentence.

use std::ops::Range;

use super::{HeadScore, Relation};

/// A word's head and how it depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arc {
    /// Index of the head among [`Annotated::words`](crate::annotate::Annotated::words); none for the root of a sentence.
    pub head: Option<u32>,
    /// The relation of the word to its head.
    pub relation: Relation,
}

/// A tree over the words of one sentence: one root, every word reaches it. `candidates` has a list for each word, the best
/// head first; heads are indices into all words, of which the sentence has `words`.
///
/// Each word takes its best head. Of several roots the surest stays. Where words lead in a circle, the one whose next
/// candidate outside of it costs least takes that; where there is none, it hangs on the root.
///
/// Source: the contraction step of Chu and Liu (1965) and Edmonds (1967), done once for each circle, which is exact where
/// circles do not lie within circles.
pub(super) fn tree(candidates: &[Vec<HeadScore>], words: &Range<usize>) -> Vec<Arc> {
    let mut choice: Vec<HeadScore> = candidates.iter().map(|heads| heads.first().copied().unwrap_or(NO_HEAD)).collect();
    let root = root_of(candidates, &mut choice);
    for (word_idx, chosen) in choice.iter_mut().enumerate() {
        if word_idx != root && chosen.head.is_none() {
            *chosen = best_but_root(&candidates[word_idx]).unwrap_or_else(|| under(words.start + root));
        }
    }
    for word_idx in 0..choice.len() {
        while let Some(circle) = circle_from(&choice, words.start, word_idx) {
            break_open(candidates, &mut choice, words.start, (&circle, root));
        }
    }
    choice.into_iter().map(|chosen| Arc { head: chosen.head, relation: chosen.relation }).collect()
}

/// A word of which nothing is known.
const NO_HEAD: HeadScore = HeadScore { head: None, relation: Relation::ROOT, score: i16::MIN };

/// The word that loses most if it is not the root, which it then is.
fn root_of(candidates: &[Vec<HeadScore>], choice: &mut [HeadScore]) -> usize {
    let as_root = |heads: &[HeadScore]| heads.iter().find(|candidate| candidate.head.is_none()).map(|root| root.score);
    let gain = |heads: &[HeadScore]| {
        let other = best_but_root(heads).map_or(i16::MIN, |other| other.score);
        as_root(heads).map_or(i32::MIN, |root| i32::from(root) - i32::from(other))
    };
    let mut best = (0, i32::MIN);
    for (word_idx, gain) in candidates.iter().map(|heads| gain(heads)).enumerate() {
        if gain > best.1 {
            best = (word_idx, gain);
        }
    }
    if let Some(chosen) = choice.get_mut(best.0) {
        *chosen = HeadScore { head: None, relation: Relation::ROOT, ..*chosen };
    }
    best.0
}

fn best_but_root(heads: &[HeadScore]) -> Option<HeadScore> {
    heads.iter().find(|candidate| candidate.head.is_some()).copied()
}

fn under(head: usize) -> HeadScore {
    let relation = Relation::named("dep").unwrap_or(Relation::ROOT);
    HeadScore { head: u32::try_from(head).ok(), relation, score: i16::MIN }
}

/// The words of the circle that a word leads into.
fn circle_from(choice: &[HeadScore], first: usize, word_idx: usize) -> Option<Vec<usize>> {
    let mut path = vec![word_idx];
    loop {
        let head = choice[*path.last()?].head? as usize - first;
        if let Some(start) = path.iter().position(|&passed| passed == head) {
            return Some(path.split_off(start));
        }
        path.push(head);
    }
}

fn break_open(
    candidates: &[Vec<HeadScore>],
    choice: &mut [HeadScore],
    first: usize,
    (circle, root): (&[usize], usize),
) {
    // A head that itself leads into the circle would close it again.
    let leads_in = |mut word_idx: usize| {
        for _ in 0..choice.len() {
            if circle.contains(&word_idx) {
                return true;
            }
            let Some(head) = choice[word_idx].head else { return false };
            word_idx = head as usize - first;
        }
        true
    };
    let leads_out = |candidate: &&HeadScore| candidate.head.is_some_and(|head| !leads_in(head as usize - first));
    let way_out = |&word_idx: &usize| {
        let other = candidates[word_idx].iter().find(leads_out)?;
        Some((i32::from(choice[word_idx].score) - i32::from(other.score), word_idx, *other))
    };
    let cheapest = circle.iter().filter_map(way_out).min_by_key(|&(cost, word_idx, _)| (cost, word_idx));
    match cheapest {
        Some((_, word_idx, other)) => choice[word_idx] = other,
        None => choice[circle[0]] = under(first + root),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn heads(candidates: &[&[(Option<u32>, i16)]]) -> Vec<Option<u32>> {
        let relation = Relation::named("dep").unwrap();
        let candidates: Vec<Vec<HeadScore>> = candidates
            .iter()
            .map(|heads| heads.iter().map(|&(head, score)| HeadScore { head, relation, score }).collect())
            .collect();
        tree(&candidates, &(10..10 + candidates.len())).into_iter().map(|arc| arc.head).collect()
    }

    #[test]
    fn the_best_heads_are_taken_where_they_make_a_tree() {
        assert_eq!(heads(&[&[(Some(11), -1)], &[(None, -1)], &[(Some(11), -2)]]), [Some(11), None, Some(11)]);
    }

    #[test]
    fn a_circle_is_broken_where_it_costs_least() {
        let first: &[(Option<u32>, i16)] = &[(Some(11), -1), (Some(12), -9)];
        let second: &[(Option<u32>, i16)] = &[(Some(10), -1), (Some(12), -3)];
        assert_eq!(heads(&[first, second, &[(None, 0)]]), [Some(11), Some(12), None]);
    }

    #[test]
    fn of_two_roots_the_surer_stays() {
        assert_eq!(heads(&[&[(None, -5), (Some(11), -6)], &[(None, -1)]]), [Some(11), None]);
        assert_eq!(heads(&[&[(Some(11), -1)], &[(Some(10), -1)]]), [None, Some(10)]);
    }

    proptest! {
        #[test]
        fn every_word_reaches_the_one_root(scores in prop::collection::vec(prop::collection::vec((0_u32..9, -900_i16..0), 0..5), 1..8)) {
            let n = u32::try_from(scores.len()).unwrap();
            let lists: Vec<Vec<(Option<u32>, i16)>> = scores.into_iter().enumerate().map(|(word, list)| {
                let own = |head: &u32| head % (n + 1) != u32::try_from(word).unwrap();
                let head = |head: u32| (head % (n + 1) < n).then_some(10 + head % (n + 1));
                list.into_iter().filter(|(to, _)| own(to)).map(|(to, score)| (head(to), score)).collect()
            }).collect();
            let found = heads(&lists.iter().map(Vec::as_slice).collect::<Vec<_>>());
            prop_assert_eq!(found.iter().filter(|head| head.is_none()).count(), 1);
            for mut at in 0..found.len() {
                let mut steps = 0;
                while let Some(head) = found[at] {
                    at = head as usize - 10;
                    steps += 1;
                    prop_assert!(steps <= found.len());
                }
            }
        }
    }
}
