//! What ties a figure to the others of its sentence and to a time: conversions, parts, levels, anchors.

use super::{Draft, Figure, bounds};
use crate::{
    annotate::SentenceView,
    facts::{Time, TimeKind},
    lexicon::{Dimension, Hedge},
    text::Span,
};

/// A part is named within so many words of its whole.
const MOST_WORDS_BETWEEN: usize = 20;

/// Ties the figures of one sentence, in place. `first_idx` is the index of the first in the article.
pub(super) fn link(view: &SentenceView<'_, '_>, drafts: &mut [Draft], first_idx: u32) {
    for idx in 1..drafts.len() {
        let (earlier, later) = drafts.split_at_mut(idx);
        let (before, draft) = (&mut earlier[idx - 1], &mut later[0]);
        let before_idx = first_idx + u32::try_from(idx - 1).expect("a sentence has fewer than 2^32 figures");
        if is_converted(view, before, draft) {
            draft.figure.same_as = Some(before.figure.same_as.unwrap_or(before_idx));
            inherit_hedge(before, draft);
        } else if is_level(view, before, draft) {
            before.figure.level_idx = Some(before_idx + 1);
        } else if is_whole(view, before, draft) {
            before.figure.part_of = Some(before_idx + 1);
            take_over_noun(before, draft);
        } else if is_part(view, before, draft) {
            draft.figure.part_of = Some(before.figure.part_of.unwrap_or(before_idx));
        }
    }
}

/// The words between two figures, the hedge of the second left out.
fn between<'a>(view: &SentenceView<'_, 'a>, one: &Draft, other: &Draft) -> Vec<&'a str> {
    (one.tokens.end..other.hedge_start).map(|at| view.word(at)).collect()
}

/// "5 of the 12 dams": both count dams.
fn take_over_noun(part: &mut Draft, whole: &Draft) {
    if part.figure.unit.is_none() {
        let (unit, of, head) = (&whole.figure.unit, &whole.figure.of, whole.figure.head);
        (part.figure.unit, part.figure.of, part.figure.head) = (unit.clone(), of.clone(), head);
        part.dimension = whole.dimension;
    }
}

/// A conversion takes over the hedge of its original if it has none of its own.
fn inherit_hedge(original: &Draft, converted: &mut Draft) {
    let figure = &mut converted.figure;
    if figure.hedge == Hedge::Exact && original.figure.hedge != Hedge::Exact {
        figure.hedge = original.figure.hedge;
        if let Some(value) = figure.value {
            (figure.low, figure.high) = bounds(value, value, figure.hedge);
        }
    }
}

/// "10 km (6 miles)", "35 billion euros, or 38 billion dollars", "5 feet, equivalent to 1.5 metres".
fn is_converted(view: &SentenceView<'_, '_>, before: &Draft, draft: &Draft) -> bool {
    let between = between(view, before, draft);
    let opens = matches!(between.as_slice(), ["(" | "[" | "/"] | ["(" | "[", "or" | "about"]);
    let closes = matches!(view.word(draft.tokens.end), ")" | "]" | "/" | "," | ";") || between == ["/"];
    let is_said = matches!(
        between.as_slice(),
        ["or"]
            | [",", "or"]
            | ["equivalent", "to"]
            | [",", "equivalent", "to"]
            | ["the", "equivalent", "of"]
            | [",", "the", "equivalent", "of"]
    );
    is_other_form(before, draft) && (opens && closes || is_said)
}

fn is_other_form(before: &Draft, draft: &Draft) -> bool {
    let (Some(one), Some(other)) = (&before.figure.unit, &draft.figure.unit) else { return false };
    let is_measured = before.dimension.is_some_and(|dimension| {
        matches!(dimension, Dimension::Money | Dimension::Physical(_) | Dimension::Time | Dimension::Rate)
    });
    one.code != other.code && before.dimension == draft.dimension && is_measured
}

