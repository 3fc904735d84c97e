//! The forms in which a headline says who said something. Positions are tokens of the headline alone.

use std::ops::Range;

use super::Names;
use crate::{
    annotate::{Annotated, Shape, Token},
    facts::figure::{is_plural, singular},
    lexicon::{Classes, Noun, NounKind, classes_of, cues_from, is_outlet_word, noun},
};

/// Who, by which words or mark, said what.
pub(super) struct Found {
    pub(super) source: Range<usize>,
    pub(super) cue: Range<usize>,
    pub(super) content: Range<usize>,
}

/// All that a headline says was said: in each of its parts where a verb says so, else by the mark between two parts.
pub(super) fn all(annotated: &Annotated<'_>, names: &Names<'_>) -> Vec<Found> {
    let line = Line::new(annotated, names);
    let parts = line.parts();
    let mut found: Vec<Found> =
        parts.iter().filter_map(|part| line.after_content(part).or_else(|| line.before_content(part))).collect();
    if let (true, [first, second]) = (found.is_empty(), parts.as_slice()) {
        found.extend(line.around_mark(first, second));
    }
    found
}

/// What a word denotes, in singular or plural.
pub(super) fn denotes(word: &str) -> Option<Noun> {
    let lower = word.to_lowercase();
    noun(&lower).or_else(|| noun(&singular(&lower)))
}

/// The tokens of a headline.
struct Line<'r, 'a> {
    annotated: &'r Annotated<'a>,
    names: &'r Names<'r>,
    /// For each token, whether it lies in quotation marks or is one.
    is_quoted: Vec<bool>,
}

impl<'r, 'a> Line<'r, 'a> {
    fn new(annotated: &'r Annotated<'a>, names: &'r Names<'r>) -> Line<'r, 'a> {
        let mut is_quoted = vec![false; annotated.tokens().len()];
        let outermost = annotated.quotations().iter().filter(|quotation| quotation.depth == 0);
        for part in outermost.flat_map(|quotation| &quotation.parts) {
            is_quoted[part.tokens.clone()].fill(true);
        }
        Line { annotated, names, is_quoted }
    }

