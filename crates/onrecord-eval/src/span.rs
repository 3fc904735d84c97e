//! Half-open spans of **code points**, in the ways in which gold and predictions write them.

use std::ops::{Deref, Range};

use serde::{Deserialize, Serialize};

/// A half-open span of code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "Written")]
pub struct Span {
    /// The first code point.
    pub start: u32,
    /// After the last one.
    pub end: u32,
}

/// `[0, 4]` or `{"start": 0, "end": 4, …}`.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Pair(u32, u32),
    Object { start: u32, end: u32 },
}

impl From<Written> for Span {
    fn from(written: Written) -> Span {
        let (Written::Pair(start, end) | Written::Object { start, end }) = written;
        Span { start, end }
    }
}

impl Span {
    /// The span from `start` to before `end`.
    pub const fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    /// The same as a range of indices.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many code points are in both; none or less where they do not overlap.
    pub fn common(self, other: Span) -> i64 {
        i64::from(self.end.min(other.end)) - i64::from(self.start.max(other.start))
    }

    /// Do they share a code point?
    pub fn overlaps(self, other: Span) -> bool {
        self.common(other) > 0
    }

    /// Does the other lie wholly within this one?
    pub fn holds(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Intersection over union, 0 to 1.
    pub fn overlap(self, other: Span) -> f64 {
        let size = |common: i64| f64::from(u32::try_from(common).unwrap_or(0));
        let union = Span::new(self.start.min(other.start), self.end.max(other.end));
        if self.overlaps(other) { size(self.common(other)) / size(union.common(union)) } else { 0.0 }
    }
}

/// Spans that were written as one span, as a list of spans, or as null.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Option<Parts>")]
pub struct Spans(pub Vec<Span>);

#[derive(Deserialize)]
#[serde(untagged)]
enum Parts {
    One(Span),
    Many(Vec<Parts>),
}

impl From<Option<Parts>> for Spans {
    fn from(parts: Option<Parts>) -> Spans {
        Spans(match parts {
            None => Vec::new(),
            Some(Parts::One(span)) => vec![span],
            Some(Parts::Many(parts)) => parts.into_iter().flat_map(|part| Spans::from(Some(part)).0).collect(),
        })
    }
}

impl Deref for Spans {
    type Target = [Span];

    fn deref(&self) -> &[Span] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_ways_of_writing() {
        let cases: [(&str, &[(u32, u32)]); 7] = [
            ("null", &[]),
            ("[]", &[]),
            ("[1, 2]", &[(1, 2)]),
            (r#"{"start": 1, "end": 2, "text": "x"}"#, &[(1, 2)]),
            ("[[1, 2], [3, 4]]", &[(1, 2), (3, 4)]),
            (r#"[{"start": 1, "end": 2}, [3, 4]]"#, &[(1, 2), (3, 4)]),
            ("[[[1, 2]]]", &[(1, 2)]),
        ];
        for (json, wanted) in cases {
            let spans: Spans = serde_json::from_str(json).unwrap();
            assert_eq!(spans.iter().map(|span| (span.start, span.end)).collect::<Vec<_>>(), wanted, "{json}");
        }
    }

    #[test]
    fn overlap() {
        let cases = [((0, 4), (4, 8), 0.0), ((0, 4), (2, 6), 2.0 / 6.0), ((0, 4), (0, 4), 1.0), ((3, 3), (0, 9), 0.0)];
        for (a, b, wanted) in cases {
            let (a, b) = (Span::new(a.0, a.1), Span::new(b.0, b.1));
            assert!((a.overlap(b) - wanted).abs() < 1e-12, "{a:?} {b:?}");
            assert!((b.overlap(a) - wanted).abs() < 1e-12, "{a:?} {b:?}");
        }
    }
}
