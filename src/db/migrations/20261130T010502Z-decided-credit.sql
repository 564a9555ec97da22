-- An approval covers the credit that it was given for: price and quantity alone left room for longer terms.
ALTER TABLE price_decision ADD COLUMN decided_credit_e4 bigint NOT NULL DEFAULT 0;
UPDATE price_decision d SET decided_credit_e4 = coalesce((
  SELECT max(c.credit_e4) FROM price_commitment c
  WHERE c.org_id = d.org_id AND c.decision_id = d.id AND c.quantity_e4 > 0), 0);
ALTER TABLE price_decision ALTER COLUMN decided_credit_e4 DROP DEFAULT;

ALTER TABLE price_commitment ADD COLUMN decided_credit_e4 bigint;
UPDATE price_commitment c SET decided_credit_e4 = d.decided_credit_e4
FROM price_decision d WHERE d.org_id = c.org_id AND d.id = c.decision_id;

ALTER TABLE price_commitment DROP CONSTRAINT price_commitment_decision_fkey, DROP CONSTRAINT price_commitment_decision_check;
ALTER TABLE price_decision DROP CONSTRAINT price_decision_value_key;
ALTER TABLE price_decision
  ADD CONSTRAINT price_decision_value_key UNIQUE (org_id, id, account_id, product_id, decided_bp, decided_price_e4,
    decided_credit_e4, decided_quantity_e4, decided_until),
  ADD CONSTRAINT price_decision_credit_check CHECK (decided_credit_e4 >= 0);
ALTER TABLE price_commitment
  ADD CONSTRAINT price_commitment_decision_fkey FOREIGN KEY (org_id, decision_id, account_id, product_id, decided_bp,
    decided_price_e4, decided_credit_e4, decided_quantity_e4, decided_until)
    REFERENCES price_decision (org_id, id, account_id, product_id, decided_bp, decided_price_e4, decided_credit_e4,
      decided_quantity_e4, decided_until),
  ADD CONSTRAINT price_commitment_decision_check CHECK (decision_id IS NULL OR (
    account_id IS NOT NULL AND decided_bp IS NOT NULL AND decided_price_e4 IS NOT NULL AND decided_credit_e4 IS NOT NULL
    AND decided_quantity_e4 IS NOT NULL AND decided_until IS NOT NULL AND concession_bp <= decided_bp
    AND price_e4 >= decided_price_e4 AND credit_e4 <= decided_credit_e4 AND quantity_e4 <= decided_quantity_e4
    AND committed_on <= decided_until));

DROP INDEX price_commitment_decision_idx;
CREATE INDEX price_commitment_decision_idx ON price_commitment (org_id, decision_id, account_id, product_id, decided_bp,
  decided_price_e4, decided_credit_e4, decided_quantity_e4, decided_until);
