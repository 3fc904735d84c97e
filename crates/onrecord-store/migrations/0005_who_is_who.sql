-- Who is who. A bearer is a name that entities bear, what they are, and the field in which articles speak of them: what is
-- joined across articles. What belongs together is worked out when it is asked; only what the user decided is kept.
CREATE TABLE bearer (
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL,
    kind  TEXT NOT NULL,
    field TEXT NOT NULL, -- state, sport, arts; empty where it is not known
    UNIQUE (name, kind, field)
) STRICT;

-- The keys that bearers which may be one have in common, as this version of the program makes them.
CREATE TABLE bearer_key (
    key       TEXT NOT NULL,
    bearer_id INTEGER NOT NULL REFERENCES bearer (id),
    PRIMARY KEY (key, bearer_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE bearer_keys_made (version INTEGER NOT NULL) STRICT;
INSERT INTO bearer_keys_made VALUES (0);

-- Null where the article gives no name.
ALTER TABLE entity ADD COLUMN bearer_id INTEGER REFERENCES bearer (id);
INSERT INTO bearer (name, kind, field) SELECT DISTINCT name, kind, '' FROM entity ORDER BY name, kind;
UPDATE entity SET bearer_id = (SELECT id FROM bearer b WHERE b.name = entity.name AND b.kind = entity.kind AND b.field = '');
-- Names are asked for as bearers now.
ALTER TABLE entity DROP COLUMN folded;
CREATE INDEX entity_of_bearer ON entity (bearer_id, article_id);

-- Two names that an article uses for one entity. Both directions are kept.
CREATE TABLE called_both (
    bearer_id  INTEGER NOT NULL REFERENCES bearer (id),
    other_id   INTEGER NOT NULL REFERENCES bearer (id),
    article_id INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (bearer_id, other_id, article_id)
) STRICT, WITHOUT ROWID;

-- Words that say what an entity is.
CREATE TABLE entity_role (
    entity_id  INTEGER NOT NULL REFERENCES entity (id),
    n          INTEGER NOT NULL CHECK (n >= 1), -- place in the order of the text
    start_byte INTEGER NOT NULL CHECK (start_byte >= 0),
    end_byte   INTEGER NOT NULL CHECK (end_byte > start_byte),
    quote      TEXT NOT NULL,
    PRIMARY KEY (entity_id, n)
) STRICT, WITHOUT ROWID;

-- Why a mention is taken for one of its entity. What was added before was joined by name.
ALTER TABLE mention ADD COLUMN link TEXT NOT NULL DEFAULT 'name';

-- What the user decided, by name, in the order in which it was decided: a later decision overrules an earlier one.
CREATE TABLE decision (
    id    INTEGER PRIMARY KEY,
    act   TEXT NOT NULL CHECK (act IN ('merge', 'split')),
    one   TEXT NOT NULL,
    other TEXT NOT NULL
) STRICT;

DROP VIEW evidence;
CREATE VIEW evidence (article_id, fact, fact_id, field, start_byte, end_byte, quote) AS
    SELECT article_id, 'article', article_id, 'published', start_byte, end_byte, quote FROM published_evidence
    UNION ALL
    SELECT article_id, 'furniture', id, 'quote', start_byte, end_byte, quote FROM furniture
    UNION ALL
    SELECT article_id, 'mention', n, 'quote', start_byte, end_byte, quote FROM mention
    UNION ALL
    SELECT e.article_id, 'entity', e.id, 'role', r.start_byte, r.end_byte, r.quote
    FROM entity e JOIN entity_role r ON r.entity_id = e.id
    UNION ALL
    SELECT s.article_id, 'statement', s.id, p.role, p.start_byte, p.end_byte, p.quote
    FROM statement s JOIN statement_part p ON p.statement_id = s.id
    UNION ALL
    SELECT article_id, 'figure', id, 'quote', start_byte, end_byte, quote FROM figure
    UNION ALL
    SELECT article_id, 'figure', id, 'hedge', hedge_start_byte, hedge_end_byte, hedge_quote
    FROM figure WHERE hedge_quote IS NOT NULL
    UNION ALL
    SELECT f.article_id, 'figure', f.id, p.role, p.start_byte, p.end_byte, p.quote
    FROM figure f JOIN figure_part p ON p.figure_id = f.id
    UNION ALL
    SELECT article_id, 'time', id, 'quote', start_byte, end_byte, quote FROM time
    UNION ALL
    SELECT article_id, 'note', id, 'quote', start_byte, end_byte, quote FROM note;
