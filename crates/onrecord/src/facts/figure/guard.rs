//! What is no figure although it is a number: years, clock times, names, labels, codes, "one" as a pronoun.

use rust_decimal::Decimal;

use super::{
    noun::{Reader, is_plural},
    number::Style,
    quantity::Quantity,
};
use crate::{
    annotate::{Shape, Token},
    lexicon::{self, Classes, Dimension, Hedge, NumberKind, number_word},
};

/// Whether the numbers from the tokens of `quantity` are something else than a quantity.
pub(super) fn is_no_figure(reader: &Reader<'_, '_>, quantity: &Quantity, hedge: Hedge) -> bool {
    let is_measured = quantity.dimension.is_some_and(|dimension| dimension != Dimension::Count);
    let guard = Guard { reader, quantity, is_hedged: hedge != Hedge::Exact, is_measured };
    match quantity.style {
        Style::Digits => guard.is_joined() || guard.is_digits_else(),
        Style::Words => guard.is_joined() || guard.is_word_else(),
        Style::Times => guard.is_repetition(),
        Style::Order | Style::Couple | Style::Half | Style::Share => guard.is_joined(),
    }
}

struct Guard<'g, 'r, 'a> {
    reader: &'g Reader<'r, 'a>,
    quantity: &'g Quantity,
    is_hedged: bool,
    is_measured: bool,
}

