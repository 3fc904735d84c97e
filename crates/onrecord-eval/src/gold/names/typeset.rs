//! Where tokens stand in a text, and how tokens that lost their spaces are joined again.

use super::Format;
use crate::{span::Span, text::is_alphanumeric};

/// How many code points a text has.
pub(super) fn length(text: &str) -> u32 {
    crate::numbers::count(text.chars().count())
}

/// Where each token stands in a text that is given; nothing if one is not there.
pub(super) fn aligned(tokens: &[String], text: &str) -> Option<Vec<Span>> {
    let (mut rest, mut at) = (text, 0);
    let place = |token: &String| {
        let (before, after) = rest.split_once(token.as_str())?;
        let start = at + length(before);
        (rest, at) = (after, start + length(token));
        Some(Span::new(start, at))
    };
    tokens.iter().map(place).collect()
}

/// The text of tokens, and where each stands in it.
pub(super) fn joined(tokens: &[String], format: Format) -> (String, Vec<Span>) {
    let (mut text, mut at, mut quotes, mut spans) = (String::new(), 0, 0, Vec::new());
    for (i, token) in tokens.iter().enumerate() {
        let place = Place { tokens, i, within_quotes: quotes % 2 == 1, format };
        if !text.is_empty() && !place.is_closed_up() {
            text.push(' ');
            at += 1;
        }
        quotes += u32::from(token == "\"");
        let end = at + length(token);
        spans.push(Span::new(at, end));
        text.push_str(token);
        at = end;
    }
    (text, spans)
}

/// What comes after a sentence that others follow: a headline or a sentence without a stop ends its line.
pub(super) fn separator(text: &str, format: Format) -> &'static str {
    if format == Format::Worldwide {
        return "\n\n";
    }
    let unquoted = text.trim_end_matches(['"', '”', '’', ')', ']']);
    if unquoted.ends_with(['.', '!', '?', '…']) && !is_upper_case(text) { " " } else { "\n" }
}

fn is_upper_case(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// A token among its neighbours.
#[derive(Clone, Copy)]
struct Place<'a> {
    tokens: &'a [String],
    i: usize,
    /// An odd number of plain quotation marks stands before it.
    within_quotes: bool,
    format: Format,
}

impl<'a> Place<'a> {
    fn token(self) -> &'a str {
        &self.tokens[self.i]
    }

    /// The token so many before this one; empty where there is none.
    fn before(self, n: usize) -> &'a str {
        self.i.checked_sub(n).map_or("", |i| &self.tokens[i])
    }

    fn after(self) -> &'a str {
        self.tokens.get(self.i + 1).map_or("", String::as_str)
    }

    /// Does no space stand between the token and the one before it?
    fn is_closed_up(self) -> bool {
        let (token, before) = (self.token(), self.before(1));
        is_closing(token)
            || is_one_of(before, "([{“‘«$£€₹₡¥#")
            || self.within_quotes && (token == "\"" || before == "\"")
            || self.is_inside_word()
            || self.is_clitic()
            || token == "s" && is_decade(before)
            || token == "$" && is_country_code(before)
    }

    /// A slash, or where words are cut at them a hyphen or an accented letter, in the middle of a word.
    fn is_inside_word(self) -> bool {
        self.joins(self.token()) && ends_in_word(self.before(1)) && begins_word(self.after())
            || self.joins(self.before(1)) && self.i > 1 && ends_in_word(self.before(2)) && begins_word(self.token())
    }

    /// Where hyphenated words are one token, a token "-" is a dash.
    fn joins(self, token: &str) -> bool {
        match only_char(token) {
            Some('/') => true,
            Some(c) => self.format == Format::Worldwide && matches!(c, '-' | 'À'..='ɏ'),
            None => false,
        }
    }

    /// The end of "it's", "don't", "workers'", in one token or two.
    fn is_clitic(self) -> bool {
        const ENDS: [&str; 7] = ["s", "t", "m", "d", "re", "ve", "ll"];
        let (token, before) = (self.token(), self.before(1));
        let whole = token.strip_prefix(['\'', '’']).is_some_and(|end| end == "S" || ENDS.contains(&end));
        whole
            || matches!(token, "n't" | "n’t")
            || token == "'" && ends_in_word(before)
            || matches!(before, "’" | "'") && ENDS.contains(&token)
    }
}

fn only_char(token: &str) -> Option<char> {
    let mut chars = token.chars();
    chars.next().filter(|_| chars.next().is_none())
}

fn is_one_of(token: &str, chars: &str) -> bool {
    only_char(token).is_some_and(|c| chars.contains(c))
}

fn is_closing(token: &str) -> bool {
    is_one_of(token, ".,;:!?)]}%”»’…°") || token.chars().all(|c| matches!(c, '.' | '!' | '?'))
}

fn ends_in_word(token: &str) -> bool {
    token.chars().next_back().is_some_and(is_alphanumeric)
}

fn begins_word(token: &str) -> bool {
    token.chars().next().is_some_and(is_alphanumeric)
}

/// "1990", as in "1990 s".
fn is_decade(token: &str) -> bool {
    token.len() == 4 && token.ends_with('0') && token.chars().all(|c| c.is_ascii_digit())
}

/// "US", as in "US $".
fn is_country_code(token: &str) -> bool {
    (1..=3).contains(&token.len()) && token.chars().all(|c| c.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(format: Format, tokens: &str, wanted: &str) {
        let tokens: Vec<String> = tokens.split(' ').map(str::to_owned).collect();
        let (text, spans) = joined(&tokens, format);
        assert_eq!(text, wanted);
        let chars: Vec<char> = text.chars().collect();
        for (token, span) in tokens.iter().zip(spans) {
            assert_eq!(chars[span.range()].iter().collect::<String>(), *token);
        }
    }

    #[test]
    fn joined_as_printed() {
        check(Format::Conll, "He said : \" No , \" ( twice ) ...", "He said: \"No,\" (twice)...");
        check(Format::Conll, "It 's the workers ' US $ 5 in the 1990 s", "It's the workers' US$5 in the 1990s");
        check(Format::Conll, "I do n't / we can ' t", "I don't/we can't");
        check(Format::Conll, "A - B and / or", "A - B and/or");
        check(Format::Worldwide, "half - time - work Orl é va", "half-time-work Orléva");
        check(Format::Worldwide, "yes - \" no \"", "yes - \"no\"");
    }

    #[test]
    fn what_comes_after_a_sentence() {
        let cases = [("It rains.", " "), ("It rains.”)", " "), ("SOCCER WINS.", "\n"), ("It rains", "\n"), ("1.", " ")];
        for (text, wanted) in cases {
            assert_eq!(separator(text, Format::Conll), wanted, "{text}");
        }
        assert_eq!(separator("It rains.", Format::Worldwide), "\n\n");
    }
}
