//! Runs of tokens from BIO and BIOES tags.

/// Tokens that are one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run<'a> {
    /// The index of the first token.
    pub(super) first: usize,
    /// The index of the last token.
    pub(super) last: usize,
    /// The type in the tags.
    pub(super) kind: &'a str,
    closed: bool,
}

/// The names of one layer of tags. An inside that follows nothing of its type begins a name.
pub(super) fn runs<'a>(tags: &[&'a str]) -> Vec<Run<'a>> {
    let mut runs: Vec<Run<'a>> = Vec::new();
    for (i, tag) in tags.iter().enumerate() {
        let (head, kind) = tag.split_once('-').unwrap_or((tag, ""));
        match runs.last_mut() {
            Some(run) if matches!(head, "I" | "E") && run.goes_on(i, kind) => {
                run.last = i;
                run.closed = head == "E";
            }
            _ if matches!(head, "B" | "S" | "I" | "E") => {
                runs.push(Run { first: i, last: i, kind, closed: matches!(head, "S" | "E") });
            }
            _ => {}
        }
    }
    runs
}

impl Run<'_> {
    fn goes_on(self, token_idx: usize, kind: &str) -> bool {
        self.last + 1 == token_idx && self.kind == kind && !self.closed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_runs() {
        let cases = [
            ("B-PER I-PER O B-PER", "0 to 1 PER, 3 to 3 PER"),
            ("B-PER B-PER", "0 to 0 PER, 1 to 1 PER"),
            ("I-PER I-LOC", "0 to 0 PER, 1 to 1 LOC"),
            ("B-LOC E-LOC I-LOC", "0 to 1 LOC, 2 to 2 LOC"),
            ("S-LOC I-LOC", "0 to 0 LOC, 1 to 1 LOC"),
            ("B-LOC O I-LOC", "0 to 0 LOC, 2 to 2 LOC"),
        ];
        for (tags, wanted) in cases {
            let runs = runs(&tags.split(' ').collect::<Vec<_>>());
            let found: Vec<_> = runs.iter().map(|run| format!("{} to {} {}", run.first, run.last, run.kind)).collect();
            assert_eq!(found.join(", "), wanted, "{tags}");
        }
    }
}
