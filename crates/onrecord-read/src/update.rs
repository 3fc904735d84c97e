//! A post of a live blog as JSON-LD has it.
//!
//! **Source**: schema.org (`BlogPosting`).

use serde::Deserialize;

use crate::{
    ErrorKind,
    json::{self, Names, Words},
    page,
};

/// The members of a post that are looked at.
#[derive(Deserialize)]
struct Members {
    #[serde(default)]
    headline: Words,
    #[serde(default, rename = "articleBody")]
    body: Words,
    #[serde(default, rename = "datePublished")]
    published: Words,
    #[serde(default, rename = "dateModified")]
    modified: Words,
    #[serde(default)]
    author: Names,
    #[serde(default)]
    url: Words,
    #[serde(default, rename = "@id")]
    id: Words,
}

/// A post, as it is given.
#[derive(Debug)]
pub(crate) struct Update {
    pub(crate) title: Option<String>,
    pub(crate) text: String,
    pub(crate) byline: Vec<String>,
    pub(crate) published: Option<String>,
    pub(crate) modified: Option<String>,
    /// Its address, or its place in the page.
    pub(crate) link: Option<String>,
}

/// Reads the object of a post.
pub(crate) fn read(object: &[u8]) -> Result<Update, ErrorKind> {
    let Members { headline, body, published, modified, author: Names(byline), url, id } = json::object(object)?;
    let title = headline.0.map(|headline| page::text_of_fragment(&headline)).filter(|title| !title.is_empty());
    Ok(Update {
        title,
        text: body.0.map(text).unwrap_or_default(),
        byline,
        published: published.0,
        modified: modified.0,
        link: url.0.or(id.0),
    })
}

/// A body is text; some write it as a page shows it.
fn text(body: String) -> String {
    if body.contains(['<', '&']) { page::text_of_fragment(&body) } else { body }
}
