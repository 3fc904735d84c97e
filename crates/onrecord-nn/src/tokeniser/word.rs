//! One word on its way to the vocabulary: its letters as the model knows them, and where each comes from.
//!
//! Comes in: characters with their places in the text. Goes out: lower-case letters without marks, and the bytes of the text
//! behind any range of them. Cutting is left to `vocabulary`.

use std::ops::Range;

use super::characters;

/// The letters of a word.
#[derive(Default)]
pub(super) struct Word {
    /// In UTF-8.
    letters: Vec<u8>,
    /// How many characters the letters are.
    characters: usize,
    /// The bytes of the text behind each byte of `letters`; empty where they follow each other from `start` on.
    sources: Vec<Range<u32>>,
    start: usize,
}

impl Word {
    pub(super) fn clear(&mut self) {
        self.letters.clear();
        self.sources.clear();
        self.characters = 0;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// Becomes a word of ASCII letters that starts at a byte of the text.
    pub(super) fn set_ascii(&mut self, word: &[u8], start: usize) {
        self.clear();
        self.letters.extend(word.iter().map(u8::to_ascii_lowercase));
        self.characters = word.len();
        self.start = start;
    }

    /// Takes on one character that starts at a byte of the text.
    pub(super) fn push(&mut self, character: char, start: usize) {
        let source = offset(start)..offset(start + character.len_utf8());
        if character.is_ascii() {
            return self.push_letter(character.to_ascii_lowercase(), &source);
        }
        characters::letters(character).for_each(|letter| self.push_letter(letter, &source));
    }

    fn push_letter(&mut self, letter: char, source: &Range<u32>) {
        let mut buffer = [0; 4];
        self.letters.extend_from_slice(letter.encode_utf8(&mut buffer).as_bytes());
        self.sources.resize(self.letters.len(), source.clone());
        self.characters += 1;
    }

    pub(super) fn letters(&self) -> &[u8] {
        &self.letters
    }

    pub(super) fn characters(&self) -> usize {
        self.characters
    }

    /// The bytes of the text behind some letters, of which there is at least one.
    pub(super) fn source(&self, letters: Range<usize>) -> Range<u32> {
        if self.sources.is_empty() {
            return offset(self.start + letters.start)..offset(self.start + letters.end);
        }
        self.sources[letters.start].start..self.sources[letters.end - 1].end
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a text is shorter than four gibibytes: checked before it is read")]
fn offset(place: usize) -> u32 {
    place as u32
}
