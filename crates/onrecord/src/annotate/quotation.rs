//! What stands in quotation marks.
//!
//! Marks are paired paragraph by paragraph, so an odd mark spoils at most its own. A quotation that is still open at the
//! end of a paragraph goes on where the next paragraph starts with an opening mark, as news style has it. A mark is read
//! by its form and, where that is wrong or says nothing (straight marks, “wrong“ ones), by what stands on either side.

use std::ops::Range;

use super::{
    Paragraph, Shape, Token,
    token::{is_apostrophe, is_doubled},
};
use crate::text::Span;

/// A stretch in quotation marks, over one paragraph or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// One part for each paragraph, quotation marks included. Never empty.
    pub parts: Vec<Part>,
    /// Which marks.
    pub mark: Mark,
    /// How many other quotations it lies in; 0 for one that lies in none.
    pub depth: u8,
}

/// The part of a quotation that lies in one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// From the opening mark to after the closing one; a part that goes on in the next paragraph ends with its last word.
    pub span: Span,
    /// Its tokens, marks included.
    pub tokens: Range<usize>,
}

/// The kind of quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// “ ”, " ", « », '' ''.
    Double,
    /// ‘ ’, ' '.
    Single,
}

/// The quotations of all paragraphs, and the marks that pair with none.
pub(super) fn pair(text: &str, tokens: &[Token], paragraphs: &[Paragraph]) -> (Vec<Quotation>, Vec<Span>) {
    let mut pairing = Pairing { tokens, done: Vec::new(), unpaired: Vec::new() };
    let mut running: Option<Vec<Part>> = None;
    for (paragraph_idx, paragraph) in paragraphs.iter().enumerate() {
        let goes_on = paragraphs.get(paragraph_idx + 1).is_some_and(|next| opens(text, tokens, next));
        running = pairing.paragraph(text, paragraph, running, goes_on);
    }
    pairing.finish()
}

/// Whether a paragraph starts with an opening double mark.
fn opens(text: &str, tokens: &[Token], paragraph: &Paragraph) -> bool {
    let first = paragraph.tokens.clone().next();
    first.is_some_and(|first| can_open(&text[tokens[first].span.range()]))
}

/// Whether a word is a double mark that can open a quotation. Straight marks can both open and close one.
pub(crate) fn can_open(word: &str) -> bool {
    matches!(word, "“" | "„" | "«" | "\"" | "''" | "``")
}

/// Whether a word is a double mark that can close a quotation.
pub(crate) fn can_close(word: &str) -> bool {
    matches!(word, "”" | "»" | "\"" | "''")
}

/// Whether a word is a double mark of any form. Single ones are apostrophes more often.
pub(crate) fn is_double_mark(word: &str) -> bool {
    can_open(word) || can_close(word)
}

/// Quotations as they are found.
struct Pairing<'t> {
    tokens: &'t [Token],
    done: Vec<Quotation>,
    unpaired: Vec<Span>,
}

/// No article quotes a quotation of a quotation any deeper: marks that seem to are odd ones.
const DEEPEST_NESTING: usize = 8;

/// A mark that opened a quotation that is not closed yet.
struct Open {
    token_idx: usize,
    mark: Mark,
}

