//! Everybody in the record, worked out once for as long as its file stays as it is.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::SystemTime,
};

use onrecord_store::{EntryHead, Error, Store};

/// When each file of a record was last written, and how long it is.
type Stamp = Vec<Option<(SystemTime, u64)>>;

/// The list that was worked out last.
#[derive(Debug)]
pub(crate) struct Everyone {
    files: [PathBuf; 2],
    last: Mutex<Option<(Stamp, Arc<[EntryHead]>)>>,
}

impl Everyone {
    /// Nobody yet, of the record in this file.
    pub(crate) fn of(record: &Path) -> Everyone {
        // SQLite writes to the log first.
        let mut log = OsString::from(record);
        log.push("-wal");
        Everyone { files: [record.to_owned(), log.into()], last: Mutex::default() }
    }

    /// The list as it is now. Requests that come while it is worked out wait for it.
    pub(crate) fn list(&self, store: &Store) -> Result<Arc<[EntryHead]>, Error> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        // Taken before the record is read: what is written meanwhile makes the next request read again.
        let now = self.stamp();
        if let Some((stamp, heads)) = &*last
            && *stamp == now
        {
            return Ok(Arc::clone(heads));
        }
        let heads: Arc<[EntryHead]> = store.everyone(None)?.into();
        *last = Some((now, Arc::clone(&heads)));
        Ok(heads)
    }

    fn stamp(&self) -> Stamp {
        let stamp = |file: &PathBuf| fs::metadata(file).and_then(|file| Ok((file.modified()?, file.len()))).ok();
        self.files.iter().map(stamp).collect()
    }
}
