//! What stands in an article's text but is not its body.
//!
//! Crawls leave headlines, links to other articles, embedded posts and teasers between the paragraphs. The rules here read
//! the text line by line and mark a line only where its own words or its neighbours show what it is.

mod notice;

use std::sync::LazyLock;

use super::layout::is_wrapped;
use crate::{lexicon, text::Span};

/// A stretch of text that is not body. No fact is read from it, but for what a headline says was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Furniture {
    /// Where. It has no line break in it.
    pub span: Span,
    /// What it is.
    pub kind: FurnitureKind,
}

/// The kinds of furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FurnitureKind {
    /// The headline, standing in the text.
    Headline,
    /// The headline again.
    DuplicateHeadline,
    /// "BRUSSELS (AP) —".
    Dateline,
    /// "Also read: …", the headline of another article.
    RelatedLink,
    /// "Sign up for our newsletter".
    CallToAction,
    /// A post of a social network, with its author and date.
    EmbeddedPost,
    /// The first words of another article, cut off.
    ForeignTeaser,
    /// A heading between paragraphs.
    Subhead,
    /// Byline, photo credit, copyright line.
    Other,
}

impl FurnitureKind {
    /// The word of the wire format and of the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            FurnitureKind::Headline => "headline",
            FurnitureKind::DuplicateHeadline => "duplicate_headline",
            FurnitureKind::Dateline => "dateline",
            FurnitureKind::RelatedLink => "related_link",
            FurnitureKind::CallToAction => "call_to_action",
            FurnitureKind::EmbeddedPost => "embedded_post",
            FurnitureKind::ForeignTeaser => "foreign_teaser",
            FurnitureKind::Subhead => "subhead",
            FurnitureKind::Other => "other",
        }
    }

    /// The kinds that a line's own words can show, as the tables have them.
    fn of_word(word: &str) -> FurnitureKind {
        match word {
            "related_link" => FurnitureKind::RelatedLink,
            "call_to_action" => FurnitureKind::CallToAction,
            "embedded_post" => FurnitureKind::EmbeddedPost,
            "other" => FurnitureKind::Other,
            other => unreachable!("kind of furniture in the table: {other}"),
        }
    }
}

/// Marks the lines that are not body.
///
/// **Finds** a first line that is a headline, and its repetitions; a dateline before the lead; lines that begin like links to
/// other articles, calls to subscribe, credits and bylines; corrections, rights and what else speaks of the page (`notice`); posts
/// that end with their author's handle and date; two or more cut-off lines at the end; headlines, with or without a sentence each,
/// under "Related stories" and its like; the credit at the end of a caption; short headings between paragraphs.
///
/// **Leaves alone** one cut-off line at the end (the article itself may be cut short), other whole lines at the end, the captions
/// themselves, and everything that stands in a paragraph with other sentences.
///
/// **Source**: the kinds of noise of the gold annotation.
pub(super) fn find(text: &str, title: Option<&str>) -> Vec<Furniture> {
    let lines = Lines::new(text);
    let mut furniture: Vec<Furniture> = lines.by_own_words().collect();
    lines.headlines(title, &mut furniture);
    if !is_wrapped(text) {
        lines.notices(&mut furniture);
        lines.listed(&mut furniture);
        lines.outlet(&mut furniture);
        lines.subheads(&mut furniture);
        lines.teasers(&mut furniture);
    }
    lines.datelines(&mut furniture);
    furniture.sort_by_key(|furniture| furniture.span);
    // Where two rules speak, the one that marks from further left does.
    furniture.dedup_by(|later, earlier| later.span.overlaps(earlier.span));
    furniture
}

/// The lines of a text that are not blank.
struct Lines<'t> {
    lines: Vec<Line<'t>>,
}

#[derive(Clone, Copy)]
struct Line<'t> {
    start: usize,
    /// Without white space at either end.
    words: &'t str,
}

