//! Where sentences end.
//!
//! English news: abbreviations, initials, ellipses, closing marks after the stop, and attributions that go on after a
//! question in quotation marks ("“Why?” she asked").

use super::{Paragraph, Sentence, Shape, Token};
use crate::{article::Article, lexicon::Classes, text::Span};

/// Cuts every paragraph into sentences.
pub(super) fn split(article: &Article, tokens: &[Token], paragraphs: &[Paragraph]) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(tokens.len() / 16);
    for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.tokens.is_empty()) {
        split_paragraph(article.text(), tokens, paragraph, &mut sentences);
    }
    sentences
}

fn split_paragraph(text: &str, tokens: &[Token], paragraph: &Paragraph, sentences: &mut Vec<Sentence>) {
    let (mut first, mut start) = (paragraph.tokens.start, paragraph.span.start());
    let mut token_idx = first;
    while token_idx < paragraph.tokens.end {
        let next = token_idx + 1;
        if ends_sentence(text, tokens[token_idx]) {
            let next = after_closing_marks(text, &tokens[..paragraph.tokens.end], next);
            if next < paragraph.tokens.end && starts_sentence(text, &tokens[..paragraph.tokens.end], token_idx, next) {
                let end = tokens[next].span.start();
                sentences.push(Sentence { span: Span::new(start, end), tokens: first..next });
                (first, start) = (next, end);
            }
            token_idx = next;
        } else {
            token_idx = next;
        }
    }
    if first < paragraph.tokens.end {
        sentences.push(Sentence { span: Span::new(start, paragraph.span.end()), tokens: first..paragraph.tokens.end });
    }
}

/// Whether a sentence can end with this token.
fn ends_sentence(text: &str, token: Token) -> bool {
    let word = &text[token.span.range()];
    match token.shape {
        Shape::Mark => matches!(word.as_bytes(), [b'.', ..] | b"!" | b"?") || matches!(word, "…" | "？" | "！"),
        // The last stop of "U.S." can end a sentence too.
        _ => word.ends_with('.'),
    }
}

fn after_closing_marks(text: &str, tokens: &[Token], mut next: usize) -> usize {
    while next < tokens.len() && tokens[next - 1].touches(&tokens[next]) && is_closing(&text[tokens[next].span.range()])
    {
        next += 1;
    }
    next
}

fn is_closing(mark: &str) -> bool {
    matches!(mark, "”" | "’" | "\"" | "''" | "'" | "»" | "“" | ")" | "]" | "!" | "?")
}

/// Whether a new sentence starts at token `next`, after the stop at token `stop`.
fn starts_sentence(text: &str, tokens: &[Token], stop: usize, next: usize) -> bool {
    let first = tokens[next];
    if tokens[next - 1].touches(&first) && !opens_quotation(text, first) {
        return glued_sentence(text, tokens, stop, next);
    }
    let after = (first.shape == Shape::Mark).then(|| tokens.get(next + 1)).flatten().unwrap_or(&first);
    let is_start = after.is_capital() || after.shape == Shape::Digits || is_bullet(text, first);
    is_start && !is_abbreviation(text, tokens, stop, next) && !is_attributed(text, tokens, stop, next)
}

/// Two sentences without a space between them, as crawls leave them: "the end.The next".
fn glued_sentence(text: &str, tokens: &[Token], stop: usize, next: usize) -> bool {
    let before = stop.checked_sub(1).map(|before| tokens[before]);
    &text[tokens[stop].span.range()] == "."
        && next == stop + 1
        && tokens[next].shape == Shape::Capitalised
        && before.is_some_and(|before| before.shape == Shape::Lower && before.span.len() > 2)
}

fn opens_quotation(text: &str, token: Token) -> bool {
    matches!(&text[token.span.range()], "“" | "‘" | "«" | "\"" | "''")
}

fn is_bullet(text: &str, token: Token) -> bool {
    matches!(&text[token.span.range()], "•" | "–" | "—" | "-" | "[" | "(" | "*")
}

