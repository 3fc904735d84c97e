//! The noun phrase that each word would head, by the trees of a model.

use std::ops::Range;

use crate::tagging::Arc;

/// For each word, itself with those of its dependents that make one noun phrase with it, each with all that hangs on it;
/// nothing without trees.
pub(super) fn phrases(arcs: &[Arc], sentences: &[Range<usize>]) -> Vec<Range<u32>> {
    if arcs.is_empty() {
        return Vec::new();
    }
    let wholes = wholes(arcs, sentences);
    let mut phrases: Vec<Range<u32>> = (0..).take(arcs.len()).map(|at: u32| at..at + 1).collect();
    for (at, arc) in arcs.iter().enumerate() {
        let Some(head) = arc.head.map(|head| head as usize) else { continue };
        if belongs(arc.relation.name(), at < head) {
            widen(&mut phrases[head], &wholes[at]);
        }
    }
    phrases
}

/// Whether a dependent is part of the noun phrase of its head.
fn belongs(relation: &str, is_before: bool) -> bool {
    match relation {
        "det" | "det:predet" | "amod" | "nummod" | "compound" | "flat" | "fixed" | "goeswith" | "nmod"
        | "nmod:poss" | "nmod:desc" | "nmod:unmarked" => true,
        "advmod" => is_before,
        _ => false,
    }
}

/// For each word, all that hangs on it: from the leaves upwards, so that each word is looked at once.
fn wholes(arcs: &[Arc], sentences: &[Range<usize>]) -> Vec<Range<u32>> {
    let mut wholes: Vec<Range<u32>> = (0..).take(arcs.len()).map(|at: u32| at..at + 1).collect();
    let mut open = vec![0_u32; arcs.len()];
    for head in arcs.iter().filter_map(|arc| arc.head) {
        open[head as usize] += 1;
    }
    for sentence in sentences {
        let mut ready: Vec<usize> = sentence.clone().filter(|&at| open[at] == 0).collect();
        while let Some(at) = ready.pop() {
            let Some(head) = arcs[at].head.map(|head| head as usize) else { continue };
            let whole = wholes[at].clone();
            if !is_clause_of_its_own(arcs[at].relation.name()) {
                widen(&mut wholes[head], &whole);
            }
            open[head] -= 1;
            if open[head] == 0 {
                ready.push(head);
            }
        }
    }
    wholes
}

/// What says more of a noun and is left out of the phrase that the noun is in.
fn is_clause_of_its_own(relation: &str) -> bool {
    matches!(relation, "acl" | "acl:relcl" | "advcl" | "advcl:relcl" | "appos" | "parataxis")
}

fn widen(range: &mut Range<u32>, other: &Range<u32>) {
    *range = range.start.min(other.start)..range.end.max(other.end);
}
