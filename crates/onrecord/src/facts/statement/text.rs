//! The words of an article with who and what is known of before its statements. Walks in the trees are in `clause`, tokens in
//! [`tokens`](super::tokens).

use std::ops::{Deref, Range};

use super::{
    super::{Form, Mention, text},
    Known, tokens,
};
use crate::{
    lexicon::{CueRow, cues_from},
    text::Span,
};

/// The words of an article, asked as [`text::Text`] is, and what is known of them.
pub(super) struct Text<'r, 'a> {
    words: &'r text::Text<'r, 'a>,
    pub(super) known: &'r Known<'r>,
}

impl<'r, 'a> Deref for Text<'r, 'a> {
    type Target = text::Text<'r, 'a>;

    fn deref(&self) -> &text::Text<'r, 'a> {
        self.words
    }
}

impl<'r, 'a> Text<'r, 'a> {
    pub(super) fn new(words: &'r text::Text<'r, 'a>, known: &'r Known<'r>) -> Text<'r, 'a> {
        Text { words, known }
    }

    /// The tokens that words lie in; the range is not empty.
    pub(super) fn tokens(&self, words: Range<usize>) -> Range<usize> {
        tokens::tokens_of(self.annotated, self.span(words))
    }

    /// The words that tokens consist of; the range is not empty.
    pub(super) fn words_of_tokens(&self, tokens: &Range<usize>) -> Range<usize> {
        self.words(tokens::span(self.annotated, tokens))
    }

    /// Whether the word says that something is not so.
    pub(super) fn negates(&self, at: usize) -> bool {
        self.is_any(at, &["not", "never", "n't", "n’t", "cannot", "nor", "neither"])
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

    /// Words, on to the noun that their last word, a determiner or an adjective, belongs to, if it is near.
    pub(super) fn up_to_noun(&self, words: Range<usize>) -> Range<usize> {
        let last = words.end - 1;
        let opens_phrase = matches!(self.relation(last), "det" | "amod" | "nummod" | "compound" | "case" | "nmod:poss");
        let is_near = |&head: &usize| head > last && head <= last + LONGEST_PHRASE;
        let noun = self.head(last).filter(|_| opens_phrase).filter(is_near);
        noun.map_or(words.clone(), |noun| words.start..noun + 1)
    }

    /// The same, but only to the owner where the noun is somebody's: from "the Selm" to "the Selm council" before "'s demands".
    pub(super) fn up_to_owner(&self, words: Range<usize>) -> Range<usize> {
        let whole = self.up_to_noun(words.clone());
        let genitive = (words.end..whole.end).find(|&at| self.is_any(at, &["'s", "’s", "'", "’"]));
        whole.start..genitive.unwrap_or(whole.end)
    }

    /// Words with all of each name that begins or ends among them and in their sentence.
    pub(super) fn with_whole_names(&self, words: Range<usize>) -> Range<usize> {
        let (mut whole, sentence) = (words.clone(), self.sentence(words.start));
        let span = self.span(words);
        let near = Span::new(span.start().saturating_sub(LONGEST_MENTION), span.end());
        let names = self.mentions_beginning_in(near).filter(|mention| mention.form == Form::Name);
        for name in names.filter(|name| name.span.overlaps(span)).map(|name| self.words(name.span)) {
            if sentence.start <= name.start && name.end <= sentence.end {
                whole = whole.start.min(name.start)..whole.end.max(name.end);
            }
        }
        whole
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

/// How many words after its determiner a noun stands at most.
const LONGEST_PHRASE: usize = 6;

/// How many bytes before a word the mention that it ends may begin.
const LONGEST_MENTION: u32 = 100;
