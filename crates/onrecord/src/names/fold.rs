//! From a name as it is written to the letters that count, and to the words they make.
//!
//! In: any text. Out: small Latin letters, digits and single spaces; letters of scripts that no table has stay as they are,
//! without marks.

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

use crate::lexicon;

/// The letters of a name that count when names are compared: romanised, in lower case, without diacritics; words apart by one
/// space.
///
/// Cyrillic, Greek, Arabic and Hebrew letters are read by table; what is folded stays as it is.
///
/// ```
/// use onrecord::names::fold;
///
/// assert_eq!(fold("Łukasz ČAPEK-Orlec"), "lukasz capek orlec");
/// assert_eq!(fold("Анна О’Орлец"), "anna oorlets");
/// assert_eq!(fold("U.N."), "un");
/// ```
pub fn fold(name: &str) -> String {
    let plain = plain(name);
    let mut folded = String::with_capacity(name.len());
    let mut at = 0;
    while at < plain.len() {
        at += push_next(&plain, at, &mut folded);
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// Whether two names are written alike: only case and white space may differ.
///
/// ```
/// use onrecord::names::same_spelling;
///
/// assert!(same_spelling("Ana  Orlec", "ANA ORLEC"));
/// assert!(!same_spelling("Ana Orlec", "Ana Orleč"));
/// ```
pub fn same_spelling(one: &str, other: &str) -> bool {
    let letters = |name: &str| name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    letters(one) == letters(other)
}

/// Whether a name is in a script that leaves vowels out.
pub(super) fn is_without_vowels(name: &str) -> bool {
    !name.is_ascii() && name.chars().any(|c| matches!(c, '\u{590}'..='\u{6ff}'))
}

/// The characters in lower case, without marks and apostrophes.
fn plain(name: &str) -> Vec<char> {
    let mut plain = Vec::with_capacity(name.len());
    for c in name.chars().filter(|c| !is_apostrophe(*c)) {
        if c.is_ascii() {
            plain.push(c.to_ascii_lowercase());
        } else {
            push_plain(c, &mut plain);
        }
    }
    plain
}

fn push_plain(c: char, plain: &mut Vec<char>) {
    let mut keep = |c: char| {
        if canonical_combining_class(c) == 0 && !is_apostrophe(c) {
            plain.push(c);
        }
    };
    // Some letters come apart once more in lower case.
    decompose_compatible(c, |c| c.to_lowercase().for_each(|c| decompose_compatible(c, &mut keep)));
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | '′' | 'ʹ' | 'ʼ' | 'ʻ' | 'ʾ' | 'ʿ' | '״' | '׳')
}

/// Writes what the character at `at` becomes; how many characters were read.
fn push_next(plain: &[char], at: usize, folded: &mut String) -> usize {
    let c = plain[at];
    if c.is_ascii_alphanumeric() {
        folded.push(c);
    } else if !c.is_ascii() && c.is_alphanumeric() {
        return push_foreign(plain, at, folded);
    } else if c == '&' {
        push_space(folded);
        folded.push_str("and ");
    } else if !(c == '.' && joins_letters(plain, at)) {
        push_space(folded);
    }
    1
}

fn push_space(folded: &mut String) {
    if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// Whether the stop at `at` stands between single letters: "U.N.".
fn joins_letters(plain: &[char], at: usize) -> bool {
    let is_letter = |i: Option<usize>| i.and_then(|i| plain.get(i)).is_some_and(|c| c.is_alphanumeric());
    is_letter(at.checked_sub(1)) && !is_letter(at.checked_sub(2)) && is_letter(Some(at + 1)) && !is_letter(Some(at + 2))
}

fn push_foreign(plain: &[char], at: usize, folded: &mut String) -> usize {
    let starts_word = at == 0 || !plain[at - 1].is_alphanumeric();
    if starts_word && is_arabic_article(&plain[at..]) {
        folded.push_str("al ");
        return 2;
    }
    let two: String = plain[at..].iter().take(2).collect();
    let c_len = plain[at].len_utf8();
    match (lexicon::latin(&two), lexicon::latin(&two[..c_len])) {
        (Some(latin), _) if two.len() > c_len => {
            folded.push_str(latin);
            2
        }
        (_, Some(latin)) => {
            folded.push_str(latin);
            1
        }
        _ => {
            folded.push(plain[at]);
            1
        }
    }
}

/// Whether a word begins with the Arabic article: alif and lam before three letters or more.
fn is_arabic_article(word: &[char]) -> bool {
    word.starts_with(&['ا', 'ل']) && word.len() > 4 && word[2..5].iter().all(|c| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_read_by_table() {
        for (name, folded) in [
            ("Олена Щорчук", "olena shchorchuk"),
            ("Θεόδωρος Μπούρης", "theodoros bouris"),
            ("ليلى الحمداني", "lyla al hmdany"),
            ("דוד בן־ארצי", "dwd bn artsy"),
            ("Đorđe Straße İnan Æsa", "dorde strasse inan aesa"),
            ("欧乐", "欧乐"),
        ] {
            assert_eq!(fold(name), folded);
        }
    }

    #[test]
    fn stops_between_single_letters_go_and_others_part_words() {
        for (name, folded) in [
            ("U.N.", "un"),
            ("J.K. Orlec", "jk orlec"),
            ("J.Orlec", "j orlec"),
            ("St.Orlec", "st orlec"),
            ("Orlec & Vell", "orlec and vell"),
            (" Orlec ,  Ana ", "orlec ana"),
        ] {
            assert_eq!(fold(name), folded);
        }
    }
}
