//! How single words and values are shown: foreign text made safe to look at, days, numbers, the store's own words.

use std::{borrow::Cow, collections::BTreeSet};

use maud::{Markup, PreEscaped, Render, html};
use onrecord::values::Date;

/// Foreign text: escaped, with signs for the characters that cannot be seen.
///
/// What turns the direction of writing is left as it is: use it in an element that keeps that in, as [`foreign`] does.
/// Only isolates without a partner are replaced. A browser takes the end of an element for the end of the last isolate
/// that is open, so one that begins in the element and does not end there would let the rest of the page be turned.
pub(super) struct Shown<'a>(pub(super) &'a str);

impl Render for Shown<'_> {
    fn render_to(&self, buffer: &mut String) {
        let loose = loose_isolates(self.0);
        with_signs(self.0, |at, character| if loose.contains(&at) { Some(LOST) } else { sign(character) })
            .render_to(buffer);
    }
}

/// Foreign text within a line.
pub(super) fn foreign(text: &str) -> Markup {
    html! { bdi { (Shown(text)) } }
}

/// Foreign text where no element can keep in what turns the direction of writing, as in a title.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    with_signs(text, |_, character| if turns(character) { Some(LOST) } else { sign(character) })
}

/// The sign for a character that has none of its own.
const LOST: char = '\u{fffd}';

fn with_signs(text: &str, sign: impl Fn(usize, char) -> Option<char>) -> Cow<'_, str> {
    if text.char_indices().all(|(at, character)| sign(at, character).is_none()) {
        return Cow::Borrowed(text);
    }
    text.char_indices().map(|(at, character)| sign(at, character).unwrap_or(character)).collect()
}

/// The sign for a control character. Tabs and line breaks need none.
pub(super) fn sign(character: char) -> Option<char> {
    match character {
        '\t' | '\n' | '\r' => None,
        '\u{7f}' => Some('\u{2421}'),
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)),
        '\u{80}'..='\u{9f}' => Some(LOST),
        // To a browser these do not break the line, but they end what holds for the direction of writing.
        '\u{2028}' | '\u{2029}' => Some('\u{2424}'),
        _ => None,
    }
}

/// Whether a character turns the direction of writing for those after it.
pub(super) fn turns(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Where isolates begin that do not end in the text, or end that do not begin there.
fn loose_isolates(text: &str) -> BTreeSet<usize> {
    let mut open = Vec::new();
    let mut loose = BTreeSet::new();
    for (at, character) in text.char_indices() {
        match character {
            '\u{2066}'..='\u{2068}' => open.push(at),
            '\u{2069}' if open.pop().is_none() => drop(loose.insert(at)),
            _ => (),
        }
    }
    loose.extend(open);
    loose
}

/// When something was published: the day, or the days between which it lies; nothing where neither is known.
pub(super) fn when(day: Option<&str>, earliest: Option<&str>, latest: Option<&str>) -> Option<Markup> {
    let day = day.or(earliest.filter(|_| earliest == latest));
    match (day, earliest, latest) {
        (Some(written), _, _) => Some(self::day(written)),
        (None, Some(earliest), Some(latest)) => {
            Some(html! { "between " (self::day(earliest)) " and " (self::day(latest)) })
        }
        (None, Some(earliest), None) => Some(html! { (self::day(earliest)) " or later" }),
        (None, None, Some(latest)) => Some(html! { (self::day(latest)) " or earlier" }),
        (None, None, None) => None,
    }
}

/// An address as a link, if it is one that a browser fetches and does not run.
pub(super) fn address(url: &str) -> Markup {
    let is_web = ["http://", "https://"].iter().any(|scheme| starts_with_ignoring_case(url, scheme));
    if !is_web || url.contains(|character: char| character.is_control() || character.is_whitespace()) {
        return foreign(url);
    }
    html! { a href=(url) rel="noreferrer noopener nofollow" { (foreign(url)) } }
}

fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
}

