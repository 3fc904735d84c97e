//! Direct quotations: from what stands in quotation marks to statements, by rule.

use super::{
    Statement, attribution,
    cue_and_source::{Attribution, Place},
    quotation::{fills_sentences, is_free_standing},
    speaker,
    text::Text,
    tokens::{in_same_paragraph, sentence_of},
};
use crate::{
    annotate::{Annotated, Quotation, is_double_mark},
    facts::Note,
    lexicon::Classes,
};

/// Finds direct quotations with the cue and the source that stand beside them.
///
/// **Finds** “We will wait,” Orlec said. / said Ana Orlec, the mayor. / Orlec told reporters: “We will wait.” / “Wait,” he
/// said. “We have time.” and quotations that run over paragraphs.
///
/// **Leaves alone** quoted words inside a sentence of the writer's own (“victory plan”), and quotations without a source
/// beside them: those it tells of in a note. Pronouns and posts ("he", "the mayor") are sources whose speaker stays open.
///
/// **Source**: the attributions of PARC and PolNeAR: content with its quotation marks, cue with its auxiliaries.
pub(super) fn find(text: &Text<'_, '_>) -> (Vec<Statement>, Vec<Note>) {
    let annotated = text.annotated;
    let outermost: Vec<&Quotation> = annotated.quotations().iter().filter(|quotation| quotation.depth == 0).collect();
    let (mut statements, mut notes) = (Vec::new(), Vec::new());
    let mut quotation_idx = 0;
    while let Some(quotation) = outermost.get(quotation_idx) {
        let Some(attribution) = attribution::beside(annotated, quotation) else {
            notes.extend(is_free_standing(annotated, quotation).then(|| note(quotation)));
            quotation_idx += 1;
            continue;
        };
        let next = outermost.get(quotation_idx + 1).copied();
        let content: Vec<&Quotation> =
            std::iter::once(*quotation).chain(continuation(annotated, &attribution, next)).collect();
        quotation_idx += content.len();
        statements.push(statement(text, &attribution, &content));
    }
    (statements, notes)
}

fn note(quotation: &Quotation) -> Note {
    Note { span: quotation.parts[0].span, what: "quotation has no speaker" }
}

fn statement(text: &Text<'_, '_>, attribution: &Attribution, content: &[&Quotation]) -> Statement {
    let annotated = text.annotated;
    Statement {
        source: vec![attribution.source_span(annotated)],
        cue: vec![attribution.cue_span(annotated)],
        content: content.iter().flat_map(|quotation| quotation.parts.iter().map(|part| part.span)).collect(),
        speaker: speaker::speaker(text, std::slice::from_ref(&attribution.source)),
        confidence: attribution.confidence(annotated),
        ..Statement::default()
    }
}

/// The quotation after the first that the same attribution covers: "“One,” he said. “Two.”"
fn continuation<'q>(
    annotated: &Annotated<'_>,
    attribution: &Attribution,
    next: Option<&'q Quotation>,
) -> Option<&'q Quotation> {
    let next = next.filter(|_| attribution.place != Place::Before)?;
    let goes_on = goes_on_after_cue(annotated, attribution, next) && attribution::after(annotated, next).is_none();
    goes_on.then_some(next)
}

/// Whether a quotation goes on after an attribution in the middle: in its sentence after a comma ("“We wait,” Orlec said,
/// “for the spring.”"), or as the whole of the next one ("“We wait,” Orlec said. “We have time.”").
///
/// [`quoted::follow_on`](super::quoted::follow_on) finds the latter too, but only what no model has taken for the content of
/// something else before.
fn goes_on_after_cue(annotated: &Annotated<'_>, attribution: &Attribution, next: &Quotation) -> bool {
    let end = attribution.cue.end.max(attribution.source.end);
    let start = next.parts[0].tokens.start;
    let sentence = sentence_of(annotated, end - 1);
    let opens_another = |token_idx: usize| {
        let word = annotated.word(token_idx);
        is_double_mark(word) || matches!(word, ":" | "‘")
    };
    let says_more = |token_idx: usize| annotated.tokens()[token_idx].has(Classes::CUE);
    if (end..start).any(|token_idx| opens_another(token_idx) || says_more(token_idx)) {
        return false;
    }
    if sentence.contains(&start) {
        return annotated.word(start - 1) == ",";
    }
    sentence.end == start && in_same_paragraph(annotated, end - 1, start) && fills_sentences(annotated, next)
}
