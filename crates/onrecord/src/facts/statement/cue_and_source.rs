//! A cue and its source within one sentence, by what its words can be: "said Ana Orlec, the mayor", "Orlec has also said".
//!
//! Which of them stands beside a quotation is in [`attribution`](super::attribution).

use std::ops::Range;

use super::tokens::{sentence_of, span};
use crate::{
    annotate::{Annotated, SentenceView, Shape, Token, can_open, is_double_mark},
    lexicon::Classes,
    text::Span,
};

/// A cue with its source, by tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attribution {
    /// The noun phrase that names the source.
    pub(super) source: Range<usize>,
    /// The verb with its auxiliaries.
    pub(super) cue: Range<usize>,
    pub(super) place: Place,
}

/// Where the attribution stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// "…: “We wait.”"
    Before,
    /// "“We wait,” Orlec said."
    AfterSubjectFirst,
    /// "“We wait,” said Orlec."
    AfterVerbFirst,
}

impl Attribution {
    pub(super) fn source_span(&self, annotated: &Annotated<'_>) -> Span {
        span(annotated, &self.source)
    }

    pub(super) fn cue_span(&self, annotated: &Annotated<'_>) -> Span {
        span(annotated, &self.cue)
    }

    /// The share of such findings whose source and content were right, in hundredths: `who_said_what` on the half of
    /// PolNeAR's training articles that no rule was looked at with (`docs/measurements.md` has the table and the command).
    pub(super) fn confidence(&self, annotated: &Annotated<'_>) -> u8 {
        let first = &annotated.tokens()[self.source.start];
        let is_pronoun = self.source.len() == 1 && first.has(Classes::PRONOUN);
        match (self.place, is_pronoun) {
            (Place::Before, _) => 91,
            (Place::AfterSubjectFirst, true) => 97,
            (Place::AfterSubjectFirst, false) | (Place::AfterVerbFirst, _) => 95,
        }
    }
}

/// The tokens of one sentence, outside of which nothing is looked for.
pub(super) struct Words<'r, 'a> {
    annotated: &'r Annotated<'a>,
    pub(super) sentence: SentenceView<'r, 'a>,
}

impl<'r, 'a> Words<'r, 'a> {
    /// The sentence that token `at` lies in.
    pub(super) fn of_sentence(annotated: &'r Annotated<'a>, at: usize) -> Words<'r, 'a> {
        Words { annotated, sentence: SentenceView::new(annotated, sentence_of(annotated, at)) }
    }

    /// The sentence of a quotation that opens at token `at`, or the one before where that ends with a colon: "Orlec said:⏎".
    pub(super) fn leading_up_to(annotated: &'r Annotated<'a>, at: usize) -> Words<'r, 'a> {
        let after_colon = at.checked_sub(1).filter(|&before| annotated.word(before) == ":");
        Words::of_sentence(annotated, after_colon.unwrap_or(at))
    }

    /// Whether the token is of one of these classes, and written small: "May" is no auxiliary.
    fn is_small(&self, at: usize, classes: Classes) -> bool {
        self.sentence.token(at).is_some_and(|token| token.shape == Shape::Lower && token.has(classes))
    }

    fn is_cue(&self, at: usize) -> bool {
        self.is_small(at, Classes::CUE)
    }

    /// "said Ana Orlec, the mayor of Vell".
    pub(super) fn verb_first(&self, first: usize) -> Option<Attribution> {
        if !self.is_cue(first)
            || matches!(self.sentence.word(first), "told" | "tells" | "read" | "reads" | "say" | "tell")
        {
            return None;
        }
        let source = first + 1..self.noun_phrase_end(first + 1);
        let is_attribution = self.is_source(&source) && self.is_said(&source, &(first..first + 1));
        is_attribution.then_some(Attribution { source, cue: first..first + 1, place: Place::AfterVerbFirst })
    }

    /// Where a noun phrase that starts at `first` ends: before a mark or a word that opens something else.
    fn noun_phrase_end(&self, first: usize) -> usize {
        let reach = first..first + LONGEST_SOURCE;
        let is_end = |&at: &usize| self.sentence.token(at).is_none_or(|token| self.ends_noun_phrase(at, token));
        reach.clone().find(is_end).unwrap_or(reach.end)
    }

    fn ends_noun_phrase(&self, at: usize, token: &Token) -> bool {
        let opens_else = Classes::PREPOSITION.with(Classes::AUXILIARY).with(Classes::CUE).with(Classes::ADVERB);
        match token.shape {
            Shape::Mark => !self.is_inner_mark(at),
            Shape::Lower => {
                token.has(opens_else) && !token.has(Classes::OF) && self.sentence.word(at) != "for"
                    || matches!(self.sentence.word(at), "who" | "that" | "which" | "but" | "so")
            }
            _ => token.has(Classes::WEEKDAY),
        }
    }

