//! In which manner something is said: from finished statements to their [`How`].
//!
//! The cue's words come first ([`cue`]); where they are neutral ("said"), the content tells ([`content`]).

mod certainty;
mod condition;
mod content;
mod cue;
mod main_clause;

use super::{Attitude, How, Modality, Outcome, Stance, Statement, text::Text};

/// Reads how each statement is made.
pub(super) fn fill(text: &Text<'_, '_>, statements: &mut [Statement]) {
    for statement in statements.iter_mut() {
        statement.how = of(text, statement);
    }
    certainty::fill(text, statements);
}

/// **Finds** what the speaker does: "vowed to wait" promises, "ruled out a truce" and "declined to comment" deny, "called for
/// aid" requests, "said prices will rise" predicts; whether anything was said at all; which act or state of mind the cue
/// names; how far the writer stands behind it.
///
/// **Leaves alone** what the words do not show: without a row in the table of cues and without a sign in the content a
/// statement is asserted.
///
/// **Source**: the definitions of the seed annotation (`docs/statements.md`).
pub(super) fn of(text: &Text<'_, '_>, statement: &Statement) -> How {
    let reading = cue::read(text, statement);
    let modality = match reading.modality {
        Some(Modality::Denied) => Modality::Denied,
        Some(Modality::Requested) => Modality::Requested,
        fixed => {
            let content = content::modality(text, statement, &reading);
            fixed.filter(|_| content != Modality::Conditional).unwrap_or(content)
        }
    };
    How {
        modality,
        outcome: reading.outcome,
        attitude: reading.attitude,
        stance: reading.stance,
        certainty: Vec::new(),
    }
}

/// What the cue's words show.
struct Reading {
    /// None where the content tells.
    modality: Option<Modality>,
    outcome: Outcome,
    attitude: Attitude,
    stance: Stance,
}