impl Line<'_> {
    fn marked(&self, kind: FurnitureKind) -> Furniture {
        Furniture { span: Span::at(self.start, self.start + self.words.len()), kind }
    }

    /// Whether it ends like a sentence.
    fn is_closed(&self) -> bool {
        self.words.ends_with(['.', '!', '?', '”', '"', '’', '…', ':', ';', ')', '»', ','])
    }

    fn n_words(&self) -> usize {
        self.words.split_whitespace().count()
    }
}

/// A headline has at most so many words.
const LONGEST_HEADLINE: usize = 25;

/// A heading between paragraphs has at most so many words.
const LONGEST_SUBHEAD: usize = 8;

/// A paragraph has at least so many bytes; shorter lines make a list or a transcript.
const SHORTEST_PARAGRAPH: usize = 60;

/// The name of an outlet has at most so many words.
const LONGEST_OUTLET: usize = 4;

/// So many words of a line show what it is about.
const ENOUGH_WORDS: usize = 40;

/// Words of so many bytes say what a line is about.
const LONG_WORD: usize = 6;

/// Teasers are cut to a width; no crawl cuts below this, in bytes.
const SHORTEST_TEASER: usize = 100;

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Lines<'t> {
        let mut start = 0;
        let mut lines = Vec::new();
        for line in text.split('\n') {
            let words = line.trim();
            if !words.is_empty() {
                lines.push(Line { start: start + (line.len() - line.trim_start().len()), words });
            }
            start += line.len() + 1;
        }
        Lines { lines }
    }

    fn by_own_words(&self) -> impl Iterator<Item = Furniture> {
        self.lines.iter().filter_map(|line| kind_by_words(line).map(|kind| line.marked(kind)))
    }

    /// The headline is the first line, or what the page says it is; it may stand again further down.
    fn headlines(&self, title: Option<&str>, furniture: &mut Vec<Furniture>) {
        let title = title.map(str::trim).filter(|title| !title.is_empty());
        let Some(headline) =
            title.filter(|title| self.lines.iter().any(|line| line.words == *title)).or(self.first_headline())
        else {
            return;
        };
        let copies = self.lines.iter().filter(|line| line.words == headline);
        furniture.extend(copies.enumerate().map(|(copy_idx, line)| {
            line.marked(if copy_idx == 0 { FurnitureKind::Headline } else { FurnitureKind::DuplicateHeadline })
        }));
    }

    /// The first line, where it reads like a headline: it does not end like a sentence, and a closed paragraph follows.
    fn first_headline(&self) -> Option<&'t str> {
        let (first, rest) = self.lines.split_first()?;
        let next = rest.first()?;
        let is_short = (2..=LONGEST_HEADLINE).contains(&first.n_words());
        let is_open = !first.is_closed() || first.words.ends_with('?') && is_credit(next);
        let is_repeated = || rest.iter().any(|line| line.words == first.words);
        let is_followed = || next.is_closed() && next.words.len() >= SHORTEST_PARAGRAPH || is_credit(next);
        (is_short && is_open && (is_repeated() || is_followed())).then_some(first.words)
    }

    /// The outlet's name, alone on the line after the headline.
    fn outlet(&self, furniture: &mut Vec<Furniture>) {
        let [first, second, third, ..] = self.lines.as_slice() else { return };
        let is_headline = furniture
            .iter()
            .any(|other| other.span.start() as usize == first.start && other.kind == FurnitureKind::Headline);
        let is_name = second.words.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
            && second.n_words() <= LONGEST_OUTLET;
        let is_body_next = third.words == first.words || third.is_closed();
        if is_headline && is_name && is_body_next && !second.is_closed() && second.words != first.words {
            furniture.push(second.marked(FurnitureKind::Other));
        }
    }

    fn subheads(&self, furniture: &mut Vec<Furniture>) {
        let is_paragraph = |line: &Line<'_>| line.is_closed() && line.words.len() >= SHORTEST_PARAGRAPH;
        for around in self.lines.windows(3) {
            let [before, line, after] = around else { continue };
            let words = without_quotation_marks(line.words);
            let is_heading =
                !ends_sentence(words) && line.n_words() <= LONGEST_SUBHEAD && words.starts_with(char::is_uppercase);
            if is_heading && is_paragraph(before) && is_paragraph(after) {
                furniture.push(line.marked(FurnitureKind::Subhead));
            }
        }
    }

    /// Lines that speak of the page, and credits of pictures.
    fn notices(&self, furniture: &mut Vec<Furniture>) {
        furniture.extend(self.lines.iter().filter_map(|line| notice::kind(line.words).map(|kind| line.marked(kind))));
        furniture.extend(self.lines.iter().filter_map(|line| {
            let at = line.words.len() - notice::credit_at_end(line.words)?;
            Some(Line { start: line.start + at, words: &line.words[at..] }.marked(FurnitureKind::Other))
        }));
    }

    /// Headlines of other articles in a list that says what it is; and to the end of the text, headlines with a sentence each.
    fn listed(&self, furniture: &mut Vec<Furniture>) {
        let is_linked = |line: &Line<'_>| notice::whole(&line.words.to_lowercase()) == Some(FurnitureKind::RelatedLink);
        let is_headline = |line: &Line<'_>| !line.is_closed() && (3..=LONGEST_HEADLINE).contains(&line.n_words());
        for at in (0..self.lines.len()).filter(|&at| is_linked(&self.lines[at])) {
            let list = &self.lines[at + 1..];
            let is_in_pairs = list.len() >= 4
                && list.chunks(2).all(|pair| {
                    is_headline(&pair[0])
                        && pair.get(1).is_some_and(|line| line.is_closed() && line.n_words() <= ENOUGH_WORDS)
                });
            let n_listed = list.iter().take_while(|line| is_in_pairs || is_headline(line)).count();
            let kind = if is_in_pairs { FurnitureKind::ForeignTeaser } else { FurnitureKind::RelatedLink };
            furniture.extend(list[..n_listed].iter().map(|line| line.marked(kind)));
        }
    }

    /// Two or more lines at the end that are cut off.
    fn teasers(&self, furniture: &mut Vec<Furniture>) {
        let is_cut = |line: &&Line<'_>| {
            let end = line.words.trim_end_matches(['[', '…', '.', ']']);
            let is_open =
                end.len() == line.words.len() || line.words.ends_with(['…', ']']) || line.words.ends_with("...");
            line.words.len() >= SHORTEST_TEASER && is_open && end.trim_end().ends_with(char::is_alphanumeric)
        };
        let mut cut: Vec<&Line<'_>> = self.lines.iter().rev().take_while(is_cut).collect();
        // The article itself may be cut too; then its last line shares its words with the others.
        if cut.last().is_some_and(|first| self.tells_on(first, cut.len())) {
            cut.pop();
        }
        if cut.len() >= 2 {
            furniture.extend(cut.into_iter().map(|line| line.marked(FurnitureKind::ForeignTeaser)));
        }
    }

    /// Whether a line, with `n_after` lines from it to the end, uses the words of the lines before it.
    fn tells_on(&self, line: &Line<'_>, n_after: usize) -> bool {
        let before = &self.lines[..self.lines.len() - n_after];
        let long = line.words.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= LONG_WORD);
        let (mut n_long, mut n_known) = (0, 0);
        for word in long.take(ENOUGH_WORDS) {
            n_long += 1;
            n_known += usize::from(before.iter().any(|line| line.words.contains(word)));
        }
        n_known * 3 > n_long
    }

    /// A dateline stands before the first sentence, so before the first line that nothing else has marked.
    fn datelines(&self, furniture: &mut Vec<Furniture>) {
        let is_body = |line: &&Line<'_>| !furniture.iter().any(|other| other.span.start() as usize == line.start);
        let found = self.lines.iter().take(DEEPEST_LEAD).find(is_body).and_then(|line| {
            let len = dateline_len(line.words)?;
            Some(Line { words: &line.words[..len], ..*line }.marked(FurnitureKind::Dateline))
        });
        furniture.extend(found);
    }
}

