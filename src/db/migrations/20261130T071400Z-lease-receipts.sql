-- What has come in of a lease, payment by payment, and how the lease ended. Append-only: a mistake is taken back by an amount below zero.
ALTER TABLE lease_payment
  ADD COLUMN kind text NOT NULL DEFAULT 'rent',
  ADD CONSTRAINT lease_payment_kind_check CHECK (kind IN ('rent', 'residual'));
CREATE TABLE lease_receipt (
  org_id bigint NOT NULL,
  purchase_id uuid NOT NULL,
  payment_no integer NOT NULL,
  receipt_no integer NOT NULL,
  paid_on date NOT NULL,
  amount_minor bigint NOT NULL,
  source text NOT NULL,
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, purchase_id, payment_no, receipt_no),
  CONSTRAINT lease_receipt_amount_check CHECK (amount_minor <> 0 AND receipt_no > 0)
);
-- distribute: lease_receipt
ALTER TABLE lease_receipt ADD CONSTRAINT lease_receipt_payment_fkey
  FOREIGN KEY (org_id, purchase_id, payment_no) REFERENCES lease_payment (org_id, purchase_id, payment_no);
SELECT protect_tenant_table('lease_receipt');
REVOKE UPDATE, DELETE ON lease_receipt FROM mainstay_app;
CREATE INDEX lease_payment_due_idx ON lease_payment (org_id, due_on);

ALTER TABLE purchase
  ADD COLUMN lease_end text,
  ADD COLUMN lease_end_on date;
ALTER TABLE purchase DROP CONSTRAINT purchase_state_check;
ALTER TABLE purchase
  ADD CONSTRAINT purchase_state_check CHECK (
    state IN ('draft', 'committed', 'withdrawn') OR (mode = 'tender' AND state IN ('won', 'lost', 'void'))
    OR (mode = 'reciprocal' AND state = 'settled') OR (mode = 'lease' AND state = 'ended')),
  ADD CONSTRAINT purchase_end_check CHECK (
    (lease_end IS NULL OR lease_end IN ('returned', 'bought', 'renewed', 'ended-early'))
    AND (lease_end IS NULL) = (lease_end_on IS NULL) AND (lease_end IS NULL) = (state <> 'ended')
    AND (lease_end IS DISTINCT FROM 'ended-early' OR result_note IS NOT NULL));
DROP INDEX purchase_once_idx;
CREATE UNIQUE INDEX purchase_once_idx ON purchase (org_id, request_id)
  WHERE request_id IS NOT NULL AND state IN ('committed', 'won', 'settled', 'ended');
