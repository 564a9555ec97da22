-- Contracts pass a clause list: what deviates from the company's standard needs the opinions of its offices, on a clock.
CREATE TABLE clause_list (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  note text,
  body jsonb NOT NULL,
  created_by uuid,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  CONSTRAINT clause_list_version_key UNIQUE (org_id, version)
);
-- distribute: clause_list
SELECT protect_tenant_table('clause_list');
REVOKE UPDATE, DELETE ON clause_list FROM mainstay_app;

CREATE TABLE contract_clause (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  agreement_id uuid,
  purchase_id uuid,
  clause_key text NOT NULL COLLATE "C",
  kind text NOT NULL,
  title text,
  standard text,
  list_version integer NOT NULL,
  deviation text,
  round integer NOT NULL DEFAULT 1,
  set_by uuid NOT NULL,
  set_by_name text NOT NULL,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  CONSTRAINT contract_clause_agreement_key UNIQUE (org_id, agreement_id, clause_key),
  CONSTRAINT contract_clause_purchase_key UNIQUE (org_id, purchase_id, clause_key),
  CONSTRAINT contract_clause_of_check CHECK (num_nonnulls(agreement_id, purchase_id) = 1),
  CONSTRAINT contract_clause_round_check CHECK (round >= 1)
);
-- distribute: contract_clause
COMMENT ON COLUMN contract_clause.standard IS 'The standard of the list when it was set; null: the usual position of its kind.';
COMMENT ON COLUMN contract_clause.deviation IS 'What the contract says instead; null: the standard.';
COMMENT ON COLUMN contract_clause.round IS 'Every change of the deviation begins another: opinions are of one wording.';
ALTER TABLE contract_clause ADD CONSTRAINT contract_clause_agreement_fkey
  FOREIGN KEY (org_id, agreement_id) REFERENCES price_agreement (org_id, id);
ALTER TABLE contract_clause ADD CONSTRAINT contract_clause_purchase_fkey
  FOREIGN KEY (org_id, purchase_id) REFERENCES purchase (org_id, id);
SELECT protect_tenant_table('contract_clause');
REVOKE DELETE ON contract_clause FROM mainstay_app;

CREATE TABLE clause_opinion (
  org_id bigint NOT NULL,
  clause_id uuid NOT NULL,
  round integer NOT NULL,
  office text NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  verdict text,
  note text,
  given_by uuid,
  given_by_name text,
  given_at timestamptz,
  resolution text,
  resolved_by uuid,
  resolved_by_name text,
  resolved_at timestamptz,
  PRIMARY KEY (org_id, clause_id, round, office),
  CONSTRAINT clause_opinion_office_check CHECK (office IN ('legal', 'technical', 'finance')),
  CONSTRAINT clause_opinion_verdict_check CHECK (verdict IN ('accept', 'condition', 'object')),
  CONSTRAINT clause_opinion_given_check CHECK (
    num_nulls(verdict, given_by, given_by_name, given_at) IN (0, 4) AND (verdict = 'accept' OR verdict IS NULL OR note IS NOT NULL)),
  CONSTRAINT clause_opinion_own_check CHECK (given_by IS DISTINCT FROM asked_by OR given_by IS NULL),
  CONSTRAINT clause_opinion_resolved_check CHECK (
    num_nulls(resolution, resolved_by, resolved_by_name, resolved_at) IN (0, 4)
    AND (resolution IS NULL OR verdict = 'object'))
);
-- distribute: clause_opinion
COMMENT ON COLUMN clause_opinion.resolution IS 'Why a director lets the contract pass in spite of an objection.';
ALTER TABLE clause_opinion ADD CONSTRAINT clause_opinion_clause_fkey
  FOREIGN KEY (org_id, clause_id) REFERENCES contract_clause (org_id, id);
CREATE INDEX clause_opinion_open_idx ON clause_opinion (org_id, due_at) WHERE verdict IS NULL;
SELECT protect_tenant_table('clause_opinion');
REVOKE DELETE ON clause_opinion FROM mainstay_app;