/// The lead stands within the first so many lines.
const DEEPEST_LEAD: usize = 16;

/// How lines of furniture begin.
static BEGINNINGS: LazyLock<Vec<(&'static str, FurnitureKind)>> = LazyLock::new(|| {
    lexicon::furniture_beginnings().map(|(beginning, kind)| (beginning, FurnitureKind::of_word(kind))).collect()
});

/// A line of furniture has at most so many words; a paragraph that only begins like one has more.
const LONGEST_BY_WORDS: usize = 45;

fn kind_by_words(line: &Line<'_>) -> Option<FurnitureKind> {
    if is_embedded_post(line.words) {
        return Some(FurnitureKind::EmbeddedPost);
    }
    let words = line.words.trim_start_matches(['•', '*', '-', '–', '►', '>', '(', '[', ' ', '\u{a0}']);
    let beginning = BEGINNINGS.iter().find(|(beginning, _)| starts_with_words(words, beginning)).map(|(_, kind)| *kind);
    let call = || is_call(line).then_some(FurnitureKind::CallToAction);
    let credit = || is_credit(line).then_some(FurnitureKind::Other);
    beginning.filter(|_| line.n_words() <= LONGEST_BY_WORDS).or_else(call).or_else(credit)
}

/// Words after a call's first one that show what it calls to.
const CALLED_TO: [&str; 7] =
    ["newsletter", " app ", " inbox", "one email", "every weekday", "on your phone", "on social media"];

