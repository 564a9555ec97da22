-- Framework agreements: prices, volume and rebates with one account or its whole group for a time. A draft promises nothing;
-- signing writes its prices as commitments. What was signed is append-only: other terms are another agreement that follows.

CREATE TABLE price_agreement (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  number text NOT NULL COLLATE "C",
  account_id uuid NOT NULL,
  covers_group boolean NOT NULL DEFAULT false,
  title text NOT NULL,
  reference text,
  state text NOT NULL DEFAULT 'draft',
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  notice_days integer NOT NULL,
  credit_days integer,
  rebate_kind text,
  rebate_period text,
  rebate_basis text,
  top_rebate_bp integer NOT NULL DEFAULT 0,
  lines jsonb NOT NULL,
  tiers jsonb NOT NULL DEFAULT '[]',
  service_terms text,
  visits_per_year integer,
  index_clause text,
  note text,
  request_id uuid,
  follows_id uuid,
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
  PRIMARY KEY (org_id, id),
  CONSTRAINT price_agreement_number_key UNIQUE (org_id, number),
  CONSTRAINT price_agreement_rebate_key UNIQUE (org_id, id, top_rebate_bp),
  CONSTRAINT price_agreement_state_check CHECK (state IN ('draft', 'signed', 'withdrawn')),
  CONSTRAINT price_agreement_days_check CHECK (valid_to >= valid_from AND notice_days >= 0 AND (ended_on IS NULL OR ended_on >= valid_from - 1)),
  CONSTRAINT price_agreement_rebate_check CHECK (
    top_rebate_bp BETWEEN 0 AND 10000
    AND (rebate_kind IS NULL OR (rebate_kind IN ('retroactive', 'incremental') AND rebate_period IN ('quarter', 'year', 'term')
      AND rebate_basis IN ('agreed', 'all')))),
  CONSTRAINT price_agreement_signed_check CHECK (state <> 'signed' OR (signed_on IS NOT NULL AND signed_by IS NOT NULL))
);
-- distribute: price_agreement
COMMENT ON COLUMN price_agreement.reference IS 'What the signed paper or the source of an import calls it; used once.';
COMMENT ON COLUMN price_agreement.lines IS 'Prices of a draft. Those of a signed agreement are commitments, named by agreement_line.';
COMMENT ON COLUMN price_agreement.top_rebate_bp IS 'The highest rebate of its tiers: every price bears it above its floor.';
COMMENT ON COLUMN price_agreement.merged_from IS 'Accounts that it stood at before merges, the latest first; undoing a merge takes the first back.';
ALTER TABLE price_agreement ADD CONSTRAINT price_agreement_request_fkey
  FOREIGN KEY (org_id, request_id) REFERENCES price_request (org_id, id);
ALTER TABLE price_agreement ADD CONSTRAINT price_agreement_follows_fkey
  FOREIGN KEY (org_id, follows_id) REFERENCES price_agreement (org_id, id);
CREATE UNIQUE INDEX price_agreement_reference_idx ON price_agreement (org_id, reference) WHERE reference IS NOT NULL AND state <> 'withdrawn';
CREATE UNIQUE INDEX price_agreement_follows_idx ON price_agreement (org_id, follows_id) WHERE follows_id IS NOT NULL AND state <> 'withdrawn';
CREATE INDEX price_agreement_request_idx ON price_agreement (org_id, request_id);
CREATE INDEX price_agreement_created_idx ON price_agreement (org_id, created_at DESC, id DESC);
CREATE INDEX price_agreement_account_idx ON price_agreement (org_id, account_id, valid_from);
CREATE INDEX price_agreement_end_idx ON price_agreement (org_id, valid_to) WHERE state = 'signed';
SELECT protect_tenant_table('price_agreement');
REVOKE DELETE ON price_agreement FROM mainstay_app;

-- A price on the invoice is no lower than what remains of it after everything promised.
ALTER TABLE price_commitment ADD CONSTRAINT price_commitment_invoice_check CHECK (invoice_price_e4 >= price_e4);
ALTER TABLE price_commitment ADD CONSTRAINT price_commitment_value_key UNIQUE (org_id, id, product_id, invoice_price_e4, floor_e4);