impl Pairing<'_> {
    /// Pairs the marks of one paragraph. `running` are the parts of a quotation that goes on into this paragraph; what comes
    /// back are the parts of one that goes on into the next.
    fn paragraph(
        &mut self,
        text: &str,
        paragraph: &Paragraph,
        running: Option<Vec<Part>>,
        goes_on: bool,
    ) -> Option<Vec<Part>> {
        let seen = see(text, self.tokens, paragraph);
        let mut parts = running.unwrap_or_default();
        let mut open: Vec<Open> = Vec::new();
        for (seen_idx, mark) in seen.marks.iter().enumerate() {
            // The first mark of a paragraph into which a quotation runs on repeats the opening one.
            let role = if seen_idx == 0 && !parts.is_empty() { Role::Opens } else { seen.role(seen_idx, &open) };
            match role {
                Role::Opens => self.open(&mut open, mark),
                Role::Closes => self.close(&mut open, mark, &mut parts),
                Role::Nothing => {}
            }
        }
        self.end_paragraph(&open, paragraph, parts, goes_on)
    }

    fn open(&mut self, open: &mut Vec<Open>, seen: &Seen) {
        // Two open quotations with the same mark: the closing mark of the first is missing.
        while open.last().is_some_and(|last| last.mark == seen.mark) {
            self.unpaired.extend(open.pop().map(|odd| self.tokens[odd.token_idx].span));
        }
        if open.len() == DEEPEST_NESTING {
            self.unpaired.extend(open.drain(..).map(|odd| self.tokens[odd.token_idx].span));
        }
        open.push(Open { token_idx: seen.token_idx, mark: seen.mark });
    }

    fn close(&mut self, open: &mut Vec<Open>, seen: &Seen, running: &mut Vec<Part>) {
        let Some(found) = open.iter().rposition(|open| open.mark == seen.mark) else {
            self.unpaired.push(self.tokens[seen.token_idx].span);
            return;
        };
        for odd in open.drain(found + 1..) {
            self.unpaired.push(self.tokens[odd.token_idx].span);
        }
        let Some(opened) = open.pop() else { return };
        let is_running = open.is_empty() && seen.mark == Mark::Double;
        let mut parts = if is_running { std::mem::take(running) } else { Vec::new() };
        parts.push(self.part(opened.token_idx, seen.token_idx));
        self.done.push(Quotation { parts, mark: seen.mark, depth: 0 });
    }

    fn part(&self, first: usize, last: usize) -> Part {
        Part { span: self.tokens[first].span.cover(self.tokens[last].span), tokens: first..last + 1 }
    }

    fn end_paragraph(
        &mut self,
        open: &[Open],
        paragraph: &Paragraph,
        mut parts: Vec<Part>,
        goes_on: bool,
    ) -> Option<Vec<Part>> {
        if let [last] = open
            && last.mark == Mark::Double
            && goes_on
        {
            parts.push(self.part(last.token_idx, paragraph.tokens.end - 1));
            return Some(parts);
        }
        self.unpaired.extend(open.iter().map(|odd| self.tokens[odd.token_idx].span));
        self.unpaired.extend(parts.iter().map(|part| self.tokens[part.tokens.start].span));
        None
    }

    fn finish(mut self) -> (Vec<Quotation>, Vec<Span>) {
        self.done.sort_by_key(|quotation| quotation.parts[0].span.start());
        set_depths(&mut self.done);
        self.unpaired.sort_unstable();
        self.unpaired.dedup();
        (self.done, self.unpaired)
    }
}

/// A mark with what stands beside it.
struct Seen {
    token_idx: usize,
    mark: Mark,
    form: char,
    /// White space, an opening bracket, a dash or nothing stands before.
    free_before: bool,
    /// White space, punctuation or nothing stands after.
    free_after: bool,
    before_is_s: bool,
}

/// The marks of one paragraph.
struct Marks {
    marks: Vec<Seen>,
    /// The last single mark that could close.
    last_single_closer: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    /// An apostrophe.
    Nothing,
}

fn see(text: &str, tokens: &[Token], paragraph: &Paragraph) -> Marks {
    let marks: Vec<Seen> =
        paragraph.tokens.clone().filter_map(|token_idx| see_mark(text, tokens[token_idx], token_idx)).collect();
    let can_close = |seen: &Seen| seen.mark == Mark::Single && !seen.free_before && seen.free_after;
    let last_single_closer = marks.iter().rposition(can_close);
    Marks { marks, last_single_closer }
}

fn see_mark(text: &str, token: Token, token_idx: usize) -> Option<Seen> {
    if token.shape != Shape::Mark {
        return None;
    }
    let form = text[token.span.range()].chars().next()?;
    let mark = match form {
        _ if is_doubled(&text[token.span.range()]) => Mark::Double,
        '“' | '”' | '"' | '«' | '»' | '„' | '‟' => Mark::Double,
        '‘' | '‛' => Mark::Single,
        c if is_apostrophe(c) => Mark::Single,
        _ => return None,
    };
    let before = text[..token.span.range().start].chars().next_back();
    let after = text[token.span.range().end..].chars().next();
    Some(Seen {
        token_idx,
        mark,
        form,
        free_before: before.is_none_or(|c| c.is_whitespace() || "([{—–-“‘«\"'".contains(c)),
        free_after: after.is_none_or(|c| c.is_whitespace() || ".,;:!?)]}—–-”’»\"'…".contains(c)),
        before_is_s: matches!(before, Some('s' | 'S')),
    })
}

impl Marks {
    fn role(&self, seen_idx: usize, open: &[Open]) -> Role {
        let seen = &self.marks[seen_idx];
        let is_open = open.iter().any(|open| open.mark == seen.mark);
        match seen.mark {
            Mark::Double => double_role(seen, is_open),
            Mark::Single => self.single_role(seen_idx, is_open),
        }
    }

