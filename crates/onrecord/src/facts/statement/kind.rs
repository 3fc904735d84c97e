//! Whether words are the speaker's own.

use std::ops::Range;

use super::{
    Kind, Statement,
    quotation::{is_free_standing, starts_like_sentence},
    text::Text,
    tokens::tokens_of,
};
use crate::{
    annotate::{Annotated, Quotation, Token},
    tagging::PartOfSpeech,
};

/// Tells of each statement in which manner its words are given.
///
/// **Direct** where all words stand in quotation marks and begin like a sentence; **mixed** where words of the speaker stand
/// in them among the writer's own, be it one (it was “hopeless”); **indirect** elsewhere, also where only a label does.
///
/// What is quoted of a nested statement is quoted of the outer speaker, but for a quotation within the quotation.
///
/// **A label** is the name of something: “victory plan”, “Spring”, the so-called “reform”, a tax dubbed “the toll”.
///
/// **Source**: the annotation of the seeds (`docs/statements.md`).
pub(super) fn fill(text: &Text<'_, '_>, statements: &mut [Statement]) {
    let annotated = text.annotated;
    let (outermost, within) = (Speech::of(text, 0), Speech::of(text, 1));
    for statement in statements {
        let parts = statement.content.iter().map(|&part| tokens_of(annotated, part));
        let speech = if statement.nested_in.is_some() { &within } else { &outermost };
        statement.kind = speech.kind(annotated, parts);
    }
}

/// What stands in quotation marks, in the order of the text.
struct Speech(Vec<(Range<usize>, Quoted)>);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoted {
    /// Words that can stand alone.
    Whole,
    /// Words out of a sentence.
    Part,
    Label,
}

impl Speech {
    /// Of quotations that lie this deep in others.
    fn of(text: &Text<'_, '_>, depth: u8) -> Speech {
        let quotations = text.annotated.quotations().iter().filter(|quotation| quotation.depth == depth);
        let parts = quotations.flat_map(|quotation| {
            let quoted = quoted(text, quotation);
            quotation.parts.iter().map(move |part| (part.tokens.clone(), quoted))
        });
        let mut parts: Vec<(Range<usize>, Quoted)> = parts.collect();
        parts.sort_by_key(|(tokens, _)| tokens.start);
        Speech(parts)
    }

    fn around(&self, token_idx: usize) -> Option<Quoted> {
        let after = self.0.partition_point(|(tokens, _)| tokens.end <= token_idx);
        self.0.get(after).filter(|(tokens, _)| tokens.contains(&token_idx)).map(|(_, quoted)| *quoted)
    }

    fn kind(&self, annotated: &Annotated<'_>, content: impl Iterator<Item = Range<usize>>) -> Kind {
        let (mut first, mut n_words, mut n_quoted, mut n_speech) = (None, 0, 0, 0);
        for token_idx in content.flatten().filter(|&token_idx| annotated.tokens()[token_idx].is_word()) {
            let quoted = self.around(token_idx);
            first = first.or(Some(quoted));
            n_words += 1;
            n_quoted += usize::from(quoted.is_some());
            n_speech += usize::from(matches!(quoted, Some(Quoted::Whole | Quoted::Part)));
        }
        if n_quoted == n_words && first == Some(Some(Quoted::Whole)) {
            Kind::Direct
        } else if n_speech > 0 {
            Kind::Mixed
        } else {
            Kind::Indirect
        }
    }
}

fn quoted(text: &Text<'_, '_>, quotation: &Quotation) -> Quoted {
    let annotated = text.annotated;
    if is_label(text, quotation) {
        return Quoted::Label;
    }
    let begins = starts_like_sentence(annotated, quotation);
    if begins || is_free_standing(annotated, quotation) { Quoted::Whole } else { Quoted::Part }
}

fn is_label(text: &Text<'_, '_>, quotation: &Quotation) -> bool {
    let annotated = text.annotated;
    let [part] = quotation.parts.as_slice() else { return false };
    let tokens = &annotated.tokens()[part.tokens.clone()];
    let words: Vec<&Token> = tokens.iter().filter(|token| token.is_word()).collect();
    if words.is_empty() || words.len() > LONGEST_LABEL || is_free_standing(annotated, quotation) {
        return words.is_empty();
    }
    let opening = part.tokens.start;
    let named = |before: usize| opening.checked_sub(before).is_some_and(|at| NAMING.contains(&annotated.word(at)));
    let is_capital = words.iter().all(|word| word.is_capital());
    is_capital || named(1) || (named(2) && annotated.word(opening - 1).len() <= 3) || is_compound(text, &words)
}

/// "victory plan": nouns alone, two at least. Where no model tells nouns, a few words are a label.
fn is_compound(text: &Text<'_, '_>, words: &[&Token]) -> bool {
    let parts = words.iter().map(|word| text.part_of_speech(text.words(word.span).start));
    let nouns: Vec<bool> =
        parts.flatten().map(|part| matches!(part, PartOfSpeech::Noun | PartOfSpeech::Propn)).collect();
    nouns.is_empty() || (nouns.len() > 1 && nouns.iter().all(|&is_noun| is_noun))
}

/// Words of a label, at most.
const LONGEST_LABEL: usize = 4;

/// Words after which a name stands in quotation marks.
const NAMING: [&str; 14] = [
    "so-called",
    "dubbed",
    "called",
    "named",
    "titled",
    "entitled",
    "nicknamed",
    "branded",
    "codenamed",
    "code-named",
    "term",
    "word",
    "phrase",
    "labelled",
];
