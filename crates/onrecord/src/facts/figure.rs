//! Quantities: plain numbers, money, shares and measures in digits.

use rust_decimal::Decimal;

use super::{Time, TimeKind};
use crate::{
    annotate::{Annotated, Shape, Token},
    lexicon::{self, Classes, Hedge, Unit},
    text::Span,
};

/// A quantity read from the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Number and unit, without the hedge.
    pub span: Span,
    /// The number as the words give it, scaled: "35 billion" is 35000000000. Nothing for a range, and where the words give
    /// no number ("several").
    pub value: Option<Decimal>,
    /// The least that the words state; nothing where they set no lower bound.
    pub low: Option<Decimal>,
    /// The most that the words state; nothing where they set no upper bound.
    pub high: Option<Decimal>,
    /// How close the words say the number is.
    pub hedge: Hedge,
    /// The words of the hedge.
    pub hedge_span: Option<Span>,
    /// What is counted or measured; nothing for a bare number.
    pub unit: Option<Unit>,
    /// What it is a quantity of: the noun phrase, its parts in the order of the text ("Russian territory", "aid committed").
    pub of: Vec<Span>,
    /// The head noun of that phrase.
    pub head: Option<Span>,
    /// Words that set it apart from other figures of the same: "additional", "of which", "a year".
    pub scope: Vec<Span>,
    /// Of a change, which way it goes; nothing for a level.
    pub direction: Option<Direction>,
    /// Of a change, the index into [`Facts::figures`](super::Facts::figures) of the level that it leads to: "up 4% to 1,200".
    pub level_idx: Option<u32>,
    /// Index into [`Facts::times`](super::Facts::times) of the time that the sentence ties it to.
    pub time_idx: Option<u32>,
    /// Index into [`Facts::figures`](super::Facts::figures) of the figure that this one is another form of: the original of
    /// a conversion.
    pub same_as: Option<u32>,
    /// Index into [`Facts::figures`](super::Facts::figures) of the whole that this one is a part of, so that both are never
    /// summed: "$150 billion, including $65 billion for the military".
    pub part_of: Option<u32>,
}

/// Which way a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// "rose 4%", "up 4%".
    Up,
    /// "fell 4%", "a 4% cut".
    Down,
}

impl Direction {
    /// The word of the wire format and of the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Direction::Up => "up",
            Direction::Down => "down",
        }
    }
}

/// The bounds that a number with this hedge states: (least, most).
fn bounds(value: Decimal, hedge: Hedge) -> (Option<Decimal>, Option<Decimal>) {
    let low = !matches!(hedge, Hedge::LessThan | Hedge::UpTo);
    let high = !matches!(hedge, Hedge::MoreThan | Hedge::AtLeast);
    (low.then_some(value), high.then_some(value))
}

/// Finds quantities in digits.
///
/// **Finds** plain numbers ("1,294"), scaled ones ("2.4 million", "$50m"), money by sign or word, percentages, measures and
/// counted things of the units table, with the hedge before them ("nearly 12,000 homes"). A figure in brackets right after
/// another of the same dimension is a second form of it ("35 billion euros ($38 billion)").
///
/// **Leaves alone** dates and years, clock times, ordinals, decades, numbers that name a thing ("Section 230", "Leopard 2"),
/// scores and ranges ("10-15"), and numbers in words.
///
/// **Source**: the figures of the gold annotation: number and unit belong to the span, the hedge does not.
pub(super) fn find(annotated: &Annotated<'_>, times: &[Time]) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    let mut times = times.iter().peekable();
    for sentence in annotated.sentences() {
        let reader = Reader { annotated, start: sentence.tokens.start, end: sentence.tokens.end };
        for token_idx in
            sentence.tokens.clone().filter(|&token_idx| annotated.tokens()[token_idx].shape == Shape::Digits)
        {
            let span = annotated.tokens()[token_idx].span;
            while times.next_if(|time| time.span.end() <= span.start()).is_some() {}
            if times.peek().is_some_and(|time| time.kind != TimeKind::Duration && time.span.overlaps(span)) {
                continue;
            }
            if let Some(mut figure) = reader.figure(token_idx) {
                figure.same_as =
                    figures.last().and_then(|before| reader.converted(before, &figure)).map(|()| last_idx(&figures));
                figures.push(figure);
            }
        }
    }
    figures
}

