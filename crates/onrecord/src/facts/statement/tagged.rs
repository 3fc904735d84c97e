//! Statements that a model found: indirect and mixed ones, and direct ones whose source stands further off.

use std::ops::Range;

use super::{Kind, Known, Modality, Statement, is_free_standing, speaker};
use crate::{
    annotate::{Annotated, Mark, Quotation},
    lexicon::Classes,
    tagging::{TaggedAttribution, Tags},
    text::Span,
};

/// Adds what a model found to the direct quotations that the rules found.
///
/// **Finds** Orlec said the barriers would hold. / According to the ministry, 40 people were hurt. / and whatever else the
/// model takes for an attribution.
///
/// **Leaves alone** attributions whose cue denies that anything was said (“did not say”), and those whose content a rule
/// has already given to a speaker: the rule is surer.
///
/// **Source**: `PolNeAR`, from which the model learnt.
pub(super) fn add(annotated: &Annotated<'_>, tags: &Tags, known: &Known<'_>, statements: &mut Vec<Statement>) {
    let by_rule = union(statements);
    let is_taken = |statement: &Statement| statement.content.iter().any(|&part| overlaps_any(&by_rule, part));
    let speech = Speech::of(annotated);
    let found = tags.attributions.iter().filter_map(|attribution| read(annotated, attribution));
    let new = found.map(|reading| reading.statement(annotated, known, &speech));
    let new: Vec<Statement> = new.filter(|statement| !is_taken(statement)).collect();
    statements.extend(new);
    statements.sort_by_key(|statement| (statement.content[0], statement.cue[0]));
}

/// The contents of statements as spans that do not overlap, in the order of the text.
pub(super) fn union(statements: &[Statement]) -> Vec<Span> {
    let mut spans: Vec<Span> = statements.iter().flat_map(|statement| statement.content.iter().copied()).collect();
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

/// Whether a span has a byte in common with one of these, which are sorted and do not overlap.
pub(super) fn overlaps_any(union: &[Span], span: Span) -> bool {
    let after = union.partition_point(|other| other.end() <= span.start());
    union.get(after).is_some_and(|other| other.overlaps(span))
}

/// An attribution by tokens.
struct Reading {
    source: Vec<Range<usize>>,
    cue: Range<usize>,
    content: Vec<Range<usize>>,
    confidence: u8,
}

/// Nothing where the cue says that nothing was said.
fn read(annotated: &Annotated<'_>, attribution: &TaggedAttribution) -> Option<Reading> {
    let cue = parts(annotated, &attribution.cue).into_iter().next()?;
    let is_said = !cue.clone().any(|token_idx| denies(annotated.word(token_idx)));
    is_said.then(|| Reading {
        source: attribution.source.iter().flat_map(|words| parts(annotated, words)).collect(),
        cue,
        content: attribution.content.iter().flat_map(|words| parts(annotated, words)).collect(),
        confidence: attribution.confidence,
    })
}

impl Reading {
    fn statement(&self, annotated: &Annotated<'_>, known: &Known<'_>, speech: &Speech) -> Statement {
        // Of several speakers none is chosen.
        let source = self.source.first().filter(|_| self.source.len() == 1).cloned();
        let speaker_idx = speaker::resolve_all(annotated, known, &self.source);
        let is_unnamed = |source| speaker::is_unnamed(annotated, known, speaker_idx, source);
        let spans = |parts: &[Range<usize>]| parts.iter().map(|part| span(annotated, part)).collect();
        Statement {
            source: spans(&self.source),
            cue: vec![span(annotated, &self.cue)],
            content: spans(&self.content),
            kind: speech.kind(annotated, &self.content),
            speaker_idx,
            unnamed: source.is_some_and(is_unnamed),
            modality: self.modality(annotated),
            confidence: self.confidence,
        }
    }

    fn modality(&self, annotated: &Annotated<'_>) -> Modality {
        let classes = annotated.tokens()[self.cue.clone()].iter().map(|token| token.classes);
        Modality::of_cue(classes.fold(Classes::NONE, Classes::with))
    }
}

fn denies(word: &str) -> bool {
    let says_no = ["not", "never", "cannot"].iter().any(|no| word.eq_ignore_ascii_case(no));
    says_no || word.ends_with("n't") || word.ends_with("n’t")
}

/// The tokens that words lie in.
fn tokens(annotated: &Annotated<'_>, words: &Range<usize>) -> Range<usize> {
    let (first, last) = (annotated.words()[words.start].span, annotated.words()[words.end - 1].span);
    let all = annotated.tokens();
    let start = all.partition_point(|token| token.span.end() <= first.start());
    start..all.partition_point(|token| token.span.start() < last.end())
}

/// The tokens that words lie in, cut at the ends of paragraphs.
fn parts(annotated: &Annotated<'_>, words: &Range<usize>) -> Vec<Range<usize>> {
    let tokens = tokens(annotated, words);
    let cut = |paragraph: &Range<usize>| paragraph.start.max(tokens.start)..paragraph.end.min(tokens.end);
    let paragraphs = annotated.paragraphs();
    let first = paragraphs.partition_point(|paragraph| paragraph.tokens.end <= tokens.start);
    let reached = paragraphs[first..].iter().map(|paragraph| cut(&paragraph.tokens));
    reached.take_while(|part| !part.is_empty()).collect()
}

fn span(annotated: &Annotated<'_>, tokens: &Range<usize>) -> Span {
    annotated.tokens()[tokens.start].span.cover(annotated.tokens()[tokens.end - 1].span)
}

/// What stands in double quotation marks, by tokens, in the order of the text, and whether it is speech or a label.
struct Speech(Vec<(Range<usize>, bool)>);

impl Speech {
    fn of(annotated: &Annotated<'_>) -> Speech {
        let outermost = annotated.quotations().iter().filter(|quotation| quotation.depth == 0);
        let parts = outermost.filter(|quotation| quotation.mark == Mark::Double).flat_map(|quotation| {
            let is_speech = is_speech(annotated, quotation);
            quotation.parts.iter().map(move |part| (part.tokens.clone(), is_speech))
        });
        Speech(parts.collect())
    }

    /// Whether a token stands in quotation marks, and if so, whether in speech.
    fn around(&self, token_idx: usize) -> Option<bool> {
        let after = self.0.partition_point(|(tokens, _)| tokens.end <= token_idx);
        self.0.get(after).filter(|(tokens, _)| tokens.contains(&token_idx)).map(|(_, is_speech)| *is_speech)
    }

    /// Direct where all words stand in quotation marks; indirect where none does, or only a label or a scare quote.
    fn kind(&self, annotated: &Annotated<'_>, content: &[Range<usize>]) -> Kind {
        let is_word = |token_idx: &usize| annotated.tokens()[*token_idx].is_word();
        let words = || content.iter().cloned().flatten().filter(is_word).map(|token_idx| self.around(token_idx));
        if words().all(|quoted| quoted.is_some()) {
            Kind::Direct
        } else if words().any(|quoted| quoted == Some(true)) {
            Kind::Mixed
        } else {
            Kind::Indirect
        }
    }
}

/// Whether a quotation is long enough, or free-standing, to be somebody's words and not a label.
fn is_speech(annotated: &Annotated<'_>, quotation: &Quotation) -> bool {
    let n_tokens: usize = quotation.parts.iter().map(|part| part.tokens.len()).sum();
    n_tokens > LONGEST_LABEL || is_free_standing(annotated, quotation)
}

/// Tokens of a label in quotation marks, the marks counted: “victory plan”, “so-called reform”.
const LONGEST_LABEL: usize = 5;