/// "Get the Tribune at Seven: one email, every weekday morning."
fn is_call(line: &Line<'_>) -> bool {
    let first = line.words.split_whitespace().next().unwrap_or_default();
    let is_imperative = matches!(
        first,
        "Get" | "Follow" | "Download" | "Support" | "Join" | "Try" | "Like" | "Listen" | "Sign" | "Want"
    );
    let has_price = line.words.contains(" a month") && line.words.contains(|c: char| c.is_ascii_digit());
    let is_call = has_price || CALLED_TO.iter().any(|called_to| line.words.contains(called_to));
    is_imperative && is_call && line.n_words() <= LONGEST_CALL
}

/// A call has at most so many words.
const LONGEST_CALL: usize = 20;

/// "Delta Evening Post | Wednesday, 11 September 2030 | Lodestar Wire", "By staff | 3 min read", "Ana Orlec reported from Vell."
fn is_credit(line: &Line<'_>) -> bool {
    let is_short = line.n_words() <= LONGEST_CREDIT;
    let is_barred =
        line.words.matches(" | ").count() >= 2 || line.words.starts_with("By ") && line.words.contains(" | ");
    let is_report = line.words.contains(" reported from ") && line.n_words() <= LONGEST_SUBHEAD;
    is_short && (is_barred || is_report) || is_byline(line)
}

/// A credit has at most so many words.
const LONGEST_CREDIT: usize = 14;

fn without_quotation_marks(words: &str) -> &str {
    words.trim_matches(['‘', '’', '“', '”', '"', '\''])
}

fn ends_sentence(words: &str) -> bool {
    words.ends_with(['.', '!', '?', '…', ':', ';', ')', ','])
}

/// Whether `words` begin with `beginning`, which is in lower case, and no word goes on after it.
fn starts_with_words(words: &str, beginning: &str) -> bool {
    let mut letters = words.chars().flat_map(char::to_lowercase);
    let ends_in_word = beginning.ends_with(char::is_alphanumeric);
    beginning.chars().all(|letter| letters.next() == Some(letter))
        && !(ends_in_word && letters.next().is_some_and(char::is_alphanumeric))
}

