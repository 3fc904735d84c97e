//! The main clause of a sentence: its subject and its verb group, by the tree or without one.

use std::ops::Range;

use super::super::text::Text;

/// The subject up to its last word, which may be empty, and the verb group; both empty where no verb is seen.
pub(super) fn subject_and_group(text: &Text<'_, '_>, words: &Range<usize>) -> (Range<usize>, Range<usize>) {
    let parsed = if text.has_trees() { parsed(text, words) } else { None };
    parsed.unwrap_or_else(|| plain(text, words))
}

/// Both by the tree.
fn parsed(text: &Text<'_, '_>, words: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    const LOOSE: [&str; 9] = ["punct", "mark", "cc", "case", "advmod", "discourse", "vocative", "det", "cop"];
    let is_root = |&at: &usize| text.hangs_outside(at, words) && !LOOSE.contains(&text.universal_relation(at));
    let root = words.clone().find(is_root)?;
    let is_any = |at: usize, relations: &[&str]| relations.contains(&text.universal_relation(at));
    let mut before = text.children(root).filter(|at| (words.start..root).contains(at));
    // "There will be rain": what comes after the verb is no subject that the group stands behind.
    let subject = before.find(|&at| is_any(at, &["nsubj", "csubj", "expl"]));
    let mut after_subject =
        text.children(root).filter(|at| words.contains(at) && subject.is_none_or(|subject| *at > subject));
    let first = after_subject.find(|&at| is_any(at, &["aux", "cop"]));
    let group = first.map_or(root, |first| first.min(root))..root + 1;
    let subject = subject.map_or(words.start..words.start, |last| phrase_start(text, words.start, last)..last + 1);
    Some((subject, group))
}

/// Where the phrase that ends with this head begins.
fn phrase_start(text: &Text<'_, '_>, from: usize, head: usize) -> usize {
    let inside = (from..head).rev().take_while(|&at| text.head(at).is_some_and(|other| other > at && other <= head));
    inside.last().unwrap_or(head)
}

/// Both without a tree: up to the first auxiliary or form of "be", "have" or "do" not far from the start.
fn plain(text: &Text<'_, '_>, words: &Range<usize>) -> (Range<usize>, Range<usize>) {
    const FINITE: [&str; 32] = [
        "will", "would", "'ll", "’ll", "wo", "shall", "should", "must", "may", "might", "can", "could", "ca", "is",
        "are", "was", "were", "am", "'m", "’m", "'re", "’re", "has", "have", "had", "'ve", "’ve", "do", "does", "did",
        "'d", "’d",
    ];
    const STOPS: [&str; 8] = [",", ";", "who", "which", "that", "because", "when", "where"];
    let near = words.clone().take(LONGEST_SUBJECT).take_while(|&at| !text.is_any(at, &STOPS));
    let is_noun =
        |at: usize| at > words.start && text.is_any(at - 1, &["the", "a", "his", "her", "their", "its", "my"]);
    let is_verb = |at: usize| text.is_any(at, &FINITE) && !is_noun(at) || (at > words.start && is_own_verb(text, at));
    let Some(verb) = near.clone().find(|&at| is_verb(at)) else {
        return (words.start..words.start, words.start..words.start);
    };
    let helps = |at: usize| {
        text.is_any(at, &FINITE)
            || text.negates(at)
            || text.word(at).ends_with("ly")
            || text.is_any(at, &["be", "been", "also", "now"])
    };
    let end = (verb..words.end).find(|&at| !helps(at)).unwrap_or(words.end - 1);
    (words.start..verb, verb..end + 1)
}

/// "we reject", "he hoped": a verb of the table after a pronoun.
fn is_own_verb(text: &Text<'_, '_>, at: usize) -> bool {
    text.is_any(at - 1, &["i", "we", "he", "she", "it", "they"]) && text.cues(at).next().is_some()
}

/// Words of a subject that are looked over for its verb.
const LONGEST_SUBJECT: usize = 14;
