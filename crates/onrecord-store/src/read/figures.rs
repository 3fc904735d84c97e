//! Figures across articles, by the words around them, unit, size, time, speaker and outlet.

use std::ops::{Range, RangeInclusive};

use onrecord::{
    lexicon,
    record::Decision,
    values::{Date, Decimal},
};
use rusqlite::{Connection, Result};

use super::{Spelling, context::Page, figure, heads_with, is_of_outlet, statements};
use crate::{
    Error, Store, fold,
    fold::words,
    rows::{ArticleHead, Context, FigureRow, Found},
};

/// Which figures to list. The default is all of them; with several conditions, those that meet all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureFilter {
    /// Every word must be a word of the figure, of what stands within 40 characters of it in its line, or of the unit's
    /// code or name, whatever the case and the diacritics. A final "s" makes no difference: "tanks" finds "one tank",
    /// "dollars" finds "$38 billion" by its unit, "US dollar".
    pub words: Vec<String>,
    /// Only this unit, by code, sign or name, singular or plural, and units that are converted to it: "km2" finds square
    /// miles too. A counted noun is a unit: "tanks".
    pub unit: Option<String>,
    /// Only numbers of at least this, in [`FigureFilter::unit`] where there is one and a figure is converted to it, else in
    /// the figure's own. What counts is the number that the words give, whatever the hedge; a range counts if any of it
    /// does. What has no number ("several") is left out.
    pub min: Option<Decimal>,
    /// Only numbers of at most this.
    pub max: Option<Decimal>,
    /// Only figures told of these days: whose sentence ties them to a time that shares a day with them. A figure without
    /// such a time, or whose time lies on no known day, is told of the day on which its article was published.
    pub days: Option<RangeInclusive<Date>>,
    /// Only figures in what a speaker called so said or wrote, alone or with others, as of [`Store::who`].
    pub speaker: Option<String>,
    /// Only articles of the outlet that has all these words in its name, whatever the case and the diacritics.
    pub outlet: Option<String>,
}

impl Store {
    /// The figures that meet `filter`, in the order of time of their articles.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn figures(&self, filter: &FigureFilter) -> std::result::Result<Vec<Found<FigureRow>>, Error> {
        let wanted = Wanted::of(filter);
        let decisions = self.decisions_in_force()?;
        self.ask(|db| figures(db, &wanted, &decisions))
    }
}

/// A filter, made ready once.
struct Wanted<'f> {
    filter: &'f FigureFilter,
    /// Folded, in the singular.
    words: Vec<String>,
    unit: Option<WantedUnit>,
    /// The first and the last day.
    days: Option<[String; 2]>,
    /// Folded.
    outlet: Option<String>,
}

/// A unit as the user calls it, and as the tables do.
struct WantedUnit {
    called: String,
    /// Folded, in the singular.
    words: Vec<String>,
    known: Option<lexicon::Unit>,
}

impl Wanted<'_> {
    fn of(filter: &FigureFilter) -> Wanted<'_> {
        Wanted {
            filter,
            words: singulars(&filter.words.join(" ")),
            unit: filter.unit.as_deref().map(WantedUnit::of),
            days: filter.days.as_ref().map(|days| [days.start().to_string(), days.end().to_string()]),
            outlet: filter.outlet.as_deref().map(fold),
        }
    }

    fn has_unit(&self, figure: &FigureRow) -> bool {
        self.unit.as_ref().is_none_or(|unit| unit.is_of(figure))
    }

    /// Whether the number, in the wanted unit where that can be, is between the bounds.
    fn has_size(&self, figure: &FigureRow) -> bool {
        let FigureFilter { min, max, .. } = self.filter;
        if min.is_none() && max.is_none() {
            return true;
        }
        let Some((low, high)) = stated(figure) else { return false };
        let number = |bound: Option<&str>| bound.and_then(|bound| self.in_unit(figure, bound));
        let is_over = min.is_none_or(|min| high.is_none() || number(high).is_some_and(|number| number >= min));
        let is_under = max.is_none_or(|max| low.is_none() || number(low).is_some_and(|number| number <= max));
        is_over && is_under
    }

    fn in_unit(&self, figure: &FigureRow, number: &str) -> Option<Decimal> {
        let number: Decimal = number.parse().ok()?;
        let to = self.unit.as_ref().and_then(|unit| unit.known.as_ref());
        let converted = to.zip(figure.unit.as_deref()).and_then(|(to, from)| lexicon::convert(number, from, &to.code));
        Some(converted.unwrap_or(number))
    }

    fn has_days(&self, article: &ArticleHead, figure: &FigureRow) -> bool {
        let Some([from, to]) = &self.days else { return true };
        let time = figure.time.as_ref().map(|time| [time.first_day.as_deref(), time.last_day.as_deref()]);
        let told = time.filter(|days| *days != [None; 2]).or(article.published.as_deref().map(|day| [Some(day); 2]));
        let shares_a_day = |[first, last]: [Option<&str>; 2]| {
            first.is_none_or(|first| first <= to.as_str()) && last.is_none_or(|last| last >= from.as_str())
        };
        told.is_some_and(shares_a_day)
    }

    fn has_words(&self, figure: &FigureRow, context: &Context) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let unit = [figure.unit.as_deref(), figure.unit_name.as_deref()].map(Option::unwrap_or_default);
        let told = [near(context), unit[0], unit[1]].map(singulars).concat();
        self.words.iter().all(|wanted| told.contains(wanted))
    }
}

