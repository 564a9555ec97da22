-- A floor copies what it rests on: a cost that was recorded for its product, or a signed estimate, and the rates of a policy
-- that was saved; and it is the floor of the day of the promise. Composite keys hold each copy to its original.

-- Every cost that a product ever had on a day, however it was corrected or taken back afterwards: append-only.
CREATE TABLE product_cost (
  org_id bigint NOT NULL,
  product_id uuid NOT NULL,
  valid_from date NOT NULL,
  unit_cost_e4 bigint NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, product_id, valid_from, unit_cost_e4),
  CONSTRAINT product_cost_sign_check CHECK (unit_cost_e4 >= 0)
);
-- distribute: product_cost
SELECT protect_tenant_table('product_cost');
REVOKE UPDATE, DELETE ON product_cost FROM mainstay_app;

INSERT INTO product_cost (org_id, product_id, valid_from, unit_cost_e4)
SELECT org_id, product_id, valid_from, unit_cost_e4 FROM product_price WHERE unit_cost_e4 IS NOT NULL;

ALTER TABLE product_price ADD CONSTRAINT product_price_cost_fkey
  FOREIGN KEY (org_id, product_id, valid_from, unit_cost_e4)
  REFERENCES product_cost (org_id, product_id, valid_from, unit_cost_e4);
CREATE INDEX product_price_cost_idx ON product_price (org_id, product_id, valid_from, unit_cost_e4);

-- Floors that stand already: dated by the prices as far as these still tell, else by their own day.
ALTER TABLE price_floor ADD COLUMN cost_from date;
UPDATE price_floor f SET cost_from = coalesce((
  SELECT max(p.valid_from) FROM product_price p
  WHERE p.org_id = f.org_id AND p.product_id = f.product_id AND p.unit_cost_e4 = f.unit_cost_e4
    AND p.valid_from <= f.computed_on), f.computed_on)
WHERE f.estimate_version_id IS NULL;
INSERT INTO product_cost (org_id, product_id, valid_from, unit_cost_e4)
SELECT DISTINCT org_id, product_id, cost_from, unit_cost_e4 FROM price_floor WHERE cost_from IS NOT NULL
ON CONFLICT DO NOTHING;

ALTER TABLE price_floor
  ADD COLUMN cost_day date NOT NULL GENERATED ALWAYS AS (coalesce(cost_from, computed_on)) STORED,
  ADD CONSTRAINT price_floor_ground_check CHECK ((cost_from IS NULL) = (estimate_version_id IS NOT NULL)),
  ADD CONSTRAINT price_floor_day_key UNIQUE (org_id, id, computed_on, cost_day, credit_days);
COMMENT ON COLUMN price_floor.cost_from IS 'The day from which the recorded cost holds; null: the cost is the estimate''s.';
-- A list price is judged by the cost that is set with it: both are written before the end of their transaction.
ALTER TABLE price_floor ADD CONSTRAINT price_floor_cost_fkey
  FOREIGN KEY (org_id, product_id, cost_from, unit_cost_e4)
  REFERENCES product_cost (org_id, product_id, valid_from, unit_cost_e4) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX price_floor_cost_idx ON price_floor (org_id, product_id, cost_from, unit_cost_e4);

-- A company that promised prices before its first policy was stored has the initial one.
INSERT INTO pricing_policy (org_id, id, version, body, created_by_name, created_at)
SELECT f.org_id, gen_random_uuid(), 1, '{"capitalRateBp":800,"standardCreditDays":30,"expectedLossBp":50,"freightServiceBp":300,
  "freightServiceByFamily":{},"standardDiscountBp":{"S":500,"A":300,"B":100,"C":0,"unrated":0},"prices":{
  "S":{"startBp":200,"targetBp":500},"A":{"startBp":100,"targetBp":300},"B":{"startBp":0,"targetBp":200},
  "C":{"startBp":0,"targetBp":100},"unrated":{"startBp":0,"targetBp":100}},"concessionWindowDays":90,"clockHours":24,
  "approvalDays":30,"quoteDays":30,"bands":[{"uptoBp":300,"needs":["kam"],"needsExpiry":false},
  {"uptoBp":800,"needs":["director"],"needsExpiry":false},{"uptoBp":1200,"needs":["director","finance"],"needsExpiry":false},
  {"uptoBp":1800,"needs":["executive"],"needsExpiry":false},
  {"uptoBp":null,"needs":["executive","finance"],"needsExpiry":true}],"rules":[]}'::jsonb, 'Mainstay', min(f.created_at)
