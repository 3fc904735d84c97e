//! What one entry of a feed says, be it RSS, Atom or JSON Feed.
//!
//! **Source**: RSS 2.0 with the modules `content` and `dc`, RSS 1.0, RFC 4287 (Atom), JSON Feed 1.1.

use std::ops::Range;

use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_html5_entity,
    events::{BytesStart, Event},
};
use serde::Deserialize;

use crate::{ErrorKind, json};

/// An entry, as it is given.
#[derive(Debug, Default)]
pub(crate) struct Entry {
    pub(crate) title: Option<String>,
    pub(crate) url: Option<String>,
    /// Those who wrote it.
    pub(crate) byline: Vec<String>,
    pub(crate) published: Option<String>,
    pub(crate) modified: Option<String>,
    pub(crate) content: Option<Content>,
    /// What there is of it is only a teaser.
    pub(crate) is_teaser: bool,
}

/// The words of an entry.
#[derive(Debug)]
pub(crate) enum Content {
    Html(String),
    Text(String),
}

/// Reads an RSS `<item>` or an Atom `<entry>`.
pub(crate) fn xml(entry: &str) -> Result<Entry, ErrorKind> {
    let children = children(entry)?;
    let of = |names: &[&str]| {
        let named =
            |name: &&str| children.iter().find(move |child| child.name == **name && !child.text.trim().is_empty());
        names.iter().find_map(named)
    };
    let words = |names: &[&str]| of(names).map(|child| child.text.trim().to_owned());
    let whole = of(&["content:encoded", "content"]);
    let teaser = of(&["description", "summary"]);
    Ok(Entry {
        title: words(&["title"]),
        url: link(&children).or_else(|| words(&["link"])),
        byline: byline(&children),
        published: words(&["pubDate", "published", "dc:date", "date"]),
        modified: words(&["updated", "atom:updated", "dcterms:modified"]),
        content: whole.or(teaser).map(|child| child.content(entry)),
        is_teaser: whole.is_none(),
    })
}

/// Those who wrote an entry: the persons of Atom, the creators of Dublin Core, the authors of RSS.
fn byline(children: &[Child]) -> Vec<String> {
    let of = |name: &str| children.iter().filter(|child| child.name == name).map(Child::person).collect::<Vec<_>>();
    ["dc:creator", "author", "atom:author"].into_iter().map(of).find(|names| !names.is_empty()).unwrap_or_default()
}

/// The address of an Atom entry's page.
fn link(children: &[Child]) -> Option<String> {
    let is_page = |child: &&Child| child.name == "link" && child.get("rel").is_none_or(|rel| rel == "alternate");
    children.iter().filter(is_page).find_map(|child| child.get("href")).map(str::to_owned)
}

/// An element right below the entry.
struct Child {
    /// With its prefix: what prefixes stand for is declared outside of the entry, and everybody uses the same.
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    /// What the element `name` in it says, as persons have one in Atom.
    person: String,
    inside: Range<usize>,
}

impl Child {
    fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == attribute).map(|(_, value)| value.as_str())
    }

    /// The name of a person: in Atom an address and a mailbox stand beside it.
    fn person(&self) -> String {
        if self.person.trim().is_empty() { self.text.clone() } else { self.person.clone() }
    }

    fn content(&self, entry: &str) -> Content {
        match self.get("type") {
            Some("xhtml") => Content::Html(entry[self.inside.clone()].to_owned()),
            Some("text" | "text/plain") => Content::Text(self.text.clone()),
            // In Atom text is plain unless it says otherwise; in RSS it is HTML unless there is no mark-up in it.
            None if self.name == "summary" || self.name == "content" => Content::Text(self.text.clone()),
            _ => Content::Html(self.text.clone()),
        }
    }
}

fn children(entry: &str) -> Result<Vec<Child>, ErrorKind> {
    let mut reader = Reader::from_str(entry);
    reader.config_mut().allow_unmatched_ends = true;
    reader.config_mut().check_end_names = false;
    let (mut children, mut depth): (Vec<Child>, usize) = (Vec::new(), 0);
    let mut is_in_name = false;
    loop {
        let start = position(&reader);
        let event = reader.read_event();
        match event.map_err(|error| ErrorKind::Xml { offset: position(&reader), message: error.to_string() })? {
            Event::Start(element) => {
                depth += 1;
                if depth == 2 {
                    children.push(child(&element, position(&reader)));
                }
                is_in_name = depth == 3 && element.local_name().as_ref() == "name";
            }
            Event::Empty(element) if depth == 1 => children.push(child(&element, position(&reader))),
            Event::End(_) => {
                if let (2, Some(child)) = (depth, children.last_mut()) {
                    child.inside.end = start;
                }
                depth = depth.saturating_sub(1);
                is_in_name = false;
            }
            Event::Eof => return Ok(children),
            event => {
                if let (2.., Some(child), Some(words)) = (depth, children.last_mut(), resolved(&event)) {
                    child.text.push_str(&words);
                    if is_in_name {
                        child.person.push_str(&words);
                    }
                }
            }
        }
    }
}

fn child(element: &BytesStart<'_>, at: usize) -> Child {
    let name = element.name().as_ref().to_owned();
    let names = ["type", "rel", "href"];
    let given = names.into_iter().filter_map(|name| Some((name.to_owned(), attribute(element, name)?)));
    Child { name, attributes: given.collect(), text: String::new(), person: String::new(), inside: at..at }
}

/// The value of an attribute, with its references resolved where they can be.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).ok()??;
    let value = found.normalized_value(XmlVersion::Implicit1_0);
    Some(value.unwrap_or_else(|_| found.value.clone()).into_owned())
}

/// The words that an event is: text as it is, a reference as the character that it stands for. References to entities that a
/// document declares itself stay as they are written: nothing is expanded.
pub(crate) fn resolved(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Text(text) => Some(text.xml10_content().into_owned()),
        Event::CData(text) => Some(text.xml10_content().into_owned()),
        Event::GeneralRef(reference) => {
            let name: &str = reference;
            let of_number = reference.resolve_char_ref().ok().flatten().map(String::from);
            Some(
                of_number
                    .or_else(|| resolve_html5_entity(name).map(str::to_owned))
                    .unwrap_or_else(|| format!("&{name};")),
            )
        }
        _ => None,
    }
}

pub(crate) fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// The members of an item of a JSON Feed that are looked at.
#[derive(Deserialize)]
struct Item {
    title: Option<String>,
    url: Option<String>,
    external_url: Option<String>,
    content_html: Option<String>,
    content_text: Option<String>,
    summary: Option<String>,
    date_published: Option<String>,
    date_modified: Option<String>,
    #[serde(default)]
    authors: json::Names,
    #[serde(default)]
    author: json::Names,
}

/// Reads an item of a JSON Feed.
pub(crate) fn json(item: &[u8]) -> Result<Entry, ErrorKind> {
    let item: Item = json::object(item)?;
    let whole = item.content_html.map(Content::Html).or(item.content_text.map(Content::Text));
    Ok(Entry {
        title: item.title,
        url: item.url.or(item.external_url),
        byline: [item.authors.0, item.author.0].into_iter().find(|names| !names.is_empty()).unwrap_or_default(),
        published: item.date_published,
        modified: item.date_modified,
        is_teaser: whole.is_none(),
        content: whole.or(item.summary.map(Content::Text)),
    })
}
