//! From a document to its article: the stage function of this crate.

use std::str::Utf8Error;

use onrecord::{
    article::{Article, Basis, Extent, Metadata, Published},
    facts::LANGUAGE as ENGLISH,
    values::Date,
};

use crate::{
    Document, Error, ErrorKind, Form, Warning, charset,
    feed::{self, Content, Entry},
    json, language, page, published, update,
};

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
/// From a page it is what the page extractor takes for the article; of an entry of a feed, what is seen of its content.
///
/// # Errors
///
/// If there is no article in it, or its bytes or its JSON cannot be read. The same bytes always give the same answer.
pub fn read(document: &Document) -> Result<Reading, Error> {
    let reading = match document.form() {
        Form::Text => read_text(document),
        Form::Html => read_page(document),
        Form::JsonLines => read_line(document),
        Form::FeedEntry => read_entry(document, |bytes| feed::xml(std::str::from_utf8(bytes).map_err(not_utf_8)?)),
        Form::JsonFeedItem => read_entry(document, feed::json),
        Form::Post => read_post(document),
        Form::JsonPost => read_json_post(document),
    };
    let reading = reading.map(|mut parts| {
        parts.warnings.splice(..0, document.warnings().iter().cloned());
        parts.reading()
    });
    reading.map_err(|kind| Error::new(document.address(), kind))
}

/// What a reader finds in a document.
struct Parts {
    id: String,
    text: String,
    metadata: Metadata,
    /// Whoever handed the article in named its language.
    is_language_given: bool,
    warnings: Vec<Warning>,
}

impl Parts {
    /// What a document says that is one article and nothing else.
    fn of(document: &Document, text: String, metadata: Metadata, warnings: Vec<Warning>) -> Parts {
        Parts { id: document.address().to_owned(), text, metadata, is_language_given: false, warnings }
    }

    /// The article, in the language that its text shows, whatever its page says.
    fn reading(self) -> Reading {
        let Parts { id, text, mut metadata, is_language_given, mut warnings } = self;
        let shown = if is_language_given { None } else { language::of(&text) };
        metadata.language = shown.map(str::to_owned).or(metadata.language);
        let other = metadata.language.clone().filter(|language| language != ENGLISH);
        warnings.extend(other.map(|language| Warning::OtherLanguage { language }));
        Reading { article: Article::new(id, text, metadata), warnings }
    }
}

fn read_text(document: &Document) -> Result<Parts, ErrorKind> {
    let decoded = charset::decode(document.bytes(), |_| document.carried().encoding())?;
    let metadata = carried(document, Metadata::default());
    Ok(Parts::of(document, full(decoded.text)?, metadata, with_cut(document, decoded.warnings)))
}

fn read_page(document: &Document) -> Result<Parts, ErrorKind> {
    let declared = |bytes: &[u8]| document.carried().encoding().or_else(|| page::declared_charset(bytes));
    let decoded = charset::decode(document.bytes(), declared)?;
    let page = full(decoded.text)?;
    let (text, metadata) = page::read(&page, document.carried().url.as_deref())?;
    let mut warnings = with_cut(document, decoded.warnings);
    let is_whole = page::live_blog(&page, None).is_some_and(|live_blog| live_blog.posts.is_empty());
    warnings.extend(is_whole.then_some(Warning::LiveBlogWhole));
    Ok(Parts::of(document, text, carried(document, metadata), warnings))
}

/// A post of a live blog as its page shows it.
fn read_post(document: &Document) -> Result<Parts, ErrorKind> {
    let (text, metadata) = page::read_post(std::str::from_utf8(document.bytes()).map_err(not_utf_8)?);
    Ok(Parts::of(document, full(text)?, carried(document, metadata), with_cut(document, Vec::new())))
}

/// A post of a live blog that only JSON-LD has.
fn read_json_post(document: &Document) -> Result<Parts, ErrorKind> {
    let post = update::read(document.bytes())?;
    let metadata = Metadata {
        title: post.title,
        byline: page::names_of(&post.byline),
        published: stated(post.published.as_deref()),
        time_of_day: post.published.as_deref().and_then(published::time_of_day),
        modified: post.modified.as_deref().and_then(published::civil_date),
        ..Metadata::default()
    };
    Ok(Parts::of(document, full(post.text)?, carried(document, metadata), Vec::new()))
}

/// The day that is written for machines, if it is one.
fn stated(written: Option<&str>) -> Published {
    let date = written.and_then(published::civil_date);
    date.map_or_else(Published::default, |date| Published::on(date, Basis::Metadata))
}

