//! Words as syntax counts them: tokens cut at hyphens and before clitics.
//!
//! A token is what stands between white space and marks ("long-range", "doesn't"); a word is what has a part of speech
//! and a head ("long", "-", "range"; "does", "n't"). Treebanks of English are cut like this, and so are the sets of
//! names and attributions that the model learnt from.
//!
//! Source: Universal Dependencies for English (GUM and EWT: hyphenated words are cut at the hyphen since version 2.14).

use std::ops::Range;

use super::{
    Sentence, Token,
    token::{is_apostrophe, is_doubled},
};
use crate::text::Span;

/// A word: where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// A token or a part of one.
    pub span: Span,
}

/// The words of all sentences, and the words of each.
pub(super) fn split(text: &str, tokens: &[Token], sentences: &[Sentence]) -> (Vec<Word>, Vec<Range<usize>>) {
    let mut words = Vec::with_capacity(tokens.len() + tokens.len() / 8);
    let mut of_sentences = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let first = words.len();
        for token in &tokens[sentence.tokens.clone()] {
            push_words(text, token, &mut words);
        }
        of_sentences.push(first..words.len());
    }
    (words, of_sentences)
}

fn push_words(text: &str, token: &Token, words: &mut Vec<Word>) {
    let (mut start, end) = (token.span.range().start, token.span.range().end);
    if is_doubled(&text[start..end]) {
        words.push(Word { span: Span::at(start, start + 1) });
        start += 1;
    }
    if token.is_word() {
        let clitic = end - clitic_len(&text[start..end]);
        for (at, hyphen) in text[start..clitic].match_indices(is_hyphen) {
            let at = token.span.range().start + at;
            words.extend([Span::at(start, at), Span::at(at, at + hyphen.len())].map(|span| Word { span }));
            start = at + hyphen.len();
        }
        if start < clitic && clitic < end {
            words.push(Word { span: Span::at(start, clitic) });
            start = clitic;
        }
    }
    words.push(Word { span: Span::at(start, end) });
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

/// How many bytes the clitic at the end of a token has: "n't", "'re", "'ve", "'ll", "'d", "'m". None is 0.
fn clitic_len(token: &str) -> usize {
    let Some((apostrophe, mark)) = token.char_indices().rev().take(3).find(|&(_, c)| is_apostrophe(c)) else {
        return 0;
    };
    let is_clitic = |letters: &[&str]| {
        letters.iter().any(|letters| token[apostrophe + mark.len_utf8()..].eq_ignore_ascii_case(letters))
    };
    let before = &token.as_bytes()[..apostrophe];
    if before.len() > 1 && before.last().is_some_and(|last| last.eq_ignore_ascii_case(&b'n')) && is_clitic(&["t"]) {
        return token.len() - apostrophe + 1;
    }
    if apostrophe > 0 && is_clitic(&["re", "ve", "ll", "d", "m"]) { token.len() - apostrophe } else { 0 }
}

#[cfg(test)]
mod tests {
    use crate::{annotate::annotate, article::Article};

    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let annotated = annotate(&article);
        let words: Vec<&str> = annotated.words().iter().map(|word| article.slice(word.span)).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn doubled_apostrophes_are_two() {
        check("''No''", &["'", "'", "No", "'", "'"]);
    }

    #[test]
    fn hyphens_stand_alone() {
        check("the long-range F‑16s", &["the", "long", "-", "range", "F", "‑", "16s"]);
        check("10-15 at 9.30", &["10", "-", "15", "at", "9.30"]);
    }

    #[test]
    fn clitics_stand_alone() {
        check("They doesn't we’re I'd CAN'T", &["They", "does", "n't", "we", "’re", "I", "'d", "CA", "N'T"]);
        check("Orlec's well-didn’t", &["Orlec", "'s", "well", "-", "did", "n’t"]);
    }

    #[test]
    fn names_with_apostrophes_stay_whole() {
        check("O'Dell D’Arno n't rock'n'roll", &["O'Dell", "D’Arno", "n't", "rock'n'roll"]);
    }
}
