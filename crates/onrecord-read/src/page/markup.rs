//! Where a piece of markup ends, and what a reference stands for.
//!
//! No tree is built, so that everything keeps its place in the page.
//!
//! **Source**: HTML Living Standard, 13.2.5 (tokenization), as far as tags, comments, raw text and references are concerned.

use quick_xml::escape::resolve_html5_entity;

/// What begins with a `<`, and where it ends.
pub(super) struct Markup<'p> {
    pub(super) kind: Kind<'p>,
    pub(super) end: usize,
}

/// The kinds of markup.
#[derive(Clone, Copy)]
pub(super) enum Kind<'p> {
    /// A start tag: the name as it is written, and what stands between it and the `>`.
    Start { name: &'p str, attributes: &'p str },
    /// An end tag.
    End { name: &'p str },
    /// A comment, a declaration, or the mark of a CDATA section: what it holds is a page, in feeds.
    Other,
    /// A `<` that is only a sign.
    Text,
}

const CDATA: &str = "<![CDATA[";

/// The markup that begins at this `<`.
pub(super) fn markup(page: &str, at: usize) -> Markup<'_> {
    let rest = &page.as_bytes()[at..];
    let is_letter = |offset: usize| rest.get(offset).is_some_and(u8::is_ascii_alphabetic);
    match rest.get(1) {
        Some(b'!' | b'?') => Markup { kind: Kind::Other, end: end_of_comment(page, at) },
        Some(b'/') if is_letter(2) => tag(page, at + 2, |name, _| Kind::End { name }),
        Some(b'/') => Markup { kind: Kind::Other, end: after(page, at, ">") },
        Some(_) if is_letter(1) => tag(page, at + 1, |name, attributes| Kind::Start { name, attributes }),
        _ => Markup { kind: Kind::Text, end: at + 1 },
    }
}

/// A tag whose name begins at `start`.
fn tag<'p>(page: &'p str, start: usize, kind: impl Fn(&'p str, &'p str) -> Kind<'p>) -> Markup<'p> {
    let ends_name = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
    let name_end = page.as_bytes()[start..].iter().position(ends_name).map_or(page.len(), |length| start + length);
    let end = end_of_tag(page, name_end);
    let attributes = page[name_end..end].strip_suffix('>').unwrap_or(&page[name_end..end]);
    Markup { kind: kind(&page[start..name_end], attributes), end }
}

fn end_of_comment(page: &str, at: usize) -> usize {
    let rest = &page[at..];
    if rest.starts_with(CDATA) {
        at + CDATA.len()
    } else if rest.starts_with("<!--") {
        // "<!-->" and "<!--->" are whole comments.
        after(page, at + 2, "-->")
    } else {
        after(page, at, ">")
    }
}

/// The place behind the next `end`, or the end of the page.
fn after(page: &str, at: usize, end: &str) -> usize {
    let found = memchr::memmem::find(&page.as_bytes()[at..], end.as_bytes());
    found.map_or(page.len(), |offset| at + offset + end.len())
}

/// The end of the tag: a `>` in a quoted value does not end it.
fn end_of_tag(page: &str, at: usize) -> usize {
    let (mut quote, mut may_quote) = (None, false);
    for (offset, byte) in page.as_bytes()[at..].iter().copied().enumerate() {
        match (quote, byte) {
            (Some(open), _) => quote = (byte != open).then_some(open),
            (None, b'>') => return at + offset + 1,
            (None, b'"' | b'\'') if may_quote => quote = Some(byte),
            _ => {}
        }
        // A value begins behind "="; quotes elsewhere are part of a name.
        may_quote = byte == b'=' || (may_quote && byte.is_ascii_whitespace());
    }
    page.len()
}

/// Elements whose content is no text of the page, and no markup.
const HIDDEN: [&str; 8] = ["script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"];

/// Whether the content of this element is neither text of the page nor markup.
pub(super) fn is_hidden(name: &str) -> bool {
    HIDDEN.iter().any(|hidden| name.eq_ignore_ascii_case(hidden))
}

