-- A withdrawn estimate leaves the cost of its product unknown for its account, until finance lets the recorded cost count again.
ALTER TABLE cost_estimate
  ADD COLUMN released_at timestamptz,
  ADD COLUMN released_by uuid,
  ADD COLUMN released_by_name text,
  ADD COLUMN release_reason text,
  ADD CONSTRAINT cost_estimate_release_check CHECK (released_at IS NULL
    OR (withdrawn_at IS NOT NULL AND released_by IS NOT NULL AND released_by_name IS NOT NULL AND release_reason IS NOT NULL));
