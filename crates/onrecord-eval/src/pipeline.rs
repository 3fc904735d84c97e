//! The program itself, from an article to what is scored.

use std::{path::Path, sync::OnceLock};

use onrecord::{
    annotate::Annotated,
    annotate::annotate,
    article::{Article, Basis, Metadata, Published},
    facts::{Facts, extract},
    tagging::{Tags, Words, tag},
    text::CodePointIndex,
    values::Date,
};
use onrecord_nn::{EMBEDDED, Model};
use serde::Deserialize;

use crate::{
    error::{Error, Result},
    files,
    prediction::{Prediction, Predictions},
    span::Span,
};

/// Whether the model reads along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As a user has it.
    WithModel,
    /// The rules alone: much faster, and enough to measure figures and times.
    WithoutModel,
}

/// Reads the articles, each under the name that its gold has.
///
/// # Errors
///
/// If the wire format cannot be read back.
pub fn predict(articles: &[(String, Article)], reading: Reading) -> Result<Predictions> {
    articles.iter().map(|(id, article)| Ok((id.clone(), predict_one(article, reading)?))).collect()
}

fn predict_one(article: &Article, reading: Reading) -> Result<Prediction> {
    let annotated = annotate(article);
    let facts = match reading {
        Reading::WithModel => facts(&annotated)?,
        Reading::WithoutModel => extract(&annotated, &Tags::default()),
    };
    Prediction::of(&onrecord_wire::object(&annotated, &facts))
}

/// The model that is in the program.
///
/// # Errors
///
/// If it is damaged.
pub fn model() -> Result<&'static Model> {
    static MODEL: OnceLock<std::result::Result<Model, onrecord_nn::Error>> = OnceLock::new();
    let read = MODEL.get_or_init(|| Model::read(EMBEDDED));
    read.as_ref().map_err(|error| Error::new("the model in the program", error.clone()))
}

/// What the program reads of an article.
///
/// # Errors
///
/// If the model fails.
pub fn facts(annotated: &Annotated<'_>) -> Result<Facts> {
    let tags = tag(&Words::from(annotated), model()?);
    Ok(extract(annotated, &tags.map_err(|error| Error::new(annotated.article().id(), error))?))
}

/// Where the quotations of a text stand, one span for each paragraph of each, in code points.
pub fn quotations(article: &Article) -> Vec<Span> {
    let annotated = annotate(article);
    let index = CodePointIndex::new(article.text());
    let parts = annotated.quotations().iter().flat_map(|quotation| &quotation.parts);
    parts.map(|part| index.code_points(article.text(), part.span)).map(|(start, end)| Span::new(start, end)).collect()
}

#[derive(Deserialize)]
struct Told {
    id: String,
    text: String,
    published: Option<String>,
}

/// What the rules alone read of JSON Lines with `id`, `text` and, where it is known, `published`: as `onrecord extract` prints it.
///
/// # Errors
///
/// If the file cannot be read, or a line is not such an object.
pub fn read_without_model(path: &Path) -> Result<String> {
    let texts: Vec<Told> = files::json_lines(path)?;
    Ok(texts.iter().map(|text| line(&article(&text.id, &text.text, text.published.as_deref()).1)).collect())
}

fn line(article: &Article) -> String {
    let annotated = annotate(article);
    let facts = extract(&annotated, &Tags::default());
    files::json_line(&onrecord_wire::object(&annotated, &facts))
}

/// An article of which at most the day of publication is known besides its text.
pub(crate) fn article(id: &str, text: &str, published: Option<&str>) -> (String, Article) {
    let date: Option<Date> = published.and_then(|day| day.parse().ok());
    let published = date.map(|date| Published::on(date, Basis::Given)).unwrap_or_default();
    (id.to_owned(), Article::new(id, text, Metadata { published, ..Metadata::default() }))
}