    /// The stretches between marks that part a headline: colons, dashes, bars, and the ends of sentences.
    fn parts(&self) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = 0;
        for at in (0..self.n_tokens()).filter(|&at| self.parts_line(at)) {
            parts.push(start..at);
            start = at + 1;
        }
        parts.push(start..self.n_tokens());
        parts.retain(|part| !part.is_empty());
        parts
    }

    fn parts_line(&self, at: usize) -> bool {
        if self.is_quoted[at] {
            return false;
        }
        match self.word(at) {
            ":" | ";" | "|" | "—" | "–" | "…" | "..." => true,
            "?" | "!" => !self.touches_next(at),
            "-" => at > 0 && !self.touches_next(at - 1) && !self.touches_next(at),
            // “No. 1” goes on; so does “Gen. Orlec”, which the sentences know.
            "." => self.ends_sentence(at) && self.annotated.tokens().get(at + 1).is_none_or(Token::is_word),
            _ => false,
        }
    }

    fn ends_sentence(&self, at: usize) -> bool {
        let sentences = self.annotated.sentences();
        let sentence_idx = sentences.partition_point(|sentence| sentence.tokens.end <= at);
        sentences.get(sentence_idx).is_some_and(|sentence| sentence.tokens.end == at + 1)
    }

    fn touches_next(&self, at: usize) -> bool {
        let tokens = self.annotated.tokens();
        tokens.get(at + 1).is_some_and(|next| tokens[at].touches(next))
    }

    /// “Dam will hold, says mayor”, “Dam will hold, mayor says”, “‘We wait’ says Orlec”, “Dam will hold, according to report”.
    fn after_content(&self, part: &Range<usize>) -> Option<Found> {
        if self.word(part.end) == ":" {
            return None;
        }
        let ends_content = |at: usize| {
            let closes = self.is_quoted[at - 1] && !self.is_quoted[at];
            !self.is_quoted[at] && (self.word(at) == "," || closes || self.is_at(at, &["according", "to"]))
        };
        let end = (part.start + 1..part.end).rev().find(|&at| ends_content(at))?;
        let tail = end + usize::from(self.word(end) == ",")..part.end;
        let (source, cue) = self.tail(&tail)?;
        // A comma before the closing mark belongs to the quotation.
        self.found(source, cue, part.start..end)
    }

    fn tail(&self, tail: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        if self.is_at(tail.start, &["according", "to"]) {
            let source = tail.start + 2..tail.end;
            return self.is_source(&source).then_some((source, tail.start..tail.start + 2));
        }
        if self.says(tail.start) && self.is(tail.start, &FIRST) {
            let source = tail.start + 1..tail.end;
            return self.is_source(&source).then_some((source, tail.start..tail.start + 1));
        }
        let last = tail.end.checked_sub(1).filter(|&last| last > tail.start && self.says(last))?;
        let cue = self.with_helpers(tail.start, last);
        let source = tail.start..cue.start;
        (self.is_source(&source)).then_some((source, cue))
    }

    /// “Orlec says dam will hold”, “Dam breaks, mayor says town must wait”.
    fn before_content(&self, part: &Range<usize>) -> Option<Found> {
        let verb = part.clone().find(|&at| !self.is_quoted[at] && self.says(at))?;
        if self.word(part.end) == ":" && self.is_quoted.get(part.end + 1) == Some(&true) {
            // “Orlec warns council: ‘We wait’”: the quotation is what is said.
            return None;
        }
        let comma = (part.start..verb).rev().find(|&at| self.word(at) == ",");
        let start = comma.map_or(part.start, |comma| comma + 1);
        let start = start + usize::from(self.is(start, &["but", "and"]));
        let cue = self.with_helpers(start, verb);
        let source = start..cue.start;
        // “Orlec, Brandt say”: of two the first is no less a source.
        let is_second = comma.is_some_and(|comma| (part.start..comma).all(|at| self.names.is_name(at)));
        let is_hearsay = self.is(verb, &["say", "said", "says"]) && self.is(verb + 1, &["to"]);
        if is_second || is_hearsay || self.is_open(&cue) || !self.is_source(&source) {
            return None;
        }
        if self.is(verb + 1, &WHERE) {
            // “Dam will hold, mayor says in letter”
            return self.found(source, cue, part.start..comma?);
        }
        let content = self.content_start(verb, part.end)?..self.content_end(verb, part.end);
        self.found(source, cue, content)
    }

    /// After “tells”, what follows the addressee.
    fn content_start(&self, verb: usize, end: usize) -> Option<usize> {
        if !self.is(verb, &["tells", "told"]) {
            return Some(verb + 1);
        }
        let opens = |at: &usize| self.is_quoted[*at] || self.is(*at, &["to", "that", "he", "she", "they", "it", "not"]);
        let start = (verb + 2..end.min(verb + LONGEST_SOURCE)).find(opens)?;
        let parts = Classes::PREPOSITION.with(Classes::CONJUNCTION);
        let is_addressee =
            (verb + 1..start).all(|at| !self.annotated.tokens()[at].has(parts) && !self.is(at, &NO_SOURCE));
        is_addressee.then_some(start)
    }

    /// The end of the part, or where the headline goes on in its own voice: “…, urges calm”, “… as river rises”, “… amid floods”.
    fn content_end(&self, verb: usize, end: usize) -> usize {
        let goes_on = |&at: &usize| {
            !self.is_quoted[at]
                && match self.word(at) {
                    "," => self.goes_on(at + 1) || self.names.is_name(at + 1) && self.is_act(at + 2),
                    "but" => self.is_act(at + 1),
                    "and" => self.says(at + 1) || self.is_quoted[at - 1] && self.is_act(at + 1),
                    "as" => (at + 2..at + 5).any(|next| self.is_act(next)),
                    "amid" => true,
                    _ => false,
                }
        };
        (verb + 2..end).find(goes_on).unwrap_or(end)
    }

    /// “, shifts focus”, “, citing costs”: what the source does besides.
    fn goes_on(&self, at: usize) -> bool {
        self.ends_like_verb(at) && !self.is(at + 1, &[",", "and"]) || self.is(at, &["but", "and", "citing", "despite"])
    }

    /// “shifts”, “passes”: a word in the form of a verb of headlines that the tables do not know as a noun.
    fn ends_like_verb(&self, at: usize) -> bool {
        let is_lower = self.annotated.tokens().get(at).is_some_and(|token| token.shape == Shape::Lower);
        let word = self.word(at);
        is_lower
            && word.ends_with('s')
            && word.len() > 2
            && !self.is_post(at)
            && !self.is(at, &WRITTEN)
            && denotes(word).is_none()
    }

    fn is_post(&self, at: usize) -> bool {
        self.annotated.tokens()[at].has(POSTS)
    }

    /// What a colon or a dash alone shows to be said.
    fn around_mark(&self, first: &Range<usize>, second: &Range<usize>) -> Option<Found> {
        let mark = first.end;
        if second.start != mark + 1 || second.end < self.n_tokens() {
            return None;
        }
        match self.word(mark) {
            ":" => self.before_colon(first, second).or_else(|| self.after_mark(first, second)),
            "—" | "–" | "-" => self.after_mark(first, second),
            _ => None,
        }
    }

    /// “Orlec: ‘We wait’”, “Orlec on dam: ‘We wait’”, “Orlec slams council: ‘They wait’”, “Police: Dam will hold”.
    fn before_colon(&self, first: &Range<usize>, second: &Range<usize>) -> Option<Found> {
        let mark = first.end..first.end + 1;
        let is_quotation = self.is_whole_quotation(second);
        let is_said = is_quotation || (self.is_clause(second) || self.is_partly_quoted(second)) && self.can_say(first);
        if is_said && self.is_source(first) && !first.clone().any(|at| self.ends_like_verb(at)) {
            return self.found(first.clone(), mark, second.clone());
        }
        let reach = first.start + 1..first.end.min(first.start + LONGEST_SOURCE);
        let after = reach.into_iter().find(|&at| self.is_act(at) || self.is(at, &TO_WHAT)).filter(|_| is_quotation)?;
        let source = first.start..after;
        let acts = self.is_act(after);
        let speaks = self.is_source(&source) && (!acts || self.can_say(&source));
        let cue = if acts { after..after + 1 } else { mark };
        if speaks { self.found(source, cue, second.clone()) } else { None }
    }

    /// “‘We wait’: Orlec”, “Dam will hold: police”, “Dam ‘will hold’ – Orlec”.
    fn after_mark(&self, first: &Range<usize>, second: &Range<usize>) -> Option<Found> {
        let is_quoted = first.clone().any(|at| self.is_quoted[at]);
        let is_said = is_quoted || self.word(first.end) == ":" && self.is_clause(first);
        let is_outlet = second.clone().any(|at| is_outlet_word(&self.word(at).to_lowercase()));
        if !is_said || is_outlet || !self.is_source(second) || !self.can_say(second) {
            return None;
        }
        self.found(second.clone(), first.end..first.end + 1, first.clone())
    }

    fn found(&self, source: Range<usize>, cue: Range<usize>, content: Range<usize>) -> Option<Found> {
        let is_comma = !self.is_quoted[content.end - 1] && self.word(content.end - 1) == ",";
        let content = content.start..content.end - usize::from(is_comma);
        let n_words = content.clone().filter(|&at| self.annotated.tokens()[at].is_word()).count();
        let says_something = n_words >= FEWEST_WORDS && !self.is(content.start, &["goodbye", "farewell", "hello"]);
        says_something.then_some(Found { source, cue, content })
    }

    /// Whether a source needs no verb to be one: the body names it, or it is a post or a kind of report.
    fn can_say(&self, source: &Range<usize>) -> bool {
        let head = self.head(source);
        let is_person = denotes(self.word(head)).is_some_and(|noun| noun.kind == NounKind::Person);
        let is_post = is_person || self.is_post(head) || self.is(head, &WRITTEN);
        is_post && source.clone().all(|at| !self.names.is_name(at)) || self.names.is_speaker(self.annotated, source)
    }

    /// Whether words name or describe somebody, or something written, that can say something.
    fn is_source(&self, source: &Range<usize>) -> bool {
        let Some(first) = source.clone().next().filter(|_| source.len() <= LONGEST_SOURCE) else { return false };
        if source.len() == 1 && self.is(first, &["he", "she", "they"]) {
            return true;
        }
        let is_barred = |at: usize| {
            let token = &self.annotated.tokens()[at];
            let is_mark = token.shape == Shape::Mark && !matches!(self.word(at), "-" | "." | "&");
            let is_verb = token.shape == Shape::Lower && (token.has(VERBS) || self.is_verb(at));
            self.is_quoted[at] || is_mark || is_verb || self.is(at, &NO_SOURCE) || self.is(at, &TO_WHAT)
        };
        let opens = Classes::PREPOSITION.with(Classes::CONJUNCTION).with(Classes::INDEFINITE);
        let last = source.end - 1;
        let is_cut = self.annotated.tokens()[last].has(opens.with(Classes::DETERMINER).with(Classes::OF))
            || self.is(last, &["'s", "’s"]);
        let opens_else = is_cut || self.annotated.tokens()[first].has(opens) && !self.names.is_name(first);
        // “Broken promises”: what stands before a verb that is a noun too says which it is.
        let ends_in_noun = self.can_speak(last) || denotes(self.word(last)).is_some();
        ends_in_noun && !opens_else && !source.clone().any(is_barred) && self.can_speak(self.head(source))
    }

    /// The last word before the first preposition: “mayor of Vell”.
    fn head(&self, source: &Range<usize>) -> usize {
        let joins = Classes::PREPOSITION.with(Classes::OF);
        let is_end = |at: &usize| self.annotated.tokens()[*at].has(joins) && !self.names.is_name(*at);
        source.clone().skip(1).find(is_end).unwrap_or(source.end) - 1
    }

    fn can_speak(&self, head: usize) -> bool {
        let token = &self.annotated.tokens()[head];
        let kind = || denotes(self.word(head)).map(|noun| noun.kind);
        // A first word has its capital anyway.
        let is_named = || self.names.is_name(head) && (head > 0 || self.names.has(self.annotated, &(0..1)));
        token.has(POSTS)
            || is_named()
            || self.is(head, &WRITTEN)
            || token.is_word() && matches!(kind(), Some(NounKind::Person | NounKind::Organisation))
    }

    /// Whether a token is a verb by which a headline says that something is said: “says”, and “warn” after several.
    fn says(&self, at: usize) -> bool {
        let word = self.word(at);
        let Some(token) = self.annotated.tokens().get(at).filter(|token| token.shape == Shape::Lower) else {
            return false;
        };
        let is_finite =
            token.has(Classes::CUE) && (word.ends_with('s') || matches!(word, "said" | "told" | "say" | "tell"));
        let is_plain = || {
            at > 0 && is_plural(&self.word(at - 1).to_lowercase()) && classes_of(&format!("{word}s")).has(Classes::CUE)
        };
        let is_cue = (is_finite || is_plain()) && !self.is(at, &OTHERWISE) && !self.is_quoted[at];
        is_cue && cues_from(word).last().is_some_and(|row| ATTITUDES.contains(&row.attitude))
    }

    /// Whether a token is a verb of the table of cues in the form of headlines: “slams”.
    fn is_act(&self, at: usize) -> bool {
        self.word(at).ends_with('s') && self.is_verb(at)
    }

    /// Whether a token is a verb of the table of cues in any form, and no noun that the tables know.
    fn is_verb(&self, at: usize) -> bool {
        let Some(token) = self.annotated.tokens().get(at) else { return false };
        let is_noun = token.has(POSTS) || denotes(self.word(at)).is_some() || self.is(at, &WRITTEN);
        token.shape == Shape::Lower && !is_noun && cues_from(self.word(at)).iter().any(|row| row.rest.is_empty())
    }

    /// A verb with its auxiliaries and adverbs.
    fn with_helpers(&self, from: usize, verb: usize) -> Range<usize> {
        let helps = |at: &usize| {
            let token = &self.annotated.tokens()[*at];
            token.shape == Shape::Lower && token.has(Classes::AUXILIARY.with(Classes::ADVERB).with(Classes::NOT_SAID))
        };
        (from..verb).rev().take_while(helps).last().unwrap_or(verb)..verb + 1
    }

    /// Whether a cue leaves open that anything was said: “may say”, “is told”.
    fn is_open(&self, cue: &Range<usize>) -> bool {
        cue.clone().any(|at| self.annotated.tokens()[at].has(Classes::NOT_SAID))
    }

    fn is_whole_quotation(&self, part: &Range<usize>) -> bool {
        part.clone().all(|at| self.is_quoted[at])
    }

    /// Whether words of somebody stand in the writer's, which are no question or topic.
    fn is_partly_quoted(&self, part: &Range<usize>) -> bool {
        let n_quoted = part.clone().filter(|&at| self.is_quoted[at] && self.annotated.tokens()[at].is_word()).count();
        n_quoted >= FEWEST_WORDS && !self.opens_topic(part.start)
    }

    /// Whether words are a clause rather than a topic: they have an auxiliary or a pronoun, and open no question.
    fn is_clause(&self, part: &Range<usize>) -> bool {
        let has = |at: usize, classes| self.annotated.tokens()[at].has(classes);
        let is_finite = |at: usize| has(at, Classes::AUXILIARY) && !self.is(at, &["be", "been", "being"]);
        !self.opens_topic(part.start)
            && !is_finite(part.start)
            && part.clone().any(|at| is_finite(at) || has(at, Classes::PRONOUN))
    }

    /// “A town under water”, “How the dam broke”, “5 things to know”.
    fn opens_topic(&self, first: usize) -> bool {
        let token = &self.annotated.tokens()[first];
        let opens = Classes::INDEFINITE.with(Classes::PREPOSITION);
        self.is(first, &NO_SOURCE) || token.shape == Shape::Digits || token.has(opens)
    }

    fn n_tokens(&self) -> usize {
        self.annotated.tokens().len()
    }

    fn word(&self, at: usize) -> &'a str {
        self.annotated.tokens().get(at).map_or("", |_| self.annotated.word(at))
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(at).eq_ignore_ascii_case(word))
    }

    fn is_at(&self, at: usize, phrase: &[&str]) -> bool {
        phrase.iter().enumerate().all(|(nth, word)| self.is(at + nth, &[word]))
    }
}

