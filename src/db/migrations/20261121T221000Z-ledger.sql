-- The ledger: products, dated prices and costs, orders, invoices, payments, pocket items, cost to serve, and the facts kept over them.
-- Amounts named *_e4 are 1/10,000 of the company's currency; *_minor are minor units. Source currency and rate stay on the row.

CREATE TABLE fx_rate (
  org_id bigint NOT NULL,
  currency text NOT NULL,
  valid_from date NOT NULL,
  rate numeric(20, 10) NOT NULL,
  PRIMARY KEY (org_id, currency, valid_from),
  CONSTRAINT fx_rate_positive_check CHECK (rate > 0)
);
-- distribute: fx_rate

CREATE TABLE product_line (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  parent_id uuid,
  name text NOT NULL,
  name_en text,
  path text[] NOT NULL,
  PRIMARY KEY (org_id, id),
  CONSTRAINT product_line_path_key UNIQUE (org_id, path)
);
-- distribute: product_line
ALTER TABLE product_line ADD CONSTRAINT product_line_parent_fkey FOREIGN KEY (org_id, parent_id) REFERENCES product_line (org_id, id);
CREATE INDEX product_line_parent_idx ON product_line (org_id, parent_id);

CREATE TABLE product (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  name_en text,
  line_id uuid,
  family_id uuid,
  unit text,
  is_complex boolean NOT NULL DEFAULT false,
  sort_key text NOT NULL COLLATE "C",
  search_text text NOT NULL DEFAULT '',
  search_grams text[] NOT NULL DEFAULT '{}',
  batch_id uuid,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  CONSTRAINT product_code_key UNIQUE (org_id, code)
);
-- distribute: product
COMMENT ON COLUMN product.family_id IS 'The outermost product line: the level of rhythm, lapse and mix.';
ALTER TABLE product ADD CONSTRAINT product_line_fkey FOREIGN KEY (org_id, line_id) REFERENCES product_line (org_id, id);
ALTER TABLE product ADD CONSTRAINT product_family_fkey FOREIGN KEY (org_id, family_id) REFERENCES product_line (org_id, id);
CREATE INDEX product_line_idx ON product (org_id, line_id);
CREATE INDEX product_family_idx ON product (org_id, family_id);
CREATE INDEX product_sort_idx ON product (org_id, sort_key, id);
CREATE INDEX product_grams_idx ON product USING gin (search_grams);

-- A missing list price or cost is unknown, never zero.
CREATE TABLE product_price (
  org_id bigint NOT NULL,
  product_id uuid NOT NULL,
  valid_from date NOT NULL,
  list_price_e4 bigint,
  unit_cost_e4 bigint,
  batch_id uuid,
  PRIMARY KEY (org_id, product_id, valid_from),
  CONSTRAINT product_price_sign_check CHECK (list_price_e4 >= 0 AND unit_cost_e4 >= 0)
);
-- distribute: product_price
ALTER TABLE product_price ADD CONSTRAINT product_price_product_fkey FOREIGN KEY (org_id, product_id) REFERENCES product (org_id, id);