impl Guard<'_, '_, '_> {
    fn start(&self) -> usize {
        self.quantity.tokens.start
    }

    fn before(&self) -> &str {
        self.start().checked_sub(1).map_or("", |before| self.reader.view.word(before))
    }

    fn next(&self) -> &str {
        self.reader.view.word(self.quantity.tokens.end)
    }

    fn is_first(&self) -> bool {
        self.start() == self.reader.view.tokens().start
    }

    fn is_digits_else(&self) -> bool {
        let is_bare = !self.is_measured && self.quantity.scale == Decimal::ONE;
        self.is_split()
            || self.is_code()
            || self.is_short_year()
            || self.is_clock_time()
            || self.is_labelled()
            || is_bare
                && (self.is_year()
                    || self.is_in_date()
                    || self.is_in_name()
                    || self.is_address()
                    || self.is_numbering())
    }

    /// Part of a longer word, or of a number that a mark joins to it.
    fn is_joined(&self) -> bool {
        if self.quantity.is_paired {
            return false;
        }
        let view = &self.reader.view;
        let touches_before = self.start() > 0 && view.touch(self.start() - 1);
        let is_free = is_free_before(self.before()) || self.is_minus();
        let ends = is_free_after(self.next()) || self.is_hyphen_after();
        touches_before && !is_free || view.touch(self.quantity.tokens.end - 1) && !ends
    }

    /// "-5", where nothing touches the sign from the left.
    fn is_minus(&self) -> bool {
        let Some(sign) = self.start().checked_sub(1) else { return false };
        is_minus(self.reader, sign)
    }

    /// "20-odd", "5,000-strong": an end that is no further number.
    fn is_hyphen_after(&self) -> bool {
        let end = self.quantity.tokens.end;
        self.next() == "-" && self.reader.view.is_any(end + 1, &["odd", "plus", "strong", "something"])
    }

    /// "1 500 000", "555 1234": digits beside digits are one number, or two that nobody can tell apart.
    fn is_split(&self) -> bool {
        let is_digits = |at: usize| self.reader.view.token(at).is_some_and(|token| token.shape == Shape::Digits);
        let has_unit = self.quantity.tokens.end > self.quantity.number_end;
        is_digits(self.quantity.tokens.end) && !has_unit
            || self.start() > 0 && is_digits(self.start() - 1) && !self.is_measured
    }

    /// "555-1234": groups of digits of different lengths that nothing counts.
    fn is_code(&self) -> bool {
        let view = &self.reader.view;
        let (first, last) = (view.word(self.start()), view.word(self.quantity.tokens.end - 1));
        let is_long = first.len() > 2 && first.len() != last.len() && !first.contains(',');
        self.quantity.is_range && self.quantity.unit.is_none() && is_long && view.touch(self.start())
    }

    /// "’74": a year without its century.
    fn is_short_year(&self) -> bool {
        let digits = self.reader.view.word(self.start());
        matches!(self.before(), "’" | "'" | "‘") && digits.len() == 2 && self.quantity.unit.is_none()
    }

    fn is_clock_time(&self) -> bool {
        const MARKS: [&str; 16] = [
            "am",
            "pm",
            "a.m.",
            "p.m.",
            "a.m",
            "p.m",
            "gmt",
            "bst",
            "cet",
            "est",
            "edt",
            "pdt",
            "pst",
            "et",
            "o’clock",
            "o'clock",
        ];
        let digits = self.reader.view.word(self.start());
        let is_dotted = digits.split_once('.').is_some_and(|(hours, minutes)| hours.len() <= 2 && minutes.len() == 2);
        let is_unit = self.quantity.unit.is_some();
        self.reader.view.is_any(self.quantity.number_end, &MARKS)
            || !is_unit && is_dotted && matches!(self.before(), "at" | "At" | "since" | "until" | "from")
    }

    /// "Section 230", "No. 10", "#5", "page 7", "Category 5".
    fn is_labelled(&self) -> bool {
        let Some(before) = self.start().checked_sub(1) else { return false };
        let view = &self.reader.view;
        let is_no = view.word(before) == "." && before > 0 && view.has(before - 1, Classes::LABEL);
        let is_label = view.has(before, Classes::LABEL) && !view.is(before, "no") || view.word(before) == "No";
        let is_name_label = view.token(before).is_some_and(Token::is_capital)
            && self.reader.view.is_any(
                before,
                &[
                    "category", "level", "type", "class", "group", "game", "week", "day", "round", "stage", "step",
                    "channel", "world", "euro", "apollo", "season", "episode", "top", "big", "version", "unit",
                    "district", "ward", "zone", "gate", "row", "tier", "model", "mark", "title", "rule", "year",
                    "table", "figure", "schedule", "annex", "area", "lane", "terminal", "platform", "pier", "exhibit",
                ],
            );
        matches!(self.before(), "#" | "№")
            || is_no && !self.is_measured
            || (is_label || is_name_label) && !self.is_scaled()
    }

    fn is_scaled(&self) -> bool {
        self.quantity.scale > Decimal::ONE || self.quantity.dimension == Some(Dimension::Share) || self.is_money()
    }

    fn is_money(&self) -> bool {
        self.quantity.dimension == Some(Dimension::Money)
    }

    /// "in 2022", "the 2030 vote", "2018 sales"; not "2,000 people", "about 1950 people".
    fn is_year(&self) -> bool {
        let ends = [self.quantity.low, self.quantity.high];
        let is_year =
            ends.iter().any(|end| end.is_integer() && *end >= Decimal::from(1500) && *end < Decimal::from(2200));
        let word = self.reader.view.word(self.start());
        if !is_year || word.contains(',') {
            return false;
        }
        let is_modern = ends.iter().any(|end| *end >= Decimal::from(1900) && *end < Decimal::from(2050));
        let is_round = self.quantity.low % Decimal::ONE_HUNDRED == Decimal::ZERO;
        let has_noun = self.quantity.phrase.is_some();
        let is_timed = matches!(
            self.before(),
            "in" | "In"
                | "since"
                | "Since"
                | "until"
                | "by"
                | "By"
                | "of"
                | "from"
                | "From"
                | "between"
                | "Between"
                | "after"
                | "before"
                | "during"
                | "the"
                | "The"
                | "mid"
                | "early"
                | "late"
                | "to"
                | "A.D."
                | "AD"
                | "till"
        );
        let is_counted = has_noun && (is_round || !is_modern) && !is_timed;
        !(self.is_hedged && (has_noun || !is_modern) || is_counted || !is_timed && !is_modern)
    }

    /// "6 and 7 April", "April 6 and 7": days that no date was read from.
    fn is_in_date(&self) -> bool {
        let view = &self.reader.view;
        let is_month = |at: usize| {
            view.has(at, Classes::MONTH.with(Classes::MONTH_SHORT)) && view.token(at).is_some_and(Token::is_capital)
        };
        let end = self.quantity.number_end;
        let is_joint = |at: usize| matches!(view.word(at), "and" | "to" | "or" | "-" | "–" | ",");
        let before = |n: usize| self.start().checked_sub(n);
        is_month(end)
            || before(1).is_some_and(is_month)
            || is_joint(end) && is_month(end + 2)
            || before(1).is_some_and(is_joint) && before(3).is_some_and(is_month)
    }

    /// "Leopard 2", "Orlec 5": the number belongs to the name before it; "12 Vell Road": to the one after it.
    fn is_in_name(&self) -> bool {
        let view = &self.reader.view;
        let word = view.word(self.start());
        let is_grouped = word.contains([',', '.']);
        let Some(before) = self.start().checked_sub(1) else { return false };
        let is_name = self.is_name_word(before);
        let is_place = lexicon::place(view.word(before)).is_some();
        let has_count = self.quantity.phrase.is_some() && (is_place || before == view.tokens().start);
        let is_letter = view.word(before).len() == 1
            && view.token(before).is_some_and(Token::is_capital)
            && view.word(before) != "A";
        (is_name && !has_count || is_letter) && !is_grouped && !self.is_hedged
    }

    /// A capital that no start of a sentence explains, also an inner one: "Vell", "iPhone".
    fn is_name_word(&self, at: usize) -> bool {
        let view = &self.reader.view;
        let starts = at == view.tokens().start
            || at.checked_sub(1).and_then(|mark| view.token(mark)).is_some_and(|mark| mark.shape == Shape::Mark);
        let is_function = view.has(at, Classes::FUNCTION) && starts
            || view.has(at, Classes::PREPOSITION.with(Classes::WEEKDAY).with(Classes::DETERMINER))
            || lexicon::trend(view.word(at)).is_some();
        let is_capital = view.token(at).is_some_and(Token::is_capital);
        let is_inner = view.token(at).is_some_and(|token| token.shape == Shape::Lower)
            && view.word(at).bytes().any(|byte| byte.is_ascii_uppercase());
        (is_capital || is_inner) && !is_function
    }

    fn is_address(&self) -> bool {
        const STREETS: [&str; 14] = [
            "Road",
            "Street",
            "Avenue",
            "Lane",
            "Drive",
            "Boulevard",
            "St",
            "Ave",
            "Rd",
            "Blvd",
            "Way",
            "Square",
            "Place",
            "Highway",
        ];
        let at = self.quantity.number_end;
        let view = &self.reader.view;
        let is_capital = |at: usize| view.token(at).is_some_and(Token::is_capital);
        let is_small = self.quantity.high < Decimal::ONE_THOUSAND && !self.is_hedged;
        let is_street = (at..at + 4).any(|at| STREETS.contains(&view.word(at)));
        is_capital(at) && (self.quantity.unit.is_none() && is_small || is_street)
    }

    /// "1. First", "(2)", and a number that is all that its sentence has.
    fn is_numbering(&self) -> bool {
        let tokens = self.reader.view.tokens();
        let end = self.quantity.tokens.end;
        let is_alone = (tokens.start..tokens.end).all(|at| {
            self.quantity.tokens.contains(&at)
                || self.reader.view.token(at).is_some_and(|token| token.shape == Shape::Mark)
        });
        let is_item = self.is_first() && matches!(self.next(), "." | ")" | ":") && self.reader.view.touch(end - 1);
        let is_bracketed = self.before() == "(" && self.next() == ")" && self.quantity.unit.is_none();
        is_alone || is_item || is_bracketed
    }

    fn is_word_else(&self) -> bool {
        let view = &self.reader.view;
        let first = view.word(self.start());
        let is_capital = view.token(self.start()).is_some_and(Token::is_capital);
        let can_start = self.is_first()
            || matches!(
                self.before(),
                "“" | "‘" | "\"" | "''" | "'" | ":" | "—" | "-" | "–" | "•" | "," | "*" | "(" | "."
            );
        if is_capital && !can_start && !self.is_measured && !first.eq_ignore_ascii_case("a") {
            return true;
        }
        let is_one = self.quantity.low == Decimal::ONE && self.quantity.high == Decimal::ONE;
        if is_one && !self.is_measured {
            return self.is_pronoun() || view.word(self.start()).contains('-');
        }
        self.quantity.unit.is_none() && !self.is_hedged && !self.quantity.is_range && self.is_pronominal()
            || self.quantity.high == Decimal::ZERO && !self.is_measured && !self.counts_plural()
            || self.is_labelled()
            || self.is_compound()
    }

    fn counts_plural(&self) -> bool {
        self.quantity.phrase.as_ref().is_some_and(|phrase| is_plural(self.reader.view.word(phrase.head)))
    }

    /// "two-way", "three-dimensional": the rest of the token is no unit.
    fn is_compound(&self) -> bool {
        let word = self.reader.view.word(self.quantity.number_end - 1);
        let is_number =
            word.split(['-', '‐', '‑']).all(|part| number_word(part).is_some() || matches!(part, "and" | "a"));
        word.contains(['-', '‐', '‑']) && !is_number && self.quantity.unit.is_none()
    }

    /// "one" without a noun, or one that stands for a noun: "this one", "one of them", "one another", "one day".
    fn is_pronoun(&self) -> bool {
        let has_noun = self.quantity.phrase.is_some() || self.quantity.is_range;
        let is_determined = matches!(
            self.before(),
            "the"
                | "this"
                | "that"
                | "no"
                | "No"
                | "each"
                | "any"
                | "every"
                | "another"
                | "some"
                | "The"
                | "This"
                | "which"
                | "own"
        );
        let is_idiom = self.reader.view.is_any(
            self.quantity.number_end,
            &[
                "another", "day", "time", "thing", "way", "way.", "can", "could", "should", "would", "might", "who",
                "that", "which",
            ],
        ) && !self.is_hedged;
        !has_noun && !self.is_hedged || is_determined || is_idiom
    }

    /// "the two", "all three", "these four", "the bottom three", "first two of them".
    fn is_pronominal(&self) -> bool {
        const BEFORE: [&str; 24] = [
            "the", "these", "those", "all", "both", "other", "first", "last", "top", "bottom", "big", "his", "her",
            "their", "our", "its", "any", "final", "between", "every", "your", "my", "or", "one",
        ];
        BEFORE.iter().any(|word| word.eq_ignore_ascii_case(self.before()))
    }

    /// "scored twice", "a double bed": only "twice as many", "twice the size" and what multiplies a thing.
    fn is_repetition(&self) -> bool {
        let at = self.quantity.number_end;
        let is_fold = self.reader.view.word(at - 1).ends_with("fold");
        let is_ratio = self.reader.view.is_any(at, &["as"]) && self.reader.view.is_any(at + 1, &["many", "much"])
            || self.reader.view.is_any(at, &["the", "that", "what"]);
        let is_number = number_word(self.before()).is_some_and(|word| word.kind != NumberKind::Part);
        let is_factor = self.reader.view.token(at + 1).is_some_and(|token| token.shape == Shape::Digits);
        !(is_fold || is_ratio) || is_factor || is_number || is_plural(self.next())
    }
}

/// Whether the mark at token `sign` makes the number after it negative.
pub(super) fn is_minus(reader: &Reader<'_, '_>, sign: usize) -> bool {
    let view = &reader.view;
    let is_free = sign == 0
        || view.token(sign - 1).is_none()
        || !view.touch(sign - 1)
        || matches!(view.word(sign - 1), "(" | "[");
    matches!(view.word(sign), "-" | "−" | "–" | "‑") && view.touch(sign) && is_free
}

/// A bracket, a dash between words or a quotation mark may touch a number from the left.
fn is_free_before(mark: &str) -> bool {
    const MARKS: [&str; 22] = [
        "(", "[", "“", "”", "‘", "\"", "'", "«", "»", "—", "…", "...", "~", "≈", "±", ",", ";", ":", "<", ">", "+", "*",
    ];
    MARKS.contains(&mark)
}

/// What may touch a number from the right without making it part of a word.
fn is_free_after(mark: &str) -> bool {
    const MARKS: [&str; 20] =
        [".", ",", ";", ":", "!", "?", ")", "]", "“", "”", "’", "\"", "'", "»", "—", "…", "...", "’s", "'s", "+"];
    MARKS.contains(&mark)
}
