//! One cheap pass over a page before the extractor sees it: how deep and how large its tree is.
//!
//! Tag counting cannot tell how deep a tree becomes: the parser closes, reopens and moves elements by its own rules. So the
//! extractor's own parser builds a tree here of which nothing is kept but the depth of each node. The page is fed to it in
//! small pieces; between two pieces the survey stops where the page is too much.

use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, ParseOpts, QualName, local_name, ns, parse_document};

use super::attributes;
use crate::ErrorKind;

/// The deepest tree: as deep as browsers go, and several times as deep as any page of a newspaper.
const MOST_DEPTH: usize = 512;

/// The most work that a page may make, in units of a microsecond or two of the extractor's time: see [`Sink::spend`].
/// About seventy-five thousand elements, several times as many as a long live blog has.
const MOST_WORK: usize = 1_500_000;

/// The parser is stopped no later than this many bytes after a limit is reached.
const PIECE: usize = 1024;

/// Says where the page becomes too much, if it does.
pub(super) fn survey(html: &str) -> Result<(), ErrorKind> {
    if let Some(offset) = attributes::too_many(html.as_bytes()) {
        return Err(too_much(offset));
    }
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let mut parser = parse_document(Sink::default(), ParseOpts { tree_builder, ..ParseOpts::default() });
    let mut read = 0;
    while read < html.len() {
        let piece = &html[read..html.ceil_char_boundary(read + PIECE)];
        parser.process(StrTendril::from_slice(piece));
        read += piece.len();
        parser.tokenizer.sink.sink.within_limits(read)?;
    }
    parser.finish().within_limits(read)
}

fn too_much(offset: usize) -> ErrorKind {
    ErrorKind::TooComplex { offset }
}

/// A node of the tree.
#[derive(Debug)]
struct Node {
    name: QualName,
    depth: Cell<usize>,
    has_parent: Cell<bool>,
    /// What a `<template>` holds: a tree of its own.
    contents: Option<Handle>,
    holds_html: bool,
}

type Handle = Rc<Node>;

/// Takes what the parser makes.
#[derive(Debug)]
struct Sink {
    document: Handle,
    deepest: Cell<usize>,
    work: Cell<usize>,
}

impl Default for Sink {
    fn default() -> Sink {
        Sink { document: node(nameless()), deepest: Cell::new(0), work: Cell::new(0) }
    }
}

fn nameless() -> QualName {
    QualName::new(None, ns!(), local_name!(""))
}

fn node(name: QualName) -> Handle {
    Rc::new(Node { name, depth: Cell::new(0), has_parent: Cell::new(false), contents: None, holds_html: false })
}

impl Sink {
    fn within_limits(&self, offset: usize) -> Result<(), ErrorKind> {
        if self.deepest.get() > MOST_DEPTH {
            Err(ErrorKind::TooDeep { offset, limit: MOST_DEPTH })
        } else if self.work.get() > MOST_WORK {
            Err(too_much(offset))
        } else {
            Ok(())
        }
    }

    /// Counts work. Measured on one core, in microseconds: an element takes the extractor about 16, and 1 more for each
    /// level it lies deep; a character that it writes as an entity 3; an error in the page a walk up the open elements. The
    /// time grows faster than that where one element has more than 50,000 children; at the limit it is about five seconds.
    fn spend(&self, work: usize) {
        self.work.set(self.work.get().saturating_add(work));
    }

    /// Puts `child` below `parent`.
    fn place(&self, parent: &Node, child: NodeOrText<Handle>) {
        match child {
            NodeOrText::AppendText(text) => self.take_text(parent, &text),
            NodeOrText::AppendNode(child) => {
                let depth = parent.depth.get() + 1;
                child.depth.set(depth);
                child.has_parent.set(true);
                self.deepest.set(self.deepest.get().max(depth));
                self.spend(16 + depth);
            }
        }
    }

    fn take_text(&self, parent: &Node, text: &str) {
        let is_code = parent.name.ns == ns!(html) && matches!(&*parent.name.local, "script" | "style");
        if !is_code {
            self.spend(3 * memchr::memchr3_iter(b'&', b'<', b'>', text.as_bytes()).count());
        }
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Sink;
    type ElemName<'a> = &'a QualName;

    fn finish(self) -> Sink {
        self
    }

    fn parse_error(&self, _message: Cow<'static, str>) {
        self.spend(1 + self.deepest.get() / 128);
    }

    fn get_document(&self) -> Handle {
        self.document.clone()
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a QualName {
        &target.name
    }

    fn create_element(&self, name: QualName, _attrs: Vec<Attribute>, flags: ElementFlags) -> Handle {
        Rc::new(Node {
            name,
            depth: Cell::new(0),
            has_parent: Cell::new(false),
            contents: flags.template.then(|| node(nameless())),
            holds_html: flags.mathml_annotation_xml_integration_point,
        })
    }

    fn create_comment(&self, _text: StrTendril) -> Handle {
        node(nameless())
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Handle {
        node(nameless())
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.place(parent, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, prev_element: &Handle, child: NodeOrText<Handle>) {
        if element.has_parent.get() {
            self.append_before_sibling(element, child);
        } else {
            self.append(prev_element, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public_id: StrTendril, _system_id: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        let contents = target.contents.clone().unwrap_or_else(|| node(nameless()));
        // Template contents are a tree of their own, but whoever walks the page walks down into them.
        contents.depth.set(target.depth.get() + 1);
        contents
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        Rc::ptr_eq(x, y)
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, new_node: NodeOrText<Handle>) {
        let depth = sibling.depth.get().saturating_sub(1);
        let parent = node(nameless());
        parent.depth.set(depth);
        self.place(&parent, new_node);
    }

    fn add_attrs_if_missing(&self, _target: &Handle, _attrs: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &Handle) {
        target.has_parent.set(false);
    }

    // The parser moves children only when it also moves the element that they are in, and that one up by at least as many
    // levels as they go down. So the depths they have stay upper bounds.
    fn reparent_children(&self, _node: &Handle, _new_parent: &Handle) {}

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        handle.holds_html
    }
}