-- The key of a line is what its source calls it; the same file again changes nothing.
CREATE TABLE order_line (
  org_id bigint NOT NULL,
  source text NOT NULL COLLATE "C",
  order_no text NOT NULL COLLATE "C",
  line_no integer NOT NULL,
  account_id uuid NOT NULL,
  end_account_id uuid,
  product_id uuid NOT NULL,
  ordered_on date NOT NULL,
  month date NOT NULL,
  kind text NOT NULL,
  quantity_e4 bigint NOT NULL,
  list_e4 bigint,
  net_e4 bigint NOT NULL,
  cost_e4 bigint,
  discount_e4 bigint,
  currency text NOT NULL,
  net_source_e4 bigint,
  promotion text,
  specification text,
  delivery_terms text,
  promised_on date,
  delivered_on date,
  short_e4 bigint,
  is_special boolean NOT NULL DEFAULT false,
  is_duplicate boolean NOT NULL DEFAULT false,
  cost_from_source boolean NOT NULL DEFAULT false,
  merged_from uuid[] NOT NULL DEFAULT '{}',
  batch_id uuid,
  PRIMARY KEY (org_id, source, order_no, line_no),
  CONSTRAINT order_line_kind_check CHECK (kind IN ('sale', 'return', 'sample', 'free-goods'))
);
-- distribute: order_line
CREATE INDEX order_line_merged_idx ON order_line (org_id, account_id) WHERE merged_from <> '{}';
COMMENT ON COLUMN order_line.merged_from IS 'Accounts that it stood at before merges, the latest first; undoing a merge takes the first back.';
COMMENT ON COLUMN order_line.list_e4 IS 'List value of the whole line; null when no list price is known.';
COMMENT ON COLUMN order_line.month IS 'First day of the month of ordered_on: what facts are grouped by.';
COMMENT ON COLUMN order_line.cost_e4 IS 'Cost of the whole line: from the source, else the dated product cost at the order date; null = unknown.';
COMMENT ON COLUMN order_line.net_source_e4 IS 'Net amount in the source currency; null when it is the company currency.';
CREATE INDEX order_line_account_idx ON order_line (org_id, account_id, ordered_on);
CREATE INDEX order_line_given_idx ON order_line (org_id, account_id) WHERE kind IN ('sample', 'free-goods');
CREATE INDEX order_line_end_account_idx ON order_line (org_id, end_account_id) WHERE end_account_id IS NOT NULL;

