//! What an article says against relying on a statement: from sentences in its own voice to the statements they are about.

use std::collections::BTreeSet;

use super::{
    Caution, Caveat, Statement,
    caveat_target::{Places, Warning, is_of_outlet},
    spans::part_around,
    text::Text,
};
use crate::lexicon::{Slot, caveats_from};

/// Attaches caveats to the statements that they are about.
///
/// **Finds** Orlec said *without providing evidence* that …; …, *although these figures have not been verified by the Vell
/// Courier*; *The claim could not be independently verified.* after a statement; *None of the claims could be verified.* for
/// all of the paragraph.
///
/// **Leaves alone** "without elaborating"; the writer's verdict ("falsely", "baseless"), which is no lack of confirmation;
/// what a speaker says of evidence himself; sentences about evidence with no statement near.
///
/// What comes back are the indices of those to drop: a statement that a model made of a caveat's own words with an outlet as
/// its source. That nothing could be verified is the article's own voice, and nobody would look for it as a statement of the
/// outlet.
///
/// **Source**: the definitions of the seed annotation (`docs/statements.md`).
pub(super) fn attach(text: &Text<'_, '_>, statements: &mut [Statement]) -> BTreeSet<usize> {
    let warnings = if statements.is_empty() { Vec::new() } else { warnings(text) };
    let mut dropped = BTreeSet::new();
    if warnings.is_empty() {
        return dropped;
    }
    let places = Places::of(text, statements);
    let mut found: Vec<(usize, Caveat)> = Vec::new();
    for warning in &warnings {
        let own = places.own(warning);
        let targets = places.targets(warning, &own);
        let caution = if warning.row.caution == "unverified" { Caution::Unverified } else { Caution::NoEvidence };
        let caveat = Caveat { span: places.span(warning, &own), caution };
        if !targets.is_empty() {
            dropped.extend(own.into_iter().filter(|&idx| is_of_writer(text, &statements[idx])));
        }
        found.extend(targets.into_iter().map(|idx| (idx, caveat)));
    }
    for (idx, caveat) in found {
        statements[idx].caveats.push(caveat);
    }
    dropped
}

/// All of them outside of quotations, at most a few in a sentence.
fn warnings(text: &Text<'_, '_>) -> Vec<Warning> {
    let quoted = text.quoted_at_depth(0);
    let mut found = Vec::new();
    for sentence in text.annotated.words_of_sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            let mut rows = caveats_from(text.word(at)).iter();
            let first = rows.find_map(|row| Some((row, end(text, at + 1, sentence.end, &row.rest)?)));
            let Some((row, end)) = first.filter(|_| part_around(&quoted, text.span(at..at + 1)).is_none()) else {
                at += 1;
                continue;
            };
            found.push(Warning { row, words: at..end, sentence: sentence.clone() });
            at = end;
        }
    }
    found
}

/// Where the slots end if they fit from a word on.
fn end(text: &Text<'_, '_>, at: usize, limit: usize, slots: &[Slot]) -> Option<usize> {
    let Some((slot, rest)) = slots.split_first() else { return Some(at) };
    match slot {
        Slot::OneOf(words) => (at < limit && text.is_any(at, words)).then(|| end(text, at + 1, limit, rest))?,
        Slot::Few => {
            let mut near = at..limit.min(at + MOST_BETWEEN + 1);
            let past = near.find(|&at| !text.is_word(at) && !text.is(at, "-")).unwrap_or(near.end);
            (at..=past).find_map(|at| end(text, at, limit, rest))
        }
    }
}

/// Words between two parts of a caveat.
const MOST_BETWEEN: usize = 5;

/// Whether an outlet, or nobody, is its source: "Reuters could not verify", "could not be verified".
fn is_of_writer(text: &Text<'_, '_>, statement: &Statement) -> bool {
    statement.source.is_empty() || is_of_outlet(text, statement)
}
