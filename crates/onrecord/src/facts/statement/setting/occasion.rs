//! On what occasion or through which channel something is said.

use std::ops::Range;

use super::{
    super::{Occasion, OccasionKind, text::Text},
    phrase,
    region::Region,
    time,
};
use crate::lexicon::{OccasionRow, occasions_from, takes_addressee};

/// An occasion with the words of its phrase.
pub(super) struct Found {
    pub(super) occasion: Occasion,
    pub(super) words: Range<usize>,
}

/// The first occasion in the pieces of a region, nearest to the cue first.
pub(super) fn find(text: &Text<'_, '_>, region: &Region) -> Option<Found> {
    region.pieces().find_map(|piece| in_piece(text, &piece)).or_else(|| as_object(text, region))
}

fn in_piece(text: &Text<'_, '_>, piece: &Range<usize>) -> Option<Found> {
    let is_time = |at: usize| time::beginning(text, at).is_some();
    piece.clone().filter(|&at| !is_time(at + 1)).find_map(|at| {
        let (row, end) =
            if text.is_any(at, &PREPOSITIONS) { noun_after(text, at, piece.end)? } else { verb_at(text, at)? };
        Some(found(text, row, at..end, piece.end))
    })
}

/// "told a press conference in Vell": the occasion stands where whom it is said to would.
fn as_object(text: &Text<'_, '_>, region: &Region) -> Option<Found> {
    let (last, piece) = (region.cue.clone().last()?, &region.after[0]);
    let is_told = takes_addressee(text.word(last)) && text.is_any(piece.start, &["a", "an", "the", "his", "her"]);
    let (row, end) = noun_after(text, piece.start, piece.end).filter(|_| is_told)?;
    if !matches!(row.kind, "meeting" | "press_conference" | "hearing") {
        return None;
    }
    Some(found(text, row, piece.start..end, piece.end))
}

fn found(text: &Text<'_, '_>, row: &OccasionRow, words: Range<usize>, limit: usize) -> Found {
    let words = words.start..extended(text, words, limit);
    let kind = OccasionKind::ALL.iter().copied().find(|kind| kind.as_str() == row.kind).unwrap_or_default();
    Found { occasion: Occasion { span: text.span(words.clone()), kind }, words }
}

const PREPOSITIONS: [&str; 8] = ["in", "at", "on", "during", "via", "through", "by", "over"];

/// The occasion whose noun phrase follows a word: a preposition, or the determiner of an object.
fn noun_after(text: &Text<'_, '_>, at: usize, limit: usize) -> Option<(&'static OccasionRow, usize)> {
    let near = (at + 1..limit.min(at + LONGEST_PHRASE)).take_while(|&at| !text.is_any(at, &STOPS));
    let is_object = !text.is_any(at, &PREPOSITIONS);
    let fits = |row: &OccasionRow| if is_object { !row.follows("verb") } else { row.follows(text.word(at)) };
    let here = near.filter_map(|noun| row_at(text, noun, limit).filter(|(row, _)| fits(row)));
    // "in a speech", "at a school debate": the last noun of the phrase is its head, a genitive is not ("the trial's end").
    let longest_last = |best: Option<(&'static OccasionRow, usize)>, next: (&'static OccasionRow, usize)| {
        best.filter(|(_, end)| *end >= next.1).or(Some(next))
    };
    here.filter(|&(_, end)| !text.is_any(end, &["'s", "’s"])).fold(None, longest_last)
}

const STOPS: [&str; 22] = [
    ",", ".", ":", ";", "“", "\"", "in", "at", "on", "during", "with", "to", "for", "by", "and", "that", "who",
    "which", "from", "about", "between", "of",
];

/// Words from a preposition to the noun of its phrase.
const LONGEST_PHRASE: usize = 9;

fn row_at(text: &Text<'_, '_>, at: usize, limit: usize) -> Option<(&'static OccasionRow, usize)> {
    let row = occasions_from(text.word(at)).iter().find(|row| text.are(at + 1, &row.rest))?;
    let end = at + 1 + row.rest.len();
    (end <= limit).then_some((row, end))
}

/// "Testifying before a committee", "addressing the council".
fn verb_at(text: &Text<'_, '_>, at: usize) -> Option<(&'static OccasionRow, usize)> {
    row_at(text, at, usize::MAX).filter(|(row, _)| row.follows("verb"))
}

/// The end of an occasion with what describes it: "with the Vell Courier", "of ministers in Vell". A time belongs to the
/// cue, unless the phrase goes on after it.
fn extended(text: &Text<'_, '_>, words: Range<usize>, limit: usize) -> usize {
    const LEADING: [&str; 13] =
        ["with", "to", "of", "on", "for", "at", "in", "before", "from", "by", "about", "between", "alongside"];
    let is_verb = text.word(words.start).ends_with("ing");
    let mut end = words.end;
    if is_verb && !text.is_any(end, &LEADING) {
        end = phrase::noun_phrase(text, end, limit.max(end)).end.max(end);
    }
    loop {
        let time_end = time_at(text, end, limit);
        let after = time_end.unwrap_or(end);
        if !text.is_any(after, &LEADING) || after + 1 >= limit {
            return end;
        }
        let is_time = time_at(text, after, limit).is_some();
        let phrase = phrase::noun_phrase(text, after + 1, limit);
        if is_time || phrase.is_empty() {
            return end;
        }
        end = phrase.end;
    }
}

/// The end of a time that begins at a word, or after a preposition there.
fn time_at(text: &Text<'_, '_>, at: usize, limit: usize) -> Option<usize> {
    let after_preposition = || time::beginning(text, at + 1).filter(|_| text.is_any(at, &["on", "in", "at"]));
    let words = time::beginning(text, at).or_else(after_preposition)?;
    (words.end <= limit).then_some(words.end)
}
