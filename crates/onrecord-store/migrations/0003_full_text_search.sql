-- Titles and texts by their words. The words are kept in article only; the writer adds a row for each article.
CREATE VIRTUAL TABLE article_search USING fts5 (
    title, text,
    content = 'article', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO article_search (article_search) VALUES ('rebuild');
-- Room for the words of a whole batch, in bytes, so that each batch is one segment of the index.
INSERT INTO article_search (article_search, rank) VALUES ('hashsize', 16777216);
-- Segments are merged when there are sixteen of a size, not four: half the work of merging, and a search that looks at a
-- few more of them.
INSERT INTO article_search (article_search, rank) VALUES ('automerge', 16);
INSERT INTO article_search (article_search, rank) VALUES ('crisismerge', 32);
