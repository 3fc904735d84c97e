//! What a content shows of the manner, where its cue is neutral.

use std::ops::Range;

use super::{
    super::{Attitude, Kind, Modality, Statement, text::Text},
    Reading,
    condition::is_conditional,
    cue, main_clause,
};
use crate::tagging::PartOfSpeech;

/// The modality that most sentences of a content have; of two that are as many, the earlier.
pub(super) fn modality(text: &Text<'_, '_>, statement: &Statement, reading: &Reading) -> Modality {
    let words = statement.content.iter().map(|&span| text.words(span));
    let sentences = words.flat_map(|words| sentences(text, words)).take(MOST_SENTENCES);
    let found: Vec<Modality> =
        sentences.map(|words| Clause::of(text, words).modality(&Speech { statement, reading })).collect();
    let count = |modality: Modality| found.iter().filter(|other| **other == modality).count();
    found.iter().copied().rev().max_by_key(|&modality| count(modality)).unwrap_or_default()
}

/// Sentences of a content that are asked, and words of a sentence: what stands further on does not change much.
const MOST_SENTENCES: usize = 8;
const MOST_WORDS: usize = 80;

fn sentences(text: &Text<'_, '_>, words: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let first = text.sentence_idx(words.start);
    let all = text.annotated.words_of_sentences()[first..].iter();
    let cut = move |sentence: &Range<usize>| sentence.start.max(words.start)..sentence.end.min(words.end);
    all.map(cut).take_while(|part| !part.is_empty()).map(|part| part.start..part.end.min(part.start + MOST_WORDS))
}

/// The statement that a clause is of.
struct Speech<'s> {
    statement: &'s Statement,
    reading: &'s Reading,
}

/// The main clause of a sentence of a content.
struct Clause<'t, 'r, 'a> {
    text: &'t Text<'r, 'a>,
    words: Range<usize>,
    /// The subject, up to its last word.
    subject: Range<usize>,
    /// From the first auxiliary to the verb or what stands for it; not empty where there is a clause.
    group: Range<usize>,
    is_conditional: bool,
}

