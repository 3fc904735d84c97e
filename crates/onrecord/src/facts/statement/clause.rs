//! What hangs on which verb: walks in the trees of a [`Text`] that several finders share.

use std::ops::Range;

use super::text::Text;
use crate::tagging::PartOfSpeech;

impl Text<'_, '_> {
    /// From the first to the last of the words under a word, but for what hangs on it by one of these relations.
    pub(super) fn whole(&self, top: usize, but: &[&str]) -> Range<usize> {
        let (mut first, mut last) = (top, top);
        let mut open = vec![top];
        while let Some(at) = open.pop() {
            (first, last) = (first.min(at), last.max(at));
            open.extend(self.children(at).filter(|&child| at != top || !but.contains(&self.relation(child))));
        }
        first..last + 1
    }

    /// The words after a stretch that hang on its head all the same: "the amount | it pays for the dam". Not what a comma,
    /// "and" or a dash parts from it.
    pub(super) fn rest_of(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let whole = self.whole(self.head_of(words)?, &["punct", "parataxis", "conj", "cc", "appos"]);
        let more = words.end..whole.end;
        let first = more.clone().next()?;
        let parts = self.word(first) == "," || (more.len() == 1 && !self.is_word(first));
        (!parts).then_some(more)
    }

    /// Where the speaker's next act begins within the content of a cue: "said it was late | and left".
    pub(super) fn end_before_next_verb(&self, cue: &Range<usize>, content: &Range<usize>) -> Option<usize> {
        let verb = self.head_of(cue)?;
        let is_next = |&at: &usize| {
            self.relation(at) == "conj"
                && content.contains(&at)
                && self.is_verb(at)
                && self.child(at, &["nsubj", "nsubj:pass"]).is_none()
        };
        let next = self.children(verb).find(is_next)?;
        let mut end = self.whole(next, &[]).start;
        while end > content.start && self.word(end - 1) == "," {
            end -= 1;
        }
        (end > content.start).then_some(end)
    }

    /// Who says what a verb says: its subject, or that of the verb that it goes with ("Orlec left, saying …"). Who is said to
    /// do something, or seems to, does not say it.
    pub(super) fn speaking_subject(&self, verb: usize) -> Option<usize> {
        let seems = ["seem", "seems", "seemed", "appear", "appears", "appeared"];
        if self.part_of_speech(verb) != Some(PartOfSpeech::Verb) || seems.contains(&self.word(verb)) {
            return None;
        }
        let is_passive = |at: usize| self.child(at, &["nsubj:pass", "aux:pass"]).is_some();
        let mut at = verb;
        for _ in 0..FURTHEST_SUBJECT {
            if is_passive(at) {
                return self.child(at, &["obl:agent"]).filter(|&agent| self.preposition(agent) == "by");
            }
            if let Some(subject) = self.child(at, &["nsubj"]) {
                return Some(subject);
            }
            // "Asked, Orlec left": a participle of the past without a subject is passive.
            let is_active = self.word(at).ends_with("ing");
            match self.relation(at) {
                "conj" => at = self.head(at)?,
                "advcl" if is_active => at = self.head(at)?,
                "acl" if is_active => return self.head(at),
                _ => return None,
            }
        }
        None
    }

    /// Who says what a noun says: "a warning by Orlec", "the dismissal of the deal from the mayor", "Orlec’s plea". Reports come from
    /// where something happened.
    pub(super) fn speaking_maker(&self, noun: usize) -> Option<usize> {
        if self.part_of_speech(noun) != Some(PartOfSpeech::Noun) {
            return None;
        }
        let is_report = self.is_any(noun, &["report", "reports", "news", "footage", "images", "quote", "quotes"]);
        let makes = |&at: &usize| match self.relation(at) {
            "nmod:poss" => true,
            "nmod" => self.preposition(at) == "by" || self.preposition(at) == "from" && !is_report,
            _ => false,
        };
        self.children(noun).find(makes)
    }

    /// The word that says how a noun hangs on another: "by" of "by the mayor".
    pub(super) fn preposition(&self, noun: usize) -> &str {
        self.child(noun, &["case"]).map_or("", |case| self.word(case))
    }
}

/// Verbs that go with each other, at most.
const FURTHEST_SUBJECT: usize = 4;
