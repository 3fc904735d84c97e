//! The files of a user's own that lie beside the record unless the user names another.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::Context;

/// The text of the file that was asked for, else of the one of this name beside the record, which need not be there.
pub(crate) fn read(db: &Path, asked: Option<&Path>, name: &str) -> anyhow::Result<Option<(PathBuf, String)>> {
    let path = asked.map_or_else(|| db.with_file_name(name), Path::to_owned);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some((path, text))),
        Err(error) if asked.is_none() && error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{}: cannot be read", path.display())),
    }
}
