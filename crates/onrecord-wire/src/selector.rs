//! Where quoted words stand, as other programs look for it: selectors of the W3C Web Annotation Data Model, and the text fragment
//! that lets a browser show them on the live page.
//!
//! **Source**: Web Annotation Data Model (W3C Recommendation 2017), 4.2; URL Fragment Text Directives (WICG draft, 2023).

use std::{fmt::Write, ops::Range};

use serde::Serialize;

/// How a stretch of text is found again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type")]
pub enum Selector {
    /// By its place, in Unicode code points of the article's text.
    TextPositionSelector {
        /// The first of it.
        start: u32,
        /// Behind the last of it.
        end: u32,
    },
    /// By its words and those around them.
    TextQuoteSelector {
        /// The words.
        exact: String,
        /// What stands before them.
        prefix: String,
        /// What stands behind them.
        suffix: String,
    },
    /// By its place in the bytes of the document.
    DataPositionSelector {
        /// The first of it.
        start: usize,
        /// Behind the last of it.
        end: usize,
    },
}

/// As many characters before and behind a quote are given.
const AROUND: usize = 32;

/// The selectors of the words at `span`, which are bytes of `text`.
///
/// # Panics
///
/// If the span is not of this text.
///
/// ```
/// use onrecord_wire::{Selector, selectors};
///
/// let [position, quote] = selectors("“Né,” she said.", 0..7);
/// assert_eq!(position, Selector::TextPositionSelector { start: 0, end: 4 });
/// let Selector::TextQuoteSelector { exact, suffix, .. } = quote else { panic!() };
/// assert_eq!((exact.as_str(), suffix.as_str()), ("“Né,", "” she said."));
/// ```
pub fn selectors(text: &str, span: Range<usize>) -> [Selector; 2] {
    let n_characters = |part: &str| u32::try_from(part.chars().count()).unwrap_or(u32::MAX);
    let start = n_characters(&text[..span.start]);
    let end = start + n_characters(&text[span.clone()]);
    let before = text[..span.start].char_indices().rev().take(AROUND).last().map_or(span.start, |(at, _)| at);
    let quote = Selector::TextQuoteSelector {
        exact: text[span.clone()].to_owned(),
        prefix: text[before..span.start].to_owned(),
        suffix: text[span.end..].chars().take(AROUND).collect(),
    };
    [Selector::TextPositionSelector { start, end }, quote]
}

/// More words than these are named by their first and last ones.
const MOST_WORDS: usize = 12;

/// So many words stand for the beginning and the end of a long quote.
const ENDS: usize = 5;

/// Fewer words are found by those around them.
const FEWEST_WORDS: usize = 4;

/// The address that shows the words at `span` of `text` on the page at `url`; nothing where the address is no page's.
///
/// ```
/// let link = onrecord_wire::text_fragment("https://courier.example/1", "She said: “No, not now, not here.”", 10..34);
/// assert_eq!(link.unwrap(), "https://courier.example/1#:~:text=%E2%80%9CNo%2C%20not%20now%2C%20not%20here");
/// ```
pub fn text_fragment(url: &str, text: &str, span: Range<usize>) -> Option<String> {
    let is_page = url.starts_with("https://") || url.starts_with("http://");
    let words: Vec<&str> = text[span.clone()].split_whitespace().collect();
    if !is_page || words.is_empty() {
        return None;
    }
    let is_long = words.len() > MOST_WORDS || text[span.clone()].contains('\n');
    let mut directive = String::new();
    if words.len() < FEWEST_WORDS {
        // Only words of the same line: a fragment does not reach over the end of a block.
        let line = text[..span.start].rsplit('\n').next().unwrap_or_default();
        let before: Vec<&str> = line.split_whitespace().rev().take(3).collect();
        let before: Vec<&str> = before.into_iter().rev().collect();
        if !before.is_empty() {
            let _ = write!(directive, "{}-,", encoded(&before.join(" ")));
        }
    }
    if is_long && words.len() > 2 * ENDS {
        let (first, last) = (words[..ENDS].join(" "), words[words.len() - ENDS..].join(" "));
        let _ = write!(directive, "{},{}", encoded(&first), encoded(&last));
    } else {
        directive.push_str(&encoded(&words.join(" ")));
    }
    let page = url.split('#').next().unwrap_or(url);
    Some(format!("{page}#:~:text={directive}"))
}

/// Percent-encoded, so that nothing is left that means something in an address or a directive.
fn encoded(words: &str) -> String {
    let mut encoded = String::with_capacity(words.len());
    for byte in words.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, quote: &str, expected: &str) {
        let start = text.find(quote).expect("there");
        let link = text_fragment("https://a.example/1?x#top", text, start..start + quote.len());
        assert_eq!(link.expect("a page"), format!("https://a.example/1?x#:~:text={expected}"));
    }

    #[test]
    fn a_few_words_take_those_before_them() {
        check("The river rose. It will hold.", "hold", "rose.%20It%20will-,hold");
        check("The river rose.\nNo.", "No.", "No.");
    }

    #[test]
    fn long_quotes_are_named_by_their_ends() {
        check("a b c d e f g h i j k l m n", "a b c d e f g h i j k l m", "a%20b%20c%20d%20e,i%20j%20k%20l%20m");
        check("a b c d e\n\nf g h i j k", "a b c d e\n\nf g h i j k", "a%20b%20c%20d%20e,g%20h%20i%20j%20k");
        check("well-known, one two three", "well-known, one two three", "well%2Dknown%2C%20one%20two%20three");
    }

    #[test]
    fn what_is_no_page_has_no_link() {
        assert_eq!(text_fragment("story/a.txt", "No, she said.", 0..3), None);
        assert_eq!(text_fragment("javascript:alert(1)", "No, she said.", 0..3), None);
    }

    #[test]
    fn a_quote_at_the_edge_has_nothing_around_it() {
        let [position, quote] = selectors("No.", 0..3);
        assert_eq!(position, Selector::TextPositionSelector { start: 0, end: 3 });
        let expected =
            Selector::TextQuoteSelector { exact: "No.".to_owned(), prefix: String::new(), suffix: String::new() };
        assert_eq!(quote, expected);
    }
}
