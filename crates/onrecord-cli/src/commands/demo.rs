//! `demo`: the sample story, read into a record, and a tour of it.

use std::{io::Write, path::Path};

use anyhow::Context;
use onrecord_read::{Carrier, Limits, documents};
use onrecord_store::{ArticleFilter, FigureFilter, Spelling, Store};

use super::{add, articles, figures, who};
use crate::{
    Outcome,
    args::Demo,
    output::{self, DIM, HEAD, Out},
    reading::Means,
};

/// A file of the sample story with its address in the repository.
macro_rules! story {
    ($name:literal) => {
        (concat!("examples/story/", $name), include_bytes!(concat!("../../../../examples/story/", $name)))
    };
}

/// The files of the sample story; they are in the program, so that the tour needs nothing else.
const STORY: [(&str, &[u8]); 12] = [
    story!("02-courier-appeal.html"),
    story!("03-deltapost-appeal.txt"),
    story!("04-tribune-plea.html"),
    story!("05-sundriatoday-pledge.html"),
    story!("07-ledger-refusal.html"),
    story!("08-riverwatch-first-trucks.txt"),
    story!("09-tribune-delivered.html"),
    story!("10-courier-only-eleven.html"),
    story!("12-sundriatoday-pumps.html"),
    story!("13-deltapost-mayor.txt"),
    story!("15-ledger-who-delivered.html"),
    story!("wire.jsonl"),
];

pub(crate) fn run(args: &Demo) -> anyhow::Result<Outcome> {
    let means = Means::embedded()?;
    let mut store = super::open_or_make(&args.out)?;
    for (address, bytes) in STORY {
        add_file(&mut store, &means, (address, bytes)).with_context(|| address.to_owned())?;
    }
    let mut out = output::out();
    tour(&mut out, &store)?;
    next_steps(&mut out, &args.out)?;
    out.flush()?;
    Ok(Outcome::Done)
}

fn add_file(store: &mut Store, means: &Means, (address, bytes): (&str, &[u8])) -> anyhow::Result<()> {
    let entries: Result<Vec<_>, String> = documents(Carrier::of(address, bytes)?, bytes, address, Limits::default())
        .map(|document| add::plain_entry(&document.map_err(|error| error.to_string())?, means))
        .collect();
    store.add(&entries.map_err(anyhow::Error::msg)?)?;
    Ok(())
}

fn tour(out: &mut Out, store: &Store) -> anyhow::Result<()> {
    let counts = store.counts()?;
    heading(out, "The sample story: a flood, an appeal for barriers, and what became of the pledges")?;
    let counted = |n: u32, what| super::counted(u64::from(n), what, &format!("{what}s"));
    let (statements, figures) = (counted(counts.statements, "statement"), counted(counts.figures, "figure"));
    writeln!(
        out,
        "{}: {statements}, {figures}, {}.\n",
        counted(counts.articles, "article"),
        counted(counts.times, "time")
    )?;
    for row in store.articles(&ArticleFilter::default())? {
        articles::write(out, &row)?;
    }
    heading(out, "Who said what: the words of one person, in the order of time (onrecord who Vezhelyi)")?;
    who::write(out, &store.who("Vezhelyi", Spelling::Any)?)?;
    heading(out, "One thing, told with different figures (onrecord figures homes; onrecord figures houses)")?;
    for word in ["homes", "houses"] {
        let filter = FigureFilter { words: vec![word.to_owned()], ..FigureFilter::default() };
        figures::write(out, &store.figures(&filter)?, None)?;
    }
    Ok(())
}

fn heading(out: &mut Out, words: &str) -> anyhow::Result<()> {
    writeln!(out, "\n{HEAD}{words}{HEAD:#}\n")?;
    Ok(())
}

fn next_steps(out: &mut Out, db: &Path) -> anyhow::Result<()> {
    heading(out, "Where to go from here")?;
    // The program as it was called: on a fresh checkout it is in no folder that the shell looks in.
    let program = std::env::args().next().unwrap_or_else(|| "onrecord".to_owned());
    let db = db.display();
    for (arguments, why) in [
        (format!("--db {db} show 10-courier-only-eleven"), "an article with its facts marked"),
        (format!("--db {db} serve"), "the same in a browser: open the address it prints"),
        (format!("--db {db} search barriers"), "articles by their words"),
        ("add PATH…".to_owned(), "your own articles, into ./onrecord.db"),
    ] {
        writeln!(out, "  {program} {arguments}\n      {DIM}{why}{DIM:#}")?;
    }
    Ok(())
}
