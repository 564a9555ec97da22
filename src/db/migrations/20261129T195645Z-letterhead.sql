-- What stands at the head of printed documents; one row for a company that has said it.

CREATE TABLE letterhead (
  org_id bigint NOT NULL,
  address text,
  address_en text,
  phone text,
  email text,
  website text,
  tax_number text,
  bank text,
  bank_account text,
  terms text,
  terms_en text,
  logo bytea,
  logo_kind text,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (org_id),
  CONSTRAINT letterhead_logo_check CHECK ((logo IS NULL) = (logo_kind IS NULL) AND logo_kind IN ('png', 'jpg'))
);
-- distribute: letterhead
SELECT protect_tenant_table('letterhead');
