//! A stretch of text, by position only.

use std::fmt;

/// A half-open range `start..end` of UTF-8 bytes in an article's text.
///
/// A span is only numbers: it does not know its text.
///
/// ```
/// use onrecord::text::Span;
///
/// let span = Span::new(4, 9);
/// assert_eq!(span.len(), 5);
/// assert!(span.contains(Span::new(4, 6)));
/// assert!(!span.overlaps(Span::new(9, 12)), "the end is not part of a span");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from byte `start` to before byte `end`.
    ///
    /// # Panics
    ///
    /// If `start` is after `end`.
    pub const fn new(start: u32, end: u32) -> Span {
        assert!(start <= end, "a span ends before it starts");
        Span { start, end }
    }

    /// The span between two positions in memory.
    ///
    /// # Panics
    ///
    /// If `start` is after `end`, or `end` is past `u32`: no article is that long.
    pub(crate) fn at(start: usize, end: usize) -> Span {
        let position = |at| u32::try_from(at).expect("an article is shorter than 4 GiB, checked when it is made");
        Span::new(position(start), position(end))
    }

    /// The first byte.
    pub const fn start(self) -> u32 {
        self.start
    }

    /// The byte after the last.
    pub const fn end(self) -> u32 {
        self.end
    }

    /// How many bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it holds no byte at all.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether at least one byte is common to both.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The range to slice a string with.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
