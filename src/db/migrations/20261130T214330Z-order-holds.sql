-- An entered order that would carry its account beyond the credit limit, or whose account's credit is graded D, waits for a release.
CREATE TABLE order_hold (
  org_id bigint NOT NULL,
  order_id uuid NOT NULL,
  reasons text[] NOT NULL,
  grade text COLLATE "C",
  signs jsonb NOT NULL,
  exposure_minor bigint NOT NULL,
  waiting_minor bigint NOT NULL,
  limit_minor bigint,
  overdue_minor bigint NOT NULL,
  pay_first_minor bigint NOT NULL,
  held_at timestamptz NOT NULL,
  released_by uuid,
  released_by_name text,
  released_at timestamptz,
  release_reason text,
  PRIMARY KEY (org_id, order_id),
  CONSTRAINT order_hold_reasons_check CHECK (cardinality(reasons) > 0 AND reasons <@ ARRAY['grade-d', 'over-limit']),
  CONSTRAINT order_hold_grade_check CHECK (grade IN ('A', 'B', 'C', 'D')),
  CONSTRAINT order_hold_release_check CHECK (
    num_nonnulls(released_by, released_by_name, released_at, release_reason) IN (0, 4))
);
-- distribute: order_hold
COMMENT ON COLUMN order_hold.signs IS 'Why the grade was what it was: [{sign, value, grade}].';
COMMENT ON COLUMN order_hold.waiting_minor IS 'Orders entered before that the books did not know yet.';
ALTER TABLE order_hold ADD CONSTRAINT order_hold_order_fkey
  FOREIGN KEY (org_id, order_id) REFERENCES entered_order (org_id, id);
CREATE INDEX order_hold_open_idx ON order_hold (org_id, order_id) WHERE released_at IS NULL;
SELECT protect_tenant_table('order_hold');
REVOKE DELETE ON order_hold FROM mainstay_app;
