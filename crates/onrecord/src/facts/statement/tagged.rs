//! Statements that a model found: indirect and mixed ones, and direct ones whose source stands further off.

use std::ops::Range;

use super::{
    Statement,
    spans::{Places, any_overlaps, contents, overlaps_any, union},
    speaker,
    text::Text,
    tokens::{in_same_paragraph, overlap, sentence_of, span},
};
use crate::{
    annotate::{can_close, can_open},
    facts::Note,
    lexicon::cues_from,
    tagging::TaggedAttribution,
    text::Span,
};

/// Adds what a model found to the direct quotations that the rules found.
///
/// **Finds** Orlec said the barriers would hold. / According to the ministry, 40 people were hurt. / and whatever else the
/// model takes for an attribution.
///
/// **Leaves alone** those whose content a rule has already given to a speaker: the rule is surer. Where both found one
/// attribution, it is made of both. Of what has no word of a cue in it and of which the model is unsure only a note is made. Whether
/// anything was said at all ("did not say") is read later.
///
/// **Source**: `PolNeAR`, from which the model learnt.
pub(super) fn add(text: &Text<'_, '_>, statements: &mut Vec<Statement>) {
    let by_rule = contents(statements);
    let cues_by_rule = Places::of(statements, |statement| &statement.cue);
    let tagged = text.tags.attributions.iter();
    let taken = union(
        tagged
            .flat_map(|it| it.source.iter().chain([&it.cue]).chain(&it.content))
            .map(|words| text.span(words.clone())),
    );
    let sure = text.tags.attributions.iter().filter(|attribution| !is_doubtful(text, attribution));
    for mut reading in sure.filter_map(|attribution| read(text, attribution)) {
        reading.find_source(text);
        reading.complete_source(text);
        reading.fill_gaps(text);
        reading.mend_content(text);
        reading.drop_asides(text);
        reading.reach_back(text, &taken);
        let new = reading.statement(text);
        if new.content.iter().any(|&part| overlaps_any(&by_rule, part)) {
            let near = cues_by_rule.over(new.cue[0]);
            let same = near.into_iter().find(|&old_idx| is_same(&statements[old_idx], &new));
            if let Some(old_idx) = same {
                merge(&mut statements[old_idx], new);
            }
        } else {
            statements.push(new);
        }
    }
    statements.sort_by_key(|statement| (statement.content[0], statement.cue[0]));
}

/// A note for each cue of which nothing is known but that it is one, and for what was too doubtful to be a statement. What
/// reaches over the end of a paragraph is cut there.
pub(super) fn lone_cues(text: &Text<'_, '_>, statements: &[Statement]) -> Vec<Note> {
    let used = union(statements.iter().flat_map(|statement| statement.cue.iter().copied()));
    let lone = text.tags.lone_cues.iter().map(|cue| (cue, "cue has no content"));
    let doubtful = text.tags.attributions.iter().filter(|attribution| is_doubtful(text, attribution));
    let doubtful = doubtful.map(|attribution| (&attribution.cue, "words that may be a cue"));
    let spans = lone.chain(doubtful).filter_map(|(cue, what)| {
        let cue = parts(text, cue).into_iter().next()?;
        Some(Note { span: span(text.annotated, &cue), what })
    });
    spans.filter(|note| !overlaps_any(&used, note.span)).collect()
}

/// Whether a model is unsure, and no word of the cue is one that a cue begins with.
fn is_doubtful(text: &Text<'_, '_>, attribution: &TaggedAttribution) -> bool {
    let is_known = || attribution.cue.clone().any(|at| !cues_from(text.word(at)).is_empty());
    attribution.confidence < LEAST_OF_UNKNOWN && !is_known()
}

/// From which confidence on, in hundredths, a cue need not have a known word. Chosen on held-aside articles of `PolNeAR` train.
const LEAST_OF_UNKNOWN: u8 = 55;

/// Whether a model found what a rule found: the same cue and source, of the same words.
fn is_same(rule: &Statement, model: &Statement) -> bool {
    let share = |one: &[Span], other: &[Span]| one.iter().any(|&span| any_overlaps(other, span));
    let ruled = contents(std::slice::from_ref(rule));
    share(&rule.cue, &model.cue)
        && share(&rule.source, &model.source)
        && model.content.iter().any(|&part| overlaps_any(&ruled, part))
}

