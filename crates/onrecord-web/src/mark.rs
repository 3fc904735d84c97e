//! Marks in a text: cuts it wherever a mark or a line begins or ends, so that nothing has to nest.
//!
//! What comes in are marks that may lie within each other, cross, and (from a damaged record) not fit the text at all.
//! What goes out are the text's lines in pieces, each with all that holds for it. The pieces together are the text.

use std::{iter::Peekable, vec::IntoIter};

/// What a stretch of text is shown as. `Setting` is for whom, to whom and where something is said, and who a speaker without a name
/// is; `Sureness` are words that say how sure it is. `Of` is what a figure is of, and the words that hedge it or set it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Furniture,
    Statement,
    Source,
    Cue,
    Setting,
    Sureness,
    Caveat,
    Of,
    Figure,
    Time,
    Mention,
    Note,
}

impl Class {
    pub(crate) const ALL: [Class; 12] = [
        Class::Furniture,
        Class::Statement,
        Class::Source,
        Class::Cue,
        Class::Setting,
        Class::Sureness,
        Class::Caveat,
        Class::Of,
        Class::Figure,
        Class::Time,
        Class::Mention,
        Class::Note,
    ];

    /// The class in the style sheet.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Class::Furniture => "furniture",
            Class::Statement => "statement",
            Class::Source => "source",
            Class::Cue => "cue",
            Class::Setting => "setting",
            Class::Sureness => "sureness",
            Class::Caveat => "caveat",
            Class::Of => "of",
            Class::Figure => "figure",
            Class::Time => "time",
            Class::Mention => "mention",
            Class::Note => "note",
        }
    }
}

/// A stretch of text that is shown as something.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) start_byte: u32,
    pub(crate) end_byte: u32,
    pub(crate) class: Class,
    /// What others call this place by.
    pub(crate) anchor: Option<String>,
}

/// A stretch in which everything holds for every character.
#[derive(Debug)]
pub(crate) struct Piece<'a> {
    pub(crate) text: &'a str,
    /// The names of the classes that hold here, separated by spaces. Empty for plain text.
    pub(crate) classes: String,
    /// The anchors of the marks that begin here.
    pub(crate) anchors: Vec<&'a str>,
}

/// A line of the text.
#[derive(Debug, Default)]
pub(crate) struct Line<'a> {
    pub(crate) pieces: Vec<Piece<'a>>,
    /// The line breaks that follow, exactly as they stand there.
    pub(crate) breaks: String,
}

impl Line<'_> {
    /// Whether an empty line follows.
    pub(crate) fn ends_paragraph(&self) -> bool {
        let count = |character| self.breaks.matches(character).count();
        count('\n').max(count('\r')) > 1
    }
}

/// The lines of `text` in pieces.
pub(crate) fn lines<'a>(text: &'a str, marks: &'a [Mark]) -> Vec<Line<'a>> {
    let mut lines = vec![Line::default()];
    for piece in pieces(text, marks) {
        let has_ended = lines.last().is_some_and(|line: &Line<'_>| !line.breaks.is_empty());
        if has_ended && !is_break(piece.text) {
            lines.push(Line::default());
        }
        let Some(line) = lines.last_mut() else { continue };
        if is_break(piece.text) { line.breaks.push_str(piece.text) } else { line.pieces.push(piece) }
    }
    lines
}

const BREAKS: [char; 2] = ['\n', '\r'];

fn is_break(piece: &str) -> bool {
    piece.starts_with(BREAKS)
}

fn pieces<'a>(text: &'a str, marks: &'a [Mark]) -> Vec<Piece<'a>> {
    let edges = edges(text, marks);
    let cuts = cuts(text, &edges);
    let mut open = Open { edges: edges.into_iter().peekable(), counts: [0; Class::ALL.len()], anchors: Vec::new() };
    let mut from = 0;
    let piece = |to| {
        let piece = open.piece(from, &text[from..to]);
        from = to;
        piece
    };
    cuts.into_iter().map(piece).collect()
}

/// A place where a mark begins or ends.
#[derive(Debug)]
struct Edge<'a> {
    at: usize,
    begins: bool,
    mark: &'a Mark,
}

/// The edges of all marks that hold a character of the text, in its order.
fn edges<'a>(text: &str, marks: &'a [Mark]) -> Vec<Edge<'a>> {
    let mut edges = Vec::with_capacity(2 * marks.len());
    for mark in marks {
        let start = text.floor_char_boundary(mark.start_byte as usize);
        let end = text.floor_char_boundary(mark.end_byte as usize);
        if start < end {
            edges.extend([Edge { at: start, begins: true, mark }, Edge { at: end, begins: false, mark }]);
        }
    }
    edges.sort_by_key(|edge| edge.at);
    edges
}

