-- The bridge of a company between two periods, computed by the worker: whole and cut by owner, tier and product line.
CREATE TABLE company_bridge (
  org_id bigint NOT NULL,
  month date NOT NULL,
  against date NOT NULL,
  months smallint NOT NULL,
  cut text NOT NULL COLLATE "C",
  cut_key text NOT NULL COLLATE "C",
  body jsonb NOT NULL,
  computed_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, month, against, months, cut, cut_key),
  CONSTRAINT company_bridge_cut_check CHECK (cut IN ('company', 'owner', 'tier', 'line')),
  CONSTRAINT company_bridge_months_check CHECK (months BETWEEN 1 AND 12)
);
-- distribute: company_bridge
COMMENT ON COLUMN company_bridge.month IS 'First day of the last month of the later period; against: of the earlier one.';
COMMENT ON COLUMN company_bridge.cut_key IS 'Owner, tier or product line; empty for accounts without one.';
COMMENT ON COLUMN company_bridge.body IS 'Sums in 1/10,000 of the company currency, as texts, and the accounts that moved most.';
SELECT protect_tenant_table('company_bridge');