fn last_idx(figures: &[Figure]) -> u32 {
    u32::try_from(figures.len() - 1).expect("an article has fewer than 2^32 figures: it has fewer bytes")
}

/// Reads figures in one sentence.
struct Reader<'r, 'a> {
    annotated: &'r Annotated<'a>,
    start: usize,
    end: usize,
}

/// A unit or scale word, and the token after it.
type Read<T> = (T, usize);

impl Reader<'_, '_> {
    /// The figure whose digits are token `at`.
    fn figure(&self, at: usize) -> Option<Figure> {
        let number = decimal(self.word(at)?).filter(|_| !self.is_split(at))?;
        let (sign, first) = self.sign_before(at).map_or((None, at), |(sign, first)| (Some(sign), first));
        let (scale, after_scale) = self.scale(at + 1, sign.is_some());
        let (unit, end) = self.unit(at, after_scale, sign);
        if self.is_no_figure(first, at, end, unit.as_ref()) {
            return None;
        }
        let (hedge, hedge_span) = self.hedge(first);
        let tokens = self.annotated.tokens();
        let value = number.checked_mul(scale)?.normalize();
        let (low, high) = bounds(value, hedge);
        Some(Figure {
            span: tokens[first].span.cover(tokens[end - 1].span),
            value: Some(value),
            low,
            high,
            hedge,
            hedge_span,
            unit,
            of: Vec::new(),
            head: None,
            scope: Vec::new(),
            direction: None,
            level_idx: None,
            time_idx: None,
            same_as: None,
            part_of: None,
        })
    }

    /// The currency sign that touches the number ("$", "US$") and the token that it begins with.
    fn sign_before(&self, at: usize) -> Option<Read<Unit>> {
        let is_money = |unit: &Unit| dimension(unit) == Dimension::Money;
        let sign_idx = at.checked_sub(1).filter(|&sign_idx| self.touch(sign_idx))?;
        self.token(sign_idx).filter(|token| token.shape == Shape::Mark)?;
        let with_letters = sign_idx.checked_sub(1).filter(|&letters| self.touch(letters)).and_then(|letters| {
            let form = self.joined(letters, 2)?;
            lexicon::unit(&form).filter(is_money).map(|unit| (unit, letters))
        });
        with_letters.or_else(|| lexicon::unit(self.word(sign_idx)?).filter(is_money).map(|unit| (unit, sign_idx)))
    }

    /// "million", "hundred thousand", or "m" right after a sum of money.
    fn scale(&self, at: usize, is_money: bool) -> Read<Decimal> {
        let (mut scale, mut next) = (Decimal::ONE, at);
        while let Some(word) = self.scale_word(next, is_money) {
            let Some(product) = scale.checked_mul(word) else { break };
            (scale, next) = (product, next + 1);
        }
        (scale, next)
    }

    fn scale_word(&self, at: usize, is_money: bool) -> Option<Decimal> {
        let token = self.token(at).filter(|token| token.has(Classes::SCALE))?;
        let word = self.annotated.article().slice(token.span).to_lowercase();
        let touches = self.touch(at - 1);
        let is_short = word.len() <= 3;
        let is_scale = if is_short { is_money || touches && word.ends_with('n') } else { !touches };
        is_scale.then(|| scale_of(&word)).flatten()
    }

