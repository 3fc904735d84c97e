//! The parts of a person's name, and in which orders they may stand.
//!
//! In: a name as news writes it. Out: its words without titles, and the ways in which they may be given names and a surname.
//! Whether two names are of one person is left to `people`.

use super::{
    sound::{Script, Word},
    token::{Token, tokens},
};
use crate::lexicon::{self, Classes, NameWord};

/// A person's name, read: titles are taken off, and the surname is found.
///
/// ```
/// use onrecord::names::Person;
///
/// let person = Person::parse("Gen. Ana M. van Orlec Jr.");
/// assert_eq!(person.surname(), Some("orlec"));
/// assert_eq!(person.given().collect::<Vec<_>>(), ["ana", "m"]);
/// assert_eq!(person.suffix(), Some("jr"));
/// assert!(!Person::parse("Mr Orlec").is_full());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Particles, titles and suffixes left out.
    pub(super) words: Vec<NamePart>,
    pub(super) splits: Vec<Split>,
    pub(super) particles: Vec<String>,
    suffix: Option<String>,
}

/// A word of a person's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NamePart {
    pub(super) word: Word,
    pub(super) is_initial: bool,
    /// A hyphen ties it to the next.
    pub(super) is_tied: bool,
}

/// One way to tell the surname from the given names, as indices into the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Split {
    pub(super) surname: usize,
    pub(super) givens: std::ops::Range<usize>,
    pub(super) order: Order,
}

/// Where the surname stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Last, or last but for a second surname.
    Last,
    /// First.
    First,
}

impl Person {
    /// Reads a name.
    pub fn parse(name: &str) -> Person {
        let script = if super::fold::is_without_vowels(name) { Script::WithoutVowels } else { Script::Full };
        let mut tokens = tokens(name);
        take_titles_off(&mut tokens);
        let suffix = take_suffix_off(&mut tokens);
        let after_bin = word_after_bin(&tokens);
        let particles = take_particles_off(&mut tokens);
        let part = |token: &Token| NamePart {
            word: Word::sounding(&token.text, token.sounding.as_deref(), script),
            is_initial: token.is_initial,
            is_tied: token.is_tied,
        };
        let words: Vec<NamePart> = tokens.iter().map(part).collect();
        let mut splits = splits(&words);
        if let Some(at) = after_bin.and_then(|text| words.iter().position(|part| part.word.text() == text)) {
            push_split(&mut splits, Split { surname: at, givens: 0..at, order: Order::Last });
        }
        Person { words, splits, particles, suffix }
    }

    /// Whether it has a surname and a given name or an initial.
    pub fn is_full(&self) -> bool {
        self.words.len() > 1
    }

    /// The surname, folded and without particles; the only word of a name that has one word.
    pub fn surname(&self) -> Option<&str> {
        self.splits.first().map(|split| self.words[split.surname].word.text())
    }

    /// The given names and initials, folded, in their order.
    pub fn given(&self) -> impl Iterator<Item = &str> {
        let givens = self.splits.first().map_or(0..0, |split| split.givens.clone());
        self.words[givens].iter().map(|part| part.word.text())
    }

    /// What stands behind the name: "jr", "iii".
    pub fn suffix(&self) -> Option<&str> {
        self.suffix.as_deref()
    }
}

/// Titles before the name; the last word is never one.
fn take_titles_off(tokens: &mut Vec<Token>) {
    let n_words = tokens.iter().filter(|token| !is_suffix(token)).count();
    let n_titles = tokens.iter().take(n_words.saturating_sub(1)).take_while(|token| is_title(token)).count();
    tokens.drain(..n_titles);
}

fn is_title(token: &Token) -> bool {
    let is_known = lexicon::name_word(&token.text) == Some(NameWord::Title);
    is_known || lexicon::classes_of(&token.text).has(Classes::TITLE) || token.text == "the"
}

fn is_suffix(token: &Token) -> bool {
    lexicon::name_word(&token.text) == Some(NameWord::Suffix)
}

fn take_suffix_off(tokens: &mut Vec<Token>) -> Option<String> {
    let mut suffix = None;
    while tokens.len() > 1 && tokens.last().is_some_and(is_suffix) {
        suffix = tokens.pop().map(|token| token.text);
    }
    suffix
}

/// In "Tamir bin Salun al-Orlec", people also say "bin Salun".
fn word_after_bin(tokens: &[Token]) -> Option<String> {
    let at = tokens.iter().skip(1).position(|token| matches!(token.text.as_str(), "bin" | "ibn" | "bint"))? + 2;
    tokens[at..].iter().find(|token| !is_particle_word(token)).map(|token| token.text.clone())
}

fn is_particle_word(token: &Token) -> bool {
    lexicon::name_word(&token.text) == Some(NameWord::Particle)
}

/// Particles, wherever they stand, as long as a word is left.
fn take_particles_off(tokens: &mut Vec<Token>) -> Vec<String> {
    let is_particle: Vec<bool> = (0..tokens.len()).map(|at| is_particle(tokens, at)).collect();
    if is_particle.iter().all(|it| *it) {
        return Vec::new();
    }
    let mut flags = is_particle.iter();
    let (particles, words) = std::mem::take(tokens).into_iter().partition(|_| flags.next() == Some(&true));
    *tokens = words;
    let particles: Vec<Token> = particles;
    particles.into_iter().map(|token| token.text).collect()
}

/// Those that are given names too count as particles only where a given name stands before or they are tied to what follows.
fn is_particle(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let is_last = at + 1 == tokens.len();
    if is_last || token.is_initial {
        return false;
    }
    if token.is_tied && is_assimilated_article(&token.text, &tokens[at + 1].text) {
        return true;
    }
    let can_be_given = matches!(token.text.as_str(), "al" | "ash" | "bar" | "ben" | "della" | "te" | "ten" | "van");
    let is_given = at == 0 && can_be_given && !token.is_lower && !token.is_tied && !is_particle_word(&tokens[at + 1]);
    is_particle_word(token) && !is_given
}

