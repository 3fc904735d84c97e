//! The characters of a page that a reader sees, each with its place in the page.
//!
//! No tree is built, so that every character keeps its place. What differs from a parser's reading is only what a parser moves:
//! text in odd places of tables comes where it is written.
//!
//! **Source**: HTML Living Standard, 13.2.5 (tokenization), as far as text, references, comments and raw text are concerned.

use std::ops::Range;

use super::markup::{Kind, Markup, end_of_content, is_hidden, markup, referred};

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

/// Elements in a line of text. All others begin and end a block.
const INLINE: [&str; 32] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var",
];

/// Whether an element stands in a line of text.
pub(super) fn is_inline(name: &str) -> bool {
    INLINE.iter().any(|inline| name.eq_ignore_ascii_case(inline))
}

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
        let Markup { kind, end } = markup(self.page, self.at);
        match kind {
            Kind::Start { name, .. } => self.start_tag(name, end),
            Kind::End { name } => self.tag(name, end),
            Kind::Other => self.at = end,
            Kind::Text => self.push('<', 1),
        }
    }

    fn tag(&mut self, name: &str, end: usize) {
        self.at = end;
        if !is_inline(name) {
            self.seen.push(Seen { character: '\n', bytes: end..end });
        }
    }

    fn start_tag(&mut self, name: &str, end: usize) {
        self.tag(name, end);
        if name.eq_ignore_ascii_case("plaintext") {
            while let Some(character) = self.rest().chars().next() {
                self.push(character, character.len_utf8());
            }
        } else if is_hidden(name) {
            self.at = end_of_content(self.page, end, name);
        }
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