/// "… — Name (@handle) April 6, 2024", or a line with a link of the network's own.
fn is_embedded_post(words: &str) -> bool {
    if words.contains("pic.twitter.com/") || words.contains("https://t.co/") {
        return true;
    }
    let Some((before, after)) = words.rsplit_once("(@") else { return false };
    let Some((handle, date)) = after.split_once(')') else { return false };
    let is_handle =
        !handle.is_empty() && handle.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.');
    let is_date = date.trim().len() <= "September 30, 2024".len() && date.contains(|c: char| c.is_ascii_digit());
    is_handle && is_date && before.contains(['—', '–', '-'])
}

/// "By Ana Orlec", "By Ana Orlec and Tomas Brandt in Vell".
fn is_byline(line: &Line<'_>) -> bool {
    let Some(names) = line.words.strip_prefix("By ").or_else(|| line.words.strip_prefix("BY ")) else { return false };
    let is_name_word = |word: &str| {
        word.starts_with(char::is_uppercase) || matches!(word, "and" | "in" | "for" | "|" | "de" | "van" | "von")
    };
    (2..=10).contains(&names.split_whitespace().count())
        && !line.words.ends_with('.')
        && names.split_whitespace().all(is_name_word)
}

/// A dateline is at most so long, in bytes.
const LONGEST_DATELINE: usize = 70;

