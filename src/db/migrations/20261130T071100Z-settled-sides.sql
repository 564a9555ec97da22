-- An exchange is settled against what was agreed: what was given beyond it, or less, stands with its explanation.
ALTER TABLE purchase
  ADD COLUMN ours_apart_minor bigint,
  ADD COLUMN theirs_apart_minor bigint,
  ADD COLUMN settle_explanation text,
  ADD CONSTRAINT purchase_apart_check CHECK (
    settle_explanation IS NOT NULL OR (coalesce(ours_apart_minor, 0) = 0 AND coalesce(theirs_apart_minor, 0) = 0));
COMMENT ON COLUMN purchase.ours_apart_minor IS 'Null: not settled, or settled before both sides were compared.';

-- Every entered order says how the customer buys: directly, or called off from a tender, a lease or an exchange.
ALTER TABLE purchase ADD CONSTRAINT purchase_mode_key UNIQUE (org_id, id, mode);
ALTER TABLE entered_order ADD COLUMN mode text;
UPDATE entered_order o SET mode = coalesce((SELECT p.mode FROM purchase p WHERE p.org_id = o.org_id AND p.id = o.purchase_id), 'direct');
ALTER TABLE entered_order
  ALTER COLUMN mode SET NOT NULL,
  ADD CONSTRAINT entered_order_mode_check CHECK (
    mode IN ('direct', 'tender', 'lease', 'reciprocal') AND (mode = 'direct') = (purchase_id IS NULL));
ALTER TABLE entered_order ADD CONSTRAINT entered_order_mode_fkey
  FOREIGN KEY (org_id, purchase_id, mode) REFERENCES purchase (org_id, id, mode);
CREATE INDEX entered_order_mode_idx ON entered_order (org_id, purchase_id, mode);
