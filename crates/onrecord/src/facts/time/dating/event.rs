//! Events of the world that an article tells of: it is not older than they are.

use super::{Bounds, Spoken, age::Age};
use crate::{
    annotate::{Annotated, SentenceView},
    lexicon::{Event, Events, Shown},
    text::Span,
};

/// Finds bounds by events.
///
/// **Finds** "the Boston Marathon bombings": not published before; "since the invasion of Iraq", where only "since" shows that it
/// has begun; "two and a half years into the war in Ukraine has", "the 13-month-old war": not published before nor after.
///
/// **Leaves alone** "a Russian invasion of Ukraine" that may be feared, and ages of what is not in the table.
///
/// **Source**: the table of events, with the user's own rows.
pub(super) fn find(annotated: &Annotated<'_>, spoken: &[Spoken], events: &Events, bounds: &mut Bounds) {
    let mut spoken = spoken;
    for (sentence_idx, sentence) in annotated.sentences().iter().enumerate() {
        let here = spoken.partition_point(|one| one.sentence_idx <= sentence_idx);
        let (lengths, later) = spoken.split_at(here);
        spoken = later;
        let view = SentenceView::new(annotated, sentence.tokens.clone());
        Sentence { annotated, view, lengths }.find(events, bounds);
    }
}

/// What one sentence says of wars.
#[derive(Default)]
struct Wars<'e> {
    named: Vec<(&'e Event, Span)>,
    /// How old "the war" is said to be.
    ages: Vec<(Age, Span)>,
}

impl Wars<'_> {
    /// "The 13-month-old war" is the only one that the sentence names; in another sentence it might be any.
    fn bound(&self, bounds: &mut Bounds) {
        let Some(((first, name), others)) = self.named.split_first() else { return };
        if others.iter().all(|(other, _)| other.began == first.began) {
            for (age, span) in &self.ages {
                // The name belongs to the words that show it: they say which war it is.
                age.bound(&first.began, span.cover(*name), bounds);
            }
        }
    }
}

/// One sentence with the lengths of time in it.
struct Sentence<'r, 'a> {
    annotated: &'r Annotated<'a>,
    view: SentenceView<'r, 'a>,
    lengths: &'r [Spoken],
}

impl Sentence<'_, '_> {
    fn find(&self, events: &Events, bounds: &mut Bounds) {
        let mut wars = Wars::default();
        let tokens = self.view.tokens();
        let text = &self.annotated.article().text()[..self.view.cover(tokens.clone()).range().end];
        let mut free = tokens.start;
        for at in tokens.clone() {
            if at < free {
                continue;
            }
            let start = self.annotated.tokens()[at].span.range().start;
            if let Some((event, len)) = events.at_start(self.view.word(at), &text[start..]) {
                let end = self.annotated.tokens()[..tokens.end]
                    .partition_point(|token| token.span.range().start < start + len);
                free = end;
                self.bound(event, (at, end, Span::at(start, start + len)), bounds);
                wars.named.extend((event.shown == Shown::War).then_some((event, Span::at(start, start + len))));
            } else if self.view.is_any(at, &["war", "invasion", "conflict"]) {
                wars.ages.extend(self.age_before(at).filter(|(age, _)| age.is_of_now));
            }
        }
        wars.bound(bounds);
    }

    fn bound(&self, event: &Event, (start, end, span): (usize, usize, Span), bounds: &mut Bounds) {
        // OK because an event has a first day.
        let began = event.began[0];
        let opening = self.opening(start);
        if event.shown == Shown::Named || self.has_begun(opening, end) {
            bounds.not_before(began, span);
        }
        if event.shown != Shown::Named {
            let age = self.age_before(start).or_else(|| self.age_into(opening, end));
            if let Some((age, first)) = age {
                age.bound(&event.began, first.cover(span), bounds);
            }
        }
    }

