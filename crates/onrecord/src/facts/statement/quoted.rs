//! Quotations and statements together: no quotation is cut, and one that goes on without a cue has the speaker before it.

use super::{
    Statement,
    quotation::{fills_sentences, is_free_standing},
    spans::{Places, any_overlaps},
    tokens::{in_same_paragraph, sentence_of, span, tokens_of},
};
use crate::{
    annotate::{Annotated, Mark, Quotation, can_close, can_open},
    text::Span,
};

/// Lets statements have all of a quotation that they have the greater part of.
///
/// **Finds** the end of “We wait for the spring. The river is high,” where a model saw only its beginning.
///
/// **Leaves alone** quotations of which two statements have parts, and words quoted within a quotation.
pub(super) fn complete(annotated: &Annotated<'_>, statements: &mut [Statement]) {
    let places = Places::of(statements, |statement| &statement.content);
    for part in double(annotated).flat_map(|quotation| &quotation.parts) {
        let [owner_idx] = *places.over(part.span) else { continue };
        let owner = &mut statements[owner_idx];
        let had: u32 = owner.content.iter().map(|content| common(*content, part.span)).sum();
        let is_told_of = [&owner.source, &owner.cue].into_iter().any(|words| any_overlaps(words, part.span));
        if had * 2 > part.span.len() && had < part.span.len() && !is_told_of {
            cover(&mut owner.content, part.span);
        }
    }
}

/// Gives quotations that nobody was found to have said to the statement right before them, where they go on with it.
///
/// **Finds** “We wait,” Orlec said. “We have time.” / Orlec said it was late.⏎“We have no time left,” and further paragraphs of
/// the same speech.
///
/// **Leaves alone** quotations inside a sentence of the writer's, those after a sentence in which nobody or two speak, and
/// those that a cue of their own leads up to.
///
/// **Source**: `PolNeAR` guidelines: content goes on after the cue; the annotation of the seeds: a further span of one statement.
pub(super) fn follow_on(annotated: &Annotated<'_>, statements: &mut [Statement]) {
    let contents = Places::of(statements, |statement| &statement.content);
    let cues = Places::of(statements, |statement| &statement.cue);
    // Whose the quotation before was, if it went on.
    let mut goes_on: Option<(usize, usize)> = None;
    let is_whole =
        |quotation: &&Quotation| fills_sentences(annotated, quotation) && is_free_standing(annotated, quotation);
    for quotation in double(annotated).filter(is_whole) {
        if quotation.parts.iter().any(|part| !contents.over(part.span).is_empty()) {
            continue;
        }
        let first = quotation.parts[0].tokens.start;
        let Some(before) = first.checked_sub(1).map(|last| sentence_of(annotated, last)) else { continue };
        let words = span(annotated, &before);
        let mut near: Vec<usize> = contents.over(words).iter().chain(&*cues.over(words)).copied().collect();
        near.extend(goes_on.filter(|(_, last)| before.contains(last)).map(|(owner_idx, _)| owner_idx));
        near.sort_unstable();
        near.dedup();
        let [owner_idx] = *near else { continue };
        let owner = &mut statements[owner_idx];
        let speaks = !owner.source.is_empty() && !owner.cue.is_empty();
        let is_speech = || owner.content.iter().any(|&part| is_quoted(annotated, part));
        // Into the next paragraph only speech goes on.
        if speaks && (in_same_paragraph(annotated, before.start, first) || is_speech()) {
            owner.content.extend(quotation.parts.iter().map(|part| part.span));
            owner.content.sort_unstable();
            goes_on = quotation.parts.last().map(|part| (owner_idx, part.tokens.end - 1));
        }
    }
}

/// Whether a quotation mark stands at one end at least.
fn is_quoted(annotated: &Annotated<'_>, words: Span) -> bool {
    let tokens = tokens_of(annotated, words);
    can_open(annotated.word(tokens.start)) || can_close(annotated.word(tokens.end - 1))
}

fn double<'a>(annotated: &'a Annotated<'_>) -> impl Iterator<Item = &'a Quotation> {
    annotated.quotations().iter().filter(|quotation| quotation.depth == 0 && quotation.mark == Mark::Double)
}

fn common(one: Span, other: Span) -> u32 {
    one.end().min(other.end()).saturating_sub(one.start().max(other.start()))
}

/// Makes all spans that overlap this one, and it, one.
fn cover(spans: &mut Vec<Span>, span: Span) {
    let joined = spans.iter().filter(|other| other.overlaps(span)).fold(span, |all, &other| all.cover(other));
    spans.retain(|other| !other.overlaps(joined));
    spans.push(joined);
    spans.sort_unstable();
}
