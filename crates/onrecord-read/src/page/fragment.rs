//! The text of a piece of HTML that is an article and nothing else, as feeds carry it.

use super::visible::{Seen, seen};

/// All that is seen of it: a paragraph for each block, white space within made one space.
pub(crate) fn text(html: &str) -> String {
    // A line break of the mark-up is white space; one of no bytes stands between blocks.
    let shown = |seen: Seen| if seen.character == '\n' && !seen.bytes.is_empty() { ' ' } else { seen.character };
    let characters: String = seen(html).into_iter().map(shown).collect();
    let paragraphs = characters.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraphs.filter(|paragraph| !paragraph.is_empty()).collect::<Vec<_>>().join("\n\n")
}
