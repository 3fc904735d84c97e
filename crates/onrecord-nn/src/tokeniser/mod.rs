//! From text to the pieces of words that an uncased BERT knows, each with its bytes in the text.
//!
//! Comes in: a vocabulary, a token per line, and UTF-8 text. Goes out: [`Piece`]s in the order of the text. The pieces are those
//! of the reference (`BertNormalizer`, `BertPreTokenizer` and `WordPiece` of the Hugging Face library), with byte offsets
//! instead of code points. Two things are left to others on purpose: `[CLS]` and `[SEP]` round a window are the encoder's, and
//! the words `[MASK]` or `[SEP]` in a text are brackets and letters like all others, since text is hostile.
//!
//! In: `characters` says what a code point does, `word` collects the letters of one word, `vocabulary` cuts it.

mod characters;
mod vocabulary;
mod word;

use std::ops::Range;

use crate::Error;
use characters::{ASCII, Class};
use vocabulary::Vocabulary;
use word::Word;

/// A piece of a word, as the model knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Which token of the vocabulary it is: its line, counted from 0.
    pub id: u32,
    /// Where its first byte stands in the text.
    pub start: u32,
    /// Where its last byte ends in the text.
    pub end: u32,
}

impl Piece {
    /// Its bytes in the text. They begin and end between characters; a piece is never empty, but two pieces of one character
    /// that decomposes (a Hangul syllable) have the same bytes.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Cuts text into pieces.
#[derive(Clone, Debug)]
pub struct Tokeniser {
    vocabulary: Vocabulary,
}

impl Tokeniser {
    /// A tokeniser for the tokens of a `vocab.txt`: one a line, the first has the id 0.
    ///
    /// # Errors
    ///
    /// When a token is there twice, or none is `[UNK]`.
    pub fn new(vocabulary: &str) -> Result<Tokeniser, Error> {
        Vocabulary::read(vocabulary).map(|vocabulary| Tokeniser { vocabulary })
    }

    /// How many tokens it knows: all ids are below.
    pub fn tokens(&self) -> usize {
        self.vocabulary.len()
    }

    /// The pieces of a text.
    ///
    /// # Panics
    ///
    /// When the text has four gibibytes or more.
    pub fn pieces(&self, text: &str) -> Vec<Piece> {
        assert!(u32::try_from(text.len()).is_ok(), "a text of four gibibytes or more");
        let pieces = Vec::with_capacity(text.len() / 4);
        let mut reader = Reader { vocabulary: &self.vocabulary, text, at: 0, word: Word::default(), pieces };
        while let Some(&byte) = text.as_bytes().get(reader.at) {
            reader.step(byte);
        }
        reader.pieces
    }
}

/// One text on its way through: everything before `at` is read.
struct Reader<'a> {
    vocabulary: &'a Vocabulary,
    text: &'a str,
    at: usize,
    word: Word,
    pieces: Vec<Piece>,
}

impl Reader<'_> {
    fn step(&mut self, byte: u8) {
        match ASCII.get(usize::from(byte)) {
            Some(Class::Space | Class::Removed) => self.at += 1,
            Some(Class::Letter) => self.ascii_word(),
            _ => self.any_word(),
        }
    }

    /// A word of ASCII letters alone, the most common by far; any other goes the long way.
    fn ascii_word(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        let is_letter = |byte: &u8| matches!(ASCII.get(usize::from(*byte)), Some(Class::Letter));
        let length = rest.iter().position(|byte| !is_letter(byte)).unwrap_or(rest.len());
        if let Some(None | Some(Class::Removed)) = rest.get(length).map(|byte| ASCII.get(usize::from(*byte))) {
            return self.any_word();
        }
        self.word.set_ascii(&rest[..length], self.at);
        self.finish(self.at + length);
    }

    /// A word of any characters, or one that stands alone: punctuation or an ideograph.
    fn any_word(&mut self) {
        self.word.clear();
        for (offset, character) in self.text[self.at..].char_indices() {
            let start = self.at + offset;
            match characters::class(character) {
                Class::Space => return self.finish(start + character.len_utf8()),
                Class::Removed => {}
                Class::Letter => self.word.push(character, start),
                Class::Alone if self.word.is_empty() => {
                    self.word.push(character, start);
                    return self.finish(start + character.len_utf8());
                }
                Class::Alone => return self.finish(start),
            }
        }
        self.finish(self.text.len());
    }

    fn finish(&mut self, end: usize) {
        self.vocabulary.cut(&self.word, &mut self.pieces);
        self.at = end;
    }
}
