//! What the pages are made with: which record, under which names, and whom to tell when it fails.

use std::{fmt, path::PathBuf, sync::Arc};

use onrecord::record::Decision;

/// Is told, in one line and without a final stop, why a request failed. The client is told only that it did.
pub type OnError = Arc<dyn Fn(&str) + Send + Sync>;

/// What [`app`](crate::app) needs to know.
#[derive(Clone)]
pub struct Config {
    /// The file of the record.
    pub record: PathBuf,
    /// Names that the server is called by, besides `localhost`, `127.0.0.1` and `[::1]`: host names or addresses,
    /// without a port. `0.0.0.0` or `::` stands for every address written in numbers, which no rebinding can forge.
    pub hosts: Vec<String>,
    /// What the user knows of names, beside what was decided in the record ([`Store::set_given`](onrecord_store::Store::set_given)).
    pub given: Vec<Decision>,
    /// Who is told of failures. It may be called on any thread.
    pub on_error: OnError,
}

impl Config {
    /// The record in a file, for this machine only; nobody is told of failures.
    pub fn new(record: impl Into<PathBuf>) -> Config {
        Config { record: record.into(), hosts: Vec::new(), given: Vec::new(), on_error: Arc::new(|_| ()) }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config").field("record", &self.record).field("hosts", &self.hosts).finish_non_exhaustive()
    }
}
