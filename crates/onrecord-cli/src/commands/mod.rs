//! One file for each command: from its arguments to what it prints.

use std::path::Path;

use clap::CommandFactory;
use onrecord_store::Store;

use crate::{Outcome, args::Args, names_file::NamesFile};

pub(crate) mod add;
pub(crate) mod articles;
mod changes;
pub(crate) mod decide;
pub(crate) mod demo;
pub(crate) mod entity;
pub(crate) mod export;
pub(crate) mod extract;
pub(crate) mod figures;
pub(crate) mod people;
pub(crate) mod search;
pub(crate) mod serve;
pub(crate) mod show;
pub(crate) mod times;
pub(crate) mod verify;
pub(crate) mod who;

/// The record, for reading.
fn open(db: &Path) -> anyhow::Result<Store> {
    anyhow::ensure!(
        db.exists(),
        "{}: there is no record here\nhint: onrecord add PATH makes one; --db FILE names another",
        db.display()
    );
    refuse_folder(db)?;
    Ok(Store::open_read_only(db)?)
}

/// The record, for reading, with the user's own names.
fn open_with_names(db: &Path, names: Option<&Path>) -> anyhow::Result<(Store, NamesFile)> {
    let names = NamesFile::read(db, names)?;
    let mut store = open(db)?;
    store.set_given(names.decisions());
    Ok((store, names))
}

/// The record, for writing; it is made where it is not there.
fn open_or_make(db: &Path) -> anyhow::Result<Store> {
    refuse_folder(db)?;
    let folder = db.parent().filter(|folder| !folder.as_os_str().is_empty());
    let is_there = folder.is_none_or(Path::exists);
    anyhow::ensure!(is_there, "{}: the folder that it is to be in is not there", db.display());
    Ok(Store::open(db)?)
}

fn refuse_folder(db: &Path) -> anyhow::Result<()> {
    anyhow::ensure!(!db.is_dir(), "{}: a folder, not a record\nhint: --db FILE names the file itself", db.display());
    Ok(())
}

/// What the rows that were printed say about how it went.
fn found(n_rows: usize) -> Outcome {
    if n_rows == 0 { Outcome::NothingFound } else { Outcome::Done }
}

/// A list that was cut must not pass for a whole one.
fn say_limit(are_more: bool, n_shown: usize) {
    if are_more {
        eprintln!("note: only the first {n_shown} are shown; --limit N shows more");
    }
}

/// A number with its noun.
fn counted(n: u64, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// Sets how many articles are read at a time: what the user says, else one for each core. The thread that writes the record needs
/// little time beside the model.
fn use_threads(threads: Option<usize>) -> anyhow::Result<()> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let threads = threads.unwrap_or(cores);
    anyhow::ensure!(threads > 0, "at least one thread is needed: --threads {threads}");
    rayon::ThreadPoolBuilder::new().num_threads(threads).build_global()?;
    Ok(())
}

/// Prints the completions of a shell.
pub(crate) fn completions(shell: clap_complete::Shell) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "onrecord", &mut script);
    std::io::Write::write_all(&mut std::io::stdout().lock(), &script)?;
    Ok(Outcome::Done)
}
