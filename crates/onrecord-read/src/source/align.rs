//! A text aligned with the characters that its document shows.
//!
//! Paragraph by paragraph, without white space: each is looked for as a whole behind the one before, and where it is not there, as much of
//! its beginning as is.

use std::ops::Range;

use memchr::memmem;

use super::{Run, SourceMap};
use crate::page::visible::Seen;

/// The runs of a text among the characters that are shown, whose bytes are those of `document`.
pub(crate) fn align(text: &str, shown: &[Seen], document: &[u8]) -> SourceMap {
    let mut aligner = Aligner { shown: Shown::of(shown), at: 0, budget: BUDGET, found: Vec::new() };
    let mut n_characters = 0;
    for paragraph in words_of_paragraphs(text) {
        n_characters += paragraph.iter().map(|word| text[word.clone()].chars().count()).sum::<usize>();
        aligner.paragraph(text, &paragraph);
    }
    let n_located = aligner.found.len();
    SourceMap { runs: runs(text, document, &aligner.found), n_characters, n_located }
}

/// Whether the first words of a text are shown as they are.
pub(super) fn begins_in(text: &str, shown: &[Seen]) -> bool {
    let needle: String = text.split_whitespace().flat_map(str::chars).take(64).collect();
    memmem::find(Shown::of(shown).text.as_bytes(), needle.as_bytes()).is_some()
}

/// So many bytes are searched at most, for a text that is not there at all.
const BUDGET: usize = 256 << 20;

/// So many words are looked for at once.
const AT_ONCE: usize = 64;

/// Fewer characters than these stand anywhere, and are only looked for close by.
const SURE: usize = 16;

/// So close, in bytes without white space.
const CLOSE: usize = 512;

/// The characters that are shown, without white space.
struct Shown {
    text: String,
    /// For each character where it begins in `text`, and its bytes in the document.
    characters: Vec<(usize, Range<usize>)>,
}

impl Shown {
    fn of(shown: &[Seen]) -> Shown {
        let (mut text, mut characters) = (String::with_capacity(shown.len()), Vec::with_capacity(shown.len()));
        for seen in shown.iter().filter(|seen| !seen.character.is_whitespace()) {
            characters.push((text.len(), seen.bytes.clone()));
            text.push(seen.character);
        }
        Shown { text, characters }
    }
}

struct Aligner {
    shown: Shown,
    /// Up to where of `shown` the text has been found.
    at: usize,
    budget: usize,
    /// Characters of the text with their bytes in the document.
    found: Vec<(Range<usize>, Range<usize>)>,
}

impl Aligner {
    fn paragraph(&mut self, text: &str, words: &[Range<usize>]) {
        let mut rest = words;
        while !rest.is_empty() {
            let n_words = self.beginning(text, rest);
            // A word that is not shown is passed.
            rest = &rest[n_words.max(1)..];
        }
    }

    /// Finds as many of these words as stand in a row, and says how many.
    fn beginning(&mut self, text: &str, words: &[Range<usize>]) -> usize {
        // The more words, the fewer places: so the longest beginning is between one that is there and one that is not.
        let most = words.len().min(AT_ONCE);
        let (mut n_found, mut place, mut n_missing) = (0, None, most + 1);
        let mut next = most;
        while n_found + 1 < n_missing {
            match self.place(text, &words[..next]) {
                Some(at) => (n_found, place) = (next, Some(at)),
                None => n_missing = next,
            }
            next = usize::midpoint(n_found, n_missing);
        }
        if let Some(at) = place {
            self.take(text, &words[..n_found], at);
        }
        n_found
    }

    /// Where these words are shown: behind what was found before, or, if they are many, before it.
    fn place(&mut self, text: &str, words: &[Range<usize>]) -> Option<usize> {
        let needle: String = words.iter().flat_map(|word| text[word.clone()].chars()).collect();
        let shown = self.shown.text.as_bytes();
        let is_sure = needle.chars().count() >= SURE;
        let end = if is_sure { shown.len() } else { shown.len().min(self.at + needle.len() + CLOSE) };
        let mut find = |part: Range<usize>| {
            let start = part.start;
            self.budget = self.budget.checked_sub(part.len())?;
            memmem::find(&shown[part], needle.as_bytes()).map(|at| start + at)
        };
        find(self.at..end).or_else(|| if is_sure { find(0..self.at) } else { None })
    }

    fn take(&mut self, text: &str, words: &[Range<usize>], at: usize) {
        let mut next = self.shown.characters.partition_point(|(start, _)| *start < at);
        for word in words {
            for (offset, character) in text[word.clone()].char_indices() {
                let start = word.start + offset;
                self.found.push((start..start + character.len_utf8(), self.shown.characters[next].1.clone()));
                next += 1;
            }
        }
        self.at = self.shown.characters.get(next).map_or(self.shown.text.len(), |(start, _)| *start);
    }
}

/// The words of each paragraph.
fn words_of_paragraphs(text: &str) -> Vec<Vec<Range<usize>>> {
    let offset = |part: &str| part.as_ptr().addr() - text.as_ptr().addr();
    let range = |word: &str| offset(word)..offset(word) + word.len();
    let words = |line: &str| line.split_whitespace().map(range).collect::<Vec<_>>();
    text.lines().map(words).filter(|words| !words.is_empty()).collect()
}

/// Characters in a row with the same bytes here and there are one run, white space between them included.
fn runs(text: &str, document: &[u8], found: &[(Range<usize>, Range<usize>)]) -> Vec<Run> {
    let is_same = |of_text: Range<usize>, source: Range<usize>| {
        source.start <= source.end
            && of_text.len() == source.len()
            && document.get(source) == Some(&text.as_bytes()[of_text])
    };
    let mut runs: Vec<Run> = Vec::new();
    for (of_text, source) in found {
        let goes_on = runs
            .last_mut()
            .filter(|last| last.is_verbatim() && is_same(last.text.end..of_text.end, last.source.end..source.end));
        match goes_on {
            Some(last) => (last.text.end, last.source.end) = (of_text.end, source.end),
            None => runs.push(Run { text: of_text.clone(), source: source.clone() }),
        }
    }
    runs
}
