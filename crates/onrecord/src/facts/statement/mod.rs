//! Who said what: direct quotations by rule, all other statements by what a model says of the words.

mod attribution;
mod before_cue;
mod caveat;
mod caveat_target;
mod clause;
mod cue_and_source;
mod direct;
mod field;
mod goes_on;
mod headline;
mod how;
mod kind;
mod nested;
mod quotation;
mod quoted;
mod setting;
mod spans;
mod speaker;
mod tagged;
mod text;
mod tokens;
mod unnamed;

pub use field::{
    Attitude, Caution, Caveat, Certainty, How, Kind, Modality, Occasion, OccasionKind, Outcome, Party, Setting,
    Speaker, Stance, Sureness, Unnamed,
};

use std::collections::BTreeSet;

use super::{Entity, Mention, Note, Time, text::Text as Words};
use crate::text::Span;
use spans::{contents, part_around};
use text::Text;

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
pub(super) fn find(words: &Words<'_, '_>, known: &Known<'_>) -> (Vec<Statement>, Vec<Note>) {
    let (text, annotated) = (&Text::new(words, known), words.annotated);
    let (mut statements, untold) = direct::find(text);
    tagged::add(text, &mut statements);
    quoted::complete(annotated, &mut statements);
    quoted::follow_on(annotated, &mut statements);
    before_cue::fill(text, &mut statements);
    let notes = notes(text, &statements, untold);
    goes_on::fill(text, &mut statements);
    how::fill(text, &mut statements);
    nested::add(text, &mut statements);
    kind::fill(text, &mut statements);
    setting::fill(text, &mut statements);
    let dropped = caveat::attach(text, &mut statements);
    statements.extend(headline::find(annotated.article(), known));
    (in_order(statements, &dropped), notes)
}

/// What was seen and not understood: of quotations without a speaker, those that no statement has.
fn notes(text: &Text<'_, '_>, statements: &[Statement], mut untold: Vec<Note>) -> Vec<Note> {
    let told = contents(statements);
    untold.retain(|note| part_around(&told, note.span).is_none());
    let unpaired = text.annotated.unpaired_marks().iter();
    untold.extend(unpaired.map(|&span| Note { span, what: "quotation mark pairs with none" }));
    untold.extend(tagged::lone_cues(text, statements));
    untold.sort_by_key(|note| note.span);
    untold
}

/// Statements in the order of the text, an outer one before what lies in it, without those at the dropped indices.
fn in_order(statements: Vec<Statement>, dropped: &BTreeSet<usize>) -> Vec<Statement> {
    let mut places = vec![None; statements.len()];
    let kept = statements.into_iter().enumerate().filter(|(idx, _)| !dropped.contains(idx));
    let mut kept: Vec<(usize, Statement)> = kept.collect();
    kept.sort_by_key(|(_, it)| (it.content[0].start(), it.nested_in.is_some(), it.content[0], it.cue[0]));
    for (place, (idx, _)) in (0..).zip(&kept) {
        places[*idx] = Some(place);
    }
    let with_place = |(_, statement): (usize, Statement)| Statement {
        nested_in: statement.nested_in.and_then(|outer_idx| places[outer_idx as usize]),
        ..statement
    };
    kept.into_iter().map(with_place).collect()
}

#[cfg(test)]
mod caveat_tests;
#[cfg(test)]
mod how_tests;
#[cfg(test)]
mod nested_tests;
#[cfg(test)]
mod setting_tests;
#[cfg(test)]
mod speaker_tests;
#[cfg(test)]
mod tests;
