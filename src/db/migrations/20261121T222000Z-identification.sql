-- Identification: policies, runs with their frozen populations, results and explanations, proposals, what persons state, back-tests.

CREATE TABLE policy (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  note text,
  body jsonb NOT NULL,
  created_by uuid,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  CONSTRAINT policy_version_key UNIQUE (org_id, version)
);
COMMENT ON TABLE policy IS 'The highest version is in force; none is ever changed.';
-- distribute: policy

CREATE TABLE identification_run (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  as_of date NOT NULL,
  policy_id uuid NOT NULL,
  policy_version integer NOT NULL,
  state text NOT NULL,
  reference jsonb,
  report jsonb,
  accounts integer NOT NULL DEFAULT 0,
  prospects integer NOT NULL DEFAULT 0,
  started_by_name text NOT NULL,
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  PRIMARY KEY (org_id, id),
  CONSTRAINT identification_run_state_check CHECK (state IN ('running', 'done', 'failed'))
);
COMMENT ON COLUMN identification_run.report IS 'Model fit, whale curve, concentration, axes left out, sums: what the portfolio shows about the whole book.';
-- distribute: identification_run
ALTER TABLE identification_run ADD CONSTRAINT identification_run_policy_fkey FOREIGN KEY (org_id, policy_id) REFERENCES policy (org_id, id);
CREATE INDEX identification_run_policy_idx ON identification_run (org_id, policy_id);
CREATE INDEX identification_run_as_of_idx ON identification_run (org_id, state, as_of DESC, started_at DESC);

-- One row per account (or group that buys as one) and run. Rows of a run become visible with its state 'done'.
CREATE TABLE run_account (
  org_id bigint NOT NULL,
  run_id uuid NOT NULL,
  account_id uuid NOT NULL,
  unit text NOT NULL,
  rank integer NOT NULL,
  score_micro bigint NOT NULL,
  coverage integer NOT NULL,
  tier text NOT NULL,
  types text[] NOT NULL,
  gate_type text,
  badges text[] NOT NULL,
  failed_gates text[] NOT NULL,
  contribution_minor bigint,
  revenue_minor bigint NOT NULL,
  revenue_rank integer NOT NULL,
  expected_minor bigint,
  alive_bp integer,
  contribution_share integer,
  continuity_share integer,
  payment_share integer,
  growth_share integer,
  relationship_share integer,
  strategic_share integer,
  PRIMARY KEY (org_id, run_id, account_id, unit),
  CONSTRAINT run_account_unit_check CHECK (unit IN ('account', 'group')),
  CONSTRAINT run_account_tier_check CHECK (tier IN ('S', 'A', 'B', 'C', 'unrated'))
);
COMMENT ON COLUMN run_account.contribution_share IS 'Percentile of the axis within the frozen population, ten-thousandths; null = missing.';
-- distribute: run_account
CREATE INDEX run_account_rank_idx ON run_account (org_id, run_id, unit, rank, account_id);
CREATE INDEX run_account_contribution_idx ON run_account (org_id, run_id, unit, contribution_minor DESC NULLS LAST, account_id);
CREATE INDEX run_account_revenue_idx ON run_account (org_id, run_id, unit, revenue_rank, account_id);
CREATE INDEX run_account_account_idx ON run_account (org_id, account_id, run_id);
CREATE INDEX run_account_badges_idx ON run_account USING gin (badges);

-- Canonical JSON as text: the same bytes on every engine.
CREATE TABLE run_explanation (
  org_id bigint NOT NULL,
  run_id uuid NOT NULL,
  account_id uuid NOT NULL,
  unit text NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (org_id, run_id, account_id, unit)
);
-- distribute: run_explanation

CREATE TABLE run_prospect (
  org_id bigint NOT NULL,
  run_id uuid NOT NULL,
  account_id uuid NOT NULL,
  rank integer NOT NULL,
  body jsonb NOT NULL,
  PRIMARY KEY (org_id, run_id, account_id)
);
-- distribute: run_prospect
CREATE INDEX run_prospect_rank_idx ON run_prospect (org_id, run_id, rank);

