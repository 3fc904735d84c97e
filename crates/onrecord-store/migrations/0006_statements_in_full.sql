-- All that is known of a statement: who says it together or may have said it, for whom, to whom, where, when, how sure, and what
-- the article says against relying on it. What was added before has none of it: nobody looked. It was said, by one speaker,
-- and its attitude and stance are not known.

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
