-- What others ask for the same, as somebody has seen it: never more than an observation with its source and its day.
CREATE TABLE market_price (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  product_id uuid NOT NULL,
  region text,
  kind text NOT NULL,
  price_e4 bigint NOT NULL,
  seen_on date NOT NULL,
  source text NOT NULL,
  rival text,
  confidence text NOT NULL,
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  PRIMARY KEY (org_id, id),
  CONSTRAINT market_price_kind_check CHECK (kind IN ('lost-bid', 'quote-seen', 'public-list')),
  CONSTRAINT market_price_confidence_check CHECK (confidence IN ('high', 'medium', 'low')),
  CONSTRAINT market_price_price_check CHECK (price_e4 > 0)
);
-- distribute: market_price
CREATE INDEX market_price_product_idx ON market_price (org_id, product_id, seen_on DESC);
CREATE INDEX market_price_created_idx ON market_price (org_id, created_at DESC, id DESC);
SELECT protect_tenant_table('market_price');
REVOKE DELETE ON market_price FROM mainstay_app;
