-- Every evidence of every fact and field. fact_id is the fact's id; of a mention it is n.
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
    SELECT article_id, 'time', id, 'quote', start_byte, end_byte, quote FROM time
    UNION ALL
    SELECT article_id, 'note', id, 'quote', start_byte, end_byte, quote FROM note;

-- Who said what. Parts of one role are joined by ' … '.
CREATE VIEW said AS
    SELECT
        s.id AS statement_id,
        e.name AS speaker,
        (SELECT group_concat(quote, ' … ')
         FROM (SELECT quote FROM statement_part WHERE statement_id = s.id AND role = 'content' ORDER BY n)) AS content,
        (SELECT group_concat(quote, ' … ')
         FROM (SELECT quote FROM statement_part WHERE statement_id = s.id AND role = 'cue' ORDER BY n)) AS cue,
        (SELECT group_concat(quote, ' … ')
         FROM (SELECT quote FROM statement_part WHERE statement_id = s.id AND role = 'source' ORDER BY n)) AS source,
        s.kind, s.modality, s.unnamed, s.confidence_hundredths,
        a.outlet, a.published, a.title, a.address, s.article_id
    FROM statement s
    JOIN article a ON a.id = s.article_id
    LEFT JOIN entity e ON e.id = s.speaker_id;

-- Figures with who told them and when. value_number is for sorting; value has every digit.
CREATE VIEW figure_told AS
    SELECT
        f.id AS figure_id, f.quote, f.value, CAST(f.value AS REAL) AS value_number, f.low, f.high,
        f.unit, f.unit_name, f.hedge, f.hedge_quote, f.same_as,
        a.outlet, a.published, a.title, a.address, f.article_id, f.start_byte, f.end_byte
    FROM figure f JOIN article a ON a.id = f.article_id;

-- Times with who told them and when.
CREATE VIEW time_told AS
    SELECT
        t.id AS time_id, t.quote, t.type, t.value,
        a.outlet, a.published, a.title, a.address, t.article_id, t.start_byte, t.end_byte
    FROM time t JOIN article a ON a.id = t.article_id;
