//! One way to compare names and words: without case and without diacritics.

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// `text` in the form in which names and words are compared: compatibility forms made plain, marks taken off, lower case.
///
/// Folding what is folded changes nothing.
///
/// ```
/// use onrecord_store::fold;
///
/// assert_eq!(fold("Łukasz ČAPEK"), fold("Łukasz Capek"));
/// assert_eq!(fold("Зеленський"), fold("ЗЕЛЕНСЬКИЙ"));
/// assert_ne!(fold("Orlec"), fold("Orlov"));
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            fold_char(c, &mut folded);
        }
    }
    folded
}

/// One character at a time is enough: neighbours only change the order of marks, and those are taken off.
fn fold_char(c: char, folded: &mut String) {
    let mut plain = |c: char| {
        if canonical_combining_class(c) == 0 {
            folded.push(if c == 'ς' { 'σ' } else { c });
        }
    };
    // Some letters come apart once more in lower case.
    decompose_compatible(c, |c| c.to_lowercase().for_each(|c| decompose_compatible(c, &mut plain)));
}

/// The words of a folded text: what stands between everything that is neither letter nor digit.
pub(crate) fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
