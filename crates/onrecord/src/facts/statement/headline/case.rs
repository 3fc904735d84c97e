//! A headline in the capitals of a sentence: “Orlec Says Dam Will Hold” as “Orlec says dam will hold”.

use foldhash::fast::FixedState;
use hashbrown::HashSet;

use crate::{
    article::Article,
    facts::{Form, Mention},
    lexicon::{Classes, classes_of},
    text::Span,
};

/// The words of a headline, byte for byte as long as they are. Where nearly all have a capital, only names of the body keep
/// it, and what begins a sentence.
pub(super) fn as_in_a_sentence(article: &Article, headline: Span, mentions: &[Mention]) -> String {
    let words = article.slice(headline);
    if !has_capitals_throughout(words) {
        return words.to_owned();
    }
    let named = names(article, mentions);
    let mut copy = String::with_capacity(words.len());
    let mut begins = true;
    for piece in pieces(words) {
        let is_word = piece.starts_with(char::is_alphanumeric);
        let keeps = begins || !is_word || !is_lowered(piece, &named);
        copy.extend(piece.chars().map(|letter| if keeps { letter } else { letter.to_ascii_lowercase() }));
        begins = if is_word {
            false
        } else {
            begins || piece.contains([':', '?', '!', '|', '—', '–']) || piece.contains(". ")
        };
    }
    copy
}

/// Words and what stands between them.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_word = rest.chars().next()?.is_alphanumeric();
        let len = rest.find(|c: char| c.is_alphanumeric() != is_word).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(len);
        rest = after;
        Some(piece)
    })
}

/// Whether the longer words have a capital, but for a few.
fn has_capitals_throughout(words: &str) -> bool {
    let long = || pieces(words).filter(|piece| piece.len() >= LONG_WORD && piece.starts_with(char::is_alphabetic));
    let n_capitals = long().filter(|word| word.starts_with(char::is_uppercase)).count();
    n_capitals >= FEWEST_CAPITALS && n_capitals * 5 >= long().count() * 4
}

/// Shorter words are small in most styles of headlines.
const LONG_WORD: usize = 4;

/// Fewer capitals can be those of names.
const FEWEST_CAPITALS: usize = 3;

fn is_lowered(word: &str, named: &HashSet<&str, FixedState>) -> bool {
    // Such words are in names too, and say more by what they do.
    let works = Classes::CUE.with(Classes::AUXILIARY).with(Classes::PREPOSITION).with(Classes::CONJUNCTION);
    let works = works.with(Classes::ROLE).with(Classes::ROLES).with(Classes::DETERMINER);
    let is_acronym = !word.chars().any(char::is_lowercase) && word.len() > 1;
    word.is_ascii() && !is_acronym && (classes_of(word).has(works) || !named.contains(word))
}

/// The words of the body's names.
fn names<'a>(article: &'a Article, mentions: &[Mention]) -> HashSet<&'a str, FixedState> {
    let names = mentions.iter().filter(|mention| mention.form == Form::Name);
    names.flat_map(|mention| pieces(article.slice(mention.span))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(headline: &str, expected: &str) {
        let text = format!("{headline}\n\nMayor Ana Orlec of Vell spoke.");
        let metadata = crate::article::Metadata { title: Some(headline.to_owned()), ..Default::default() };
        let article = Article::new("a", text.as_str(), metadata);
        let facts = crate::facts::extract(&crate::annotate::annotate(&article), &crate::tagging::Tags::default());
        let copy = as_in_a_sentence(&article, Span::at(0, headline.len()), &facts.mentions);
        assert_eq!(copy, expected);
    }

    #[test]
    fn only_names_of_the_body_keep_their_capitals() {
        check("Mayor Orlec Says Dam Near Vell Will Hold", "Mayor Orlec says dam near Vell will hold");
        check("‘We Wait for the Spring,’ Says Mayor", "‘We wait for the spring,’ says mayor");
        check("Brandt: NATO Is Élite and Slow Today", "Brandt: NATO is Élite and slow today");
    }

    #[test]
    fn a_headline_in_the_capitals_of_a_sentence_is_left_as_it_is() {
        check("Orlec says dam near Vell will hold", "Orlec says dam near Vell will hold");
        check(
            "Ana Orlec of Vell speaks to Tomas Brandt again today",
            "Ana Orlec of Vell speaks to Tomas Brandt again today",
        );
    }
}
