//! What a document shows, layer by layer: characters of bytes, of escapes in JSON, of a page.

use encoding_rs::Encoding;

use crate::{
    Document, Form,
    charset::{self, Traced},
    page::{self, Seen},
};

/// The characters of a document with their bytes.
pub(super) fn decoded(document: &Document) -> Vec<Seen> {
    charset::characters(document.bytes(), |bytes| declared(document, bytes))
}

fn declared(document: &Document, bytes: &[u8]) -> Option<&'static Encoding> {
    let by_page = || (document.form() == Form::Html).then(|| page::declared_charset(bytes)).flatten();
    document.carried().encoding().or_else(by_page)
}

/// What a page shows.
pub(super) fn page(document: &Document) -> Vec<Seen> {
    // Most of a page is not shown: a place for each of its characters would take many times its size.
    let signature = if document.bytes().starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let Ok(text) = std::str::from_utf8(&document.bytes()[signature..]) else { return in_other_set(document) };
    let mut shown = page::seen(text);
    for seen in &mut shown {
        seen.bytes = seen.bytes.start + signature..seen.bytes.end + signature;
    }
    shown
}

/// What a page shows that is not in UTF-8.
fn in_other_set(document: &Document) -> Vec<Seen> {
    let Some(traced) = Traced::of(document.bytes(), |bytes| declared(document, bytes)) else { return Vec::new() };
    let mut shown = page::seen(&traced.text);
    for seen in &mut shown {
        seen.bytes = traced.place(seen.bytes.start)..traced.place(seen.bytes.end);
    }
    shown
}

/// What a page shows of its characters.
fn seen(page: &[Seen]) -> Vec<Seen> {
    let text: String = page.iter().map(|seen| seen.character).collect();
    // For each byte of the text the character that it is of.
    let of_byte: Vec<usize> =
        page.iter().enumerate().flat_map(|(idx, seen)| std::iter::repeat_n(idx, seen.character.len_utf8())).collect();
    let in_page = |seen: Seen| {
        let first = of_byte.get(seen.bytes.start).map_or(0, |&idx| page[idx].bytes.start);
        let last = seen.bytes.end.checked_sub(1).and_then(|at| of_byte.get(at));
        let end = last.map_or(first, |&idx| page[idx].bytes.end);
        Seen { character: seen.character, bytes: first..end.max(first) }
    };
    page::seen(&text).into_iter().map(in_page).collect()
}

/// The characters of the strings in a line of JSON, and where the text is not among them, what they show as a page.
pub(super) fn of_json(line: &[u8], text: &str) -> Vec<Seen> {
    let characters = unescaped(line);
    let is_text = super::align::begins_in(text, &characters);
    if is_text { characters } else { seen(&characters) }
}

/// The characters of a line of JSON, each escape as the character that it stands for.
fn unescaped(line: &[u8]) -> Vec<Seen> {
    let Ok(text) = std::str::from_utf8(line) else { return Vec::new() };
    let mut characters = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let (character, length) = if first == '\\' { escape(&text[at..]) } else { (first, first.len_utf8()) };
        characters.push(Seen { character, bytes: at..at + length });
        at += length;
    }
    characters
}

/// The character that the escape at the beginning stands for, and its length.
fn escape(text: &str) -> (char, usize) {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    if let Some(first) = unit(0) {
        let pair = [first, unit(6).unwrap_or_default()];
        let decoded = char::decode_utf16(pair).next().and_then(Result::ok);
        let length = if decoded.is_some_and(|character| character.len_utf16() == 2) { 12 } else { 6 };
        return (decoded.unwrap_or('\u{fffd}'), length);
    }
    match text[1..].chars().next() {
        Some('n') => ('\n', 2),
        Some('t') => ('\t', 2),
        Some('r') => ('\r', 2),
        Some('b') => ('\u{8}', 2),
        Some('f') => ('\u{c}', 2),
        Some(other) => (other, 1 + other.len_utf8()),
        None => ('\\', 1),
    }
}
