//! Names, by their shape: words with capitals that a sentence's start does not explain.

use std::ops::Range;

use foldhash::fast::FixedState;
use hashbrown::HashSet;
use memchr::memmem;

use super::{Sentence, Shape, Token};
use crate::{
    lexicon::{self, Classes},
    text::Span,
};

/// A run of words that names something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// From the first word, titles included, to the last.
    pub(crate) span: Span,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
}

/// The names of all sentences, in the order of the text.
pub(super) fn find(text: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Name> {
    let mut runs = Vec::new();
    for sentence in sentences.iter().filter(|sentence| !is_shouted(&tokens[sentence.tokens.clone()])) {
        find_runs(text, tokens, sentence, &mut runs);
    }
    let known = words_with_sure_capitals(text, tokens, &runs);
    runs.into_iter().filter_map(|run| run.name(text, tokens, &known)).collect()
}

/// A maximal run of words with capitals.
struct Run {
    tokens: Range<usize>,
    /// Whether the first word would have a capital anyway.
    opens_sentence: bool,
}

/// Whether most words are in capitals: then they are no sign of a name.
fn is_shouted(tokens: &[Token]) -> bool {
    let (mut words, mut capitals) = (0, 0);
    for token in tokens.iter().filter(|token| token.is_word() && token.span.len() > 1) {
        words += 1;
        capitals += usize::from(token.shape == Shape::Upper);
    }
    capitals > 3 && capitals * 2 > words
}

fn find_runs(text: &str, tokens: &[Token], sentence: &Sentence, runs: &mut Vec<Run>) {
    let mut token_idx = sentence.tokens.start;
    let mut opens_sentence = true;
    while token_idx < sentence.tokens.end {
        if can_begin(tokens[token_idx]) {
            let end = run_end(text, tokens, token_idx, sentence.tokens.end);
            runs.push(Run { tokens: token_idx..end, opens_sentence });
            token_idx = end;
            opens_sentence = false;
        } else {
            // After an opening mark, a colon or a bullet a capital is no sign either.
            opens_sentence = match tokens[token_idx].shape {
                Shape::Mark => opens_sentence || is_opener(&text[tokens[token_idx].span.range()]),
                _ => false,
            };
            token_idx += 1;
        }
    }
}

fn is_opener(mark: &str) -> bool {
    matches!(mark, "“" | "‘" | "\"" | "''" | "«" | ":" | "•" | "(" | "[" | "?" | "!" | "…")
}

fn can_begin(token: Token) -> bool {
    token.is_capital()
        && !token.has(Classes::WEEKDAY)
        && !is_lone_i(token)
        && (token.span.len() > 1 || token.shape == Shape::Upper)
        || token.shape == Shape::Capitalised && token.span.len() == 1 && !token.has(Classes::FUNCTION)
}

fn is_lone_i(token: Token) -> bool {
    token.span.len() == 1 && token.has(Classes::PRONOUN)
}

/// The end of the run that begins at `first`: capitals in a row, with "of", particles and initials' stops between them.
fn run_end(text: &str, tokens: &[Token], first: usize, end: usize) -> usize {
    let mut last = first;
    loop {
        let next = last + 1;
        let Some(joined) = (next < end).then(|| joined(text, tokens, last, end)).flatten() else { return next };
        last = joined;
    }
}

/// The word with a capital that continues a run after token `last`.
fn joined(text: &str, tokens: &[Token], last: usize, end: usize) -> Option<usize> {
    let tokens = &tokens[..end];
    let next = after_joints(text, tokens, last);
    let is_part = |token: &Token| token.is_capital() && !token.has(Classes::WEEKDAY) && !is_lone_i(*token);
    tokens.get(next).is_some_and(is_part).then_some(next)
}

/// The token after what may stand inside a name after token `last`: a stop, particles, "&", "of", "of the".
fn after_joints(text: &str, tokens: &[Token], last: usize) -> usize {
    let word = |token_idx: usize| tokens.get(token_idx).map(|token| &text[token.span.range()]);
    let has_stop =
        word(last + 1) == Some(".") && has_stop_inside_name(tokens[last]) && tokens[last].touches(&tokens[last + 1]);
    let next = last + 1 + usize::from(has_stop);
    let n_particles = tokens[next..].iter().take(MOST_PARTICLES).take_while(|token| is_particle(**token)).count();
    if n_particles > 0 {
        return next + n_particles;
    }
    match word(next) {
        Some("&") => next + 1,
        Some("of") if can_govern(tokens[last]) => next + 1 + usize::from(word(next + 1) == Some("the")),
        _ => next,
    }
}

/// "van der Moor" has two, "de la O y" none more.
const MOST_PARTICLES: usize = 3;

fn is_particle(token: Token) -> bool {
    token.shape == Shape::Lower && token.has(Classes::PARTICLE)
}

/// "Ministry of Health" is one name, "Orlec of Vell" two.
fn can_govern(token: Token) -> bool {
    token.has(Classes::ORGANISATION) || token.has(Classes::TITLE)
}

/// Initials and titles are written with a stop: "J. Orlec", "Gen. Orlec".
fn has_stop_inside_name(token: Token) -> bool {
    token.span.len() == 1 || token.has(Classes::ABBREVIATION) && token.has(Classes::TITLE)
}

type Words<'t> = HashSet<&'t str, FixedState>;

/// Words whose capital nothing but a name explains, somewhere in the article.
fn words_with_sure_capitals<'t>(text: &'t str, tokens: &[Token], runs: &[Run]) -> Words<'t> {
    let sure = runs.iter().flat_map(|run| run.tokens.clone().skip(usize::from(run.opens_sentence)));
    sure.map(|token_idx| &text[tokens[token_idx].span.range()]).collect()
}

