-- The views of a schema that is up to date. They are made anew after the last migration, in its transaction: to change one, append a
-- migration, even an empty one.

-- Every evidence of every fact and field. fact_id is the fact's id; of a mention it is n.
DROP VIEW IF EXISTS evidence;
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
DROP VIEW IF EXISTS said;
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

-- Figures with what they are of, who told them and when. value_number is for sorting; value has every digit. same_as is
-- set for another form of a figure and part_of for a part of one: leave both out of a sum.
DROP VIEW IF EXISTS figure_told;
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
DROP VIEW IF EXISTS time_told;
CREATE VIEW time_told AS
    SELECT
        t.id AS time_id, t.quote, t.type, t.value, t.modifier, t.anchor, t.anchor_id, b.quote AS anchor_quote,
        t.first_day, t.last_day, t.rule,
        a.outlet, a.published, a.title, a.address, t.article_id, t.start_byte, t.end_byte
    FROM time t JOIN article a ON a.id = t.article_id LEFT JOIN time b ON b.id = t.anchor_id;