impl WantedUnit {
    fn of(called: &str) -> WantedUnit {
        WantedUnit { called: fold(called.trim()), words: singulars(called), known: lexicon::unit_called(called) }
    }

    fn is_of(&self, figure: &FigureRow) -> bool {
        let (Some(code), name) = (figure.unit.as_deref(), figure.unit_name.as_deref().unwrap_or_default()) else {
            return false;
        };
        let is_known = |unit: &lexicon::Unit| {
            unit.code == code && (code != COUNT || unit.name == name) || lexicon::are_convertible(code, &unit.code)
        };
        fold(code) == self.called
            || !self.words.is_empty() && singulars(name) == self.words
            || self.known.as_ref().is_some_and(is_known)
    }
}

/// The code of all counted things: their name tells them apart.
const COUNT: &str = "count";

/// The least and the most of the number that the words give; the one number for both, whatever the hedge makes of it.
/// Nothing where they give none.
fn stated(figure: &FigureRow) -> Option<(Option<&str>, Option<&str>)> {
    let (low, high) = match figure.value.as_deref() {
        Some(value) => (Some(value), Some(value)),
        None => (figure.low.as_deref(), figure.high.as_deref()),
    };
    (low.is_some() || high.is_some()).then_some((low, high))
}

fn figures(db: &Connection, wanted: &Wanted<'_>, decisions: &[Decision]) -> Result<Vec<Found<FigureRow>>> {
    let called = |name: &str| statements::speakers_called(db, name, Spelling::Any, decisions);
    let speakers = wanted.filter.speaker.as_deref().map(called).transpose()?;
    let mut found = Vec::new();
    for article in
        heads_with(db, "figure")?.into_iter().filter(|article| is_of_outlet(article, wanted.outlet.as_deref()))
    {
        let said = speakers.as_deref().map(|ids| statements::contents_of(db, article.id, ids)).transpose()?;
        if said.as_ref().is_some_and(Vec::is_empty) {
            continue;
        }
        let mut figures = figure::of_article(db, article.id)?;
        figures.retain(|figure| {
            wanted.has_unit(figure)
                && wanted.has_size(figure)
                && wanted.has_days(&article, figure)
                && said.as_ref().is_none_or(|said| is_within(figure, said))
        });
        in_context(db, &article, figures, wanted, &mut found)?;
    }
    Ok(found)
}

/// Adds those figures of an article that have the wanted words around them.
fn in_context(
    db: &Connection,
    article: &ArticleHead,
    figures: Vec<FigureRow>,
    wanted: &Wanted<'_>,
    found: &mut Vec<Found<FigureRow>>,
) -> Result<()> {
    if figures.is_empty() {
        return Ok(());
    }
    let page = Page::open(db, article.id)?;
    for figure in figures {
        let context = page.context(figure.evidence.start_byte, figure.evidence.end_byte);
        if wanted.has_words(&figure, &context) {
            found.push(page.found(article.clone(), figure, context));
        }
    }
    Ok(())
}

fn is_within(figure: &FigureRow, stretches: &[Range<u32>]) -> bool {
    let (start, end) = (figure.evidence.start_byte, figure.evidence.end_byte);
    stretches.iter().any(|stretch| stretch.start <= start && end <= stretch.end)
}

/// What a figure is of stands within so many characters; what stands further off is another figure's more often.
const NEAR: usize = 40;

/// The quote of a context with what stands near it, half words left out.
fn near(context: &Context) -> &str {
    let (before, after) = (&context.text[..context.quote.start], &context.text[context.quote.end..]);
    let from = before
        .char_indices()
        .rev()
        .nth(NEAR)
        .map_or(0, |(cut, _)| before[cut..].find(char::is_whitespace).map_or(before.len(), |space| cut + space));
    let to = after
        .char_indices()
        .nth(NEAR)
        .map_or(after.len(), |(cut, _)| after[..cut].rfind(char::is_whitespace).unwrap_or_default());
    &context.text[from..context.quote.end + to]
}

/// The words of a text, folded, each without the "s" of the English plural. Short words ("US", "bus") keep theirs.
fn singulars(text: &str) -> Vec<String> {
    let folded = fold(text);
    let singular = |word: &str| word.strip_suffix('s').filter(|rest| rest.len() > 2).unwrap_or(word).to_owned();
    words(&folded).map(singular).collect()
}
