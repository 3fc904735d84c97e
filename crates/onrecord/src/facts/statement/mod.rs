//! Who said what: direct quotations by rule, all other statements by what a model says of the words.

mod attribution;
mod caveat;
mod caveat_target;
mod clause;
mod cue_and_source;
mod field;
mod goes_on;
mod headline;
mod how;
mod kind;
mod nested;
mod quoted;
mod setting;
mod speaker;
mod tagged;
mod text;
mod tokens;
mod unnamed;

use attribution::{Attribution, Place};
pub use field::{
    Attitude, Caution, Caveat, Certainty, How, Kind, Modality, Occasion, OccasionKind, Outcome, Party, Setting,
    Speaker, Stance, Sureness, Unnamed,
};

use super::{Entity, Mention, Note, Time};
use crate::{
    annotate::{Annotated, Quotation},
    lexicon::Classes,
    tagging::Tags,
    text::Span,
};
use text::Text;
use tokens::{in_same_paragraph, sentence_of};

/// An attribution: a source, a cue and a content, with who speaks, how, where, and with which caveat.
///
/// Every field that was read from words of its own has their span.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// The words that name who speaks.
    pub source: Vec<Span>,
    /// The words that show that something is said.
    pub cue: Vec<Span>,
    /// What is said, in the order of the text, quotation marks included.
    pub content: Vec<Span>,
    /// In which manner the words are given.
    pub kind: Kind,
    /// Whose words they are.
    pub speaker: Speaker,
    /// What the speaker does by saying it.
    pub how: How,
    /// To whom, on what occasion and when it was said.
    pub setting: Setting,
    /// What the article says against relying on it.
    pub caveats: Vec<Caveat>,
    /// Index of the statement in whose content this one lies: that one's speaker tells what this one's is to have said.
    pub nested_in: Option<u32>,
    /// It stands in the headline, which is no body: its spans lie there, and it may be told again in the body.
    pub is_headline: bool,
    /// The share of such findings that were right on gold, in hundredths.
    pub confidence: u8,
}

impl Statement {
    /// The spans of all fields, each with the field's name in the store.
    pub fn spans(&self) -> impl Iterator<Item = (&'static str, Span)> {
        let lists = [("source", &self.source), ("cue", &self.cue), ("content", &self.content)];
        let lists = lists.into_iter().flat_map(|(field, spans)| spans.iter().map(move |&span| (field, span)));
        let party = |field, party: Option<Party>| party.map(|party| (field, party.span));
        let (speaker, setting) = (&self.speaker, &self.setting);
        let one = [
            party("for", speaker.on_behalf_of),
            speaker.unnamed.map(|unnamed| ("role", unnamed.role)),
            speaker.unnamed.and_then(|unnamed| unnamed.reason).map(|span| ("anonymity", span)),
            party("addressee", setting.addressee),
            setting.occasion.map(|occasion| ("occasion", occasion.span)),
            party("outlet", setting.outlet),
        ];
        let certainty = self.how.certainty.iter().map(|words| ("certainty", words.span));
        let caveats = self.caveats.iter().map(|caveat| ("caveat", caveat.span));
        lists.chain(one.into_iter().flatten()).chain(certainty).chain(caveats)
    }

    /// All entities that the statement points at, as indices into [`Facts::entities`](super::Facts::entities).
    pub fn entity_idxs(&self) -> impl Iterator<Item = u32> {
        let Speaker { entities, candidates, on_behalf_of, .. } = &self.speaker;
        let parties = [*on_behalf_of, self.setting.addressee, self.setting.outlet].into_iter().flatten();
        entities.iter().chain(candidates).copied().chain(parties.filter_map(|party| party.entity_idx))
    }
}

/// Who and what an article speaks of, as far as it was found before its statements.
pub(super) struct Known<'f> {
    pub(super) entities: &'f [Entity],
    pub(super) mentions: &'f [Mention],
    pub(super) times: &'f [Time],
}

