//! Which documents of a treebank a row is of.

/// A genre, by the beginning of its documents' names.
pub(super) struct Genre {
    /// Its name in rows.
    pub(super) name: &'static str,
    prefix: &'static str,
}

/// All documents, and the news among them.
pub(super) const GENRES: [Genre; 2] = [Genre { name: "all", prefix: "" }, Genre { name: "news", prefix: "GUM_news_" }];

impl Genre {
    /// Is the document of this name of the genre?
    pub(super) fn has(&self, document_id: &str) -> bool {
        document_id.starts_with(self.prefix)
    }
}