/// The longest source, in tokens.
const LONGEST_SOURCE: usize = 9;

/// Fewer words than that say nothing that can stand alone.
const FEWEST_WORDS: usize = 2;

/// Attitudes of the table of cues whose verbs are followed by what is said.
const ATTITUDES: [&str; 6] = ["statement", "warning", "acknowledgement", "belief", "promise", "proposal"];

/// Verbs that in headlines do something else more often.
const OTHERWISE: [&str; 24] = [
    "add",
    "adds",
    "agree",
    "agrees",
    "answer",
    "answers",
    "comment",
    "comments",
    "continue",
    "continues",
    "counter",
    "counters",
    "recall",
    "recalls",
    "respond",
    "responds",
    "maintain",
    "maintains",
    "state",
    "states",
    "tweet",
    "tweets",
    "write",
    "writes",
];

/// Verbs that stand before their subject. “…, confirms minister” is another act of the same subject.
const FIRST: [&str; 7] = ["argues", "claims", "insists", "predicts", "said", "says", "warns"];

/// Words that say what somebody does.
const POSTS: Classes = Classes::ROLE.with(Classes::ROLES);

/// What tells where or when something was said, right after the verb.
const WHERE: [&str; 6] = ["after", "at", "before", "during", "in", "on"];

/// Words in lower case that no source has.
const VERBS: Classes = Classes::AUXILIARY.with(Classes::CUE).with(Classes::PRONOUN);

/// What a headline says that somebody speaks of, or to.
const TO_WHAT: [&str; 6] = ["about", "after", "amid", "on", "over", "to"];

/// Things written that say something.
const WRITTEN: [&str; 16] = [
    "analysis",
    "data",
    "documents",
    "figures",
    "filing",
    "lawsuit",
    "memo",
    "papers",
    "poll",
    "polls",
    "report",
    "reports",
    "studies",
    "study",
    "survey",
    "suit",
];

/// Words that no source has in it.
const NO_SOURCE: [&str; 21] = [
    "who", "what", "why", "how", "when", "where", "which", "that", "if", "whether", "as", "while", "because", "here",
    "than", "then", "it's", "it’s", "here's", "here’s", "vs",
];
