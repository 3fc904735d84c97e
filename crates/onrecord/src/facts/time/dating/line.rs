//! Dates in lines that are no body: of an embedded post, of a dateline, of the line in which an outlet says when it printed.

use jiff::civil::Date;

use super::Bounds;
use crate::{
    article::{Article, Furniture, FurnitureKind},
    lexicon::calendar::{self, TimeWord},
    text::Span,
};

/// Finds the dates of lines.
///
/// **Finds** "— Ana Orlec (@orlec) April 6, 2031": not published before. "VELL, 6 April 2031 —": on that day or the next. "Vell
/// Courier | Sunday, 6 April 2031 | Lodestar Wire": on that day.
///
/// **Leaves alone** copyright lines, links, calls, teasers, credits of pictures, and days without a year.
pub(super) fn find(article: &Article, bounds: &mut Bounds) {
    for furniture in article.furniture() {
        let line = article.slice(furniture.span);
        let Some((kind, place)) = place(furniture, line) else { continue };
        let Some((day, range)) = written_day(&line[place..]) else { continue };
        let start = furniture.span.range().start + place;
        let span = Span::at(start + range.start, start + range.end);
        bounds.not_before(day, span);
        match kind {
            Kind::Post => bounds.last_post = bounds.last_post.max(Some(day)),
            Kind::Dateline => bounds.not_after.extend(day.tomorrow().ok().map(|day| super::Bound { day, span })),
            Kind::Outlet => bounds.not_after(day, span),
        }
    }
}

enum Kind {
    Post,
    Dateline,
    Outlet,
}

/// What kind of line it is, and where in it the date may stand.
fn place(furniture: &Furniture, line: &str) -> Option<(Kind, usize)> {
    match furniture.kind {
        FurnitureKind::EmbeddedPost => {
            let handle = line.rfind("(@")?;
            Some((Kind::Post, handle + line[handle..].find(')')? + 1))
        }
        FurnitureKind::Dateline => Some((Kind::Dateline, 0)),
        FurnitureKind::Other if line.matches(" | ").count() >= 2 => Some((Kind::Outlet, 0)),
        _ => None,
    }
}

/// The only full date in a line, with where it stands: "April 6, 2031", "6 April 2031", "Apr. 6, 2031".
fn written_day(line: &str) -> Option<(Date, std::ops::Range<usize>)> {
    let words = words(line);
    let mut found = words.windows(3).filter_map(|words| {
        let [first, second, third] = words else { return None };
        let (month, day) =
            month(first.1).map(|month| (month, second.1)).or_else(|| Some((month(second.1)?, first.1)))?;
        let year = third.1.parse().ok().filter(|_| third.1.len() == 4)?;
        let day = day.parse().ok().filter(|_| day.len() <= 2)?;
        Some((Date::new(year, month, day).ok()?, first.0..third.0 + third.1.len()))
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The words and numbers of a line, with where they begin.
fn words(line: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = 0;
    for piece in line.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        words.extend((!word.is_empty()).then_some((start, word)));
        start += piece.len();
    }
    words
}

fn month(word: &str) -> Option<i8> {
    match calendar::time_word(word).filter(|_| word.starts_with(char::is_uppercase))? {
        TimeWord::Month(month) | TimeWord::MonthShort(month) => Some(month),
        _ => None,
    }
}
