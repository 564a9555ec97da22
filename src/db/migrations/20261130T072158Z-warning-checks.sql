-- Kinds that ask for more than one step: the risk check of an odd big order, the barriers before a key account of tomorrow.
ALTER TABLE warning ADD COLUMN checks jsonb NOT NULL DEFAULT '{}';
COMMENT ON COLUMN warning.checks IS 'What was answered of each check of its kind: answer, note, who and when.';
