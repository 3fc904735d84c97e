//! From paths to documents: opens files, walks folders, reads standard input.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
};

use onrecord_read::{Document, Form, Limits, documents};

use crate::args::{InputForm, Inputs};

/// What was found at a path.
pub(crate) enum Found {
    /// A document to read.
    Document(Document),
    /// Something that cannot be read: where and why.
    Problem(String),
    /// A file in a folder whose name says that it is no article.
    Skipped,
}

/// Everything at the paths, folder by folder in the order of file names.
pub(crate) fn find(inputs: &Inputs) -> impl Iterator<Item = Found> + '_ {
    inputs.paths.iter().flat_map(|path| at_path(path, inputs.format))
}

type FoundIter = Box<dyn Iterator<Item = Found> + Send>;

fn at_path(path: &Path, format: Option<InputForm>) -> FoundIter {
    if path == Path::new("-") {
        return in_stream("-", Box::new(io::stdin()), format);
    }
    if path.is_dir() { in_folder(path, format) } else { in_file(path, format) }
}

fn in_folder(path: &Path, format: Option<InputForm>) -> FoundIter {
    let walk = walkdir::WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
    let visible =
        walk.filter_entry(|entry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.'));
    Box::new(visible.flat_map(move |entry| match entry {
        Ok(entry) if entry.file_type().is_dir() => Box::new(std::iter::empty()) as FoundIter,
        // A pipe in a folder would be waited for without end.
        Ok(entry) if !entry.file_type().is_file() => {
            one(Found::Problem(format!("{}: neither a file nor a folder", entry.path().display())))
        }
        Ok(entry) if format.is_none() && !Form::known_extension(&entry.path().to_string_lossy()) => one(Found::Skipped),
        Ok(entry) => in_file(entry.path(), format),
        Err(error) => one(Found::Problem(walk_problem(&error))),
    }))
}

fn walk_problem(error: &walkdir::Error) -> String {
    let path = error.path().unwrap_or(Path::new("?")).display();
    match (error.loop_ancestor(), error.io_error()) {
        (Some(ancestor), _) => format!("{path}: a link back to {}", ancestor.display()),
        (None, Some(error)) => format!("{path}: {}", reason(error)),
        (None, None) => format!("{path}: cannot be read"),
    }
}

fn in_file(path: &Path, format: Option<InputForm>) -> FoundIter {
    let address = path.to_string_lossy().into_owned();
    match File::open(path) {
        Ok(file) => in_stream(&address, Box::new(file), format),
        Err(error) => one(Found::Problem(format!("{address}: {}", reason(&error)))),
    }
}

/// How much of a stream is looked at to tell its form, in bytes.
const HEAD: usize = 8 << 10;

fn in_stream(address: &str, stream: Box<dyn Read + Send>, format: Option<InputForm>) -> FoundIter {
    let mut stream = BufReader::with_capacity(HEAD, stream);
    let form = match format {
        Some(format) => Ok(form_of(format)),
        None => match stream.fill_buf() {
            Ok(head) => Form::of(address, head).map_err(|error| error.to_string()),
            Err(error) => Err(format!("{address}: {}", reason(&error))),
        },
    };
    match form {
        Ok(form) => Box::new(documents(form, stream, address, Limits::default()).map(|document| match document {
            Ok(document) => Found::Document(document),
            Err(error) => Found::Problem(problem(&error)),
        })),
        Err(problem) => one(Found::Problem(problem)),
    }
}

fn one(found: Found) -> FoundIter {
    Box::new(std::iter::once(found))
}

const fn form_of(format: InputForm) -> Form {
    match format {
        InputForm::Text => Form::Text,
        InputForm::Html => Form::Html,
        InputForm::Jsonl => Form::JsonLines,
    }
}

/// An error of reading with what the system said about it.
pub(crate) fn problem(error: &onrecord_read::Error) -> String {
    match std::error::Error::source(error).and_then(|source| source.downcast_ref::<io::Error>()) {
        Some(source) => format!("{error}: {}", reason(source)),
        None => error.to_string(),
    }
}

/// What the system says, without its number.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "not there (no such file, or a link to nothing)".to_owned(),
        io::ErrorKind::PermissionDenied => "may not be read (permission denied)".to_owned(),
        io::ErrorKind::IsADirectory => "a folder, not a file".to_owned(),
        _ => error.to_string(),
    }
}
