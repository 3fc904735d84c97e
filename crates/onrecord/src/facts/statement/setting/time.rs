//! When something is said: a day or hour in the cue's own clause.

use std::ops::Range;

use super::{
    super::{super::TimeKind, text::Text},
    region::Region,
};
use crate::text::Span;

/// The time of saying: the first in the pieces of a region, nearest first, that is no length of time and belongs to the cue.
pub(super) fn find(text: &Text<'_, '_>, region: &Region) -> Option<u32> {
    let found = region.pieces().find_map(|piece| in_piece(text, &piece));
    found.and_then(|time_idx| u32::try_from(time_idx).ok())
}

fn in_piece(text: &Text<'_, '_>, piece: &Range<usize>) -> Option<usize> {
    within(text, piece)
        .find(|(time_idx, words)| {
            let time = &text.known.times[*time_idx];
            let is_vague = matches!(time.value.as_str(), "PRESENT_REF" | "FUTURE_REF");
            let is_day = matches!(time.kind, TimeKind::Date | TimeKind::Time) && !is_vague;
            is_day && is_free(text, piece, words)
        })
        .map(|(time_idx, _)| time_idx)
}

/// The times whose words lie in a piece, with their words.
pub(super) fn within<'t>(
    text: &'t Text<'_, '_>,
    piece: &Range<usize>,
) -> impl Iterator<Item = (usize, Range<usize>)> + 't {
    let times = text.known.times;
    let span = if piece.is_empty() { Span::new(0, 0) } else { text.span(piece.clone()) };
    let first = times.partition_point(|time| time.span.start() < span.start());
    let near = times[first..].iter().enumerate().take_while(move |(_, time)| time.span.end() <= span.end());
    near.map(move |(nth, time)| (first + nth, text.words(time.span)))
}

/// The words of the time that begins at a word.
pub(super) fn beginning(text: &Text<'_, '_>, at: usize) -> Option<Range<usize>> {
    let start = text.annotated.words().get(at)?.span.start();
    let times = text.known.times;
    let time = times.get(times.partition_point(|time| time.span.start() < start))?;
    (time.span.start() == start).then(|| text.words(time.span))
}

/// Whether a time stands by itself: not "the 2024 forum", "a letter dated Monday", "since Monday", "tomorrow’s vote".
fn is_free(text: &Text<'_, '_>, piece: &Range<usize>, words: &Range<usize>) -> bool {
    const BOUND: [&str; 16] = [
        "since", "until", "till", "by", "from", "for", "after", "before", "the", "a", "an", "of", "to", "between",
        "its", "his",
    ];
    const DATED: [&str; 9] =
        ["published", "dated", "recorded", "scheduled", "released", "due", "planned", "held", "aired"];
    let before = |n: usize| words.start.checked_sub(n).filter(|at| piece.contains(at));
    let is_bound = before(1).is_some_and(|at| text.is_any(at, &BOUND));
    let is_dated = [before(1), before(2)].into_iter().flatten().any(|at| text.is_any(at, &DATED));
    let names_more = piece.contains(&words.end) && text.is_capital(words.end);
    !is_bound && !is_dated && !names_more
}