/// A day for people, or as it is if it is none.
pub(super) fn day(written: &str) -> Markup {
    match written.parse::<Date>() {
        Ok(date) => html! { time datetime=(date.to_string()) { (date.strftime("%-d %B %Y").to_string()) } },
        Err(_) => foreign(written),
    }
}

/// A decimal number with a thin space between thousands.
pub(super) fn number(decimal: &str) -> String {
    let (whole, rest) = decimal.split_once('.').map_or((decimal, None), |(whole, rest)| (whole, Some(rest)));
    let digits = whole.trim_start_matches('-').len();
    if digits < 5 || !whole.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit()) {
        return decimal.to_owned();
    }
    let mut shown = String::new();
    for (n, digit) in whole.chars().enumerate() {
        let left = whole.len() - n;
        if left.is_multiple_of(3) && left <= digits && left < digits {
            shown.push('\u{202f}');
        }
        shown.push(digit);
    }
    shown + &rest.map(|rest| format!(".{rest}")).unwrap_or_default()
}

/// A word of the wire format in plain English: `duplicate_headline`, "duplicate headline".
pub(super) fn spoken(word: &str) -> String {
    word.replace('_', " ")
}

/// A message as a sentence.
pub(super) fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", characters.as_str())
}

/// So many of a thing.
pub(super) fn count(n: u32, one: &str) -> String {
    format!("{} {one}{}", number(&n.to_string()), if n == 1 { "" } else { "s" })
}

/// Nothing.
pub(super) const NOTHING: Markup = PreEscaped(String::new());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_shown_as_a_sign() {
        assert_eq!(
            Shown("a\0b\u{1b}[0m\u{7f}\u{9b}\t\n<&\"").render().into_string(),
            "a␀b␛[0m␡\u{fffd}\t\n&lt;&amp;&quot;"
        );
        assert_eq!(plain("a\u{202e}b\u{2066}c\0"), "a\u{fffd}b\u{fffd}c␀");
        assert_eq!(foreign("שלום \u{202e}x").into_string(), "<bdi>שלום \u{202e}x</bdi>");
    }

    #[test]
    fn isolates_without_a_partner_are_replaced() {
        for (text, shown) in [
            ("a\u{2067}b\u{2069}c", "a\u{2067}b\u{2069}c"),
            ("a\u{2067}b", "a\u{fffd}b"),
            ("a\u{2069}b\u{2066}", "a\u{fffd}b\u{fffd}"),
            ("\u{2066}\u{2068}a\u{2069}", "\u{fffd}\u{2068}a\u{2069}"),
            ("\u{202e}a\u{2029}", "\u{202e}a␤"),
        ] {
            assert_eq!(Shown(text).render().into_string(), shown, "{text:?}");
        }
    }

    #[test]
    fn only_web_addresses_are_links() {
        for url in ["https://herald.example/1?a=1&b=2", "HTTP://herald.example/"] {
            assert!(address(url).into_string().starts_with("<a href="), "{url}");
        }
        for url in
            ["javascript:alert(1)", "data:text/html,x", "//x", "ftp://x", "jav\tascript:x", "http://a\nb", "é", ""]
        {
            assert!(!address(url).into_string().contains("<a "), "{url}");
        }
        assert!(!address("https://x/\"onclick=\"").into_string().contains("\"onclick"));
    }

    #[test]
    fn days_and_numbers_are_for_people() {
        assert_eq!(day("2030-09-01").into_string(), "<time datetime=\"2030-09-01\">1 September 2030</time>");
        assert_eq!(day("<soon>").into_string(), "<bdi>&lt;soon&gt;</bdi>");
        for (decimal, shown) in [
            ("1294", "1294"),
            ("12400", "12\u{202f}400"),
            ("-418000000.50", "-418\u{202f}000\u{202f}000.50"),
            ("380000", "380\u{202f}000"),
            ("1.123456", "1.123456"),
            ("many more", "many more"),
        ] {
            assert_eq!(number(decimal), shown);
        }
        assert_eq!(count(1, "figure") + &count(12_000, "note"), "1 figure12\u{202f}000 notes");
        assert_eq!(sentence("no such page"), "No such page.");
    }
}
