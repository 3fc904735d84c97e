//! Spans in the order of the text: which of them another touches or lies in.

use super::Statement;
use crate::text::Span;

/// Spans as some that do not overlap, in the order of the text.
pub(super) fn union(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.collect();
    spans.sort_unstable();
    let mut union: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match union.last_mut() {
            Some(last) if last.overlaps(span) => *last = last.cover(span),
            _ => union.push(span),
        }
    }
    union
}

/// All that these statements say, as spans that do not overlap, in the order of the text.
pub(super) fn contents(statements: &[Statement]) -> Vec<Span> {
    union(statements.iter().flat_map(|statement| statement.content.iter().copied()))
}

/// Whether a span has a byte in common with one of a union.
pub(super) fn overlaps_any(union: &[Span], span: Span) -> bool {
    let after = union.partition_point(|other| other.end() <= span.start());
    union.get(after).is_some_and(|other| other.overlaps(span))
}

/// The part of a union that a span lies in.
pub(super) fn part_around(parts: &[Span], span: Span) -> Option<Span> {
    let after = parts.partition_point(|part| part.end() <= span.start());
    parts.get(after).copied().filter(|part| part.contains(span))
}

/// Whether one of these few spans, in any order, has a byte in common with another.
pub(super) fn any_overlaps(spans: &[Span], other: Span) -> bool {
    spans.iter().any(|span| span.overlaps(other))
}

/// Parts of statements in the order of the text, each with the index of its statement.
pub(super) struct Places(Vec<(Span, usize)>);

impl Places {
    pub(super) fn of(statements: &[Statement], parts: impl Fn(&Statement) -> &Vec<Span>) -> Places {
        let all = statements.iter().enumerate();
        let mut places: Vec<(Span, usize)> =
            all.flat_map(|(idx, statement)| parts(statement).iter().map(move |&part| (part, idx))).collect();
        places.sort_unstable();
        Places(places)
    }

    /// The statements that have a part in common with a span, each once, in order. Parts seldom lie in each other, so that
    /// looking back a little finds them all.
    pub(super) fn over(&self, span: Span) -> Vec<usize> {
        let end = self.0.partition_point(|(part, _)| part.start() < span.end());
        let near = self.0[..end].iter().rev().take_while(|(part, _)| part.start() >= span.start());
        let before = self.0[..end].iter().rev().skip_while(|(part, _)| part.start() >= span.start()).take(LOOKED_BACK);
        let mut found: Vec<usize> =
            near.chain(before).filter(|(part, _)| part.overlaps(span)).map(|(_, idx)| *idx).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// So many parts that begin before a span are looked at.
const LOOKED_BACK: usize = 8;
