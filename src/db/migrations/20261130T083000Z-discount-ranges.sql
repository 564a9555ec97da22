-- Discount ranges in framework agreements: a product, or a product line with all that is under it, at so much off list. Signing
-- commits to the deepest point: every product that a range covers on that day is a line of the agreement, under the same floor.

ALTER TABLE price_agreement ADD COLUMN ranges jsonb NOT NULL DEFAULT '[]';
COMMENT ON COLUMN price_agreement.ranges IS 'Ranges of a draft. Those of a signed agreement stand in agreement_range.';

CREATE TABLE agreement_range (
  org_id bigint NOT NULL,
  agreement_id uuid NOT NULL,
  range_no integer NOT NULL,
  product_id uuid,
  line_id uuid,
  from_bp integer NOT NULL,
  to_bp integer NOT NULL,
  quantity_e4 bigint NOT NULL,
  PRIMARY KEY (org_id, agreement_id, range_no),
  CONSTRAINT agreement_range_depth_key UNIQUE (org_id, agreement_id, range_no, to_bp),
  CONSTRAINT agreement_range_scope_check CHECK ((product_id IS NULL) <> (line_id IS NULL)),
  CONSTRAINT agreement_range_depth_check CHECK (from_bp >= 0 AND from_bp <= to_bp AND to_bp BETWEEN 1 AND 10000 AND quantity_e4 > 0)
);
-- distribute: agreement_range
COMMENT ON COLUMN agreement_range.quantity_e4 IS 'The most units of each product that it covers, over the whole time.';
ALTER TABLE agreement_range ADD CONSTRAINT agreement_range_agreement_fkey
  FOREIGN KEY (org_id, agreement_id) REFERENCES price_agreement (org_id, id);
SELECT protect_tenant_table('agreement_range');
REVOKE UPDATE, DELETE ON agreement_range FROM mainstay_app;

-- The line of a product that a range covers: no deeper than the range, off the list price that its commitment copied.
ALTER TABLE price_commitment ADD CONSTRAINT price_commitment_listed_key UNIQUE (org_id, id, list_price_e4);
ALTER TABLE agreement_line ADD COLUMN range_no integer;
ALTER TABLE agreement_line ADD COLUMN to_bp integer;
ALTER TABLE agreement_line ADD COLUMN list_price_e4 bigint;
ALTER TABLE agreement_line
  ADD CONSTRAINT agreement_line_range_check CHECK (
    (range_no IS NULL) = (to_bp IS NULL) AND (range_no IS NULL) = (list_price_e4 IS NULL)
    AND (range_no IS NULL OR price_e4::numeric * 10000 >= list_price_e4::numeric * (10000 - to_bp))),
  ADD CONSTRAINT agreement_line_range_fkey
    FOREIGN KEY (org_id, agreement_id, range_no, to_bp) REFERENCES agreement_range (org_id, agreement_id, range_no, to_bp),
  ADD CONSTRAINT agreement_line_list_fkey
    FOREIGN KEY (org_id, commitment_id, list_price_e4) REFERENCES price_commitment (org_id, id, list_price_e4);
CREATE INDEX agreement_line_range_idx ON agreement_line (org_id, agreement_id, range_no, to_bp);
CREATE INDEX agreement_line_list_idx ON agreement_line (org_id, commitment_id, list_price_e4);

-- ledger: the tree of product lines, and list prices by day without what a product costs.
CREATE VIEW product_line_card WITH (security_invoker = true) AS
SELECT org_id, id, parent_id, name, name_en, path
FROM product_line;
GRANT SELECT ON product_line_card TO mainstay_app;

CREATE VIEW list_price WITH (security_invoker = true) AS
SELECT org_id, product_id, valid_from, list_price_e4
FROM product_price
WHERE list_price_e4 IS NOT NULL;
GRANT SELECT ON list_price TO mainstay_app;
