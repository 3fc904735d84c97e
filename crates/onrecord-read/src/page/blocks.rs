//! Paragraphs, headings, block quotes and items of lists as lines of their own.
//!
//! The page extractor joins some of them to what stands before: a block quote that holds its words itself to its paragraph, the headline
//! and the items of lists to text that is parted by line breaks. Then nobody can tell what is quoted from what the writer says. Where in
//! the page the words of a text stand shows where such an element begins and ends.

use std::ops::Range;

use super::visible::seen;
use crate::source::align;

/// Elements that no sentence goes on over, in lower case.
const BLOCKS: [&str; 12] = ["blockquote", "dd", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p"];

/// Longer texts, in bytes, are no articles and stay as they are: finding their words would take longer than reading them.
const MOST_TEXT: usize = 256 << 10;

/// The text with a line break wherever one of these elements of the page begins or ends within a line of it.
pub(super) fn on_lines_of_their_own(page: &str, text: &str) -> String {
    if text.len() > MOST_TEXT {
        return text.to_owned();
    }
    let borders = borders(page);
    let map = align::align(text, &seen(page), page.as_bytes());
    // A run goes over white space that is the same in the page: then no border is in it.
    let gaps = map
        .runs()
        .windows(2)
        .map(|runs| (runs[0].text.end..runs[1].text.start, runs[0].source.end..runs[1].source.start));
    let is_space = |gap: &Range<usize>| !gap.is_empty() && text[gap.clone()].bytes().all(|byte| byte == b' ');
    let breaks = gaps.filter(|(gap, place)| is_space(gap) && is_between(&borders, place)).map(|(gap, _)| gap);
    broken(text, breaks)
}

/// Where tags of these elements stand, and line breaks behind line breaks.
fn borders(page: &str) -> Vec<usize> {
    let is_border = |at: &usize| match name_at(page, *at) {
        name if name.eq_ignore_ascii_case(BREAK) => is_behind_break(&page.as_bytes()[..*at]),
        name => BLOCKS.iter().any(|block| name.eq_ignore_ascii_case(block.as_bytes())),
    };
    memchr::memchr_iter(b'<', page.as_bytes()).filter(is_border).collect()
}

const BREAK: &[u8] = b"br";

/// The name of the tag that begins here.
fn name_at(page: &str, at: usize) -> &[u8] {
    let behind = &page.as_bytes()[at + 1..];
    let name = behind.strip_prefix(b"/").unwrap_or(behind);
    &name[..name.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len())]
}

/// Whether nothing stands between the line break before and the end.
fn is_behind_break(before: &[u8]) -> bool {
    let before = before.trim_ascii_end();
    let tag = before.ends_with(b">").then(|| memchr::memrchr(b'<', before)).flatten();
    tag.is_some_and(|at| before[at + 1..].get(..BREAK.len()).is_some_and(|name| name.eq_ignore_ascii_case(BREAK)))
}

fn is_between(borders: &[usize], place: &Range<usize>) -> bool {
    let next = borders.partition_point(|&at| at < place.start);
    borders.get(next).is_some_and(|at| *at < place.end)
}

fn broken(text: &str, breaks: impl Iterator<Item = Range<usize>>) -> String {
    let (mut lines, mut from) = (String::with_capacity(text.len() + 64), 0);
    for place in breaks {
        lines.push_str(&text[from..place.start]);
        lines.push_str("\n\n");
        from = place.end;
    }
    lines.push_str(&text[from..]);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_broken_where_the_page_is() {
        let check =
            |page: &str, text: &str, expected: &str| assert_eq!(on_lines_of_their_own(page, text), expected, "{page}");
        let words = "The dam holds through the spring.";
        check(
            &format!("<p>{words}</p><blockquote>We wait.</blockquote>{words}"),
            &format!("{words} We wait. {words}"),
            &format!("{words}\n\nWe wait.\n\n{words}"),
        );
        check(
            &format!("<div><h1>Vell</h1>{words}<ul><li>One<li>Two</ul></div>"),
            &format!("Vell {words} One Two"),
            &format!("Vell\n\n{words}\n\nOne\n\nTwo"),
        );
        check(&format!("{words}<br/> <BR>{words}"), &format!("{words}  {words}"), &format!("{words}\n\n{words}"));
        // Single line breaks, words in a line and white space are left as they are.
        for page in
            [format!("{words}<br>{words}"), format!("{words} <b>{words}</b>"), format!("{words}\n<div>{words}</div>")]
        {
            check(&page, &format!("{words} {words}"), &format!("{words} {words}"));
        }
        check("<p>Another page</p><p>of words</p>", words, words);
    }
}
