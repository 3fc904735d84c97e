//! Positions for people (lines and columns) and for other programs (code points).

use super::Span;

/// Where a byte stands for a reader: line and column, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Counted from 1. Lines end at `\n`.
    pub line: u32,
    /// Counted from 1, in Unicode code points.
    pub column: u32,
}

/// The line starts of a text. Built once, asked often.
///
/// ```
/// use onrecord::text::{LineColumn, LineIndex};
///
/// let text = "Één\ntwee";
/// let index = LineIndex::new(text);
/// assert_eq!(index.line_column(text, 6), LineColumn { line: 2, column: 1 });
/// assert_eq!(index.line_column(text, 4), LineColumn { line: 1, column: 3 });
/// ```
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// Byte offset of the first byte of each line.
    starts: Vec<u32>,
    code_points: CodePointIndex,
}

impl LineIndex {
    /// The lines of `text`.
    pub fn new(text: &str) -> LineIndex {
        let after = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| Span::at(at, at + 1).end());
        LineIndex { starts: std::iter::once(0).chain(after).collect(), code_points: CodePointIndex::new(text) }
    }

    /// Line and column of the byte at `offset` in the text that the index was made of.
    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let line_idx = self.starts.partition_point(|&start| start <= offset) - 1;
        let column_idx =
            self.code_points.code_point(text, offset) - self.code_points.code_point(text, self.starts[line_idx]);
        // A text of more than 2^32 lines is no article's; its last lines would be told as that one.
        let line = u32::try_from(line_idx + 1).unwrap_or(u32::MAX);
        LineColumn { line, column: column_idx + 1 }
    }
}

/// From byte offsets to code point offsets of one text.
///
/// Every 64 bytes the number of code points before is remembered, so a question costs at most that many bytes.
/// Text in ASCII needs no table at all.
///
/// ```
/// use onrecord::text::{CodePointIndex, Span};
///
/// let text = "“Ja”, said Zoë.";
/// let index = CodePointIndex::new(text);
/// assert_eq!(index.code_points(text, Span::new(0, 8)), (0, 4));
/// ```
#[derive(Clone, Debug)]
pub struct CodePointIndex {
    /// Code points before each multiple of `STRIDE`; empty where every character is one byte.
    before: Vec<u32>,
}

/// How many bytes lie between two remembered counts.
const STRIDE: usize = 64;

impl CodePointIndex {
    /// The index of `text`.
    pub fn new(text: &str) -> CodePointIndex {
        if text.is_ascii() {
            return CodePointIndex { before: Vec::new() };
        }
        let mut count = 0_u32;
        let chunks = text.as_bytes().chunks(STRIDE).map(|chunk| {
            let here = count;
            count += code_points_u32(chunk);
            here
        });
        CodePointIndex { before: chunks.collect() }
    }

    /// How many code points stand before byte `offset`. `text` is the text that the index was made of.
    pub fn code_point(&self, text: &str, offset: u32) -> u32 {
        let Some(&before) = self.before.get(offset as usize / STRIDE) else {
            return match self.before.last() {
                // The offset is the text's end and a multiple of the stride.
                Some(&last) => last + tail(text, (self.before.len() - 1) * STRIDE, offset as usize),
                None => offset,
            };
        };
        before + tail(text, offset as usize / STRIDE * STRIDE, offset as usize)
    }

    /// A span in code points, half-open.
    pub fn code_points(&self, text: &str, span: Span) -> (u32, u32) {
        (self.code_point(text, span.start()), self.code_point(text, span.end()))
    }
}

fn tail(text: &str, from: usize, to: usize) -> u32 {
    code_points_u32(text.as_bytes().get(from..to).unwrap_or_default())
}

/// Code points of at most a stride of bytes.
fn code_points_u32(stride: &[u8]) -> u32 {
    u32::try_from(code_points(stride)).unwrap_or(u32::MAX)
}

/// Code points that start in these bytes: all bytes but continuation bytes.
fn code_points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn code_points_agree_with_counting(text in any::<String>(), repeat in 1_usize..40) {
            let text = text.repeat(repeat);
            let index = CodePointIndex::new(&text);
            for (count, (at, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.code_point(&text, u32::try_from(at).unwrap()) as usize, count);
            }
            let end = u32::try_from(text.len()).unwrap();
            prop_assert_eq!(index.code_point(&text, end) as usize, text.chars().count());
        }

        #[test]
        fn lines_agree_with_splitting(text in "[a-zé\n“]{0,200}") {
            let index = LineIndex::new(&text);
            let mut at = 0;
            for (line_idx, line) in text.split('\n').enumerate() {
                let found = index.line_column(&text, u32::try_from(at).unwrap());
                prop_assert_eq!(found, LineColumn { line: u32::try_from(line_idx).unwrap() + 1, column: 1 });
                at += line.len() + 1;
            }
        }
    }
}
