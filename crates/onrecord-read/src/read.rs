//! From a document to its article: the stage function of this crate.

use onrecord::article::{Article, Basis, Metadata, Published};

use crate::{Document, Error, ErrorKind, Form, Warning, charset, json, page, published};

/// What a document says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// What the user should know about how it was read.
    pub warnings: Vec<Warning>,
}

/// Reads the article of a document.
///
/// Plain text is taken as it is: the article's text is the file, character for character, without the byte order mark.
/// From a page it is what the page extractor takes for the article.
///
/// # Errors
///
/// If there is no article in it, or its bytes or its JSON cannot be read. The same bytes always give the same answer.
pub fn read(document: &Document) -> Result<Reading, Error> {
    let reading = match document.form() {
        Form::Text => read_text(document),
        Form::Html => read_page(document),
        Form::JsonLines => read_line(document),
    };
    reading.map_err(|kind| Error::new(document.address(), kind))
}

fn read_text(document: &Document) -> Result<Reading, ErrorKind> {
    let decoded = charset::decode(document.bytes(), |_| None)?;
    let article = Article::from_text(document.address(), full(decoded.text)?);
    Ok(Reading { article, warnings: guessed(decoded.guessed) })
}

fn read_page(document: &Document) -> Result<Reading, ErrorKind> {
    let decoded = charset::decode(document.bytes(), page::declared_charset)?;
    let (text, metadata) = page::read(&full(decoded.text)?)?;
    let article = Article::new(document.address(), text, metadata);
    Ok(Reading { article, warnings: guessed(decoded.guessed) })
}

fn read_line(document: &Document) -> Result<Reading, ErrorKind> {
    let mut line = json::parse(document.bytes())?;
    let (text, found) = match (line.text.take(), line.html.take()) {
        (Some(_), Some(_)) => return Err(ErrorKind::TwoTexts),
        (None, None) => return Err(ErrorKind::MissingText),
        (Some(text), None) => (without_nul(full(text)?)?, Metadata::default()),
        (None, Some(html)) => page::read(&without_nul(full(html)?)?)?,
    };
    let id = line.id.take().map_or_else(|| document.address().to_owned(), |id| id.0);
    let (metadata, warnings) = given(line, found);
    Ok(Reading { article: Article::new(id, text, metadata), warnings })
}

/// What the line gives goes before what was found on its page.
fn given(line: json::Line, found: Metadata) -> (Metadata, Vec<Warning>) {
    let mut warnings = Vec::new();
    let metadata = Metadata {
        url: line.url.or(found.url),
        outlet: line.outlet.or(found.outlet),
        title: line.title.or(found.title),
        language: line.language.map_or(found.language, |language| given_language(language, &mut warnings)),
        published: line.published.map_or(found.published, |written| given_date(written, &mut warnings)),
    };
    (metadata, warnings)
}

fn given_language(language: String, warnings: &mut Vec<Warning>) -> Option<String> {
    let code = page::language_code(&language);
    if code.is_none() {
        warnings.push(Warning::NotALanguage { language });
    }
    code
}

fn given_date(written: String, warnings: &mut Vec<Warning>) -> Published {
    let Some(date) = published::civil_date(&written) else {
        warnings.push(Warning::NotADate { published: written });
        return Published::default();
    };
    Published::on(date, Basis::Given)
}

fn guessed(charset: Option<&'static str>) -> Vec<Warning> {
    charset.map(|charset| Warning::CharsetGuessed { charset }).into_iter().collect()
}

/// `text`, if there is more in it than white space.
fn full(text: String) -> Result<String, ErrorKind> {
    if text.trim().is_empty() { Err(ErrorKind::Empty) } else { Ok(text) }
}

/// `text`, if no NUL is in it. JSON can write one as `\u0000`.
fn without_nul(text: String) -> Result<String, ErrorKind> {
    match memchr::memchr(0, text.as_bytes()) {
        Some(offset) => Err(ErrorKind::Binary { offset }),
        None => Ok(text),
    }
}