/// The statements of an article in the order of their content, and what was seen and not understood.
pub(super) fn find(annotated: &Annotated<'_>, tags: &Tags, known: &Known<'_>) -> (Vec<Statement>, Vec<Note>) {
    let text = &Text::new(annotated, tags, known);
    let (mut statements, mut notes) = direct(text);
    tagged::add(text, &mut statements);
    quoted::complete(annotated, &mut statements);
    quoted::follow_on(annotated, &mut statements);
    let is_told =
        |note: &Note| statements.iter().flat_map(|statement| &statement.content).any(|part| part.contains(note.span));
    notes.retain(|note| !is_told(note));
    let unpaired = annotated.unpaired_marks().iter().map(|&span| Note { span, what: "quotation mark pairs with none" });
    notes.extend(unpaired);
    notes.extend(tagged::lone_cues(text, &statements));
    notes.sort_by_key(|note| note.span);
    goes_on::fill(text, &mut statements);
    how::fill(text, &mut statements);
    let mut nested = nested::find(text, &statements);
    for (_, inner) in &mut nested {
        how::fill(text, std::slice::from_mut(inner));
    }
    let mut statements = with_nested(statements, nested);
    kind::fill(text, &mut statements);
    setting::fill(text, &mut statements);
    caveat::attach(text, &mut statements);
    headline::insert(headline::find(annotated.article(), known), &mut statements);
    (statements, notes)
}

/// Statements with those that lie in them, in the order of the text; the outer one first.
fn with_nested(statements: Vec<Statement>, nested: Vec<(u32, Statement)>) -> Vec<Statement> {
    let outer = (0..).zip(statements).map(|(idx, statement)| (Some(idx), None, statement));
    let inner = nested.into_iter().map(|(outer_idx, statement)| (None, Some(outer_idx), statement));
    let mut all: Vec<(Option<u32>, Option<u32>, Statement)> = outer.chain(inner).collect();
    all.sort_by_key(|(_, outer_idx, it)| (it.content[0].start(), outer_idx.is_some(), it.content[0], it.cue[0]));
    let mut places = vec![0; all.len()];
    for (place, (idx, ..)) in (0..).zip(&all) {
        if let Some(idx) = idx {
            places[*idx as usize] = place;
        }
    }
    let with_place = |(_, outer_idx, statement): (_, Option<u32>, _)| Statement {
        nested_in: outer_idx.map(|outer_idx| places[outer_idx as usize]),
        ..statement
    };
    all.into_iter().map(with_place).collect()
}

/// Finds direct quotations with the cue and the source that stand beside them.
///
/// **Finds** “We will wait,” Orlec said. / said Ana Orlec, the mayor. / Orlec told reporters: “We will wait.” / “Wait,” he
/// said. “We have time.” and quotations that run over paragraphs.
///
/// **Leaves alone** quoted words inside a sentence of the writer's own (“victory plan”), and quotations without a source
/// beside them: those it tells of in a note. Pronouns and posts ("he", "the mayor") are sources whose speaker stays open.
///
/// **Source**: the attributions of PARC and PolNeAR: content with its quotation marks, cue with its auxiliaries.
fn direct(text: &Text<'_, '_>) -> (Vec<Statement>, Vec<Note>) {
    let annotated = text.annotated;
    let outermost: Vec<&Quotation> = annotated.quotations().iter().filter(|quotation| quotation.depth == 0).collect();
    let (mut statements, mut notes) = (Vec::new(), Vec::new());
    let mut quotation_idx = 0;
    while let Some(quotation) = outermost.get(quotation_idx) {
        let Some(attribution) = attribution::beside(annotated, quotation) else {
            notes.extend(is_free_standing(annotated, quotation).then(|| note(quotation)));
            quotation_idx += 1;
            continue;
        };
        let next = outermost.get(quotation_idx + 1).copied();
        let content: Vec<&Quotation> =
            std::iter::once(*quotation).chain(continuation(annotated, &attribution, next)).collect();
        quotation_idx += content.len();
        statements.push(statement(text, &attribution, &content));
    }
    (statements, notes)
}

fn note(quotation: &Quotation) -> Note {
    Note { span: quotation.parts[0].span, what: "quotation has no speaker" }
}

