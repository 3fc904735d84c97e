//! `names.toml`: what a user knows about names, kept beside the record.
//!
//! ```toml
//! [[same]]                                  # names of one; it is watched by the first
//! names = ["Ana Orlec", "the Iron Mayor"]
//! watch = true
//!
//! [[different]]                             # never to be merged
//! names = ["Ana Orlec", "Anna Orlec"]
//! ```

use std::path::Path;

use anyhow::Context;
use onrecord::record::Decision;
use serde::Deserialize;

use crate::own_file;

/// The file, read.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NamesFile {
    #[serde(default)]
    same: Vec<Same>,
    #[serde(default)]
    different: Vec<Different>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Same {
    names: Vec<String>,
    #[serde(default)]
    watch: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Different {
    names: Vec<String>,
}

impl NamesFile {
    /// Reads the file that was asked for, else the one beside the record, which need not be there.
    pub(crate) fn read(db: &Path, asked: Option<&Path>) -> anyhow::Result<NamesFile> {
        let Some((path, text)) = own_file::read(db, asked, "names.toml")? else { return Ok(NamesFile::default()) };
        toml::from_str(&text).with_context(|| format!("{}: not a file of names", path.display()))
    }

    /// What it says of pairs of names.
    pub(crate) fn decisions(&self) -> Vec<Decision> {
        let same = self.same.iter().flat_map(|same| {
            let first = same.names.first();
            first
                .into_iter()
                .flat_map(|first| same.names[1..].iter().map(|other| Decision::Together(first.clone(), other.clone())))
        });
        let different = self.different.iter().flat_map(|different| {
            let firsts = different.names.iter().enumerate();
            firsts.flat_map(|(n, one)| {
                different.names[n + 1..].iter().map(|other| Decision::Apart(one.clone(), other.clone()))
            })
        });
        same.chain(different).collect()
    }

    /// The names to watch, one for each entry.
    pub(crate) fn watched(&self) -> impl Iterator<Item = &str> {
        self.same.iter().filter(|same| same.watch).filter_map(|same| same.names.first()).map(String::as_str)
    }
}
