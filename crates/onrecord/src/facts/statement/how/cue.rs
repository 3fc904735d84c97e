//! What the words of a cue say of the manner.

use std::ops::Range;

use super::{
    super::{Attitude, Modality, Outcome, Stance, Statement, text::Text},
    Reading,
};
use crate::lexicon::CueRow;

/// Reads the cue of a statement: the longest phrase of the table that begins in it, else the first of its words that says
/// more than "said".
pub(super) fn read(text: &Text<'_, '_>, statement: &Statement) -> Reading {
    let words: Vec<Range<usize>> = statement.cue.iter().map(|&span| text.words(span)).collect();
    let Some(cue) = words.first().map(|cue| widened(text, cue)) else { return Reading::of(None) };
    if let Some(reading) = silence(text, &cue) {
        return reading;
    }
    if is_open(text, statement, &cue) {
        return Reading::silent(Outcome::Silent);
    }
    let found = words.iter().filter_map(|part| best(text, part.clone())).max_by_key(|(_, row)| weight(row));
    let reading = Reading::of(found.map(|(_, row)| row));
    match found {
        Some((at, _)) if is_negated(text, cue.start..at) => reading.negated(),
        None if cue.clone().any(|at| text.negates(at)) => Reading::silent(Outcome::Silent),
        Some((at, _)) if text.is(at, "told") && opens_with_infinitive(text, statement) => reading.requested(),
        Some((at, _)) if is_spoken_to(text, at) && opens_with_infinitive(text, statement) => reading.requested(),
        _ => reading,
    }
}

/// The cue with the auxiliaries, negations and adverbs before it: they are not always read as a part of it.
fn widened(text: &Text<'_, '_>, cue: &Range<usize>) -> Range<usize> {
    let sentence = text.sentence(cue.start);
    let helps = |at: usize| {
        text.negates(at) || text.is_any(at, &HELPING) || text.is_any(at, &REFUSING) || text.word(at).ends_with("ly")
    };
    let before = (sentence.start..cue.start).rev().take(LONGEST_GROUP).take_while(|&at| helps(at));
    before.last().unwrap_or(cue.start)..cue.end
}

/// Words of a verb group before its verb: "did not yet publicly".
const LONGEST_GROUP: usize = 5;

const HELPING: [&str; 21] = [
    "did", "does", "do", "has", "have", "had", "would", "could", "will", "wo", "ca", "can", "is", "was", "be", "been",
    "yet", "to", "ever", "failed", "fails",
];

/// Phrases say more than words, and words that are not neutral more than "said".
fn weight(row: &CueRow) -> (bool, bool, usize) {
    let is_neutral = row.modality.is_none() && row.attitude == "statement" && row.stance == "said";
    (!is_neutral, row.modality.is_some(), row.rest.len())
}

/// The best row that begins in a cue, with the place of its first word.
fn best(text: &Text<'_, '_>, cue: Range<usize>) -> Option<(usize, &'static CueRow)> {
    let longest = |at: usize| text.cues(at).next().map(|(row, _)| (at, row));
    // Of two that weigh the same the first counts: "continued to insist" has one only.
    cue.rev().filter_map(longest).max_by_key(|(_, row)| (row.rest.len(), weight(row)))
}

/// Whether a word before the verb, in the cue, says that it is not so. "said not" tells of what is said.
fn is_negated(text: &Text<'_, '_>, before: Range<usize>) -> bool {
    let is_not_only = |at: usize| text.is_any(at + 1, &["only", "just", "merely"]);
    before.clone().any(|at| (text.negates(at) && !is_not_only(at)) || text.is(at, "without")) || fails(text, before)
}

/// "failed to", "has yet to".
fn fails(text: &Text<'_, '_>, before: Range<usize>) -> bool {
    before.clone().any(|at| text.is_any(at, &["fail", "failed", "fails", "failing", "yet"]) && text.is(at + 1, "to"))
}

/// "It is unclear if Orlec has told the council": nobody knows whether it was said.
fn is_open(text: &Text<'_, '_>, statement: &Statement, cue: &Range<usize>) -> bool {
    const OPEN: [&str; 6] = ["unclear", "unknown", "uncertain", "known", "clear", "unsure"];
    let sentence = text.sentence(cue.start);
    let source = statement.source.first().map_or(cue.start, |&span| text.words(span).start);
    let start = source.min(cue.start);
    let asks = (sentence.start..start).rev().take(2).find(|&at| text.is_any(at, &["if", "whether"]));
    asks.is_some_and(|at| (sentence.start..at).rev().take(3).any(|at| text.is_any(at, &OPEN)))
}

