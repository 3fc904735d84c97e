//! To whom, on what occasion and when something is said: from the words around a cue to a [`Setting`].
//!
//! [`region`] finds the words of the cue's own clause, outside of what is said; [`addressee`], [`occasion`] and [`time`] read
//! them. What one statement of a paragraph says of its occasion holds for the next of the same speaker.

mod addressee;
mod occasion;
mod phrase;
mod region;
mod time;

use std::ops::Range;

use super::{Outcome, Setting, Statement, text::Text};
use region::{Blocks, Region};

/// Reads the setting of each statement.
///
/// **Finds** told *reporters*; said *to Lund*; *in an interview with the Vell Courier*; *Speaking at a forum in Vell on
/// Monday*, Orlec said; wrote *on Telegram*; said *on Tuesday*.
///
/// **Leaves alone** what stands inside the content ("said Lund had told reporters"), in a clause of its own ("who spoke on
/// Monday", "after a meeting with"), and times that belong to something else ("in a letter dated 4 May").
///
/// **Source**: the definitions of the seed annotation (`docs/statements.md`).
pub(super) fn fill(text: &Text<'_, '_>, statements: &mut [Statement]) {
    let blocks = Blocks::of(text, statements);
    let found: Vec<Setting> =
        statements.iter().enumerate().map(|(idx, statement)| of(text, &blocks.region(text, idx, statement))).collect();
    for (statement, setting) in statements.iter_mut().zip(found) {
        statement.setting = setting;
    }
    carry_on(text, statements);
}

/// Whether an outlet is named in a stretch of words.
pub(super) fn names_outlet(text: &Text<'_, '_>, words: Range<usize>) -> bool {
    phrase::outlet(text, &words).is_some()
}

fn of(text: &Text<'_, '_>, region: &Region) -> Setting {
    let occasion = occasion::find(text, region);
    let (addressee, outlet) = addressee::find(text, region, occasion.as_ref());
    Setting { addressee, occasion: occasion.map(|found| found.occasion), outlet, time_idx: time::find(text, region) }
}

/// Gives the occasion of a statement to those that follow it in its paragraph, while the same speaker only goes on: "he
/// said", "she added".
fn carry_on(text: &Text<'_, '_>, statements: &mut [Statement]) {
    let mut order: Vec<usize> = (0..statements.len()).filter(|&idx| !statements[idx].cue.is_empty()).collect();
    order.sort_by_key(|&idx| (statements[idx].cue[0], idx));
    for pair in order.windows(2) {
        let (before, after) = (&statements[pair[0]], &statements[pair[1]]);
        let is_open = after.setting.occasion.is_none() && after.setting.addressee.is_none();
        if is_open && before.setting.occasion.is_some() && goes_on(text, before, after) {
            let (occasion, outlet) = (before.setting.occasion, before.setting.outlet);
            let setting = &mut statements[pair[1]].setting;
            setting.occasion = occasion;
            setting.outlet = setting.outlet.or(outlet);
        }
    }
}

fn goes_on(text: &Text<'_, '_>, before: &Statement, after: &Statement) -> bool {
    const PLAIN: [&str; 13] = [
        "said",
        "says",
        "saying",
        "added",
        "adds",
        "adding",
        "continued",
        "noted",
        "noting",
        "explained",
        "stressed",
        "stressing",
        "told",
    ];
    let cue = text.words(after.cue[0]);
    let same_paragraph = text.paragraph_idx(cue.start) == text.paragraph_idx(text.words(before.cue[0]).start);
    let is_plain = cue.len() <= 3 && cue.clone().last().is_some_and(|at| text.is_any(at, &PLAIN));
    let said = before.how.outcome == Outcome::Said && after.how.outcome == Outcome::Said;
    same_paragraph && is_plain && said && same_speaker(text, before, after)
}

fn same_speaker(text: &Text<'_, '_>, before: &Statement, after: &Statement) -> bool {
    if !after.speaker.entities.is_empty() {
        return after.speaker.entities == before.speaker.entities;
    }
    let is_pronoun = |words: Range<usize>| words.len() == 1 && text.is_any(words.start, &["he", "she", "they"]);
    after.source.iter().all(|&span| is_pronoun(text.words(span)))
}
