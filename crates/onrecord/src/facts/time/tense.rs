//! Whether a sentence tells of what was or of what is to come: which Tuesday "on Tuesday" is.
//!
//! News tell of the past unless a word says otherwise. The nearest word that says so decides, the words before the time
//! first, as they are where its verb most often stands. Days are nearer to the telling than months and seasons: "would" and
//! "to meet" put a month into the future, and a day only where more is said.

use super::{field::Pick, reader::Reader};

/// How far before the time a word that decides may stand.
const REACH_BEFORE: usize = 14;

/// How far after it.
const REACH_AFTER: usize = 12;

/// Point forward from everything.
const FUTURE: [&str; 15] = [
    "will",
    "'ll",
    "’ll",
    "won't",
    "won’t",
    "shall",
    "scheduled",
    "due",
    "expected",
    "expects",
    "plans",
    "slated",
    "upcoming",
    "deadline",
    "tomorrow",
];

/// Point forward from months and longer.
const WEAK_FUTURE: [&str; 10] =
    ["would", "could", "should", "may", "might", "can", "must", "if", "unless", "preparing"];

/// Before "to", these make what follows something to come.
const BEFORE_INFINITIVE: [&str; 22] = [
    "is",
    "are",
    "plan",
    "plans",
    "planned",
    "planning",
    "scheduled",
    "expected",
    "due",
    "set",
    "agreed",
    "wants",
    "want",
    "hopes",
    "hope",
    "intends",
    "ready",
    "poised",
    "slated",
    "vowed",
    "pledged",
    "going",
];

/// After "to", these begin no verb.
pub(super) const NO_VERB: [&str; 14] =
    ["the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "which", "whom", "more", "about"];

/// Point back.
const PAST: [&str; 24] = [
    "was", "were", "had", "did", "has", "have", "said", "told", "came", "went", "took", "made", "began", "held", "met",
    "since", "ago", "been", "won", "lost", "found", "left", "fell", "rose",
];

/// Which day is meant when the tokens from `start` to `end` name only its weekday.
pub(super) fn of_day(reader: &Reader<'_, '_>, start: usize, end: usize) -> Pick {
    let is_awaited =
        reader.follows_any(start, &["as"]) && reader.view.is_any(start.wrapping_sub(2), &["early", "soon"]);
    if is_awaited || reader.follows_any(start, &["until", "till"]) {
        return Pick::NotEnded;
    }
    decide(reader, start, end, strong).unwrap_or(Pick::Begun)
}

/// Which month or longer part of the year is meant when only its name is said; nothing if no word decides.
pub(super) fn of_part(reader: &Reader<'_, '_>, start: usize, end: usize) -> Option<Pick> {
    if is_deadline(reader, start) {
        return Some(Pick::NotEnded);
    }
    decide(reader, start, end, |reader, at| strong(reader, at).or_else(|| weak(reader, at)))
}

/// "would be paid if the work was done by March", "will be sent by the end of January": what must happen until then is to come,
/// whatever stands between; "had been done by March" is not.
fn is_deadline(reader: &Reader<'_, '_>, start: usize) -> bool {
    let first = reader.view.tokens().start;
    let is_part =
        |at: &usize| reader.view.is_any(*at, &["the", "end", "of", "start", "beginning", "middle", "early", "late"]);
    let Some(limit) = (first..start).rev().find(|at| !is_part(at)) else { return false };
    let before = first.max(limit.saturating_sub(REACH_BEFORE))..limit;
    reader.view.is_any(limit, &["by", "until", "till"])
        && !before.clone().any(|at| reader.view.is_any(at, &["had"]))
        && before.clone().any(|at| reader.view.is_any(at, &FUTURE) || reader.view.is_any(at, &WEAK_FUTURE))
}

fn decide(
    reader: &Reader<'_, '_>,
    start: usize,
    end: usize,
    sign: impl Fn(&Reader<'_, '_>, usize) -> Option<Pick>,
) -> Option<Pick> {
    let tokens = reader.view.tokens();
    let before = (tokens.start.max(start.saturating_sub(REACH_BEFORE))..start).rev();
    let after = end..tokens.end.min(end + REACH_AFTER);
    before.chain(after).find_map(|at| sign(reader, at))
}

fn strong(reader: &Reader<'_, '_>, at: usize) -> Option<Pick> {
    if reader.view.is_any(at, &PAST) {
        return Some(Pick::Begun);
    }
    let is_to_come =
        reader.view.is_any(at, &FUTURE) || is_infinitive(reader, at) && reader.follows_any(at, &BEFORE_INFINITIVE);
    if is_to_come {
        return Some(Pick::NotEnded);
    }
    is_past_form(reader, at).then_some(Pick::Begun)
}

/// "announced", but not "if re-elected" and "is expected".
fn is_past_form(reader: &Reader<'_, '_>, at: usize) -> bool {
    let word = reader.word(at);
    let is_form = word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase);
    let is_passive = reader.follows_any(at, &["if", "when", "once", "unless", "be", "being"]);
    is_form && !is_passive && !reader.view.is(at + 1, "to")
}

fn weak(reader: &Reader<'_, '_>, at: usize) -> Option<Pick> {
    (reader.view.is_any(at, &WEAK_FUTURE) || is_infinitive(reader, at)).then_some(Pick::NotEnded)
}

/// "to meet", but not "to the town".
fn is_infinitive(reader: &Reader<'_, '_>, at: usize) -> bool {
    let is_word = reader.word(at + 1).starts_with(char::is_lowercase) && !reader.view.is_any(at + 1, &NO_VERB);
    reader.view.is(at, "to") && is_word && reader.time_word(at + 1).is_none()
}