/// "rose 4% to 1,200", "up 58 points at 16,369".
fn is_level(view: &SentenceView<'_, '_>, before: &Draft, draft: &Draft) -> bool {
    let between = between(view, before, draft);
    let is_to = matches!(
        between.as_slice(),
        ["to" | "at"]
            | [",", "to"]
            | ["to", "a" | "end" | "close" | "finish" | "just" | "reach" | "settle" | "trade", ..]
    );
    before.figure.direction.is_some() && is_to && between.len() <= 4
}

/// "5 of the 12 dams".
fn is_whole(view: &SentenceView<'_, '_>, before: &Draft, draft: &Draft) -> bool {
    let between = between(view, before, draft);
    let is_of = matches!(
        between.as_slice(),
        ["of", "the" | "its" | "their" | "his" | "her" | "our"] | ["of" | "out", "of", "the"]
    );
    let is_less = before.figure.low.zip(draft.figure.high).is_none_or(|(low, high)| low <= high);
    is_of && is_less && before.dimension.is_none_or(|dimension| dimension == Dimension::Count)
}

/// "$150 billion, including $65 billion for the military", "12 dams, 5 of which".
fn is_part(view: &SentenceView<'_, '_>, before: &Draft, draft: &Draft) -> bool {
    let between = between(view, before, draft);
    let is_included = between.iter().any(|word| matches!(*word, "including" | "includes" | "included"))
        || between.windows(2).any(|words| matches!(words, ["of", "which" | "whom"] | ["among", "them"]));
    let end = draft.figure_end;
    let is_of_which = view.is(end, "of") && matches!(view.word(end + 1), "which" | "whom" | "them");
    let same = before.figure.unit == draft.figure.unit || draft.figure.unit.is_none() || is_of_which;
    let is_less = before.figure.high.zip(draft.figure.low).is_none_or(|(high, low)| low <= high);
    let is_near = between.len() <= MOST_WORDS_BETWEEN && !between.iter().any(|word| matches!(*word, ";" | "."));
    let is_count = draft.dimension == before.dimension || draft.figure.unit.is_none();
    (is_included && (same || is_count && before.dimension == Some(Dimension::Count)) || is_of_which)
        && is_less
        && is_near
        && is_count
}

/// The one date or clock time of the figure's clause, or of its sentence if the clause has none.
pub(super) fn time_idx(view: &SentenceView<'_, '_>, figure: &Figure, clause: Span, times: &[Time]) -> Option<u32> {
    let anchors = |place: Span| {
        let first = times.partition_point(|time| time.span.end() <= place.start());
        let end = times.partition_point(|time| time.span.start() < place.end()).min(first + MOST_TIMES);
        let is_anchor = |time: &Time| matches!(time.kind, TimeKind::Date | TimeKind::Time);
        only((first..end).filter(|&idx| is_anchor(&times[idx]) && !times[idx].span.overlaps(figure.span)))
    };
    let found = anchors(clause).or_else(|| anchors(view.cover(view.tokens())))?;
    u32::try_from(found).ok()
}

/// No more times of one sentence are looked at for one figure.
const MOST_TIMES: usize = 8;

/// No clause is followed further than so many tokens, so that odd prose is read in linear time.
const LONGEST_CLAUSE: usize = 60;

fn only(mut found: impl Iterator<Item = usize>) -> Option<usize> {
    found.next().filter(|_| found.next().is_none())
}

/// The stretch between the marks around some tokens.
pub(super) fn clause(view: &SentenceView<'_, '_>, tokens: &std::ops::Range<usize>) -> Span {
    let is_mark = |at: &usize| matches!(view.word(*at), "," | ";" | ":" | "—" | "(" | ")" | "–" | "“" | "”");
    let first = view.tokens().start.max(tokens.start.saturating_sub(LONGEST_CLAUSE));
    let last = view.tokens().end.min(tokens.end + LONGEST_CLAUSE);
    let start = (first..tokens.start).rev().find(is_mark).map_or(first, |mark| mark + 1);
    let end = (tokens.end..last).find(is_mark).unwrap_or(last);
    view.cover(start.min(tokens.start)..end.max(tokens.end))
}
