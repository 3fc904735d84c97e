//! The words of an article as the finders ask for them: with their tokens and sentences and, where a model gave trees, what
//! hangs on what.

use std::ops::Range;

use super::phrase::phrases;
use crate::{
    annotate::{Annotated, Shape, Token},
    article::Published,
    lexicon::Classes,
    tagging::{Arc, PartOfSpeech, Tags},
    text::Span,
};

/// The words of an article and what a model said of each. Positions are indices into [`Annotated::words`]; what lies outside
/// of the text is "".
pub(super) struct Text<'r, 'a> {
    pub(super) annotated: &'r Annotated<'a>,
    pub(super) tags: &'r Tags,
    /// When the article was published.
    pub(super) published: &'r Published,
    token_of: Vec<u32>,
    sentence_of: Vec<u32>,
    /// One for each word; empty without trees.
    arcs: &'r [Arc],
    /// For each word, those that depend on it, in the order of the text; empty without trees.
    children: Vec<Vec<u32>>,
    /// For each word, the noun phrase that it would head; empty without trees.
    phrases: Vec<Range<u32>>,
}

impl<'r, 'a> Text<'r, 'a> {
    pub(super) fn new(annotated: &'r Annotated<'a>, tags: &'r Tags, published: &'r Published) -> Text<'r, 'a> {
        let arcs = if tags.arcs.len() == annotated.words().len() { tags.arcs.as_slice() } else { &[] };
        Text {
            annotated,
            tags,
            published,
            token_of: token_of(annotated),
            sentence_of: sentence_of(annotated),
            arcs,
            children: children(arcs),
            phrases: phrases(arcs, annotated.words_of_sentences()),
        }
    }

    pub(super) fn n_words(&self) -> usize {
        self.token_of.len()
    }

    /// Whether a model made trees of the sentences.
    pub(super) fn has_trees(&self) -> bool {
        !self.arcs.is_empty()
    }

    /// The word as it is written.
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

    /// Whether this is the word, whatever the case of its ASCII letters.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether this is one of these words, whatever the case of its ASCII letters.
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && words.iter().any(|other| other.eq_ignore_ascii_case(word))
    }

    /// Whether these words stand here, one after the other.
    pub(super) fn are(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(nth, word)| self.is(at + nth, word))
    }

    /// Whether a word is a word and no mark.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_alphanumeric)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// The token that a word is of or is a part of.
    pub(super) fn token(&self, at: usize) -> &'r Token {
        &self.annotated.tokens()[self.token_of[at] as usize]
    }

    /// Whether the word is a whole token of one of these classes; not, where there is no such word.
    pub(super) fn has(&self, at: usize, classes: Classes) -> bool {
        let is_whole = |token: &Token| token.has(classes) && token.span == self.annotated.words()[at].span;
        at < self.n_words() && is_whole(self.token(at))
    }

    /// Whether the token of a word is a mark.
    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.token(at).shape == Shape::Mark
    }

    /// The number of sentences for what lies outside of the text.
    pub(super) fn sentence_idx(&self, at: usize) -> usize {
        let n_sentences = self.annotated.words_of_sentences().len();
        self.sentence_of.get(at).map_or(n_sentences, |&sentence_idx| sentence_idx as usize)
    }

    pub(super) fn paragraph_idx(&self, at: usize) -> usize {
        let sentence_idx = self.sentence_idx(at);
        self.annotated.sentences_of_paragraphs().partition_point(|sentences| sentences.end <= sentence_idx)
    }

    /// The words of the sentence that a word is of.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        self.annotated.words_of_sentences().get(self.sentence_idx(at)).cloned().unwrap_or(at..at)
    }

    /// The words that a span touches.
    pub(super) fn words(&self, span: Span) -> Range<usize> {
        let words = self.annotated.words();
        let start = words.partition_point(|word| word.span.end() <= span.start());
        start..words.partition_point(|word| word.span.start() < span.end()).max(start)
    }

    /// From the start of the first word to the end of the last; the range is not empty.
    pub(super) fn span(&self, words: Range<usize>) -> Span {
        self.annotated.words()[words.start].span.cover(self.annotated.words()[words.end - 1].span)
    }

    /// None without a model.
    pub(super) fn part_of_speech(&self, at: usize) -> Option<PartOfSpeech> {
        self.tags.parts_of_speech.get(at).copied()
    }

    /// Whether a model takes the word for a verb or an auxiliary.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        matches!(self.part_of_speech(at), Some(PartOfSpeech::Verb | PartOfSpeech::Aux))
    }

    /// The word that this one depends on; none for the root, and without trees.
    pub(super) fn head(&self, at: usize) -> Option<usize> {
        self.arcs.get(at).and_then(|arc| arc.head).map(|head| head as usize)
    }

    /// How the word depends on its head, with the subtype ("nsubj:pass"); "" without trees.
    pub(super) fn relation(&self, at: usize) -> &'static str {
        self.arcs.get(at).map_or("", |arc| arc.relation.name())
    }

    /// The same without the subtype: "nsubj".
    pub(super) fn universal_relation(&self, at: usize) -> &'static str {
        self.arcs.get(at).map_or("", |arc| arc.relation.universal())
    }

    /// The words that depend on one, in the order of the text; none without trees.
    pub(super) fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        self.children.get(at).into_iter().flatten().map(|&child| child as usize)
    }

    /// The first of them that does by one of these relations.
    pub(super) fn child(&self, at: usize, relations: &[&str]) -> Option<usize> {
        self.children(at).find(|&child| relations.contains(&self.relation(child)))
    }

    /// The word of a stretch that depends on none of the others; the first without trees.
    pub(super) fn head_of(&self, words: &Range<usize>) -> Option<usize> {
        words.clone().find(|&at| self.hangs_outside(at, words))
    }

    /// Whether a word depends on none of these.
    pub(super) fn hangs_outside(&self, at: usize, words: &Range<usize>) -> bool {
        self.head(at).is_none_or(|head| !words.contains(&head))
    }

    /// The noun that the relative clause around a word is about: "the ministry" for "which" in "the ministry, which".
    pub(super) fn noun_of_clause(&self, word: usize) -> Option<usize> {
        let mut at = word;
        for _ in 0..DEEPEST_IN_CLAUSE {
            if self.relation(at).ends_with(":relcl") {
                return self.head(at);
            }
            at = self.head(at)?;
        }
        None
    }

    /// The noun phrase that a word heads, without appositions and relative clauses; none without trees.
    pub(super) fn phrase(&self, head: usize) -> Option<Range<usize>> {
        self.phrases.get(head).map(|phrase| phrase.start as usize..phrase.end as usize)
    }
}

/// "who" stands so deep in its clause at most: "whose town's mayor".
const DEEPEST_IN_CLAUSE: usize = 4;

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

fn children(arcs: &[Arc]) -> Vec<Vec<u32>> {
    let mut children = vec![Vec::new(); arcs.len()];
    for (at, arc) in (0..).zip(arcs) {
        if let Some(head) = arc.head {
            children[head as usize].push(at);
        }
    }
    children
}
