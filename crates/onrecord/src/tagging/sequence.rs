//! From scores of labels to the best legal row of labels.
//!
//! Labels begin and go on: 0 is outside of everything, `2k + 1` begins a stretch of kind `k`, `2k + 2` goes on with it.
//!
//! Source: the Viterbi algorithm over the BIO scheme, where nothing goes on that has not begun.

use std::ops::Range;

/// A stretch of words with one kind of label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Index of its kind.
    pub(super) kind: usize,
    /// Indices of its words.
    pub(super) words: Range<usize>,
    /// The mean score of its words' labels.
    pub(super) score: i16,
}

/// What is for or against rows of labels, whatever the words are; in hundredths, as scores are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bias<const N: usize> {
    /// For each label, wherever it stands.
    pub(super) labels: [i16; N],
    /// For a stretch that begins where another of its kind ends; half of it where that is of another kind.
    pub(super) touching: i16,
}

impl<const N: usize> Bias<N> {
    /// For what label `label` adds to a sum after label `before`.
    fn of(&self, before: usize, label: usize) -> i64 {
        let touches = !goes_on(label) && label != 0 && before != 0;
        let is_same_kind = label.div_ceil(2) == before.div_ceil(2);
        let touching = if is_same_kind { self.touching } else { self.touching / 2 };
        i64::from(self.labels[label]) + if touches { i64::from(touching) } else { 0 }
    }
}

/// The stretches of the legal row of labels with the highest sum of scores and biases. On equal sums the earlier label wins.
/// The scores of stretches are without biases.
pub(super) fn stretches<const N: usize>(scores: &[[i16; N]], bias: &Bias<N>) -> Vec<Stretch> {
    let labels = best_labels(scores, bias);
    let mut found: Vec<Stretch> = Vec::new();
    for (word_idx, &label) in labels.iter().enumerate() {
        match found.last_mut() {
            Some(open) if goes_on(label) => open.words.end = word_idx + 1,
            _ if label != 0 => {
                found.push(Stretch { kind: (label - 1) / 2, words: word_idx..word_idx + 1, score: 0 });
            }
            _ => {}
        }
    }
    for stretch in &mut found {
        stretch.score = mean(stretch.words.clone().map(|word_idx| scores[word_idx][labels[word_idx]]));
    }
    found
}

/// The mean of scores, rounded down; 0 where there are none.
pub(super) fn mean(scores: impl Iterator<Item = i16>) -> i16 {
    let (mut sum, mut count) = (0_i64, 0_i64);
    for score in scores {
        sum += i64::from(score);
        count += 1;
    }
    // OK because a mean lies between the smallest and the largest score.
    i16::try_from(sum.div_euclid(count.max(1))).unwrap_or_default()
}

fn goes_on(label: usize) -> bool {
    label != 0 && label.is_multiple_of(2)
}

fn may_follow(before: usize, label: usize) -> bool {
    !goes_on(label) || before == label || before + 1 == label
}

fn best_labels<const N: usize>(scores: &[[i16; N]], bias: &Bias<N>) -> Vec<usize> {
    let mut sums = [i64::MIN / 2; N];
    let mut from: Vec<[usize; N]> = Vec::with_capacity(scores.len());
    // Before the first word stands what is outside.
    sums[0] = 0;
    for word in scores {
        let (mut next, mut best) = ([i64::MIN / 2; N], [0; N]);
        for label in 0..N {
            let before = best_before(&sums, label, bias);
            best[label] = before;
            next[label] = sums[before] + i64::from(word[label]) + bias.of(before, label);
        }
        sums = next;
        from.push(best);
    }
    trace_back(&sums, &from)
}

fn best_before<const N: usize>(sums: &[i64; N], label: usize, bias: &Bias<N>) -> usize {
    let sum = |before: usize| sums[before] + bias.of(before, label);
    let mut best = 0;
    for before in 0..N {
        if may_follow(before, label) && (sum(before) > sum(best) || !may_follow(best, label)) {
            best = before;
        }
    }
    best
}

fn trace_back<const N: usize>(sums: &[i64; N], from: &[[usize; N]]) -> Vec<usize> {
    let mut label = (0..N).fold(0, |best, label| if sums[label] > sums[best] { label } else { best });
    let mut labels = vec![0; from.len()];
    for (word_idx, before) in from.iter().enumerate().rev() {
        labels[word_idx] = label;
        label = before[label];
    }
    labels
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NONE: Bias<5> = Bias { labels: [0; 5], touching: 0 };

    fn check(scores: &[[i16; 5]], expected: &[(usize, Range<usize>)]) {
        check_with(scores, NONE, expected);
    }

    fn check_with(scores: &[[i16; 5]], bias: Bias<5>, expected: &[(usize, Range<usize>)]) {
        let found: Vec<(usize, Range<usize>)> =
            stretches(scores, &bias).into_iter().map(|stretch| (stretch.kind, stretch.words)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_begins_goes_on() {
        check(&[[0, 9, 0, 0, 0], [0, 0, 9, 0, 0], [9, 0, 0, 0, 0]], &[(0, 0..2)]);
        check(&[[0, 9, 0, 0, 0], [0, 9, 0, 0, 0]], &[(0, 0..1), (0, 1..2)]);
    }

    #[test]
    fn nothing_goes_on_that_has_not_begun() {
        // "Go on with kind 1" is best for the second word alone, but nothing of kind 1 was begun.
        check(&[[9, 0, 0, 0, 0], [5, 0, 0, 4, 9]], &[]);
        check(&[[0, 9, 0, 8, 0], [0, 0, 5, 0, 9]], &[(1, 0..2)]);
    }

    #[test]
    fn a_bias_decides_and_does_not_count() {
        let scores = [[-5, -3, 0, 0, 0]];
        assert_eq!(stretches(&scores, &Bias { labels: [0, 0, -9, -9, -9], ..NONE })[0].score, -3);
        assert_eq!(stretches(&scores, &Bias { labels: [0, -4, -9, -9, -9], ..NONE }), []);
    }

    #[test]
    fn what_touches_is_one_unless_it_is_surely_two() {
        let apart = Bias { touching: -8, ..NONE };
        check_with(&[[0, 9, 0, 0, 0], [0, 9, 4, 0, 0]], apart, &[(0, 0..2)]);
        check_with(&[[0, 9, 0, 0, 0], [0, 9, 0, 0, 0]], apart, &[(0, 0..1), (0, 1..2)]);
        check_with(&[[0, 9, 0, 0, 0], [0, 0, 4, 9, 0]], apart, &[(0, 0..1), (1, 1..2)]);
        check_with(&[[0, 9, 0, 0, 0], [9, 0, 0, 0, 0], [0, 9, 4, 0, 0]], apart, &[(0, 0..1), (0, 2..3)]);
    }

    proptest! {
        #[test]
        fn stretches_lie_in_order_and_do_not_overlap(scores in prop::collection::vec(prop::array::uniform7(-3000_i16..0), 0..40)) {
            let found = stretches(&scores, &Bias { labels: [0; 7], touching: -100 });
            prop_assert!(found.iter().all(|stretch| !stretch.words.is_empty() && stretch.words.end <= scores.len()));
            prop_assert!(found.is_sorted_by(|one, other| one.words.end <= other.words.start));
        }
    }
}
