//! The words of an article as mentions are looked for among them: with their tokens, their sentences and, where a model
//! gave trees, the phrases that they head.

use std::ops::Range;

use crate::{
    annotate::{Annotated, Shape, Token},
    lexicon::Classes,
    tagging::{Arc, PartOfSpeech, Tags},
    text::Span,
};

/// The words of an article. Positions are indices into [`Annotated::words`].
pub(super) struct Text<'r, 'a> {
    pub(super) annotated: &'r Annotated<'a>,
    pub(super) tags: &'r Tags,
    token_of: Vec<u32>,
    sentence_of: Vec<u32>,
    /// For each word, the noun phrase that it would head; empty without trees.
    phrases: Vec<Range<u32>>,
}

impl<'r, 'a> Text<'r, 'a> {
    pub(super) fn new(annotated: &'r Annotated<'a>, tags: &'r Tags) -> Text<'r, 'a> {
        let has_trees = tags.arcs.len() == annotated.words().len();
        let phrases = if has_trees { phrases(&tags.arcs, annotated.words_of_sentences()) } else { Vec::new() };
        Text { annotated, tags, token_of: token_of(annotated), sentence_of: sentence_of(annotated), phrases }
    }

    pub(super) fn n_words(&self) -> usize {
        self.token_of.len()
    }

    pub(super) fn has_trees(&self) -> bool {
        !self.phrases.is_empty()
    }

    /// The word as it is written, "" outside of the article.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.annotated.words().get(at).map_or("", |word| self.annotated.article().slice(word.span))
    }

    /// The word before, "" at the start of a sentence.
    pub(super) fn word_before(&self, at: usize) -> &'a str {
        if at > self.sentence(at).start { self.word(at - 1) } else { "" }
    }

    /// The word, "" after the end of the sentence of the word before it.
    pub(super) fn word_after(&self, last: usize) -> &'a str {
        if last + 1 < self.sentence(last).end { self.word(last + 1) } else { "" }
    }

    /// The token that a word is of or is a part of.
    pub(super) fn token(&self, at: usize) -> &'r Token {
        &self.annotated.tokens()[self.token_of[at] as usize]
    }

    /// Whether the word is a whole token of one of these classes.
    pub(super) fn has(&self, at: usize, classes: Classes) -> bool {
        let token = self.token(at);
        token.has(classes) && token.span == self.annotated.words()[at].span
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.token(at).shape == Shape::Mark
    }

    pub(super) fn sentence_idx(&self, at: usize) -> usize {
        self.sentence_of[at] as usize
    }

    pub(super) fn paragraph_idx(&self, at: usize) -> usize {
        let sentence_idx = self.sentence_idx(at);
        self.annotated.sentences_of_paragraphs().partition_point(|sentences| sentences.end <= sentence_idx)
    }

    /// The words of the sentence that a word is of.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        let sentence = self.sentence_of.get(at).map(|&idx| self.annotated.words_of_sentences()[idx as usize].clone());
        sentence.unwrap_or(at..at)
    }

    /// From the start of the first word to the end of the last; the range is not empty.
    pub(super) fn cover(&self, words: &Range<usize>) -> Span {
        let all = self.annotated.words();
        all[words.start].span.cover(all[words.end - 1].span)
    }

    /// The words that a span touches.
    pub(super) fn words_of(&self, span: Span) -> Range<usize> {
        let words = self.annotated.words();
        let start = words.partition_point(|word| word.span.end() <= span.start());
        start..words.partition_point(|word| word.span.start() < span.end()).max(start)
    }

    pub(super) fn part_of_speech(&self, at: usize) -> Option<PartOfSpeech> {
        self.tags.parts_of_speech.get(at).copied()
    }

    /// How a word depends on its head: "" where no model said so.
    pub(super) fn relation(&self, at: usize) -> &'static str {
        self.tags.arcs.get(at).filter(|_| self.has_trees()).map_or("", |arc| arc.relation.name())
    }

    pub(super) fn head(&self, at: usize) -> Option<usize> {
        self.tags.arcs.get(at).filter(|_| self.has_trees()).and_then(|arc| arc.head).map(|head| head as usize)
    }

    /// The noun phrase that a word heads, without appositions and relative clauses.
    pub(super) fn phrase(&self, head: usize) -> Option<Range<usize>> {
        self.phrases.get(head).map(|phrase| phrase.start as usize..phrase.end as usize)
    }

    /// The word of a stretch that depends on none of the others; the last where no model said so.
    pub(super) fn head_of(&self, words: &Range<usize>) -> usize {
        let depends_outside = |&at: &usize| self.head(at).is_none_or(|head| !words.contains(&head));
        let top = words.clone().find(depends_outside).filter(|_| self.has_trees());
        top.unwrap_or(words.end - 1)
    }
}

