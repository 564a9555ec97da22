-- Goods and bills against each other: finance approves what somebody else made, and the ledger of what was given on both sides
-- nets to zero when it is settled.
ALTER TABLE purchase ADD COLUMN approved_by uuid;
ALTER TABLE purchase ADD COLUMN approved_by_name text;
ALTER TABLE purchase ADD COLUMN approved_at timestamptz;
ALTER TABLE purchase ADD COLUMN settled_entry_no integer;
ALTER TABLE purchase ADD COLUMN settled_balance_minor bigint;
ALTER TABLE purchase ADD CONSTRAINT purchase_approved_check CHECK (
  mode <> 'reciprocal' OR state IN ('draft', 'withdrawn')
  OR (approved_by IS NOT NULL AND approved_by <> created_by AND approved_at IS NOT NULL));
ALTER TABLE purchase ADD CONSTRAINT purchase_settled_check
  CHECK (state <> 'settled' OR (settled_entry_no IS NOT NULL AND settled_balance_minor = 0));

-- Append-only. Each entry begins at the balance where the one before ended, so none is left out and none is changed.
CREATE TABLE offset_entry (
  org_id bigint NOT NULL,
  purchase_id uuid NOT NULL,
  entry_no integer NOT NULL,
  previous_no integer,
  kind text NOT NULL,
  booked_on date NOT NULL,
  before_minor bigint NOT NULL,
  amount_minor bigint NOT NULL,
  balance_minor bigint NOT NULL,
  description text NOT NULL,
  source text,
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, purchase_id, entry_no),
  CONSTRAINT offset_entry_balance_key UNIQUE (org_id, purchase_id, entry_no, balance_minor),
  CONSTRAINT offset_entry_kind_check
    CHECK (kind IN ('our-goods', 'our-bill', 'their-goods', 'their-bill', 'payment-in', 'payment-out')),
  CONSTRAINT offset_entry_sum_check CHECK (balance_minor = before_minor + amount_minor),
  CONSTRAINT offset_entry_chain_check CHECK (
    (entry_no = 1 AND previous_no IS NULL AND before_minor = 0)
    OR (entry_no > 1 AND previous_no IS NOT NULL AND previous_no = entry_no - 1))
);
-- distribute: offset_entry
COMMENT ON COLUMN offset_entry.balance_minor IS 'What the customer owes us after it; below zero: what we owe.';
ALTER TABLE offset_entry ADD CONSTRAINT offset_entry_previous_fkey
  FOREIGN KEY (org_id, purchase_id, previous_no, before_minor)
  REFERENCES offset_entry (org_id, purchase_id, entry_no, balance_minor);
CREATE INDEX offset_entry_previous_idx ON offset_entry (org_id, purchase_id, previous_no, before_minor);
SELECT protect_tenant_table('offset_entry');
REVOKE UPDATE, DELETE ON offset_entry FROM mainstay_app;

-- What is settled rests on an entry whose balance is nothing. A key back from the entry would make a circle, in which no
-- backup can be loaded; an entry is written in the transaction that holds its purchase, and reached through it alone.
ALTER TABLE purchase ADD CONSTRAINT purchase_settled_fkey
  FOREIGN KEY (org_id, id, settled_entry_no, settled_balance_minor)
  REFERENCES offset_entry (org_id, purchase_id, entry_no, balance_minor);
CREATE INDEX purchase_settled_idx ON purchase (org_id, id, settled_entry_no, settled_balance_minor);
