-- What is known of a document from what carried it, where there is something to know.
CREATE TABLE carried (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    charset    TEXT,         -- label of the character set that the server or the feed named
    extent     TEXT NOT NULL -- how much of the article is there: whole, cut (by the crawler), teaser (of a feed)
        CHECK (extent IN ('whole', 'cut', 'teaser'))
) STRICT;
