//! Reading files: whole ones as they are, JSON Lines, and the names in a folder.

use std::{
    fs,
    io::{self, BufRead, BufReader},
    path::{Path, PathBuf},
};

use serde::{Serialize, de::DeserializeOwned};

use crate::error::{Error, Result};

/// A file's text, character for character.
///
/// # Errors
///
/// If it cannot be read or is not UTF-8.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| Error::at(path, error))
}

/// The objects of a JSON Lines file; `-` is the standard input.
///
/// # Errors
///
/// If it cannot be read, or a line is not such an object.
pub fn json_lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    if path == Path::new("-") {
        return objects(io::stdin().lock(), path);
    }
    let file = fs::File::open(path).map_err(|error| Error::at(path, error))?;
    objects(BufReader::new(file), path)
}

/// The object of a JSON file.
///
/// # Errors
///
/// If it cannot be read, or is not such an object.
pub fn json<T: DeserializeOwned>(path: &Path) -> Result<T> {
    serde_json::from_str(&read(path)?).map_err(|error| Error::at(path, error))
}

fn objects<T: DeserializeOwned>(lines: impl BufRead, path: &Path) -> Result<Vec<T>> {
    let object = |(n, line): (usize, io::Result<String>)| {
        let place = format!("{}:{n}", path.display());
        let line = line.map_err(|error| Error::new(&place, error))?;
        serde_json::from_str(&line).map_err(|error| Error::new(&place, error))
    };
    (1..).zip(lines.lines()).map(object).collect()
}

/// An object as a line of JSON Lines.
pub fn json_line(object: &impl Serialize) -> String {
    // OK because these objects are strings and numbers all the way down.
    serde_json::to_string(object).unwrap_or_default() + "\n"
}

/// The files of a folder whose names end so, hidden ones left out, in the order of their names.
///
/// # Errors
///
/// If the folder cannot be read.
pub fn in_folder(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> =
        entries(folder)?.into_iter().filter(|path| path.is_file() && wanted(path, ending)).collect();
    files.sort_by_key(|path| name(path));
    Ok(files)
}

/// The same, in the folders within the folder too, in the order of the whole path as it is written.
///
/// # Errors
///
/// If a folder cannot be read.
pub fn under_folder(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let (folders, files): (Vec<_>, Vec<_>) =
        entries(folder)?.into_iter().filter(|path| wanted(path, "")).partition(|path| path.is_dir());
    let mut found: Vec<PathBuf> = files.into_iter().filter(|path| wanted(path, ending)).collect();
    for inner in folders {
        found.extend(under_folder(&inner, ending)?);
    }
    // Written out, because the order of paths goes by their parts: "a/b" comes before "a-b" there and after it here.
    found.sort_by_key(|path| path.display().to_string());
    Ok(found)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let read = || fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>();
    read().map_err(|error| Error::at(folder, error))
}

fn wanted(path: &Path, ending: &str) -> bool {
    let name = name(path);
    !name.starts_with('.') && name.ends_with(ending)
}

/// The last part of a path.
pub fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The last part of a path without what it ends in.
pub fn stem(path: &Path, ending: &str) -> String {
    let name = name(path);
    name.strip_suffix(ending).unwrap_or(&name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_is_named() {
        let error = objects::<u32>(&b"1\n2\nthree\n"[..], Path::new("numbers.jsonl")).unwrap_err();
        assert!(error.to_string().starts_with("numbers.jsonl:3: "), "{error}");
    }

    #[test]
    fn names_and_stems() {
        assert_eq!(name(Path::new("a/b.txt")), "b.txt");
        assert_eq!(stem(Path::new("a/b.c.json"), ".json"), "b.c");
        assert_eq!(stem(Path::new("a/b.c"), ".json"), "b.c");
    }
}
