//! Whether a main clause hangs on a condition.

use std::ops::Range;

use super::super::text::Text;

/// Whether the main clause hangs on a condition: "if", "unless", "only when", "as long as", "depends on".
pub(super) fn is_conditional(text: &Text<'_, '_>, words: &Range<usize>, group: &Range<usize>) -> bool {
    let main = group.clone().last();
    let depends =
        main.is_some_and(|at| text.is_any(at, &["depend", "depends", "depended", "hinge", "hinges", "hinged"]));
    depends
        || words
            .clone()
            .any(|at| opens_condition(text, words, at) && main.is_none_or(|main| hangs_on(text, at, main, words)))
}

fn opens_condition(text: &Text<'_, '_>, words: &Range<usize>, at: usize) -> bool {
    let next = |words: &[&str]| text.is_any(at + 1, words);
    let before = |words: &[&str]| at > 0 && text.is_any(at - 1, words);
    if text.is(at, "if") {
        const NOT_REAL: [&str; 26] = [
            "even",
            "as",
            "ask",
            "asked",
            "asks",
            "asking",
            "wonder",
            "wondered",
            "know",
            "knew",
            "known",
            "see",
            "unclear",
            "say",
            "sure",
            "question",
            "decide",
            "determine",
            "what",
            "tell",
            "clear",
            "check",
            "doubt",
            "matter",
            "not",
            "whether",
        ];
        return !next(&["not", "any", "so", "ever", "possible", "necessary", "only", "anything"])
            && (!before(&NOT_REAL) || before(&["only"]));
    }
    let only = |word: &str| text.is(at, "only") && text.is(at + 1, word);
    text.is_any(at, &["unless", "otherwise"])
        || only("if")
        || only("when")
        || text.is_any(at, &["provided", "providing"]) && (next(&["that"]) || at > words.start && before(&[","]))
        || text.is(at, "as") && next(&["long"]) && text.is(at + 2, "as")
        || text.is(at, "on") && next(&["condition"]) && text.is(at + 2, "that")
}

/// Whether the clause that a word opens hangs on the main one, by the tree; without one, that no other clause is between.
fn hangs_on(text: &Text<'_, '_>, at: usize, main: usize, words: &Range<usize>) -> bool {
    if !text.has_trees() {
        return true;
    }
    let mut word = at;
    for _ in 0..DEEPEST {
        if word == main {
            return true;
        }
        let relation = text.universal_relation(word);
        let leads_away = word != at && matches!(relation, "ccomp" | "acl" | "csubj");
        match text.head(word).filter(|head| words.contains(head) && !leads_away) {
            Some(head) => word = head,
            // The tree may hang it on the cue, though it stands in the content.
            None => return word == main || relation == "advcl",
        }
    }
    false
}

/// Steps up a tree from a condition to what hangs on it.
const DEEPEST: usize = 6;
