-- Files hang on every kind of record. Accounts and persons keep their own columns, so that merges move them; any other record
-- is named by its kind and its key, for the areas that own those records tell by themselves what is there and who may see it.

ALTER TABLE attachment ADD COLUMN record_kind text;
ALTER TABLE attachment ADD COLUMN record_key text COLLATE "C";
ALTER TABLE attachment ADD COLUMN mark text;
ALTER TABLE attachment ADD COLUMN gone_at timestamptz;
COMMENT ON COLUMN attachment.record_key IS 'The id of the record; of an order its source and number.';
COMMENT ON COLUMN attachment.mark IS 'What the file is for its record, such as signed: the signed document of an agreement.';
COMMENT ON COLUMN attachment.gone_at IS 'Since when the record has not been there: an import undone and mended may bring it back.';
ALTER TABLE attachment ADD CONSTRAINT attachment_record_check CHECK (
  num_nonnulls(account_id, person_id, record_kind) = 1 AND (record_kind IS NULL) = (record_key IS NULL)
);

DROP INDEX attachment_account_idx;
DROP INDEX attachment_person_idx;
CREATE INDEX attachment_account_idx ON attachment (org_id, account_id, id DESC);
CREATE INDEX attachment_person_idx ON attachment (org_id, person_id, id DESC);
CREATE INDEX attachment_record_idx ON attachment (org_id, record_kind, record_key, id DESC) WHERE record_kind IS NOT NULL;
CREATE INDEX attachment_removed_idx ON attachment (org_id, removed_at) WHERE removed_at IS NOT NULL;
CREATE INDEX attachment_gone_idx ON attachment (org_id, gone_at) WHERE gone_at IS NOT NULL;
