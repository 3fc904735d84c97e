//! Who said what: direct quotations by rule, all other statements by what a model says of the words.

mod attribution;
mod speaker;
mod tagged;

use attribution::{Attribution, Place};

use super::{Entity, Mention, Note};
use crate::{
    annotate::{Annotated, Quotation, Shape},
    lexicon::Classes,
    tagging::Tags,
    text::Span,
};

/// An attribution: a source, a cue and a content, with the speaker where it is resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The words that name who speaks.
    pub source: Vec<Span>,
    /// The words that show that something is said.
    pub cue: Vec<Span>,
    /// What is said, in the order of the text, quotation marks included.
    pub content: Vec<Span>,
    /// In which manner the words are given.
    pub kind: Kind,
    /// Index into [`Facts::entities`](super::Facts::entities) of the entity that the source refers to.
    pub speaker_idx: Option<u32>,
    /// The article tells of the speaker without a name: "an official".
    pub unnamed: bool,
    /// Whether it is asserted, denied, …
    pub modality: Modality,
    /// The share of such findings that were right on gold, in hundredths.
    pub confidence: u8,
}

/// The manner in which words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The speaker's own words, in quotation marks.
    Direct,
    /// The writer's words for what was said.
    Indirect,
    /// The writer's words with words of the speaker in quotation marks among them.
    Mixed,
}

/// What the speaker does by saying it, as far as the cue shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modality {
    /// Says that it is so.
    Asserted,
    /// Says that it is not so.
    Denied,
    /// Says that it will be so.
    Predicted,
    /// Asks for it.
    Requested,
    /// Commits himself to it.
    Promised,
}

impl Kind {
    /// The word of the wire format and of the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Direct => "direct",
            Kind::Indirect => "indirect",
            Kind::Mixed => "mixed",
        }
    }
}

impl Modality {
    /// The word of the wire format and of the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Modality::Asserted => "asserted",
            Modality::Denied => "denied",
            Modality::Predicted => "predicted",
            Modality::Requested => "requested",
            Modality::Promised => "promised",
        }
    }

    fn of_cue(classes: Classes) -> Modality {
        let by_class = [
            (Classes::DENIES, Modality::Denied),
            (Classes::PREDICTS, Modality::Predicted),
            (Classes::REQUESTS, Modality::Requested),
            (Classes::PROMISES, Modality::Promised),
        ];
        by_class.into_iter().find(|(class, _)| classes.has(*class)).map_or(Modality::Asserted, |(_, modality)| modality)
    }
}

/// Who and what an article speaks of, as far as it was found before its statements.
pub(super) struct Known<'f> {
    pub(super) entities: &'f [Entity],
    pub(super) mentions: &'f [Mention],
}

/// The statements of an article in the order of their content, and what was seen and not understood.
pub(super) fn find(annotated: &Annotated<'_>, tags: &Tags, known: &Known<'_>) -> (Vec<Statement>, Vec<Note>) {
    let (mut statements, mut notes) = direct(annotated, known);
    tagged::add(annotated, tags, known, &mut statements);
    let is_told =
        |note: &Note| statements.iter().flat_map(|statement| &statement.content).any(|part| part.contains(note.span));
    notes.retain(|note| !is_told(note));
    let unpaired = annotated.unpaired_marks().iter().map(|&span| Note { span, what: "quotation mark pairs with none" });
    notes.extend(unpaired);
    notes.sort_by_key(|note| note.span);
    (statements, notes)
}

/// Finds direct quotations with the cue and the source that stand beside them.
///
/// **Finds** “We will wait,” Orlec said. / said Ana Orlec, the mayor. / Orlec told reporters: “We will wait.” / “Wait,” he
/// said. “We have time.” and quotations that run over paragraphs.
///
/// **Leaves alone** quoted words inside a sentence of the writer's own (“victory plan”), and quotations without a source
/// beside them: those it tells of in a note. Pronouns and posts ("he", "the mayor") are sources whose speaker stays open.
///
/// **Source**: the attributions of PARC and PolNeAR: content with its quotation marks, cue with its auxiliaries.
fn direct(annotated: &Annotated<'_>, known: &Known<'_>) -> (Vec<Statement>, Vec<Note>) {
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
        statements.push(statement(annotated, known, &attribution, &content));
    }
    (statements, notes)
}

