-- A warning that was put off wakes when it gets clearly worse than it was then, and one told again names the one that was closed.
ALTER TABLE warning
  ADD COLUMN snoozed_stake_minor bigint,
  ADD COLUMN snoozed_severity integer,
  ADD COLUMN woken_at timestamp with time zone,
  ADD COLUMN earlier_id uuid;
ALTER TABLE warning
  ADD CONSTRAINT warning_earlier_fkey FOREIGN KEY (org_id, earlier_id) REFERENCES warning (org_id, id);
CREATE INDEX warning_earlier_idx ON warning (org_id, earlier_id) WHERE earlier_id IS NOT NULL;
