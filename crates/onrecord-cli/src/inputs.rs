//! From paths to documents: opens files, walks folders, reads standard input, fetches URLs.

#[cfg_attr(not(feature = "fetch"), path = "inputs/no_web.rs")]
mod web;

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
};

use onrecord_read::{Carrier, Document, ErrorKind, Limits, Origin, documents, posts};

use crate::args::{InputForm, Inputs};

/// What was found at a path.
pub(crate) enum Found {
    /// A document to read.
    Document(Box<Document>),
    /// Something that cannot be read: where and why.
    Problem(String),
    /// A file in a folder whose name says that it is no article.
    Skipped,
    /// A member of an archive or a record of a crawl that is no article, as its name or its head says.
    PassedOver,
}

/// Everything at the paths, folder by folder in the order of file names. A URL is fetched when its turn comes.
pub(crate) fn find(inputs: &Inputs) -> impl Iterator<Item = Found> + '_ {
    let mut web = web::Web::new(inputs);
    let found = inputs.paths.iter().flat_map(move |path| match as_url(path) {
        Some(url) => web.at(url, inputs.format),
        None => at_path(path, inputs.format),
    });
    found.flat_map(in_posts)
}

/// The posts of a live blog, each for itself.
fn in_posts(found: Found) -> Vec<Found> {
    match found {
        Found::Document(document) => posts(*document).into_iter().map(Box::new).map(Found::Document).collect(),
        other => vec![other],
    }
}

/// The path, if it is a URL: if it has a scheme, with more letters than the name of a drive.
fn as_url(path: &Path) -> Option<&str> {
    let (scheme, _) = path.to_str()?.split_once("://")?;
    (scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(path.to_str()?)
}

type FoundIter = Box<dyn Iterator<Item = Found> + Send>;

fn at_path(path: &Path, format: Option<InputForm>) -> FoundIter {
    if path == Path::new("-") {
        return in_stream("-", Box::new(io::stdin()), format);
    }
    if path.is_dir() { in_folder(path, format) } else { in_file(path, format) }
}

fn in_folder(path: &Path, format: Option<InputForm>) -> FoundIter {
    let root = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let walk = walkdir::WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
    let mut visible =
        walk.filter_entry(|entry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.'));
    let found = std::iter::from_fn(move || {
        let entry = visible.next()?;
        let Some(out) = entry.as_ref().ok().filter(|entry| leads_out(entry, &root)) else {
            return Some(at_entry(entry, format));
        };
        if out.file_type().is_dir() {
            visible.skip_current_dir();
        }
        Some(one(Found::Problem(format!("{}: a link that leads out of the folder", out.path().display()))))
    });
    Box::new(found.flatten())
}

/// Whether an entry of a folder is a link to something that is not in it: whoever names a folder means what is there.
fn leads_out(entry: &walkdir::DirEntry, root: &Path) -> bool {
    let is_elsewhere = || entry.path().canonicalize().is_ok_and(|target| !target.starts_with(root));
    entry.depth() > 0 && entry.path_is_symlink() && is_elsewhere()
}

fn at_entry(entry: walkdir::Result<walkdir::DirEntry>, format: Option<InputForm>) -> FoundIter {
    match entry {
        Ok(entry) if entry.file_type().is_dir() => Box::new(std::iter::empty()),
        // A pipe in a folder would be waited for without end.
        Ok(entry) if !entry.file_type().is_file() => {
            one(Found::Problem(format!("{}: neither a file nor a folder", entry.path().display())))
        }
        Ok(entry) if format.is_none() && !Carrier::known_extension(&entry.path().to_string_lossy()) => {
            one(Found::Skipped)
        }
        Ok(entry) => in_file(entry.path(), format),
        Err(error) => one(Found::Problem(walk_problem(&error))),
    }
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

/// How much of a stream is looked at to tell what it carries, in bytes.
const HEAD: usize = 8 << 10;

fn in_stream(address: &str, stream: Box<dyn Read + Send>, format: Option<InputForm>) -> FoundIter {
    let mut stream = BufReader::with_capacity(HEAD, stream);
    let carrier = match format {
        Some(format) => Ok(carrier(format)),
        None => match stream.fill_buf() {
            Ok(head) => Carrier::of(address, head).map_err(|error| error.to_string()),
            Err(error) => Err(format!("{address}: {}", reason(&error))),
        },
    };
    match carrier {
        Ok(carrier) => in_carrier(carrier, stream, address),
        Err(problem) => one(Found::Problem(problem)),
    }
}

fn in_carrier(carrier: Carrier, stream: impl Read + Send + 'static, origin: impl Into<Origin>) -> FoundIter {
    Box::new(documents(carrier, stream, origin, Limits::default()).map(|document| match document {
        Ok(document) => Found::Document(Box::new(document)),
        Err(error) if matches!(error.kind(), ErrorKind::PassedOver { .. }) => Found::PassedOver,
        Err(error) => Found::Problem(problem(&error)),
    }))
}

fn one(found: Found) -> FoundIter {
    Box::new(std::iter::once(found))
}

const fn carrier(format: InputForm) -> Carrier {
    match format {
        InputForm::Text => Carrier::Text,
        InputForm::Html => Carrier::Html,
        InputForm::Jsonl => Carrier::JsonLines,
        InputForm::Feed => Carrier::Feed,
        InputForm::Jsonfeed => Carrier::JsonFeed,
        InputForm::Warc => Carrier::Warc,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_scheme_is_a_url() {
        for url in ["https://courier.example/a", "HTTP://courier.example", "ftp://courier.example", "http://"] {
            assert_eq!(as_url(Path::new(url)), Some(url));
        }
        for path in ["a.html", "http", "http:/a", "./http://a", "C://a.html", "-", "a b://c", "://a"] {
            assert_eq!(as_url(Path::new(path)), None);
        }
    }
}
