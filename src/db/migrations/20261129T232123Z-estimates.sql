-- Made-to-order goods: what a product costs for one account, estimated in versions that production and finance sign.

CREATE TABLE cost_estimate (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  number text NOT NULL COLLATE "C",
  account_id uuid NOT NULL,
  product_id uuid NOT NULL,
  title text NOT NULL,
  latest integer NOT NULL DEFAULT 1,
  withdrawn_at timestamptz,
  withdraw_reason text,
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  merged_from uuid[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (org_id, id),
  CONSTRAINT cost_estimate_number_key UNIQUE (org_id, number)
);
-- distribute: cost_estimate
COMMENT ON COLUMN cost_estimate.latest IS 'The version that counts; while it lacks a signature the cost is unknown.';
CREATE INDEX cost_estimate_created_idx ON cost_estimate (org_id, created_at DESC, id DESC);
CREATE INDEX cost_estimate_account_idx ON cost_estimate (org_id, account_id, product_id);
SELECT protect_tenant_table('cost_estimate');
REVOKE DELETE ON cost_estimate FROM mainstay_app;

CREATE TABLE estimate_version (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  estimate_id uuid NOT NULL,
  number integer NOT NULL,
  product_id uuid NOT NULL,
  quantity_e4 bigint NOT NULL,
  unit_cost_e4 bigint NOT NULL,
  list_price_e4 bigint NOT NULL,
  valid_from date NOT NULL,
  valid_until date NOT NULL,
  specification text,
  reason text,
  lines jsonb NOT NULL,
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  CONSTRAINT estimate_version_number_key UNIQUE (org_id, estimate_id, number),
  CONSTRAINT estimate_version_cost_key UNIQUE (org_id, id, product_id, unit_cost_e4),
  CONSTRAINT estimate_version_value_check
    CHECK (quantity_e4 > 0 AND unit_cost_e4 > 0 AND list_price_e4 > 0 AND valid_until >= valid_from)
);
-- distribute: estimate_version
COMMENT ON COLUMN estimate_version.unit_cost_e4 IS 'Cost of a unit when the whole quantity is made; fewer units bear more of what is paid once.';
ALTER TABLE estimate_version ADD CONSTRAINT estimate_version_estimate_fkey
  FOREIGN KEY (org_id, estimate_id) REFERENCES cost_estimate (org_id, id);
CREATE INDEX estimate_version_created_idx ON estimate_version (org_id, created_at);
SELECT protect_tenant_table('estimate_version');
REVOKE UPDATE, DELETE ON estimate_version FROM mainstay_app;

CREATE TABLE estimate_signature (
  org_id bigint NOT NULL,
  version_id uuid NOT NULL,
  office text NOT NULL,
  user_id uuid NOT NULL,
  user_name text NOT NULL,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, version_id, office),
  -- Nobody signs for both.
  CONSTRAINT estimate_signature_person_key UNIQUE (org_id, version_id, user_id),
  CONSTRAINT estimate_signature_office_check CHECK (office IN ('production', 'finance'))
);
-- distribute: estimate_signature
ALTER TABLE estimate_signature ADD CONSTRAINT estimate_signature_version_fkey
  FOREIGN KEY (org_id, version_id) REFERENCES estimate_version (org_id, id);
SELECT protect_tenant_table('estimate_signature');
REVOKE UPDATE, DELETE ON estimate_signature FROM mainstay_app;

-- A version that both have signed: what a floor may rest on.
CREATE TABLE signed_estimate (
  org_id bigint NOT NULL,
  version_id uuid NOT NULL,
  product_id uuid NOT NULL,
  unit_cost_e4 bigint NOT NULL,
  production_office text NOT NULL DEFAULT 'production',
  finance_office text NOT NULL DEFAULT 'finance',
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, version_id),
  CONSTRAINT signed_estimate_cost_key UNIQUE (org_id, version_id, product_id, unit_cost_e4),
  CONSTRAINT signed_estimate_office_check CHECK (production_office = 'production' AND finance_office = 'finance')
);
-- distribute: signed_estimate
ALTER TABLE signed_estimate ADD CONSTRAINT signed_estimate_version_fkey
  FOREIGN KEY (org_id, version_id, product_id, unit_cost_e4) REFERENCES estimate_version (org_id, id, product_id, unit_cost_e4);
ALTER TABLE signed_estimate ADD CONSTRAINT signed_estimate_production_fkey
  FOREIGN KEY (org_id, version_id, production_office) REFERENCES estimate_signature (org_id, version_id, office);
ALTER TABLE signed_estimate ADD CONSTRAINT signed_estimate_finance_fkey
  FOREIGN KEY (org_id, version_id, finance_office) REFERENCES estimate_signature (org_id, version_id, office);
CREATE INDEX signed_estimate_production_idx ON signed_estimate (org_id, version_id, production_office);
CREATE INDEX signed_estimate_finance_idx ON signed_estimate (org_id, version_id, finance_office);
SELECT protect_tenant_table('signed_estimate');
REVOKE UPDATE, DELETE ON signed_estimate FROM mainstay_app;

-- A floor that rests on an estimate names the signed version and never takes less than its cost.
ALTER TABLE price_floor ADD COLUMN estimate_version_id uuid;
ALTER TABLE price_floor ADD COLUMN estimate_cost_e4 bigint;
ALTER TABLE price_floor ADD CONSTRAINT price_floor_estimate_check CHECK (
  (estimate_version_id IS NULL) = (estimate_cost_e4 IS NULL) AND (estimate_cost_e4 IS NULL OR unit_cost_e4 >= estimate_cost_e4));
ALTER TABLE price_floor ADD CONSTRAINT price_floor_estimate_fkey
  FOREIGN KEY (org_id, estimate_version_id, product_id, estimate_cost_e4)
  REFERENCES signed_estimate (org_id, version_id, product_id, unit_cost_e4);
CREATE INDEX price_floor_estimate_idx ON price_floor (org_id, estimate_version_id, product_id, estimate_cost_e4);

-- What making it cost in the end, line by line as estimated; a later entry replaces an earlier one.
CREATE TABLE estimate_actual (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  version_id uuid NOT NULL,
  quantity_e4 bigint NOT NULL,
  unit_cost_e4 bigint NOT NULL,
  lines jsonb NOT NULL,
  note text,
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  CONSTRAINT estimate_actual_value_check CHECK (quantity_e4 > 0 AND unit_cost_e4 >= 0)
);
-- distribute: estimate_actual
ALTER TABLE estimate_actual ADD CONSTRAINT estimate_actual_version_fkey
  FOREIGN KEY (org_id, version_id) REFERENCES estimate_version (org_id, id);
CREATE INDEX estimate_actual_version_idx ON estimate_actual (org_id, version_id, created_at DESC);
SELECT protect_tenant_table('estimate_actual');
REVOKE UPDATE, DELETE ON estimate_actual FROM mainstay_app;
