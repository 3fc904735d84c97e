//! From an article to its layers: paragraphs, tokens, sentences, quotations and names.
//!
//! In comes an [`Article`], out comes [`Annotated`]. Each layer is built once, from earlier ones, and never changed. What
//! the layers mean for the record (who a name is, who said a quotation) is left to [`facts`](crate::facts).

mod name;
mod paragraph;
mod quotation;
mod sentence;
mod token;
mod view;
mod word;

use std::ops::Range;

pub use quotation::{Mark, Quotation};
pub use token::{Shape, Token};
pub use word::Word;

pub(crate) use name::Name;
pub(crate) use paragraph::Paragraph;
pub(crate) use quotation::{can_close, can_open, is_double_mark};
pub(crate) use view::SentenceView;

use crate::{article::Article, text::Span};

/// An article with its layers. Made by [`annotate`].
#[derive(Clone, Debug)]
pub struct Annotated<'a> {
    article: &'a Article,
    tokens: Vec<Token>,
    paragraphs: Vec<Paragraph>,
    sentences: Vec<Sentence>,
    quotations: Vec<Quotation>,
    unpaired: Vec<Span>,
    names: Vec<Name>,
    words: Vec<Word>,
    words_of_sentences: Vec<Range<usize>>,
    sentences_of_paragraphs: Vec<Range<usize>>,
}

/// A sentence: where it stands and which tokens lie in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The words and the white space after them, so that sentences tile the body.
    pub span: Span,
    /// Indices into [`Annotated::tokens`]. Never empty.
    pub tokens: Range<usize>,
}

/// Finds the layers of an article.
///
/// ```
/// use onrecord::{annotate::annotate, article::Article};
///
/// let article = Article::from_text("a", "Gen. Orlec spoke at 9 a.m. in Vell. “No,” he said.");
/// let annotated = annotate(&article);
/// let sentences: Vec<&str> = annotated.sentences().iter().map(|sentence| article.slice(sentence.span)).collect();
/// assert_eq!(sentences, ["Gen. Orlec spoke at 9 a.m. in Vell. ", "“No,” he said."]);
/// ```
pub fn annotate(article: &Article) -> Annotated<'_> {
    let pieces = paragraph::split(article);
    let (tokens, paragraphs) = token::split(article.text(), &pieces);
    let sentences = sentence::split(article, &tokens, &paragraphs);
    let (quotations, unpaired) = quotation::pair(article.text(), &tokens, &paragraphs);
    let names = name::find(article.text(), &tokens, &sentences);
    let (words, words_of_sentences) = word::split(article.text(), &tokens, &sentences);
    let sentences_of_paragraphs = sentences_of_paragraphs(&sentences, &paragraphs);
    Annotated {
        article,
        tokens,
        paragraphs,
        sentences,
        quotations,
        unpaired,
        names,
        words,
        words_of_sentences,
        sentences_of_paragraphs,
    }
}

fn sentences_of_paragraphs(sentences: &[Sentence], paragraphs: &[Paragraph]) -> Vec<Range<usize>> {
    let mut start = 0;
    let of_paragraph = |paragraph: &Paragraph| {
        let end = sentences.partition_point(|sentence| sentence.tokens.start < paragraph.tokens.end);
        let here = start..end;
        start = end;
        here
    };
    paragraphs.iter().map(of_paragraph).filter(|sentences| !sentences.is_empty()).collect()
}

impl<'a> Annotated<'a> {
    /// The article that was annotated.
    pub fn article(&self) -> &'a Article {
        self.article
    }

    /// Words, numbers and marks of the body, in the order of the text.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The sentences. They tile the body: each piece of [`Article::body`] is cut into sentences without gap or overlap.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The words of all sentences, in the order of the text.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// For each sentence, the indices of its words in [`Annotated::words`]. No range is empty.
    pub fn words_of_sentences(&self) -> &[Range<usize>] {
        &self.words_of_sentences
    }

    /// What stands in quotation marks, in the order of the opening marks.
    pub fn quotations(&self) -> &[Quotation] {
        &self.quotations
    }

    /// Quotation marks that belong to no quotation. They spoil at most their own paragraph.
    pub fn unpaired_marks(&self) -> &[Span] {
        &self.unpaired
    }

    /// The sentences of each paragraph that has any: indices into [`Annotated::sentences`].
    pub fn sentences_of_paragraphs(&self) -> &[Range<usize>] {
        &self.sentences_of_paragraphs
    }

    pub(crate) fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    pub(crate) fn names(&self) -> &[Name] {
        &self.names
    }

    /// Whether a token is part of a name.
    pub(crate) fn is_in_name(&self, token_idx: usize) -> bool {
        let name_idx = self.names.partition_point(|name| name.tokens.end <= token_idx);
        self.names.get(name_idx).is_some_and(|name| name.tokens.contains(&token_idx))
    }

    pub(crate) fn word(&self, token_idx: usize) -> &'a str {
        self.article.slice(self.tokens[token_idx].span)
    }
}