    /// The unit of a number whose scale ends before token `after`: the sign before it, or the longest form that follows.
    fn unit(&self, at: usize, after: usize, sign: Option<Unit>) -> Read<Option<Unit>> {
        if sign.is_some() {
            return (sign, after);
        }
        let longest = (1..=LONGEST_UNIT).rev().find_map(|n_tokens| {
            let form = self.joined(after, n_tokens)?;
            lexicon::unit(&form).map(|unit| (unit, after + n_tokens))
        });
        match longest {
            // A letter that touches the digits is a unit ("5km"); after a space one letter is not.
            Some((unit, end)) if unit.code == "count" && self.touch(at) => (None, end.min(after)),
            Some((unit, end)) => (Some(unit), end),
            None => (None, after),
        }
    }

    /// The next tokens in lower case, with one space where there is white space in the text.
    fn joined(&self, at: usize, n_tokens: usize) -> Option<String> {
        let mut form = String::new();
        for token_idx in at..at + n_tokens {
            let word = self.word(token_idx)?;
            if token_idx > at && !self.touch(token_idx - 1) {
                form.push(' ');
            }
            form.extend(word.chars().flat_map(char::to_lowercase));
        }
        Some(form)
    }

    /// Whether the number from `first` to before `end`, digits at `at`, is something else than a quantity.
    fn is_no_figure(&self, first: usize, at: usize, end: usize, unit: Option<&Unit>) -> bool {
        self.is_joined(first, end)
            || self.is_named(first, unit)
            || self.is_year(at, end, unit)
            || self.is_in_range(first, end, unit)
            || self.is_in_date(at)
            || self.is_clock_time(end)
            || self.goes_on(end)
    }

    /// Part of a longer word, or of a number that a mark joins to it.
    fn is_joined(&self, first: usize, end: usize) -> bool {
        let before = first.checked_sub(1).filter(|&before| before >= self.start);
        before.is_some_and(|before| self.touch(before) && !self.is_free_mark(before))
            || self.touch(end - 1) && !self.word(end).is_some_and(ends_a_number)
    }

    /// "1 500 000": digits beside digits are one number, or two that nobody can tell apart. Nor is "007" a quantity.
    fn is_split(&self, at: usize) -> bool {
        let is_digits = |other: usize| self.token(other).is_some_and(|token| token.shape == Shape::Digits);
        let word = self.word(at).unwrap_or_default();
        let has_leading_zero = word.len() > 1 && word.starts_with('0') && !word.contains('.');
        has_leading_zero || is_digits(at + 1) || at > self.start && is_digits(at - 1)
    }

    /// "5 million-strong", "10 km-long", "5 and a half million", "5,000 or so": the words go on to say another number.
    fn goes_on(&self, end: usize) -> bool {
        let next = self.word(end).unwrap_or_default();
        let stem = next.split_once('-').map_or("", |(stem, _)| stem);
        let is_compound =
            !stem.is_empty() && (lexicon::classes_of(stem).has(Classes::SCALE) || lexicon::unit(stem).is_some());
        let is_half = next == "and"
            && matches!(self.word(end + 1), Some("a" | "one"))
            && self.word(end + 2).is_some_and(|word| matches!(word, "half" | "third" | "quarter"));
        let is_vague = next == "or" && matches!(self.word(end + 1), Some("so" | "more"));
        is_compound || is_half || is_vague
    }

    /// "in 2022", and "the 2030 vote": one of a thing, so the number is its year.
    fn is_year(&self, at: usize, end: usize, unit: Option<&Unit>) -> bool {
        let is_bare = end == at + 1 + usize::from(unit.is_some());
        let is_one = |unit: &Unit| unit.code == "count" && self.word(end - 1).is_some_and(|noun| noun == unit.name);
        let is_the =
            at.checked_sub(1).and_then(|before| self.token(before)).is_some_and(|token| token.has(Classes::DETERMINER));
        is_bare
            && self.word(at).is_some_and(is_like_year)
            && unit.is_none_or(|unit| is_one(unit) || unit.code == "count" && is_the)
    }

    /// "15 to 20 days", "between 10 million and 12 million euros", "1 in 5": one end alone is a figure that nobody gave.
    fn is_in_range(&self, first: usize, end: usize, unit: Option<&Unit>) -> bool {
        self.opens_range(first, end, unit) || self.closes_range(first)
    }

