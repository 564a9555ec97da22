-- What a person closed is told again once a run has found it gone in between.
ALTER TABLE warning ADD COLUMN gone_at timestamptz;
COMMENT ON COLUMN warning.gone_at IS 'When a run found that what a person had closed is gone; null: not yet, or the run closed it.';
ALTER TABLE warning ADD CONSTRAINT warning_gone_check CHECK (gone_at IS NULL OR closed_by = 'person');
