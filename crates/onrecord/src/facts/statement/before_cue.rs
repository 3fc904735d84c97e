//! What is said before a cue that a quotation follows.

use super::{
    Statement,
    spans::{overlaps_any, union},
    text::Text,
    tokens::span,
};
use crate::annotate::can_open;

/// Gives statements the clause that stands before their source and cue, where a quotation after these is all they have.
///
/// **Finds** [The river has no mercy], Orlec said: “It never had.”
///
/// **Leaves alone** what only says when or where ("On Monday, Orlec said: …", "When it rained, Orlec said: …"), and words that
/// another statement has.
///
/// **Source**: Universal Dependencies: a clause with its speech verb behind it is its complement, or the verb is in parataxis.
pub(super) fn fill(text: &Text<'_, '_>, statements: &mut [Statement]) {
    if !text.has_trees() {
        return;
    }
    let parts =
        |statement: &Statement| [&statement.source, &statement.cue, &statement.content].map(Clone::clone).concat();
    let taken = union(statements.iter().flat_map(parts));
    for statement in statements {
        let ([source], [cue], [first, ..]) = (&*statement.source, &*statement.cue, &*statement.content) else {
            continue;
        };
        let is_quoted = can_open(text.word(text.words(*first).start));
        if source.end() > cue.start() || first.start() < cue.end() || !is_quoted {
            continue;
        }
        let (source, cue) = (text.words(*source), text.words(*cue));
        let sentence = text.sentence(cue.start);
        let Some(verb) = text.head_of(&cue) else { continue };
        let told = |at: usize| at < source.start && text.child(at, &["nsubj", "nsubj:pass"]).is_some();
        let complement =
            text.children(verb).find(|&child| matches!(text.relation(child), "ccomp" | "parataxis") && told(child));
        // Two clauses with nothing but a comma between them are beside each other, whatever a tree says.
        let is_beside = match text.relation(verb) {
            "parataxis" => true,
            "conj" => text.child(verb, &["cc"]).is_none(),
            _ => false,
        };
        let beside = || text.head(verb).filter(|&head| is_beside && told(head));
        let Some(clause) = complement.or_else(beside) else { continue };
        let is_led = text.child(clause, &["mark"]).is_some_and(|mark| !text.is(mark, "that"));
        let words = sentence.start..source.start.saturating_sub(1);
        if is_led || words.is_empty() || !words.contains(&clause) || !text.is(words.end, ",") {
            continue;
        }
        let span = span(text.annotated, &text.tokens(words));
        if !overlaps_any(&taken, span) {
            statement.content.insert(0, span);
        }
    }
}