/// Where both agree, the model knows better how far a source and its cue reach.
fn merge(rule: &mut Statement, model: Statement) {
    rule.source = model.source;
    rule.cue = model.cue;
    if rule.speaker.entities.is_empty() {
        rule.speaker = model.speaker;
    }
    let ruled = contents(std::slice::from_ref(rule));
    rule.content.extend(model.content.into_iter().filter(|&part| !overlaps_any(&ruled, part)));
    rule.content.sort_unstable();
}

/// A gap in content is filled up to so many words.
const LONGEST_GAP: usize = 3;

/// An attribution by tokens.
struct Reading {
    source: Vec<Range<usize>>,
    cue: Range<usize>,
    content: Vec<Range<usize>>,
    confidence: u8,
}

fn read(text: &Text<'_, '_>, attribution: &TaggedAttribution) -> Option<Reading> {
    Some(Reading {
        source: attribution.source.iter().flat_map(|words| parts(text, words)).collect(),
        cue: parts(text, &attribution.cue).into_iter().next()?,
        content: attribution.content.iter().flat_map(|words| parts(text, words)).collect(),
        confidence: attribution.confidence,
    })
}

impl Reading {
    /// The subject of the cue, or whose the noun is, where a model found no source. It may have taken that for content.
    fn find_source(&mut self, text: &Text<'_, '_>) {
        if !self.source.is_empty() {
            return;
        }
        let cue = text.words_of_tokens(&self.cue);
        let speaker = |head: usize| text.speaking_subject(head).or_else(|| text.speaking_maker(head));
        let Some(speaker) = text.head_of(&cue).and_then(speaker) else { return };
        let words = text.whole(speaker, &["case", "acl:relcl", "conj", "cc", "punct"]);
        let tokens = parts(text, &words);
        let [source] = tokens.as_slice() else { return };
        let is_inside = |part: &Range<usize>| source.start <= part.start && part.end <= source.end;
        let is_free = |part: &Range<usize>| is_inside(part) || !overlap(part, source);
        let is_left = self.content.iter().any(|part| !is_inside(part));
        if !overlap(source, &self.cue) && is_left && self.content.iter().all(is_free) {
            self.content.retain(|part| !is_inside(part));
            self.source.push(source.clone());
        }
    }

    /// "the | Continental Fund", "Ana | Orlec": a source does not end within a name, nor before its noun.
    fn complete_source(&mut self, text: &Text<'_, '_>) {
        for source_idx in 0..self.source.len() {
            let words = text.words_of_tokens(&self.source[source_idx]);
            let whole = text.with_whole_names(text.up_to_owner(words));
            let tokens = text.tokens(whole);
            let others = self.source.iter().enumerate().filter(|&(idx, _)| idx != source_idx).map(|(_, part)| part);
            let is_free = others.chain([&self.cue]).chain(&self.content).all(|part| !overlap(part, &tokens));
            if is_free && in_same_paragraph(text.annotated, tokens.start, tokens.end - 1) {
                self.source[source_idx] = tokens;
            }
        }
    }

    /// "The council had met | and hoped | for rain": content goes on over a verb that a model left out.
    fn fill_gaps(&mut self, text: &Text<'_, '_>) {
        self.content.sort_unstable_by_key(|part| part.start);
        let taken = |gap: &Range<usize>| self.source.iter().chain([&self.cue]).any(|part| overlap(part, gap));
        let mut whole: Vec<Range<usize>> = Vec::with_capacity(self.content.len());
        for part in &self.content {
            let gap = whole.last().map(|last| last.end..part.start);
            let is_filled = gap.is_some_and(|gap| {
                let is_short = !gap.is_empty() && gap.len() <= LONGEST_GAP;
                let are_words = gap.clone().all(|at| text.annotated.tokens()[at].is_word());
                let acts = is_short && text.words_of_tokens(&gap).any(|at| text.is_verb(at));
                acts && are_words && !taken(&gap) && in_same_paragraph(text.annotated, gap.start - 1, part.start)
            });
            match whole.last_mut() {
                Some(last) if is_filled => last.end = part.end,
                _ => whole.push(part.clone()),
            }
        }
        self.content = whole;
    }

