//! Words, numbers and marks.

use super::Paragraph;
use crate::{
    lexicon::{self, Classes},
    text::Span,
};

/// A word, a number or a mark. Tokens do not overlap; between them lies only white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it looks like.
    pub shape: Shape,
    pub(crate) classes: Classes,
}

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A word without a capital first letter: "river".
    Lower,
    /// A word with a capital first letter: "River".
    Capitalised,
    /// A word of two capital letters or more, without a small one: "NATO", "U.S.".
    Upper,
    /// Digits, with the commas, points and colons between them: "1,294", "10:30".
    Digits,
    /// One character that is neither letter nor digit, a run of full stops, or two apostrophes or backticks that stand for a
    /// double quotation mark.
    Mark,
}

impl Token {
    /// Whether it is a word that a name can be made of.
    pub(crate) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capitalised | Shape::Upper)
    }

    pub(crate) fn has(&self, classes: Classes) -> bool {
        self.classes.has(classes)
    }

    pub(crate) fn is_word(&self) -> bool {
        matches!(self.shape, Shape::Lower | Shape::Capitalised | Shape::Upper)
    }

    /// Whether nothing stands between this token and the next.
    pub(crate) fn touches(&self, next: &Token) -> bool {
        self.span.end() == next.span.start()
    }
}

/// The tokens of all paragraphs, and the paragraphs with their tokens.
pub(super) fn split(text: &str, pieces: &[Span]) -> (Vec<Token>, Vec<Paragraph>) {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut paragraphs = Vec::with_capacity(pieces.len());
    for &span in pieces {
        let first = tokens.len();
        let mut at = span.range().start;
        while let Some(token) = next_token(text, at, span.range().end) {
            at = token.span.range().end;
            tokens.push(token);
        }
        paragraphs.push(Paragraph { span, tokens: first..tokens.len() });
    }
    (tokens, paragraphs)
}

fn next_token(text: &str, from: usize, end: usize) -> Option<Token> {
    let rest = &text[from..end];
    let start = from + rest.find(|c: char| !c.is_whitespace() && !is_invisible(c))?;
    let rest = &text[start..end];
    let first = rest.chars().next()?;
    let (len, shape) = if first.is_numeric() {
        (digits_len(rest), Shape::Digits)
    } else if first.is_alphabetic() {
        let len = word_len(rest);
        (len, word_shape(&rest[..len]))
    } else {
        possessive_len(text, start, rest).map_or((mark_len(rest, first), Shape::Mark), |len| (len, Shape::Lower))
    };
    let classes =
        if shape == Shape::Mark || shape == Shape::Digits { Classes::NONE } else { lexicon::classes_of(&rest[..len]) };
    Some(Token { span: Span::at(start, start + len), shape, classes })
}

/// Zero-width characters that crawls leave between words: they are part of no token.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

fn mark_len(rest: &str, first: char) -> usize {
    match first {
        '.' => rest.bytes().take_while(|&byte| byte == b'.').count(),
        '\'' | '`' if rest[1..].starts_with(first) => 2,
        _ => first.len_utf8(),
    }
}

/// Whether two apostrophes or backticks stand for one double quotation mark, as typewriters and some wires have it.
pub(super) fn is_doubled(mark: &str) -> bool {
    matches!(mark, "''" | "``")
}

/// Digits and what may stand between two of them.
fn digits_len(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, ',' | '.' | ':') && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !c.is_numeric() && !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// The "’s" that follows a word, as a token of its own.
fn possessive_len(text: &str, start: usize, rest: &str) -> Option<usize> {
    let after_word = text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
    let mark = rest.chars().next().filter(|c| is_apostrophe(*c))?;
    (after_word && is_possessive(rest)).then_some(mark.len_utf8() + 1)
}

/// Whether an apostrophe, an s and no further letter stand here.
fn is_possessive(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next().is_some_and(is_apostrophe)
        && matches!(chars.next(), Some('s' | 'S'))
        && !chars.next().is_some_and(char::is_alphanumeric)
}

/// The marks that stand for an apostrophe.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`')
}

/// Letters and digits, joined by a hyphen or an apostrophe between letters, or by the stops of an abbreviation ("U.S.").
fn word_len(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let (mut end, mut letters) = (0, 0_u32);
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        if c.is_alphanumeric() || is_combining(c) {
            letters += 1;
        } else if c == '.' && letters == 1 && (next.is_some_and(char::is_alphabetic) || end > 1) {
            // A stop after a single letter, where another letter follows or stood before: U.S., a.m.
            letters = 0;
            end = at + 1;
            if !next.is_some_and(char::is_alphabetic) || !is_letter_and_stop(&rest[at + 1..]) {
                return end;
            }
            continue;
        } else if !joins_letters(c, next) || is_possessive(&rest[at..]) {
            break;
        } else {
            letters = 2;
        }
        end = at + c.len_utf8();
    }
    end
}

fn is_letter_and_stop(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next() == Some('.')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn joins_letters(c: char, next: Option<char>) -> bool {
    (is_apostrophe(c) || matches!(c, '-' | '‐' | '‑')) && next.is_some_and(char::is_alphanumeric)
}

fn word_shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    if !letters.next().is_some_and(char::is_uppercase) {
        return Shape::Lower;
    }
    let (mut others, mut capitals) = (0, 0);
    for letter in letters {
        others += 1;
        capitals += usize::from(letter.is_uppercase());
    }
    if others > 0 && others == capitals { Shape::Upper } else { Shape::Capitalised }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let (tokens, _) = split(text, &[Span::at(0, text.len())]);
        let found: Vec<&str> = tokens.iter().map(|token| &text[token.span.range()]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_keep_hyphens_and_apostrophes_between_letters() {
        check("O’Brien doesn't like long-range F-16s", &["O’Brien", "doesn't", "like", "long-range", "F-16s"]);
        check("Russia’s Kyiv's workers’ 'tis", &["Russia", "’s", "Kyiv", "'s", "workers", "’", "'", "tis"]);
    }

    #[test]
    fn numbers_keep_what_stands_between_digits() {
        check("1,294 sq km, 2.4m at 10:30.", &["1,294", "sq", "km", ",", "2.4", "m", "at", "10:30", "."]);
        check("$50m-$60m", &["$", "50", "m", "-", "$", "60", "m"]);
    }

    #[test]
    fn abbreviations_of_single_letters_keep_their_stops() {
        check("the U.S. at 9 a.m. in D.C.", &["the", "U.S.", "at", "9", "a.m.", "in", "D.C."]);
        check("Plan B. Then J. Orlec", &["Plan", "B", ".", "Then", "J", ".", "Orlec"]);
    }

    #[test]
    fn marks_stand_alone_but_for_runs_of_stops() {
        check("“No...” (yes)…", &["“", "No", "...", "”", "(", "yes", ")", "…"]);
        check("''No,'' he", &["''", "No", ",", "''", "he"]);
        check("end\u{200b}of\u{a0}it", &["end", "of", "it"]);
    }

    #[test]
    fn shapes() {
        use Shape::{Capitalised, Digits, Lower, Upper};
        let text = "river River NATO U.S. McLeod Зеленський 12";
        let (tokens, _) = split(text, &[Span::at(0, text.len())]);
        let shapes: Vec<Shape> = tokens.iter().map(|token| token.shape).collect();
        assert_eq!(shapes, [Lower, Capitalised, Upper, Upper, Capitalised, Capitalised, Digits]);
    }
}
