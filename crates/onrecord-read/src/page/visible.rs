//! The characters of a page that a reader sees, each with its place in the page.
//!
//! No tree is built, so that every character keeps its place. What differs from a parser's reading is only what a parser moves:
//! text in odd places of tables comes where it is written.
//!
//! **Source**: HTML Living Standard, 13.2.5 (tokenization), as far as text, references, comments and raw text are concerned.

use std::ops::Range;

use quick_xml::escape::resolve_html5_entity;

/// A character that is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) character: char,
    /// Its bytes in the page: one character, or a reference.
    pub(crate) bytes: Range<usize>,
}

/// The characters that are seen; where an element begins or ends a block, a line break of no bytes.
pub(crate) fn seen(page: &str) -> Vec<Seen> {
    let mut reader = Reader { page, at: 0, seen: Vec::with_capacity(page.len() / 2) };
    while reader.at < page.len() {
        reader.step();
    }
    reader.seen
}

/// Elements whose content is no text of the page.
const HIDDEN: [&str; 8] = ["script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"];

/// Elements in a line of text. All others begin and end a block.
const INLINE: [&str; 32] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var",
];

struct Reader<'p> {
    page: &'p str,
    at: usize,
    seen: Vec<Seen>,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.page[self.at..]
    }

    fn step(&mut self) {
        let Some(first) = self.rest().chars().next() else { return };
        match first {
            '<' => self.markup(),
            '&' => self.reference(),
            _ => self.push(first, first.len_utf8()),
        }
    }

    fn push(&mut self, character: char, length: usize) {
        self.seen.push(Seen { character, bytes: self.at..self.at + length });
        self.at += length;
    }

    fn markup(&mut self) {
        let second = self.rest().as_bytes().get(1).copied();
        match second {
            Some(b'!' | b'?') => self.comment(),
            Some(b'/') if self.rest().as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic) => self.tag(2),
            Some(b'/') => self.past(">"),
            Some(byte) if byte.is_ascii_alphabetic() => self.tag(1),
            _ => self.push('<', 1),
        }
    }

    fn comment(&mut self) {
        // In feeds, where it holds a page.
        if self.rest().starts_with(CDATA) {
            self.at += CDATA.len();
            return;
        }
        if !self.rest().starts_with("<!--") {
            return self.past(">");
        }
        // "<!-->" and "<!--->" are whole comments.
        self.at += 2;
        self.past("-->");
    }

    /// Goes to the end of the next `end`, or of the page.
    fn past(&mut self, end: &str) {
        let found = memchr::memmem::find(self.rest().as_bytes(), end.as_bytes());
        self.at = found.map_or(self.page.len(), |at| self.at + at + end.len());
    }

    /// A tag whose name begins so many bytes on.
    fn tag(&mut self, before_name: usize) {
        let start = self.at + before_name;
        let ends_name = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        let length = self.page.as_bytes()[start..].iter().position(ends_name).unwrap_or(self.page.len() - start);
        let name = self.page[start..start + length].to_ascii_lowercase();
        self.at = start + length;
        self.past_attributes();
        if !INLINE.contains(&name.as_str()) {
            self.seen.push(Seen { character: '\n', bytes: self.at..self.at });
        }
        if before_name == 1 && name == "plaintext" {
            while let Some(character) = self.rest().chars().next() {
                self.push(character, character.len_utf8());
            }
        } else if before_name == 1 && HIDDEN.contains(&name.as_str()) {
            self.past_content(&name);
        }
    }

    /// Goes to the end of the tag: a `>` in a quoted value does not end it.
    fn past_attributes(&mut self) {
        let (mut quote, mut may_quote) = (None, false);
        for (offset, byte) in self.rest().bytes().enumerate() {
            match (quote, byte) {
                (Some(open), _) => quote = (byte != open).then_some(open),
                (None, b'>') => {
                    self.at += offset + 1;
                    return;
                }
                (None, b'"' | b'\'') if may_quote => quote = Some(byte),
                _ => {}
            }
            // A value begins behind "="; quotes elsewhere are part of a name.
            may_quote = byte == b'=' || (may_quote && byte.is_ascii_whitespace());
        }
        self.at = self.page.len();
    }

    /// Goes to the end tag of this element.
    fn past_content(&mut self, name: &str) {
        let mut from = self.at;
        while let Some(found) = memchr::memmem::find(&self.page.as_bytes()[from..], b"</") {
            let start = from + found + 2;
            let named = self.page.as_bytes().get(start..start + name.len());
            if named.is_some_and(|named| named.eq_ignore_ascii_case(name.as_bytes())) {
                self.at = start - 2;
                return;
            }
            from = start;
        }
        self.at = self.page.len();
    }

    /// A reference, or the "&" that it is none.
    fn reference(&mut self) {
        match referred(self.rest()) {
            Some((characters, length)) => {
                let bytes = self.at..self.at + length;
                self.seen.extend(characters.chars().map(|character| Seen { character, bytes: bytes.clone() }));
                self.at += length;
            }
            None => self.push('&', 1),
        }
    }
}

const CDATA: &str = "<![CDATA[";

/// The longest name of a reference.
const MOST_NAME: usize = 34;

/// What the reference that begins here stands for, and its length.
fn referred(text: &str) -> Option<(String, usize)> {
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
