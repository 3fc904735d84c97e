//! The program `onrecord`: reads arguments, runs one command and says by its exit status how it went.
//!
//! Everything that prints, exits or reads arguments is in this crate. 0: done; 1: nothing found; 2: something failed, and
//! stderr says what. A reader that closes the pipe early has had enough: that is no failure.

// The one crate whose work is to print: stdout for data, stderr for the rest.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod args;
mod commands;
mod days;
mod events_file;
mod families;
mod inputs;
mod json;
mod names_file;
mod output;
mod own_file;
mod pipeline;
mod reading;
mod report;
mod shown_in;
mod told;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// How a command ended.
enum Outcome {
    /// It did what it was asked.
    Done,
    /// There was nothing to show.
    NothingFound,
    /// Part of it failed; what failed was said when it did.
    PartFailed,
    /// The user stopped it.
    Stopped,
}

fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::NothingFound) => ExitCode::from(1),
        Ok(Outcome::PartFailed) => ExitCode::from(2),
        Ok(Outcome::Stopped) => ExitCode::from(130),
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            report::fail(&error);
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> anyhow::Result<Outcome> {
    let db = args.db.as_path();
    let names = args.names.as_deref();
    match &args.command {
        Command::Add(add) => commands::add::run(db, add),
        Command::Extract(extract) => commands::extract::run(db, extract),
        Command::Articles(list) => commands::articles::run(db, list),
        Command::Show(show) => commands::show::run(db, show),
        Command::Who(who) => commands::who::run(db, names, who),
        Command::People(people) => commands::people::run(db, names, people),
        Command::Entity(entity) => commands::entity::run(db, names, entity),
        Command::Merge(names) => commands::decide::merge(db, names),
        Command::Split(names) => commands::decide::split(db, names),
        Command::Decisions(list) => commands::decide::list(db, list),
        Command::Undo { decision } => commands::decide::undo(db, *decision),
        Command::Figures(figures) => commands::figures::run(db, names, figures),
        Command::Times(times) => commands::times::run(db, times),
        Command::Search(search) => commands::search::run(db, names, search),
        Command::Verify(verify) => commands::verify::run(db, verify),
        Command::Export(export) => commands::export::run(db, export),
        Command::Serve(serve) => commands::serve::run(db, names, serve),
        Command::Demo(demo) => commands::demo::run(demo),
        Command::Completions { shell } => commands::completions(*shell),
    }
}