CREATE TABLE invoice (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  source text NOT NULL COLLATE "C",
  invoice_no text NOT NULL COLLATE "C",
  account_id uuid NOT NULL,
  issued_on date NOT NULL,
  due_on date NOT NULL,
  amount_minor bigint NOT NULL,
  currency text NOT NULL,
  amount_source_minor bigint,
  paid_minor bigint NOT NULL DEFAULT 0,
  settled_on date,
  disputed boolean NOT NULL DEFAULT false,
  order_no text,
  merged_from uuid[] NOT NULL DEFAULT '{}',
  batch_id uuid,
  PRIMARY KEY (org_id, id),
  CONSTRAINT invoice_no_key UNIQUE (org_id, source, invoice_no)
);
-- distribute: invoice
CREATE INDEX invoice_merged_idx ON invoice (org_id, account_id) WHERE merged_from <> '{}';
COMMENT ON COLUMN invoice.settled_on IS 'The day on which allocated payments reached the amount; null while open.';
CREATE INDEX invoice_account_idx ON invoice (org_id, account_id, due_on);
CREATE INDEX invoice_batch_idx ON invoice (org_id, batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX invoice_issued_idx ON invoice (org_id, issued_on);
CREATE INDEX invoice_order_idx ON invoice (org_id, order_no) WHERE order_no IS NOT NULL;

CREATE TABLE payment (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  source text NOT NULL COLLATE "C",
  payment_no text NOT NULL COLLATE "C",
  account_id uuid NOT NULL,
  paid_on date NOT NULL,
  amount_minor bigint NOT NULL,
  currency text NOT NULL,
  amount_source_minor bigint,
  invoice_no text COLLATE "C",
  merged_from uuid[] NOT NULL DEFAULT '{}',
  batch_id uuid,
  PRIMARY KEY (org_id, id),
  CONSTRAINT payment_no_key UNIQUE (org_id, source, payment_no)
);
-- distribute: payment
CREATE INDEX payment_merged_idx ON payment (org_id, account_id) WHERE merged_from <> '{}';
CREATE INDEX payment_account_idx ON payment (org_id, account_id, paid_on);
CREATE INDEX payment_batch_idx ON payment (org_id, batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX payment_paid_idx ON payment (org_id, paid_on);

CREATE TABLE payment_allocation (
  org_id bigint NOT NULL,
  payment_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  amount_minor bigint NOT NULL,
  PRIMARY KEY (org_id, payment_id, invoice_id)
);
-- distribute: payment_allocation
ALTER TABLE payment_allocation ADD CONSTRAINT payment_allocation_payment_fkey
  FOREIGN KEY (org_id, payment_id) REFERENCES payment (org_id, id) ON DELETE CASCADE;
ALTER TABLE payment_allocation ADD CONSTRAINT payment_allocation_invoice_fkey
  FOREIGN KEY (org_id, invoice_id) REFERENCES invoice (org_id, id) ON DELETE CASCADE;
CREATE INDEX payment_allocation_invoice_idx ON payment_allocation (org_id, invoice_id);

CREATE TABLE pocket_item (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  source text NOT NULL COLLATE "C",
  entry_no text NOT NULL COLLATE "C",
  account_id uuid NOT NULL,
  booked_on date NOT NULL,
  kind text NOT NULL,
  amount_e4 bigint NOT NULL,
  currency text NOT NULL,
  note text,
  order_source text,
  order_no text,
  line_no integer,
  merged_from uuid[] NOT NULL DEFAULT '{}',
  batch_id uuid,
  PRIMARY KEY (org_id, id),
  CONSTRAINT pocket_item_no_key UNIQUE (org_id, source, entry_no),
  CONSTRAINT pocket_item_kind_check
    CHECK (kind IN ('rebate', 'free-goods', 'freight', 'marketing-support', 'coupon', 'referral-reward'))
);
-- distribute: pocket_item
CREATE INDEX pocket_item_merged_idx ON pocket_item (org_id, account_id) WHERE merged_from <> '{}';
CREATE INDEX pocket_item_account_idx ON pocket_item (org_id, account_id, booked_on);
CREATE INDEX pocket_item_batch_idx ON pocket_item (org_id, batch_id) WHERE batch_id IS NOT NULL;

CREATE TABLE cost_to_serve (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  source text NOT NULL COLLATE "C",
  entry_no text NOT NULL COLLATE "C",
  account_id uuid NOT NULL,
  booked_on date NOT NULL,
  kind text NOT NULL,
  amount_e4 bigint NOT NULL,
  currency text NOT NULL,
  note text,
  order_source text,
  order_no text,
  line_no integer,
  merged_from uuid[] NOT NULL DEFAULT '{}',
  batch_id uuid,
  PRIMARY KEY (org_id, id),
  CONSTRAINT cost_to_serve_no_key UNIQUE (org_id, source, entry_no),
  CONSTRAINT cost_to_serve_kind_check
    CHECK (kind IN ('visit', 'sample', 'technical-change', 'remedy', 'hospitality', 'gift', 'other'))
);
-- distribute: cost_to_serve
CREATE INDEX cost_to_serve_merged_idx ON cost_to_serve (org_id, account_id) WHERE merged_from <> '{}';
CREATE INDEX cost_to_serve_account_idx ON cost_to_serve (org_id, account_id, booked_on);
CREATE INDEX cost_to_serve_batch_idx ON cost_to_serve (org_id, batch_id) WHERE batch_id IS NOT NULL;

CREATE TABLE credit_limit (
  org_id bigint NOT NULL,
  account_id uuid NOT NULL,
  valid_from date NOT NULL,
  limit_minor bigint NOT NULL,
  set_by uuid,
  PRIMARY KEY (org_id, account_id, valid_from),
  CONSTRAINT credit_limit_sign_check CHECK (limit_minor >= 0)
);
-- distribute: credit_limit

-- Facts per account, month and product: the level at which everything monthly is kept.
CREATE TABLE fact_month (
  org_id bigint NOT NULL,
  account_id uuid NOT NULL,
  month date NOT NULL,
  product_id uuid NOT NULL,
  quantity_e4 bigint NOT NULL,
  list_e4 bigint NOT NULL,
  net_e4 bigint NOT NULL,
  discount_e4 bigint NOT NULL,
  cost_e4 bigint NOT NULL,
  known_net_e4 bigint NOT NULL,
  return_e4 bigint NOT NULL,
  orders integer NOT NULL,
  lines integer NOT NULL,
  PRIMARY KEY (org_id, account_id, month, product_id)
);
-- distribute: fact_month
COMMENT ON COLUMN fact_month.known_net_e4 IS 'How much of the net revenue has a known cost; cost_e4 belongs to this part.';

CREATE TABLE account_month (
  org_id bigint NOT NULL,
  account_id uuid NOT NULL,
  month date NOT NULL,
  net_e4 bigint NOT NULL,
  list_e4 bigint NOT NULL,
  discount_e4 bigint NOT NULL,
  cost_e4 bigint NOT NULL,
  known_net_e4 bigint NOT NULL,
  return_e4 bigint NOT NULL,
  pocket_e4 bigint NOT NULL,
  serve_e4 bigint NOT NULL,
  orders integer NOT NULL,
  order_days integer NOT NULL,
  lines integer NOT NULL,
  PRIMARY KEY (org_id, account_id, month)
);
-- distribute: account_month
CREATE INDEX account_month_month_idx ON account_month (org_id, month) INCLUDE (net_e4, cost_e4, known_net_e4, pocket_e4, serve_e4);

-- One row per account: what lists and heads show. Figures of 12 and 24 months end with the month of the company's last fact.
CREATE TABLE account_snap (
  org_id bigint NOT NULL,
  account_id uuid NOT NULL,
  as_of date NOT NULL,
  is_net_basis boolean NOT NULL,
  net_12_e4 bigint NOT NULL,
  net_prior_12_e4 bigint NOT NULL,
  contribution_12_e4 bigint,
  contribution_24_e4 bigint,
  known_share_bp integer,
  pocket_12_e4 bigint NOT NULL,
  serve_12_e4 bigint NOT NULL,
  orders_12 integer NOT NULL,
  orders_all integer NOT NULL,
  first_order_on date,
  last_order_on date,
  open_minor bigint NOT NULL,
  overdue_minor bigint NOT NULL,
  oldest_overdue_on date,
  exposure_minor bigint NOT NULL,
  limit_minor bigint,
  trend_e4 bigint[] NOT NULL,
  PRIMARY KEY (org_id, account_id)
);
-- distribute: account_snap
CREATE INDEX account_snap_net_idx ON account_snap (org_id, net_12_e4 DESC, account_id);
CREATE INDEX account_snap_contribution_idx ON account_snap (org_id, contribution_12_e4 DESC NULLS LAST, account_id);
CREATE INDEX account_snap_last_order_idx ON account_snap (org_id, last_order_on DESC NULLS LAST, account_id);
CREATE INDEX account_snap_overdue_idx ON account_snap (org_id, overdue_minor DESC, account_id);

CREATE TABLE org_month (
  org_id bigint NOT NULL,
  month date NOT NULL,
  accounts integer NOT NULL,
  net_e4 bigint NOT NULL,
  cost_e4 bigint NOT NULL,
  known_net_e4 bigint NOT NULL,
  pocket_e4 bigint NOT NULL,
  serve_e4 bigint NOT NULL,
  orders integer NOT NULL,
  PRIMARY KEY (org_id, month)
);
-- distribute: org_month

-- Accounts whose facts wait for their turn after an edit.
CREATE TABLE dirty_account (
  org_id bigint NOT NULL,
  account_id uuid NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, account_id)
);
-- distribute: dirty_account

CREATE TABLE import_batch (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  source text NOT NULL,
  file_id uuid NOT NULL,
  file_name text NOT NULL,
  file_bytes bigint NOT NULL,
  state text NOT NULL,
  mapping jsonb,
  reading jsonb,
  report jsonb,
  counts jsonb NOT NULL DEFAULT '{}',
  plan jsonb,
  job_id uuid,
  applied_through uuid,
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  finished_at timestamptz,
  undone_at timestamptz,
  PRIMARY KEY (org_id, id),
  CONSTRAINT import_batch_state_check CHECK (
    state IN ('uploaded', 'checking', 'checked', 'staging', 'applying', 'done', 'failed', 'cancelled', 'undoing', 'undone'))
);
-- distribute: import_batch
CREATE INDEX import_batch_created_idx ON import_batch (org_id, created_at DESC, id DESC);

-- Mappings remembered by source and header.
CREATE TABLE import_mapping (
  org_id bigint NOT NULL,
  kind text NOT NULL,
  source text NOT NULL,
  header_hash text NOT NULL,
  mapping jsonb NOT NULL,
  used_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, kind, source, header_hash)
);
-- distribute: import_mapping

