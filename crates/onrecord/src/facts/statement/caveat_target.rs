//! Which statements a caveat is about, and how far its words reach.

use std::ops::Range;

use super::{Attitude, Statement, setting, text::Text, tokens::overlap};
use crate::{
    annotate::is_double_mark,
    lexicon::{About, CaveatRow},
    text::Span,
};

/// Words that say that something is not confirmed.
pub(super) struct Warning {
    pub(super) row: &'static CaveatRow,
    pub(super) words: Range<usize>,
    pub(super) sentence: Range<usize>,
}

/// Where statements stand: by the sentence in which each ends, and by that of its cue.
pub(super) struct Places<'p, 'r, 'a> {
    text: &'p Text<'r, 'a>,
    statements: &'p [Statement],
    /// Of claims alone: what one asks, promises or refuses nobody can verify.
    by_end: Vec<(usize, usize)>,
    by_cue: Vec<(usize, usize)>,
}

impl<'p, 'r, 'a> Places<'p, 'r, 'a> {
    pub(super) fn of(text: &'p Text<'r, 'a>, statements: &'p [Statement]) -> Places<'p, 'r, 'a> {
        let sentence_of = |span: Span| text.sentence_idx(text.words(span).end.saturating_sub(1));
        let cue = |statement: &Statement| statement.cue.iter().map(|&span| sentence_of(span)).max().unwrap_or(0);
        let last = |statement: &Statement| {
            let content = statement.content.iter().map(|&span| sentence_of(span)).max().unwrap_or(0);
            content.max(cue(statement))
        };
        let sorted = |of: &dyn Fn(&Statement) -> usize| {
            let mut places: Vec<(usize, usize)> =
                statements.iter().enumerate().map(|(idx, statement)| (of(statement), idx)).collect();
            places.sort_unstable();
            places
        };
        let mut by_end = sorted(&last);
        by_end.retain(|(_, idx)| is_claim(&statements[*idx]));
        Places { text, statements, by_end, by_cue: sorted(&cue) }
    }

    /// The statements with their cue in a sentence.
    fn in_sentence(&self, sentence_idx: usize) -> impl Iterator<Item = usize> {
        let first = self.by_cue.partition_point(|(sentence, _)| *sentence < sentence_idx);
        let here = self.by_cue[first..].iter().take_while(move |(sentence, _)| *sentence == sentence_idx);
        here.map(|(_, idx)| *idx).take(MOST_STATEMENTS)
    }

    /// The claims that end in these sentences.
    fn ending_in(&self, sentences: Range<usize>) -> impl DoubleEndedIterator<Item = (usize, usize)> {
        let first = self.by_end.partition_point(|(sentence, _)| *sentence < sentences.start);
        let last = self.by_end.partition_point(|(sentence, _)| *sentence < sentences.end);
        self.by_end[first..last].iter().rev().take(MOST_STATEMENTS).rev().copied().collect::<Vec<_>>().into_iter()
    }

    /// The statements that a model made of a caveat's own words: their cue lies in it, or it is all that an outlet says.
    pub(super) fn own(&self, warning: &Warning) -> Vec<usize> {
        let is_own = |&idx: &usize| {
            let statement = &self.statements[idx];
            let is_told = self.any_touches(&statement.content, warning);
            let is_cue = self.any_touches(&statement.cue, warning);
            is_cue && !is_told || is_told && is_of_outlet(self.text, statement)
        };
        self.in_sentence(self.text.sentence_idx(warning.words.start)).filter(is_own).collect()
    }

    fn any_touches(&self, spans: &[Span], warning: &Warning) -> bool {
        spans.iter().any(|&span| overlap(&self.text.words(span), &warning.words))
    }

    /// The statements that a caveat is about.
    pub(super) fn targets(&self, warning: &Warning, own: &[usize]) -> Vec<usize> {
        let text = self.text;
        let sentence_idx = text.sentence_idx(warning.words.start);
        let others: Vec<usize> = self.in_sentence(sentence_idx).filter(|idx| !own.contains(idx)).collect();
        let is_inside = |idx: &&usize| self.any_touches(&self.statements[**idx].content, warning);
        if let Some(&holder) = others.iter().find(is_inside) {
            return if is_set_off(text, warning) { vec![holder] } else { Vec::new() };
        }
        let cue = |idx: usize| self.statements[idx].cue.first().map_or(0, |&span| text.words(span).start);
        let before = others.iter().copied().filter(|&idx| cue(idx) < warning.words.start).max_by_key(|&idx| cue(idx));
        let after = others.iter().copied().filter(|&idx| cue(idx) >= warning.words.start).min_by_key(|&idx| cue(idx));
        if let Some(idx) = before.or(after) {
            return vec![idx];
        }
        if matches!(warning.row.about, About::Phrase | About::Label) || !names_claim(text, warning) {
            return Vec::new();
        }
        self.earlier(warning, sentence_idx)
    }

    /// The statements of the sentences before, in the paragraph; else the last of the paragraph before.
    fn earlier(&self, warning: &Warning, sentence_idx: usize) -> Vec<usize> {
        let text = self.text;
        let paragraphs = text.annotated.sentences_of_paragraphs();
        let paragraph_idx = text.paragraph_idx(warning.words.start);
        let Some(paragraph) = paragraphs.get(paragraph_idx) else { return Vec::new() };
        let here: Vec<(usize, usize)> = self.ending_in(paragraph.start..sentence_idx).collect();
        if is_about_all(text, warning) && !here.is_empty() {
            return here.into_iter().map(|(_, idx)| idx).collect();
        }
        if let Some(&(last, _)) = here.last() {
            return here.into_iter().filter(|(sentence, _)| *sentence == last).map(|(_, idx)| idx).collect();
        }
        let before = paragraph_idx.checked_sub(1).and_then(|idx| paragraphs.get(idx));
        let is_opening = sentence_idx == paragraph.start && points_back(text, warning);
        let last = before.filter(|_| is_opening).and_then(|before| self.ending_in(before.clone()).next_back());
        last.map(|(_, idx)| idx).into_iter().collect()
    }

    /// The words of a caveat: its clause, or the whole sentence where that has nothing else.
    pub(super) fn span(&self, warning: &Warning, own: &[usize]) -> Span {
        let text = self.text;
        let mut others = self.in_sentence(text.sentence_idx(warning.words.start)).filter(|idx| !own.contains(idx));
        let is_alone = others.next().is_none() && warning.row.about != About::Phrase;
        let Range { start, end } = warning.sentence.clone();
        if is_alone {
            let last = (start..end).rev().find(|&at| text.is_word(at)).map_or(end, |last| last + 1);
            return text.span(start..last.max(warning.words.end));
        }
        let is_mark = |at: &usize| {
            let word = text.word(*at);
            is_double_mark(word) || matches!(word, "," | ";" | ":" | "—" | "–" | "(" | ")" | ".")
        };
        let left = (start..warning.words.start).rev().find(is_mark).map_or(start, |mark| mark + 1);
        let left = if matches!(warning.row.about, About::Phrase | About::Label) { warning.words.start } else { left };
        let ends = |at: &usize| is_mark(at) || warning.row.about != About::Anything && text.is(*at, "that");
        let right = (warning.words.end..end).find(ends).unwrap_or(end);
        text.span(left..if warning.row.about == About::Label { warning.words.end } else { right })
    }
}

