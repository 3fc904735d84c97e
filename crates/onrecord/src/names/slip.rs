//! Slips of the pen: long words that differ in a letter or two.

use super::{person::is_given, sound::Word};
use crate::lexicon;

/// The shortest word that a slip is believed of, in letters: shorter words are other words soon.
const SHORTEST: usize = 7;

/// Whether one of two words may be the other with a slip in it. Two known words never are.
pub(super) fn is_slip(one: &Word, other: &Word) -> bool {
    let (a, b) = (one.text().as_bytes(), other.text().as_bytes());
    let is_long = a.len().min(b.len()) >= SHORTEST && a.len().abs_diff(b.len()) <= 1;
    is_long
        && a[0] == b[0]
        && last(a) == last(b)
        && one.shares_skeleton(other)
        && has_one_edit(a, b)
        && !are_known(one, other)
}

fn last(word: &[u8]) -> Option<&u8> {
    word.last()
}

fn are_known(one: &Word, other: &Word) -> bool {
    [one, other].iter().all(|word| is_known(word.text()))
}

fn is_known(word: &str) -> bool {
    let with_capital = || format!("{}{}", word[..1].to_ascii_uppercase(), &word[1..]);
    is_given(word) || word.is_ascii() && lexicon::place(&with_capital()).is_some()
}

/// A letter more, less or changed, or two neighbours in the other order.
fn has_one_edit(one: &[u8], other: &[u8]) -> bool {
    let n_start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (a, b) = (&one[n_start..], &other[n_start..]);
    let n_end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - n_end], &b[..b.len() - n_end]);
    a.len() <= 1 && b.len() <= 1 || a.len() == 2 && b.len() == 2 && a[0] == b[1] && a[1] == b[0]
}

#[cfg(test)]
mod tests {
    use super::{super::sound::Script, *};

    #[test]
    fn one_edit_in_a_long_word() {
        for (one, other, is) in [
            ("orlechenko", "orlechanko", true),
            ("orlechenko", "orlehcenko", false),
            ("orlechenko", "orlechinka", false),
            ("orlec", "orlac", false),
            ("australia", "austrelia", true),
        ] {
            let [one, other] = [one, other].map(|word| Word::new(word, Script::Full));
            assert_eq!(is_slip(&one, &other), is, "{one:?} {other:?}");
        }
    }
}
