-- All that is known of a statement: who says it together or may have said it, for whom, to whom, where, when, how sure, and what
-- the article says against relying on it. What was added before has none of it: nobody looked. It was said, by one speaker,
-- and its attitude and stance are not known.
DROP VIEW said;

-- Speakers have a table, and statement.speaker_id goes: two who speak together are equals, and a first speaker kept beside
-- the table would be a second truth that counts and joins get wrong.
CREATE TABLE statement_speaker (
    statement_id INTEGER NOT NULL REFERENCES statement (id),
    role         TEXT NOT NULL CHECK (role IN ('speaker', 'candidate')), -- candidates where no speaker is resolved
    n            INTEGER NOT NULL CHECK (n >= 1),                        -- place within the role
    entity_id    INTEGER NOT NULL REFERENCES entity (id),
    PRIMARY KEY (statement_id, role, n)
) STRICT, WITHOUT ROWID;
INSERT INTO statement_speaker (statement_id, role, n, entity_id)
    SELECT id, 'speaker', 1, speaker_id FROM statement WHERE speaker_id IS NOT NULL;
CREATE INDEX statement_of_entity ON statement_speaker (entity_id, role);
DROP INDEX statement_of_speaker;
ALTER TABLE statement DROP COLUMN speaker_id;

-- Words that say more of a statement than source, cue and content do.
CREATE TABLE statement_field (
    statement_id INTEGER NOT NULL REFERENCES statement (id),
    field        TEXT NOT NULL CHECK (field IN (
                     'for',       -- for whom the speaker speaks
                     'role',      -- what a speaker without a name is
                     'anonymity', -- why he is not named
                     'addressee', -- to whom
                     'occasion',  -- where, or through which channel; what: its kind
                     'outlet',    -- the outlet that it was said to
                     'certainty', -- how sure it is; what: certain, probable, possible, doubtful
                     'caveat'     -- what speaks against it; what: unverified, no_evidence
                 )),
    n            INTEGER NOT NULL CHECK (n >= 1), -- place within the field, in the order of the text
    what         TEXT,
    entity_id    INTEGER REFERENCES entity (id),  -- whom the words name, where that is resolved
    start_byte   INTEGER NOT NULL CHECK (start_byte >= 0),
    end_byte     INTEGER NOT NULL CHECK (end_byte > start_byte),
    quote        TEXT NOT NULL,
    PRIMARY KEY (statement_id, field, n)
) STRICT, WITHOUT ROWID;

ALTER TABLE statement ADD COLUMN is_several INTEGER NOT NULL DEFAULT 0 CHECK (is_several IN (0, 1)); -- several without a name
ALTER TABLE statement ADD COLUMN outcome TEXT NOT NULL DEFAULT 'said' CHECK (outcome IN ('said', 'declined', 'silent'));
ALTER TABLE statement ADD COLUMN attitude TEXT;                                                      -- statement, belief, …
ALTER TABLE statement ADD COLUMN stance TEXT;                                                        -- said, claimed, …
ALTER TABLE statement ADD COLUMN said_time_id INTEGER                                                -- when it was said
    REFERENCES time (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE statement ADD COLUMN nested_in INTEGER                                                   -- whose speaker tells it
    REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE statement ADD COLUMN is_headline INTEGER NOT NULL DEFAULT 0 CHECK (is_headline IN (0, 1));

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
    SELECT s.article_id, 'statement', s.id, f.field, f.start_byte, f.end_byte, f.quote
    FROM statement s JOIN statement_field f ON f.statement_id = s.id
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

-- Who said what. Parts of one role are joined by ' … ', those who speak together by ' and ', those who may have by ' or '.
-- With an outcome other than 'said' there are no words; where nested_in is set the outer statement's speaker tells it.
CREATE VIEW said AS
    SELECT
        s.id AS statement_id,
        (SELECT group_concat(name, ' and ')
         FROM (SELECT e.name FROM statement_speaker p JOIN entity e ON e.id = p.entity_id
               WHERE p.statement_id = s.id AND p.role = 'speaker' ORDER BY p.n)) AS speaker,
        (SELECT group_concat(name, ' or ')
         FROM (SELECT e.name FROM statement_speaker p JOIN entity e ON e.id = p.entity_id
               WHERE p.statement_id = s.id AND p.role = 'candidate' ORDER BY p.n)) AS perhaps,
        (SELECT group_concat(quote, ' … ')
         FROM (SELECT quote FROM statement_part WHERE statement_id = s.id AND role = 'content' ORDER BY n)) AS content,
        (SELECT group_concat(quote, ' … ')
         FROM (SELECT quote FROM statement_part WHERE statement_id = s.id AND role = 'cue' ORDER BY n)) AS cue,
        (SELECT group_concat(quote, ' … ')
         FROM (SELECT quote FROM statement_part WHERE statement_id = s.id AND role = 'source' ORDER BY n)) AS source,
        s.kind, s.modality, s.outcome, s.attitude, s.stance,
        (SELECT group_concat(quote, ' … ')
         FROM (SELECT quote FROM statement_field WHERE statement_id = s.id AND field = 'caveat' ORDER BY n)) AS caveat,
        s.unnamed, s.is_several,
        (SELECT quote FROM statement_field WHERE statement_id = s.id AND field = 'role') AS role,
        (SELECT quote FROM statement_field WHERE statement_id = s.id AND field = 'anonymity') AS anonymity,
        (SELECT quote FROM statement_field WHERE statement_id = s.id AND field = 'for') AS on_behalf_of,
        (SELECT quote FROM statement_field WHERE statement_id = s.id AND field = 'addressee') AS addressee,
        (SELECT quote FROM statement_field WHERE statement_id = s.id AND field = 'occasion') AS occasion,
        (SELECT what FROM statement_field WHERE statement_id = s.id AND field = 'occasion') AS occasion_kind,
        (SELECT quote FROM statement_field WHERE statement_id = s.id AND field = 'outlet') AS said_to_outlet,
        (SELECT group_concat(what || ': ' || quote, ' … ')
         FROM (SELECT what, quote FROM statement_field WHERE statement_id = s.id AND field = 'certainty' ORDER BY n)
        ) AS certainty,
        t.value AS said_time, t.first_day AS said_first_day, t.last_day AS said_last_day,
        s.nested_in, s.is_headline, s.confidence_hundredths,
        a.outlet, a.published, a.title, a.address, s.article_id
    FROM statement s
    JOIN article a ON a.id = s.article_id
    LEFT JOIN time t ON t.id = s.said_time_id;
