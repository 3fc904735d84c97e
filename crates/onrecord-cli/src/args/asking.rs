//! What a user can ask of a record.

use std::{fmt::Display, ops::RangeInclusive};

use clap::{
    ValueEnum,
    builder::{NonEmptyStringValueParser, PossibleValuesParser, TypedValueParser},
};
use onrecord::{
    facts::{Kind, Modality},
    values::{Date, Decimal},
};

use crate::days;

#[derive(Debug, clap::Args)]
pub(crate) struct List {
    /// Print JSON Lines
    #[arg(long)]
    pub(crate) json: bool,
}

/// How rows are printed, if not for people.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct Printed {
    /// Print JSON Lines
    #[arg(long)]
    pub(crate) json: bool,

    /// Print CSV; of facts with the columns of `export`
    #[arg(long, conflicts_with = "json")]
    pub(crate) csv: bool,
}

/// Who or what is asked for.
#[derive(Debug, clap::Args)]
pub(crate) struct Named {
    /// A name in any spelling, or some words of it
    #[arg(required = true, value_parser = words)]
    name: Vec<String>,
}

impl Named {
    /// The name, however many arguments it was given in.
    pub(crate) fn whole(&self) -> String {
        self.name.join(" ")
    }
}

/// Whose articles are asked for.
#[derive(Debug, clap::Args)]
pub(crate) struct PublishedBy {
    /// Only articles of an outlet with these words in its name
    #[arg(long, value_name = "NAME", value_parser = words)]
    pub(crate) outlet: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Show {
    /// Its number, address, name, or the end of one of them
    pub(crate) article: String,

    /// Print what changed since the version before, by paragraph, and nothing else
    #[arg(long)]
    pub(crate) changes: bool,

    /// Print everything that was kept from it, as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Who {
    #[command(flatten)]
    pub(crate) named: Named,

    /// Only articles with exactly this spelling
    #[arg(long)]
    pub(crate) exact: bool,

    /// Only articles published on this day or later; a month or a year begins with its first day
    #[arg(long, value_name = "DAY", value_parser = days::first)]
    pub(crate) from: Option<Date>,

    /// Only articles published on this day or earlier; a month or a year ends with its last day
    #[arg(long, value_name = "DAY", value_parser = days::last)]
    pub(crate) to: Option<Date>,

    #[command(flatten)]
    pub(crate) published_by: PublishedBy,

    /// Only words given in this manner
    #[arg(long, value_parser = kind())]
    pub(crate) kind: Option<Kind>,

    /// Only what the speaker does this by saying
    #[arg(long, value_parser = modality())]
    pub(crate) modality: Option<Modality>,

    /// Only statements in which this word stands, or these words in a row; given again, each of them
    #[arg(long, value_name = "WORD", value_parser = words)]
    pub(crate) word: Vec<String>,

    #[command(flatten)]
    pub(crate) printed: Printed,
}

impl Who {
    /// What no single argument can show: that the days are the wrong way round.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        in_order(("--from", self.from), "later", ("--to", self.to))
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct People {
    /// What to list
    #[arg(long, value_enum, default_value_t = KindOf::Person)]
    pub(crate) kind: KindOf,

    /// Only those that names.toml says to watch
    #[arg(long)]
    pub(crate) watched: bool,

    /// List at most so many [default: 100; all with --json or --csv]
    #[arg(long, value_name = "N", value_parser = limit)]
    pub(crate) limit: Option<u32>,

    #[command(flatten)]
    pub(crate) printed: Printed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum KindOf {
    /// People
    Person,
    /// Bodies that act: ministries, parties, companies
    Organisation,
    /// Countries, towns and other places
    Place,
    /// Weapons, vehicles, aircraft, ships
    Equipment,
    /// Wars, elections, meetings
    Event,
    /// Laws, plans, books, films
    Work,
    /// What is named and nothing shows what it is
    Other,
    /// All of them
    All,
}

impl KindOf {
    /// The word of the record; nothing for all.
    pub(crate) const fn word(self) -> Option<&'static str> {
        Some(match self {
            KindOf::Person => "person",
            KindOf::Organisation => "organisation",
            KindOf::Place => "place",
            KindOf::Equipment => "equipment",
            KindOf::Event => "event",
            KindOf::Work => "work",
            KindOf::Other => "other",
            KindOf::All => return None,
        })
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct Entity {
    #[command(flatten)]
    pub(crate) named: Named,

    /// Only what is spelt exactly so
    #[arg(long)]
    pub(crate) exact: bool,

    /// Print JSON Lines
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct TwoNames {
    /// One name, as `onrecord entity` shows it
    pub(crate) one: String,

    /// The other
    pub(crate) other: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Figures {
    /// Words that stand in the figure, its unit or around it
    #[arg(value_parser = words)]
    pub(crate) words: Vec<String>,

    /// Only this unit, by code, sign or name, and those that are converted to it: km2, 'square miles', dollars, homes
    #[arg(long, value_parser = NonEmptyStringValueParser::new())]
    pub(crate) unit: Option<String>,

    /// Only numbers of at least this, in --unit where a figure is converted to it, else in its own unit
    #[arg(long, value_name = "NUMBER", value_parser = number, allow_negative_numbers = true)]
    pub(crate) min: Option<Decimal>,

    /// Only numbers of at most this; a range counts if any of it does
    #[arg(long, value_name = "NUMBER", value_parser = number, allow_negative_numbers = true)]
    pub(crate) max: Option<Decimal>,

    /// Only figures told of these days: a day, a month, a year, or a range, as for `times`
    #[arg(long, value_name = "DAYS", value_parser = days::range)]
    pub(crate) time: Option<RangeInclusive<Date>>,

    /// Only figures in what a person or body said, called as for `who`
    #[arg(long, value_name = "NAME", value_parser = words)]
    pub(crate) speaker: Option<String>,

    #[command(flatten)]
    pub(crate) published_by: PublishedBy,

    /// Show figures in this unit too, rounded; the record keeps its own, and money is never converted
    #[arg(long = "in", value_name = "UNIT")]
    pub(crate) shown_in: Option<String>,

    #[command(flatten)]
    pub(crate) printed: Printed,
}

impl Figures {
    /// What no single argument can show: that the numbers are the wrong way round.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        in_order(("--min", self.min), "more", ("--max", self.max))
    }
}

/// Nothing lies between two bounds that are the wrong way round: that is a slip, and not a record without such rows.
fn in_order<T: PartialOrd + Display>(
    (low, from): (&str, Option<T>),
    than: &str,
    (high, to): (&str, Option<T>),
) -> anyhow::Result<()> {
    match (from, to) {
        (Some(from), Some(to)) if from > to => anyhow::bail!("{low} {from} is {than} than {high} {to}"),
        _ => Ok(()),
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct Times {
    /// A day, a month, a year, or a range: 2031-03-04, 2031-03, 2031, 2031-03-04..2031-03-09
    #[arg(value_parser = days::range)]
    pub(crate) days: Option<RangeInclusive<Date>>,

    #[command(flatten)]
    pub(crate) printed: Printed,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Search {
    /// Words that the article has; words in quotation marks have to stand in a row
    #[arg(required = true, value_parser = words)]
    pub(crate) words: Vec<String>,

    /// Only statements of a person or body, called as for `who`, in which all the words stand
    #[arg(long, value_name = "NAME", value_parser = words)]
    pub(crate) speaker: Option<String>,

    /// Only these letters: no other spelling, and no other name of the same person or thing
    #[arg(long)]
    pub(crate) exact: bool,

    /// Show at most so many articles, or statements [default: 20; all with --json]
    #[arg(long, value_name = "N", value_parser = limit)]
    pub(crate) limit: Option<u32>,

    /// Print JSON Lines
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Verify {
    /// Print the result as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// A number in digits. A comma is refused: here it parts thousands, there it is the decimal point.
fn number(words: &str) -> Result<Decimal, String> {
    words.parse().map_err(|_| "not a number such as 12000 or 2.5".to_owned())
}

/// Words that can be found: with a letter or a digit. Without one they would find nothing, or all.
fn words(words: &str) -> Result<String, String> {
    let can_be_found = words.contains(char::is_alphanumeric);
    can_be_found.then(|| words.to_owned()).ok_or_else(|| "a letter or a digit is needed".to_owned())
}

/// How many rows are listed at most.
fn limit(words: &str) -> Result<u32, String> {
    words.parse().ok().filter(|&limit| limit > 0).ok_or_else(|| "not a whole number from 1 on, such as 20".to_owned())
}

fn kind() -> impl TypedValueParser<Value = Kind> {
    one_of(Kind::ALL, Kind::as_str)
}

fn modality() -> impl TypedValueParser<Value = Modality> {
    one_of(Modality::ALL, Modality::as_str)
}

/// The member of a closed list that is called by its word.
fn one_of<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let words = PossibleValuesParser::new(all.iter().map(|&member| word(member)));
    words.try_map(move |called| all.iter().copied().find(|&member| word(member) == called).ok_or("not in the list"))
}
