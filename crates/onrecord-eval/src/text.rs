//! Text as the scorers see it: code points and words.
//!
//! Figures must be comparable with those of the scorers in Python that came before these, so "word", "white space" and
//! "folded" mean here what they mean there: a word is a run of letters, digits and underscores, and a combining mark is no
//! letter.

use std::collections::BTreeSet;

use unicode_normalization::{
    UnicodeNormalization,
    char::{canonical_combining_class, is_combining_mark},
};

use crate::span::Span;

/// The numbers of the words that some spans touch.
pub type WordSet = BTreeSet<usize>;

/// A text by code points, with its words.
#[derive(Clone, Debug, Default)]
pub struct Text {
    chars: Vec<char>,
    words: Vec<Span>,
}

impl Text {
    /// Cuts a text into words.
    pub fn new(text: &str) -> Text {
        let chars: Vec<char> = text.chars().collect();
        let words = words(&chars);
        Text { chars, words }
    }

    /// The code points at a span, or as many of them as there are.
    pub fn slice(&self, span: Span) -> &[char] {
        let end = span.range().end.min(self.chars.len());
        &self.chars[span.range().start.min(end)..end]
    }

    /// All code points.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The words that the spans touch.
    pub fn cover(&self, spans: &[Span]) -> WordSet {
        spans.iter().flat_map(|&span| self.touched(span)).collect()
    }

    fn touched(&self, span: Span) -> impl Iterator<Item = usize> {
        let first = self.words.partition_point(|word| word.end <= span.start);
        let last = self.words.partition_point(|word| word.start < span.end);
        first..last
    }

    /// The places of what is not white space within a span.
    pub fn solid(&self, span: Span) -> impl Iterator<Item = u32> {
        solid(span.start, self.slice(span).iter().copied())
    }
}

/// The places of what is not white space in words that begin at `start`.
pub fn solid(start: u32, words: impl Iterator<Item = char>) -> impl Iterator<Item = u32> {
    (start..).zip(words).filter(|(_, c)| !is_space(*c)).map(|(place, _)| place)
}

fn words(chars: &[char]) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    for (place, _) in (0..).zip(chars).filter(|(_, c)| is_word(**c)) {
        match words.last_mut() {
            Some(word) if word.end == place => word.end += 1,
            _ => words.push(Span::new(place, place + 1)),
        }
    }
    words
}

fn is_word(c: char) -> bool {
    c == '_' || is_alphanumeric(c)
}

/// A letter or a digit by its general category. Rust also counts marks that are part of words and circled letters.
pub fn is_alphanumeric(c: char) -> bool {
    c.is_alphanumeric() && (c.is_ascii() || !is_combining_mark(c) && !is_circled_letter(c))
}

fn is_circled_letter(c: char) -> bool {
    matches!(c, 'Ⓐ'..='ⓩ' | '🄰'..='🅉' | '🅐'..='🅩' | '🅰'..='🆉')
}

/// White space, the four separators of ASCII among it.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}

/// What stands between white space.
pub fn split_space(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(is_space).filter(|word| !word.is_empty())
}

/// A text without white space at its ends.
pub fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// A name as it is compared: no case, no accents, one kind of apostrophe, single spaces, no "the" in front.
pub fn fold(name: &str) -> String {
    let plain: String = name.replace('’', "'").nfkd().filter(|c| canonical_combining_class(*c) == 0).collect();
    let folded: String = plain.chars().flat_map(fold_char).collect();
    let spaced = split_space(&folded).collect::<Vec<_>>().join(" ");
    spaced.strip_prefix("the ").unwrap_or(&spaced).to_owned()
}

/// Case folding of a decomposed character: lower case, and the two letters where that is not enough. Nine old Cyrillic
/// forms (U+1C80 to U+1C88), which no news has, stay as they are.
fn fold_char(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ß' | 'ẞ' => ('s', Some('s')),
        'ς' => ('σ', None),
        other => (other, None),
    };
    first.to_lowercase().chain(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words_of(text: &str) -> Vec<String> {
        let text = Text::new(text);
        text.words.iter().map(|&word| text.slice(word).iter().collect()).collect()
    }

    #[test]
    fn words_are_letters_digits_and_underscores() {
        let cases: [(&str, &[&str]); 6] = [
            ("Ann said: “No.”", &["Ann", "said", "No"]),
            ("$1,294.5m", &["1", "294", "5m"]),
            ("snake_case it's", &["snake_case", "it", "s"]),
            ("Kÿiv Зеленський 2²", &["Kÿiv", "Зеленський", "2²"]),
            ("e\u{301}te", &["e", "te"]),
            ("हिन्दी Ⓐ", &["ह", "न", "द"]),
        ];
        for (text, wanted) in cases {
            assert_eq!(words_of(text), wanted, "{text}");
        }
    }

    #[test]
    fn spans_cover_the_words_that_they_touch() {
        let text = Text::new("Ann said it rains.");
        for (span, wanted) in [((0, 3), vec![0]), ((2, 5), vec![0, 1]), ((3, 4), vec![]), ((9, 99), vec![2, 3])] {
            let span = Span::new(span.0, span.1);
            assert_eq!(text.cover(&[span]).into_iter().collect::<Vec<_>>(), wanted, "{span:?}");
        }
    }

    #[test]
    fn slices_end_with_the_text() {
        let text = Text::new("a b");
        assert_eq!(text.slice(Span::new(2, 9)), ['b']);
        assert!(text.slice(Span::new(7, 9)).is_empty());
        assert_eq!(text.solid(Span::new(0, 3)).collect::<Vec<_>>(), [0, 2]);
    }

    #[test]
    fn folded_names() {
        let cases = [
            ("ANA ORLEC", "Ána Orléc"),
            ("The Senate", "senate"),
            ("Côte d’Ivoire", "cote  d'ivoire"),
            ("Weißrussland", "WEISSRUSSLAND"),
            ("ﬁnance", "Finance"),
            ("ΟΔΥΣΣΕΥΣ", "Οδυσσεύς"),
        ];
        for (a, b) in cases {
            assert_eq!(fold(a), fold(b));
        }
        assert_ne!(fold("Theatre"), fold("atre"));
    }
}
