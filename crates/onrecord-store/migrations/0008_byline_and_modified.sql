-- What is said of an article besides its headline, outlet and day, where something is.
CREATE TABLE imprint (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    byline     TEXT, -- who wrote it, one a line, each as the page or the caller names them
    modified   TEXT  -- the day of its last change
) STRICT;
