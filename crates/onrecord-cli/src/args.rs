//! The arguments: what a user can ask for, with examples. Parsing does no work.

mod asking;

use std::{net::IpAddr, path::PathBuf};

pub(crate) use asking::{Entity, Figures, List, People, Search, Show, Times, TwoNames, Verify, Who};
use clap::{Parser, Subcommand, ValueEnum};
use onrecord::values::Date;

/// Reads news articles and keeps the record: who said what, which figures, which dates, each with the exact words it was
/// read from.
#[derive(Debug, Parser)]
#[command(name = "onrecord", version, arg_required_else_help = true, after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The record: one SQLite file
    #[arg(long, global = true, value_name = "FILE", default_value = "onrecord.db")]
    pub(crate) db: PathBuf,

    /// Your own names: aliases, people to watch, names never to be merged [default: names.toml beside the record, if it is
    /// there]
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) names: Option<PathBuf>,

    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  onrecord demo                          read the sample story and take a tour of it
  onrecord add articles/                 read a folder into ./onrecord.db
  onrecord who Orlec                     what Orlec said, in the order of time
  onrecord extract page.html | jq .      one JSON object per article, without a record

Exit status: 0 done, 1 nothing found, 2 something failed (stderr says what).";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read articles into the record
    #[command(after_help = "\
Examples:
  onrecord add articles/ saved.html feed.rss articles.jsonl.gz
  onrecord add crawl.warc.gz archive.zip
  onrecord add https://courier.example/dam https://courier.example/feed
  onrecord add --outlet 'Selm Courier' --published 2031-03-04 clipping.txt
  cat clipping.txt | onrecord add -

Text, web pages, RSS, Atom and JSON Feed, JSON Lines, WARC; in tar and zip archives; compressed by gzip or zstd.
Names tell what a file is, else its first bytes do; of a URL its server tells first.
The page of a live blog is its posts, each an article with its own day.
A URL is fetched if robots.txt allows it: one request a second to a host, and none into private networks.
The same bytes twice are nothing new. Other bytes at the same address are a new version; both stay.
An interrupted run keeps whole articles only; the same command again adds the rest.

events.tsv has a row for each event, with tabs between: its name as articles write it, the day
when it began (several days where several bear the name), and how an article shows that it has
begun: `named`, by its name alone; `since`, by words such as \"since\"; `war`, the same, and
\"the 13-month-old war\" can be it. What is in the record stays as it was read.")]
    Add(Add),
    /// Read articles and print one JSON object each, without a record
    #[command(after_help = "\
Examples:
  onrecord extract clipping.txt
  onrecord extract articles.jsonl > facts.jsonl
  onrecord extract https://courier.example/dam

Offsets count Unicode code points of the object's own `text`. JSON Lines input has one object a line:
{\"id\", \"text\" | \"html\", \"url\"?, \"outlet\"?, \"title\"?, \"byline\"?, \"published\"?, \"modified\"?, \"language\"?}.
`byline` is a name or a list of names. Output has `byline`, `time_of_day` and `modified` only where they are known.")]
    Extract(Extract),
    /// List the articles of the record, in the order of time
    #[command(after_help = "Example:\n  onrecord articles --json")]
    Articles(List),
    /// Print an article with its facts marked in its own lines
    #[command(
        after_help = "Examples:\n  onrecord show 3\n  onrecord show 04-tribune-plea\n  onrecord show --changes https://courier.example/1"
    )]
    Show(Show),
    /// List what a person or body said, in the order of time and by occasion
    #[command(after_help = "\
Examples:
  onrecord who Orlec
  onrecord who 'Ministry of Water' --from 2031-03 --modality promised
  onrecord who Orlec --word barriers --word 'high water'
  onrecord who Orlec --csv > orlec.csv

Any spelling finds all: see `onrecord entity`. What two said together is found for each of them.

perhaps      one of several said it, and the article does not show which
as told by   hearsay
no words     somebody declined to speak or kept silent
!            the article's own caveat")]
    Who(Who),
    /// List who and what is named, across all articles
    #[command(after_help = "\
Examples:
  onrecord people
  onrecord people --kind organisation --limit 50
  onrecord people --watched

Watched are those with `watch = true` in names.toml.")]
    People(People),
    /// Tell the names and roles of a person or thing, and why they are taken for one's
    #[command(after_help = "\
Examples:
  onrecord entity Orlec
  onrecord entity 'Selm Water' --json
  onrecord entity Orlec --exact

Names are taken for one from 90 in 100 on; what is less sure is offered as \"perhaps the same\".
\"90 in 100 such are right\" is the share of such joins that were right when they were read by hand,
\"by estimate\" that nobody has counted.")]
    Entity(Entity),
    /// Decide that two names are names of one
    #[command(after_help = "\
Example:
  onrecord merge 'Ana Orlec' 'Ana Orlec-Brandt'

It holds for all articles, also those that are added later. `onrecord decisions` lists what was
decided, `onrecord undo` takes it back.")]
    Merge(TwoNames),
    /// Decide that two names are not names of one
    #[command(after_help = "Example:\n  onrecord split 'Ana Orlec' 'A. Orlec'")]
    Split(TwoNames),
    /// List what was decided about names
    #[command(after_help = "Example:\n  onrecord decisions")]
    Decisions(List),
    /// Take a decision about names back
    #[command(after_help = "Example:\n  onrecord undo 2")]
    Undo {
        /// Its number in `onrecord decisions`
        decision: i64,
    },
    /// List figures, all of them or those with certain words around them
    #[command(after_help = "\