-- Every row that could not be booked, as it stood in the file, with reasons as codes.
CREATE TABLE import_reject (
  org_id bigint NOT NULL,
  batch_id uuid NOT NULL,
  line integer NOT NULL,
  raw text NOT NULL,
  reasons jsonb NOT NULL,
  PRIMARY KEY (org_id, batch_id, line)
);
-- distribute: import_reject

-- Rows on their way in. Order lines are typed because they come by the million; other kinds travel as records.
-- No row-level security: COPY refuses tables that have it. Only import code reads it, always by org_id and batch_id.
CREATE TABLE import_stage (
  org_id bigint NOT NULL,
  batch_id uuid NOT NULL,
  line integer NOT NULL,
  account_id uuid,
  record jsonb NOT NULL,
  PRIMARY KEY (org_id, batch_id, line)
);
-- distribute: import_stage
CREATE INDEX import_stage_account_idx ON import_stage (org_id, batch_id, account_id);

CREATE TABLE order_line_stage (
  org_id bigint NOT NULL,
  batch_id uuid NOT NULL,
  line integer NOT NULL,
  order_no text NOT NULL,
  line_no integer NOT NULL,
  account_id uuid NOT NULL,
  end_account_id uuid,
  product_id uuid NOT NULL,
  ordered_on date NOT NULL,
  month date NOT NULL,
  kind text NOT NULL,
  quantity_e4 bigint NOT NULL,
  list_e4 bigint,
  net_e4 bigint NOT NULL,
  cost_e4 bigint,
  discount_e4 bigint,
  currency text NOT NULL,
  net_source_e4 bigint,
  promotion text,
  specification text,
  delivery_terms text,
  promised_on date,
  delivered_on date,
  short_e4 bigint,
  is_special boolean NOT NULL,
  is_duplicate boolean NOT NULL,
  PRIMARY KEY (org_id, batch_id, account_id, line)
);
-- distribute: order_line_stage

