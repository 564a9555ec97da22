-- How often bills of the whole book are paid late, as the last run found it: the ground that a single account's page stands on.
ALTER TABLE warning_run ADD COLUMN late_prior jsonb;
