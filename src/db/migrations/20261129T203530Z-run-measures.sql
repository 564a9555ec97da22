-- What a run measured of every account, by the codes of the measures; apart from run_account, whose rows lists read whole.

CREATE TABLE run_measures (
  org_id bigint NOT NULL,
  run_id uuid NOT NULL,
  account_id uuid NOT NULL,
  figures jsonb NOT NULL,
  PRIMARY KEY (org_id, run_id, account_id)
);
-- distribute: run_measures
COMMENT ON COLUMN run_measures.figures IS 'Figure by code, in the unit that the measure is stated in; a missing figure has no key.';
SELECT protect_tenant_table('run_measures');

-- The present figures of every account, for segments.
CREATE VIEW account_measures WITH (security_invoker = true) AS
SELECT m.org_id, m.account_id, m.figures
FROM latest_run latest
JOIN run_measures m ON m.org_id = latest.org_id AND m.run_id = latest.id;
GRANT SELECT ON account_measures TO mainstay_app;