    fn opens_range(&self, first: usize, end: usize, unit: Option<&Unit>) -> bool {
        let after_between = first.checked_sub(1).is_some_and(|before| self.is_between(before));
        let leads_on = match self.word(end) {
            Some("to" | "or") => {
                unit.is_none() || after_between || self.token(end + 1).is_some_and(|sign| sign.shape == Shape::Mark)
            }
            Some("in" | "out" | "-" | "–" | "—") => unit.is_none(),
            Some("and") => after_between,
            _ => false,
        };
        let next = end + 1 + usize::from(self.word(end + 1) == Some("of"));
        leads_on
            && (self.is_number(next)
                || self.word(next).is_some_and(|sign| lexicon::unit(sign).is_some()) && self.is_number(next + 1))
    }

    fn closes_range(&self, first: usize) -> bool {
        let Some(joint) = first.checked_sub(1).filter(|&joint| joint > self.start) else { return false };
        let lower = joint - 1;
        let follows_number = self.is_number(lower)
            || self.word(lower).is_some_and(|word| matches!(word.to_lowercase().as_str(), "one" | "two" | "three"));
        match self.word(joint) {
            Some("to" | "or" | "in" | "-" | "–" | "—") => follows_number,
            Some("of") => self.word(lower) == Some("out"),
            Some("and") => {
                (lower.saturating_sub(LONGEST_UNIT + 2).max(self.start)..lower).any(|at| self.is_between(at))
            }
            _ => false,
        }
    }

    fn is_between(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.eq_ignore_ascii_case("between"))
    }

    fn is_number(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.shape == Shape::Digits || token.has(Classes::SCALE))
    }

    /// "6 and 7 April", "30 April-2 May", "April 6 and 7": days that no date was read from.
    fn is_in_date(&self, at: usize) -> bool {
        let is_month = |other: Option<usize>| {
            let token = other.and_then(|other| self.token(other));
            token.is_some_and(|token| {
                token.shape == Shape::Capitalised && token.has(Classes::MONTH.with(Classes::MONTH_SHORT))
            })
        };
        let is_joint = |joint: usize| matches!(self.word(joint), Some("and" | "to" | "or" | "-" | "–" | ","));
        let before = |n: usize| at.checked_sub(n);
        is_month(Some(at + 1))
            || is_month(before(1))
            || is_joint(at + 1) && self.is_number(at + 2) && is_month(Some(at + 3))
            || before(1).is_some_and(is_joint) && before(2).is_some_and(|at| self.is_number(at)) && is_month(before(3))
    }

    /// "Section 230", "Leopard 2", "No. 10", "#5", "page 7": the number is part of a name.
    fn is_named(&self, first: usize, unit: Option<&Unit>) -> bool {
        let Some(before) = first.checked_sub(1).filter(|&before| before >= self.start) else { return false };
        let Some(token) = self.token(before) else { return false };
        let word = self.annotated.article().slice(token.span);
        let is_name = unit.is_none() && token.is_capital() && before > self.start && !token.has(Classes::FUNCTION);
        let is_label = token.has(Classes::LABEL) && (unit.is_none() || token.is_capital()) || word == "#";
        let is_no =
            word == "." && before.checked_sub(1).and_then(|no| self.token(no)).is_some_and(|no| no.has(Classes::LABEL));
        is_name || is_label || is_no
    }

    fn is_clock_time(&self, end: usize) -> bool {
        let next = self.word(end).unwrap_or_default();
        let at = end - 1;
        let is_at = at.checked_sub(1).and_then(|before| self.word(before)) == Some("at");
        let is_dotted =
            self.word(at).is_some_and(|digits| digits.split_once('.').is_some_and(|(_, minutes)| minutes.len() == 2));
        is_at && is_dotted
            || matches!(
                next,
                "am" | "pm" | "a.m." | "p.m." | "AM" | "PM" | "A.M." | "P.M." | "GMT" | "o’clock" | "o'clock"
            )
    }

    /// A bracket, a dash between words or an opening quotation mark may touch a number from the left.
    fn is_free_mark(&self, at: usize) -> bool {
        self.word(at).is_some_and(|mark| matches!(mark, "(" | "[" | "“" | "‘" | "\"" | "'" | "—" | "…" | "~"))
    }

    /// The hedge that ends right before token `first`: the longest of the table.
    fn hedge(&self, first: usize) -> (Hedge, Option<Span>) {
        let found = (1..=LONGEST_HEDGE).rev().find_map(|n_tokens| {
            let from = first.checked_sub(n_tokens).filter(|&from| from >= self.start)?;
            let hedge = lexicon::hedge(&self.joined(from, n_tokens)?)?;
            let tokens = self.annotated.tokens();
            Some((hedge, Some(tokens[from].span.cover(tokens[first - 1].span))))
        });
        found.unwrap_or_default()
    }

    /// Whether `figure` stands in brackets right after `before` and measures the same in another unit.
    fn converted(&self, before: &Figure, figure: &Figure) -> Option<()> {
        let text = self.annotated.article().text();
        let between = text.get(before.span.range().end..figure.span.range().start)?;
        let after = text[figure.span.range().end..].chars().next()?;
        let (one, other) = (before.unit.as_ref()?, figure.unit.as_ref()?);
        let is_other_form =
            one.code != other.code && dimension(one) == dimension(other) && dimension(one) != Dimension::Count;
        (matches!(between, " (" | " (about " | " (around ") && after == ')' && is_other_form).then_some(())
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.annotated.tokens().get(at).filter(|_| (self.start..self.end).contains(&at))
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.token(at).map(|token| self.annotated.article().slice(token.span))
    }

    /// Whether nothing stands between this token and the next.
    fn touch(&self, at: usize) -> bool {
        matches!((self.token(at), self.token(at + 1)), (Some(token), Some(next)) if token.touches(next))
    }
}

