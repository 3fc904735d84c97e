//! How sure of it the words of a content are.

use std::ops::Range;

use super::super::{Certainty, Statement, Sureness, spans::part_around, text::Text};
use crate::{lexicon::certainty_from, text::Span};

/// Gives each statement the words of its content that say how sure it is.
///
/// **Finds** the dam will *probably* hold; prices *may* rise; it is *unlikely* that he knew.
///
/// **Leaves alone** "will"; "May" the month; words that somebody else says within the content, and those of quotations within
/// it.
///
/// **Source**: the adverbs, adjectives and modals that grammars of English call epistemic; the table is written here.
pub(super) fn fill(text: &Text<'_, '_>, statements: &mut [Statement]) {
    let hits = if statements.is_empty() { Vec::new() } else { hits(text) };
    let mut holders: Vec<(usize, u32, usize)> = Vec::new();
    for (idx, statement) in statements.iter().enumerate() {
        for &part in &statement.content {
            let first = hits.partition_point(|hit| hit.span.start() < part.start());
            let inside = hits[first..].iter().take_while(|hit| hit.span.end() <= part.end()).enumerate();
            holders.extend(inside.filter(|(_, hit)| hit.is_of(part)).map(|(nth, _)| (first + nth, part.len(), idx)));
        }
    }
    holders.sort_unstable();
    for of_hit in holders.chunk_by(|one, other| one.0 == other.0) {
        let (hit, _, innermost) = of_hit[0];
        let Hit { span, sureness, .. } = hits[hit];
        let speaker = statements[innermost].speaker.entities.clone();
        for &(_, _, idx) in of_hit {
            let is_same = idx == innermost || !speaker.is_empty() && statements[idx].speaker.entities == speaker;
            if is_same {
                statements[idx].how.certainty.push(Certainty { span, sureness });
            }
        }
    }
}

/// Words that say how sure something is.
struct Hit {
    span: Span,
    sureness: Sureness,
    /// The quotation within a quotation that they stand in.
    quotation: Option<Span>,
}

impl Hit {
    /// Whether they are said in a content, and not quoted within it.
    fn is_of(&self, content: Span) -> bool {
        self.quotation.is_none_or(|quotation| quotation.contains(content))
    }
}

/// All of them, in the order of the text.
fn hits(text: &Text<'_, '_>) -> Vec<Hit> {
    let inner = text.quoted_at_depth(1);
    let mut hits = Vec::new();
    let mut at = 0;
    while at < text.annotated.words().len() {
        let Some((words, sureness)) = hit(text, at) else {
            at += 1;
            continue;
        };
        at = words.end;
        let span = text.span(words);
        hits.push(Hit { span, sureness, quotation: part_around(&inner, span) });
    }
    hits
}

/// The longest row that begins at a word and stays in its sentence.
fn hit(text: &Text<'_, '_>, at: usize) -> Option<(Range<usize>, Sureness)> {
    let rows = certainty_from(text.word(at));
    let row = rows.iter().find(|row| text.are(at + 1, &row.rest))?;
    let sentence = text.sentence(at);
    let end = at + 1 + row.rest.len();
    let is_month = text.is(at, "may") && text.is_capital(at) && at > sentence.start && text.is_word(at - 1);
    let is_ability = text.is(at, "could") && text.negates(at + 1);
    let sureness = Sureness::ALL.iter().copied().find(|sureness| sureness.as_str() == row.sureness)?;
    (end <= sentence.end && !is_month && !is_ability).then_some((at..end, sureness))
}
