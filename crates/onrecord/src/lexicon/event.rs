//! Events of the world by name, with the day on which each began: an article that tells of one is not older than it.
//!
//! In comes a table: the program's own ([`Events::known`]), or a user's that goes beside it ([`Events::with`]).

use std::{fmt, sync::LazyLock};

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use jiff::civil::Date;

const EVENTS: &str = include_str!("../../lexicon/events.tsv");

/// Events by the first word of their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Events {
    by_first: HashMap<Box<str>, Vec<Event>, FixedState>,
}

/// Something that happened, by one of its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Event {
    name: Box<str>,
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

/// A row of a table of events that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventError {
    line: usize,
    kind: EventErrorKind,
}

/// What is wrong with a row of a table of events.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EventErrorKind {
    /// It has not three fields.
    Fields {
        /// How many it has.
        found: usize,
    },
    /// Its name begins with neither a letter nor a digit.
    Name {
        /// The name.
        name: String,
    },
    /// What should be a day is none.
    Day {
        /// What stands there.
        found: String,
    },
    /// The last field is none of the three words.
    Shown {
        /// What stands there.
        found: String,
    },
    /// A row before it has the same name.
    Twice {
        /// The name.
        name: String,
    },
}

impl EventError {
    /// The line of the table, counted from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// What is wrong there.
    pub fn kind(&self) -> &EventErrorKind {
        &self.kind
    }
}

impl fmt::Display for EventError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.kind)
    }
}

impl std::error::Error for EventError {}

impl fmt::Display for EventErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EventErrorKind::Fields { found } => {
                write!(f, "a row is a name, days, and how it is shown, with tabs between; fields here: {found}")
            }
            EventErrorKind::Name { name } => write!(f, "a name begins with a letter or a digit: {name:?}"),
            EventErrorKind::Day { found } => write!(f, "not a day such as 2031-03-04: {found:?}"),
            EventErrorKind::Shown { found } => write!(f, "neither `named`, `since` nor `war`: {found:?}"),
            EventErrorKind::Twice { name } => write!(f, "the name stands in a row before: {name:?}"),
        }
    }
}

impl Events {
    /// The events that the program knows.
    pub fn known() -> &'static Events {
        static KNOWN: LazyLock<Events> =
            LazyLock::new(|| Events::read(EVENTS).unwrap_or_else(|row| panic!("the table of events: {row}")));
        &KNOWN
    }

    /// The same events with those of a table, whose rows go before those of the same name.
    ///
    /// A row is a name as news write it, the days on which it began (several with a space between, where several bear the name)
    /// and what shows in an article that it has begun: `named`, its name alone; `since`, only words such as "since"; `war`, the
    /// same, and "the 13-month-old war" can be it. Tabs part the fields, `#` begins a comment.
    ///
    /// ```
    /// use onrecord::lexicon::Events;
    ///
    /// assert!(Events::known().with("flood of Vell\t2031-04-06\tnamed\n").is_ok());
    /// let error = Events::known().with("# my own\nflood of Vell\t2031-02-30\tnamed\n").unwrap_err();
    /// assert_eq!(error.to_string(), "line 2: not a day such as 2031-03-04: \"2031-02-30\"");
    /// ```
    ///
    /// # Errors
    ///
    /// The first row that cannot be read.
    pub fn with(&self, table: &str) -> Result<Events, EventError> {
        let Events { by_first } = Events::read(table)?;
        let mut events = self.clone();
        for event in by_first.into_values().flatten() {
            events.put(event);
        }
        Ok(events)
    }

    fn read(table: &str) -> Result<Events, EventError> {
        let mut events = Events::default();
        let rows = (1..).zip(table.trim_start_matches('\u{feff}').lines());
        for (line, row) in rows.filter(|(_, row)| !row.starts_with('#') && !row.trim().is_empty()) {
            let error = |kind| EventError { line, kind };
            let event = Event::read(row).map_err(error)?;
            let name = event.name.clone();
            if events.put(event) {
                return Err(error(EventErrorKind::Twice { name: name.into() }));
            }
        }
        Ok(events)
    }

    /// Puts an event in, the longest name first, and says whether it took the place of one with its name.
    fn put(&mut self, event: Event) -> bool {
        let of_first = self.by_first.entry(first_word(&event.name).into()).or_default();
        let n_before = of_first.len();
        of_first.retain(|other| other.name != event.name);
        let is_known = of_first.len() < n_before;
        let at = of_first.partition_point(|other| (other.name.len(), &*event.name) > (event.name.len(), &*other.name));
        of_first.insert(at, event);
        is_known
    }

    /// The event with the longest name at the start of `text`, whose first word is `word`, and the length of the name there.
    pub(crate) fn at_start(&self, word: &str, text: &str) -> Option<(&Event, usize)> {
        let events = self.by_first.get(first_word(word))?;
        events.iter().find_map(|event| Some((event, name_len(text, &event.name)?)))
    }
}

