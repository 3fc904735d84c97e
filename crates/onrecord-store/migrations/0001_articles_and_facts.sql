-- Offsets are UTF-8 bytes of article.text, half-open. quote holds the exact words there.

CREATE TABLE migration (
    version INTEGER PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE
) STRICT;

-- Raw bytes, each kept once.
CREATE TABLE document (
    sha256     TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
    length     INTEGER NOT NULL CHECK (length >= 0),
    compressed BLOB NOT NULL -- zstd
) STRICT;

CREATE TABLE article (
    id                 INTEGER PRIMARY KEY,
    address            TEXT NOT NULL,           -- path or URL that it was first read from
    name               TEXT NOT NULL,           -- the caller's id
    version            INTEGER NOT NULL CHECK (version >= 1),
    document           TEXT NOT NULL REFERENCES document (sha256),
    fingerprint        TEXT NOT NULL UNIQUE,    -- SHA-256 over bytes, form and metadata given by hand
    form               TEXT NOT NULL,           -- text, html, jsonl
    url                TEXT,
    outlet             TEXT,
    title              TEXT,
    language           TEXT,
    published          TEXT,
    published_basis    TEXT NOT NULL,           -- given, metadata, inferred, unknown
    published_earliest TEXT,
    published_latest   TEXT,
    read_by            TEXT NOT NULL,           -- program and version
    text               TEXT NOT NULL            -- last, so that lists need not read it
) STRICT;

-- Every address under which an article was met, the first one included.
CREATE TABLE address (
    address    TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (address, article_id)
) STRICT, WITHOUT ROWID;

-- The words that show an article's day of publication.
CREATE TABLE published_evidence (
    id         INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id),
    start_byte INTEGER NOT NULL CHECK (start_byte >= 0),
    end_byte   INTEGER NOT NULL CHECK (end_byte > start_byte),
    quote      TEXT NOT NULL
) STRICT;

CREATE TABLE furniture (
    id         INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id),
    kind       TEXT NOT NULL,
    start_byte INTEGER NOT NULL CHECK (start_byte >= 0),
    end_byte   INTEGER NOT NULL CHECK (end_byte > start_byte),
    quote      TEXT NOT NULL
) STRICT;

CREATE TABLE entity (
    id         INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id),
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    folded     TEXT NOT NULL -- all names without case and diacritics, one a line
) STRICT;

CREATE TABLE mention (
    article_id INTEGER NOT NULL REFERENCES article (id),
    n          INTEGER NOT NULL CHECK (n >= 1), -- place within the article
    entity_id  INTEGER NOT NULL REFERENCES entity (id),
    form       TEXT NOT NULL, -- name, nominal, pronoun
    start_byte INTEGER NOT NULL CHECK (start_byte >= 0),
    end_byte   INTEGER NOT NULL CHECK (end_byte > start_byte),
    quote      TEXT NOT NULL,
    PRIMARY KEY (article_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement (
    id                    INTEGER PRIMARY KEY,
    article_id            INTEGER NOT NULL REFERENCES article (id),
    speaker_id            INTEGER REFERENCES entity (id),
    unnamed               INTEGER NOT NULL CHECK (unnamed IN (0, 1)),
    kind                  TEXT NOT NULL CHECK (kind IN ('direct', 'indirect', 'mixed')),
    modality              TEXT NOT NULL,
    confidence_hundredths INTEGER NOT NULL CHECK (confidence_hundredths BETWEEN 0 AND 100)
) STRICT;

CREATE TABLE statement_part (
    statement_id INTEGER NOT NULL REFERENCES statement (id),
    role         TEXT NOT NULL CHECK (role IN ('source', 'cue', 'content')),
    n            INTEGER NOT NULL CHECK (n >= 1), -- place within the role, in the order of the text
    start_byte   INTEGER NOT NULL CHECK (start_byte >= 0),
    end_byte     INTEGER NOT NULL CHECK (end_byte > start_byte),
    quote        TEXT NOT NULL,
    PRIMARY KEY (statement_id, role, n)
) STRICT, WITHOUT ROWID;

-- value, low and high are decimal numbers as text, so that no digit is lost.
CREATE TABLE figure (
    id               INTEGER PRIMARY KEY,
    article_id       INTEGER NOT NULL REFERENCES article (id),
    start_byte       INTEGER NOT NULL CHECK (start_byte >= 0),
    end_byte         INTEGER NOT NULL CHECK (end_byte > start_byte),
    quote            TEXT NOT NULL,
    value            TEXT,
    low              TEXT,
    high             TEXT,
    unit             TEXT,
    unit_name        TEXT,
    hedge            TEXT NOT NULL,
    hedge_start_byte INTEGER CHECK (hedge_start_byte >= 0),
    hedge_end_byte   INTEGER CHECK (hedge_end_byte > hedge_start_byte),
    hedge_quote      TEXT,
    same_as          INTEGER REFERENCES figure (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((hedge_start_byte IS NULL) = (hedge_quote IS NULL)),
    CHECK ((hedge_end_byte IS NULL) = (hedge_quote IS NULL))
) STRICT;

CREATE TABLE time (
    id         INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id),
    start_byte INTEGER NOT NULL CHECK (start_byte >= 0),
    end_byte   INTEGER NOT NULL CHECK (end_byte > start_byte),
    quote      TEXT NOT NULL,
    type       TEXT NOT NULL CHECK (type IN ('DATE', 'TIME', 'DURATION', 'SET')),
    value      TEXT NOT NULL
) STRICT;

CREATE TABLE note (
    id         INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id),
    start_byte INTEGER NOT NULL CHECK (start_byte >= 0),
    end_byte   INTEGER NOT NULL CHECK (end_byte > start_byte),
    quote      TEXT NOT NULL,
    what       TEXT NOT NULL
) STRICT;

-- One way into each table: all that was kept from an article. Statements are also found by their speaker.
CREATE INDEX published_evidence_of_article ON published_evidence (article_id);
CREATE INDEX furniture_of_article ON furniture (article_id);
CREATE INDEX entity_of_article ON entity (article_id);
CREATE INDEX statement_of_article ON statement (article_id);
CREATE INDEX statement_of_speaker ON statement (speaker_id);
CREATE INDEX figure_of_article ON figure (article_id);
CREATE INDEX time_of_article ON time (article_id);
CREATE INDEX note_of_article ON note (article_id);
