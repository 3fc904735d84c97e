//! Statements within what somebody else says: hearsay.

use std::ops::Range;

use super::{
    Outcome, Statement, how,
    spans::{overlaps_any, union},
    speaker,
    text::Text,
    tokens::{overlap, span},
};
use crate::{
    annotate::Annotated,
    lexicon::{Classes, CueRow, cues_from},
    tagging::PartOfSpeech,
    text::Span,
};

/// Adds the statements that lie in the content of these.
///
/// **Finds** Orlec said [Brandt had promised to pay]. / She recalled [the ministry’s refusal to pay]. / Orlec said [Brandt had no
/// intention of paying].
///
/// **Leaves alone** what the same speaker says of himself ("Orlec said she hoped"), what might be said or is only asked
/// ("whether Brandt said"), speakers whom nothing tells of ("it promised", "the plan suggests"), and cues that a statement
/// has already.
///
/// **Source**: the annotation of the seeds (`docs/statements.md`); `PolNeAR` leaves such statements out.
pub(super) fn add(text: &Text<'_, '_>, statements: &mut Vec<Statement>) {
    if !text.has_trees() {
        return;
    }
    let used = union(statements.iter().flat_map(|statement| statement.cue.iter().copied()));
    let mut found = Vec::new();
    for (outer_idx, outer) in (0..).zip(&*statements).filter(|(_, outer)| outer.how.outcome == Outcome::Said) {
        let within = outer.content.iter().flat_map(|&part| within(text, part));
        let new = within.filter_map(|inner| inner.statement(text, outer));
        let new = new.filter(|inner| !overlaps_any(&used, inner.cue[0]));
        found.extend(new.map(|inner| Statement { nested_in: Some(outer_idx), ..inner }));
    }
    for inner in &mut found {
        how::fill(text, std::slice::from_mut(inner));
    }
    statements.append(&mut found);
}

/// The attributions in a part of a content.
fn within(text: &Text<'_, '_>, part: Span) -> impl Iterator<Item = Inner> {
    let content = text.words(part);
    let all = content.clone();
    let read = move |at| {
        let by_word = by_verb(text, at, &content).or_else(|| by_noun(text, at, &content));
        by_word.or_else(|| by_having_none(text, at, &content))
    };
    all.filter_map(read)
}

/// An attribution by words.
struct Inner {
    source: Range<usize>,
    cue: Range<usize>,
    content: Range<usize>,
}

/// Attitudes of verbs that tell of words. What somebody thinks, tries or supports is not hearsay of words.
const SAID: [&str; 8] =
    ["statement", "promise", "refusal", "request", "warning", "acknowledgement", "proposal", "decision"];

/// Attitudes of nouns that tell of an ask, a promise or a refusal.
const ASKED: [&str; 6] = ["promise", "refusal", "request", "desire", "proposal", "decision"];

/// "Brandt had promised to pay", "Brandt replied that it was late".
fn by_verb(text: &Text<'_, '_>, at: usize, within: &Range<usize>) -> Option<Inner> {
    if text.part_of_speech(at) != Some(PartOfSpeech::Verb) || is_unreal(text, at) {
        return None;
    }
    let mut rows = cues_from(text.word(at)).iter().filter(|row| row.rest.is_empty());
    let row = rows.next().filter(|row| SAID.contains(&row.attitude))?;
    let commits = row.modality.is_some();
    let clause = text.child(at, &["ccomp"]);
    let act = || text.child(at, &["xcomp"]).filter(|&act| commits && !lacks(text, at) && is_infinitive(text, act));
    let content = text.whole(clause.or_else(act)?, &["punct"]);
    if content.len() == 1 && text.part_of_speech(content.start) == Some(PartOfSpeech::Aux) {
        // Half of a verb tells nothing: the tree is wrong.
        return None;
    }
    let subject = text.speaking_subject(at).filter(|subject| within.contains(subject))?;
    let source = text.whole(subject, &["acl:relcl", "punct", "conj", "cc"]);
    let first = text.children(at).filter(|&child| is_of_verb(text, child)).chain([at]).min()?;
    let cue = first.max(source.end.min(at))..at + 1;
    Inner { source, cue, content }.within(within)
}

/// "the ministry’s refusal to pay", "a demand from Brandt for more".
fn by_noun(text: &Text<'_, '_>, at: usize, within: &Range<usize>) -> Option<Inner> {
    let names_act = |row: &CueRow| row.rest.is_empty() && row.modality.is_some() && ASKED.contains(&row.attitude);
    let is_cue = || cues_from(text.word(at)).iter().any(names_act);
    if text.part_of_speech(at) != Some(PartOfSpeech::Noun) || !is_cue() {
        return None;
    }
    let owner = text.child(at, &["nmod:poss"]);
    let maker = || text.children(at).find(|&child| text.relation(child) == "nmod" && text.preposition(child) == "from");
    let source = text.up_to_owner(text.whole(owner.or_else(maker)?, &["case", "acl:relcl", "punct", "conj", "cc"]));
    let infinitive = text.child(at, &["acl"]).filter(|&acl| is_infinitive(text, acl));
    let (cue_end, content) = if let Some(infinitive) = infinitive {
        (at + 1, text.whole(infinitive, &["punct"]))
    } else {
        let for_it = |&child: &usize| text.relation(child) == "nmod" && text.preposition(child) == "for" && child > at;
        (at + 2, text.whole(text.children(at).find(for_it)?, &["case", "punct"]))
    };
    Inner { source, cue: at..cue_end, content }.within(within)
}

