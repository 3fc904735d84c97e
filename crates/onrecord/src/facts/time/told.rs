//! The times that the text has told of so far: what "the following day" and "that year" count from.

use super::period::{N_SIZES, Period, Size};

/// A time of the text whose period is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) period: Period,
    /// Index into [`Facts::times`](crate::facts::Facts::times).
    pub(super) time_idx: u32,
    sentence_idx: usize,
}

/// The last time of each size or a smaller one.
#[derive(Clone, Debug, Default)]
pub(super) struct Story {
    last: [Option<Told>; N_SIZES],
    sentence_idx: usize,
}

/// Further back than this many sentences, the story has moved on: a wrong day is worse than none.
const REACH: usize = 6;

impl Story {
    pub(super) fn begin_sentence(&mut self, sentence_idx: usize) {
        self.sentence_idx = sentence_idx;
    }

    pub(super) fn tell(&mut self, period: Period, time_idx: u32) {
        let told = Told { period, time_idx, sentence_idx: self.sentence_idx };
        self.last[period.size() as usize..].fill(Some(told));
    }

    /// The last time that was at most as long.
    pub(super) fn last(&self, size: Size) -> Option<Told> {
        self.last[size as usize].filter(|told| self.sentence_idx - told.sentence_idx <= REACH)
    }

    /// The last day, if this very sentence told of it.
    pub(super) fn day_of_sentence(&self) -> Option<Told> {
        self.last(Size::Day).filter(|told| told.sentence_idx == self.sentence_idx)
    }

    /// The last quarter, if the story is about it: it was told of just now and is what years are compared by.
    pub(super) fn quarter(&self) -> Option<Told> {
        let told = self.last(Size::Quarter)?;
        (told.period.size() == Size::Quarter && self.sentence_idx - told.sentence_idx <= 2).then_some(told)
    }
}
