//! From sentences of words to windows of pieces.
//!
//! A window is a row of whole sentences that the encoder reads together. It is cut where a paragraph starts, if that leaves
//! at least half of a window, else where a sentence starts. Training cuts in the same way (`training/examples.py`).

use std::ops::Range;

use onrecord::tagging::Words;

use crate::tokeniser::Tokeniser;

/// Sentences to be read together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WordWindow {
    /// The words that are read: all of the window's, but for the end of a sentence that is longer than a window, and for words
    /// without pieces that no others follow.
    pub(super) words: Range<usize>,
    /// Tokens of the vocabulary.
    pub(super) pieces: Vec<u32>,
    /// How each piece is written: see [`case_of`].
    pub(super) cases: Vec<u8>,
    /// For each word, its first piece.
    pub(super) firsts: Vec<usize>,
}

/// The pieces of one sentence.
struct SentencePieces {
    pieces: Vec<u32>,
    cases: Vec<u8>,
    firsts: Vec<usize>,
}

/// Cuts a text into windows of at most `longest` pieces.
pub(super) fn windows(words: &Words<'_>, tokeniser: &Tokeniser, longest: usize) -> Vec<WordWindow> {
    let sentences: Vec<SentencePieces> =
        words.sentences.iter().map(|sentence| pieces(words, sentence.clone(), tokeniser)).collect();
    let counts: Vec<usize> = sentences.iter().map(|sentence| sentence.pieces.len()).collect();
    let ranges = ranges(&counts, words.paragraphs, longest);
    ranges.into_iter().map(|range| window(words, &sentences, (range, longest))).collect()
}

/// Which sentences are read together.
fn ranges(counts: &[usize], paragraphs: &[Range<usize>], longest: usize) -> Vec<Range<usize>> {
    let is_paragraph =
        |sentence: usize| paragraphs.binary_search_by_key(&sentence, |paragraph| paragraph.start).is_ok();
    let (mut ranges, mut first) = (Vec::new(), 0);
    while first < counts.len() {
        let mut size = counts[first];
        let mut last = first + 1;
        while last < counts.len() && size + counts[last] <= longest {
            size += counts[last];
            last += 1;
        }
        let start = (first + 1..=last).rev().find(|&sentence| sentence < counts.len() && is_paragraph(sentence));
        let kept = |start: usize| counts[first..start].iter().sum::<usize>();
        let cut = start.filter(|&start| last < counts.len() && 2 * kept(start) >= longest);
        ranges.push(first..cut.unwrap_or(last));
        first = cut.unwrap_or(last);
    }
    ranges
}

fn window(words: &Words<'_>, sentences: &[SentencePieces], (range, longest): (Range<usize>, usize)) -> WordWindow {
    let first = words.sentences[range.start].start;
    let mut window = WordWindow { words: first..first, pieces: Vec::new(), cases: Vec::new(), firsts: Vec::new() };
    for sentence in &sentences[range] {
        let before = window.pieces.len();
        window.pieces.extend(&sentence.pieces);
        window.cases.extend(&sentence.cases);
        window.firsts.extend(sentence.firsts.iter().map(|piece| before + piece));
    }
    window.pieces.truncate(longest);
    window.cases.truncate(longest);
    // Words of characters that the model does not know ("\u{fffd}") may have no piece at all; at the end they are left out.
    let n_pieces = window.pieces.len();
    let n_read = window.firsts.partition_point(|&piece| piece < n_pieces);
    window.firsts.truncate(n_read);
    window.words.end = first + n_read;
    window
}

fn pieces(words: &Words<'_>, sentence: Range<usize>, tokeniser: &Tokeniser) -> SentencePieces {
    let words_here = &words.words[sentence];
    let Some((first, last)) = words_here.first().zip(words_here.last()) else {
        return SentencePieces { pieces: Vec::new(), cases: Vec::new(), firsts: Vec::new() };
    };
    let start = first.span.start();
    let found = tokeniser.pieces(&words.text[first.span.range().start..last.span.range().end]);
    let (mut cases, mut word_idx) = (Vec::with_capacity(found.len()), 0);
    for piece in &found {
        while words_here.get(word_idx + 1).is_some_and(|next| next.span.start() <= start + piece.start) {
            word_idx += 1;
        }
        cases.push(case_of(&words.text[words_here[word_idx].span.range()]));
    }
    let first_piece = |word: &onrecord::annotate::Word| {
        let piece = found.partition_point(|piece| start + piece.start < word.span.start());
        let is_inside = found.get(piece).is_some_and(|piece| start + piece.start < word.span.end());
        if is_inside { piece } else { piece.saturating_sub(1) }
    };
    let firsts = words_here.iter().map(first_piece).collect();
    SentencePieces { pieces: found.iter().map(|piece| piece.id).collect(), cases, firsts }
}

/// How a word is written: 0 without a capital first, 1 with one, 2 in capitals only and two of them at least, 3 with a
/// capital later only. The vocabulary has no capitals, so this is all that the model knows of them.
fn case_of(word: &str) -> u8 {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first_is_capital = letters.next().is_some_and(char::is_uppercase);
    let (mut others, mut capitals) = (0, 0);
    for letter in letters {
        others += 1;
        capitals += usize::from(letter.is_uppercase());
    }
    match (first_is_capital, capitals) {
        (false, 0) => 0,
        (false, _) => 3,
        (true, capitals) => 1 + u8::from(capitals > 0 && capitals == others),
    }
}

#[cfg(test)]
mod tests {
    use onrecord::{annotate::annotate, article::Article};

    use super::*;

    #[test]
    fn cases() {
        let words = ["river", "River", "NATO", "iPhone", "A", "12", "McLeod", "U.S."];
        assert_eq!(words.map(case_of), [0, 1, 2, 3, 1, 0, 1, 2]);
    }

    #[test]
    fn windows_are_cut_at_paragraphs_where_that_leaves_half() {
        let paragraphs = |starts: &[usize], n: usize| -> Vec<Range<usize>> {
            let ends = starts.iter().skip(1).copied().chain([n]);
            starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
        };
        assert_eq!(ranges(&[4, 4, 4], &paragraphs(&[0, 1], 3), 10), [0..2, 2..3]);
        assert_eq!(ranges(&[6, 3, 4], &paragraphs(&[0, 1], 3), 10), [0..1, 1..3]);
        assert_eq!(ranges(&[30, 4, 4], &paragraphs(&[0, 2], 3), 10), [0..1, 1..3]);
        assert_eq!(ranges(&[], &[], 10), [] as [Range<usize>; 0]);
    }

    #[test]
    fn words_without_pieces_are_never_read_at_a_piece_that_is_not_there() {
        let tokeniser = Tokeniser::new("[UNK]\nrain\n").unwrap();
        for text in
            ["\u{fffd}", "Rain. \u{fffd}", "\u{fffd}\n\nRain", "Rain.\n\n\u{fffd}\n\nRain.\n\n\u{301}\u{301}", ""]
        {
            let article = Article::from_text("a", text);
            let annotated = annotate(&article);
            for window in windows(&Words::from(&annotated), &tokeniser, 3) {
                assert_eq!(window.firsts.len(), window.words.len(), "{text:?}");
                assert!(window.firsts.iter().all(|&piece| piece < window.pieces.len()), "{text:?}: {window:?}");
            }
        }
    }
}
