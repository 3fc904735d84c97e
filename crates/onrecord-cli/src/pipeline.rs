//! Work on many cores, in order, with little memory.
//!
//! One thread reads documents and cuts them into batches of a bounded number of bytes; all cores work on a batch; the
//! caller's thread takes the results, in the order of the input, while the next batch is being worked on.

use std::{
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    time::{Duration, Instant},
};

use onrecord_read::Document;
use rayon::prelude::*;

use crate::inputs::Found;

/// A batch ends when it has so many bytes: hundreds of plain articles, or some forty pages with the markup of a newspaper, so that no core
/// waits long for the last one of a batch.
const BATCH_BYTES: usize = 8 << 20;

/// A batch ends when it has so many documents.
const BATCH_DOCUMENTS: usize = 256;

/// A batch ends when it has been gathered for so long: what comes slowly, from the web or a pipe, does not wait for more.
const BATCH_PATIENCE: Duration = Duration::from_secs(2);

/// The first batch is smaller, so that there is something to take soon.
const FIRST_BATCH: usize = 4;

/// How many finished batches may wait to be taken.
const WAITING: usize = 2;

/// What came of one thing that was found.
pub(crate) enum Outcome<T> {
    /// The work on a document of so many bytes.
    Worked {
        /// How long the document was.
        n_bytes: usize,
        /// What the work gave.
        result: Result<T, String>,
    },
    /// It could not be read.
    Problem(String),
    /// A file that is not an article by its name.
    Skipped,
    /// A member of an archive or a record of a crawl that is none.
    PassedOver,
}

/// Works on everything found and hands batches of results, in order, to `take`, until there is no more or `take` breaks
/// off. A panic in `work` is that document's error.
pub(crate) fn run<T: Send>(
    found: impl Iterator<Item = Found> + Send,
    work: impl Fn(Document) -> Result<T, String> + Sync,
    mut take: impl FnMut(Vec<Outcome<T>>) -> anyhow::Result<ControlFlow<()>>,
) -> anyhow::Result<()> {
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel(WAITING);
        let work = &work;
        scope.spawn(move || produce(found, work, &sender));
        take_all(receiver, &mut take)
    })
}

fn produce<T: Send>(
    found: impl Iterator<Item = Found>,
    work: &(impl Fn(Document) -> Result<T, String> + Sync),
    sender: &SyncSender<Vec<Outcome<T>>>,
) {
    let mut found = found.peekable();
    let mut part = FIRST_BATCH;
    while found.peek().is_some() {
        let batch = next_batch(&mut found, part);
        part = 1;
        let results = batch.into_par_iter().map(|found| work_on(found, work)).collect();
        if sender.send(results).is_err() {
            // The taker broke off.
            return;
        }
    }
}

fn take_all<T>(
    receiver: Receiver<Vec<Outcome<T>>>,
    take: &mut impl FnMut(Vec<Outcome<T>>) -> anyhow::Result<ControlFlow<()>>,
) -> anyhow::Result<()> {
    for batch in receiver {
        if take(batch)?.is_break() {
            break;
        }
    }
    Ok(())
}

/// One `part`th of a whole batch.
fn next_batch(found: &mut impl Iterator<Item = Found>, part: usize) -> Vec<Found> {
    let (mut batch, mut n_bytes, begun) = (Vec::new(), 0, Instant::now());
    for found in found {
        if let Found::Document(document) = &found {
            n_bytes += document.bytes().len();
        }
        batch.push(found);
        let is_full = n_bytes >= BATCH_BYTES / part || batch.len() == BATCH_DOCUMENTS / part;
        if is_full || begun.elapsed() > BATCH_PATIENCE {
            break;
        }
    }
    batch
}

fn work_on<T>(found: Found, work: &impl Fn(Document) -> Result<T, String>) -> Outcome<T> {
    let document = match found {
        Found::Document(document) => *document,
        Found::Problem(problem) => return Outcome::Problem(problem),
        Found::Skipped => return Outcome::Skipped,
        Found::PassedOver => return Outcome::PassedOver,
    };
    let (address, n_bytes) = (document.address().to_owned(), document.bytes().len());
    // OK because the document is gone after a panic and nothing else is changed by the work.
    let result = catch_unwind(AssertUnwindSafe(|| work(document)));
    let result =
        result.unwrap_or_else(|_| Err(format!("{address}: the program failed on this article; this is a defect")));
    Outcome::Worked { n_bytes, result }
}