fn note(quotation: &Quotation) -> Note {
    Note { span: quotation.parts[0].span, what: "quotation has no speaker" }
}

fn statement(
    annotated: &Annotated<'_>,
    known: &Known<'_>,
    attribution: &Attribution,
    content: &[&Quotation],
) -> Statement {
    let source = attribution.source_span(annotated);
    let speaker_idx = speaker::resolve(annotated, known, attribution.source.clone());
    let cue_verb = annotated.tokens()[attribution.cue.end - 1];
    Statement {
        source: vec![source],
        cue: vec![attribution.cue_span(annotated)],
        content: content.iter().flat_map(|quotation| quotation.parts.iter().map(|part| part.span)).collect(),
        kind: Kind::Direct,
        speaker_idx,
        unnamed: speaker::is_unnamed(annotated, known, speaker_idx, attribution.source.clone()),
        modality: Modality::of_cue(cue_verb.classes),
        confidence: attribution.confidence(annotated),
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

fn last_token(quotation: &Quotation) -> usize {
    quotation.parts.last().map_or(0, |part| part.tokens.end - 1)
}

/// Whether a quotation goes on after an attribution in the middle: in its sentence after a comma ("“We wait,” Orlec said,
/// “for the spring.”"), or as the whole of the next one ("“We wait,” Orlec said. “We have time.”").
fn goes_on_after_cue(annotated: &Annotated<'_>, attribution: &Attribution, next: &Quotation) -> bool {
    let end = attribution.cue.end.max(attribution.source.end);
    let start = next.parts[0].tokens.start;
    let sentence = attribution::sentence_of(annotated, end - 1);
    let opens_another = |token_idx: usize| matches!(annotated.word(token_idx), ":" | "“" | "”" | "\"" | "‘" | "«");
    let says_more = |token_idx: usize| annotated.tokens()[token_idx].has(Classes::CUE);
    if (end..start).any(|token_idx| opens_another(token_idx) || says_more(token_idx)) {
        return false;
    }
    if sentence.contains(&start) {
        return annotated.word(start - 1) == ",";
    }
    let last = last_token(next);
    // A stop may stand after the closing mark.
    let is_whole = attribution::sentence_of(annotated, last).end <= last + 2;
    sentence.end == start && same_paragraph(annotated, end - 1, start) && is_whole
}

fn same_paragraph(annotated: &Annotated<'_>, one: usize, other: usize) -> bool {
    let paragraphs = annotated.paragraphs();
    let of = |token_idx: usize| paragraphs.partition_point(|paragraph| paragraph.tokens.end <= token_idx);
    of(one) == of(other)
}

/// Whether a quotation reads as a sentence of its own: it starts with a capital and ends with a mark of a sentence or clause.
fn is_free_standing(annotated: &Annotated<'_>, quotation: &Quotation) -> bool {
    let (Some(first), Some(last)) = (quotation.parts.first(), quotation.parts.last()) else { return false };
    let inside = &annotated.tokens()[first.tokens.start + 1..first.tokens.end];
    let starts_sentence =
        inside.iter().find(|token| token.shape != Shape::Mark).is_some_and(|token| token.shape != Shape::Lower);
    let n_words = inside.iter().filter(|token| token.is_word()).count();
    starts_sentence && n_words >= SHORTEST_SENTENCE && ends_clause(annotated, last.tokens.end - 1)
}

/// Fewer words in quotation marks are a label more often than a sentence.
const SHORTEST_SENTENCE: usize = 3;

/// Whether the mark before or after the closing quotation mark ends a sentence or clause.
fn ends_clause(annotated: &Annotated<'_>, closing: usize) -> bool {
    let mark =
        |token_idx: usize| annotated.tokens().get(token_idx).map_or("", |token| annotated.article().slice(token.span));
    let ends = |mark: &str| matches!(mark, "." | "," | "?" | "!" | "…" | "..." | "—" | "–" | "-");
    ends(mark(closing - 1)) || matches!(mark(closing + 1), "." | ",")
}

#[cfg(test)]
mod tests;
