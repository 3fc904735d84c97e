//! From scores of labels to names.

use std::ops::Range;

use super::{
    Calibration, NameKind, Scores,
    sequence::{self, Bias},
};

/// A name that a model found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaggedName {
    /// Indices into [`Annotated::words`](crate::annotate::Annotated::words). Never empty; within one sentence.
    pub words: Range<usize>,
    /// What it names.
    pub kind: NameKind,
    /// How sure the model is of its words, on the whole: a logarithm of a probability, in hundredths.
    pub score: i16,
    /// The share of findings with such a score that are right, in hundredths.
    pub confidence: u8,
}

/// Something stands between two names: few touch. Chosen on held-aside news with names.
const BIAS: Bias<15> = Bias { labels: [0; 15], touching: -400 };

/// The names of all sentences, in the order of the text.
pub(super) fn names(scores: &Scores, sentences: &[Range<usize>], calibration: &Calibration) -> Vec<TaggedName> {
    let of_sentence = |sentence: &Range<usize>| {
        let first = sentence.start;
        sequence::stretches(&scores.names[sentence.clone()], &BIAS).into_iter().map(move |stretch| TaggedName {
            words: first + stretch.words.start..first + stretch.words.end,
            kind: NameKind::ALL[stretch.kind],
            score: stretch.score,
            confidence: calibration.names.confidence(stretch.score),
        })
    };
    sentences.iter().flat_map(of_sentence).collect()
}
