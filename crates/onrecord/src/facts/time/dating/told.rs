//! Whether a date is told as past, so that the article is not older, or as ahead, so that it is not younger.
//!
//! News tell dates in many ways that bound nothing: "the 2024 election", "a plan through 2030". So a date counts only where
//! the words right before it show that something happened then, or is going to.

use std::ops::Range;

use super::super::{Modifier, Spoken, expression::When, field::Field, period::Size, reader::Reader, tense::NO_VERB};
use crate::annotate::{Annotated, SentenceView};

/// How a date is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// Something happened then.
    Past,
    /// Something is going to happen then.
    Ahead,
}

/// Which words of an article are its writer's, and were there when it was published.
pub(super) struct Voice {
    quoted: Vec<bool>,
    added: Vec<bool>,
}

/// How paragraphs begin that were added to the page later, in lower case.
const ADDITIONS: [&str; 9] = [
    "update",
    "correction",
    "clarification",
    "editor's note",
    "editor’s note",
    "editors' note",
    "editors’ note",
    "this article was",
    "this story was",
];

/// What stands in such paragraphs, and in the captions of a gallery, whose pictures change after publication.
const OF_ADDITIONS: [&str; 4] = ["Hide Caption", "was amended on", "was corrected on", "was updated on"];

impl Voice {
    pub(super) fn of(annotated: &Annotated<'_>) -> Voice {
        let mut quoted = vec![false; annotated.tokens().len()];
        for part in annotated.quotations().iter().filter(|quotation| quotation.depth == 0).flat_map(|it| &it.parts) {
            quoted[part.tokens.clone()].fill(true);
        }
        let mut added = vec![false; annotated.tokens().len()];
        for paragraph in annotated.paragraphs() {
            if is_added(annotated.article().slice(paragraph.span)) {
                added[paragraph.tokens.clone()].fill(true);
            }
        }
        Voice { quoted, added }
    }

    /// How a time is told, if the words show it.
    pub(super) fn tells(&self, annotated: &Annotated<'_>, spoken: &Spoken) -> Option<Told> {
        let start = spoken.tokens.start;
        if self.added[start] {
            return None;
        }
        let sentence = annotated.sentences()[spoken.sentence_idx].tokens.clone();
        let date = Date { reader: Reader { view: SentenceView::new(annotated, sentence) }, spoken };
        if date.is_past(self.quoted[start]) {
            return Some(Told::Past);
        }
        (!self.quoted[start] && date.is_ahead()).then_some(Told::Ahead)
    }
}

fn is_added(paragraph: &str) -> bool {
    let words = paragraph.trim_start_matches(|c: char| !c.is_alphanumeric());
    let begins =
        |beginning: &&str| words.get(..beginning.len()).is_some_and(|words| words.eq_ignore_ascii_case(beginning));
    ADDITIONS.iter().any(begins) || OF_ADDITIONS.iter().any(|words| paragraph.contains(words))
}

/// A date in its sentence.
struct Date<'r, 'a> {
    reader: Reader<'r, 'a>,
    spoken: &'r Spoken,
}

/// A sign of the past may stand so far before a day or month, in tokens. Tuned on half of the dated articles.
const REACH_OF_DAY: usize = 12;

/// The same for a year, which stands in more names and plans than a day does.
const REACH_OF_YEAR: usize = 6;

/// A sign of the past may stand so far after a day or month.
const REACH_AFTER: usize = 6;

/// Words before "until" and its like make a day an end that may be ahead.
const ENDS: [&str; 13] =
    ["from", "until", "through", "till", "to", "by", "before", "between", "-", "–", "for", "and", "or"];