    /// Where the phrase begins that the event's name ends: "the", "Russia's", "the start of Russia's full-scale".
    fn opening(&self, start: usize) -> usize {
        let first = self.view.tokens().start;
        let is_of_phrase =
            |at: &usize| self.view.word(*at).starts_with(char::is_uppercase) || self.view.is_any(*at, &OPENING);
        let is_opening = |at: &usize| is_of_phrase(at) && !self.view.is_any(*at, &["since", "into"]);
        (first.max(start.saturating_sub(MOST_OPENING))..start).rev().take_while(is_opening).last().unwrap_or(start)
    }

    /// "since the start of the invasion", "the invasion began".
    fn has_begun(&self, opening: usize, end: usize) -> bool {
        let is_since = opening > self.view.tokens().start && self.view.is(opening - 1, "since");
        is_since
            || self.view.is_any(end, &["began", "started", "erupted"])
                && !self.view.is_any(opening.wrapping_sub(1), &["if", "when"])
    }

    /// "13-month-old" before the name of a war.
    fn age_before(&self, start: usize) -> Option<(Age, Span)> {
        let first = self.view.tokens().start.max(start.saturating_sub(MOST_BETWEEN));
        let old = (first..start).rev().find(|&at| self.view.word(at).ends_with("-old"))?;
        let first = self.view.tokens().start.max(old.saturating_sub(MOST_OF_AGE));
        let begin = (first..old).rev().take_while(|&at| self.view.touch(at)).last().unwrap_or(old);
        let span = self.view.cover(begin..old + 1);
        let is_told_of_then = (begin.saturating_sub(3)..begin).any(|at| self.view.is_any(at, &["was", "were", "then"]));
        let age = Age::old(self.annotated.article().slice(span))?;
        Some((age.told_of_now(!is_told_of_then), span))
    }

    /// "Two and a half years into", "13 months since" before the phrase.
    fn age_into(&self, opening: usize, end: usize) -> Option<(Age, Span)> {
        let joint = opening.checked_sub(1).filter(|at| self.view.is_any(*at, &["into", "since"]))?;
        let length_idx = self.lengths.partition_point(|one| one.tokens.end < joint);
        let length = self.lengths.get(length_idx).filter(|one| one.tokens.end == joint)?;
        let age = Age::of(&length.expression)?;
        let is_now = self.view.is(joint, "into") && self.is_told_of_now(end);
        Some((age.told_of_now(is_now), length.span(self.annotated)))
    }

    /// Whether the first verb after the phrase is of the present: ", Ukraine has", ", it is".
    fn is_told_of_now(&self, end: usize) -> bool {
        let is_verb = |at: &usize| {
            let word = self.view.word(*at);
            self.view.is_any(*at, &PRESENT) || self.view.is_any(*at, &NOT_PRESENT) || word.ends_with("ed")
        };
        let verb = (end..end + MOST_TO_VERB).find(is_verb);
        verb.is_some_and(|verb| self.view.is_any(verb, &PRESENT))
    }
}

/// Words between "since" and the name of an event, besides those with a capital.
const OPENING: [&str; 13] =
    ["the", "its", "his", "'s", "’s", "full", "-", "scale", "full-scale", "start", "beginning", "outbreak", "of"];

/// Verbs that tell of another time.
const NOT_PRESENT: [&str; 7] = ["was", "were", "had", "did", "would", "said", "will"];

/// Verbs that tell of now.
const PRESENT: [&str; 8] = ["is", "are", "has", "have", "remains", "continues", "faces", "says"];

/// So many tokens may stand between the words that date an event and its name.
const MOST_OPENING: usize = 7;

/// So many tokens may stand between "13-month-old" and the name.
const MOST_BETWEEN: usize = 3;

/// An age has at most so many tokens before "-old".
const MOST_OF_AGE: usize = 4;

/// So many tokens may stand before the verb.
const MOST_TO_VERB: usize = 8;
