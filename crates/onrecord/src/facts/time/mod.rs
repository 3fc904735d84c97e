//! Time expressions: dates, times of day, lengths of time and what comes again, each with its TIMEX3 value.
//!
//! Two steps. The [`rules`] read words into an [`expression`]: what is said, with nothing added. [`resolve`] then finds out
//! when that is, from the day of publication or from the time that the text told of last. The first step knows no
//! calendar, the second no words.

mod around;
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

use crate::annotate::{Annotated, SentenceView, Shape};

use expression::Expression;

/// Finds the time expressions of an article, in the order of the text; none overlaps another.
pub(super) fn find(annotated: &Annotated<'_>) -> Vec<Time> {
    let mut finder = Finder {
        publication: Publication::from(&annotated.article().metadata().published),
        story: Story::default(),
        times: Vec::new(),
    };
    for (sentence_idx, sentence) in annotated.sentences().iter().enumerate() {
        finder.story.begin_sentence(sentence_idx);
        finder.read(&Reader { view: SentenceView::new(annotated, sentence.tokens.clone()) });
    }
    finder.times
}

/// What was found, and what later times count from.
struct Finder {
    publication: Publication,
    story: Story,
    times: Vec<Time>,
}

impl Finder {
    fn read(&mut self, reader: &Reader<'_, '_>) {
        let tokens = reader.view.tokens();
        let (mut at, mut free) = (tokens.start, tokens.start);
        while at < tokens.end {
            let read = if may_begin(reader, at) { rules::read(reader, at) } else { None };
            let Some((expression, end)) = read.filter(|(_, end)| *end <= tokens.end) else {
                at += 1;
                continue;
            };
            let (expression, start, end) = around::widen(reader, free, (expression, at, end));
            self.push(reader, &expression, start..end);
            (at, free) = (end, end);
        }
    }

    fn push(&mut self, reader: &Reader<'_, '_>, expression: &Expression, tokens: std::ops::Range<usize>) {
        let resolved = resolve::resolve(expression, self.publication, &self.story);
        let told = resolved.period.filter(|_| !expression.is_comparison());
        if let (Some(period), Ok(time_idx)) = (told, u32::try_from(self.times.len())) {
            self.story.tell(period, time_idx);
        }
        self.times.push(Time {
            span: reader.view.cover(tokens),
            kind: resolved.kind,
            value: resolved.value,
            modifier: expression.modifier,
            anchor: resolved.anchor,
            days: resolved.days,
            rule: expression.rule,
        });
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
