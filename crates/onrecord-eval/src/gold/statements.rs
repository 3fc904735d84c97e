//! Gold of statements, after PolNeAR: JSON Lines with `source`, `cue` and `content` of each attribution.

use serde::Deserialize;

use crate::span::{Span, Spans};

/// One article with its attributions.
#[derive(Clone, Debug, Deserialize)]
pub struct StatementsGold {
    /// The article's name.
    pub id: String,
    /// Its text.
    pub text: String,
    /// The day of publication as `YYYY-MM-DD`.
    pub published: Option<String>,
    /// Who published it.
    #[serde(default)]
    pub outlet: Option<String>,
    /// All attributions, those within others left out.
    pub att: Vec<Attribution>,
}

/// Who says what, as spans.
#[derive(Clone, Debug, Deserialize)]
pub struct Attribution {
    /// The words that name the source.
    pub source: Spans,
    /// The words that show that something is said.
    pub cue: Spans,
    /// What is said; never empty.
    pub content: Spans,
}

impl Attribution {
    /// Where the content begins.
    pub fn content_start(&self) -> u32 {
        self.content.iter().map(|span: &Span| span.start).min().unwrap_or_default()
    }
}