/// "Brandt has no intention of paying", "has no plans to pay".
fn by_having_none(text: &Text<'_, '_>, at: usize, within: &Range<usize>) -> Option<Inner> {
    let refuses = |(row, _): &(&CueRow, usize)| row.attitude == "refusal";
    let (verb, noun) = (at.checked_sub(1)?, at + 1);
    let is_had =
        text.is(at, "no") && text.is_any(verb, &["have", "has", "had"]) && text.cues(at).any(|row| refuses(&row));
    let subject =
        text.children(verb).find(|&child| child < verb && text.relation(child) == "nsubj").filter(|_| is_had)?;
    let of_verb = || text.child(verb, &["xcomp"]).filter(|&act| act > noun);
    let act = text.child(noun, &["acl"]).or_else(of_verb)?;
    let is_of = text.child(act, &["mark"]).is_some_and(|mark| text.is(mark, "of"));
    let content = text.whole(act, if is_of { &["punct", "mark"] } else { &["punct"] });
    let source = text.whole(subject, &["acl:relcl", "punct", "conj", "cc"]);
    Inner { source, cue: verb..noun + 1 + usize::from(is_of), content }.within(within)
}

/// "Vell needs it to survive" asks nobody.
fn lacks(text: &Text<'_, '_>, verb: usize) -> bool {
    matches!(text.word(verb), "need" | "needs" | "needed" | "needing")
}

/// "to pay".
fn is_infinitive(text: &Text<'_, '_>, verb: usize) -> bool {
    text.child(verb, &["mark"]).is_some_and(|mark| text.is(mark, "to"))
}

/// Whether a verb is only a case, a question or a wish: "if he said", "whether he said", "might say", "to say".
fn is_unreal(text: &Text<'_, '_>, verb: usize) -> bool {
    text.children(verb).any(|child| match text.relation(child) {
        "mark" => text.is_any(child, &["if", "whether", "unless", "lest", "to"]),
        "aux" => text.is_any(child, &UNREAL),
        _ => false,
    })
}

/// Auxiliaries of what is not said, or not yet.
const UNREAL: [&str; 12] =
    ["would", "could", "might", "may", "should", "must", "can", "will", "'d", "’d", "'ll", "’ll"];

/// Auxiliaries, negation and the adverbs among them.
fn is_of_verb(text: &Text<'_, '_>, child: usize) -> bool {
    matches!(text.relation(child), "aux" | "aux:pass")
        || (text.relation(child) == "advmod" && text.children(child).next().is_none() && {
            let word = text.word(child);
            matches!(word, "not" | "n't" | "n’t" | "never")
        })
}

impl Inner {
    /// Nothing where it is not wholly within these words, or its parts overlap.
    fn within(mut self, within: &Range<usize>) -> Option<Inner> {
        self.content.end = self.content.end.min(within.end);
        let parts = [&self.source, &self.cue, &self.content];
        let is_inside =
            |part: &&Range<usize>| part.start < part.end && within.start <= part.start && part.end <= within.end;
        let is_apart = !overlap(parts[0], parts[1]) && !overlap(parts[1], parts[2]) && !overlap(parts[0], parts[2]);
        (parts.iter().all(is_inside) && is_apart).then_some(self)
    }

    /// Nothing where the speaker of the outer statement says it, or nobody that the article tells of.
    fn statement(&self, text: &Text<'_, '_>, outer: &Statement) -> Option<Statement> {
        let annotated = text.annotated;
        let of_tokens = |words: &Range<usize>| span(annotated, &text.tokens(words.clone()));
        let source = text.tokens(self.source.clone());
        let is_pronoun = source.len() == 1 && annotated.tokens()[source.start].has(Classes::PRONOUN);
        let speaker = speaker::speaker(text, std::slice::from_ref(&source));
        let is_other = match speaker.entities.as_slice() {
            [] => !is_pronoun && speaker.unnamed.is_some(),
            speakers => !speakers.iter().any(|who| outer.speaker.entities.contains(who)),
        };
        // Where it is open who speaks outside, it is open whether he speaks inside.
        let is_known = !outer.speaker.entities.is_empty() || outer.speaker.unnamed.is_some();
        let statement = Statement {
            source: vec![span(annotated, &source)],
            cue: vec![of_tokens(&self.cue)],
            content: vec![whole_quotation(annotated, of_tokens(&self.content), outer)],
            speaker,
            confidence: outer.confidence.min(CONFIDENCE),
            ..Statement::default()
        };
        (is_other && is_known && can_speak(text, &statement)).then_some(statement)
    }
}

/// The quotation that content begins with, all of it, as far as the outer statement has it.
fn whole_quotation(annotated: &Annotated<'_>, content: Span, outer: &Statement) -> Span {
    let quotations = annotated.quotations();
    let after = quotations.partition_point(|quotation| quotation.parts[0].span.start() <= content.start());
    let near = quotations[after.saturating_sub(2)..after].iter().flat_map(|quotation| &quotation.parts);
    let begun = near.map(|part| part.span).find(|part| {
        let begins = part.start() <= content.start() && content.start() <= part.start() + LONGEST_MARK;
        begins && part.end() > content.end()
    });
    let is_inside = |part: &Span| outer.content.iter().any(|content| content.contains(*part));
    begun.filter(is_inside).map_or(content, |part| part.cover(content))
}

/// Bytes of the longest quotation mark.
const LONGEST_MARK: u32 = 3;

/// Persons, bodies and places that stand for them speak.
fn can_speak(text: &Text<'_, '_>, statement: &Statement) -> bool {
    use crate::facts::EntityKind::{Organisation, Person, Place};
    let is_speaker = |&who: &u32| matches!(text.known.entities[who as usize].kind, Person | Organisation | Place);
    statement.speaker.entities.iter().all(is_speaker)
}

/// The share of such findings that were right, in hundredths: of 26 in 260 articles of `wikinews_events`, read by hand, 20.
const CONFIDENCE: u8 = 77;
