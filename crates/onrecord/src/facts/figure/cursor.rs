//! Walks over words part by part, whether a hyphen or white space parts them: "two-and-a-half" is "two and a half".

use rust_decimal::Decimal;

use crate::{
    annotate::SentenceView,
    lexicon::{NumberKind, NumberWord, number_word},
};

/// A place between two parts of words.
#[derive(Clone)]
pub(super) struct Cursor<'v, 'r, 'a> {
    view: &'v SentenceView<'r, 'a>,
    at: usize,
    /// What is left of the token.
    rest: &'a str,
    is_at_start: bool,
}

impl<'v, 'r, 'a> Cursor<'v, 'r, 'a> {
    pub(super) fn new(view: &'v SentenceView<'r, 'a>, at: usize) -> Cursor<'v, 'r, 'a> {
        Cursor { view, at, rest: view.word(at), is_at_start: true }
    }

    /// The token that the next part is in.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn is_at_start(&self) -> bool {
        self.is_at_start
    }

    /// The next part, "" at the end of the sentence.
    pub(super) fn part(&self) -> &'a str {
        self.rest.split(['-', '‐', '‑']).next().unwrap_or_default()
    }

    /// Goes past the next part.
    pub(super) fn step(&mut self) {
        match self.rest.split_once(['-', '‐', '‑']) {
            Some((_, rest)) => (self.rest, self.is_at_start) = (rest, false),
            None => *self = Cursor::new(self.view, self.at + 1),
        }
    }

    /// What is left of a token that was begun.
    pub(super) fn rest_of_token(&self) -> Option<&'a str> {
        (!self.is_at_start).then_some(self.rest)
    }

    fn word(&self) -> Option<NumberWord> {
        number_word(self.part())
    }

    /// The number in words, and the scale that it ends with (1 for none).
    pub(super) fn cardinal(&mut self) -> Option<(Decimal, Decimal)> {
        let (mut total, mut group, mut last) = (Decimal::ZERO, Decimal::ZERO, None);
        if matches!(self.part(), "a" | "an" | "A" | "An") {
            self.step();
            (group, last) = (Decimal::ONE, Some(Decimal::ONE));
        }
        let mut scale = Decimal::ONE;
        while let Some(word) = self.word().filter(|word| can_follow(last, word)) {
            scale = Decimal::ONE;
            match word.kind {
                NumberKind::Scale if word.value > Decimal::ONE_HUNDRED => {
                    total = total.checked_add(group.checked_mul(word.value)?)?;
                    (group, scale) = (Decimal::ZERO, word.value);
                }
                NumberKind::Scale => group = group.checked_mul(word.value)?,
                _ => group = group.checked_add(word.value)?,
            }
            last = Some(word.value);
            self.step();
            if let Some(half) = self.and_a_part() {
                group = group.checked_add(half)?;
            }
            self.skip_and(word);
        }
        last.map(|_| (total.saturating_add(group), scale))
    }

    /// "and a half", "and three-quarters" come after a whole number.
    pub(super) fn and_a_part(&mut self) -> Option<Decimal> {
        let mut ahead = self.clone();
        let is_and = ahead.part().eq_ignore_ascii_case("and");
        ahead.step();
        let is_one = matches!(ahead.part(), "a" | "one");
        ahead.step();
        let part = ahead.word().filter(|word| word.kind == NumberKind::Part && is_and && is_one)?;
        ahead.step();
        *self = ahead;
        Decimal::ONE.checked_div(part.value)
    }

    /// "and" goes on with a number after a hundred and more: "two hundred and fifty".
    fn skip_and(&mut self, before: NumberWord) {
        let mut ahead = self.clone();
        let is_and = ahead.part().eq_ignore_ascii_case("and") && before.value >= Decimal::ONE_HUNDRED;
        ahead.step();
        if is_and && ahead.word().is_some_and(|word| can_follow(Some(before.value), &word) && is_below_hundred(&word)) {
            *self = ahead;
        }
    }
}

fn is_below_hundred(word: &NumberWord) -> bool {
    matches!(word.kind, NumberKind::One | NumberKind::Teen | NumberKind::Ten)
}

/// Whether a number goes on with `word` after a word of this value: "twenty" with "one", not "five" with "six".
fn can_follow(last: Option<Decimal>, word: &NumberWord) -> bool {
    let after_ten = |last: Decimal| last >= Decimal::from(20) && last < Decimal::ONE_HUNDRED;
    match (word.kind, last) {
        (NumberKind::One, Some(last)) if after_ten(last) => true,
        (NumberKind::One | NumberKind::Teen | NumberKind::Ten, last) => {
            last.is_none_or(|last| last >= Decimal::ONE_HUNDRED)
        }
        (NumberKind::Scale, Some(last)) => last < word.value,
        _ => false,
    }
}
