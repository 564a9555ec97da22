-- Offers that shall keep an account from leaving: a price request with a countermove that is checked, and what came of it.
CREATE TABLE retention_offer (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  request_id uuid NOT NULL,
  ground text NOT NULL,
  ground_note text,
  evidence jsonb NOT NULL,
  countermove text NOT NULL,
  target_minor bigint,
  target_on date,
  target_days integer,
  check_on date NOT NULL,
  quote_id uuid,
  started_on date,
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  merged_from uuid[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (org_id, id),
  CONSTRAINT retention_offer_request_key UNIQUE (org_id, request_id),
  CONSTRAINT retention_offer_ground_check
    CHECK (ground IN ('lapse', 'erosion', 'squeeze', 'rival', 'other') AND (ground <> 'other' OR ground_note IS NOT NULL)),
  CONSTRAINT retention_offer_countermove_check CHECK (
    (countermove = 'volume' AND target_minor > 0 AND target_on IS NULL AND target_days IS NULL)
    OR (countermove = 'term' AND target_on IS NOT NULL AND target_minor IS NULL AND target_days IS NULL)
    OR (countermove = 'payment' AND target_days >= 0 AND target_minor IS NULL AND target_on IS NULL)),
  CONSTRAINT retention_offer_start_check CHECK ((quote_id IS NULL) = (started_on IS NULL))
);
-- distribute: retention_offer
COMMENT ON COLUMN retention_offer.evidence IS 'How the account stood when the offer was prepared: lifecycle, badges, probability of being alive.';
COMMENT ON COLUMN retention_offer.started_on IS 'The day of the quote; what came of the offer is counted from it to check_on.';
ALTER TABLE retention_offer ADD CONSTRAINT retention_offer_request_fkey
  FOREIGN KEY (org_id, request_id) REFERENCES price_request (org_id, id);
ALTER TABLE retention_offer ADD CONSTRAINT retention_offer_quote_fkey
  FOREIGN KEY (org_id, quote_id) REFERENCES price_quote (org_id, id);
CREATE INDEX retention_offer_quote_idx ON retention_offer (org_id, quote_id);
CREATE INDEX retention_offer_created_idx ON retention_offer (org_id, created_at DESC, id DESC);
CREATE INDEX retention_offer_account_idx ON retention_offer (org_id, account_id, created_at DESC);
SELECT protect_tenant_table('retention_offer');
REVOKE DELETE ON retention_offer FROM mainstay_app;