/// Where pieces end: at edges, before and after line breaks, and at the end of the text.
fn cuts(text: &str, edges: &[Edge<'_>]) -> Vec<usize> {
    let mut cuts: Vec<usize> = edges.iter().map(|edge| edge.at).collect();
    cuts.extend(text.match_indices(BREAKS).flat_map(|(at, found)| [at, at + found.len()]));
    cuts.push(text.len());
    cuts.sort_unstable();
    cuts.dedup();
    cuts.retain(|&cut| cut > 0);
    cuts
}

/// What holds at the place that was reached.
struct Open<'a> {
    /// The edges from there on.
    edges: Peekable<IntoIter<Edge<'a>>>,
    /// How many marks of each class are open. Marks of one class may overlap.
    counts: [u32; Class::ALL.len()],
    /// Those that have begun and stand on no piece yet.
    anchors: Vec<&'a str>,
}

impl<'a> Open<'a> {
    fn piece(&mut self, from: usize, text: &'a str) -> Piece<'a> {
        while let Some(edge) = self.edges.next_if(|edge| edge.at <= from) {
            self.pass(&edge);
        }
        // A line break is not shown, so what begins with one is found at the words after it.
        let anchors = if is_break(text) { Vec::new() } else { std::mem::take(&mut self.anchors) };
        Piece { text, classes: self.classes(), anchors }
    }

    fn pass(&mut self, edge: &Edge<'a>) {
        let count = &mut self.counts[edge.mark.class as usize];
        if edge.begins {
            *count += 1;
            self.anchors.extend(edge.mark.anchor.as_deref());
        } else {
            *count -= 1;
        }
    }

    fn classes(&self) -> String {
        let open = Class::ALL.into_iter().filter(|&class| self.counts[class as usize] > 0);
        open.map(Class::name).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*, sample::select};

    use super::*;

    fn mark(start_byte: u32, end_byte: u32, class: Class) -> Mark {
        Mark { start_byte, end_byte, class, anchor: Some(format!("{}{start_byte}", class.name())) }
    }

    /// Each line as `words/classes#anchors`.
    fn drawn(text: &str, marks: &[Mark]) -> Vec<String> {
        let piece = |piece: &Piece<'_>| format!("{}/{}#{}", piece.text, piece.classes, piece.anchors.join(","));
        lines(text, marks).iter().map(|line| line.pieces.iter().map(piece).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn marks_that_cross_are_cut() {
        let marks = [mark(0, 4, Class::Statement), mark(2, 6, Class::Figure)];
        assert_eq!(drawn("abcdefg", &marks), ["ab/statement#statement0 cd/statement figure#figure2 ef/figure# g/#"]);
    }

    #[test]
    fn a_mark_goes_on_in_the_next_line() {
        assert_eq!(drawn("ab\n\ncd", &[mark(1, 5, Class::Cue)]), ["a/# b/cue#cue1", "c/cue# d/#"]);
        assert_eq!(drawn("ab\ncd", &[mark(2, 4, Class::Cue)]), ["ab/#", "c/cue#cue2 d/#"]);
    }

    #[test]
    fn marks_that_do_not_fit_are_left_out_or_cut() {
        let marks =
            [mark(2, 900, Class::Time), mark(3, 3, Class::Note), mark(2, 1, Class::Note), mark(7, 9, Class::Cue)];
        assert_eq!(drawn("aéz", &marks), ["a/# éz/time#time2"], "byte 2 is inside of é");
    }

    #[test]
    fn marks_of_one_class_may_overlap() {
        let marks = [mark(0, 2, Class::Figure), mark(1, 3, Class::Figure)];
        assert_eq!(drawn("abcd", &marks), ["a/figure#figure0 b/figure#figure1 c/figure# d/#"]);
    }

    fn any_mark() -> impl Strategy<Value = Mark> {
        let bounds = (0_u32..70, 0_u32..70, select(Class::ALL.to_vec()));
        bounds.prop_map(|(start, end, class)| mark(start, end, class))
    }

    proptest! {
        #[test]
        fn the_pieces_together_are_the_text(text in "[a-zé“<&\n\r\u{202e} ]{0,40}", marks in vec(any_mark(), 0..30)) {
            let mut whole = String::new();
            for line in lines(&text, &marks) {
                line.pieces.iter().for_each(|piece| whole.push_str(piece.text));
                whole.push_str(&line.breaks);
            }
            prop_assert_eq!(whole, text);
        }

        #[test]
        fn a_character_is_shown_as_what_covers_it(text in "[a-z]{1,60}", marks in vec(any_mark(), 0..20)) {
            let mut at = 0;
            for piece in pieces(&text, &marks) {
                for class in Class::ALL {
                    let covers = |mark: &Mark| mark.class == class && mark.start_byte <= at && at < mark.end_byte;
                    let is_shown = piece.classes.split(' ').any(|name| name == class.name());
                    prop_assert_eq!(is_shown, marks.iter().any(covers));
                }
                at += u32::try_from(piece.text.len()).unwrap();
            }
        }
    }
}