    /// Lets content end where its clause or noun phrase ends, and before what its speaker does besides.
    fn mend_content(&mut self, text: &Text<'_, '_>) {
        let cue = text.words_of_tokens(&self.cue);
        for content_idx in 0..self.content.len() {
            let words = text.words_of_tokens(&self.content[content_idx]);
            if let Some(end) = text.end_before_next_verb(&cue, &words) {
                self.content[content_idx].end = text.tokens(words.start..end).end;
                continue;
            }
            let to_noun = text.up_to_noun(words.clone());
            let more = words.end..text.rest_of(&to_noun).map_or(to_noun.end, |rest| rest.end);
            if more.is_empty() || more.contains(&cue.start) {
                continue;
            }
            let tokens = text.tokens(more);
            let taken = self.source.iter().chain(&self.content).any(|part| overlap(part, &tokens));
            let in_one_paragraph = in_same_paragraph(text.annotated, tokens.start - 1, tokens.end - 1);
            if !taken && in_one_paragraph {
                self.content[content_idx].end = tokens.end;
            }
        }
    }

    /// "said that it was late — | given the rain": what a dash parts from content is the writer's, if it is not quoted.
    fn drop_asides(&mut self, text: &Text<'_, '_>) {
        let annotated = text.annotated;
        let mut end = None;
        self.content.retain(|part| {
            let is_dashed = end.is_some_and(|end| end + 1 == part.start && is_dash(annotated.word(end)));
            let is_aside = is_dashed && !can_open(annotated.word(part.start));
            if !is_aside {
                end = Some(part.end);
            }
            !is_aside
        });
    }

    /// "The town waits until the river | “is down,” Orlec said": what is said before its cue begins with its sentence.
    fn reach_back(&mut self, text: &Text<'_, '_>, taken: &[Span]) {
        let annotated = text.annotated;
        let (Some(first), Some(last)) = (self.content.first(), self.content.last()) else { return };
        let Some(source) = self.source.first() else { return };
        let told = last.end..source.start.min(self.cue.start);
        let follows = told.start <= told.end && told.into_iter().all(|at| !annotated.tokens()[at].is_word());
        let sentence = sentence_of(annotated, first.start);
        let before = sentence.start..first.start;
        let parts = |at: usize| {
            matches!(annotated.word(at), ":" | ";") || can_open(annotated.word(at)) || can_close(annotated.word(at))
        };
        let opens_clause = matches!(annotated.word(first.start), "which" | "who" | "whom" | "whose" | "that");
        let is_taken = || overlaps_any(taken, span(annotated, &before));
        let is_free = follows && !opens_clause && !before.is_empty() && !before.clone().any(parts);
        if is_free && in_same_paragraph(annotated, before.start, first.start) && !is_taken() {
            self.content[0].start = before.start;
        }
    }

    fn statement(&self, text: &Text<'_, '_>) -> Statement {
        let annotated = text.annotated;
        let spans = |parts: &[Range<usize>]| parts.iter().map(|part| span(annotated, part)).collect();
        Statement {
            source: spans(&self.source),
            cue: vec![span(annotated, &self.cue)],
            content: spans(&self.content),
            speaker: speaker::speaker(text, &self.source),
            confidence: self.confidence,
            ..Statement::default()
        }
    }
}

/// The tokens that words lie in, cut at the ends of paragraphs.
fn parts(text: &Text<'_, '_>, words: &Range<usize>) -> Vec<Range<usize>> {
    let tokens = text.tokens(words.clone());
    let cut = |paragraph: &Range<usize>| paragraph.start.max(tokens.start)..paragraph.end.min(tokens.end);
    let paragraphs = text.annotated.paragraphs();
    let first = paragraphs.partition_point(|paragraph| paragraph.tokens.end <= tokens.start);
    let reached = paragraphs[first..].iter().map(|paragraph| cut(&paragraph.tokens));
    reached.take_while(|part| !part.is_empty()).collect()
}

fn is_dash(word: &str) -> bool {
    matches!(word, "—" | "–" | "--" | "-")
}
