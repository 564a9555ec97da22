-- Other ways to buy than the direct order: a tender, a lease, goods and bills against each other. A draft promises nothing;
-- committing writes its prices as commitments, under the same floor and authority as a quote.
CREATE TABLE purchase (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  number text NOT NULL COLLATE "C",
  account_id uuid NOT NULL,
  mode text NOT NULL,
  title text NOT NULL,
  state text NOT NULL DEFAULT 'draft',
  lines jsonb NOT NULL,
  terms jsonb NOT NULL,
  credit_days integer,
  total_e4 bigint NOT NULL,
  request_id uuid,
  committed_on date,
  committed_by uuid,
  committed_by_name text,
  reason text,
  result_note text,
  closed_at timestamptz,
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  merged_from uuid[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (org_id, id),
  CONSTRAINT purchase_number_key UNIQUE (org_id, number),
  CONSTRAINT purchase_mode_check CHECK (mode IN ('tender', 'lease', 'reciprocal')),
  CONSTRAINT purchase_state_check CHECK (
    state IN ('draft', 'committed', 'withdrawn') OR (mode = 'tender' AND state IN ('won', 'lost', 'void'))
    OR (mode = 'reciprocal' AND state = 'settled')),
  CONSTRAINT purchase_committed_check
    CHECK (state IN ('draft', 'withdrawn') OR (committed_on IS NOT NULL AND committed_by IS NOT NULL)),
  CONSTRAINT purchase_result_check
    CHECK (state NOT IN ('won', 'lost', 'void') OR (reason IS NOT NULL AND closed_at IS NOT NULL))
);
-- distribute: purchase
COMMENT ON COLUMN purchase.lines IS 'Products and prices as typed; those that bind us are commitments.';
COMMENT ON COLUMN purchase.terms IS 'What only its mode has: documents, committee and rivals of a tender.';
COMMENT ON COLUMN purchase.merged_from IS 'Accounts that it stood at before merges, the latest first; undoing a merge takes the first back.';
ALTER TABLE purchase ADD CONSTRAINT purchase_request_fkey
  FOREIGN KEY (org_id, request_id) REFERENCES price_request (org_id, id);
CREATE INDEX purchase_request_idx ON purchase (org_id, request_id);
-- An approval is used once; a tender that was not won gives it free.
CREATE UNIQUE INDEX purchase_once_idx ON purchase (org_id, request_id)
  WHERE request_id IS NOT NULL AND state IN ('committed', 'won', 'settled');
CREATE INDEX purchase_created_idx ON purchase (org_id, created_at DESC, id DESC);
CREATE INDEX purchase_account_idx ON purchase (org_id, account_id, created_at DESC);
SELECT protect_tenant_table('purchase');
REVOKE DELETE ON purchase FROM mainstay_app;

-- The way of a tender: what is due when, who sees to it, and when it was done.
CREATE TABLE tender_gate (
  org_id bigint NOT NULL,
  purchase_id uuid NOT NULL,
  gate text NOT NULL,
  due_on date,
  done_on date,
  owner_id uuid,
  PRIMARY KEY (org_id, purchase_id, gate),
  CONSTRAINT tender_gate_gate_check CHECK (gate IN ('qualification', 'meeting', 'documents-bought', 'questions', 'bond-paid',
    'submission', 'opening', 'evaluation', 'award', 'bond-returned'))
);
-- distribute: tender_gate
ALTER TABLE tender_gate ADD CONSTRAINT tender_gate_purchase_fkey
  FOREIGN KEY (org_id, purchase_id) REFERENCES purchase (org_id, id);
CREATE INDEX tender_gate_due_idx ON tender_gate (org_id, due_on) WHERE done_on IS NULL;
SELECT protect_tenant_table('tender_gate');

-- Money that lies with the customer until the tender is over.
CREATE TABLE tender_bond (
  org_id bigint NOT NULL,
  purchase_id uuid NOT NULL,
  amount_minor bigint NOT NULL,
  paid_on date,
  due_back_on date NOT NULL,
  returned_on date,
  PRIMARY KEY (org_id, purchase_id),
  CONSTRAINT tender_bond_amount_check CHECK (amount_minor > 0),
  CONSTRAINT tender_bond_days_check CHECK (returned_on IS NULL OR (paid_on IS NOT NULL AND returned_on >= paid_on))
);
-- distribute: tender_bond
ALTER TABLE tender_bond ADD CONSTRAINT tender_bond_purchase_fkey
  FOREIGN KEY (org_id, purchase_id) REFERENCES purchase (org_id, id);
CREATE INDEX tender_bond_due_idx ON tender_bond (org_id, due_back_on) WHERE paid_on IS NOT NULL AND returned_on IS NULL;
SELECT protect_tenant_table('tender_bond');

ALTER TABLE price_commitment DROP CONSTRAINT price_commitment_kind_check;
ALTER TABLE price_commitment ADD CONSTRAINT price_commitment_kind_check CHECK (
  kind IN ('list', 'quote', 'agreement', 'tender', 'lease', 'reciprocal', 'order') AND (kind = 'list' OR account_id IS NOT NULL));

-- An order may be called off at the prices of a purchase, as of a quote.
ALTER TABLE entered_order ADD COLUMN purchase_id uuid;
ALTER TABLE entered_order ADD CONSTRAINT entered_order_purchase_fkey
  FOREIGN KEY (org_id, purchase_id) REFERENCES purchase (org_id, id);
CREATE INDEX entered_order_purchase_idx ON entered_order (org_id, purchase_id);

ALTER TABLE market_price DROP CONSTRAINT market_price_kind_check;
ALTER TABLE market_price ADD CONSTRAINT market_price_kind_check
  CHECK (kind IN ('lost-bid', 'bid-opened', 'quote-seen', 'public-list'));
