//! Time expressions: dates, times of day, lengths of time and what comes again, each with its TIMEX3 value.
//!
//! Two steps. The [`rules`] read words into an [`expression`]: what is said, with nothing added. [`resolve`] then finds out
//! when that is, from the day of publication or from the time that the text told of last. The first step knows no
//! calendar, the second no words.

mod around;
mod dating;
mod expression;
mod field;
mod length;
mod period;
mod reader;
mod resolve;
mod rules;
mod tense;
mod timex;
mod told;

#[cfg(test)]
mod tests;

pub use timex::{Anchor, Days, Modifier, Time, TimeKind};

use reader::Reader;
use resolve::Publication;
use told::Story;

use std::ops::Range;

use crate::{
    annotate::{Annotated, SentenceView, Shape},
    article::Published,
    text::Span,
};

use expression::Expression;

pub(super) use dating::infer;

/// Reads the time expressions of an article, in the order of the text; none overlaps another. Their days are not yet known.
pub(super) fn read(annotated: &Annotated<'_>) -> Vec<Spoken> {
    let mut spoken = Vec::new();
    for (sentence_idx, sentence) in annotated.sentences().iter().enumerate() {
        let reader = Reader { view: SentenceView::new(annotated, sentence.tokens.clone()) };
        read_sentence(&reader, sentence_idx, &mut spoken);
    }
    spoken
}

/// Finds out when the times of an article are that was published then.
pub(super) fn resolve(annotated: &Annotated<'_>, spoken: &[Spoken], published: &Published) -> Vec<Time> {
    let mut resolver =
        Resolver { publication: Publication::from(published), story: Story::default(), times: Vec::new() };
    for spoken in spoken {
        resolver.push(annotated, spoken);
    }
    resolver.times
}

/// A time expression where it stands.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    expression: Expression,
    tokens: Range<usize>,
    sentence_idx: usize,
}

fn read_sentence(reader: &Reader<'_, '_>, sentence_idx: usize, spoken: &mut Vec<Spoken>) {
    let tokens = reader.view.tokens();
    let (mut at, mut free) = (tokens.start, tokens.start);
    while at < tokens.end {
        let read = if may_begin(reader, at) { rules::read(reader, at) } else { None };
        let Some((expression, end)) = read.filter(|(_, end)| *end <= tokens.end) else {
            at += 1;
            continue;
        };
        let (expression, start, end) = around::widen(reader, free, (expression, at, end));
        spoken.push(Spoken { expression, tokens: start..end, sentence_idx });
        (at, free) = (end, end);
    }
}

/// What times count from, and what was found.
struct Resolver {
    publication: Publication,
    story: Story,
    times: Vec<Time>,
}

impl Resolver {
    fn push(&mut self, annotated: &Annotated<'_>, spoken: &Spoken) {
        let expression = &spoken.expression;
        self.story.begin_sentence(spoken.sentence_idx);
        let resolved = resolve::resolve(expression, self.publication, &self.story);
        let told = resolved.period.filter(|_| !expression.is_comparison());
        if let (Some(period), Ok(time_idx)) = (told, u32::try_from(self.times.len())) {
            self.story.tell(period, time_idx);
        }
        self.times.push(Time {
            span: spoken.span(annotated),
            kind: resolved.kind,
            value: resolved.value,
            modifier: expression.modifier,
            anchor: resolved.anchor,
            days: resolved.days,
            rule: expression.rule,
        });
    }
}

impl Spoken {
    fn span(&self, annotated: &Annotated<'_>) -> Span {
        let tokens = &annotated.tokens()[self.tokens.clone()];
        // OK because no rule reads an expression of no tokens.
        tokens[0].span.cover(tokens[tokens.len() - 1].span)
    }
}

/// Whether a time expression can begin with the token: a cheap first test.
fn may_begin(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.view.token(at).is_some_and(|token| {
        token.has(crate::lexicon::Classes::TIME)
            || token.shape == Shape::Digits
            || token.is_word() && reader.word(at).contains('-')
    })
}