-- What stood before a batch changed it, so that the batch can be undone.
CREATE TABLE import_before (
  org_id bigint NOT NULL,
  batch_id uuid NOT NULL,
  object text NOT NULL,
  object_key text NOT NULL COLLATE "C",
  account_id uuid,
  before jsonb NOT NULL,
  before_batch_id uuid,
  PRIMARY KEY (org_id, batch_id, object, object_key)
);
-- distribute: import_before
CREATE INDEX import_before_account_idx ON import_before (org_id, batch_id, account_id);
CREATE INDEX import_before_earlier_idx ON import_before (org_id, before_batch_id);

-- The accounts that a batch touches, in the order in which they are applied and undone.
CREATE TABLE import_account (
  org_id bigint NOT NULL,
  batch_id uuid NOT NULL,
  account_id uuid NOT NULL,
  rows integer NOT NULL,
  PRIMARY KEY (org_id, batch_id, account_id)
);
-- distribute: import_account

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'fx_rate', 'product_line', 'product', 'product_price', 'order_line', 'invoice', 'payment', 'payment_allocation',
    'pocket_item', 'cost_to_serve', 'credit_limit', 'fact_month', 'account_month', 'account_snap', 'org_month',
    'dirty_account', 'import_batch', 'import_mapping', 'import_reject', 'import_before',
    'import_account'
  ] LOOP
    PERFORM protect_tenant_table(tenant_table::regclass);
  END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE, DELETE ON import_stage, order_line_stage TO mainstay_app;
