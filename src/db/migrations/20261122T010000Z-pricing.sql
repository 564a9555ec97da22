-- Pricing: policy, floors, authority, requests with their decisions, quotes, entered orders, and the one table of prices that we commit to.
-- Prices are e4 per unit; quantities e4; shares basis points. What a commitment rests on is append-only.

CREATE TABLE pricing_policy (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  note text,
  body jsonb NOT NULL,
  created_by uuid,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  CONSTRAINT pricing_policy_version_key UNIQUE (org_id, version)
);
-- distribute: pricing_policy
SELECT protect_tenant_table('pricing_policy');
REVOKE UPDATE, DELETE ON pricing_policy FROM mainstay_app;

-- Finance writes stock down before it may be sold cheaper; the dated cost itself stands in product_price.
CREATE TABLE stock_revaluation (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  product_id uuid NOT NULL,
  valid_from date NOT NULL,
  cost_before_e4 bigint,
  unit_cost_e4 bigint NOT NULL,
  reason text NOT NULL,
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  CONSTRAINT stock_revaluation_cost_check CHECK (unit_cost_e4 >= 0)
);
-- distribute: stock_revaluation
CREATE INDEX stock_revaluation_product_idx ON stock_revaluation (org_id, product_id, created_at DESC, id DESC);
SELECT protect_tenant_table('stock_revaluation');
REVOKE UPDATE, DELETE ON stock_revaluation FROM mainstay_app;

-- A floor with what it was made of. A product without a known cost has none, and so no commitment.
CREATE TABLE price_floor (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  product_id uuid NOT NULL,
  floor_e4 bigint NOT NULL,
  list_price_e4 bigint NOT NULL,
  unit_cost_e4 bigint NOT NULL,
  freight_service_e4 bigint NOT NULL,
  capital_rate_bp integer NOT NULL,
  credit_days integer NOT NULL,
  expected_loss_bp integer NOT NULL,
  policy_version integer NOT NULL,
  computed_on date NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  CONSTRAINT price_floor_value_key UNIQUE (org_id, id, product_id, floor_e4),
  CONSTRAINT price_floor_list_key UNIQUE (org_id, id, list_price_e4),
  CONSTRAINT price_floor_sign_check
    CHECK (unit_cost_e4 >= 0 AND freight_service_e4 >= 0 AND capital_rate_bp >= 0 AND credit_days >= 0 AND expected_loss_bp >= 0),
  -- floor × (1 − rate × days ÷ 365 − loss) bears cost, freight and service.
  CONSTRAINT price_floor_formula_check CHECK (
    3650000::numeric - capital_rate_bp::numeric * credit_days - expected_loss_bp::numeric * 365 > 0
    AND floor_e4::numeric * (3650000::numeric - capital_rate_bp::numeric * credit_days - expected_loss_bp::numeric * 365)
      >= (unit_cost_e4::numeric + freight_service_e4) * 3650000)
);
-- distribute: price_floor
CREATE INDEX price_floor_product_idx ON price_floor (org_id, product_id, computed_on);
SELECT protect_tenant_table('price_floor');
REVOKE UPDATE, DELETE ON price_floor FROM mainstay_app;

-- What a person might grant alone in a case, as the policy stood.
CREATE TABLE price_authority (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  authority_bp integer NOT NULL,
  roles text[] NOT NULL,
  tier text NOT NULL,
  family_id uuid,
  amount_minor bigint NOT NULL,
  policy_version integer NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  CONSTRAINT price_authority_value_key UNIQUE (org_id, id, user_id, authority_bp),
  CONSTRAINT price_authority_range_check CHECK (authority_bp BETWEEN 0 AND 10000)
);
-- distribute: price_authority
SELECT protect_tenant_table('price_authority');
REVOKE UPDATE, DELETE ON price_authority FROM mainstay_app;

CREATE TABLE price_delegation (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  from_user_id uuid NOT NULL,
  to_user_id uuid NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (org_id, id),
  CONSTRAINT price_delegation_days_check CHECK (to_on >= from_on AND from_user_id <> to_user_id)
);
-- distribute: price_delegation
CREATE INDEX price_delegation_to_idx ON price_delegation (org_id, to_user_id, to_on);
SELECT protect_tenant_table('price_delegation');

