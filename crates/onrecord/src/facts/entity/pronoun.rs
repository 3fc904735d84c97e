//! Pronouns that can stand for somebody or something.

use super::{
    super::text::Text,
    EntityKind, Form,
    draft::{Draft, Number, Traits},
};
use crate::lexicon::Gender;

/// **Finds** he, she, it, they and who with their cases and possessives, and I, we and you.
///
/// **Leaves alone** the "it" of "it is clear that", "it rained" and "it seems", where no tree says otherwise by shape of the
/// words after it, and "which" and "that", which seldom speak.
///
/// **Source**: the rules for expletives of the third person of Lappin and Leass (1994), by their commonest words.
pub(super) fn find<'a>(text: &Text<'_, 'a>, drafts: &mut Vec<Draft<'a>>) {
    for at in 0..text.n_words() {
        let Some(traits) = traits(text.word(at)).filter(|_| !is_empty_it(text, at)) else { continue };
        drafts.push(Draft {
            span: text.span(at..at + 1),
            words: at..at + 1,
            head: at,
            form: Form::Pronoun,
            traits,
            key: lower(text.word(at)),
            opening: None,
            title: None,
        });
    }
}

fn lower(word: &str) -> std::borrow::Cow<'_, str> {
    if word.bytes().any(|byte| byte.is_ascii_uppercase()) { word.to_ascii_lowercase().into() } else { word.into() }
}

/// Whether a word is one of the pronouns that are found.
pub(super) fn is_pronoun(word: &str) -> bool {
    traits(word).is_some()
}

/// What a pronoun shows; nothing for any other word.
fn traits(word: &str) -> Option<Traits> {
    use EntityKind::{Other, Person};
    if word.len() > "themselves".len() || word.is_empty() {
        return None;
    }
    let told = |kind, gender, number| Some(Traits { kind, gender, number, is_thing: false });
    match &*lower(word) {
        "he" | "him" | "his" | "himself" => told(Person, Some(Gender::He), Some(Number::One)),
        "she" | "her" | "hers" | "herself" => told(Person, Some(Gender::She), Some(Number::One)),
        "it" | "its" | "itself" => {
            Some(Traits { kind: Other, gender: None, number: Some(Number::One), is_thing: true })
        }
        "they" | "them" | "their" | "theirs" | "themselves" => told(Other, None, Some(Number::Many)),
        "i" | "me" | "my" | "mine" | "myself" => told(Person, None, Some(Number::One)),
        "we" | "us" | "our" | "ours" | "ourselves" => told(Other, None, Some(Number::Many)).filter(|_| word != "US"),
        "who" | "whom" | "whose" | "you" | "your" | "yours" => told(Person, None, None),
        _ => None,
    }
}

/// "It is clear that", "it seems", "it rained".
fn is_empty_it(text: &Text<'_, '_>, at: usize) -> bool {
    if !text.word(at).eq_ignore_ascii_case("it") {
        return false;
    }
    if text.has_trees() {
        return text.relation(at) == "expl";
    }
    let (next, after) = (text.word_after(at), text.word(at + 2));
    let is_be = matches!(next, "is" | "was" | "’s" | "'s" | "remains" | "would" | "will");
    let is_judged = matches!(
        after,
        "be" | "clear"
            | "unclear"
            | "important"
            | "possible"
            | "impossible"
            | "likely"
            | "unlikely"
            | "time"
            | "not"
            | "hard"
            | "difficult"
            | "easy"
            | "true"
            | "too"
            | "also"
            | "so"
            | "now"
            | "still"
    );
    is_be && is_judged
        || matches!(next, "seems" | "seemed" | "appears" | "appeared" | "rained" | "snowed" | "turns" | "turned")
}