/// Words of saying and telling, which a speaker who keeps silent does not do.
const SAYING: [&str; 36] = [
    "say",
    "comment",
    "answer",
    "respond",
    "reply",
    "disclose",
    "reveal",
    "specify",
    "elaborate",
    "discuss",
    "confirm",
    "provide",
    "give",
    "share",
    "name",
    "identify",
    "speculate",
    "explain",
    "speak",
    "talk",
    "tell",
    "release",
    "address",
    "offer",
    "detail",
    "divulge",
    "describe",
    "clarify",
    "mention",
    "expand",
    "state",
    "estimate",
    "predict",
    "provide",
    "characterize",
    "take",
];

/// "declined to comment", "would not say", "neither confirmed nor denied": the speaker was asked and refused.
fn silence(text: &Text<'_, '_>, cue: &Range<usize>) -> Option<Reading> {
    // The verb that is refused may stand at the start of the content.
    let window = cue.start..cue.end + 3;
    let declines = cue.clone().any(|at| {
        let is_refusal = text.is_any(at, &REFUSING);
        is_refusal && text.is(at + 1, "to") && window.contains(&(at + 2)) && says(text, at + 2)
    });
    let would_not =
        cue.clone().any(|at| text.is_any(at, &["would", "wo", "will"]) && text.negates(at + 1) && says(text, at + 2));
    let either =
        cue.clone().any(|at| text.is(at, "neither") && text.is_any(at + 1, &["confirmed", "confirm", "confirming"]));
    (declines || would_not || either).then(|| Reading::silent(Outcome::Declined))
}

const REFUSING: [&str; 11] = [
    "declined",
    "declines",
    "decline",
    "declining",
    "refused",
    "refuses",
    "refuse",
    "refusing",
    "refusal",
    "unwilling",
    "reluctant",
];

/// Whether a verb of saying stands here, after adverbs.
fn says(text: &Text<'_, '_>, at: usize) -> bool {
    let verb = if text.word(at).ends_with("ly") || text.is_any(at, &["yet", "even"]) { at + 1 } else { at };
    text.is_any(verb, &SAYING)
}

/// Verbs whose content, if it is an infinitive, is what the addressee is to do.
fn is_spoken_to(text: &Text<'_, '_>, at: usize) -> bool {
    const SPOKEN_TO: [&str; 14] = [
        "tell",
        "tells",
        "telling",
        "remind",
        "reminded",
        "reminds",
        "reminding",
        "warn",
        "warned",
        "warns",
        "warning",
        "said",
        "cautioned",
        "signalled",
    ];
    text.is_any(at, &SPOKEN_TO)
}

fn opens_with_infinitive(text: &Text<'_, '_>, statement: &Statement) -> bool {
    let first = statement.content.first().map(|&span| text.words(span).start);
    first.is_some_and(|at| text.is(at, "to") || text.is(at, "not") && text.is(at + 1, "to"))
}

/// The modality that the table's word stands for.
pub(super) fn modality(word: &str) -> Modality {
    member(Modality::ALL, Modality::as_str, word)
}

/// The member of a closed list that a word of the table stands for; every row is tested.
fn member<T: Copy + Default>(all: &[T], word_of: impl Fn(T) -> &'static str, word: &str) -> T {
    all.iter().copied().find(|&member| word_of(member) == word).unwrap_or_default()
}

impl Reading {
    fn of(row: Option<&CueRow>) -> Reading {
        let Some(row) = row else {
            return Reading {
                modality: None,
                outcome: Outcome::Said,
                attitude: Attitude::default(),
                stance: Stance::default(),
            };
        };
        let attitude = member(Attitude::ALL, Attitude::as_str, row.attitude);
        let silent = attitude == Attitude::Silence;
        Reading {
            modality: row.modality.map(modality),
            outcome: if silent { Outcome::Silent } else { Outcome::Said },
            attitude,
            stance: member(Stance::ALL, Stance::as_str, row.stance),
        }
    }

    fn silent(outcome: Outcome) -> Reading {
        let attitude = if outcome == Outcome::Declined { Attitude::Refusal } else { Attitude::Silence };
        Reading { modality: Some(Modality::Denied), outcome, attitude, stance: Stance::Said }
    }

    fn requested(self) -> Reading {
        let attitude = if self.attitude == Attitude::Statement { Attitude::Request } else { self.attitude };
        Reading { modality: Some(Modality::Requested), attitude, ..self }
    }

    /// "did not say" says nothing; "does not want" denies; "did not rule out" does not.
    fn negated(self) -> Reading {
        if self.outcome != Outcome::Said {
            return self;
        }
        match self.attitude {
            Attitude::Refusal | Attitude::Opposition | Attitude::Doubt => {
                Reading { modality: Some(Modality::Asserted), attitude: Attitude::Statement, ..self }
            }
            _ if self.modality == Some(Modality::Denied) => Reading { modality: Some(Modality::Asserted), ..self },
            Attitude::Statement
            | Attitude::Warning
            | Attitude::Acknowledgement
            | Attitude::Promise
            | Attitude::Request
            | Attitude::Proposal => Reading::silent(Outcome::Silent),
            _ => Reading { modality: Some(Modality::Denied), ..self },
        }
    }
}
