//! A tagger for tests: it says what it was told, whatever it reads.

use std::ops::Range;

use onrecord::tagging::{
    Calibration, CueScores, Curve, HeadScore, MentionScores, NameKind, PartOfSpeech, Relation, Scores, Tagger,
    TaggerError, Words,
};

use crate::{gold::TreeGold, numbers::count};

/// The score of what is not so.
const NO: i16 = -900;

/// What it was told. Names are 0.8 sure, attributions 0.9.
pub(super) struct Told {
    scores: Scores,
    calibration: Calibration,
}

impl Told {
    /// Nothing at all of so many words.
    pub(super) fn of(n_words: usize) -> Told {
        let curve = |share| Curve::new(vec![(0, share)]).unwrap();
        let scores = Scores {
            roles: vec![outside(); n_words],
            names: vec![outside(); n_words],
            parts_of_speech: vec![PartOfSpeech::X; n_words],
            heads: vec![Vec::new(); n_words],
            ..Scores::default()
        };
        Told { scores, calibration: Calibration { names: curve(80), attributions: curve(90) } }
    }

    /// The parts of speech and the trees of a document.
    pub(super) fn tree(gold: &TreeGold) -> Told {
        let mut told = Told::of(gold.words.len());
        told.scores.parts_of_speech.clone_from(&gold.parts_of_speech);
        let heads = gold.arcs.iter().map(|arc| HeadScore {
            head: arc.head.map(count),
            relation: Relation::named(&arc.relation).unwrap(),
            score: 0,
        });
        told.scores.heads = heads.map(|head| vec![head]).collect();
        told
    }

    pub(super) fn name(mut self, words: Range<usize>, kind: NameKind) -> Told {
        let kind = NameKind::ALL.iter().position(|other| *other == kind).unwrap();
        label(&mut self.scores.names, words, kind);
        self
    }

    /// Source, cue and content. Attributions must be told in the order of their cues.
    pub(super) fn attribution(mut self, parts: [Range<usize>; 3]) -> Told {
        let n_words = self.scores.roles.len();
        let odds = |part: &Range<usize>| (0..n_words).map(|word| if part.contains(&word) { -NO } else { NO }).collect();
        let [source, cue, content] = &parts;
        let (source, content) = (odds(source), odds(content));
        self.scores.cues.push(CueScores { cue: count(cue.start), first: 0, source, content });
        for (role, words) in parts.into_iter().enumerate() {
            label(&mut self.scores.roles, words, role);
        }
        self
    }

    /// Each mention refers back to the one before. Their heads must come in the order of the text.
    pub(super) fn chain(mut self, mentions: &[Range<usize>]) -> Told {
        for (n, words) in mentions.iter().enumerate() {
            let earlier = count(self.scores.mentions.len()).checked_sub(1).filter(|_| n > 0);
            self.scores.mentions.push(MentionScores {
                head: count(words.start),
                words: count(words.start)..count(words.end),
                antecedents: earlier.map(|earlier| (earlier, 100)).into_iter().collect(),
            });
        }
        self
    }
}

fn outside<const N: usize>() -> [i16; N] {
    std::array::from_fn(|label| if label == 0 { 0 } else { NO })
}

fn label<const N: usize>(scores: &mut [[i16; N]], words: Range<usize>, kind: usize) {
    let first = words.start;
    for word in words {
        let right = 2 * kind + if word == first { 1 } else { 2 };
        scores[word] = std::array::from_fn(|label| if label == right { 0 } else { NO });
    }
}

impl Tagger for Told {
    fn score(&self, _: &Words<'_>) -> Result<Scores, TaggerError> {
        Ok(self.scores.clone())
    }

    fn calibration(&self) -> &Calibration {
        &self.calibration
    }
}
