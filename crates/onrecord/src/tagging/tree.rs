//! From scores of heads to one tree a sentence.

use std::ops::Range;

use super::{HeadScore, PartOfSpeech, Relation};

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

/// Mends what no tree of names has, in the words of one sentence. `is_stop` says which of them are the full stop of an
/// abbreviation: that belongs to the word before it, and what hangs on it hangs on that word. The words of a name that are
/// all subjects of one word hang on the first of them instead: "Sen. Ana Orlec said" has one subject.
///
/// Source: the relations `punct` and `flat` of Universal Dependencies.
pub(super) fn mend_names(
    arcs: &mut [Arc],
    parts_of_speech: &[PartOfSpeech],
    first: usize,
    is_stop: impl Fn(usize) -> bool,
) {
    let is_inner = |word_idx: usize| word_idx > 0 && word_idx + 1 < arcs.len();
    let mut stops: Vec<bool> = (0..arcs.len()).map(|idx| is_inner(idx) && is_stop(first + idx)).collect();
    for word_idx in 1..arcs.len() {
        stops[word_idx] &= !stops[word_idx - 1];
    }
    hang_stops(arcs, &stops, first);
    join_names(arcs, parts_of_speech, &stops, first);
}

/// A stop and the word before it become one node of the tree.
fn hang_stops(arcs: &mut [Arc], stops: &[bool], first: usize) {
    let Some(punct) = Relation::named("punct") else { return };
    for stop in (0..arcs.len()).filter(|&word_idx| stops[word_idx]) {
        let word = stop - 1;
        let above = std::iter::successors(Some(word), |&at| arcs[at].head.map(|head| head as usize - first));
        if above.take(arcs.len()).any(|at| at == stop) {
            let relation = if arcs[stop].head.is_none() { Relation::ROOT } else { arcs[word].relation };
            arcs[word] = Arc { head: arcs[stop].head, relation };
        }
        arcs[stop] = Arc { head: index(first + word), relation: punct };
    }
    for arc in arcs.iter_mut() {
        arc.head = arc.head.map(|head| head - u32::from(stops[head as usize - first]));
    }
}

fn join_names(arcs: &mut [Arc], parts_of_speech: &[PartOfSpeech], stops: &[bool], first: usize) {
    let Some(flat) = Relation::named("flat") else { return };
    let mut opening = 0;
    for word_idx in (1..arcs.len()).filter(|&word_idx| !stops[word_idx]) {
        let of_name = Arc { head: index(first + opening), relation: flat };
        let is_name = [opening, word_idx].iter().all(|&one| parts_of_speech[one] == PartOfSpeech::Propn);
        let (before, arc) = (arcs[opening], arcs[word_idx]);
        let is_held_twice = before == arc && arc.relation.universal() == "nsubj";
        if is_name && is_held_twice {
            arcs[word_idx] = of_name;
        } else if !is_name || arc != of_name {
            opening = word_idx;
        }
    }
}

fn index(at: usize) -> Option<u32> {
    u32::try_from(at).ok()
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

    /// Arcs from "PROPN/nsubj/3", the number of the head from 1, 0 for the root; the same after they were mended.
    fn mended(trees: &str, stops: &[usize]) -> String {
        let words: Vec<Vec<&str>> = trees.split(' ').map(|word| word.split('/').collect()).collect();
        let part = |word: &Vec<&str>| PartOfSpeech::ALL.into_iter().find(|part| part.as_str() == word[0]).unwrap();
        let arc = |word: &Vec<&str>| {
            let head: u32 = word[2].parse().unwrap();
            Arc { head: head.checked_sub(1).map(|head| head + 10), relation: Relation::named(word[1]).unwrap() }
        };
        let (parts, mut arcs): (Vec<_>, Vec<_>) = words.iter().map(|word| (part(word), arc(word))).unzip();
        mend_names(&mut arcs, &parts, 10, |at| stops.contains(&(at - 9)));
        let shown = |(part, arc): (&PartOfSpeech, &Arc)| {
            format!("{}/{}/{}", part.as_str(), arc.relation.name(), arc.head.map_or(0, |head| head - 9))
        };
        parts.iter().zip(&arcs).map(shown).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_name_is_the_subject_once() {
        assert_eq!(
            mended("PROPN/nsubj/5 ADP/nsubj/5 PROPN/nsubj/5 PROPN/nsubj/5 VERB/root/0", &[2]),
            "PROPN/nsubj/5 ADP/punct/1 PROPN/flat/1 PROPN/flat/1 VERB/root/0",
        );
        let two = "PROPN/nsubj/4 PUNCT/punct/4 PROPN/nsubj/4 VERB/root/0";
        assert_eq!(mended(two, &[]), two);
        let described = "PROPN/nmod:desc/2 PROPN/nsubj/3 VERB/root/0 PROPN/obj/3";
        assert_eq!(mended(described, &[]), described);
    }

    #[test]
    fn nothing_hangs_on_the_full_stop_of_an_abbreviation() {
        assert_eq!(
            mended("PROPN/nmod:desc/2 PROPN/compound/3 PROPN/nsubj/4 VERB/root/0", &[2]),
            "PROPN/nmod:desc/3 PROPN/punct/1 PROPN/nsubj/4 VERB/root/0",
        );
        assert_eq!(
            mended("PROPN/flat/3 NOUN/root/0 PROPN/nsubj/2 VERB/acl/2", &[2]),
            "PROPN/root/0 NOUN/punct/1 PROPN/nsubj/1 VERB/acl/1",
        );
        // The last full stop is that of the sentence.
        let last = "PROPN/nsubj/2 VERB/root/0 PUNCT/obj/2";
        assert_eq!(mended(last, &[3]), last);
    }

    proptest! {
        #[test]
        fn every_word_reaches_the_one_root(
            scores in prop::collection::vec(prop::collection::vec((0_u32..9, -900_i16..0), 0..5), 1..8),
            stops in 0_u32..256,
            is_mended in prop::bool::ANY,
        ) {
            let n = u32::try_from(scores.len()).unwrap();
            let lists: Vec<Vec<(Option<u32>, i16)>> = scores.into_iter().enumerate().map(|(word, list)| {
                let own = |head: &u32| head % (n + 1) != u32::try_from(word).unwrap();
                let head = |head: u32| (head % (n + 1) < n).then_some(10 + head % (n + 1));
                list.into_iter().filter(|(to, _)| own(to)).map(|(to, score)| (head(to), score)).collect()
            }).collect();
            let relation = Relation::named("nsubj").unwrap();
            let candidate = |&(head, score): &(Option<u32>, i16)| HeadScore { head, relation, score };
            let candidates: Vec<Vec<HeadScore>> = lists.iter().map(|list| list.iter().map(candidate).collect()).collect();
            let mut arcs = tree(&candidates, &(10..10 + lists.len()));
            if is_mended {
                let parts = vec![PartOfSpeech::Propn; arcs.len()];
                mend_names(&mut arcs, &parts, 10, |at| stops & (1 << (at - 10)) != 0);
            }
            let found: Vec<Option<u32>> = arcs.into_iter().map(|arc| arc.head).collect();
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
