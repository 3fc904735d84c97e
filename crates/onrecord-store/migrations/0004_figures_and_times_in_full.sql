-- What a figure is of, which way a change goes, and how figures of one article hang together. What was added before has
-- none of it: nobody looked.
ALTER TABLE figure ADD COLUMN direction TEXT CHECK (direction IN ('up', 'down')); -- of a change
ALTER TABLE figure ADD COLUMN level_id INTEGER                                    -- of a change, where it leads to
    REFERENCES figure (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE figure ADD COLUMN time_id INTEGER                                     -- when it holds, by its sentence
    REFERENCES time (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE figure ADD COLUMN part_of INTEGER                                     -- the whole: never sum both
    REFERENCES figure (id) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE figure_part (
    figure_id  INTEGER NOT NULL REFERENCES figure (id),
    role       TEXT NOT NULL CHECK (role IN ('of', 'head', 'scope')),
    n          INTEGER NOT NULL CHECK (n >= 1), -- place within the role, in the order of the text
    start_byte INTEGER NOT NULL CHECK (start_byte >= 0),
    end_byte   INTEGER NOT NULL CHECK (end_byte > start_byte),
    quote      TEXT NOT NULL,
    PRIMARY KEY (figure_id, role, n)
) STRICT, WITHOUT ROWID;

-- The TIMEX3 modifier, what a relative value was counted from, the days that it covers or may cover (a missing one is
-- open if the other is there), and the rule that read it.
ALTER TABLE time ADD COLUMN modifier TEXT;
ALTER TABLE time ADD COLUMN anchor TEXT CHECK (anchor IN ('published', 'time'));
ALTER TABLE time ADD COLUMN anchor_id INTEGER                                     -- the time that is the anchor
    REFERENCES time (id) DEFERRABLE INITIALLY DEFERRED CHECK ((anchor_id IS NULL) = (anchor IS NOT 'time'));
ALTER TABLE time ADD COLUMN first_day TEXT;
ALTER TABLE time ADD COLUMN last_day TEXT;
ALTER TABLE time ADD COLUMN rule TEXT;

-- Times that were added before are days, months and years as the words give them; one without its year lies on no day.
UPDATE time SET first_day = value, last_day = value WHERE value GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]';
UPDATE time SET first_day = value || '-01', last_day = date(value || '-01', '+1 month', '-1 day')
    WHERE value GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]';
UPDATE time SET first_day = value || '-01-01', last_day = value || '-12-31' WHERE value GLOB '[0-9][0-9][0-9][0-9]';

-- The calendar: times that share a day with a range, across articles, are found without a look at any other table.
CREATE INDEX time_of_days ON time (coalesce(first_day, '0000'), coalesce(last_day, '9999-12-31'), article_id)
    WHERE first_day IS NOT NULL OR last_day IS NOT NULL;

DROP VIEW evidence;
CREATE VIEW evidence (article_id, fact, fact_id, field, start_byte, end_byte, quote) AS
    SELECT article_id, 'article', article_id, 'published', start_byte, end_byte, quote FROM published_evidence
    UNION ALL
    SELECT article_id, 'furniture', id, 'quote', start_byte, end_byte, quote FROM furniture
    UNION ALL
    SELECT article_id, 'mention', n, 'quote', start_byte, end_byte, quote FROM mention
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

-- Figures with what they are of, who told them and when. value_number is for sorting; value has every digit. same_as is
-- set for another form of a figure and part_of for a part of one: leave both out of a sum.
DROP VIEW figure_told;
CREATE VIEW figure_told AS
    SELECT
        f.id AS figure_id, f.quote, f.value, CAST(f.value AS REAL) AS value_number, f.low, f.high,
        f.unit, f.unit_name, f.hedge, f.hedge_quote,
        (SELECT group_concat(quote, ' … ')
         FROM (SELECT quote FROM figure_part WHERE figure_id = f.id AND role = 'of' ORDER BY n)) AS of_words,
        (SELECT quote FROM figure_part WHERE figure_id = f.id AND role = 'head') AS head,
        (SELECT group_concat(quote, ' … ')
         FROM (SELECT quote FROM figure_part WHERE figure_id = f.id AND role = 'scope' ORDER BY n)) AS scope,
        f.direction, f.level_id, f.same_as, f.part_of,
        f.time_id, t.value AS time_value, t.first_day AS time_first_day, t.last_day AS time_last_day,
        a.outlet, a.published, a.title, a.address, f.article_id, f.start_byte, f.end_byte
    FROM figure f JOIN article a ON a.id = f.article_id LEFT JOIN time t ON t.id = f.time_id;

-- Times with what they were counted from, who told them and when.
DROP VIEW time_told;
CREATE VIEW time_told AS
    SELECT
        t.id AS time_id, t.quote, t.type, t.value, t.modifier, t.anchor, t.anchor_id, b.quote AS anchor_quote,
        t.first_day, t.last_day, t.rule,
        a.outlet, a.published, a.title, a.address, t.article_id, t.start_byte, t.end_byte
    FROM time t JOIN article a ON a.id = t.article_id LEFT JOIN time b ON b.id = t.anchor_id;