-- The prices of a signed agreement. Each bears the agreement's highest rebate above the floor that its commitment copied.
CREATE TABLE agreement_line (
  org_id bigint NOT NULL,
  agreement_id uuid NOT NULL,
  line_no integer NOT NULL,
  commitment_id uuid NOT NULL,
  product_id uuid NOT NULL,
  price_e4 bigint NOT NULL,
  floor_e4 bigint NOT NULL,
  rebate_bp integer NOT NULL,
  PRIMARY KEY (org_id, agreement_id, line_no),
  CONSTRAINT agreement_line_product_key UNIQUE (org_id, agreement_id, product_id),
  CONSTRAINT agreement_line_floor_check CHECK (price_e4::numeric * (10000 - rebate_bp) >= floor_e4::numeric * 10000)
);
-- distribute: agreement_line
ALTER TABLE agreement_line ADD CONSTRAINT agreement_line_rebate_fkey
  FOREIGN KEY (org_id, agreement_id, rebate_bp) REFERENCES price_agreement (org_id, id, top_rebate_bp);
ALTER TABLE agreement_line ADD CONSTRAINT agreement_line_commitment_fkey
  FOREIGN KEY (org_id, commitment_id, product_id, price_e4, floor_e4)
  REFERENCES price_commitment (org_id, id, product_id, invoice_price_e4, floor_e4);
CREATE INDEX agreement_line_rebate_idx ON agreement_line (org_id, agreement_id, rebate_bp);
CREATE INDEX agreement_line_commitment_idx ON agreement_line (org_id, commitment_id, product_id, price_e4, floor_e4);
SELECT protect_tenant_table('agreement_line');
REVOKE UPDATE, DELETE ON agreement_line FROM mainstay_app;

CREATE TABLE agreement_tier (
  org_id bigint NOT NULL,
  agreement_id uuid NOT NULL,
  from_minor bigint NOT NULL,
  rate_bp integer NOT NULL,
  top_rebate_bp integer NOT NULL,
  PRIMARY KEY (org_id, agreement_id, from_minor),
  CONSTRAINT agreement_tier_rate_check CHECK (from_minor >= 0 AND rate_bp BETWEEN 0 AND top_rebate_bp)
);
-- distribute: agreement_tier
ALTER TABLE agreement_tier ADD CONSTRAINT agreement_tier_rebate_fkey
  FOREIGN KEY (org_id, agreement_id, top_rebate_bp) REFERENCES price_agreement (org_id, id, top_rebate_bp);
CREATE INDEX agreement_tier_rebate_idx ON agreement_tier (org_id, agreement_id, top_rebate_bp);
SELECT protect_tenant_table('agreement_tier');
REVOKE UPDATE, DELETE ON agreement_tier FROM mainstay_app;

-- ledger: what was sold or taken back, line by line, without what it cost.
CREATE VIEW sale_line WITH (security_invoker = true) AS
SELECT org_id, source, order_no, line_no, account_id, product_id, ordered_on, kind, quantity_e4, net_e4
FROM order_line
WHERE kind IN ('sale', 'return');
GRANT SELECT ON sale_line TO mainstay_app;

CREATE VIEW rebate_entry WITH (security_invoker = true) AS
SELECT org_id, account_id, booked_on, amount_e4 FROM pocket_item WHERE kind = 'rebate';
GRANT SELECT ON rebate_entry TO mainstay_app;

-- Merging accounts moves the documents about prices, each of which remembers where it stood. Commitments and decisions stay as
-- they were written; what an account was granted is read of all that was merged into it.
ALTER TABLE price_request ADD COLUMN merged_from uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE price_quote ADD COLUMN merged_from uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE entered_order ADD COLUMN merged_from uuid[] NOT NULL DEFAULT '{}';
GRANT UPDATE ON entered_order TO mainstay_app;

CREATE VIEW merged_account WITH (security_invoker = true) AS
SELECT org_id, id, merged_into FROM account WHERE merged_into IS NOT NULL;
GRANT SELECT ON merged_account TO mainstay_app;
