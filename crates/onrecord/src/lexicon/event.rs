//! Events of the world by name, with the day on which each began: an article that tells of one is not older than it.
//!
//! The reader of the table ([`Events::read`]) stands apart from the table that the program carries ([`events`]), so that a user's
//! own table can be read the same way; nothing hands one in yet.

use std::sync::LazyLock;

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use jiff::civil::Date;

const EVENTS: &str = include_str!("../../lexicon/events.tsv");

/// The events that the program knows.
pub(crate) fn events() -> &'static Events<'static> {
    static KNOWN: LazyLock<Events<'static>> =
        LazyLock::new(|| Events::read(EVENTS).unwrap_or_else(|row| panic!("a row of the table of events: {row}")));
    &KNOWN
}

/// Events by the first word of their names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Events<'t> {
    by_first: HashMap<&'t str, Vec<Event<'t>>, FixedState>,
}

/// Something that happened, by one of its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Event<'t> {
    name: &'t str,
    /// The first day of each event of this name, in order. Never empty.
    pub(crate) began: Box<[Date]>,
    /// What shows that it has begun.
    pub(crate) shown: Shown,
}

/// What shows that an event that is named has begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Its name: nobody used it before.
    Named,
    /// Only words around it: "since the vote".
    Since,
    /// The same; it lasts, so that "the 13-month-old war" can be it.
    War,
}

impl<'t> Events<'t> {
    /// Reads a table: name, first days with a space between, `named`, `since` or `war`; `#` begins a comment.
    ///
    /// # Errors
    ///
    /// The first row that cannot be read.
    pub(crate) fn read(table: &'t str) -> Result<Events<'t>, &'t str> {
        let mut events = Events::default();
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            let event = Event::read(row).ok_or(row)?;
            events.by_first.entry(first_word(event.name)).or_default().push(event);
        }
        for (_, events) in &mut events.by_first {
            events.sort_by_key(|event| std::cmp::Reverse(event.name.len()));
        }
        Ok(events)
    }

    /// The event with the longest name at the start of `text`, whose first word is `word`, and the length of the name there.
    pub(crate) fn at_start(&self, word: &str, text: &str) -> Option<(&Event<'t>, usize)> {
        let events = self.by_first.get(first_word(word))?;
        events.iter().find_map(|event| Some((event, name_len(text, event.name)?)))
    }
}

impl<'t> Event<'t> {
    fn read(row: &'t str) -> Option<Event<'t>> {
        let mut fields = row.split('\t');
        let (name, days, shown) = (fields.next()?, fields.next()?, fields.next()?);
        let began: Box<[Date]> = days.split(' ').map(|day| day.parse().ok()).collect::<Option<_>>()?;
        let shown = match shown {
            "named" => Shown::Named,
            "since" => Shown::Since,
            "war" => Shown::War,
            _ => return None,
        };
        (!first_word(name).is_empty() && fields.next().is_none()).then_some(Event { name, began, shown })
    }
}

/// The letters and digits that a name begins with.
fn first_word(name: &str) -> &str {
    name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// The length of `name` at the start of `text`, where words may be parted by any white space and apostrophes may be curly.
fn name_len(text: &str, name: &str) -> Option<usize> {
    let mut rest = text;
    for letter in name.chars() {
        let mut letters = rest.chars();
        let found = letters.next()?;
        let is_same = found == letter || letter == '\'' && found == '’' || letter == ' ' && found.is_whitespace();
        if !is_same {
            return None;
        }
        rest = if letter == ' ' { rest.trim_start() } else { letters.as_str() };
    }
    (!rest.starts_with(char::is_alphanumeric)).then_some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check_table, *};

    #[test]
    fn the_table_is_sorted_and_whole() {
        check_table::<3>(EVENTS);
        let events = Events::read(EVENTS).unwrap();
        for event in events.by_first.values().flatten() {
            assert!(event.began.is_sorted(), "{event:?}");
            assert!(event.name.split(' ').all(|word| !word.is_empty()), "{event:?}");
        }
    }

    #[test]
    fn names_in_text() {
        let events =
            Events::read("flood of Vell\t2031-04-06\tnamed\nflood of Vell's delta\t2030-01-01\tsince").unwrap();
        let found =
            |text: &str| events.at_start("flood", text).map(|(event, len)| (event.name, text[..len].to_owned()));
        assert_eq!(found("flood  of\nVell, it"), Some(("flood of Vell", "flood  of\nVell".to_owned())));
        assert_eq!(found("flood of Vell’s delta"), Some(("flood of Vell's delta", "flood of Vell’s delta".to_owned())));
        assert_eq!(found("flood of Vellum"), None);
    }

    #[test]
    fn a_row_that_cannot_be_read_is_named() {
        assert_eq!(Events::read("# name\nflood\t2031-02-30\tnamed").unwrap_err(), "flood\t2031-02-30\tnamed");
        assert_eq!(Events::read("flood\t2031-02-03\tmaybe").unwrap_err(), "flood\t2031-02-03\tmaybe");
    }
}