CREATE TABLE run_upgrade (
  org_id bigint NOT NULL,
  run_id uuid NOT NULL,
  account_id uuid NOT NULL,
  rank integer NOT NULL,
  tier text NOT NULL,
  next_tier text NOT NULL,
  missing_micro bigint NOT NULL,
  gaps jsonb NOT NULL,
  planned_at timestamptz,
  PRIMARY KEY (org_id, run_id, account_id)
);
-- distribute: run_upgrade
CREATE INDEX run_upgrade_rank_idx ON run_upgrade (org_id, run_id, rank);

CREATE TABLE tier_proposal (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  run_id uuid NOT NULL,
  account_id uuid NOT NULL,
  unit text NOT NULL,
  rank integer NOT NULL,
  tier_from text NOT NULL,
  tier_to text NOT NULL,
  type_from text,
  type_to text,
  direction text NOT NULL,
  score_micro bigint NOT NULL,
  held_by text[] NOT NULL,
  state text NOT NULL DEFAULT 'open',
  reason text,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  PRIMARY KEY (org_id, id),
  CONSTRAINT tier_proposal_state_check CHECK (state IN ('open', 'accepted', 'refused', 'overridden', 'superseded')),
  CONSTRAINT tier_proposal_direction_check CHECK (direction IN ('up', 'down', 'same'))
);
-- distribute: tier_proposal
CREATE INDEX tier_proposal_open_idx ON tier_proposal (org_id, state, run_id, rank);
CREATE INDEX tier_proposal_account_idx ON tier_proposal (org_id, account_id);

-- What persons state about an account, each with a source and a date (strategic, relationship, potential).
CREATE TABLE account_statement (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  kind text NOT NULL,
  value bigint NOT NULL,
  source text NOT NULL,
  stated_on date NOT NULL,
  expires_on date,
  note text,
  stated_by uuid NOT NULL,
  stated_by_name text NOT NULL,
  recorded_at timestamptz NOT NULL,
  withdrawn_on date,
  PRIMARY KEY (org_id, id)
);
-- distribute: account_statement
CREATE INDEX account_statement_account_idx ON account_statement (org_id, account_id, stated_on);

CREATE TABLE ladder_answer (
  org_id bigint NOT NULL,
  account_id uuid NOT NULL,
  step text NOT NULL,
  value bigint NOT NULL,
  answered_on date NOT NULL,
  answered_by uuid NOT NULL,
  PRIMARY KEY (org_id, account_id, step)
);
-- distribute: ladder_answer

CREATE TABLE buying_group (
  org_id bigint NOT NULL,
  account_id uuid NOT NULL,
  since date NOT NULL,
  set_by uuid NOT NULL,
  PRIMARY KEY (org_id, account_id)
);
COMMENT ON TABLE buying_group IS 'Accounts whose group (all under them) buys as one and is scored as one beside its members.';
-- distribute: buying_group

CREATE TABLE back_test (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  policy_version integer NOT NULL,
  cutoff date NOT NULL,
  horizon_days integer NOT NULL,
  result jsonb NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id)
);
-- distribute: back_test
CREATE INDEX back_test_created_idx ON back_test (org_id, created_at DESC);

SELECT protect_tenant_table('policy');
SELECT protect_tenant_table('identification_run');
SELECT protect_tenant_table('run_account');
SELECT protect_tenant_table('run_explanation');
SELECT protect_tenant_table('run_prospect');
SELECT protect_tenant_table('run_upgrade');
SELECT protect_tenant_table('tier_proposal');
SELECT protect_tenant_table('account_statement');
SELECT protect_tenant_table('ladder_answer');
SELECT protect_tenant_table('buying_group');
SELECT protect_tenant_table('back_test');

-- The present result of every account, for lists and segments of other areas.
CREATE VIEW account_rating WITH (security_invoker = true) AS
SELECT r.org_id, r.account_id, r.run_id, r.rank, r.score_micro, r.coverage, r.tier, r.types, r.badges, r.failed_gates, r.contribution_minor,
       r.revenue_minor, r.revenue_rank, r.expected_minor, r.alive_bp, r.contribution_share, r.continuity_share, r.payment_share,
       r.growth_share, r.relationship_share, r.strategic_share
FROM run_account r
WHERE r.unit = 'account'
  AND r.run_id = (
    SELECT latest.id FROM identification_run latest
    WHERE latest.org_id = r.org_id AND latest.state = 'done'
    ORDER BY latest.as_of DESC, latest.started_at DESC, latest.id DESC
    LIMIT 1);
GRANT SELECT ON account_rating TO mainstay_app;