CREATE TABLE price_request (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  number text NOT NULL,
  account_id uuid NOT NULL,
  state text NOT NULL,
  round integer NOT NULL DEFAULT 1,
  reason text,
  competitor text,
  competitor_price_e4 bigint,
  competitor_source text,
  offered jsonb NOT NULL DEFAULT '[]',
  no_lever_reason text,
  wanted_until date,
  lines jsonb NOT NULL,
  judged jsonb,
  judged_bp integer,
  band jsonb,
  submitted_at timestamptz,
  due_at timestamptz,
  decided_at timestamptz,
  valid_until date,
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (org_id, id),
  CONSTRAINT price_request_number_key UNIQUE (org_id, number),
  CONSTRAINT price_request_state_check
    CHECK (state IN ('draft', 'submitted', 'approved', 'returned', 'refused', 'solved', 'withdrawn'))
);
-- distribute: price_request
COMMENT ON COLUMN price_request.judged IS 'What the request was judged by when it was sent: floors, concessions, the 90 days before, bands.';
CREATE INDEX price_request_created_idx ON price_request (org_id, created_at DESC, id DESC);
CREATE INDEX price_request_account_idx ON price_request (org_id, account_id, created_at DESC);
CREATE INDEX price_request_open_idx ON price_request (org_id, due_at) WHERE state = 'submitted';
SELECT protect_tenant_table('price_request');
REVOKE DELETE ON price_request FROM mainstay_app;

-- Each answer of a person, with what he or she saw.
CREATE TABLE price_signature (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  round integer NOT NULL,
  verdict text NOT NULL,
  role text NOT NULL,
  user_id uuid NOT NULL,
  user_name text NOT NULL,
  for_user_id uuid,
  reason text,
  inputs jsonb NOT NULL,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  CONSTRAINT price_signature_person_key UNIQUE (org_id, request_id, round, user_id),
  CONSTRAINT price_signature_verdict_check CHECK (verdict IN ('approve', 'return', 'refuse'))
);
-- distribute: price_signature
ALTER TABLE price_signature ADD CONSTRAINT price_signature_request_fkey
  FOREIGN KEY (org_id, request_id) REFERENCES price_request (org_id, id);
SELECT protect_tenant_table('price_signature');
REVOKE UPDATE, DELETE ON price_signature FROM mainstay_app;

-- An approved line: the largest concession, the lowest price and the largest quantity that it covers, and until when.
CREATE TABLE price_decision (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  line_no integer NOT NULL,
  account_id uuid NOT NULL,
  product_id uuid NOT NULL,
  decided_bp integer NOT NULL,
  decided_price_e4 bigint NOT NULL,
  decided_quantity_e4 bigint NOT NULL,
  decided_until date NOT NULL,
  cover_bp integer NOT NULL,
  decided_by uuid[] NOT NULL,
  inputs jsonb NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  CONSTRAINT price_decision_line_key UNIQUE (org_id, request_id, line_no),
  CONSTRAINT price_decision_value_key
    UNIQUE (org_id, id, account_id, product_id, decided_bp, decided_price_e4, decided_quantity_e4, decided_until),
  CONSTRAINT price_decision_cover_check CHECK (decided_bp BETWEEN 0 AND cover_bp AND decided_quantity_e4 > 0)
);
-- distribute: price_decision
COMMENT ON COLUMN price_decision.cover_bp IS 'The most that the signatures of its band may grant.';
ALTER TABLE price_decision ADD CONSTRAINT price_decision_request_fkey
  FOREIGN KEY (org_id, request_id) REFERENCES price_request (org_id, id);
SELECT protect_tenant_table('price_decision');
REVOKE UPDATE, DELETE ON price_decision FROM mainstay_app;

CREATE TABLE price_quote (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  number text NOT NULL,
  account_id uuid NOT NULL,
  request_id uuid,
  state text NOT NULL,
  quoted_on date NOT NULL,
  valid_until date NOT NULL,
  note text,
  total_e4 bigint NOT NULL,
  concession_bp integer NOT NULL,
  closed_at timestamptz,
  close_reason text,
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (org_id, id),
  CONSTRAINT price_quote_number_key UNIQUE (org_id, number),
  CONSTRAINT price_quote_state_check CHECK (state IN ('open', 'accepted', 'lost', 'withdrawn')),
  CONSTRAINT price_quote_days_check CHECK (valid_until >= quoted_on)
);
-- distribute: price_quote
ALTER TABLE price_quote ADD CONSTRAINT price_quote_request_fkey
  FOREIGN KEY (org_id, request_id) REFERENCES price_request (org_id, id);
