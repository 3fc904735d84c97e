//! What each code point does to a text: a letter, a space, one that stands alone, or nothing.
//!
//! Comes in: a character. Goes out: its [`Class`], and the letters that it becomes. The classes are those of the reference,
//! which are fixed at Unicode 8; `characters.tsv` holds them for characters that do not decompose, so that a newer table
//! elsewhere can never move a word's border away from what the model was trained on.

use std::{cmp::Ordering, sync::LazyLock};

use unicode_normalization::UnicodeNormalization;

/// What a character does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// It is part of a word.
    Letter,
    /// It parts words.
    Space,
    /// It is a word of its own: punctuation or an ideograph.
    Alone,
    /// It is not seen at all: a control character, a format character, a combining mark.
    Removed,
}

/// The classes of the ASCII characters, for a look-up without a search.
pub(super) static ASCII: [Class; 128] = ascii();

static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| include_str!("characters.tsv").lines().filter_map(row).collect());

/// Characters `first` to `last`, both of them too.
struct Row {
    first: u32,
    last: u32,
    class: Class,
}

const fn ascii() -> [Class; 128] {
    let mut classes = [Class::Letter; 128];
    let mut byte = 0;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'\t' | b'\n' | b'\r' | b' ' => Class::Space,
            0..b' ' | 127 => Class::Removed,
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            _ => Class::Alone,
        };
        byte += 1;
    }
    classes
}

/// A row of the table; none for a comment.
fn row(line: &str) -> Option<Row> {
    let mut cells = line.split('\t');
    let mut code = || cells.next().and_then(|cell| u32::from_str_radix(cell, 16).ok());
    let (first, last) = (code()?, code()?);
    let class = match cells.next()? {
        "space" => Class::Space,
        "removed" => Class::Removed,
        _ => Class::Alone,
    };
    Some(Row { first, last, class })
}

/// What a character does, decomposed where it decomposes.
pub(super) fn class(character: char) -> Class {
    match listed(character) {
        Class::Letter => letters(character).next().map_or(Class::Removed, listed),
        class => class,
    }
}

/// The letters that a character becomes: decomposed, without its marks, in lower case.
pub(super) fn letters(character: char) -> impl Iterator<Item = char> {
    std::iter::once(character).nfd().filter(|part| listed(*part) != Class::Removed).flat_map(char::to_lowercase)
}

fn listed(character: char) -> Class {
    let code = u32::from(character);
    if let Some(class) = ASCII.get(code as usize) {
        return *class;
    }
    let order = |row: &Row| match code {
        _ if row.last < code => Ordering::Less,
        _ if code < row.first => Ordering::Greater,
        _ => Ordering::Equal,
    };
    TABLE.binary_search_by(order).map_or(Class::Letter, |found| TABLE[found].class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_whole() {
        let lines = include_str!("characters.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(TABLE.len(), lines.clone().count());
        assert!(TABLE.iter().all(|row| row.first <= row.last));
        assert!(TABLE.windows(2).all(|pair| pair[0].last < pair[1].first));
        let classes = ["space", "removed", "punctuation", "ideograph"];
        assert!(lines.into_iter().all(|line| classes.contains(&line.rsplit('\t').next().unwrap_or_default())));
    }

    #[test]
    fn ascii_is_as_in_the_table() {
        for (code, class) in (0_u32..).zip(ASCII) {
            let row = TABLE.iter().find(|row| (row.first..=row.last).contains(&code));
            assert_eq!(row.map_or(Class::Letter, |row| row.class), class, "{code:x}");
        }
    }

    #[test]
    fn a_character_that_decomposes_is_as_its_first_letter() {
        assert_eq!(class('é'), Class::Letter);
        assert_eq!(class('≠'), Class::Alone);
        assert_eq!(class('\u{344}'), Class::Removed);
        assert_eq!(letters('É').collect::<String>(), "e");
    }
}
