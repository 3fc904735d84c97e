//! Copying the log into the file, beside the writer.
//!
//! In WAL mode a commit goes to a log, which has to be copied into the file from time to time. The copying waits for the
//! disk; done on a thread and a connection of its own, the writer need not. It changes nothing that a reader can see.

use std::{
    path::Path,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread::{self, JoinHandle},
};

use rusqlite::{Connection, OpenFlags};

/// The thread that copies. It ends, its work done, when this is dropped.
#[derive(Debug)]
pub(crate) struct Checkpointer {
    wake: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
    /// Entries added since it was last woken.
    n_waiting: usize,
}

/// So many entries make a log worth copying: about 16 MiB.
const WORTH_COPYING: usize = 1024;

impl Checkpointer {
    /// A thread for the record at `path`; nothing where the file cannot be opened once more. Then the writer's own commits
    /// copy the log, as they do anyway when it grows too long.
    pub(crate) fn start(path: &Path) -> Option<Checkpointer> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(path, flags).ok()?;
        let (wake, woken) = sync_channel(1);
        let thread =
            thread::Builder::new().name("checkpoint".to_owned()).spawn(move || copy_when_woken(&db, &woken)).ok()?;
        Some(Checkpointer { wake: Some(wake), thread: Some(thread), n_waiting: 0 })
    }

    /// Says that so many entries more are in the log.
    pub(crate) fn added(&mut self, n_entries: usize) {
        self.n_waiting += n_entries;
        if self.n_waiting >= WORTH_COPYING {
            self.n_waiting = 0;
            // A thread that is still at it finds the new entries too, or is woken by the next.
            let _ = self.wake.as_ref().map(|wake| wake.try_send(()));
        }
    }
}

impl Drop for Checkpointer {
    fn drop(&mut self) {
        self.wake = None;
        if let Some(thread) = self.thread.take() {
            // A copy that failed is made by whoever closes the file last.
            let _ = thread.join();
        }
    }
}

fn copy_when_woken(db: &Connection, woken: &Receiver<()>) {
    for () in woken {
        // Busy with a reader or full: the log stays as it is and nothing is lost.
        let _ = db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
    }
}
