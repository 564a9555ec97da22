-- What a lease is paid by, written when it is signed. No path changes it afterwards.
CREATE TABLE lease_payment (
  org_id bigint NOT NULL,
  purchase_id uuid NOT NULL,
  payment_no integer NOT NULL,
  due_on date NOT NULL,
  amount_minor bigint NOT NULL,
  PRIMARY KEY (org_id, purchase_id, payment_no),
  CONSTRAINT lease_payment_amount_check CHECK (amount_minor > 0 AND payment_no > 0)
);
-- distribute: lease_payment
ALTER TABLE lease_payment ADD CONSTRAINT lease_payment_purchase_fkey
  FOREIGN KEY (org_id, purchase_id) REFERENCES purchase (org_id, id);
SELECT protect_tenant_table('lease_payment');
REVOKE UPDATE, DELETE ON lease_payment FROM mainstay_app;