impl Run {
    /// The name that the run is, without words whose capital has another reason.
    fn name(self, text: &str, tokens: &[Token], known: &Words<'_>) -> Option<Name> {
        let mut run = self.tokens;
        if self.opens_sentence && !is_name_word(text, tokens, run.start, run.len() > 1, known) {
            run.start += 1;
        }
        while run.start < run.end && is_no_name_start(tokens[run.start]) {
            run.start += 1;
        }
        while run.start < run.end
            && tokens[run.end - 1].has(Classes::FUNCTION)
            && !tokens[run.end - 1].has(Classes::GIVEN_NAME)
        {
            run.end -= 1;
        }
        let is_only_title = run.clone().all(|token_idx| tokens[token_idx].has(Classes::TITLE.with(Classes::MONTH)));
        if run.is_empty() || is_only_title || !tokens[run.end - 1].is_capital() {
            return None;
        }
        Some(Name { span: tokens[run.start].span.cover(tokens[run.end - 1].span), tokens: run })
    }
}

/// Words that begin no name, and joints left over when the word before them fell away.
fn is_no_name_start(token: Token) -> bool {
    token.shape == Shape::Mark
        || token.shape == Shape::Lower
        || token.has(Classes::MONTH)
        || token.has(Classes::FUNCTION) && !token.has(Classes::GIVEN_NAME)
}

/// Whether the first word of a sentence is part of a name.
fn is_name_word(text: &str, tokens: &[Token], first: usize, others_follow: bool, known: &Words<'_>) -> bool {
    let token = tokens[first];
    let word = &text[token.span.range()];
    if token.has(Classes::FUNCTION.with(Classes::CUE).with(Classes::PREPOSITION)) && !token.has(Classes::GIVEN_NAME) {
        return false;
    }
    let speaks = tokens.get(first + 1).is_some_and(|next| next.shape == Shape::Lower && next.has(Classes::CUE));
    let is_post = token.has(Classes::ROLE.with(Classes::ROLES));
    if known.contains(word) || token.shape == Shape::Upper || lexicon::place(word).is_some() || speaks && !is_post {
        return true;
    }
    // A word that the article also writes small is an ordinary word.
    others_follow && (token.has(Classes::TITLE) || !is_written_small(text, token))
}

/// How far around a word its other uses are looked for, in bytes: more than an article, so that a book costs no more.
const NEIGHBOURHOOD: usize = 16 * 1024;

/// Whether the same letters stand nearby in small.
fn is_written_small(text: &str, token: Token) -> bool {
    let range = token.span.range();
    let nearby = range.start.saturating_sub(NEIGHBOURHOOD)..(range.end + NEIGHBOURHOOD).min(text.len());
    memmem::find(&text.as_bytes()[nearby], text[range].to_lowercase().as_bytes()).is_some()
}

#[cfg(test)]
mod tests {
    use crate::{annotate::annotate, article::Article};

    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let annotated = annotate(&article);
        let found: Vec<&str> = annotated.names().iter().map(|name| article.slice(name.span)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn titles_initials_and_particles_belong_to_a_name() {
        check("On Tuesday Mayor Ana Orlec met Gen. J. van der Moor.", &["Mayor Ana Orlec", "Gen. J. van der Moor"]);
        check("She met Tomas de Brandt and Lia Horvat.", &["Tomas de Brandt", "Lia Horvat"]);
    }

    #[test]
    fn organisations_join_with_of() {
        check(
            "He wrote to the Ministry of the Interior and to Marks & Lund.",
            &["Ministry of the Interior", "Marks & Lund"],
        );
        check("He met Orlec of Vell.", &["Orlec", "Vell"]);
    }

    #[test]
    fn a_first_word_is_a_name_where_the_article_shows_it() {
        check("Orlec spoke. Then Orlec left.", &["Orlec", "Orlec"]);
        check("Barriers rose. The barriers held. Flooding came.", &[]);
        check("Russia said no.", &["Russia"]);
        check("Tomas Brandt spoke.", &["Tomas Brandt"]);
        check("Orlec said no. Residents said yes.", &["Orlec"]);
    }

    #[test]
    fn other_capitals_are_left_alone() {
        check("On Monday in March I said: “Yes.” But The end.", &[]);
        check("THE RIVER IS RISING NOW, THEY SAID", &[]);
    }

    #[test]
    fn the_genitive_is_no_part_of_a_name() {
        check("It was Vell’s mayor and Orlec's friend.", &["Vell", "Orlec"]);
    }
}
