-- What somebody goes into a talk about prices with, and what came out of it.
CREATE TABLE negotiation (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  title text NOT NULL,
  meet_on date NOT NULL,
  state text NOT NULL DEFAULT 'prepared',
  lines jsonb NOT NULL DEFAULT '[]',
  levers jsonb NOT NULL DEFAULT '[]',
  asks jsonb NOT NULL DEFAULT '[]',
  their_alternatives text,
  our_alternative text,
  request_id uuid,
  outcome text,
  result text,
  closed_at timestamptz,
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  merged_from uuid[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (org_id, id),
  CONSTRAINT negotiation_state_check CHECK (state IN ('prepared', 'held')),
  CONSTRAINT negotiation_outcome_check CHECK ((state = 'held') = (outcome IS NOT NULL)
    AND (outcome IS NULL OR outcome IN ('agreed', 'postponed', 'broken-off')))
);
-- distribute: negotiation
COMMENT ON COLUMN negotiation.asks IS 'What we ask in return, and after the talk whether it was granted.';
ALTER TABLE negotiation ADD CONSTRAINT negotiation_request_fkey
  FOREIGN KEY (org_id, request_id) REFERENCES price_request (org_id, id);
CREATE INDEX negotiation_request_idx ON negotiation (org_id, request_id);
CREATE INDEX negotiation_created_idx ON negotiation (org_id, created_at DESC, id DESC);
CREATE INDEX negotiation_account_idx ON negotiation (org_id, account_id, created_at DESC);
SELECT protect_tenant_table('negotiation');
REVOKE DELETE ON negotiation FROM mainstay_app;
