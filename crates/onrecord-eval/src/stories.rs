//! Stories that several outlets tell: `basil` (100 events, three outlets each) and `wikinews_events`.

use std::path::Path;

use onrecord::article::Article;
use serde::Deserialize;

use crate::{error::Result, files, pipeline};

/// An article of a story.
pub struct Told {
    /// Which story.
    pub event: String,
    /// The article.
    pub article: Article,
}

#[derive(Deserialize)]
struct Basil {
    date: Option<String>,
    source: String,
    #[serde(rename = "triplet-uuid")]
    triplet: String,
    title: String,
    #[serde(rename = "body-paragraphs")]
    paragraphs: Vec<Vec<String>>,
}

#[derive(Deserialize)]
struct Event {
    title: String,
    articles: Vec<Source>,
}

#[derive(Deserialize)]
struct Source {
    ext_url: String,
    text: String,
}

/// All articles of both sets, in a fixed order.
///
/// # Errors
///
/// If a file cannot be read.
pub fn read(shared: &Path) -> Result<Vec<Told>> {
    let mut told = basil(&shared.join("data/basil/articles"))?;
    for file in ["wikinews.json", "wikinews_big.json"] {
        told.extend(wikinews(&shared.join("data/wikinews_events").join(file))?);
    }
    Ok(told)
}

fn basil(folder: &Path) -> Result<Vec<Told>> {
    let mut told = Vec::new();
    for path in files::under_folder(folder, ".json")? {
        let file: Basil = files::json(&path)?;
        let paragraphs: Vec<String> = file.paragraphs.iter().map(|sentences| sentences.join(" ")).collect();
        let text = format!("{}\n\n{}", file.title, paragraphs.join("\n\n"));
        let id = format!("{}/{}", file.triplet.get(..8).unwrap_or(&file.triplet), file.source);
        let (_, article) = pipeline::article(&id, &text, file.date.as_deref());
        told.push(Told { event: file.triplet, article });
    }
    Ok(told)
}

fn wikinews(path: &Path) -> Result<Vec<Told>> {
    let events: Vec<Event> = files::json(path)?;
    let told = events.into_iter().flat_map(|event| {
        event.articles.into_iter().map(move |source| {
            let (_, article) = pipeline::article(&source.ext_url, &source.text, None);
            Told { event: event.title.clone(), article }
        })
    });
    Ok(told.collect())
}
