//! The elements of a page with their places in it.
//!
//! The parser that makes the tree forgets where in the page its nodes stood; a piece of a page that becomes a document must be
//! known by its bytes. So the elements are found here by their tags alone. Where a page is not well-formed an element may end
//! later than a parser says, and never outside of the one that it lies in.

use std::{borrow::Cow, collections::HashMap, ops::Range};

use super::markup::{self, Kind, Markup, end_of_content, is_hidden, markup};

/// An element.
#[derive(Clone, Debug)]
pub(super) struct Element<'p> {
    name: &'p str,
    attributes: &'p str,
    /// What stands between its tags.
    pub(super) content: Range<usize>,
    /// All of it.
    pub(super) range: Range<usize>,
    /// The element that it lies in, by its index.
    pub(super) parent: Option<usize>,
}

/// The elements of a page in the order of their start tags.
#[derive(Debug)]
pub(super) struct Elements<'p> {
    pub(super) page: &'p str,
    all: Vec<Element<'p>>,
}

/// No more elements are looked at: more than any page that the extractor takes.
const MOST_ELEMENTS: usize = 100_000;

/// So far out is looked: as deep as browsers go.
const MOST_DEPTH: usize = 512;

/// Elements that have no content.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Elements that end where the next of the same name begins.
const UNCLOSED: [&str; 8] = ["dd", "dt", "li", "option", "p", "td", "th", "tr"];

impl Element<'_> {
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    pub(super) fn is_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.is(name))
    }

    /// The value of an attribute; empty where it has none.
    pub(super) fn get(&self, attribute: &str) -> Option<String> {
        markup::attribute(self.attributes, attribute)
    }

    /// Whether one of the words of an attribute is this.
    pub(super) fn has(&self, attribute: &str, word: &str) -> bool {
        self.get(attribute).is_some_and(|words| words.split_ascii_whitespace().any(|found| found == word))
    }

    /// Its classes and its id, in lower case: what its author calls it.
    pub(super) fn called(&self) -> String {
        let words = ["class", "id"].into_iter().filter_map(|attribute| self.get(attribute));
        words.collect::<Vec<_>>().join(" ").to_ascii_lowercase()
    }

    pub(super) fn holds(&self, other: &Element<'_>) -> bool {
        self.range.start < other.range.start && other.range.end <= self.range.end
    }
}

impl<'p> Elements<'p> {
    pub(super) fn of(page: &'p str) -> Elements<'p> {
        let mut finder =
            Finder { elements: Elements { page, all: Vec::new() }, open: Vec::new(), names: HashMap::new() };
        let mut at = 0;
        while let Some(found) = memchr::memchr(b'<', &page.as_bytes()[at..]) {
            at = finder.take(at + found);
            if finder.elements.all.len() == MOST_ELEMENTS {
                break;
            }
        }
        finder.elements
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Element<'p>> {
        self.all.iter()
    }

    pub(super) fn get(&self, idx: usize) -> &Element<'p> {
        &self.all[idx]
    }

    /// The elements in this one, however deep.
    pub(super) fn within(&self, outer: &Element<'_>) -> impl Iterator<Item = &Element<'p>> {
        let first = self.all.partition_point(|element| element.range.start <= outer.range.start);
        let end = outer.content.end;
        self.all[first..].iter().take_while(move |element| element.range.start < end)
    }

    /// The elements that this one lies in, from the innermost.
    pub(super) fn around(&self, element: &Element<'_>) -> impl Iterator<Item = &Element<'p>> {
        let outer = std::iter::successors(element.parent, |&idx| self.all[idx].parent).take(MOST_DEPTH);
        outer.map(|idx| &self.all[idx])
    }

    /// What is seen of an element, in one line.
    pub(super) fn words(&self, element: &Element<'_>) -> String {
        super::text_of_fragment(&self.page[element.content.clone()]).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Finds the elements of a page.
struct Finder<'p> {
    elements: Elements<'p>,
    /// Those that have no end yet.
    open: Vec<usize>,
    /// How many of each name are open, so that an end tag of none costs nothing.
    names: HashMap<Cow<'p, str>, usize>,
}

impl<'p> Finder<'p> {
    /// Takes the markup at this place, and says where to go on.
    fn take(&mut self, at: usize) -> usize {
        let Markup { kind, end } = markup(self.elements.page, at);
        match kind {
            Kind::Start { name, attributes } => return self.start(at, end, name, attributes),
            Kind::End { name } => self.end(at, end, name),
            Kind::Other | Kind::Text => {}
        }
        end
    }

    fn start(&mut self, at: usize, end: usize, name: &'p str, attributes: &'p str) -> usize {
        let element = |open: &[usize], content: Range<usize>| Element {
            name,
            attributes,
            range: at..content.end,
            content,
            parent: open.last().copied(),
        };
        if is_one_of(name, &VOID) {
            self.elements.all.push(element(&self.open, end..end));
            return end;
        }
        if is_hidden(name) {
            let content_end = end_of_content(self.elements.page, end, name);
            self.elements.all.push(element(&self.open, end..content_end));
            return content_end;
        }
        let is_next = |&last: &usize| self.elements.all[last].is(name);
        if is_one_of(name, &UNCLOSED) && self.open.last().is_some_and(is_next) {
            self.close(at, at);
        }
        let page_end = self.elements.page.len();
        self.elements.all.push(element(&self.open, end..page_end));
        self.open.push(self.elements.all.len() - 1);
        *self.names.entry(lower(name)).or_default() += 1;
        end
    }

    /// An end tag ends the last open element of its name, and what is open within.
    fn end(&mut self, at: usize, end: usize, name: &'p str) {
        if self.names.get(&lower(name)).is_none_or(|&n_open| n_open == 0) {
            return;
        }
        while let Some(&last) = self.open.last() {
            let is_it = self.elements.all[last].is(name);
            self.close(at, if is_it { end } else { at });
            if is_it {
                return;
            }
        }
    }

    fn close(&mut self, content_end: usize, end: usize) {
        let Some(last) = self.open.pop() else { return };
        let element = &mut self.elements.all[last];
        element.content.end = content_end;
        element.range.end = end;
        if let Some(n_open) = self.names.get_mut(&lower(element.name)) {
            *n_open -= 1;
        }
    }
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|other| name.eq_ignore_ascii_case(other))
}

fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) { name.to_ascii_lowercase().into() } else { name.into() }
}