impl Date<'_, '_> {
    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.reader.view.is_any(at, words)
    }

    fn first(&self) -> usize {
        self.reader.view.tokens().start
    }

    /// The tokens before `at`, from the nearest on.
    fn before(&self, at: usize, reach: usize) -> impl Iterator<Item = usize> {
        (self.first().max(at.saturating_sub(reach))..at).rev()
    }

    fn is_past(&self, is_quoted: bool) -> bool {
        let When::Fixed(stretch) = self.spoken.expression.when else { return false };
        match (stretch.from.size(), self.spoken.expression.modifier) {
            (_, Some(Modifier::Before | Modifier::OnOrBefore | Modifier::After)) => false,
            (Size::Day | Size::Month, _) => self.is_past_day(stretch.from.size() == Size::Day && !is_quoted),
            (Size::Year, Some(Modifier::OnOrAfter)) => !self.has_plans(REACH_OF_DAY),
            (Size::Year, modifier) => !is_quoted && self.is_past_year(modifier.is_some()),
            _ => false,
        }
    }

    /// "met on April 6, 2031", "(April 6, 2031)"; not "until April 6, 2031", "begins on April 6, 2031". A day of the writer's own
    /// may stand alone, and is seldom that of what was only announced.
    fn is_past_day(&self, may_be_alone: bool) -> bool {
        let Range { start, end } = self.spoken.tokens;
        let is_planned_after = |reach: usize| (end..end + reach).any(|at| self.is(at, &PLANS));
        let is_end = start > self.first() && self.is(start - 1, &ENDS);
        if is_end || self.has_plans(REACH_OF_DAY) || is_planned_after(3) {
            return false;
        }
        for at in self.before(start, REACH_OF_DAY) {
            if self.is_infinitive(at) {
                return false;
            }
            if self.is_past_verb(at) {
                return may_be_alone || !self.is_foreseeing(at);
            }
        }
        let is_told_after = (end..end + REACH_AFTER).any(|at| self.is_past_verb(at));
        (is_told_after || may_be_alone && start > self.first()) && !is_planned_after(REACH_AFTER + 2)
    }

    /// "died in 2022", "was founded in early 2022"; not "the 2022 budget", "running in 2022".
    fn is_past_year(&self, is_part: bool) -> bool {
        let start = self.spoken.tokens.start;
        let has_in = start > self.first() && self.is(start - 1, &["in"]);
        if !(has_in || is_part) {
            return false;
        }
        let mut before = self.before(start, REACH_OF_YEAR);
        let verb = before.find(|&at| self.is_past_verb(at) || self.is(at, &PLANS) || self.is_infinitive(at));
        let is_sure = |at: &usize| self.is_past_verb(*at) && !self.is(*at, &PLANS) && !self.is_foreseeing(*at);
        let Some(verb) = verb.filter(is_sure) else { return false };
        let is_doubtful = |at: usize| self.is(at, &UNREAL) || self.is(at, &CONTESTS) || self.is_negation(at);
        let is_of_another_verb = |at: usize| self.is(at, &["("]) || self.reader.word(at).ends_with("ing");
        let around = self.first().max(verb.saturating_sub(6))..start;
        !around.clone().any(is_doubtful) && !(verb..start).any(is_of_another_verb)
    }

    /// "promised pumps in 2032", but not "promised in 2032": the year may be of what was promised.
    fn is_foreseeing(&self, verb: usize) -> bool {
        self.is(verb, &FORESEEING) && verb + 2 < self.spoken.tokens.start
    }

    fn has_plans(&self, reach: usize) -> bool {
        self.before(self.spoken.tokens.start, reach).any(|at| self.is(at, &PLANS))
    }

    fn is_negation(&self, at: usize) -> bool {
        let word = self.reader.word(at);
        word.ends_with("n't") || word.ends_with("n’t") || self.is(at, &["not", "no", "never"])
    }

    /// "to meet", but not "to the town".
    fn is_infinitive(&self, at: usize) -> bool {
        let next = self.reader.word(at + 1);
        self.is(at, &["to"]) && next.starts_with(char::is_lowercase) && !self.is(at + 1, &NO_VERB)
    }

    /// "announced", "met", but not "if re-elected", "be held" and "expected to".
    fn is_past_verb(&self, at: usize) -> bool {
        let word = self.reader.word(at);
        let is_form = word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase);
        let before = at.checked_sub(1).filter(|before| *before >= self.first());
        let is_unreal = before.is_some_and(|before| self.is(before, &BEFORE_UNREAL));
        (self.is(at, &PAST) || is_form && !self.is(at + 1, &["to"])) && !is_unreal
    }

    /// "will be held on June 6, 2031", "is scheduled for June 15"; not "will amend the 2022 act", "was scheduled for June 15".
    fn is_ahead(&self) -> bool {
        let start = self.spoken.tokens.start;
        let Some(before) = start.checked_sub(1).filter(|before| *before >= self.first()) else { return false };
        if self.is(before, &["upcoming", "potential", "possible", "likely", "prospective"]) {
            return self.is_small(start + 1);
        }
        let is_bound = self.is(before, &["by", "until", "till", "before"]);
        let is_lasting = self.is(before, &["on", "for"]) && self.is_day();
        let reach = match (is_bound || is_lasting, self.is(before, &["in"])) {
            (true, _) => 8,
            (false, true) => 5,
            _ => return false,
        };
        for at in self.before(before, reach) {
            if self.ends(at, before) || self.is(at, &["will", "'ll", "’ll"]) {
                return true;
            }
            if self.is(at, &["scheduled", "slated", "due", "set", "expected"]) {
                return self.is_plan(at);
            }
            if self.is(at, &STOPS) || self.is_past_verb(at) {
                return false;
            }
        }
        false
    }

    /// "the contract expires on", "takes effect in", "is up for re-election in".
    fn ends(&self, at: usize, before: usize) -> bool {
        let is_verb = at + 1 == before && self.is(at, &["expires", "expire"]);
        let is_effect = at + 2 == before && self.is(at, &["take", "takes"]) && self.is(at + 1, &["effect"]);
        let is_election = self.is(at, &["is", "are"]) && self.is(at + 1, &["up"]) && self.is(at + 2, &["for"]);
        is_verb || is_effect || is_election
    }

    fn is_small(&self, at: usize) -> bool {
        self.reader.word(at).starts_with(char::is_lowercase)
    }

    fn is_day(&self) -> bool {
        match self.spoken.expression.when {
            When::Fixed(stretch) => stretch.to.size() == Size::Day,
            When::Field(Field::MonthDay { .. }, _) | When::Fields(..) => true,
            _ => false,
        }
    }

    /// "is due to", "the summit scheduled for", but not "was scheduled for", "set in".
    fn is_plan(&self, at: usize) -> bool {
        let first = self.first();
        let before = |n: usize| at.checked_sub(n).filter(|at| *at >= first);
        let is_past = [1, 2].into_iter().filter_map(before).any(|at| {
            self.is(at, &["was", "were", "had", "been", "originally", "initially", "previously", "first", "once"])
        });
        let is_present = [1, 2].into_iter().filter_map(before).any(|at| self.is(at, &["is", "are", "'s", "’s"]));
        let leads = self.is(at + 1, &["to", "for", "on", "by"]);
        let is_sure = self.is(at, &["scheduled", "slated"]);
        !is_past && leads && (is_present || is_sure)
    }
}