fn statement(text: &Text<'_, '_>, attribution: &Attribution, content: &[&Quotation]) -> Statement {
    let annotated = text.annotated;
    Statement {
        source: vec![attribution.source_span(annotated)],
        cue: vec![attribution.cue_span(annotated)],
        content: content.iter().flat_map(|quotation| quotation.parts.iter().map(|part| part.span)).collect(),
        speaker: speaker::speaker(text, std::slice::from_ref(&attribution.source)),
        confidence: attribution.confidence(annotated),
        ..Statement::default()
    }
}

/// The quotation after the first that the same attribution covers: "“One,” he said. “Two.”"
fn continuation<'q>(
    annotated: &Annotated<'_>,
    attribution: &Attribution,
    next: Option<&'q Quotation>,
) -> Option<&'q Quotation> {
    let next = next.filter(|_| attribution.place != Place::Before)?;
    let goes_on = goes_on_after_cue(annotated, attribution, next) && attribution::after(annotated, next).is_none();
    goes_on.then_some(next)
}

fn last_token(quotation: &Quotation) -> usize {
    quotation.parts.last().map_or(0, |part| part.tokens.end - 1)
}

/// Whether a quotation goes on after an attribution in the middle: in its sentence after a comma ("“We wait,” Orlec said,
/// “for the spring.”"), or as the whole of the next one ("“We wait,” Orlec said. “We have time.”").
fn goes_on_after_cue(annotated: &Annotated<'_>, attribution: &Attribution, next: &Quotation) -> bool {
    let end = attribution.cue.end.max(attribution.source.end);
    let start = next.parts[0].tokens.start;
    let sentence = sentence_of(annotated, end - 1);
    let opens_another =
        |token_idx: usize| matches!(annotated.word(token_idx), ":" | "“" | "”" | "\"" | "''" | "‘" | "«");
    let says_more = |token_idx: usize| annotated.tokens()[token_idx].has(Classes::CUE);
    if (end..start).any(|token_idx| opens_another(token_idx) || says_more(token_idx)) {
        return false;
    }
    if sentence.contains(&start) {
        return annotated.word(start - 1) == ",";
    }
    let last = last_token(next);
    // A stop may stand after the closing mark.
    let is_whole = sentence_of(annotated, last).end <= last + 2;
    sentence.end == start && in_same_paragraph(annotated, end - 1, start) && is_whole
}

/// Whether a quotation reads as a sentence of its own: it starts with a capital and ends with a mark of a sentence or clause.
fn is_free_standing(annotated: &Annotated<'_>, quotation: &Quotation) -> bool {
    let (Some(first), Some(last)) = (quotation.parts.first(), quotation.parts.last()) else { return false };
    let inside = &annotated.tokens()[first.tokens.start + 1..first.tokens.end];
    let n_words = inside.iter().filter(|token| token.is_word()).count();
    let starts_sentence = attribution::starts_like_sentence(annotated, quotation);
    starts_sentence && n_words >= SHORTEST_SENTENCE && ends_clause(annotated, last.tokens.end - 1)
}

/// Fewer words in quotation marks are a label more often than a sentence.
const SHORTEST_SENTENCE: usize = 3;

/// Whether the mark before or after the closing quotation mark ends a sentence or clause.
fn ends_clause(annotated: &Annotated<'_>, closing: usize) -> bool {
    let mark =
        |token_idx: usize| annotated.tokens().get(token_idx).map_or("", |token| annotated.article().slice(token.span));
    let ends = |mark: &str| matches!(mark, "." | "," | "?" | "!" | "…" | "..." | "—" | "–" | "-");
    ends(mark(closing - 1)) || matches!(mark(closing + 1), "." | ",")
}

#[cfg(test)]
mod caveat_tests;
#[cfg(test)]
mod how_tests;
#[cfg(test)]
mod marked;
#[cfg(test)]
mod nested_tests;
#[cfg(test)]
mod setting_tests;
#[cfg(test)]
mod speaker_tests;
#[cfg(test)]
mod tests;