fn token_of(annotated: &Annotated<'_>) -> Vec<u32> {
    let mut token_idx = 0;
    let of_word = |span: Span| {
        while annotated.tokens()[token_idx as usize].span.end() <= span.start() {
            token_idx += 1;
        }
        token_idx
    };
    annotated.words().iter().map(|word| word.span).map(of_word).collect()
}

fn sentence_of(annotated: &Annotated<'_>) -> Vec<u32> {
    let sentences = (0_u32..).zip(annotated.words_of_sentences());
    sentences.flat_map(|(sentence_idx, words)| words.clone().map(move |_| sentence_idx)).collect()
}

/// For each word, itself with those of its dependents that make one noun phrase with it, each with all that hangs on it.
fn phrases(arcs: &[Arc], sentences: &[Range<usize>]) -> Vec<Range<u32>> {
    let wholes = wholes(arcs, sentences);
    let mut phrases: Vec<Range<u32>> = (0..).take(arcs.len()).map(|at: u32| at..at + 1).collect();
    for (at, arc) in arcs.iter().enumerate() {
        let Some(head) = arc.head.map(|head| head as usize) else { continue };
        if belongs(arc.relation.name(), at < head) {
            widen(&mut phrases[head], &wholes[at]);
        }
    }
    phrases
}

/// Whether a dependent is part of the noun phrase of its head.
fn belongs(relation: &str, is_before: bool) -> bool {
    match relation {
        "det" | "det:predet" | "amod" | "nummod" | "compound" | "flat" | "fixed" | "goeswith" | "nmod"
        | "nmod:poss" | "nmod:desc" | "nmod:unmarked" => true,
        "advmod" => is_before,
        _ => false,
    }
}

/// For each word, all that hangs on it: from the leaves upwards, so that each word is looked at once.
fn wholes(arcs: &[Arc], sentences: &[Range<usize>]) -> Vec<Range<u32>> {
    let mut wholes: Vec<Range<u32>> = (0..).take(arcs.len()).map(|at: u32| at..at + 1).collect();
    let mut open = vec![0_u32; arcs.len()];
    for head in arcs.iter().filter_map(|arc| arc.head) {
        open[head as usize] += 1;
    }
    for sentence in sentences {
        let mut ready: Vec<usize> = sentence.clone().filter(|&at| open[at] == 0).collect();
        while let Some(at) = ready.pop() {
            let Some(head) = arcs[at].head.map(|head| head as usize) else { continue };
            let whole = wholes[at].clone();
            if !is_clause_of_its_own(arcs[at].relation.name()) {
                widen(&mut wholes[head], &whole);
            }
            open[head] -= 1;
            if open[head] == 0 {
                ready.push(head);
            }
        }
    }
    wholes
}

/// What says more of a noun and is left out of the phrase that the noun is in.
fn is_clause_of_its_own(relation: &str) -> bool {
    matches!(relation, "acl" | "acl:relcl" | "advcl" | "advcl:relcl" | "appos" | "parataxis")
}

fn widen(range: &mut Range<u32>, other: &Range<u32>) {
    *range = range.start.min(other.start)..range.end.max(other.end);
}