/// After these, a form of the past tells of nothing that has happened: "if re-elected", "see him re-elected".
const BEFORE_UNREAL: [&str; 12] =
    ["if", "when", "once", "unless", "be", "being", "to", "him", "her", "them", "us", "me"];

/// Finite forms of the past that do not end in "-ed".
const PAST: [&str; 51] = [
    "was", "were", "had", "did", "said", "told", "came", "went", "took", "made", "began", "held", "met", "since",
    "ago", "been", "won", "lost", "found", "left", "fell", "rose", "gave", "got", "ran", "died", "wrote", "brought",
    "became", "saw", "struck", "led", "built", "sent", "spoke", "spent", "paid", "sold", "grew", "shot", "stood",
    "thought", "felt", "heard", "kept", "knew", "drew", "chose", "broke", "sought", "swore",
];

/// Words that make a date one that may be ahead: "will", "the 2024 race", "until".
const PLANS: [&str; 92] = [
    "will",
    "'ll",
    "’ll",
    "won't",
    "won’t",
    "shall",
    "would",
    "could",
    "should",
    "may",
    "might",
    "can",
    "must",
    "if",
    "unless",
    "until",
    "till",
    "through",
    "expected",
    "expects",
    "plans",
    "slated",
    "upcoming",
    "deadline",
    "scheduled",
    "due",
    "next",
    "starting",
    "beginning",
    "begin",
    "begins",
    "start",
    "starts",
    "end",
    "ends",
    "expire",
    "expires",
    "takes",
    "take",
    "effect",
    "term",
    "potential",
    "possible",
    "likely",
    "ahead",
    "any",
    "plan",
    "planned",
    "planning",
    "bid",
    "run",
    "running",
    "race",
    "election",
    "elections",
    "re-election",
    "reelection",
    "candidate",
    "candidates",
    "contender",
    "contenders",
    "nominee",
    "ticket",
    "field",
    "vote",
    "cycle",
    "campaign",
    "seek",
    "seeks",
    "seeking",
    "budget",
    "fiscal",
    "hopes",
    "hope",
    "hopeful",
    "hopefuls",
    "push",
    "back",
    "effective",
    "projected",
    "forecast",
    "than",
    "before",
    "by",
    "proposed",
    "deadlines",
    "term-limited",
    "looming",
    "primary",
    "caucuses",
    "eligible",
    "convention",
];

/// Forms of the past after which a date can be of what was said, planned or wanted then.
const FORESEEING: [&str; 44] = [
    "said",
    "told",
    "thought",
    "announced",
    "promised",
    "vowed",
    "pledged",
    "predicted",
    "projected",
    "estimated",
    "proposed",
    "approved",
    "authorized",
    "hoped",
    "wanted",
    "needed",
    "threatened",
    "warned",
    "agreed",
    "considered",
    "called",
    "favored",
    "backed",
    "supported",
    "endorsed",
    "eyed",
    "mulled",
    "urged",
    "requested",
    "delayed",
    "postponed",
    "extended",
    "scheduled",
    "expected",
    "anticipated",
    "budgeted",
    "sought",
    "suggested",
    "demanded",
    "raised",
    "increased",
    "boosted",
    "feared",
    "foresaw",
];

/// Words that make what is told before a year unreal.
const UNREAL: [&str; 16] = [
    "would", "could", "will", "may", "might", "should", "can", "if", "any", "imagine", "ahead", "for", "until",
    "after", "once", "when",
];

/// Nouns before "in 2032" that are of a time to come as often as of one that has been.
const CONTESTS: [&str; 15] = [
    "president",
    "house",
    "senate",
    "control",
    "role",
    "moves",
    "challenges",
    "opportunities",
    "win",
    "primary",
    "power",
    "office",
    "voters",
    "budget",
    "spending",
];

/// Between "will" and a date, these show that the date is of something else.
const STOPS: [&str; 16] = [
    "that", "which", "who", "whom", "since", "from", "than", "after", "like", "as", "when", "where", ";", ":", "(",
    "would",
];
