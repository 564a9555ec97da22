-- Segments: saved rules over accounts, their members as last seen, and what changed.

CREATE TABLE segment (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  note text,
  rule jsonb NOT NULL,
  shared boolean NOT NULL DEFAULT true,
  owner_id uuid NOT NULL,
  offer jsonb,
  members integer NOT NULL DEFAULT 0,
  evaluated_through timestamptz,
  evaluated_run uuid,
  evaluated_on date,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  removed_at timestamptz,
  PRIMARY KEY (org_id, id)
);
COMMENT ON COLUMN segment.offer IS 'What members get: service package, price, campaign; a segment without one is an opening.';
COMMENT ON COLUMN segment.evaluated_through IS 'Accounts that changed after this instant are evaluated at the next look.';
-- distribute: segment

CREATE TABLE segment_member (
  org_id bigint NOT NULL,
  segment_id uuid NOT NULL,
  account_id uuid NOT NULL,
  since timestamptz NOT NULL,
  PRIMARY KEY (org_id, segment_id, account_id)
);
-- distribute: segment_member
ALTER TABLE segment_member ADD CONSTRAINT segment_member_segment_fkey FOREIGN KEY (org_id, segment_id) REFERENCES segment (org_id, id) ON DELETE CASCADE;
CREATE INDEX segment_member_account_idx ON segment_member (org_id, account_id);

-- Who came and went, found at one evaluation.
CREATE TABLE segment_change (
  org_id bigint NOT NULL,
  segment_id uuid NOT NULL,
  at timestamptz NOT NULL,
  account_id uuid NOT NULL,
  entered boolean NOT NULL,
  PRIMARY KEY (org_id, segment_id, at, account_id)
);
-- distribute: segment_change
ALTER TABLE segment_change ADD CONSTRAINT segment_change_segment_fkey FOREIGN KEY (org_id, segment_id) REFERENCES segment (org_id, id) ON DELETE CASCADE;

SELECT protect_tenant_table('segment');
SELECT protect_tenant_table('segment_member');
SELECT protect_tenant_table('segment_change');
