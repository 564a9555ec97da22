-- Whole-business plans: one concession over all product lines and group members of an account, earned by breadth and spread by a
-- fixed key so that every line stays above its floor. Signing writes the prices of the highest step as commitments.

CREATE TABLE business_plan (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  number text NOT NULL COLLATE "C",
  account_id uuid NOT NULL,
  title text NOT NULL,
  state text NOT NULL DEFAULT 'draft',
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  base_from date NOT NULL,
  base_to date NOT NULL,
  spread_key text NOT NULL,
  line_ids uuid[] NOT NULL,
  steps jsonb NOT NULL,
  line_least_minor bigint NOT NULL DEFAULT 0,
  credit_days integer,
  note text,
  request_id uuid,
  member_ids uuid[] NOT NULL DEFAULT '{}',
  signed_on date,
  signed_by uuid,
  signed_by_name text,
  signed_at timestamptz,
  ended_on date,
  end_reason text,
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  merged_from uuid[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  holds_approval boolean GENERATED ALWAYS AS (CASE WHEN request_id IS NOT NULL AND state = 'signed' THEN true END) STORED,
  PRIMARY KEY (org_id, id),
  CONSTRAINT business_plan_number_key UNIQUE (org_id, number),
  CONSTRAINT business_plan_state_check CHECK (state IN ('draft', 'signed', 'withdrawn')),
  CONSTRAINT business_plan_key_check CHECK (spread_key IN ('revenue', 'contribution')),
  CONSTRAINT business_plan_days_check CHECK (
    valid_to >= valid_from AND base_to >= base_from AND (ended_on IS NULL OR ended_on >= valid_from - 1)),
  CONSTRAINT business_plan_signed_check CHECK (state <> 'signed' OR (signed_on IS NOT NULL AND signed_by IS NOT NULL))
);
-- distribute: business_plan
COMMENT ON COLUMN business_plan.spread_key IS 'By what the concession is spread over the lines, measured from base_from to base_to.';
COMMENT ON COLUMN business_plan.line_least_minor IS 'Net sales from which on a product line counts as bought.';
COMMENT ON COLUMN business_plan.member_ids IS 'The account and those below it when it was signed.';
ALTER TABLE business_plan ADD CONSTRAINT business_plan_request_fkey
  FOREIGN KEY (org_id, request_id) REFERENCES price_request (org_id, id);
ALTER TABLE business_plan ADD CONSTRAINT business_plan_approval_fkey
  FOREIGN KEY (org_id, request_id, id, holds_approval) REFERENCES approval_use (org_id, request_id, document_id, is_live);
CREATE INDEX business_plan_request_idx ON business_plan (org_id, request_id);
CREATE INDEX business_plan_approval_idx ON business_plan (org_id, request_id, id, holds_approval);
CREATE UNIQUE INDEX business_plan_once_idx ON business_plan (org_id, request_id) WHERE request_id IS NOT NULL AND state = 'signed';
CREATE INDEX business_plan_created_idx ON business_plan (org_id, created_at DESC, id DESC);
CREATE INDEX business_plan_account_idx ON business_plan (org_id, account_id, created_at DESC);
SELECT protect_tenant_table('business_plan');
REVOKE DELETE ON business_plan FROM mainstay_app;

-- The product lines of a signed plan: their parts of the key in a million, and what the highest step concedes of each.
CREATE TABLE business_plan_line (
  org_id bigint NOT NULL,
  plan_id uuid NOT NULL,
  line_no integer NOT NULL,
  line_id uuid NOT NULL,
  share_ppm integer NOT NULL,
  list_e4 bigint NOT NULL,
  net_e4 bigint NOT NULL,
  room_e4 bigint NOT NULL,
  granted_e4 bigint NOT NULL,
  PRIMARY KEY (org_id, plan_id, line_no),
  CONSTRAINT business_plan_line_once_key UNIQUE (org_id, plan_id, line_id),
  CONSTRAINT business_plan_line_room_check CHECK (
    share_ppm BETWEEN 0 AND 1000000 AND list_e4 > 0 AND granted_e4 >= 0 AND granted_e4 <= room_e4 AND room_e4 <= list_e4)
);
-- distribute: business_plan_line
ALTER TABLE business_plan_line ADD CONSTRAINT business_plan_line_plan_fkey
  FOREIGN KEY (org_id, plan_id) REFERENCES business_plan (org_id, id);
SELECT protect_tenant_table('business_plan_line');
REVOKE UPDATE, DELETE ON business_plan_line FROM mainstay_app;

-- The prices that result of the highest step: each is a commitment and bears the floor that the commitment copied.
CREATE TABLE business_plan_price (
  org_id bigint NOT NULL,
  plan_id uuid NOT NULL,
  price_no integer NOT NULL,
  line_no integer NOT NULL,
  commitment_id uuid NOT NULL,
  product_id uuid NOT NULL,
  price_e4 bigint NOT NULL,
  floor_e4 bigint NOT NULL,
  PRIMARY KEY (org_id, plan_id, price_no),
  CONSTRAINT business_plan_price_product_key UNIQUE (org_id, plan_id, product_id),
  CONSTRAINT business_plan_price_floor_check CHECK (price_e4 >= floor_e4)
);
-- distribute: business_plan_price
ALTER TABLE business_plan_price ADD CONSTRAINT business_plan_price_line_fkey
  FOREIGN KEY (org_id, plan_id, line_no) REFERENCES business_plan_line (org_id, plan_id, line_no);
ALTER TABLE business_plan_price ADD CONSTRAINT business_plan_price_commitment_fkey
  FOREIGN KEY (org_id, commitment_id, product_id, price_e4, floor_e4)
  REFERENCES price_commitment (org_id, id, product_id, invoice_price_e4, floor_e4);
CREATE INDEX business_plan_price_line_idx ON business_plan_price (org_id, plan_id, line_no);
CREATE INDEX business_plan_price_commitment_idx
  ON business_plan_price (org_id, commitment_id, product_id, price_e4, floor_e4);
SELECT protect_tenant_table('business_plan_price');
REVOKE UPDATE, DELETE ON business_plan_price FROM mainstay_app;

ALTER TABLE price_commitment DROP CONSTRAINT price_commitment_kind_check;
ALTER TABLE price_commitment ADD CONSTRAINT price_commitment_kind_check CHECK (
  kind IN ('list', 'quote', 'agreement', 'plan', 'tender', 'lease', 'reciprocal', 'order')
  AND (kind = 'list' OR account_id IS NOT NULL));