/// Where the end tag of this element begins, whose content begins at `at` and has no markup.
pub(super) fn end_of_content(page: &str, at: usize, name: &str) -> usize {
    let mut from = at;
    while let Some(found) = memchr::memmem::find(&page.as_bytes()[from..], b"</") {
        let start = from + found + 2;
        let named = page.as_bytes().get(start..start + name.len());
        if named.is_some_and(|named| named.eq_ignore_ascii_case(name.as_bytes())) {
            return start - 2;
        }
        from = start;
    }
    page.len()
}

/// The value of an attribute, with its references resolved.
pub(super) fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    while let Some((found, value, behind)) = next_attribute(rest) {
        if found.eq_ignore_ascii_case(name) {
            return Some(resolved(value));
        }
        rest = behind;
    }
    None
}

/// The next attribute: its name, its value as it is written, and what stands behind it.
fn next_attribute(attributes: &str) -> Option<(&str, &str, &str)> {
    let rest = attributes.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
    let first = rest.chars().next()?.len_utf8();
    let ends_name = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '=');
    let (name, rest) = rest.split_at(rest[first..].find(ends_name).map_or(rest.len(), |at| first + at));
    let Some(value) = rest.trim_ascii_start().strip_prefix('=').map(str::trim_ascii_start) else {
        return Some((name, "", rest));
    };
    let quoted = ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.split_once(quote));
    let (value, rest) =
        quoted.unwrap_or_else(|| value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())));
    Some((name, value, rest))
}

/// `written` with its references resolved.
pub(super) fn resolved(written: &str) -> String {
    let (mut text, mut rest) = (String::with_capacity(written.len()), written);
    while let Some((before, _)) = rest.split_once('&') {
        text.push_str(before);
        let reference = &rest[before.len()..];
        let (characters, length) = referred(reference).unwrap_or_else(|| ("&".to_owned(), 1));
        text.push_str(&characters);
        rest = &reference[length..];
    }
    text.push_str(rest);
    text
}

/// The longest name of a reference.
const MOST_NAME: usize = 34;

/// What the reference that begins here stands for, and its length.
pub(super) fn referred(text: &str) -> Option<(String, usize)> {
    let inside = text.strip_prefix('&')?;
    if let Some(number) = inside.strip_prefix('#') {
        return of_number(number).map(|(character, length)| (character.to_string(), length + 2));
    }
    let length = inside.bytes().take(MOST_NAME).take_while(u8::is_ascii_alphanumeric).count();
    let name = &inside[..length];
    if inside[length..].starts_with(';') {
        return resolve_html5_entity(name).map(|characters| (characters.to_owned(), length + 2));
    }
    // The old ones stand without a semicolon too.
    let old = OLD.iter().find(|(old, _)| name.starts_with(old))?;
    Some((old.1.to_owned(), old.0.len() + 1))
}

/// References that pages do write without a semicolon.
const OLD: [(&str, &str); 8] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("nbsp", "\u{a0}"),
    ("copy", "©"),
    ("reg", "®"),
    ("pound", "£"),
];

/// The character of a number, and its length with the semicolon.
fn of_number(number: &str) -> Option<(char, usize)> {
    let (digits, radix, prefix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 1),
        None => (number, 10, 0),
    };
    let length = digits.bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    let value =
        if length == 0 { None } else { Some(u32::from_str_radix(&digits[..length], radix).unwrap_or(u32::MAX)) }?;
    let semicolon = usize::from(digits[length..].starts_with(';'));
    Some((character(value), prefix + length + semicolon))
}

/// Numbers of control characters are meant as those of Windows.
fn character(value: u32) -> char {
    match value {
        0x80..=0x9f => {
            let byte = u8::try_from(value).unwrap_or(b'?');
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next().unwrap_or('\u{fffd}')
        }
        0 => '\u{fffd}',
        _ => char::from_u32(value).unwrap_or('\u{fffd}'),
    }
}
