-- A framework agreement may carry out a tender that was won; the tender names it.
ALTER TABLE price_agreement ADD COLUMN purchase_id uuid;
ALTER TABLE price_agreement ADD CONSTRAINT price_agreement_purchase_fkey
  FOREIGN KEY (org_id, purchase_id) REFERENCES purchase (org_id, id);
CREATE INDEX price_agreement_purchase_idx ON price_agreement (org_id, purchase_id) WHERE purchase_id IS NOT NULL;