Examples:
  onrecord figures homes
  onrecord figures million euros --csv
  onrecord figures --unit km2 --min 100 --in 'square miles'
  onrecord figures flooded --time 2031-03 --speaker Orlec

Parts stand under their whole (\"of which\") and other forms under the original (\"=\"): add up neither.
A figure is told of the days of the time that its sentence ties it to; where there is none, of the
day of its article.")]
    Figures(Figures),
    /// List the days that articles tell of, as a calendar
    #[command(after_help = "\
Examples:
  onrecord times
  onrecord times 2031-03
  onrecord times 2030-12-24..2031-01-06 --csv

Months and years stand before the days in them. What lies on no known day (most durations, what
comes again, \"Tuesday\" in an article without a date) comes last, and is left out where days are
asked for.")]
    Times(Times),
    /// Find articles by their words
    #[command(after_help = "\
Examples:
  onrecord search flood barriers
  onrecord search 'flood barriers'      (these words in a row)
  onrecord search --exact Kiev          (and not Kyiv)
  onrecord search barriers --speaker Orlec

A word is found in British and American spelling, with and without a hyphen, and a name under all
names that the record knows for it. A hit in what somebody said is told with whose words they are.
With --speaker the statements themselves are listed, as by `onrecord who`.")]
    Search(Search),
    /// Check every quote of the record against its article and its raw bytes
    #[command(after_help = "Example:\n  onrecord verify && echo sound")]
    Verify(Verify),
    /// Write a table of the record as CSV or JSON Lines
    #[command(
        after_help = "Examples:\n  onrecord export statements > statements.csv\n  onrecord export figures --format jsonl"
    )]
    Export(Export),
    /// Open the record in a browser, on this machine only
    #[command(after_help = "Example:\n  onrecord serve --port 8080")]
    Serve(Serve),
    /// Read the sample story into a record and print a tour of it
    #[command(after_help = "Example:\n  onrecord demo")]
    Demo(Demo),
    /// Print the completions of a shell
    #[command(
        after_help = "Example:\n  onrecord completions bash > ~/.local/share/bash-completion/completions/onrecord"
    )]
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
}

/// What to read.
#[derive(Debug, clap::Args)]
pub(crate) struct Inputs {
    /// Files, folders and URLs; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Take every file for this, whatever its name
    #[arg(long, value_name = "FORM")]
    pub(crate) format: Option<InputForm>,

    /// Fetch URLs of this machine and of private networks too
    #[arg(long)]
    #[cfg_attr(not(feature = "fetch"), allow(dead_code, reason = "the arguments are the same without fetching"))]
    pub(crate) allow_private: bool,

    /// Your own events of the world, which bound the day of an article that nobody dated [default: events.tsv beside the
    /// record, if it is there]
    #[arg(long, value_name = "FILE")]
    pub(crate) events: Option<PathBuf>,

    /// The folder of another model than the one in the program
    #[arg(long, value_name = "DIR")]
    pub(crate) model: Option<PathBuf>,

    /// How many articles to read at a time [default: one for each core]
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<usize>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum InputForm {
    /// Plain text, taken as it is
    Text,
    /// A web page
    Html,
    /// One JSON object a line
    Jsonl,
    /// RSS or Atom
    Feed,
    /// JSON Feed
    Jsonfeed,
    /// What a crawler fetched
    Warc,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Add {
    #[command(flatten)]
    pub(crate) inputs: Inputs,

    /// Who published them, where the articles themselves do not say
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet: Option<String>,

    /// The day they were published, where the articles themselves do not say
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) published: Option<Date>,

    /// Print what became of each article, as JSON Lines
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Extract {
    #[command(flatten)]
    pub(crate) inputs: Inputs,

    /// JSON Lines are all that it prints; taken for the sake of habit
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Export {
    /// Which table
    #[arg(default_value = "statements")]
    pub(crate) table: Table,

    /// In which form
    #[arg(long, default_value = "csv")]
    pub(crate) format: ExportForm,

    /// The same as --format jsonl
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Table {
    /// Articles with what is known of them
    Articles,
    /// Who said what
    Statements,
    /// Quantities
    Figures,
    /// Dates
    Times,
    /// Where persons, organisations and places are named
    Mentions,
    /// All evidence as W3C Web Annotations, one JSON object a line
    Annotations,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportForm {
    /// Comma-separated, with a head row
    Csv,
    /// One JSON object a line
    Jsonl,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Serve {
    /// The address to listen on; other machines see the record if it is not this machine's own
    #[arg(long, default_value = "127.0.0.1")]
    pub(crate) host: IpAddr,

    /// The port; 0 takes any that is free
    #[arg(long, default_value_t = 8031)]
    pub(crate) port: u16,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Demo {
    /// Where the record of the sample story goes
    #[arg(long, value_name = "FILE", default_value = "onrecord-demo.db")]
    pub(crate) out: PathBuf,
}

fn day(words: &str) -> Result<Date, String> {
    words.parse().map_err(|_| "not a day such as 2031-03-04".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_fit_together() {
        Args::command().debug_assert();
    }

    #[test]
    fn every_command_has_an_example() {
        for command in Args::command().get_subcommands() {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.contains(&format!("onrecord {}", command.get_name())), "{}", command.get_name());
        }
    }
}
