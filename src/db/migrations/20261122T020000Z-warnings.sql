-- Warnings: the company's policy, the runs that looked, what they found, what persons did about it, and promises to pay.

CREATE TABLE warning_policy (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  note text,
  body jsonb NOT NULL,
  created_by uuid,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  CONSTRAINT warning_policy_version_key UNIQUE (org_id, version)
);
-- distribute: warning_policy
SELECT protect_tenant_table('warning_policy');
REVOKE UPDATE, DELETE ON warning_policy FROM mainstay_app;

CREATE TABLE warning_run (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  as_of date NOT NULL,
  policy_version integer NOT NULL,
  accounts integer NOT NULL,
  opened integer NOT NULL,
  refreshed integer NOT NULL,
  closed integer NOT NULL,
  false_alarms_tenths integer NOT NULL,
  finished_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id)
);
-- distribute: warning_run
COMMENT ON COLUMN warning_run.id IS 'The job that looked.';
COMMENT ON COLUMN warning_run.false_alarms_tenths IS 'False erosion alarms that this book gives in a year, in tenths.';
CREATE INDEX warning_run_finished_idx ON warning_run (org_id, finished_at DESC, id DESC);
SELECT protect_tenant_table('warning_run');
REVOKE UPDATE, DELETE ON warning_run FROM mainstay_app;

CREATE TABLE warning (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  kind text NOT NULL,
  subject text NOT NULL DEFAULT '' COLLATE "C",
  state text NOT NULL,
  mark text NOT NULL,
  evidence jsonb NOT NULL,
  stake_minor bigint NOT NULL,
  urgency integer NOT NULL,
  weight bigint NOT NULL,
  since date NOT NULL,
  confidence_bp integer,
  step text NOT NULL,
  owner_id uuid,
  snoozed_until date,
  close_reason text,
  closed_by text,
  verdict text,
  opened_at timestamptz NOT NULL,
  refreshed_at timestamptz NOT NULL,
  closed_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (org_id, id),
  CONSTRAINT warning_state_check CHECK (state IN ('new', 'accepted', 'dismissed', 'resolved')),
  CONSTRAINT warning_urgency_check CHECK (urgency BETWEEN 1 AND 100),
  CONSTRAINT warning_verdict_check CHECK (verdict IN ('true', 'false')),
  CONSTRAINT warning_closed_check CHECK ((closed_at IS NULL) = (state IN ('new', 'accepted')) AND (closed_by IS NULL) = (closed_at IS NULL)),
  CONSTRAINT warning_reason_check CHECK (state <> 'dismissed' OR close_reason IS NOT NULL)
);
-- distribute: warning
COMMENT ON COLUMN warning.subject IS 'What of the account it is about, such as a product family or an order; empty: the account.';
COMMENT ON COLUMN warning.mark IS 'What was told: a finding with the mark of one that a person closed is not told again.';
COMMENT ON COLUMN warning.weight IS 'Money at stake in minor units × urgency: the order of lists.';
COMMENT ON COLUMN warning.closed_by IS 'person, or run when the finding was gone.';
CREATE UNIQUE INDEX warning_open_key ON warning (org_id, account_id, kind, subject) WHERE state IN ('new', 'accepted');
CREATE INDEX warning_open_idx ON warning (org_id, weight DESC, id DESC) WHERE state IN ('new', 'accepted');
CREATE INDEX warning_weight_idx ON warning (org_id, weight DESC, id DESC);
CREATE INDEX warning_account_idx ON warning (org_id, account_id, opened_at DESC);
SELECT protect_tenant_table('warning');
REVOKE DELETE ON warning FROM mainstay_app;

CREATE TABLE warning_event (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  warning_id uuid NOT NULL,
  at timestamptz NOT NULL,
  act text NOT NULL,
  note text,
  details jsonb NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  PRIMARY KEY (org_id, id)
);
-- distribute: warning_event
ALTER TABLE warning_event ADD CONSTRAINT warning_event_warning_fkey FOREIGN KEY (org_id, warning_id) REFERENCES warning (org_id, id);
CREATE INDEX warning_event_warning_idx ON warning_event (org_id, warning_id, at, id);
SELECT protect_tenant_table('warning_event');
REVOKE UPDATE, DELETE ON warning_event FROM mainstay_app;

-- What customers promised to pay, and until when. Whether a promise was kept is read from the payments.
CREATE TABLE payment_promise (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  made_on date NOT NULL,
  due_on date NOT NULL,
  amount_minor bigint NOT NULL,
  promised_by text,
  note text,
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  PRIMARY KEY (org_id, id),
  CONSTRAINT payment_promise_amount_check CHECK (amount_minor > 0),
  CONSTRAINT payment_promise_days_check CHECK (due_on >= made_on)
);
-- distribute: payment_promise
CREATE INDEX payment_promise_account_idx ON payment_promise (org_id, account_id, due_on);
SELECT protect_tenant_table('payment_promise');
REVOKE DELETE ON payment_promise FROM mainstay_app;
