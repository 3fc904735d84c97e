-- What is said of an article besides its headline, outlet and day, where something is.
CREATE TABLE imprint (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    byline     TEXT, -- who wrote it, one a line, each as the page or the caller names them
    time_of_day TEXT, -- at what time of its day a post of a live blog was published, as its page writes it
    modified   TEXT  -- the day of its last change
) STRICT;
