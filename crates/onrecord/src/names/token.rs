//! The words of a person's name as they are written, with what their writing shows.
//!
//! In: a name. Out: folded words; a name with a comma is turned round; Arabic names in two words are made one.

use super::fold;

/// A folded word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) text: String,
    /// The same with the sound of a letter whose mark folding takes off: "ț" is "ts".
    pub(super) sounding: Option<String>,
    /// A letter that stands for a name: "J.", "Yu.", "JK" gives two.
    pub(super) is_initial: bool,
    /// A hyphen ties it to the next.
    pub(super) is_tied: bool,
    /// It begins with a small letter.
    pub(super) is_lower: bool,
}

const TS: [char; 4] = ['ț', 'ţ', 'Ț', 'Ţ'];

/// The words of a name; what stands in brackets is no part of it.
pub(super) fn tokens(name: &str) -> Vec<Token> {
    let name = name.split(['(', '[']).map(str::trim).find(|part| !part.is_empty()).unwrap_or_default();
    let mut tokens = match name.split_once(',') {
        Some((surname, given)) if is_turned_round(given) => written(&format!("{given} {surname}")),
        _ => written(name),
    };
    join_arabic_pairs(&mut tokens);
    tokens
}

/// Behind the comma there is a name and no "Jr".
fn is_turned_round(after_comma: &str) -> bool {
    use crate::lexicon::{NameWord, name_word};
    let words = fold(after_comma);
    let mut words = words.split(' ').filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| name_word(word) != Some(NameWord::Suffix))
}

fn written(name: &str) -> Vec<Token> {
    let has_lower = name.chars().any(char::is_lowercase);
    let mut tokens = Vec::new();
    for chunk in name.split_whitespace() {
        for piece in chunk.split_inclusive(['-', '‐', '‑', '–', '־', '.']) {
            push_piece(piece, has_lower, &mut tokens);
        }
    }
    tokens
}

fn push_piece(piece: &str, has_lower: bool, tokens: &mut Vec<Token>) {
    let has_stop = piece.ends_with('.');
    let is_tied = !has_stop && piece.ends_with(|c: char| !c.is_alphanumeric() && c != ',');
    let is_lower = piece.starts_with(char::is_lowercase);
    let letters = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
    if has_lower && is_pair_of_initials(letters) {
        let initials = letters.chars().map(|c| (fold(&c.to_string()), true));
        tokens.extend(initials.map(|(text, is_initial)| Token {
            text,
            sounding: None,
            is_initial,
            is_tied: false,
            is_lower,
        }));
        return;
    }
    let folded = fold(letters);
    let sounding = letters.contains(TS).then(|| fold(&letters.to_lowercase().replace(TS, "ts")));
    for text in folded.split(' ').filter(|text| !text.is_empty()) {
        let n = text.chars().count();
        let is_title = crate::lexicon::name_word(text) == Some(crate::lexicon::NameWord::Title);
        let is_initial = n == 1 && !is_lower || n <= 2 && has_stop && !is_title && !is_suffix(text);
        let is_initial = is_initial && text.is_ascii();
        tokens.push(Token { text: text.to_owned(), sounding: sounding.clone(), is_initial, is_tied, is_lower });
    }
}

fn is_suffix(text: &str) -> bool {
    crate::lexicon::name_word(text) == Some(crate::lexicon::NameWord::Suffix)
}

/// "JK", "HW": capitals without a vowel.
fn is_pair_of_initials(letters: &str) -> bool {
    let is_consonant = |b: u8| b.is_ascii_uppercase() && !b"AEIOUY".contains(&b);
    letters.len() == 2
        && letters.bytes().all(is_consonant)
        && !is_suffix(&letters.to_ascii_lowercase())
        && crate::lexicon::name_word(&letters.to_ascii_lowercase()).is_none()
}

/// "Abd al-Salun", "Abdul Salun" and "Abdulsalun" become one word, and so does "Abu Salun".
fn join_arabic_pairs(tokens: &mut Vec<Token>) {
    let mut at = 0;
    while at < tokens.len() {
        let n_joined = n_joined(&tokens[at..]);
        if n_joined > 0 {
            let last = at + n_joined;
            let head = if tokens[at].text.starts_with("abd") { "abd" } else { "abu" };
            tokens[at].text = format!("{head}{}", tokens[last].text);
            tokens[at].is_tied = tokens[last].is_tied;
            tokens.drain(at + 1..=last);
        }
        let text = &tokens[at].text;
        if let Some(rest) = text.strip_prefix("abd").and_then(after_joining_vowel) {
            tokens[at].text = format!("abd{rest}");
        }
        at += 1;
    }
}

/// How many words after the first belong to it.
fn n_joined(tokens: &[Token]) -> usize {
    let text = |at: usize| tokens.get(at).map_or("", |token: &Token| token.text.as_str());
    let is_article = |word: &str| matches!(word, "al" | "el" | "ul" | "ur" | "ar" | "as" | "us" | "an");
    match text(0) {
        "abd" if is_article(text(1)) && tokens.len() > 2 => 2,
        "abd" | "abdul" | "abdel" | "abdal" | "abdol" | "abdur" | "abu" | "abou" if tokens.len() > 1 => 1,
        _ => 0,
    }
}

/// What follows "abd" in one word: "ulsalun", "urrahun".
fn after_joining_vowel(rest: &str) -> Option<&str> {
    let after_vowel = rest.strip_prefix("ou").or_else(|| rest.strip_prefix(['a', 'e', 'o', 'u']))?;
    let mut letters = after_vowel.chars();
    let (first, second) = (letters.next()?, letters.next()?);
    (first == 'l' || first == second).then(|| &after_vowel[first.len_utf8()..]).filter(|rest| rest.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(name: &str) -> Vec<String> {
        tokens(name).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_hyphens_and_stops() {
        for (name, words) in [
            ("Ana-Mia Orlec (mayor)", &["ana", "mia", "orlec"][..]),
            ("J.K. Orlec", &["j", "k", "orlec"]),
            ("JK Orlec", &["j", "k", "orlec"]),
            ("Orlec, Ana", &["ana", "orlec"]),
            ("Ana Orlec, Jr.", &["ana", "orlec", "jr"]),
            ("Abdel Salun", &["abdsalun"]),
            ("Abd al-Salun", &["abdsalun"]),
            ("Abdulsalun", &["abdsalun"]),
            ("Abdurrahun", &["abdrahun"]),
            ("", &[]),
        ] {
            assert_eq!(texts(name), words, "{name}");
        }
    }
}