/// Whether the stop belongs to the word before it: "Gen. Orlec", "J. Orlec", "at 9 a.m. Tuesday".
fn is_abbreviation(text: &str, tokens: &[Token], stop: usize, next: usize) -> bool {
    let follows = tokens[next];
    if tokens[stop].shape != Shape::Mark {
        // "U.S. President" goes on; "in the U.S. The next" does not: a capital that only a sentence's start explains.
        let is_clock = tokens[stop].shape == Shape::Lower;
        let is_time = follows.has(Classes::WEEKDAY.with(Classes::MONTH)) || follows.shape == Shape::Upper;
        return next == stop + 1 && if is_clock { is_time } else { !follows.has(Classes::FUNCTION) };
    }
    if &text[tokens[stop].span.range()] != "." || next != stop + 1 {
        return false;
    }
    let Some(before) = stop.checked_sub(1).map(|before| tokens[before]) else { return false };
    if !before.touches(&tokens[stop]) || !before.is_word() {
        return false;
    }
    let is_initial =
        before.span.len() == 1 && before.is_capital() && follows.is_capital() && !is_pronoun_i(text, tokens, stop);
    let can_end = before.has(Classes::TRAILING) && follows.has(Classes::FUNCTION);
    is_initial || before.has(Classes::ABBREVIATION) && is_capital_or_short(text, before) && !can_end
}

/// "I." ends a sentence where it is no initial: a small letter stands before it ("you and I.").
fn is_pronoun_i(text: &str, tokens: &[Token], stop: usize) -> bool {
    let is_i = &text[tokens[stop - 1].span.range()] == "I";
    is_i && stop.checked_sub(2).is_some_and(|before| tokens[before].shape == Shape::Lower)
}

/// Abbreviations are written with a capital ("Gen.", "Jan.") or are no words otherwise ("vs."): "col" is, "fig" is not.
fn is_capital_or_short(text: &str, token: Token) -> bool {
    token.is_capital()
        || matches!(
            &text[token.span.range()],
            "vs" | "etc" | "eg" | "ie" | "cf" | "al" | "approx" | "est" | "nos" | "pp" | "vol"
        )
}

/// How many tokens after a closing mark a cue may stand: "“Why?” Mayor Ana Orlec asked".
const ATTRIBUTION_REACH: usize = 5;

/// Whether a question or shout in quotation marks is followed by who said it, in the same sentence.
fn is_attributed(text: &str, tokens: &[Token], stop: usize, next: usize) -> bool {
    let is_loud = matches!(&text[tokens[stop].span.range()], "?" | "!" | "…" | "...");
    if !is_loud || next == stop + 1 || opens_quotation(text, tokens[next]) {
        return false;
    }
    let clause = tokens[next..].iter().take(ATTRIBUTION_REACH).take_while(|token| token.shape != Shape::Mark);
    clause.clone().any(|token| token.shape == Shape::Lower && token.has(Classes::CUE))
}

#[cfg(test)]
mod tests {
    use crate::{annotate::annotate, article::Article};

    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let annotated = annotate(&article);
        let found: Vec<&str> =
            annotated.sentences().iter().map(|sentence| article.slice(sentence.span).trim_end()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_and_initials_end_no_sentence() {
        check("Gen. J. Orlec of the U.S. Army spoke.", &["Gen. J. Orlec of the U.S. Army spoke."]);
        check("He came at 5 p.m. Tuesday, vs. Brandt.", &["He came at 5 p.m. Tuesday, vs. Brandt."]);
    }

    #[test]
    fn abbreviations_end_one_where_a_new_sentence_shows() {
        check("It is in the U.S. The river rose.", &["It is in the U.S.", "The river rose."]);
        check("He spoke at 5 p.m. Brandt left.", &["He spoke at 5 p.m.", "Brandt left."]);
        check("They sued Vell Inc. The firm closed.", &["They sued Vell Inc.", "The firm closed."]);
    }

    #[test]
    fn quotations_keep_their_attribution() {
        check("“Why now?” she asked. “No.” He left.", &["“Why now?” she asked.", "“No.”", "He left."]);
        check("“Why now?” Orlec asked.", &["“Why now?” Orlec asked."]);
    }

    #[test]
    fn ellipses_end_a_sentence_before_a_capital_only() {
        check("It rose... and fell… Then it stopped.", &["It rose... and fell…", "Then it stopped."]);
    }

    #[test]
    fn sentences_glued_by_a_crawl_are_parted() {
        check("The river rose.The town slept.", &["The river rose.", "The town slept."]);
        check("See example.Com for 3.5 more.", &["See example.", "Com for 3.5 more."]);
    }
}