CREATE INDEX price_quote_request_idx ON price_quote (org_id, request_id);
-- An approval is used once; a quote that failed gives it free.
CREATE UNIQUE INDEX price_quote_once_idx ON price_quote (org_id, request_id) WHERE request_id IS NOT NULL AND state IN ('open', 'accepted');
CREATE INDEX price_quote_created_idx ON price_quote (org_id, created_at DESC, id DESC);
CREATE INDEX price_quote_account_idx ON price_quote (org_id, account_id, created_at DESC);
SELECT protect_tenant_table('price_quote');
REVOKE DELETE ON price_quote FROM mainstay_app;

CREATE TABLE entered_order (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  number text NOT NULL,
  account_id uuid NOT NULL,
  quote_id uuid,
  ordered_on date NOT NULL,
  note text,
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  CONSTRAINT entered_order_number_key UNIQUE (org_id, number)
);
-- distribute: entered_order
COMMENT ON TABLE entered_order IS 'Orders entered here; their lines stand in order_line with the source "entered" under this number.';
ALTER TABLE entered_order ADD CONSTRAINT entered_order_quote_fkey FOREIGN KEY (org_id, quote_id) REFERENCES price_quote (org_id, id);
CREATE INDEX entered_order_quote_idx ON entered_order (org_id, quote_id);
CREATE INDEX entered_order_account_idx ON entered_order (org_id, account_id, created_at DESC);
SELECT protect_tenant_table('entered_order');
REVOKE UPDATE, DELETE ON entered_order FROM mainstay_app;

-- Every price that we commit to, by whatever path. It copies its floor, the authority it was given under and, above
-- that, the decision that covers it; composite keys hold the copies to their originals, so no path writes less.
CREATE TABLE price_commitment (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  document_id uuid NOT NULL,
  line_no integer NOT NULL,
  source_id uuid,
  account_id uuid,
  product_id uuid NOT NULL,
  quantity_e4 bigint NOT NULL,
  free_quantity_e4 bigint NOT NULL DEFAULT 0,
  price_e4 bigint NOT NULL,
  invoice_price_e4 bigint NOT NULL,
  credit_e4 bigint NOT NULL DEFAULT 0,
  terms jsonb NOT NULL,
  floor_id uuid,
  floor_e4 bigint,
  list_price_e4 bigint,
  concession_bp integer,
  requester_id uuid NOT NULL,
  authority_id uuid,
  authority_bp integer,
  decision_id uuid,
  decided_bp integer,
  decided_price_e4 bigint,
  decided_quantity_e4 bigint,
  decided_until date,
  committed_on date NOT NULL,
  applies_from date NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  CONSTRAINT price_commitment_line_key UNIQUE (org_id, kind, document_id, line_no),
  CONSTRAINT price_commitment_kind_check CHECK (kind IN ('list', 'quote', 'agreement', 'order') AND (kind = 'list' OR account_id IS NOT NULL)),
  CONSTRAINT price_commitment_quantity_check CHECK (quantity_e4 <> 0 AND free_quantity_e4 >= 0 AND (quantity_e4 > 0 OR kind = 'order')),
  -- A return (negative quantity) promises no price.
  CONSTRAINT price_commitment_floor_check
    CHECK (quantity_e4 < 0 OR (floor_id IS NOT NULL AND floor_e4 IS NOT NULL AND price_e4 >= floor_e4)),
  CONSTRAINT price_commitment_authority_check CHECK (
    quantity_e4 < 0
    OR (concession_bp IS NOT NULL AND authority_id IS NOT NULL AND authority_bp IS NOT NULL
      AND (concession_bp <= authority_bp OR decision_id IS NOT NULL))),
  CONSTRAINT price_commitment_decision_check CHECK (
    decision_id IS NULL
    OR (account_id IS NOT NULL AND decided_bp IS NOT NULL AND decided_price_e4 IS NOT NULL AND decided_quantity_e4 IS NOT NULL
      AND decided_until IS NOT NULL AND concession_bp <= decided_bp AND price_e4 >= decided_price_e4
      AND quantity_e4 <= decided_quantity_e4 AND committed_on <= decided_until)),
  -- The concession is no smaller than list price and price say, up to the rounding of the price.
  CONSTRAINT price_commitment_concession_check CHECK (
    quantity_e4 < 0
    OR (list_price_e4 IS NOT NULL AND credit_e4 >= 0
      AND concession_bp::numeric * list_price_e4 >= (list_price_e4::numeric - price_e4 - 1 + greatest(credit_e4 - 1, 0)) * 10000))
);
-- distribute: price_commitment
COMMENT ON COLUMN price_commitment.price_e4 IS 'Net unit price after everything promised, free units in it, before the cost of credit, which the floor bears.';
COMMENT ON COLUMN price_commitment.concession_bp IS 'What authority was judged by: the concession of the line and of the 90 days before, rounded up.';
COMMENT ON COLUMN price_commitment.source_id IS 'The quoted line that an ordered one was called off from.';
ALTER TABLE price_commitment ADD CONSTRAINT price_commitment_floor_fkey
  FOREIGN KEY (org_id, floor_id, product_id, floor_e4) REFERENCES price_floor (org_id, id, product_id, floor_e4);
