//! When an article was published, as far as its own words bound it: the dating of an article that nobody dated.
//!
//! In come the time expressions as they were read, before anybody knows their days; out comes an interval with the words that
//! bound it, or nothing. Each part finds bounds of its own kind; here the narrowest are taken. A bound is only worth
//! something if it is always right, so each part would rather find none.

mod age;
mod event;
mod line;
mod told;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

use super::{
    Spoken,
    expression::{Stretch, When},
    field::{Field, Pick},
    period::Size,
};
use crate::{
    annotate::Annotated,
    article::{Basis, Published},
    lexicon::Events,
    text::Span,
};

use told::{Told, Voice};

/// A day that an article was not published before, or not after, with the words that show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bound {
    day: Date,
    span: Span,
}

/// What bounds an article.
#[derive(Clone, Debug, Default)]
struct Bounds {
    /// The last of the days that it was not published before.
    earliest: Option<Bound>,
    not_after: Vec<Bound>,
    /// The day of the last post: an article is seldom a year younger than the newest post that it shows.
    last_post: Option<Date>,
    /// Days of the year told as still ahead, whose year is not said.
    ahead: Vec<(Field, Span)>,
}

/// Infers when an article was published.
///
/// **Finds** an interval from dates told as past or as ahead ("was held on 6 June 2031", "is scheduled for June 15"), the dates of
/// embedded posts, datelines and the outlet's own line, and what happened in the world ("13 months into the war in Ukraine").
///
/// **Leaves alone** what other stories, calls and copyright lines say, what was added to the page later, dates in names
/// ("the 2024 election"), what a speaker foresees in a quotation, and past days of the year whose year is not said.
///
/// **Source**: the gold of the seed articles; every rule is right for 99 % of the dated articles of docs/measurements.md.
pub(in crate::facts) fn infer(annotated: &Annotated<'_>, spoken: &[Spoken], events: &Events) -> Published {
    let mut bounds = Bounds::default();
    line::find(annotated.article(), &mut bounds);
    dates(annotated, spoken, &mut bounds);
    event::find(annotated, spoken, events, &mut bounds);
    bounds.published()
}

/// Bounds by dates in the body.
fn dates(annotated: &Annotated<'_>, spoken: &[Spoken], bounds: &mut Bounds) {
    let voice = Voice::of(annotated);
    for one in spoken {
        let span = one.span(annotated);
        match (voice.tells(annotated, one), one.expression.when) {
            (Some(Told::Past), When::Fixed(stretch)) => bounds.not_before(stretch.from.first(), span),
            (Some(Told::Ahead), When::Fixed(stretch)) if !is_compared(spoken, one, stretch) => {
                bounds.not_after(stretch.to.last(), span);
            }
            (Some(Told::Ahead), When::Field(field @ Field::MonthDay { .. }, _) | When::Fields(_, field, _)) => {
                bounds.ahead.push((field, span));
            }
            _ => {}
        }
    }
}

/// Whether the sentence tells of an earlier date too: "said in 2009 that it will end in 2011" was not said when it was written.
fn is_compared(spoken: &[Spoken], one: &Spoken, stretch: Stretch) -> bool {
    let first = spoken.partition_point(|other| other.sentence_idx < one.sentence_idx);
    let same_sentence = spoken[first..].iter().take_while(|other| other.sentence_idx == one.sentence_idx);
    same_sentence.take(MOST_COMPARED).any(|other| match other.expression.when {
        When::Fixed(other) => other.to.last() < stretch.from.first(),
        _ => false,
    })
}

/// A sentence with more times than this is a list.
const MOST_COMPARED: usize = 8;

impl Bounds {
    fn not_before(&mut self, day: Date, span: Span) {
        if self.earliest.is_none_or(|earliest| earliest.day < day) {
            self.earliest = Some(Bound { day, span });
        }
    }

    fn not_after(&mut self, day: Date, span: Span) {
        self.not_after.push(Bound { day, span });
    }

    /// The narrowest interval. A day "ahead" that lies before a past one was ahead of somebody else, and bounds nothing.
    fn published(mut self) -> Published {
        if let Some(earliest) = self.earliest {
            if self.last_post == Some(earliest.day) {
                self.not_after.extend(self.ahead.iter().filter_map(|&(field, span)| next(field, earliest.day, span)));
            }
            self.not_after.retain(|bound| bound.day >= earliest.day);
        }
        let latest = self.not_after.iter().copied().reduce(|one, other| if other.day < one.day { other } else { one });
        let Some(first) = self.earliest.or(latest) else { return Published::default() };
        let mut evidence = vec![first.span];
        evidence.extend(latest.map(|latest| latest.span).filter(|span| *span != first.span));
        let [earliest, latest] = [self.earliest, latest].map(|bound| bound.map(|bound| bound.day));
        let date = earliest.filter(|_| earliest == latest);
        Published { date, basis: Basis::Inferred, earliest, latest, evidence }
    }
}

/// The day of the year that comes next, where the day before which it was not published is one.
fn next(field: Field, earliest: Date, span: Span) -> Option<Bound> {
    let period = field.seen_from(earliest, Pick::NotEnded)?;
    (period.size() == Size::Day && period.first() >= earliest).then_some(Bound { day: period.last(), span })
}
