//! Descriptions: noun phrases whose head noun denotes somebody or something that a record can have.

use std::{borrow::Cow, ops::Range};

use super::{
    super::figure::{is_plural, singular},
    super::text::Text,
    EntityKind, Form,
    draft::{Draft, Number, Opening, Traits},
    pronoun,
};
use crate::{
    annotate::Shape,
    lexicon::{self, Classes, Noun, PlaceKind, gazetteer},
    tagging::PartOfSpeech,
};

/// Noun phrases by their head nouns.
///
/// **Finds** "the mayor", "his troops' incursion", "long-range missiles", "the Sundrians". With trees a phrase is what hangs
/// on its head; without them it is the words before it up to one that opens it.
///
/// **Leaves alone** nouns that only say more of another ("mayor race"), titles within names, and without trees nouns that
/// nothing before them shows to be nouns ("she plans").
///
/// **Source**: the definitions of nominal mentions in ACE (2005), with the head nouns of `nouns.tsv`.
pub(super) fn find<'a>(text: &Text<'_, 'a>, drafts: &mut Vec<Draft<'a>>) {
    let in_name = words_in(text, drafts);
    let mut is_mention = vec![false; text.n_words()];
    for mention in &text.tags.mentions {
        is_mention[mention.head] = true;
    }
    for head in (0..text.n_words()).filter(|&head| !in_name[head]) {
        let known = (is_mention[head] || is_noun(text, head)).then(|| noun(text, head)).flatten();
        let noun =
            known.or_else(|| (is_mention[head] && can_be_unknown(text, head)).then(|| Head::unknown(text, head)));
        if let Some(draft) = noun.and_then(|noun| noun.draft(text, head)) {
            drafts.push(draft);
        }
    }
}

/// Whether a model may be right that a word of no table is the head of a mention.
fn can_be_unknown(text: &Text<'_, '_>, head: usize) -> bool {
    use PartOfSpeech::{Noun, Num, Pron, Propn};
    let is_nominal = text.part_of_speech(head).is_none_or(|part| matches!(part, Noun | Num | Pron | Propn));
    let is_adjective = lexicon::place(text.word(head)) == Some(PlaceKind::Demonym);
    is_nominal && !is_adjective && !pronoun::is_pronoun(text.word(head))
}

fn words_in(text: &Text<'_, '_>, drafts: &[Draft<'_>]) -> Vec<bool> {
    let mut is_in = vec![false; text.n_words()];
    for name in drafts.iter().filter(|draft| draft.is_name()) {
        is_in[name.words.clone()].fill(true);
    }
    is_in
}

/// Whether a word can head a description.
fn is_noun(text: &Text<'_, '_>, at: usize) -> bool {
    if !text.has_trees() {
        return matches!(text.token(at).shape, Shape::Lower | Shape::Capitalised) && heads_a_phrase(text, at);
    }
    let is_noun = match text.part_of_speech(at) {
        Some(PartOfSpeech::Noun | PartOfSpeech::Propn) => true,
        // "An official" is an adjective elsewhere.
        Some(PartOfSpeech::Adj) => matches!(text.relation(at), "nsubj" | "obj" | "obl" | "nmod" | "nsubj:pass"),
        _ => false,
    };
    is_noun && !only_modifies(text, at)
}

/// Whether a noun says more of another right after it: what stands on a verb's other side is no modifier, whatever a tree says.
fn only_modifies(text: &Text<'_, '_>, at: usize) -> bool {
    let modifies = matches!(text.relation(at), "compound" | "amod" | "flat" | "fixed" | "goeswith" | "nmod:unmarked");
    let is_apart = |head: usize| at < head && (at + 1..head).any(|between| is_verb(text, between));
    modifies && !text.head(at).is_some_and(is_apart)
}

/// A verb that is no participle before a noun.
fn is_verb(text: &Text<'_, '_>, at: usize) -> bool {
    let is_verb = matches!(text.part_of_speech(at), Some(PartOfSpeech::Verb | PartOfSpeech::Aux));
    is_verb && !matches!(text.relation(at), "amod" | "compound")
}

/// Without a tree: no other noun follows, and what stands before is no verb's subject.
fn heads_a_phrase(text: &Text<'_, '_>, at: usize) -> bool {
    let next = text.word_after(at);
    let is_noun = |word: &str| lexicon::noun(&singular(&word.to_lowercase())).is_some();
    let follows_a_noun = next.starts_with(|c: char| c.is_lowercase()) && is_noun(next);
    !follows_a_noun && text.word_after(at) != "-"
}

/// A head noun and what it shows.
struct Head<'a> {
    key: Cow<'a, str>,
    traits: Traits,
}

