//! Small arithmetic on scores: dot products, logarithms of probabilities, rounding to hundredths.

use crate::maths;

/// The largest score, in natural logarithms: beyond it all scores are the same.
const LARGEST: f32 = 300.0;

/// A score in hundredths.
pub(super) fn hundredths(score: f32) -> i16 {
    maths::round(score.clamp(-LARGEST, LARGEST) * 100.0)
}

/// Logits as logarithms of probabilities, in hundredths.
pub(super) fn log_probabilities<const N: usize>(logits: &[f32]) -> [i16; N] {
    let whole = log_sum(logits);
    std::array::from_fn(|label| logits.get(label).map_or(i16::MIN, |logit| hundredths(logit - whole)))
}

/// The logarithm of the sum of the exponentials.
pub(super) fn log_sum(logits: &[f32]) -> f32 {
    let largest = logits.iter().copied().fold(f32::MIN, f32::max);
    largest + maths::ln(logits.iter().map(|logit| maths::exp(logit - largest)).sum())
}

/// The sum of products, in a fixed order.
pub(super) fn dot(one: &[f32], other: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; 8];
    let (ones, others) = (one.as_chunks::<8>().0, other.as_chunks::<8>().0);
    for (one, other) in ones.iter().zip(others) {
        for lane in 0..8 {
            lanes[lane] += one[lane] * other[lane];
        }
    }
    lanes.iter().sum()
}

/// The index of the largest; of equals the first.
pub(super) fn best(values: &[f32]) -> usize {
    let better = |best: usize, at: usize| if values[at] > values[best] { at } else { best };
    (0..values.len()).fold(0, better)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_sum_to_one() {
        let found: [i16; 3] = log_probabilities(&[1.0, 1.0, 1.0]);
        assert_eq!(found, [-110; 3]);
        assert_eq!(log_probabilities::<2>(&[500.0, -500.0]), [0, -30000]);
    }

    #[test]
    fn of_equals_the_first_is_best() {
        assert_eq!(best(&[1.0, 3.0, 3.0]), 1);
        assert!((dot(&[1.0; 16], &[2.0; 16]) - 32.0).abs() < f32::EPSILON);
    }
}
