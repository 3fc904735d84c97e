-- While a row waits for the one it refers to, every row that is added is looked for among all that refer to its table. Without
-- these indexes that goes over the whole table, so that the next article costs more the longer the record is.
CREATE INDEX statement_of_said_time ON statement (said_time_id) WHERE said_time_id IS NOT NULL;
CREATE INDEX statement_of_outer ON statement (nested_in) WHERE nested_in IS NOT NULL;
CREATE INDEX figure_of_same ON figure (same_as) WHERE same_as IS NOT NULL;
CREATE INDEX figure_of_level ON figure (level_id) WHERE level_id IS NOT NULL;
CREATE INDEX figure_of_whole ON figure (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX figure_of_time ON figure (time_id) WHERE time_id IS NOT NULL;
CREATE INDEX time_of_anchor ON time (anchor_id) WHERE anchor_id IS NOT NULL;
