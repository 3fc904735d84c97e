//! The program itself, from an article to what is scored.

use onrecord::{annotate::annotate, article::Article, facts::extract, text::CodePointIndex};

use crate::{
    error::Result,
    prediction::{Prediction, Predictions},
    span::Span,
};

/// Reads the articles, each under the name that its gold has.
///
/// # Errors
///
/// If the wire format cannot be read back.
pub fn predict(articles: &[(String, Article)]) -> Result<Predictions> {
    articles.iter().map(|(id, article)| Ok((id.clone(), predict_one(article)?))).collect()
}

fn predict_one(article: &Article) -> Result<Prediction> {
    let annotated = annotate(article);
    let facts = extract(&annotated);
    Prediction::of(&onrecord_wire::object(&annotated, &facts))
}

/// Where the quotations of a text stand, one span for each paragraph of each, in code points.
pub fn quotations(article: &Article) -> Vec<Span> {
    let annotated = annotate(article);
    let index = CodePointIndex::new(article.text());
    let parts = annotated.quotations().iter().flat_map(|quotation| &quotation.parts);
    parts.map(|part| index.code_points(article.text(), part.span)).map(|(start, end)| Span::new(start, end)).collect()
}