    /// "Gen. Orlec", "J. Orlec", "Marks & Lund".
    fn is_inner_mark(&self, at: usize) -> bool {
        let is_stop_in_name =
            self.sentence.word(at) == "." && self.sentence.token(at + 1).is_some_and(Token::is_capital);
        is_stop_in_name || self.sentence.word(at) == "&"
    }

    /// "Orlec, the mayor of Vell, has also said": a noun phrase and the first cue after it.
    pub(super) fn subject_first(&self, first: usize) -> Option<Attribution> {
        let cue_idx = (first + 1..first + 1 + LONGEST_SOURCE).find(|&at| self.is_cue(at))?;
        let follows = self.sentence.word(self.clause_end(cue_idx));
        if follows == ":" {
            // "“Yes.” Orlec said: “No.”" tells of the quotation that follows.
            return None;
        }
        let (source_end, cue_start) = self.before_cue(cue_idx);
        let source = first..self.without_comma(source_end);
        let cue = cue_start..cue_idx + 1;
        let is_whole =
            !source.is_empty() && self.is_subject(&source) && self.is_source(&source) && self.is_said(&source, &cue);
        is_whole.then_some(Attribution { source, cue, place: Place::AfterSubjectFirst })
    }

    /// Whether the source speaks: not "was told", "never said", "could have said", "if Orlec said", "continues to".
    pub(super) fn is_said(&self, source: &Range<usize>, cue: &Range<usize>) -> bool {
        let from = source.end.min(cue.start);
        let is_verb_said = (from..cue.end).all(|at| source.contains(&at) || !self.is_small(at, Classes::NOT_SAID));
        let before = source.start.min(cue.start).checked_sub(1).and_then(|before| self.sentence.token(before));
        let is_real = !before.is_some_and(|token| token.has(Classes::UNREAL));
        let is_denied = matches!(self.sentence.word(source.start), "not" | "neither" | "nobody" | "nor");
        is_verb_said && is_real && !is_denied && self.sentence.word(cue.end) != "to"
    }

    /// Whether nothing but a place, a time, an addressee or the end follows an attribution.
    pub(super) fn ends_attribution(&self, attribution: &Attribution) -> bool {
        let next = attribution.source.end.max(attribution.cue.end);
        let allowed = Classes::PREPOSITION.with(Classes::WEEKDAY).with(Classes::ADVERB).with(Classes::ROLES);
        self.sentence.token(next).is_none_or(|token| token.shape == Shape::Mark || token.has(allowed))
            && self.sentence.word(next) != "that"
    }

    /// The next mark that ends a clause, or where a clause is too long to be one.
    fn clause_end(&self, from: usize) -> usize {
        let is_end = |&at: &usize| {
            let word = self.sentence.word(at);
            can_open(word) || matches!(word, "" | "." | ":" | ";" | "‘")
        };
        let end = self.sentence.tokens().end.min(from + LONGEST_CLAUSE);
        (from..end).find(is_end).unwrap_or(end)
    }

    /// The end of the words before a cue's auxiliaries and adverbs, and the start of the cue with its auxiliaries.
    fn before_cue(&self, cue_idx: usize) -> (usize, usize) {
        let (mut end, mut cue_start) = (cue_idx, cue_idx);
        while end > self.sentence.tokens().start
            && self.is_small(end - 1, Classes::AUXILIARY.with(Classes::ADVERB).with(Classes::NOT_SAID))
        {
            end -= 1;
            if self.is_small(end, Classes::AUXILIARY) {
                cue_start = end;
            }
        }
        (end, cue_start)
    }

    fn without_comma(&self, end: usize) -> usize {
        end - usize::from(end > self.sentence.tokens().start && self.sentence.word(end - 1) == ",")
    }

    /// Whether the tokens can be the subject of a cue: one noun phrase, or two with a comma between them.
    fn is_subject(&self, source: &Range<usize>) -> bool {
        let n_commas = source.clone().filter(|&at| self.sentence.word(at) == ",").count();
        let other_clause = source.clone().any(|at| {
            let is_verb = self.is_small(at, Classes::AUXILIARY.with(Classes::CUE)) && !self.is_small(at, Classes::ROLE);
            is_verb
                || self.is_clause_mark(at)
                || matches!(
                    self.sentence.word(at),
                    "that" | "which" | "who" | "but" | "as" | "when" | "while" | "if" | "because"
                )
        });
        let ends_apposition = n_commas == 0 || self.sentence.word(source.end) == ",";
        n_commas <= 2 && ends_apposition && !other_clause
    }

    fn is_clause_mark(&self, at: usize) -> bool {
        let is_mark = self.sentence.token(at).is_some_and(|token| token.shape == Shape::Mark);
        is_mark && self.sentence.word(at) != "," && !self.is_inner_mark(at)
    }