/// An entry of a feed. Its text is what it carries and nothing around it: no page extractor need look for it.
fn read_entry(document: &Document, parse: impl Fn(&[u8]) -> Result<Entry, ErrorKind>) -> Result<Parts, ErrorKind> {
    let entry = parse(document.bytes())?;
    let text = match entry.content.ok_or(ErrorKind::Empty)? {
        Content::Html(html) => page::text_of_fragment(&html),
        Content::Text(text) => text,
    };
    let mut warnings: Vec<Warning> = entry.is_teaser.then_some(Warning::Teaser).into_iter().collect();
    let published = entry.published.map_or_else(Published::default, |written| {
        let Some(date) = published::in_feed(&written) else {
            warnings.push(Warning::NotADate { published: written });
            return Published::default();
        };
        Published::on(date, Basis::Metadata)
    });
    let title = entry.title.map(|title| page::text_of_fragment(&title)).filter(|title| !title.is_empty());
    let metadata = Metadata {
        url: entry.url,
        title,
        byline: page::names_of(&entry.byline),
        published,
        modified: entry.modified.as_deref().and_then(published::in_feed),
        extent: if entry.is_teaser { Extent::Teaser } else { Extent::Whole },
        ..Metadata::default()
    };
    let metadata = carried(document, metadata);
    Ok(Parts::of(document, full(text)?, metadata, warnings))
}

/// What a document says of itself, and what its carrier says where it does not.
fn carried(document: &Document, found: Metadata) -> Metadata {
    let carried = document.carried();
    Metadata {
        url: found.url.or_else(|| carried.url.clone()),
        outlet: found.outlet.or_else(|| carried.outlet.as_deref().map(str::trim).map(str::to_owned)),
        language: found.language.or_else(|| carried.language.as_deref().and_then(page::language_code)),
        byline: if found.byline.is_empty() { carried.byline.clone() } else { found.byline },
        published: if found.published.is_unknown() { stated(carried.published.as_deref()) } else { found.published },
        extent: if carried.is_cut { Extent::Cut } else { found.extent },
        ..found
    }
}

fn with_cut(document: &Document, mut warnings: Vec<Warning>) -> Vec<Warning> {
    warnings.extend(document.carried().is_cut.then_some(Warning::Cut));
    warnings
}

fn not_utf_8(error: Utf8Error) -> ErrorKind {
    ErrorKind::Charset { offset: error.valid_up_to(), charset: Some("UTF-8") }
}

fn read_line(document: &Document) -> Result<Parts, ErrorKind> {
    let mut line = json::parse(document.bytes())?;
    let mut is_live_blog = false;
    let (text, found) = match (line.text.take(), line.html.take()) {
        (Some(_), Some(_)) => return Err(ErrorKind::TwoTexts),
        (None, None) => return Err(ErrorKind::MissingText),
        (Some(text), None) => (without_nul(full(text)?)?, Metadata::default()),
        (None, Some(html)) => {
            let page = without_nul(full(html)?)?;
            let read = page::read(&page, line.url.as_deref())?;
            is_live_blog = page::live_blog(&page, None).is_some();
            read
        }
    };
    let id = line.id.take().map_or_else(|| document.address().to_owned(), |id| id.0);
    let is_language_given = line.language.as_deref().and_then(page::language_code).is_some();
    let (metadata, mut warnings) = given(line, found);
    // A line is one article, with the name that it gives.
    warnings.extend(is_live_blog.then_some(Warning::LiveBlogWhole));
    Ok(Parts { id, text, metadata, is_language_given, warnings })
}

/// What the line gives goes before what was found on its page.
fn given(mut line: json::Line, found: Metadata) -> (Metadata, Vec<Warning>) {
    let mut warnings = Vec::new();
    let (byline, modified) = (page::names_of(&line.take_byline()), line.take_modified());
    let metadata = Metadata {
        url: line.url.or(found.url),
        outlet: line.outlet.or(found.outlet),
        title: line.title.or(found.title),
        byline: if byline.is_empty() { found.byline } else { byline },
        language: line.language.map_or(found.language, |language| given_language(language, &mut warnings)),
        published: line.published.map_or(found.published, |written| given_date(written, &mut warnings)),
        time_of_day: found.time_of_day,
        modified: modified.map_or(found.modified, |written| given_change(written, &mut warnings)),
        extent: found.extent,
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

fn given_change(written: String, warnings: &mut Vec<Warning>) -> Option<Date> {
    let date = published::civil_date(&written);
    if date.is_none() {
        warnings.push(Warning::NotADayOfChange { modified: written });
    }
    date
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
