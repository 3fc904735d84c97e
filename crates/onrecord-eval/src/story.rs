//! A folder of articles, in whatever form they come.

use std::{fs, path::Path};

use onrecord::article::Article;
use onrecord_read::{Carrier, Limits, documents, read};

use crate::{
    error::{Error, Result},
    files,
};

/// The articles of a folder by their stems: the file's name without its ending, or the id of a line of JSON Lines.
///
/// # Errors
///
/// If a file cannot be read. A story that is measured has to be whole.
pub fn read_story(folder: &Path) -> Result<Vec<(String, Article)>> {
    let mut articles = Vec::new();
    for path in files::in_folder(folder, "")? {
        articles.extend(read_file(&path)?);
    }
    articles.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(articles)
}

fn read_file(path: &Path) -> Result<Vec<(String, Article)>> {
    let name = files::name(path);
    let bytes = fs::read(path).map_err(|error| Error::at(path, error))?;
    let carrier = Carrier::of(&name, &bytes).map_err(|error| Error::at(path, error))?;
    let article = |document: std::result::Result<_, onrecord_read::Error>| {
        let reading = document.and_then(|document| read(&document)).map_err(|error| Error::at(path, error))?;
        Ok((stem(carrier, path, &reading.article), reading.article))
    };
    documents(carrier, bytes.as_slice(), name.as_str(), Limits::default()).map(article).collect()
}

fn stem(carrier: Carrier, path: &Path, article: &Article) -> String {
    match carrier {
        Carrier::JsonLines => article.id().to_owned(),
        _ => path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
    }
}