FROM price_floor f WHERE f.policy_version = 1
  AND NOT EXISTS (SELECT FROM pricing_policy p WHERE p.org_id = f.org_id AND p.version = 1)
GROUP BY f.org_id;
ALTER TABLE pricing_policy
  ADD COLUMN capital_rate_bp integer NOT NULL GENERATED ALWAYS AS ((body ->> 'capitalRateBp')::integer) STORED,
  ADD COLUMN expected_loss_bp integer NOT NULL GENERATED ALWAYS AS ((body ->> 'expectedLossBp')::integer) STORED,
  ADD CONSTRAINT pricing_policy_rates_key UNIQUE (org_id, version, capital_rate_bp, expected_loss_bp);
ALTER TABLE price_floor ADD CONSTRAINT price_floor_policy_fkey
  FOREIGN KEY (org_id, policy_version, capital_rate_bp, expected_loss_bp)
  REFERENCES pricing_policy (org_id, version, capital_rate_bp, expected_loss_bp);
CREATE INDEX price_floor_policy_idx ON price_floor (org_id, policy_version, capital_rate_bp, expected_loss_bp);

-- The floor of another day, of a cost that holds later, or of fewer credit days than are promised, is none.
ALTER TABLE price_commitment
  ADD COLUMN floor_on date,
  ADD COLUMN cost_day date,
  ADD COLUMN credit_days integer NOT NULL GENERATED ALWAYS AS ((terms ->> 'creditDays')::integer) STORED;
UPDATE price_commitment c SET floor_on = f.computed_on, cost_day = f.cost_day
FROM price_floor f WHERE f.org_id = c.org_id AND f.id = c.floor_id;
ALTER TABLE price_commitment
  ADD CONSTRAINT price_commitment_day_check CHECK (
    quantity_e4 < 0
    OR (floor_on IS NOT NULL AND cost_day IS NOT NULL AND floor_on = committed_on
      AND (cost_day <= committed_on OR (kind = 'list' AND cost_day <= applies_from)))),
  -- Price and units are those that the terms give; what is called off takes the terms of what it is called off from.
  ADD CONSTRAINT price_commitment_terms_check CHECK (
    quantity_e4 < 0
    OR (price_e4::numeric * ((terms ->> 'quantityE4')::numeric + (terms ->> 'freeQuantityE4')::numeric) * 10000
        <= (terms ->> 'invoicePriceE4')::numeric * (terms ->> 'quantityE4')::numeric * (10000 - (terms ->> 'rebateBp')::numeric)
          - (terms ->> 'freightE4')::numeric * ((terms ->> 'quantityE4')::numeric + (terms ->> 'freeQuantityE4')::numeric) * 10000
          - (terms ->> 'supportE4')::numeric * 100000000
      AND invoice_price_e4 >= (terms ->> 'invoicePriceE4')::numeric
      AND free_quantity_e4 * (terms ->> 'quantityE4')::numeric <= (terms ->> 'freeQuantityE4')::numeric * quantity_e4
      AND (source_id IS NOT NULL OR quantity_e4 = (terms ->> 'quantityE4')::numeric)));
ALTER TABLE price_commitment ADD CONSTRAINT price_commitment_day_fkey
  FOREIGN KEY (org_id, floor_id, floor_on, cost_day, credit_days)
  REFERENCES price_floor (org_id, id, computed_on, cost_day, credit_days);
CREATE INDEX price_commitment_day_idx ON price_commitment (org_id, floor_id, floor_on, cost_day, credit_days);