impl<'t, 'r, 'a> Clause<'t, 'r, 'a> {
    fn of(text: &'t Text<'r, 'a>, words: Range<usize>) -> Clause<'t, 'r, 'a> {
        let start = words.clone().find(|&at| text.is_word(at) && !opens(text, at)).unwrap_or(words.end);
        let words = start..words.end;
        let (subject, group) = main_clause::subject_and_group(text, &words);
        let is_conditional = is_conditional(text, &words, &group);
        Clause { text, words, subject, group, is_conditional }
    }

    fn modality(&self, speech: &Speech<'_>) -> Modality {
        let is_own = self.is_own(speech);
        if self.is_conditional {
            return Modality::Conditional;
        }
        self.by_phrase(is_own, speech).or_else(|| self.by_auxiliary(is_own, speech)).unwrap_or_default()
    }

    /// "I", "we", and any subject that is the speaker or that he stands for: "she", "his country", "the ministry".
    fn is_own(&self, speech: &Speech<'_>) -> bool {
        let Some(last) = self.subject.clone().last() else { return false };
        let (text, first) = (self.text, self.subject.start);
        if self.subject.len() == 1 && text.is_any(first, &["i", "we"]) {
            return true;
        }
        let speaker = &speech.statement.speaker;
        let entity = text.entity_ending(last);
        let stands_for = || {
            let behalf = speaker.on_behalf_of.and_then(|party| party.entity_idx);
            let in_source = || speech.statement.source.iter().any(|&span| text.names(span, entity));
            entity.is_some() && (behalf == entity || in_source())
        };
        let is_house =
            || text.is_any(first, &["his", "her", "its", "their", "our", "my"]) && text.is_any(last, &HOUSES);
        // "the ministry" of a speaker from the ministry.
        let same_noun =
            || !text.is_capital(last) && speech.statement.source.iter().any(|&span| text.is_also_in(span, last));
        let pronoun = || {
            let is_open = speaker.entities.is_empty() || entity.is_none();
            // In his own words the speaker is "I".
            let is_told = speech.statement.kind != Kind::Direct;
            self.subject.len() == 1 && is_told && is_open && text.is_any(first, &["he", "she", "it", "they"])
        };
        entity.is_some_and(|entity| speaker.entities.contains(&entity))
            || stands_for()
            || is_house()
            || same_noun()
            || pronoun()
    }

    /// "is ready to", "hopes to", "we reject", "is expected to", "is false".
    fn by_phrase(&self, is_own: bool, speech: &Speech<'_>) -> Option<Modality> {
        let at = self.predicate()?;
        let text = self.text;
        if is_own {
            if text.is_any(at, &["involved", "responsible", "guilty", "aware"]) && self.is_negated() {
                return Some(Modality::Denied);
            }
            return self.own_phrase(at, speech);
        }
        let words = ["false", "untrue", "baseless", "unfounded", "groundless", "nonsense", "fabricated"];
        // "is a lie"; houses lie below a river.
        let is_lie = text.is_any(at, &["lie", "lies"]) && !text.is_verb(at) && at > self.group.start;
        let is_untrue = text.is_any(at, &words) || is_lie;
        (is_untrue && !self.is_negated() && self.subject.len() <= LONGEST_TOPIC).then_some(Modality::Denied)
    }

    /// What the speaker says that he does: the table of cues has it.
    fn own_phrase(&self, at: usize, speech: &Speech<'_>) -> Option<Modality> {
        let text = self.text;
        // "have no plans": the verb says nothing by itself.
        let places = if text.is_any(at, &["have", "has", "had", "see", "make"]) { at..at + 2 } else { at..at + 1 };
        let starts = self.group.start.max(at.saturating_sub(1))..places.end;
        let row = starts.rev().filter_map(|at| text.cues(at).next()).max_by_key(|(row, _)| row.rest.len());
        let (row, _) = row?;
        if self.is_told(speech)
            || row.attitude == "silence"
            || self.has_auxiliary(&["would", "could", "might"]) && !text.is(at, "like")
        {
            return None;
        }
        let modality = row.modality.map(cue::modality).filter(|&modality| modality != Modality::Asserted)?;
        match (self.is_negated(), modality) {
            (false, modality) => Some(modality),
            (true, Modality::Promised) => Some(Modality::Denied),
            (true, _) => None,
        }
    }

    /// "he had instructed the army", “We invited him”: what was done is told, and not done by saying so.
    fn is_told(&self, speech: &Speech<'_>) -> bool {
        let is_perfect = self.group.clone().any(|at| self.text.is_any(at, &["has", "had", "have", "'ve", "’ve"]));
        let verb = self.predicate().map_or("", |at| self.text.word(at));
        let is_past = speech.statement.kind == Kind::Direct && verb.ends_with("ed") && self.group.len() == 1;
        is_past || is_perfect && verb.ends_with("ed")
    }

    fn by_auxiliary(&self, is_own: bool, speech: &Speech<'_>) -> Option<Modality> {
        let text = self.text;
        if self.is_imperative() {
            return Some(Modality::Requested);
        }
        let is_past = self.group.clone().any(|at| text.is(at, "have")) && !self.has_auxiliary(&["will", "'ll", "’ll"]);
        if self.has_auxiliary(&["should", "must", "ought"]) || self.is_due(&["need", "needs", "have", "has"]) {
            return (!is_past).then_some(Modality::Requested);
        }
        let is_future =
            self.has_auxiliary(&["will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d"]) || self.is_going();
        let is_feared = speech.reading.attitude == Attitude::Warning && self.has_auxiliary(&["could", "may", "might"]);
        if is_past || !(is_future || is_feared) {
            return None;
        }
        Some(match (is_own && is_future && self.is_act(), self.is_negated()) {
            (true, true) => Modality::Denied,
            (true, false) => Modality::Promised,
            (false, _) => Modality::Predicted,
        })
    }

    /// The verb, or the adjective or noun that stands for it.
    fn predicate(&self) -> Option<usize> {
        self.group.clone().last()
    }

    fn has_auxiliary(&self, words: &[&str]) -> bool {
        self.group.clone().any(|at| self.text.is_any(at, words))
    }

    fn is_negated(&self) -> bool {
        self.group.clone().any(|at| self.text.negates(at))
    }

    /// "need to", "has to".
    fn is_due(&self, verbs: &[&str]) -> bool {
        let ends = self.group.start..self.group.end;
        ends.into_iter().any(|at| self.text.is_any(at, verbs) && self.text.is(at + 1, "to"))
    }

    /// "is going to", "is expected to", "is set to", "is likely to", "is about to".
    fn is_going(&self) -> bool {
        const GOING: [&str; 9] = ["going", "expected", "set", "likely", "unlikely", "about", "due", "poised", "bound"];
        self.group
            .clone()
            .any(|at| self.text.is_any(at, &GOING) && self.text.is(at + 1, "to") && !self.text.is(at + 2, "have"))
    }

    /// Whether the verb is something that one does, and not what befalls one: "we will suffer" promises nothing.
    fn is_act(&self) -> bool {
        let Some(at) = self.predicate() else { return false };
        let is_being = self.group.clone().any(|at| self.text.is_any(at, &["be", "been"]));
        let is_doing = self.text.word(at).ends_with("ing") || self.text.is_any(at, &["there", "ready", "back"]);
        !self.text.is_any(at, &BEFALLS) && (!is_being || is_doing)
    }

    /// "Do not wait", "Let us go", "Please leave": the verb comes first and in its base form.
    fn is_imperative(&self) -> bool {
        let (text, first) = (self.text, self.words.start);
        if text.is_any(first, &["please", "let", "stop"])
            || text.is_any(first, &["do", "don"]) && text.negates(first + 1)
        {
            return text.is_capital(first);
        }
        self.subject.is_empty()
            && self.predicate() == Some(first)
            && text.part_of_speech(first) == Some(PartOfSpeech::Verb)
            && text.is_capital(first)
            && !text.word(first).ends_with("ing")
            && !text.word(first).ends_with("ed")
            && text.hangs_outside(first, &self.words)
    }
}

/// Words before the clause: "that", "yes", "but".
fn opens(text: &Text<'_, '_>, at: usize) -> bool {
    text.is_any(at, &["that", "and", "but", "so", "yes", "no", "well", "because"])
        && !text.is_any(at + 1, &["is", "was", "would", "will", "’s", "'s"])
}

/// Longer subjects are not "the reports".
const LONGEST_TOPIC: usize = 6;

/// What a leader or spokesman stands for.
const HOUSES: [&str; 24] = [
    "country",
    "government",
    "administration",
    "ministry",
    "party",
    "company",
    "team",
    "nation",
    "troops",
    "forces",
    "army",
    "military",
    "side",
    "group",
    "organisation",
    "organization",
    "office",
    "agency",
    "department",
    "firm",
    "union",
    "movement",
    "coalition",
    "cabinet",
];

/// What befalls a subject.
const BEFALLS: [&str; 26] = [
    "see",
    "be",
    "have",
    "need",
    "die",
    "lose",
    "know",
    "win",
    "become",
    "get",
    "suffer",
    "face",
    "remain",
    "survive",
    "fall",
    "feel",
    "want",
    "like",
    "hear",
    "learn",
    "find",
    "understand",
    "experience",
    "require",
    "end",
    "prevail",
];