/// The head noun that the table has, or a people: "the Sundrians".
fn noun<'a>(text: &Text<'_, 'a>, at: usize) -> Option<Head<'a>> {
    let word = text.word(at);
    let lower: Cow<'a, str> = match text.token(at).shape {
        Shape::Lower => word.into(),
        _ => word.to_lowercase().into(),
    };
    let is_many = is_plural(&lower);
    let (key, noun) = in_table(lower).or_else(|| people(text, at))?;
    let number = match noun.kind {
        _ if is_many || ALWAYS_MANY.contains(&&*key) => Number::Many,
        _ => Number::One,
    };
    let kind = EntityKind::from(noun.kind);
    // A body is it or they: "the team says they".
    let is_open = number == Number::One && kind == EntityKind::Organisation || is_alike(&key);
    let number = if is_open { None } else { Some(number) };
    Some(Head { key, traits: Traits { kind, gender: noun.gender, number, is_thing: false } })
}

/// Nouns that have no singular.
const ALWAYS_MANY: [&str; 7] = ["people", "police", "troop", "talk", "arms", "forces", "personnel"];

/// Nouns that have one form for one and for many.
fn is_alike(key: &str) -> bool {
    matches!(key, "aircraft" | "spacecraft" | "police" | "media" | "staff" | "personnel" | "military" | "headquarters")
}

fn in_table(lower: Cow<'_, str>) -> Option<(Cow<'_, str>, Noun)> {
    if let Some(noun) = lexicon::noun(&lower) {
        return Some((lower, noun));
    }
    let singular = match lower {
        Cow::Borrowed(lower) => singular(lower),
        Cow::Owned(ref lower) => Cow::Owned(singular(lower).into_owned()),
    };
    let noun = lexicon::noun(&singular)?;
    Some((singular, noun))
}

/// Members of a people as a noun in the plural.
fn people<'a>(text: &Text<'_, 'a>, at: usize) -> Option<(Cow<'a, str>, Noun)> {
    let word = text.word(at);
    let is_people = word.ends_with('s') && word.starts_with(char::is_uppercase) && {
        let is_demonym = |word: &str| lexicon::place(word) == Some(PlaceKind::Demonym);
        is_demonym(word) || is_demonym(&word[..word.len() - 1]) || gazetteer::country_of_people(word).is_some()
    };
    is_people.then(|| (word.into(), Noun { kind: lexicon::NounKind::Person, gender: None }))
}

impl<'a> Head<'a> {
    /// The head of what a model takes for a mention of something that no table knows.
    fn unknown(text: &Text<'_, 'a>, at: usize) -> Head<'a> {
        let word = text.word(at);
        let key = if word.starts_with(char::is_lowercase) { singular(word) } else { word.to_lowercase().into() };
        let number = if is_plural(word) { Number::Many } else { Number::One };
        Head { key, traits: Traits { number: Some(number), ..Traits::default() } }
    }

    /// "The plan to both candidates" is shown to them; "the visit to Vell" goes there.
    fn without_addressee(&self, text: &Text<'_, '_>, phrase: Range<usize>, head: usize) -> Range<usize> {
        let is_to = |&at: &usize| text.word(at) == "to" && self.traits.kind != EntityKind::Event;
        phrase.start..(head + 1..phrase.end).find(is_to).unwrap_or(phrase.end)
    }

    fn draft(self, text: &Text<'_, 'a>, head: usize) -> Option<Draft<'a>> {
        let words = match text.phrase(head) {
            Some(phrase) => {
                let phrase = with_opening(text, without_verbs(text, phrase, head), head);
                trimmed(text, self.without_addressee(text, phrase, head), head)
            }
            None => words_before(text, head)..head + 1,
        };
        let opening = opening(text, &words, head);
        let is_sure = text.has_trees() || is_shown(text, &words, head, opening);
        is_sure.then(|| Draft {
            span: text.span(words.clone()),
            words,
            head,
            form: if text.part_of_speech(head) == Some(PartOfSpeech::Pron) { Form::Pronoun } else { Form::Nominal },
            traits: self.traits,
            key: self.key,
            opening: Some(opening),
            title: None,
        })
    }
}

/// A tree that takes a verb into a noun phrase is wrong there.
fn without_verbs(text: &Text<'_, '_>, phrase: Range<usize>, head: usize) -> Range<usize> {
    let start = (phrase.start..head).rev().find(|&at| is_verb(text, at)).map_or(phrase.start, |verb| verb + 1);
    let end = (head + 1..phrase.end).find(|&at| is_verb(text, at)).unwrap_or(phrase.end);
    start..end
}

/// With the article or owner right before it that a tree gave to another word.
fn with_opening(text: &Text<'_, '_>, phrase: Range<usize>, head: usize) -> Range<usize> {
    use PartOfSpeech::{Adj, Det, Noun, Num, Propn};
    let can_open = |at: usize| {
        is_genitive(text.word(at)) || matches!(text.part_of_speech(at), Some(Adj | Det | Noun | Num | Propn))
    };
    let start = words_before(text, head);
    let added = start..phrase.start;
    let opens = text.has(start, OPENS) || added.clone().any(|at| is_genitive(text.word(at)));
    let is_opened = opens && !added.is_empty() && added.into_iter().all(can_open);
    if is_opened { start..phrase.end } else { phrase }
}