/// "as-", "ash-", "ad-": the Arabic article before a letter that it takes on.
fn is_assimilated_article(article: &str, next: &str) -> bool {
    let letter = article.strip_prefix(['a', 'e', 'u']).unwrap_or_default();
    matches!(letter, "d" | "dh" | "n" | "r" | "s" | "sh" | "t" | "th" | "z") && next.starts_with(letter)
}

fn splits(words: &[NamePart]) -> Vec<Split> {
    let n = words.len();
    let mut splits = Vec::new();
    if n == 0 {
        return splits;
    }
    let first = Split { surname: 0, givens: 1..n, order: Order::First };
    let is_reversed = n > 1 && (words[n - 1].is_initial && !words[0].is_initial || begins_with_family_name(words));
    if is_reversed {
        splits.push(first);
    } else {
        splits.push(Split { surname: n - 1, givens: 0..n - 1, order: Order::Last });
        if n > 1 && may_be_reversed(words) {
            push_split(&mut splits, first);
        }
    }
    for at in earlier_surnames(words).filter(|_| !is_reversed) {
        push_split(&mut splits, Split { surname: at, givens: 0..at, order: Order::Last });
    }
    splits
}

/// Where the surname may be if a mother's surname or a tribe is behind it; a hyphen makes two surnames one.
fn earlier_surnames(words: &[NamePart]) -> impl Iterator<Item = usize> {
    let n = words.len();
    let nearest = n.saturating_sub(2);
    let farthest = if n > 3 && words[nearest].is_tied { nearest - 1 } else { nearest };
    (farthest.max(1)..=nearest).filter(|at| may_be_surname(&words[*at]))
}

fn push_split(splits: &mut Vec<Split>, split: Split) {
    if splits.iter().all(|other| other.surname != split.surname) {
        splits.push(split);
    }
}

/// "Kim Jong-un", "Li Wei": a family name and one or two syllables of such languages.
fn begins_with_family_name(words: &[NamePart]) -> bool {
    let texts: Vec<&str> = words.iter().map(|part| part.word.text()).collect();
    let has_syllables = texts[1..].iter().all(|text| n_syllables(text).is_some_and(|n| n <= 2));
    lexicon::stands_first(texts[0])
        && has_syllables
        && texts.len() <= 3
        && !texts[1..].iter().any(|text| is_given(text))
}

/// How many syllables a word has, if they may be Chinese, Korean or Vietnamese.
fn n_syllables(word: &str) -> Option<usize> {
    let mut rest = word;
    let mut n = 0;
    while !rest.is_empty() {
        rest = after_syllable(rest)?;
        n += 1;
    }
    Some(n)
}

/// How syllables of Chinese, Korean and Vietnamese names begin where not with a vowel.
const INITIALS: &str =
    " b bb c ch d f g gh gi gw h hs hw hy j k kh kw ky l m my n ng nh p ph py q qu r s sh ss t th tr ts tz w x y z zh ";

fn after_syllable(word: &str) -> Option<&str> {
    let is_vowel = |c: char| "aeiouy".contains(c);
    let initial = word.find(is_vowel)?;
    let is_initial = initial == 0 || INITIALS.contains(&format!(" {} ", &word[..initial]));
    let vowels = word[initial..].chars().take_while(|c| is_vowel(*c)).count();
    let rest = &word[initial + vowels..];
    is_initial.then(|| after_final(rest))
}

/// Leaves a consonant to the next syllable where a vowel follows it.
fn after_final(rest: &str) -> &str {
    let n_consonants = rest.find(|c: char| "aeiouy".contains(c)).unwrap_or(rest.len());
    let is_end = n_consonants == rest.len();
    let finals = ["ng", "nh", "ch", "n", "k", "l", "m", "p", "t"];
    let taken = finals.iter().find(|end| rest.starts_with(**end) && (is_end || end.len() < n_consonants));
    &rest[taken.map_or(0, |end| end.len())..]
}

/// "Orlec Ana": a word that is no given name before one that is; a patronymic at the end.
fn may_be_reversed(words: &[NamePart]) -> bool {
    let texts: Vec<&str> = words.iter().map(|part| part.word.text()).collect();
    let (first, last) = (texts[0], texts[texts.len() - 1]);
    if words[0].is_initial {
        return false;
    }
    let ends_in_patronymic = texts.len() == 3 && is_patronymic(last) && !is_patronymic(texts[1]);
    let is_asian = lexicon::stands_first(last) || lexicon::stands_first(first) && n_syllables(texts[1]).is_some();
    ends_in_patronymic || !is_given(first) && is_given(last) || texts.len() < 4 && is_asian
}

fn may_be_surname(part: &NamePart) -> bool {
    !part.is_initial && !is_given(part.word.text()) && !is_patronymic(part.word.text())
}

/// Whether a table knows it as a given name.
pub(super) fn is_given(word: &str) -> bool {
    lexicon::form_of(word).is_some()
        || lexicon::is_english_given(word)
        || lexicon::classes_of(word).has(Classes::GIVEN_NAME)
}

/// "Ivanovich", "Petrivna": the father's name in Russian and Ukrainian names.
pub(super) fn is_patronymic(word: &str) -> bool {
    const ENDS: [&str; 16] = [
        "ovich", "evich", "ovych", "evych", "iyovych", "yovych", "ovna", "evna", "ivna", "yivna", "ovitch", "evitch",
        "owitsch", "ovyc", "ovic", "ovics",
    ];
    word.len() > 6 && ENDS.iter().any(|end| word.ends_with(end))
}