/// The length of "BRUSSELS (AP) —", "HONG KONG —", "VELL, Nov. 3 (VNA) -" at the start of a line; the dash belongs to it.
fn dateline_len(line: &str) -> Option<usize> {
    let dashes = [" — ", " – ", " - ", " -- "];
    let (at, dash) = dashes.iter().filter_map(|dash| Some((line.find(dash)?, dash.trim()))).min()?;
    let place = &line[..at];
    let town = place.split(['(', ',', '/']).next()?.trim();
    let is_agency_given = place.contains('(') && place.ends_with(')');
    let is_shouted = !town.is_empty()
        && town.chars().all(|c| c.is_uppercase() || c.is_whitespace() || matches!(c, '.' | '-' | '’' | '\''));
    let is_capitalised = is_agency_given && town.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let n_letters = town.chars().filter(|c| c.is_alphabetic()).count();
    (at <= LONGEST_DATELINE && n_letters >= 3 && (is_shouted || is_capitalised)).then_some(at + 1 + dash.len())
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Metadata};

    fn check_with_title(title: Option<&str>, text: &str, expected: &[&str]) {
        let metadata = Metadata { title: title.map(str::to_owned), ..Metadata::default() };
        let article = Article::new("a", text, metadata);
        let found: Vec<String> = article
            .furniture()
            .iter()
            .map(|item| format!("{}: {}", item.kind.as_str(), article.slice(item.span)))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    fn check(text: &str, expected: &[&str]) {
        check_with_title(None, text, expected);
    }

    const BODY: &str = "The council of Vell has asked for forty barriers before the river rises.";
    const MORE: &str = "The ministry said on Monday that it would answer within the week, not sooner.";

    #[test]
    fn headlines_and_their_copies() {
        check(
            &format!("Vell asks for barriers\n\n{BODY}\n\nVell asks for barriers\n\n{MORE}"),
            &["headline: Vell asks for barriers", "duplicate_headline: Vell asks for barriers"],
        );
        check_with_title(
            Some("Is Vell safe?"),
            &format!("{BODY}\n\nIs Vell safe?\n\n{MORE}"),
            &["headline: Is Vell safe?"],
        );
        check(&format!("{BODY}\n\n{MORE}"), &[]);
    }

    #[test]
    fn datelines_before_the_lead_only() {
        check(&format!("VELL (VNA) — {BODY}"), &["dateline: VELL (VNA) —"]);
        check(&format!("PORT VELL, Nov. 3 - {BODY}"), &["dateline: PORT VELL, Nov. 3 -"]);
        check(&format!("Vell (VNA) – {BODY}\n\nNATO — {MORE}"), &["dateline: Vell (VNA) –"]);
        check(&format!("Vell — a town of ten thousand — is waiting. {BODY}"), &[]);
    }

    #[test]
    fn lines_that_begin_like_furniture() {
        check(
            &format!(
                "{BODY}\n\n• Also read: Floods in the north\n\n{MORE}\n\nSign up for our newsletter.\n\n© 2031 The Courier"
            ),
            &[
                "related_link: • Also read: Floods in the north",
                "call_to_action: Sign up for our newsletter.",
                "other: © 2031 The Courier",
            ],
        );
        check(&format!("By Ana Orlec and Tomas Brandt\n\n{BODY}"), &["other: By Ana Orlec and Tomas Brandt"]);
        check(&format!("{BODY}\n\nRead more slowly, the mayor told the hall, and {}", MORE.repeat(6)), &[]);
        check(&format!("{BODY}\n\nBy Tuesday the water had gone."), &[]);
        check(&format!("{BODY}\n\nSubscribers to the fund have waited since spring."), &[]);
        check(
            &format!("Is Vell safe?\n\nBy Courier staff | 3 min read\n\n{BODY}"),
            &["headline: Is Vell safe?", "other: By Courier staff | 3 min read"],
        );
        check(
            &format!("Vell waits\n\nVell Courier\n\nVell waits\n\n{BODY}"),
            &["headline: Vell waits", "other: Vell Courier", "duplicate_headline: Vell waits"],
        );
        check(
            &format!("{BODY}\n\nGet the Courier at Six: one email, every weekday.\n\nAna Orlec reported from Vell."),
            &[
                "call_to_action: Get the Courier at Six: one email, every weekday.",
                "other: Ana Orlec reported from Vell.",
            ],
        );
        check(&format!("{BODY}\n\nSupport for the mayor has fallen to its lowest in a month."), &[]);
    }

    #[test]
    fn embedded_posts() {
        check(
            &format!("{BODY}\n\nThe pumps are here — Vell Council (@vellcouncil) April 6, 2031"),
            &["embedded_post: The pumps are here — Vell Council (@vellcouncil) April 6, 2031"],
        );
        check(&format!("{BODY}\n\nHe wrote to the council (@vellcouncil) on Monday and waited."), &[]);
    }

    #[test]
    fn teasers_are_two_or_more_cut_lines_at_the_end() {
        let teaser = "Fires have burned more than three hundred hectares of the northern forest since Friday, and the fire brigad";
        check(
            &format!("{BODY}\n{teaser}\n{teaser}"),
            &[&format!("foreign_teaser: {teaser}"), &format!("foreign_teaser: {teaser}")],
        );
        check(&format!("{BODY}\n{teaser}"), &[]);
        let cut = "The council of Vell wrote to the ministry again before the river rises, and asked for the barriers that it ha";
        check(
            &format!("{BODY}\n{cut}\n{teaser}\n{teaser}"),
            &[&format!("foreign_teaser: {teaser}"), &format!("foreign_teaser: {teaser}")],
        );
    }

    #[test]
    fn headings_between_paragraphs() {
        check(&format!("{BODY}\n\nA long winter\n\n{MORE}"), &["subhead: A long winter"]);
        check(&format!("{BODY}\n\n‘A long winter’\n\n{MORE}"), &["subhead: ‘A long winter’"]);
        check(&format!("{BODY}\n\n“We wait.”\n\n{MORE}"), &[]);
        check("Items\n\nOne barrier\n\nTwo pumps\n\nThree tents", &[]);
    }

    #[test]
    fn furniture_is_no_body() {
        let text = format!("VELL (VNA) — {BODY}\n\nA long winter\n\n{MORE}\n");
        let article = Article::from_text("a", text.as_str());
        let body: Vec<&str> = article.body().into_iter().map(|span| article.slice(span)).collect();
        assert_eq!(body, [BODY, MORE]);
    }
}