    /// Whether the tokens name or describe somebody who can speak.
    fn is_source(&self, source: &Range<usize>) -> bool {
        let Some(first) = self.sentence.token(source.start).filter(|_| !source.is_empty()) else { return false };
        if source.len() == 1 && self.is_speaking_pronoun(source.start) {
            return true;
        }
        let is_named = source.clone().any(|at| self.is_name(at));
        let is_described = source.clone().any(|at| self.is_small(at, Classes::ROLE.with(Classes::ROLES)));
        let opens = first.is_capital()
            || first.has(OPENS_SOURCE)
            || self.is_small(source.start + 1, POST)
            || self.is_name(source.start + 1);
        opens
            && !first.has(Classes::PREPOSITION.with(Classes::CONJUNCTION))
            && first.shape != Shape::Mark
            && (is_named || is_described)
    }

    /// "it" and "we" speak too: for a body, for the writer's own paper. "you" does not.
    fn is_speaking_pronoun(&self, at: usize) -> bool {
        self.sentence.token(at).is_some_and(|token| token.has(Classes::PRONOUN))
            && !self.sentence.word(at).eq_ignore_ascii_case("you")
    }

    /// Whether a token is part of a name.
    fn is_name(&self, at: usize) -> bool {
        self.annotated.is_in_name(at)
    }

    /// The last cue that ends at most `reach` tokens before token `end`.
    pub(super) fn last_cue(&self, end: usize, reach: usize) -> Option<Range<usize>> {
        let from = end.saturating_sub(reach).max(self.sentence.tokens().start);
        let cue_idx = (from..end)
            .rev()
            .take_while(|&at| !is_double_mark(self.sentence.word(at)) && !matches!(self.sentence.word(at), "." | ";"))
            .find(|&at| self.is_cue(at))?;
        let (_, cue_start) = self.before_cue(cue_idx);
        Some(cue_start..cue_idx + 1)
    }

    /// The source right before a cue: a pronoun, a name with what describes it, or a description.
    pub(super) fn source_before(&self, cue_start: usize) -> Option<Range<usize>> {
        let (end, _) = self.before_cue(cue_start);
        let end = self.without_comma(end);
        let last = end.checked_sub(1).filter(|last| self.sentence.tokens().contains(last))?;
        if self.is_speaking_pronoun(last) {
            return Some(last..end);
        }
        let apposition =
            (end < cue_start && self.sentence.word(end) == ",").then(|| self.before_apposition(end)).flatten();
        let end = apposition.unwrap_or(end);
        let source = self.noun_phrase_start(end)..end;
        // "The reply to Orlec said": the head stands further left.
        let is_object = source.start.checked_sub(1).is_some_and(|before| self.is_small(before, Classes::PREPOSITION));
        (self.is_source(&source) && !is_object).then_some(source)
    }

    /// "Orlec, the mayor of Vell," : the end of the noun phrase before the comma that opens an apposition.
    fn before_apposition(&self, end: usize) -> Option<usize> {
        let from = end.saturating_sub(LONGEST_SOURCE).max(self.sentence.tokens().start);
        (from..end).rev().find(|&at| self.sentence.word(at) == ",")
    }

    /// Where the noun phrase that ends before `end` starts.
    fn noun_phrase_start(&self, end: usize) -> usize {
        let from = end.saturating_sub(LONGEST_SOURCE).max(self.sentence.tokens().start);
        let stops = |&at: &usize| self.is_clause_mark(at) || self.sentence.word(at) == "," || self.opens_clause(at);
        let clause = (from..end).rev().find(stops).map_or(from, |at| at + 1);
        (clause..end).find(|&at| self.can_open_source(at)).unwrap_or(end)
    }

    fn opens_clause(&self, at: usize) -> bool {
        let is_joint = self.is_small(at, Classes::OF) || matches!(self.sentence.word(at), "for" | "and" | "at" | "in");
        self.is_small(at, Classes::CONJUNCTION.with(Classes::PREPOSITION).with(Classes::AUXILIARY).with(Classes::CUE))
            && !is_joint
    }

    fn can_open_source(&self, at: usize) -> bool {
        let Some(token) = self.sentence.token(at) else { return false };
        let is_time = token.has(Classes::WEEKDAY.with(Classes::MONTH));
        !is_time
            && !token.has(Classes::PREPOSITION.with(Classes::CONJUNCTION))
            && (token.has(OPENS_SOURCE) || self.is_name(at))
    }
}

/// Words that say what somebody does.
const POST: Classes = Classes::ROLE.with(Classes::ROLES).with(Classes::TITLE);

/// Words that begin a noun phrase that can speak.
const OPENS_SOURCE: Classes = POST.with(Classes::DETERMINER).with(Classes::INDEFINITE);

/// No clause is looked through any further, in tokens.
const LONGEST_CLAUSE: usize = 40;

/// The longest source, in tokens: "the mayor of the town of Vell, Ana Orlec,".
const LONGEST_SOURCE: usize = 14;