/// No form of the units table has more tokens ("kilometres per hour", "sq. miles").
const LONGEST_UNIT: usize = 3;

/// No hedge has more words.
const LONGEST_HEDGE: usize = 3;

/// "1,294", "2.4"; nothing for "10:30", "1.2.3" or "1,29".
fn decimal(digits: &str) -> Option<Decimal> {
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut groups = whole.split(',');
    let is_grouped = !whole.contains(',') || groups.next()?.len() <= 3 && groups.all(|group| group.len() == 3);
    let is_plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
    if !is_grouped || !is_plain(whole) || !fraction.is_none_or(|fraction| is_plain(fraction) && !fraction.contains(','))
    {
        return None;
    }
    digits.replace(',', "").parse().ok()
}

fn scale_of(word: &str) -> Option<Decimal> {
    let scale = match word {
        "dozen" => 12,
        "hundred" => 100,
        "thousand" | "k" => 1_000,
        "lakh" => 100_000,
        "million" | "m" | "mn" => 1_000_000,
        "crore" => 10_000_000,
        "billion" | "bn" => 1_000_000_000,
        "trillion" | "tn" | "trn" => 1_000_000_000_000_u64,
        _ => return None,
    };
    Some(Decimal::from(scale))
}

fn is_like_year(digits: &str) -> bool {
    digits.len() == 4 && matches!(digits.as_bytes()[0], b'1' | b'2') && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// What may touch a number from the right without making it part of a word.
fn ends_a_number(mark: &str) -> bool {
    matches!(
        mark,
        "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "”" | "’" | "\"" | "'" | "—" | "…" | "..." | "’s" | "'s"
    )
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Dimension {
    Money,
    Length,
    Area,
    Mass,
    Count,
    Else,
}

fn dimension(unit: &Unit) -> Dimension {
    match unit.code.as_ref() {
        "count" => Dimension::Count,
        "km" | "m" | "cm" | "mm" | "mi" | "yd" | "ft" | "in" => Dimension::Length,
        "km2" | "m2" | "mi2" | "ft2" | "ha" | "acre" => Dimension::Area,
        "kg" | "g" | "t" | "ton" => Dimension::Mass,
        code if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => Dimension::Money,
        _ => Dimension::Else,
    }
}

#[cfg(test)]
mod tests {
    use crate::{annotate::annotate, article::Article, facts::extract, tagging::Tags};

    /// Figures as "words = hedge value unit".
    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let facts = extract(&annotate(&article), &Tags::default());
        let found: Vec<String> = facts
            .figures
            .iter()
            .map(|figure| {
                let unit = figure.unit.as_ref().map_or("", |unit| unit.name.as_ref());
                let form = figure.same_as.map(|idx| format!(" same as {idx}")).unwrap_or_default();
                format!(
                    "{} = {} {} {unit}{form}",
                    article.slice(figure.span),
                    figure.hedge.as_str(),
                    figure.value.unwrap_or_default()
                )
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_money_shares_and_measures() {
        check(
            "They need 2.4 million euros, or $50m, for 40 barriers.",
            &[
                "2.4 million euros = exact 2400000 euro",
                "$50m = exact 50000000 US dollar",
                "40 barriers = exact 40 barrier",
            ],
        );
        check(
            "It rose 12% to US$1,500 across 1,294 square kilometres.",
            &[
                "12% = exact 12 percent",
                "US$1,500 = exact 1500 US dollar",
                "1,294 square kilometres = exact 1294 square kilometre",
            ],
        );
        check("It fell 0.5 per cent, to 300.", &["0.5 per cent = exact 0.5 percent", "300 = exact 300 "]);
    }

    #[test]
    fn scales_multiply() {
        check(
            "₹9 crore, $5 bn, 2 hundred thousand people and 5 dozen pumps.",
            &[
                "₹9 crore = exact 90000000 Indian rupee",
                "$5 bn = exact 5000000000 US dollar",
                "2 hundred thousand people = exact 200000 person",
                "5 dozen pumps = exact 60 pump",
            ],
        );
    }

    #[test]
    fn hedges_are_told_apart() {
        check(
            "About 300 people, nearly 12,000 homes, at least 7 dams, up to 9 pumps and fewer than 50 tents.",
            &[
                "300 people = about 300 person",
                "12,000 homes = nearly 12000 home",
                "7 dams = at_least 7 dam",
                "9 pumps = up_to 9 pump",
                "50 tents = less_than 50 tent",
            ],
        );
    }

    #[test]
    fn a_conversion_in_brackets_is_the_same_figure() {
        check(
            "It costs 35 billion euros ($38 billion) and 10 km (6 miles).",
            &[
                "35 billion euros = exact 35000000000 euro",
                "$38 billion = exact 38000000000 US dollar same as 0",
                "10 km = exact 10 kilometre",
                "6 miles = exact 6 mile same as 2",
            ],
        );
        check("They sent 40 pumps (12 people) in all.", &["40 pumps = exact 40 pump", "12 people = exact 12 person"]);
    }

    #[test]
    fn numbers_that_are_no_quantities_are_left_alone() {
        check("In 2022, on April 6, at 10:30 and at 9 a.m., he read Section 230 and the 4th page 7.", &[]);
        check("It takes 15 to 20 days, between 10 million and 12 million euros or from $5 to $8.", &[]);
        check(
            "It rose 4% to 1,200 homes; Vell and 30 pumps.",
            &["4% = exact 4 percent", "1,200 homes = exact 1200 home", "30 pumps = exact 30 pump"],
        );
        check(
            "The 2030 vote, the 1,5 and 007; 1 500 000 euros, 5 million-strong, 5 and a half million, 1 in 5 people.",
            &[],
        );
        check("Call 555 1234 on 6 and 7 April 2030, clause 7, at 17.30 and from 2,000 - 3,000 people.", &[]);
        check("A Leopard 2, an F-16, the 1990s, a 31-year-old, 3-2 and 10-15, COVID-19, No. 10, 1.2.3 and 5/6.", &[]);
    }
}