/// Statements of a sentence or paragraph that a caveat may be about.
const MOST_STATEMENTS: usize = 16;

/// Whether a statement says that something is so.
fn is_claim(statement: &Statement) -> bool {
    use Attitude::{Desire, Intention, Promise, Refusal, Request, Silence};
    !matches!(statement.how.attitude, Desire | Intention | Promise | Refusal | Request | Silence)
}

/// Whether an outlet is its source: "Reuters could not verify".
pub(super) fn is_of_outlet(text: &Text<'_, '_>, statement: &Statement) -> bool {
    statement.source.iter().any(|&span| setting::names_outlet(text, text.words(span)))
}

/// Whether a clause within what is said is not the speaker's: ", although the figures could not be independently verified".
fn is_set_off(text: &Text<'_, '_>, warning: &Warning) -> bool {
    let is_mark = |at: &usize| text.is_any(*at, &[",", ";", "—", "–", "("]);
    let Some(mark) = (warning.sentence.start..warning.words.start).rev().take(LONGEST_CLAUSE).find(is_mark) else {
        return false;
    };
    let opens = text.is_any(mark + 1, &["although", "though", "but", "which", "however", "claims", "figures", "while"]);
    let by_outlet = setting::names_outlet(text, mark + 1..warning.sentence.end);
    match warning.row.about {
        About::Anything => opens,
        About::Claim => opens && by_outlet,
        About::Phrase => mark + 1 == warning.words.start,
        About::Label => false,
    }
}

/// Words from a comma to the caveat in its clause.
const LONGEST_CLAUSE: usize = 12;

/// Words for what somebody claims.
const CLAIMS: [&str; 24] = [
    "claim",
    "claims",
    "report",
    "reports",
    "figure",
    "figures",
    "number",
    "numbers",
    "toll",
    "account",
    "accounts",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "assertion",
    "assertions",
    "statement",
    "statements",
    "information",
    "details",
    "video",
    "footage",
    "authenticity",
];

/// Whether the sentence says what it is about: a claim, or "this", or that an outlet could not verify it.
fn names_claim(text: &Text<'_, '_>, warning: &Warning) -> bool {
    let is_claim = |at: usize| text.is_any(at, &CLAIMS);
    let is_outlet = || setting::names_outlet(text, warning.sentence.clone());
    warning.row.about == About::Anything
        || warning.sentence.clone().any(is_claim)
        || points_back(text, warning)
        || is_outlet()
}

/// Whether the sentence opens with what was said before: "The claims", "This", "Neither", "Reuters could not".
fn points_back(text: &Text<'_, '_>, warning: &Warning) -> bool {
    const BACK: [&str; 12] =
        ["this", "that", "these", "those", "it", "neither", "none", "both", "either", "they", "his", "her"];
    let first = warning.sentence.clone().find(|&at| text.is_word(at)).unwrap_or(warning.sentence.start);
    let near = first..warning.words.end.min(first + LONGEST_CLAUSE);
    text.is_any(first, &BACK)
        || near
            .clone()
            .any(|at| text.is_any(at, &CLAIMS) || text.is_any(at, &["this", "it"]) && at + 1 >= warning.words.end)
        || setting::names_outlet(text, near)
        || (warning.words.end..warning.sentence.end)
            .take(LONGEST_CLAUSE)
            .any(|at| text.is_any(at, &CLAIMS) || text.is_any(at, &["this", "it", "that"]) && !text.is_word(at + 1))
}

/// Whether a caveat is about all claims of the paragraph.
fn is_about_all(text: &Text<'_, '_>, warning: &Warning) -> bool {
    const ALL: [&str; 9] =
        ["claims", "reports", "accounts", "allegations", "assertions", "statements", "none", "neither", "both"];
    warning.sentence.clone().any(|at| text.is_any(at, &ALL))
}
