-- The floor of a promise is that of the dearest day on which its price can be bought at, up to the last one.
ALTER TABLE price_commitment ADD COLUMN applies_to date;
COMMENT ON COLUMN price_commitment.applies_to IS 'The last day on which the price can be bought at; null: the day of the promise.';
ALTER TABLE price_commitment DROP CONSTRAINT price_commitment_day_check;
ALTER TABLE price_commitment
  ADD CONSTRAINT price_commitment_until_check CHECK (
    applies_to IS NULL OR source_id IS NOT NULL OR kind NOT IN ('order', 'list') OR applies_to = committed_on),
  ADD CONSTRAINT price_commitment_day_check CHECK (
    quantity_e4 < 0
    OR (floor_on IS NOT NULL AND cost_day IS NOT NULL AND floor_on = committed_on
      AND (cost_day <= committed_on OR (kind = 'list' AND cost_day <= applies_from)
        OR cost_day <= coalesce(applies_to, committed_on))));