impl Event {
    fn read(row: &str) -> Result<Event, EventErrorKind> {
        let fields: Vec<&str> = row.trim_end_matches('\r').split('\t').collect();
        let &[name, days, shown] = fields.as_slice() else {
            return Err(EventErrorKind::Fields { found: fields.len() });
        };
        // As names are compared with text: one space for all white space, and the straight apostrophe.
        let name = name.replace('’', "'").split_whitespace().collect::<Vec<_>>().join(" ");
        if first_word(&name).is_empty() {
            return Err(EventErrorKind::Name { name });
        }
        let day = |day: &str| day.parse().map_err(|_| EventErrorKind::Day { found: day.to_owned() });
        let mut began: Vec<Date> = days.split(' ').map(day).collect::<Result<_, _>>()?;
        began.sort_unstable();
        let shown = match shown {
            "named" => Shown::Named,
            "since" => Shown::Since,
            "war" => Shown::War,
            _ => return Err(EventErrorKind::Shown { found: shown.to_owned() }),
        };
        Ok(Event { name: name.into(), began: began.into(), shown })
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
        for row in EVENTS.lines().filter(|row| !row.starts_with('#')) {
            let event = Event::read(row).unwrap();
            let began: Vec<String> = event.began.iter().map(Date::to_string).collect();
            assert!(row.starts_with(&format!("{}\t{}\t", event.name, began.join(" "))), "not as it is read: {row}");
        }
        assert!(!Events::known().by_first.is_empty());
    }

    #[test]
    fn names_in_text() {
        let events =
            Events::read("flood of Vell\t2031-04-06\tnamed\nflood of Vell's delta\t2030-01-01\tsince").unwrap();
        let found =
            |text: &str| events.at_start("flood", text).map(|(event, len)| (&*event.name, text[..len].to_owned()));
        assert_eq!(found("flood  of\nVell, it"), Some(("flood of Vell", "flood  of\nVell".to_owned())));
        assert_eq!(found("flood of Vell’s delta"), Some(("flood of Vell's delta", "flood of Vell’s delta".to_owned())));
        assert_eq!(found("flood of Vellum"), None);
    }

    #[test]
    fn a_table_of_the_user_goes_before_the_known_one() {
        let own = "\u{feff}# mine\r\n\r\nflood  of Vell’s delta\t2031-04-06 2030-01-01\tsince\r\nwar in Iraq\t2031-01-01\twar\n";
        let events = Events::known().with(own).unwrap();
        let began = |word: &str, text: &str| events.at_start(word, text).map(|(event, _)| event.began[0].to_string());
        assert_eq!(began("flood", "flood of Vell's delta").as_deref(), Some("2030-01-01"));
        assert_eq!(began("war", "war in Iraq").as_deref(), Some("2031-01-01"));
        assert_eq!(began("war", "war in Syria").as_deref(), Some("2011-03-15"));
        assert_eq!(Events::known().with("# nothing\n\n").as_ref(), Ok(Events::known()));
    }

    #[test]
    fn a_row_that_cannot_be_read_is_named_with_its_line() {
        for (row, reason) in [
            ("flood\t2031-02-03", "a row is a name, days, and how it is shown, with tabs between; fields here: 2"),
            (
                "flood\t2031-02-03\tnamed\t",
                "a row is a name, days, and how it is shown, with tabs between; fields here: 4",
            ),
            ("“flood”\t2031-02-03\tnamed", "a name begins with a letter or a digit: \"“flood”\""),
            ("\t2031-02-03\tnamed", "a name begins with a letter or a digit: \"\""),
            ("flood\t2031-02-30\tnamed", "not a day such as 2031-03-04: \"2031-02-30\""),
            ("flood\t\tnamed", "not a day such as 2031-03-04: \"\""),
            ("flood\t2031-02-03\tmaybe", "neither `named`, `since` nor `war`: \"maybe\""),
            ("gale\t2030-01-02\tsince", "the name stands in a row before: \"gale\""),
        ] {
            let table = format!("# name\ngale\t2030-01-01\tnamed\n\n{row}\nhail\t\t\n");
            assert_eq!(Events::read(&table).unwrap_err().to_string(), format!("line 4: {reason}"));
        }
    }
}
