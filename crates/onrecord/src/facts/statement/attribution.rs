//! The cue and the source beside a quotation.

use std::ops::Range;

use super::is_free_standing;
use crate::{
    annotate::{Annotated, Quotation, Shape, Token},
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

fn span(annotated: &Annotated<'_>, tokens: &Range<usize>) -> Span {
    let all = annotated.tokens();
    all[tokens.start].span.cover(all[tokens.end - 1].span)
}

/// The attribution beside a quotation: before it where a cue leads up to it, else after it.
pub(super) fn beside(annotated: &Annotated<'_>, quotation: &Quotation) -> Option<Attribution> {
    if is_led_up_to(annotated, quotation) {
        return before(annotated, quotation);
    }
    after(annotated, quotation).or_else(|| before(annotated, quotation))
}

/// Whether a colon or a cue stands right before the quotation: it is said by whoever stands before that.
fn is_led_up_to(annotated: &Annotated<'_>, quotation: &Quotation) -> bool {
    let opening = quotation.parts[0].tokens.start;
    let words = Words::of_sentence(annotated, opening);
    let Some(mark) = opening.checked_sub(1) else { return false };
    let leads = |at: usize| words.token(at).is_some_and(|token| token.has(Classes::CUE));
    match words.word(mark) {
        ":" => true,
        "," => mark > 0 && leads(mark - 1),
        _ => leads(mark),
    }
}

/// "“We wait,” Orlec said." and "“We wait,” said Orlec."
pub(super) fn after(annotated: &Annotated<'_>, quotation: &Quotation) -> Option<Attribution> {
    let closing = quotation.parts.last()?.tokens.end - 1;
    let words = Words::of_sentence(annotated, closing);
    let last = words.word(closing.checked_sub(1)?);
    let has_comma = words.word(closing + 1) == ",";
    let is_loud = matches!(last, "?" | "!" | "—" | "–" | "-" | "…" | "...");
    if !(last == "," || has_comma || is_loud) || !reads_like_speech(annotated, quotation) {
        return None;
    }
    let first = closing + 1 + usize::from(has_comma);
    let found = words.verb_first(first).or_else(|| words.subject_first(first))?;
    // After a question the same words can begin a sentence of the writer's own: "“Is it late?” Orlec said it was."
    (!is_loud || has_comma || words.ends_attribution(&found)).then_some(found)
}

/// Whether the quotation stands at the beginning of its sentence or after another, and is no title: "In “The River,” Orlec says".
fn reads_like_speech(annotated: &Annotated<'_>, quotation: &Quotation) -> bool {
    let opening = quotation.parts[0].tokens.start;
    let opens = opening == sentence_of(annotated, opening).start
        || matches!(annotated.word(opening - 1), "”" | "\"" | "’" | "»" | ":" | "—" | "–" | "(" | "•");
    opens && starts_like_sentence(annotated, quotation) && !is_title(annotated, quotation)
}

/// Whether all longer words have a capital, as in the title of a work.
fn is_title(annotated: &Annotated<'_>, quotation: &Quotation) -> bool {
    let mut long = annotated.tokens()[quotation.parts[0].tokens.clone()]
        .iter()
        .filter(|token| token.is_word() && token.span.len() > 3);
    let n_words = long.clone().count();
    (2..=LONGEST_TITLE).contains(&n_words) && long.all(Token::is_capital)
}

/// A title has at most so many longer words.
const LONGEST_TITLE: usize = 8;

/// "Orlec told reporters: “We wait.”"
fn before(annotated: &Annotated<'_>, quotation: &Quotation) -> Option<Attribution> {
    if !is_free_standing(annotated, quotation) {
        return None;
    }
    let opening = quotation.parts.first()?.tokens.start;
    let words = Words::of_sentence(annotated, opening);
    let mark = opening.checked_sub(1)?;
    let (end, reach) = match words.word(mark) {
        ":" => (mark, REACH_BEFORE_COLON),
        "," => (mark, REACH_BEFORE_COMMA),
        _ => (opening, 1),
    };
    let cue = words.last_cue(end, reach)?;
    let source = words.source_before(cue.start)?;
    words.is_said(&source, &cue).then_some(Attribution { source, cue, place: Place::Before })
}

/// "said in a statement to the town’s radio on Tuesday:"
const REACH_BEFORE_COLON: usize = 12;

/// "told reporters on Tuesday,"
const REACH_BEFORE_COMMA: usize = 5;

/// Words that say what somebody does.
const POST: Classes = Classes::ROLE.with(Classes::ROLES).with(Classes::TITLE);

/// Words that begin a noun phrase that can speak.
const OPENS_SOURCE: Classes = POST.with(Classes::DETERMINER).with(Classes::INDEFINITE);

/// No clause is looked through any further, in tokens.
const LONGEST_CLAUSE: usize = 40;

/// The longest source, in tokens: "the mayor of the town of Vell, Ana Orlec,".
const LONGEST_SOURCE: usize = 14;

/// Quoted words that start small are part of the writer's own sentence.
fn starts_like_sentence(annotated: &Annotated<'_>, quotation: &Quotation) -> bool {
    let first = &quotation.parts[0].tokens;
    let inside = &annotated.tokens()[first.start + 1..first.end];
    inside.iter().find(|token| token.shape != Shape::Mark).is_some_and(|token| token.shape != Shape::Lower)
}

/// The tokens of the sentence that token `at` lies in.
pub(super) fn sentence_of(annotated: &Annotated<'_>, at: usize) -> Range<usize> {
    let sentences = annotated.sentences();
    let sentence = sentences.get(sentences.partition_point(|sentence| sentence.tokens.end <= at));
    sentence.map_or(0..0, |sentence| sentence.tokens.clone())
}

/// The words of one sentence, outside of which nothing is looked for.
struct Words<'r, 'a> {
    annotated: &'r Annotated<'a>,
    sentence: Range<usize>,
}

impl<'r, 'a> Words<'r, 'a> {
    /// The sentence that token `at` lies in.
    fn of_sentence(annotated: &'r Annotated<'a>, at: usize) -> Words<'r, 'a> {
        Words { annotated, sentence: sentence_of(annotated, at) }
    }

    fn token(&self, at: usize) -> Option<&'r Token> {
        self.annotated.tokens().get(at).filter(|_| self.sentence.contains(&at))
    }

    fn word(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| self.annotated.article().slice(token.span))
    }

    fn has(&self, at: usize, classes: Classes) -> bool {
        self.token(at).is_some_and(|token| token.shape == Shape::Lower && token.has(classes))
    }

    fn is_cue(&self, at: usize) -> bool {
        self.has(at, Classes::CUE)
    }

    /// "said Ana Orlec, the mayor of Vell".
    fn verb_first(&self, first: usize) -> Option<Attribution> {
        if !self.is_cue(first) || matches!(self.word(first), "told" | "tells" | "read" | "reads" | "say" | "tell") {
            return None;
        }
        let source = first + 1..self.noun_phrase_end(first + 1);
        let is_attribution = self.is_source(&source) && self.is_said(&source, &(first..first + 1));
        is_attribution.then_some(Attribution { source, cue: first..first + 1, place: Place::AfterVerbFirst })
    }

    /// Where a noun phrase that starts at `first` ends: before a mark or a word that opens something else.
    fn noun_phrase_end(&self, first: usize) -> usize {
        let reach = first..first + LONGEST_SOURCE;
        let is_end = |&at: &usize| self.token(at).is_none_or(|token| self.ends_noun_phrase(at, token));
        reach.clone().find(is_end).unwrap_or(reach.end)
    }

    fn ends_noun_phrase(&self, at: usize, token: &Token) -> bool {
        let opens_else = Classes::PREPOSITION.with(Classes::AUXILIARY).with(Classes::CUE).with(Classes::ADVERB);
        match token.shape {
            Shape::Mark => !self.is_inner_mark(at),
            Shape::Lower => {
                token.has(opens_else) && !token.has(Classes::OF) && self.word(at) != "for"
                    || matches!(self.word(at), "who" | "that" | "which" | "but" | "so")
            }
            _ => token.has(Classes::WEEKDAY),
        }
    }

    /// "Gen. Orlec", "J. Orlec", "Marks & Lund".
    fn is_inner_mark(&self, at: usize) -> bool {
        let is_stop_in_name = self.word(at) == "." && self.token(at + 1).is_some_and(Token::is_capital);
        is_stop_in_name || self.word(at) == "&"
    }

    /// "Orlec, the mayor of Vell, has also said": a noun phrase and the first cue after it.
    fn subject_first(&self, first: usize) -> Option<Attribution> {
        let cue_idx = (first + 1..first + 1 + LONGEST_SOURCE).find(|&at| self.is_cue(at))?;
        let follows = self.word(self.clause_end(cue_idx));
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
    fn is_said(&self, source: &Range<usize>, cue: &Range<usize>) -> bool {
        let from = source.end.min(cue.start);
        let is_verb_said = (from..cue.end).all(|at| source.contains(&at) || !self.has(at, Classes::NOT_SAID));
        let before = source.start.min(cue.start).checked_sub(1).and_then(|before| self.token(before));
        let is_real = !before.is_some_and(|token| token.has(Classes::UNREAL));
        let is_denied = matches!(self.word(source.start), "not" | "neither" | "nobody" | "nor");
        is_verb_said && is_real && !is_denied && self.word(cue.end) != "to"
    }

    /// Whether nothing but a place, a time, an addressee or the end follows an attribution.
    fn ends_attribution(&self, attribution: &Attribution) -> bool {
        let next = attribution.source.end.max(attribution.cue.end);
        let allowed = Classes::PREPOSITION.with(Classes::WEEKDAY).with(Classes::ADVERB).with(Classes::ROLES);
        self.token(next).is_none_or(|token| token.shape == Shape::Mark || token.has(allowed))
            && self.word(next) != "that"
    }

    /// The next mark that ends a clause, or where a clause is too long to be one.
    fn clause_end(&self, from: usize) -> usize {
        let is_end = |&at: &usize| matches!(self.word(at), "" | "." | ":" | ";" | "“" | "\"" | "‘" | "«");
        let end = self.sentence.end.min(from + LONGEST_CLAUSE);
        (from..end).find(is_end).unwrap_or(end)
    }

    /// The end of the words before a cue's auxiliaries and adverbs, and the start of the cue with its auxiliaries.
    fn before_cue(&self, cue_idx: usize) -> (usize, usize) {
        let (mut end, mut cue_start) = (cue_idx, cue_idx);
        while end > self.sentence.start
            && self.has(end - 1, Classes::AUXILIARY.with(Classes::ADVERB).with(Classes::NOT_SAID))
        {
            end -= 1;
            if self.has(end, Classes::AUXILIARY) {
                cue_start = end;
            }
        }
        (end, cue_start)
    }

    fn without_comma(&self, end: usize) -> usize {
        end - usize::from(end > self.sentence.start && self.word(end - 1) == ",")
    }

    /// Whether the tokens can be the subject of a cue: one noun phrase, or two with a comma between them.
    fn is_subject(&self, source: &Range<usize>) -> bool {
        let n_commas = source.clone().filter(|&at| self.word(at) == ",").count();
        let other_clause = source.clone().any(|at| {
            let is_verb = self.has(at, Classes::AUXILIARY.with(Classes::CUE)) && !self.has(at, Classes::ROLE);
            is_verb
                || self.is_clause_mark(at)
                || matches!(
                    self.word(at),
                    "that" | "which" | "who" | "but" | "as" | "when" | "while" | "if" | "because"
                )
        });
        let ends_apposition = n_commas == 0 || self.word(source.end) == ",";
        n_commas <= 2 && ends_apposition && !other_clause
    }

    fn is_clause_mark(&self, at: usize) -> bool {
        let is_mark = self.token(at).is_some_and(|token| token.shape == Shape::Mark);
        is_mark && self.word(at) != "," && !self.is_inner_mark(at)
    }

    /// Whether the tokens name or describe somebody who can speak.
    fn is_source(&self, source: &Range<usize>) -> bool {
        let Some(first) = self.token(source.start).filter(|_| !source.is_empty()) else { return false };
        if source.len() == 1 && self.is_speaking_pronoun(source.start) {
            return true;
        }
        let is_named = source.clone().any(|at| self.is_name(at));
        let is_described = source.clone().any(|at| self.has(at, Classes::ROLE.with(Classes::ROLES)));
        let opens = first.is_capital()
            || first.has(OPENS_SOURCE)
            || self.has(source.start + 1, POST)
            || self.is_name(source.start + 1);
        opens
            && !first.has(Classes::PREPOSITION.with(Classes::CONJUNCTION))
            && first.shape != Shape::Mark
            && (is_named || is_described)
    }

    /// "it" and "we" speak too: for a body, for the writer's own paper. "you" does not.
    fn is_speaking_pronoun(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.has(Classes::PRONOUN)) && !self.word(at).eq_ignore_ascii_case("you")
    }

    /// Whether a token is part of a name.
    fn is_name(&self, at: usize) -> bool {
        self.annotated.is_in_name(at)
    }

    /// The last cue that ends at most `reach` tokens before token `end`.
    fn last_cue(&self, end: usize, reach: usize) -> Option<Range<usize>> {
        let from = end.saturating_sub(reach).max(self.sentence.start);
        let cue_idx = (from..end)
            .rev()
            .take_while(|&at| !matches!(self.word(at), "." | ";" | "“" | "”" | "\""))
            .find(|&at| self.is_cue(at))?;
        let (_, cue_start) = self.before_cue(cue_idx);
        Some(cue_start..cue_idx + 1)
    }

    /// The source right before a cue: a pronoun, a name with what describes it, or a description.
    fn source_before(&self, cue_start: usize) -> Option<Range<usize>> {
        let (end, _) = self.before_cue(cue_start);
        let end = self.without_comma(end);
        let last = end.checked_sub(1).filter(|last| self.sentence.contains(last))?;
        if self.is_speaking_pronoun(last) {
            return Some(last..end);
        }
        let apposition = (end < cue_start && self.word(end) == ",").then(|| self.before_apposition(end)).flatten();
        let end = apposition.unwrap_or(end);
        let source = self.noun_phrase_start(end)..end;
        // "The reply to Orlec said": the head stands further left.
        let is_object = source.start.checked_sub(1).is_some_and(|before| self.has(before, Classes::PREPOSITION));
        (self.is_source(&source) && !is_object).then_some(source)
    }

    /// "Orlec, the mayor of Vell," : the end of the noun phrase before the comma that opens an apposition.
    fn before_apposition(&self, end: usize) -> Option<usize> {
        let from = end.saturating_sub(LONGEST_SOURCE).max(self.sentence.start);
        (from..end).rev().find(|&at| self.word(at) == ",")
    }

    /// Where the noun phrase that ends before `end` starts.
    fn noun_phrase_start(&self, end: usize) -> usize {
        let from = end.saturating_sub(LONGEST_SOURCE).max(self.sentence.start);
        let stops = |&at: &usize| self.is_clause_mark(at) || self.word(at) == "," || self.opens_clause(at);
        let clause = (from..end).rev().find(stops).map_or(from, |at| at + 1);
        (clause..end).find(|&at| self.can_open_source(at)).unwrap_or(end)
    }

    fn opens_clause(&self, at: usize) -> bool {
        let is_joint = self.has(at, Classes::OF) || matches!(self.word(at), "for" | "and" | "at" | "in");
        self.has(at, Classes::CONJUNCTION.with(Classes::PREPOSITION).with(Classes::AUXILIARY).with(Classes::CUE))
            && !is_joint
    }

    fn can_open_source(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let is_time = token.has(Classes::WEEKDAY.with(Classes::MONTH));
        !is_time
            && !token.has(Classes::PREPOSITION.with(Classes::CONJUNCTION))
            && (token.has(OPENS_SOURCE) || self.is_name(at))
    }
}