/// Without marks at its ends, but with a quotation mark that belongs to one within.
fn trimmed(text: &Text<'_, '_>, phrase: Range<usize>, head: usize) -> Range<usize> {
    let mut words = phrase;
    while words.start < head && text.is_mark(words.start) && !is_opening_mark(text.word(words.start)) {
        words.start += 1;
    }
    while words.start < head && text.has(words.start, Classes::PREPOSITION) {
        words.start += 1;
    }
    while words.end > head + 1 && (text.is_mark(words.end - 1) || begins_another(text, words.end - 1)) {
        words.end -= 1;
    }
    let has_opening = words.clone().any(|at| is_opening_mark(text.word(at)));
    let closes = matches!(text.word_after(words.end - 1), "”" | "’" | "\"" | "''" | "]");
    if has_opening && closes { words.start..words.end + 1 } else { words }
}

/// A preposition or a word of a relative clause.
fn begins_another(text: &Text<'_, '_>, at: usize) -> bool {
    text.has(at, Classes::PREPOSITION) || matches!(text.word(at), "who" | "that" | "which" | "whose" | "and" | "or")
}

fn is_opening_mark(mark: &str) -> bool {
    matches!(mark, "“" | "‘" | "[")
}

/// Without a tree: the words before a head noun that can say more of it.
fn words_before(text: &Text<'_, '_>, head: usize) -> usize {
    let first = text.sentence(head).start.max(head.saturating_sub(LONGEST_PHRASE));
    let mut start = head;
    while start > first {
        let before = start - 1;
        if text.has(before, OPENS) || is_genitive(text.word(before)) {
            return genitive_start(text, before, first);
        }
        if !can_modify(text, before) {
            break;
        }
        start = before;
    }
    start
}

/// The longest description that is read without a tree, in words.
const LONGEST_PHRASE: usize = 8;

/// Words that begin a noun phrase.
const OPENS: Classes = Classes::DETERMINER.with(Classes::INDEFINITE).with(Classes::POSSESSIVE);

fn is_genitive(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "’" | "'")
}

/// "Vell's" and "the town's" with all their words, "the" as it is.
fn genitive_start(text: &Text<'_, '_>, opening: usize, first: usize) -> usize {
    if !is_genitive(text.word(opening)) || opening == first {
        return opening;
    }
    let mut start = opening - 1;
    while start > first && (can_modify(text, start - 1) || text.has(start - 1, OPENS)) {
        start -= 1;
        if text.has(start, OPENS) {
            break;
        }
    }
    start
}

fn can_modify(text: &Text<'_, '_>, at: usize) -> bool {
    let ends = Classes::PREPOSITION
        .with(Classes::CONJUNCTION)
        .with(Classes::AUXILIARY)
        .with(Classes::CUE)
        .with(Classes::ADVERB)
        .with(Classes::PRONOUN);
    let word = text.word(at);
    let is_verb_like = text.token(at).shape == Shape::Lower && lexicon::ends_phrase(word);
    word == "-" || !text.is_mark(at) && !text.has(at, ends) && !is_verb_like
}

/// Without a tree: something before the noun shows that it is one.
fn is_shown(text: &Text<'_, '_>, words: &Range<usize>, head: usize, opening: Opening) -> bool {
    let follows = text.word_before(words.start);
    let is_after_preposition =
        words.start > text.sentence(head).start && text.has(words.start - 1, Classes::PREPOSITION);
    let is_before_name = text.token(head).shape == Shape::Lower && is_capital(text.word_after(head));
    let is_beside_comma = follows == ",";
    opening != Opening::Bare || is_after_preposition && follows != "to" || is_before_name || is_beside_comma
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn opening(text: &Text<'_, '_>, words: &Range<usize>, head: usize) -> Opening {
    let before = words.start..head;
    if before.clone().any(|at| is_genitive(text.word(at)) && at > words.start) {
        return Opening::Possessed;
    }
    let Some(first) = before.into_iter().find(|&at| !text.is_mark(at)) else { return Opening::Bare };
    match &*text.word(first).to_lowercase() {
        "the" | "this" | "that" | "these" | "those" | "such" | "both" => Opening::Definite,
        "his" | "her" | "its" | "their" | "our" | "my" | "your" | "whose" => Opening::Possessed,
        "a" | "an" | "another" | "some" | "any" | "no" | "each" | "every" | "many" | "several" | "few" | "most"
        | "more" | "all" | "other" => Opening::Indefinite,
        _ if text.token(first).shape == Shape::Digits || lexicon::number_word(text.word(first)).is_some() => {
            Opening::Indefinite
        }
        _ => Opening::Bare,
    }
}
