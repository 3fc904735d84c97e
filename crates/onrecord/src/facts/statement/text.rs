//! The words of an article with all that was found before its statements, as the finders here ask for it: by word, with the
//! tree where there is one. Walks in the tree are in `clause`, tokens in [`tokens`](super::tokens).

use std::ops::Range;

use super::{super::Mention, Known, tokens};
use crate::{
    annotate::Annotated,
    lexicon::{CueRow, cues_from},
    tagging::{PartOfSpeech, Tags},
    text::Span,
};

/// The words of an article and what is known of them. Indices are into [`Annotated::words`]; what lies outside of the text
/// is "".
pub(super) struct Text<'r, 'a> {
    pub(super) annotated: &'r Annotated<'a>,
    pub(super) known: &'r Known<'r>,
    pub(super) tags: &'r Tags,
    /// For each word, those that depend on it, in the order of the text; empty lists without trees.
    children: Vec<Vec<u32>>,
}

impl<'r, 'a> Text<'r, 'a> {
    pub(super) fn new(annotated: &'r Annotated<'a>, tags: &'r Tags, known: &'r Known<'r>) -> Text<'r, 'a> {
        let mut text = Text { annotated, known, tags, children: vec![Vec::new(); annotated.words().len()] };
        if text.is_parsed() {
            for (at, arc) in (0..).zip(&tags.arcs) {
                if let Some(head) = arc.head {
                    text.children[head as usize].push(at);
                }
            }
        }
        text
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.annotated.words().get(at).map_or("", |word| self.annotated.article().slice(word.span))
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && words.iter().any(|other| other.eq_ignore_ascii_case(word))
    }

    /// Whether these words stand here, one after the other.
    pub(super) fn are(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(nth, word)| self.is(at + nth, word))
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

    /// The tokens that words lie in; the range is not empty.
    pub(super) fn tokens(&self, words: Range<usize>) -> Range<usize> {
        tokens::tokens_of(self.annotated, self.span(words))
    }

    /// The words that tokens consist of; the range is not empty.
    pub(super) fn words_of_tokens(&self, tokens: &Range<usize>) -> Range<usize> {
        self.words(tokens::span(self.annotated, tokens))
    }

    /// The words of the sentence that a word stands in.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        let sentences = self.annotated.words_of_sentences();
        sentences.get(self.sentence_idx(at)).cloned().unwrap_or(at..at)
    }

    pub(super) fn sentence_idx(&self, at: usize) -> usize {
        self.annotated.words_of_sentences().partition_point(|sentence| sentence.end <= at)
    }

    pub(super) fn paragraph_idx(&self, at: usize) -> usize {
        let paragraphs = self.annotated.sentences_of_paragraphs();
        let sentence_idx = self.sentence_idx(at);
        paragraphs.partition_point(|sentences| sentences.end <= sentence_idx)
    }

    /// Whether a word is a word and no mark.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_alphanumeric)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// Whether the word says that something is not so.
    pub(super) fn negates(&self, at: usize) -> bool {
        self.is_any(at, &["not", "never", "n't", "n’t", "cannot", "nor", "neither"])
    }

    /// Whether a model made trees of the sentences.
    pub(super) fn is_parsed(&self) -> bool {
        let n_words = self.annotated.words().len();
        n_words > 0 && self.tags.arcs.len() == n_words && self.tags.parts_of_speech.len() == n_words
    }

    /// The word that this one depends on; none for the root, and without trees.
    pub(super) fn head(&self, at: usize) -> Option<usize> {
        self.tags.arcs.get(at).and_then(|arc| arc.head).map(|head| head as usize)
    }

    /// How the word depends on its head, with the subtype ("nsubj:pass"); "" without trees.
    pub(super) fn relation(&self, at: usize) -> &'static str {
        self.tags.arcs.get(at).map_or("", |arc| arc.relation.name())
    }

    /// The same without the subtype: "nsubj".
    pub(super) fn universal_relation(&self, at: usize) -> &'static str {
        self.tags.arcs.get(at).map_or("", |arc| arc.relation.universal())
    }

    /// The words that depend on one, in the order of the text.
    pub(super) fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        self.children[at].iter().map(|&child| child as usize)
    }

    /// The first of them that does by one of these relations.
    pub(super) fn child(&self, at: usize, relations: &[&str]) -> Option<usize> {
        self.children(at).find(|&child| relations.contains(&self.relation(child)))
    }

    /// None without a model.
    pub(super) fn part_of_speech(&self, at: usize) -> Option<PartOfSpeech> {
        self.tags.parts_of_speech.get(at).copied()
    }

    /// Whether a model takes the word for a verb or an auxiliary.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        matches!(self.part_of_speech(at), Some(PartOfSpeech::Verb | PartOfSpeech::Aux))
    }

    /// The cues that begin with a word, the longest first, with the word after each.
    pub(super) fn cues(&self, at: usize) -> impl Iterator<Item = (&'static CueRow, usize)> {
        let rows = cues_from(self.word(at)).iter().filter(move |row| self.are(at + 1, &row.rest));
        rows.map(move |row| (row, at + 1 + row.rest.len()))
    }

    /// The parts of quotations that lie this deep in others, in the order of the text.
    pub(super) fn quoted_at_depth(&self, depth: u8) -> Vec<Span> {
        let quotations = self.annotated.quotations().iter().filter(|quotation| quotation.depth == depth);
        let mut parts: Vec<Span> =
            quotations.flat_map(|quotation| quotation.parts.iter().map(|part| part.span)).collect();
        parts.sort_unstable();
        parts
    }

    /// The mentions that begin in a span, in the order of the text.
    pub(super) fn mentions_beginning_in(&self, span: Span) -> impl Iterator<Item = &'r Mention> {
        let mentions = self.known.mentions;
        let first = mentions.partition_point(|mention| mention.span.start() < span.start());
        mentions[first..].iter().take_while(move |mention| mention.span.start() < span.end())
    }

    /// Whether a span has a mention of this entity in it.
    pub(super) fn names(&self, span: Span, entity_idx: Option<u32>) -> bool {
        self.mentions_beginning_in(span).any(|mention| mention.entity_idx == entity_idx)
    }

    /// Whether the word that stands here also stands in a span.
    pub(super) fn is_also_in(&self, span: Span, at: usize) -> bool {
        self.words(span).any(|other| self.is(other, self.word(at)))
    }

    /// The entity that the longest mention which ends with this word refers to.
    pub(super) fn entity_ending(&self, at: usize) -> Option<u32> {
        let word = self.annotated.words().get(at)?.span;
        let near = Span::new(word.start().saturating_sub(LONGEST_MENTION), word.start() + 1);
        let here = self.mentions_beginning_in(near).filter(|mention| mention.span.end() == word.end());
        let resolved = here.filter(|mention| mention.entity_idx.is_some());
        resolved.max_by_key(|mention| mention.span.len()).and_then(|mention| mention.entity_idx)
    }
}

/// How many bytes before a word the mention that it ends may begin.
const LONGEST_MENTION: u32 = 100;