    fn single_role(&self, seen_idx: usize, is_open: bool) -> Role {
        let seen = &self.marks[seen_idx];
        let closer_follows = self.last_single_closer > Some(seen_idx);
        let is_opening_form = matches!(seen.form, '‘' | '‛' | '\'' | '`');
        if seen.free_before && !seen.free_after {
            // Without a closing mark to come it is an elision: ’tis, ‘90s.
            return if is_opening_form && closer_follows { Role::Opens } else { Role::Nothing };
        }
        let is_plural_genitive = seen.before_is_s && closer_follows && is_open && seen.form != '‘';
        if is_open && seen.free_after && !is_plural_genitive { Role::Closes } else { Role::Nothing }
    }
}

/// The side that is free decides where the form does not fit it.
fn double_role(seen: &Seen, is_open: bool) -> Role {
    let is_closing_place = !seen.free_before && seen.free_after;
    let is_opening_place = seen.free_before && !seen.free_after;
    let opens = match seen.form {
        '“' | '«' | '„' | '‟' => !(is_open && is_closing_place),
        '”' | '»' => !is_open && is_opening_place,
        _ if is_closing_place => false,
        _ if is_opening_place => true,
        _ => !is_open,
    };
    if opens { Role::Opens } else { Role::Closes }
}

/// How many quotations each lies in. `quotations` are in the order of their opening marks.
fn set_depths(quotations: &mut [Quotation]) {
    let mut around: Vec<u32> = Vec::new();
    for quotation in quotations {
        let start = quotation.parts[0].span.start();
        around.retain(|&end| end > start);
        quotation.depth = u8::try_from(around.len()).unwrap_or(u8::MAX);
        around.extend(quotation.parts.last().map(|part| part.span.end()));
    }
}

#[cfg(test)]
mod tests {
    use crate::{annotate::annotate, article::Article};

    /// Each quotation as "depth: part | part", then the unpaired marks with their offsets.
    fn check(text: &str, quotations: &[&str], unpaired: &[u32]) {
        let article = Article::from_text("a", text);
        let annotated = annotate(&article);
        let found: Vec<String> = annotated
            .quotations()
            .iter()
            .map(|quotation| {
                let parts: Vec<&str> = quotation.parts.iter().map(|part| article.slice(part.span)).collect();
                format!("{}: {}", quotation.depth, parts.join(" | "))
            })
            .collect();
        assert_eq!(found, quotations);
        let starts: Vec<u32> = annotated.unpaired_marks().iter().map(|span| span.start()).collect();
        assert_eq!(starts, unpaired);
    }

    #[test]
    fn marks_of_every_form_pair() {
        check("“One,” he said, \"two\" and «three».", &["0: “One,”", "0: \"two\"", "0: «three»"], &[]);
        check("He said ‘no’ and 'never'.", &["0: ‘no’", "0: 'never'"], &[]);
    }

    #[test]
    fn a_quotation_lies_in_another() {
        check(
            "“The world says: ‘Yes, we can.’ It can’t,” she said.",
            &["0: “The world says: ‘Yes, we can.’ It can’t,”", "1: ‘Yes, we can.’"],
            &[],
        );
        check(
            "‘He called it “a wall”, no more,’ she said.",
            &["0: ‘He called it “a wall”, no more,’", "1: “a wall”"],
            &[],
        );
    }

    #[test]
    fn a_quotation_runs_over_paragraphs_where_the_mark_is_repeated() {
        check("She said: “One.\n\n“Two.\n\n“Three.”\n\nEnd.", &["0: “One. | “Two. | “Three.”"], &[]);
    }

    #[test]
    fn wrong_way_marks_pair() {
        check(
            "An end “within 24 hours“ if elected, ”at once” he said.",
            &["0: “within 24 hours“", "0: ”at once”"],
            &[],
        );
    }

    #[test]
    fn an_odd_mark_costs_its_paragraph_only() {
        check(
            "A “odd mark here.\n\n“Even,” he said.\n\nNo” more. “Yes.”",
            &["0: “odd mark here. | “Even,”", "0: “Yes.”"],
            &[45],
        );
        check("A “odd mark here.\n\nThen “even” ones.", &["0: “even”"], &[2]);
        check("“One. “Two,” he said.", &["0: “Two,”"], &[0]);
    }

    #[test]
    fn apostrophes_are_no_quotation_marks() {
        check("The workers’ union, O’Brien’s men, rock ’n’ roll and the ’90s: ‘em all.", &[], &[]);
        check("‘The workers’ strike is over,’ he said.", &["0: ‘The workers’ strike is over,’"], &[]);
        check("It's the teachers' day, 'tis said.", &[], &[]);
    }
}
