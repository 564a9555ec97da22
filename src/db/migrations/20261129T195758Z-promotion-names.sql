-- What the numbers of promotions on order lines stand for.
CREATE TABLE promotion_name (
  org_id bigint NOT NULL,
  code text COLLATE "C" NOT NULL,
  name text NOT NULL,
  changed_by uuid NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, code)
);
-- distribute: promotion_name
SELECT protect_tenant_table('promotion_name');
