//! The words of a cue's own clause: where an addressee, an occasion and a time of saying may stand.

use std::ops::Range;

use super::super::{Statement, text::Text};
use crate::{
    annotate::is_double_mark,
    lexicon::{Classes, classes_of},
};

/// The words around a cue that belong to no content, no other cue and no other source. Pieces may be empty.
#[derive(Clone, Debug)]
pub(super) struct Region {
    /// The cue.
    pub(super) cue: Range<usize>,
    /// After the cue, in the order of the text: up to a source that follows the cue, and after it.
    pub(super) after: [Range<usize>; 2],
    /// Between a source and the cue after it.
    pub(super) between: Range<usize>,
    /// From the start of the sentence to the source.
    pub(super) leading: Range<usize>,
    /// The words after the cue where the content begins: an object may be read as a part of it.
    pub(super) opening: Range<usize>,
}

impl Region {
    /// All pieces, those nearest to the cue first.
    pub(super) fn pieces(&self) -> impl Iterator<Item = Range<usize>> {
        self.after.iter().cloned().chain([self.between.clone(), self.leading.clone()]).filter(|piece| !piece.is_empty())
    }
}

/// What no region reaches over: the sources, cues and contents of all statements, by their first words.
pub(super) struct Blocks(Vec<(Range<usize>, usize, bool)>);

impl Blocks {
    pub(super) fn of(text: &Text<'_, '_>, statements: &[Statement]) -> Blocks {
        let mut blocks = Vec::new();
        for (idx, statement) in statements.iter().enumerate() {
            let others = statement.cue.iter().chain(&statement.content).map(|&span| (text.words(span), idx, false));
            let sources = statement.source.iter().map(|&span| (text.words(span), idx, true));
            blocks.extend(others.chain(sources).filter(|(words, ..)| !words.is_empty()));
        }
        blocks.sort_by_key(|(words, idx, is_source)| (words.start, words.end, *idx, *is_source));
        Blocks(blocks)
    }

    /// The region of the statement at this index.
    pub(super) fn region(&self, text: &Text<'_, '_>, idx: usize, statement: &Statement) -> Region {
        let cue = statement.cue.first().map_or(0..0, |&span| text.words(span));
        let sentence = text.sentence(cue.start);
        let in_sentence = |words: &Range<usize>| words.start >= sentence.start && words.end <= sentence.end;
        let sources: Vec<Range<usize>> =
            statement.source.iter().map(|&span| text.words(span)).filter(in_sentence).collect();
        let end = self.end(text, (idx, statement), cue.end..sentence.end.min(cue.end + FURTHEST));
        let start = self.start(text, (idx, statement), sentence.start..cue.start);
        let source_after = sources.iter().find(|words| words.start >= cue.end && words.end <= end);
        let source_before = sources.iter().rev().find(|words| words.end <= cue.start && words.start >= start);
        let after = source_after.map_or([cue.end..end, end..end], |words| [cue.end..words.start, words.end..end]);
        let leading_end = source_before.map_or(cue.start, |words| words.start);
        Region {
            after: after.map(|piece| trimmed(text, piece)),
            between: trimmed(text, source_before.map_or(cue.start..cue.start, |words| words.end..cue.start)),
            leading: leading(text, start..leading_end),
            opening: end..sentence.end.min(end + LONGEST_OBJECT),
            cue,
        }
    }

    /// Where the words after a cue end, within these: at the next block that is not the statement's own source.
    fn end(&self, text: &Text<'_, '_>, (idx, statement): (usize, &Statement), reach: Range<usize>) -> usize {
        let Range { start: from, end: limit } = reach;
        let first = self.0.partition_point(|(words, ..)| words.start < from);
        let near = self.0[first..].iter().take(MOST_BLOCKS);
        let next = near.filter(|(words, of, is_source)| !(words.is_empty() || *of == idx && *is_source));
        let next = next.map(|(words, ..)| words.start).next().unwrap_or(limit);
        let own = statement.content.iter().map(|&span| text.words(span).start).filter(|&start| start >= from).min();
        next.min(limit).min(own.unwrap_or(limit)).max(from)
    }

