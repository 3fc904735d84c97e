//! "What he called a mistake": whose word that is.

use std::ops::Range;

use super::{super::text::Text, EntityKind, Link, apposition::at_heads, draft::Draft, group::Groups};
use crate::lexicon::Classes;

/// Joins the pronoun of a fused relative that reports a word to the subject of the clause that it is in.
///
/// **Finds** Orlec in "Orlec promised to end what she called a farce", and Vell in "Vell struck what it says are depots".
///
/// **Leaves alone** the pronoun where no subject of the clauses around it agrees, where somebody else who agrees says so of the
/// subject ("Lia Brandt said that Orlec regrets what she called"), where several act together, subjects outside the quotation
/// that the pronoun is in, and what was said in the plain sense ("what he said on Monday").
///
/// **Source**: fused relatives as in Huddleston and Pullum (2002), chapter 12; the subject as the one whose view is told,
/// with the order of grammatical roles of Lappin and Leass (1994).
pub(super) fn join(text: &Text<'_, '_>, drafts: &[Draft<'_>], groups: &mut Groups) {
    let is_open = |&draft_idx: &usize| reports_a_word(text, &drafts[draft_idx]) && groups.link(draft_idx).is_none();
    let pronouns: Vec<usize> = (0..drafts.len()).filter(is_open).collect();
    if pronouns.is_empty() {
        return;
    }
    let (at_head, quoted) = (at_heads(text, drafts), quoted(text));
    for draft_idx in pronouns {
        if let Some(subject) = subject(text, drafts, (groups, &at_head, &quoted), draft_idx) {
            groups.join(draft_idx, subject, Link::Agreement);
        }
    }
}

/// Whether a pronoun stands between "what" and a verb that gives something a name, or takes it for something.
fn reports_a_word(text: &Text<'_, '_>, draft: &Draft<'_>) -> bool {
    let is_third = draft.is_pronoun() && matches!(&*draft.key, "he" | "she" | "it" | "they");
    if !is_third || draft.head == 0 || !text.word(draft.head - 1).eq_ignore_ascii_case("what") {
        return false;
    }
    let says_how = |at: &usize| text.has(*at, Classes::AUXILIARY.with(Classes::ADVERB));
    let verb = draft.head + 1 + (draft.head + 1..).take(MOST_BEFORE_VERB).take_while(says_how).count();
    let is_taken = text.is_any(verb + 1, &["is", "are", "was", "were", "would", "as"]);
    let is_to_be = text.are(verb + 1, &["to", "be"]);
    text.is_any(verb, &CALLS) || text.is_any(verb, &TAKES_FOR) && (is_taken || is_to_be)
}

/// Auxiliaries and adverbs before a verb, at most: "has also".
const MOST_BEFORE_VERB: usize = 2;

/// Verbs that give a name.
const CALLS: [&str; 19] = [
    "call",
    "calls",
    "called",
    "describe",
    "describes",
    "described",
    "term",
    "terms",
    "termed",
    "dub",
    "dubs",
    "dubbed",
    "characterized",
    "characterised",
    "labelled",
    "labeled",
    "deems",
    "deemed",
    "branded",
];

/// Verbs that take something for something where a form of "be" or "as" follows.
const TAKES_FOR: [&str; 20] = [
    "say",
    "says",
    "said",
    "believe",
    "believes",
    "believed",
    "consider",
    "considers",
    "considered",
    "think",
    "thinks",
    "thought",
    "see",
    "sees",
    "saw",
    "view",
    "views",
    "viewed",
    "claims",
    "claimed",
];

/// The one who is the subject of a clause around a pronoun and can be meant by it.
fn subject(
    text: &Text<'_, '_>,
    drafts: &[Draft<'_>],
    (groups, at_head, quoted): (&Groups, &[Option<usize>], &[Range<usize>]),
    pronoun: usize,
) -> Option<usize> {
    let quotation =
        |at: usize| quoted.get(quoted.partition_point(|part| part.end <= at)).filter(|part| part.contains(&at));
    let mut found: Option<usize> = None;
    let verb = text.head(drafts[pronoun].head)?;
    let governors = std::iter::successors(text.head(verb), |&governor| text.head(governor)).take(MOST_GOVERNORS);
    // Who quotes somebody says nothing of what "he" calls it within.
    let may_act = |&governor: &usize| quotation(verb).is_none() || quotation(governor) == quotation(verb);
    for governor in governors.take_while(may_act).filter(|&governor| quotation(governor) == quotation(verb)) {
        let is_of_others = found.is_some() && !text.has(governor, Classes::CUE);
        for subject in actors(text, governor, drafts[pronoun].head).filter(|_| !is_of_others) {
            let Some(draft_idx) = at_head[subject].filter(|&draft_idx| draft_idx != pronoun) else { continue };
            if !can_be_meant(drafts, groups, pronoun, draft_idx) {
                continue;
            }
            if text.children(subject).any(|child| text.relation(child) == "conj") {
                return None;
            }
            match found {
                // "Orlec said she would end what she called": the nearest of the same pronouns.
                None if drafts[draft_idx].key == drafts[pronoun].key => return Some(draft_idx),
                None => found = Some(draft_idx),
                Some(other) if groups.is_one(other, draft_idx) => {}
                Some(_) => return None,
            }
        }
    }
    found
}

/// So many words are above a pronoun's clause at most.
const MOST_GOVERNORS: usize = 12;

/// The words of each quotation that lies in no other.
fn quoted(text: &Text<'_, '_>) -> Vec<Range<usize>> {
    let outermost = text.annotated.quotations().iter().filter(|quotation| quotation.depth == 0);
    let mut parts: Vec<_> =
        outermost.flat_map(|quotation| &quotation.parts).map(|part| text.words(part.span)).collect();
    parts.sort_unstable_by_key(|part| part.start);
    parts
}

/// The words that act, or are acted on and by whom, in the clause of a verb above a pronoun. Of several subjects before the verb
/// the nearest: it has one, and a tree that has more is wrong in the others.
fn actors<'r>(text: &'r Text<'_, '_>, verb: usize, pronoun: usize) -> impl Iterator<Item = usize> + 'r {
    let is_subject = |child: usize| text.universal_relation(child) == "nsubj";
    let nearest = text.children(verb).filter(|&child| child < verb && is_subject(child)).last();
    // "Accused Orlec of hiding": the object of another verb, whatever a tree says.
    let is_object = |&child: &usize| child + 1 < verb && text.has(verb - 1, Classes::PREPOSITION);
    let after = move |&child: &usize| child > verb && is_subject(child) && nearest.is_none();
    let is_agent = move |&child: &usize| child < pronoun && text.relation(child) == "obl:agent";
    let acts = move |child: &usize| after(child) || is_agent(child);
    nearest.filter(|child| !is_object(child)).into_iter().chain(text.children(verb).filter(acts))
}

/// Whether what a draft refers to speaks, and as the pronoun does.
fn can_be_meant(drafts: &[Draft<'_>], groups: &Groups, pronoun: usize, other: usize) -> bool {
    use EntityKind::{Organisation, Person, Place};
    let (draft, traits) = (&drafts[pronoun], groups.traits(other));
    if drafts[other].is_pronoun() && !matches!(&*drafts[other].key, "who") {
        return drafts[other].key == draft.key;
    }
    let speaks = match &*draft.key {
        "it" => matches!(traits.kind, Organisation | Place),
        "they" => matches!(traits.kind, Organisation | Person),
        _ => traits.kind == Person,
    };
    speaks && traits.agree(draft.traits)
}
