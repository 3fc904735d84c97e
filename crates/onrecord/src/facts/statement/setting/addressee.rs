//! To whom something is said, and to which outlet.

use std::ops::Range;

use super::{
    super::{OccasionKind, Party, text::Text},
    occasion::Found,
    phrase,
    region::Region,
    time,
};
use crate::{
    lexicon::{leads_to_addressee, takes_addressee},
    tagging::PartOfSpeech,
};

/// Whom a statement is addressed to, and the outlet that it was said to.
pub(super) fn find(text: &Text<'_, '_>, region: &Region, occasion: Option<&Found>) -> (Option<Party>, Option<Party>) {
    let phrase =
        beside_cue(text, region, occasion).or_else(|| in_occasion(text, occasion)).or_else(|| leading(text, region));
    let phrase = phrase.map(|phrase| without_time(text, phrase)).filter(|phrase| phrase::is_somebody(text, phrase));
    let in_phrase = phrase.as_ref().and_then(|phrase| phrase::outlet(text, phrase));
    let outlet = in_phrase.or_else(|| occasion.and_then(|found| phrase::outlet(text, &found.words)));
    (phrase.map(|phrase| phrase::party(text, &phrase)), outlet)
}

/// "told Lund", "said to reporters", "called on Lund", "asked by reporters".
fn beside_cue(text: &Text<'_, '_>, region: &Region, occasion: Option<&Found>) -> Option<Range<usize>> {
    let (cue, piece) = (region.cue.clone(), region.after[0].clone());
    let word = cue.clone().find(|&at| takes_addressee(text.word(at)) || leads_to_addressee(text.word(at), "to"))?;
    let is_passive = word > cue.start && text.is_any(word - 1, &["was", "were", "been", "being", "is"]);
    if takes_addressee(text.word(word)) && !is_passive {
        let is_occasion = |phrase: &Range<usize>| occasion.is_some_and(|found| found.words.start == phrase.start);
        let object = Some(object(text, region, &piece)).filter(|phrase| !phrase.is_empty() && !is_occasion(phrase));
        if object.is_some() {
            return object;
        }
    }
    let cue_word = text.word(word);
    let ends_cue = |preposition: &str| cue.end > word + 1 && text.is(cue.end - 1, preposition);
    let preposition = ["to", "on"].into_iter().find(|preposition| {
        leads_to_addressee(cue_word, preposition) && (ends_cue(preposition) || text.is(piece.start, preposition))
    })?;
    let start = if ends_cue(preposition) { piece.start } else { piece.start + 1 };
    let limit = if start >= piece.end { region.opening.end } else { piece.end };
    let phrase = phrase::noun_phrase(text, start, limit);
    // What is asked of somebody, and not what is asked for.
    (start < piece.end || text.is(phrase.end, "to")).then_some(phrase)
}

/// The object after a cue; where the content begins at once, it is a part of that: "urged residents to leave".
fn object(text: &Text<'_, '_>, region: &Region, piece: &Range<usize>) -> Range<usize> {
    if piece.is_empty() {
        let phrase = phrase::noun_phrase(text, region.opening.start, region.opening.end);
        let is_deed = |at: usize| text.is_verb(at) || matches!(text.part_of_speech(at), None | Some(PartOfSpeech::Adv));
        let is_told = text.is(phrase.end, "to") && is_deed(phrase.end + 1)
            || text.is(phrase.end, "not") && text.is(phrase.end + 1, "to");
        return if is_told { phrase } else { phrase.start..phrase.start };
    }
    phrase::noun_phrase(text, piece.start, piece.end)
}

/// "in a letter to Lund", "in an interview with the Vell Courier".
fn in_occasion(text: &Text<'_, '_>, occasion: Option<&Found>) -> Option<Range<usize>> {
    let Found { occasion, words } = occasion?;
    let leads = |at: usize| match occasion.kind {
        OccasionKind::Writing | OccasionKind::Speech | OccasionKind::Post | OccasionKind::Hearing => text.is(at, "to"),
        OccasionKind::Interview | OccasionKind::Call => text.is_any(at, &["with", "to"]),
        _ => false,
    };
    let at = words.clone().find(|&at| leads(at))?;
    Some(phrase::noun_phrase(text, at + 1, words.end)).filter(|phrase| !phrase.is_empty())
}

/// "Speaking to reporters in Vell,", "Addressing the council,", "Asked by Lund,".
fn leading(text: &Text<'_, '_>, region: &Region) -> Option<Range<usize>> {
    let pieces = [region.leading.clone(), region.between.clone()].into_iter().chain(region.after.iter().cloned());
    pieces.filter(|piece| !piece.is_empty()).find_map(|piece| {
        piece.clone().find_map(|at| {
            let leads = text.is_any(at, &["speaking", "talking", "writing"]) && text.is_any(at + 1, &["to", "with"])
                || text.is_any(at, &["asked", "questioned", "pressed", "interviewed"]) && text.is(at + 1, "by")
                || text.is(at, "question") && text.is(at + 1, "from");
            let start = if leads { at + 2 } else { at + 1 };
            let is_addressing = text.is(at, "addressing");
            let phrase = phrase::noun_phrase(text, start, piece.end.max(start));
            ((leads || is_addressing) && !phrase.is_empty()).then_some(phrase)
        })
    })
}

/// "told reporters Monday": the words before the time.
fn without_time(text: &Text<'_, '_>, phrase: Range<usize>) -> Range<usize> {
    let first = time::within(text, &phrase).map(|(_, words)| words.start).find(|&start| start > phrase.start);
    phrase.start..first.unwrap_or(phrase.end)
}
