//! The text of a piece of HTML that is an article and nothing else, as feeds carry it.

use std::ops::Range;

use super::visible::{Seen, seen};

/// All that is seen of it: a paragraph for each block, white space within made one space.
pub(crate) fn text(html: &str) -> String {
    text_without(html, &[])
}

/// All that is seen of it but what stands in these places.
pub(super) fn text_without(html: &str, left_out: &[Range<usize>]) -> String {
    let left_out = outermost(left_out);
    let is_left_out = |seen: &Seen| {
        let next = left_out.partition_point(|place| place.end <= seen.bytes.start);
        left_out.get(next).is_some_and(|place| place.start <= seen.bytes.start && !seen.bytes.is_empty())
    };
    // A line break of the mark-up is white space; one of no bytes stands between blocks.
    let shown = |seen: Seen| if seen.character == '\n' && !seen.bytes.is_empty() { ' ' } else { seen.character };
    let characters: String = seen(html).into_iter().filter(|seen| !is_left_out(seen)).map(shown).collect();
    let paragraphs = characters.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraphs.filter(|paragraph| !paragraph.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Places in their order, without those that lie in another.
fn outermost(places: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut sorted = places.to_vec();
    sorted.sort_unstable_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
    let mut outermost: Vec<Range<usize>> = Vec::new();
    for place in sorted {
        if outermost.last().is_none_or(|last| last.end <= place.start) {
            outermost.push(place);
        }
    }
    outermost
}
