//! Which words belong to which cue.

use onrecord::tagging::CueScores;

use super::{
    heads::{LINK_DISTANCES, Read, SmallTensors},
    score::{dot, hundredths, log_probabilities},
};

/// A word may begin a cue from this logarithm of its probability on, in hundredths: one in a hundred.
const FAINTEST_CUE: i16 = -460;

/// Index of "begin a cue" among the labels of roles.
const BEGIN_CUE: usize = 3;

/// The cues of one window and what may belong to them. The window's words are `n_words` words from word `start` of the batch and
/// word `first` of the article on.
pub(super) fn cues(read: &Read, small: &SmallTensors, [start, first, n_words]: [usize; 3]) -> Vec<CueScores> {
    let may_begin = |word: &usize| log_probabilities::<7>(read.roles.row(start + word))[BEGIN_CUE] > FAINTEST_CUE;
    let scores = |cue: usize, part: usize| -> Vec<i16> {
        let vector = half(read.link_cue.row(start + cue), part);
        let bias = &small.link_bias[part * LINK_DISTANCES..][..LINK_DISTANCES];
        let root = length(vector);
        let odds = |word: usize| {
            let product = dot(vector, half(read.link_word.row(start + word), part)) / root;
            hundredths(product + bias[bucket(cue, word)])
        };
        (0..n_words).map(odds).collect()
    };
    let position = |word: usize| u32::try_from(first + word).unwrap_or(u32::MAX);
    let cue = |cue: usize| CueScores {
        cue: position(cue),
        first: position(0),
        source: scores(cue, 0),
        content: scores(cue, 1),
    };
    (0..n_words).filter(may_begin).map(cue).collect()
}

/// The part of a row for sources (0) or for contents (1).
fn half(row: &[f32], part: usize) -> &[f32] {
    let width = row.len() / 2;
    &row[part * width..][..width]
}

/// The square root of how many numbers a vector has.
#[expect(clippy::cast_precision_loss, reason = "vectors have some hundreds of numbers")]
pub(super) fn length(vector: &[f32]) -> f32 {
    (vector.len() as f32).sqrt()
}

/// Distance of a word from its cue: exact to 3, then by doubling; 8 is the cue itself.
fn bucket(cue: usize, word: usize) -> usize {
    let distance = cue.abs_diff(word);
    let step = if distance < 4 { distance } else { (distance.ilog2() as usize + 2).min(8) };
    if word < cue { 8 - step } else { 8 + step }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_exact_near_the_cue() {
        assert_eq!([7, 8, 9, 10, 11].map(|word| bucket(9, word)), [6, 7, 8, 9, 10]);
        assert_eq!([4, 7, 8, 15, 16, 63, 64, 1000].map(|word| bucket(0, word)), [12, 12, 13, 13, 14, 15, 16, 16]);
        assert_eq!(bucket(1000, 0), 0);
    }
}