    /// Where the words before a cue begin, within these: after the last block before it that is not the statement's own source.
    fn start(&self, text: &Text<'_, '_>, (idx, statement): (usize, &Statement), reach: Range<usize>) -> usize {
        let Range { start: limit, end: to } = reach;
        let last = self.0.partition_point(|(words, ..)| words.start < to);
        let near = self.0[..last].iter().rev().take(MOST_BLOCKS);
        let before = near.filter(|(words, of, is_source)| !(*of == idx && *is_source) && words.end <= to);
        let before = before.map(|(words, ..)| words.end).max().unwrap_or(limit);
        let own = statement.content.iter().map(|&span| text.words(span).end).filter(|&end| end <= to).max();
        before.max(limit).max(own.unwrap_or(limit)).max(to.saturating_sub(FURTHEST)).min(to)
    }
}

/// Words on either side of a cue that are looked at.
const FURTHEST: usize = 50;
/// Words after the start of a content that may be whom it is said to.
const LONGEST_OBJECT: usize = 8;
/// Blocks that are asked for the nearest: those of one clause are few.
const MOST_BLOCKS: usize = 8;

/// A piece up to where another clause begins.
fn trimmed(text: &Text<'_, '_>, piece: Range<usize>) -> Range<usize> {
    let end = piece.clone().find(|&at| opens_clause(text, piece.start, at)).unwrap_or(piece.end);
    piece.start..end
}

fn opens_clause(text: &Text<'_, '_>, start: usize, at: usize) -> bool {
    const OPENING: [&str; 22] = [
        "who",
        "which",
        "whose",
        "after",
        "as",
        "while",
        "when",
        "since",
        "because",
        "but",
        "although",
        "though",
        "if",
        "where",
        "that",
        "hours",
        "days",
        "minutes",
        "amid",
        "despite",
        "following",
        "until",
    ];
    if is_double_mark(text.word(at)) || text.is_any(at, &[";", ":", "(", "—", "–"]) || text.is_any(at, &OPENING) {
        return true;
    }
    let is_action = |at: usize| {
        text.is_any(at, &["and", "a", "an", "hours", "days", "just"])
            || text.word(at).ends_with("ing")
                && !text.is_any(at, &["speaking", "testifying", "writing", "during", "appearing", "talking"])
    };
    text.is(at, ",") && is_action(at + 1)
        || text.is(at, "and")
            && at > start
            && (text.is_verb(at + 1) || text.is_any(at + 1, &["that", "then", "he", "she", "it", "they"]))
}

/// What opens a sentence before its source, if it only tells of the setting: "In an interview on Monday,".
fn leading(text: &Text<'_, '_>, piece: Range<usize>) -> Range<usize> {
    let start = piece
        .clone()
        .find(|&at| !text.is_any(at, &["but", "and", "however", ",", "also", "then"]))
        .unwrap_or(piece.end);
    let piece = start..piece.end;
    let is_adjunct = !piece.is_empty()
        && opens_adjunct(text, start)
        && text.sentence(start).start + 3 >= start
        && !piece.clone().any(|at| tells_more(text, piece.end, at));
    if is_adjunct { piece } else { piece.end..piece.end }
}

/// "In an interview", "Speaking to reporters", "Last Tuesday".
fn opens_adjunct(text: &Text<'_, '_>, at: usize) -> bool {
    const OPENING: [&str; 24] = [
        "in",
        "on",
        "at",
        "during",
        "via",
        "through",
        "by",
        "late",
        "early",
        "earlier",
        "later",
        "speaking",
        "testifying",
        "writing",
        "addressing",
        "asked",
        "questioned",
        "pressed",
        "interviewed",
        "appearing",
        "talking",
        "giving",
        "answering",
        "visiting",
    ];
    text.is_any(at, &OPENING) || classes_of(text.word(at)).has(Classes::TIME)
}

/// Whether a word shows that the sentence opens with more than its setting: a clause of its own.
fn tells_more(text: &Text<'_, '_>, end: usize, at: usize) -> bool {
    const MORE: [&str; 18] = [
        ";", "but", "although", "while", "because", "if", "was", "were", "is", "are", "had", "has", "have", "did", "“",
        "”", "\"", "since",
    ];
    let has_subject = text.universal_relation(at) == "nsubj" && text.head(at).is_some_and(|head| head < end);
    let joins = text.is(at, "and") && at + 1 < end && text.is_any(at - usize::from(at > 0), &[","]);
    text.is_any(at, &MORE) || has_subject || joins
}