ALTER TABLE price_commitment ADD CONSTRAINT price_commitment_list_fkey
  FOREIGN KEY (org_id, floor_id, list_price_e4) REFERENCES price_floor (org_id, id, list_price_e4);
ALTER TABLE price_commitment ADD CONSTRAINT price_commitment_authority_fkey
  FOREIGN KEY (org_id, authority_id, requester_id, authority_bp) REFERENCES price_authority (org_id, id, user_id, authority_bp);
ALTER TABLE price_commitment ADD CONSTRAINT price_commitment_decision_fkey
  FOREIGN KEY (org_id, decision_id, account_id, product_id, decided_bp, decided_price_e4, decided_quantity_e4, decided_until)
  REFERENCES price_decision (org_id, id, account_id, product_id, decided_bp, decided_price_e4, decided_quantity_e4, decided_until);
ALTER TABLE price_commitment ADD CONSTRAINT price_commitment_source_fkey
  FOREIGN KEY (org_id, source_id) REFERENCES price_commitment (org_id, id);
CREATE INDEX price_commitment_floor_idx ON price_commitment (org_id, floor_id, product_id, floor_e4);
CREATE INDEX price_commitment_list_idx ON price_commitment (org_id, floor_id, list_price_e4);
CREATE INDEX price_commitment_authority_idx ON price_commitment (org_id, authority_id, requester_id, authority_bp);
CREATE INDEX price_commitment_decision_idx ON price_commitment
  (org_id, decision_id, account_id, product_id, decided_bp, decided_price_e4, decided_quantity_e4, decided_until);
CREATE INDEX price_commitment_source_idx ON price_commitment (org_id, source_id);
CREATE INDEX price_commitment_account_idx ON price_commitment (org_id, account_id, committed_on);
SELECT protect_tenant_table('price_commitment');
REVOKE UPDATE, DELETE ON price_commitment FROM mainstay_app;

CREATE TABLE price_counter (
  org_id bigint NOT NULL,
  letter text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (org_id, letter, year)
);
-- distribute: price_counter
SELECT protect_tenant_table('price_counter');

-- The ledger takes a sale as entered here only with the commitment behind it. Imported orders are facts and need none.
ALTER TABLE order_line ADD COLUMN commitment_id uuid;
ALTER TABLE order_line ADD CONSTRAINT order_line_commitment_fkey
  FOREIGN KEY (org_id, commitment_id) REFERENCES price_commitment (org_id, id);
ALTER TABLE order_line ADD CONSTRAINT order_line_entered_check
  CHECK (source <> 'entered' OR kind <> 'sale' OR commitment_id IS NOT NULL);
CREATE INDEX order_line_commitment_idx ON order_line (org_id, commitment_id) WHERE commitment_id IS NOT NULL;
