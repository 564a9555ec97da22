-- The rows of a manager are found without reading them: his own by the index alone, and those below others without the
-- row that every account has for itself.
DROP INDEX account_owner_idx;
CREATE INDEX account_owner_idx ON account (org_id, owner_id, id);
CREATE INDEX account_ancestor_below_idx ON account_ancestor (org_id, ancestor_id, account_id) WHERE depth > 0;
