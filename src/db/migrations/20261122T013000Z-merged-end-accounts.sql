-- A merge moves order lines that name a merged account as their end account; each remembers where it pointed.
ALTER TABLE order_line ADD COLUMN end_merged_from uuid[];
COMMENT ON COLUMN order_line.end_merged_from IS 'End accounts that it named before merges, the latest first; null = none.';
