-- Who granted what rests on keys: an authority on a band of a saved policy and on a role that its holder was given, a decision on
-- the signatures that its band asks for and on what they were given for, and its use on exactly one document.

-- Every role that somebody was ever given: append-only.
CREATE TABLE member_role (
  org_id bigint NOT NULL,
  user_id uuid NOT NULL,
  role text NOT NULL,
  given_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, user_id, role)
);
-- distribute: member_role
SELECT protect_tenant_table('member_role');
REVOKE UPDATE, DELETE ON member_role FROM mainstay_app;
ALTER TABLE member_role ADD CONSTRAINT member_role_member_fkey
  FOREIGN KEY (org_id, user_id) REFERENCES member (org_id, user_id);
INSERT INTO member_role (org_id, user_id, role)
SELECT DISTINCT m.org_id, m.user_id, r.role FROM member m CROSS JOIN LATERAL unnest(m.roles) AS r (role);

-- The bands of a policy as rows, each read out of the very text that was saved: rule 0 is the general one.
ALTER TABLE pricing_policy
  ADD COLUMN body_hash text NOT NULL GENERATED ALWAYS AS (md5(body::text)) STORED,
  ADD CONSTRAINT pricing_policy_body_key UNIQUE (org_id, version, body_hash);
CREATE TABLE policy_band (
  org_id bigint NOT NULL,
  policy_version integer NOT NULL,
  rule_no integer NOT NULL,
  band_no integer NOT NULL,
  body jsonb NOT NULL,
  body_hash text NOT NULL GENERATED ALWAYS AS (md5(body::text)) STORED,
  needs jsonb NOT NULL GENERATED ALWAYS AS (CASE rule_no
    WHEN 0 THEN body #> ARRAY['bands', (band_no - 1)::text, 'needs']
    ELSE body #> ARRAY['rules', (rule_no - 1)::text, 'bands', (band_no - 1)::text, 'needs'] END) STORED,
  cover_bp integer NOT NULL GENERATED ALWAYS AS (coalesce((CASE rule_no
    WHEN 0 THEN body #>> ARRAY['bands', (band_no - 1)::text, 'uptoBp']
    ELSE body #>> ARRAY['rules', (rule_no - 1)::text, 'bands', (band_no - 1)::text, 'uptoBp'] END)::integer, 10000)) STORED,
  PRIMARY KEY (org_id, policy_version, rule_no, band_no),
  CONSTRAINT policy_band_place_check CHECK (rule_no >= 0 AND band_no > 0)
);
-- distribute: policy_band
SELECT protect_tenant_table('policy_band');
REVOKE UPDATE, DELETE ON policy_band FROM mainstay_app;
ALTER TABLE policy_band
  ADD COLUMN sole_role text GENERATED ALWAYS AS (CASE WHEN jsonb_array_length(CASE rule_no
    WHEN 0 THEN body #> ARRAY['bands', (band_no - 1)::text, 'needs']
    ELSE body #> ARRAY['rules', (rule_no - 1)::text, 'bands', (band_no - 1)::text, 'needs'] END) = 1 THEN CASE rule_no
    WHEN 0 THEN body #>> ARRAY['bands', (band_no - 1)::text, 'needs', '0']
    ELSE body #>> ARRAY['rules', (rule_no - 1)::text, 'bands', (band_no - 1)::text, 'needs', '0'] END END) STORED,
  ADD CONSTRAINT policy_band_sole_key UNIQUE (org_id, policy_version, rule_no, band_no, sole_role, cover_bp),
  ADD CONSTRAINT policy_band_needs_key UNIQUE (org_id, policy_version, rule_no, band_no, cover_bp, needs);
ALTER TABLE policy_band ADD CONSTRAINT policy_band_policy_fkey
  FOREIGN KEY (org_id, policy_version, body_hash) REFERENCES pricing_policy (org_id, version, body_hash);
CREATE INDEX policy_band_policy_idx ON policy_band (org_id, policy_version, body_hash);
INSERT INTO policy_band (org_id, policy_version, rule_no, band_no, body)
SELECT p.org_id, p.version, 0, b.no, p.body
FROM pricing_policy p CROSS JOIN LATERAL jsonb_array_elements(p.body -> 'bands') WITH ORDINALITY AS b (band, no)
UNION ALL
SELECT p.org_id, p.version, r.no, b.no, p.body
FROM pricing_policy p CROSS JOIN LATERAL jsonb_array_elements(p.body -> 'rules') WITH ORDINALITY AS r (rule, no)
CROSS JOIN LATERAL jsonb_array_elements(r.rule -> 'bands') WITH ORDINALITY AS b (band, no);

-- An authority above nothing is a band that asks for one role alone, which its holder was given.
-- The operator at the command line is no member and holds every role.
ALTER TABLE price_authority
  ADD COLUMN holder_id uuid GENERATED ALWAYS AS (CASE WHEN user_id <> '00000000-0000-0000-0000-000000000000' THEN user_id END) STORED,
  ADD COLUMN role text,
  ADD COLUMN rule_no integer,
  ADD COLUMN band_no integer;
UPDATE price_authority a SET role = g.sole_role, rule_no = g.rule_no, band_no = g.band_no
FROM price_authority o CROSS JOIN LATERAL (
  SELECT b.sole_role, b.rule_no, b.band_no FROM policy_band b
  WHERE b.org_id = o.org_id AND b.policy_version = o.policy_version AND b.cover_bp = o.authority_bp
    AND b.sole_role = ANY (o.roles)
  ORDER BY b.rule_no, b.band_no LIMIT 1) g
WHERE a.org_id = o.org_id AND a.id = o.id AND o.authority_bp > 0;
INSERT INTO member_role (org_id, user_id, role)
SELECT DISTINCT a.org_id, a.user_id, a.role FROM price_authority a
JOIN member m ON m.org_id = a.org_id AND m.user_id = a.user_id WHERE a.role IS NOT NULL
ON CONFLICT DO NOTHING;
ALTER TABLE price_authority ADD CONSTRAINT price_authority_ground_check
  CHECK (authority_bp = 0 OR (role IS NOT NULL AND rule_no IS NOT NULL AND band_no IS NOT NULL));
ALTER TABLE price_authority ADD CONSTRAINT price_authority_band_fkey
  FOREIGN KEY (org_id, policy_version, rule_no, band_no, role, authority_bp)
  REFERENCES policy_band (org_id, policy_version, rule_no, band_no, sole_role, cover_bp);
ALTER TABLE price_authority ADD CONSTRAINT price_authority_role_fkey
  FOREIGN KEY (org_id, holder_id, role) REFERENCES member_role (org_id, user_id, role);
CREATE INDEX price_authority_band_idx ON price_authority (org_id, policy_version, rule_no, band_no, role, authority_bp);
CREATE INDEX price_authority_role_idx ON price_authority (org_id, holder_id, role);

-- A signature is given for what the request was judged by, in a role that the signer holds or stands in for, by somebody else
-- than who asks.
ALTER TABLE price_request ADD CONSTRAINT price_request_maker_key UNIQUE (org_id, id, created_by);
ALTER TABLE price_signature
  ADD COLUMN requester_id uuid,
  ADD COLUMN judged_hash text;
UPDATE price_signature s SET requester_id = r.created_by,
  judged_hash = CASE WHEN s.round = r.round THEN coalesce(md5(r.judged::text), '') ELSE '' END
FROM price_request r WHERE r.org_id = s.org_id AND r.id = s.request_id;
ALTER TABLE price_signature
  ALTER COLUMN requester_id SET NOT NULL,
  ALTER COLUMN judged_hash SET NOT NULL,
  ADD COLUMN held_by uuid GENERATED ALWAYS AS (
    CASE WHEN user_id <> '00000000-0000-0000-0000-000000000000' THEN coalesce(for_user_id, user_id) END) STORED,
  ADD COLUMN kam_id uuid GENERATED ALWAYS AS (CASE WHEN verdict = 'approve' AND role = 'kam' THEN id END) STORED,
  ADD COLUMN director_id uuid GENERATED ALWAYS AS (CASE WHEN verdict = 'approve' AND role = 'director' THEN id END) STORED,
  ADD COLUMN finance_id uuid GENERATED ALWAYS AS (CASE WHEN verdict = 'approve' AND role = 'finance' THEN id END) STORED,
  ADD COLUMN executive_id uuid GENERATED ALWAYS AS (CASE WHEN verdict = 'approve' AND role = 'executive' THEN id END) STORED,
  ADD CONSTRAINT price_signature_kam_key UNIQUE (org_id, request_id, round, judged_hash, kam_id),
  ADD CONSTRAINT price_signature_director_key UNIQUE (org_id, request_id, round, judged_hash, director_id),
  ADD CONSTRAINT price_signature_finance_key UNIQUE (org_id, request_id, round, judged_hash, finance_id),
  ADD CONSTRAINT price_signature_executive_key UNIQUE (org_id, request_id, round, judged_hash, executive_id),
  ADD CONSTRAINT price_signature_other_check CHECK (user_id <> requester_id AND for_user_id IS DISTINCT FROM requester_id);
INSERT INTO member_role (org_id, user_id, role)
SELECT DISTINCT s.org_id, s.held_by, s.role FROM price_signature s
JOIN member m ON m.org_id = s.org_id AND m.user_id = s.held_by
ON CONFLICT DO NOTHING;
ALTER TABLE price_signature ADD CONSTRAINT price_signature_maker_fkey
  FOREIGN KEY (org_id, request_id, requester_id) REFERENCES price_request (org_id, id, created_by);
ALTER TABLE price_signature ADD CONSTRAINT price_signature_role_fkey
  FOREIGN KEY (org_id, held_by, role) REFERENCES member_role (org_id, user_id, role);
CREATE INDEX price_signature_maker_idx ON price_signature (org_id, request_id, requester_id);
CREATE INDEX price_signature_role_idx ON price_signature (org_id, held_by, role);

-- A decision is what the signers saw, line by line, and has every signature that its band asks for.
ALTER TABLE price_decision
  ADD COLUMN round integer,
  ADD COLUMN judged jsonb,
  ADD COLUMN policy_version integer,
  ADD COLUMN rule_no integer,
  ADD COLUMN band_no integer,
  ADD COLUMN needs jsonb,
  ADD COLUMN kam_signature uuid,
  ADD COLUMN director_signature uuid,
  ADD COLUMN finance_signature uuid,
  ADD COLUMN executive_signature uuid;
UPDATE price_decision d SET round = r.round, judged = r.judged, policy_version = (r.judged ->> 'policyVersion')::integer,
  rule_no = b.rule_no, band_no = b.band_no, needs = b.needs, kam_signature = s.kam, director_signature = s.director,
  finance_signature = s.finance, executive_signature = s.executive
FROM price_request r CROSS JOIN LATERAL (
  SELECT p.rule_no, p.band_no, p.needs FROM policy_band p
  WHERE p.org_id = r.org_id AND p.policy_version = (r.judged ->> 'policyVersion')::integer
    AND p.needs = r.band -> 'needs' AND p.cover_bp = coalesce((r.band ->> 'uptoBp')::integer, 10000)
  ORDER BY p.rule_no, p.band_no LIMIT 1) b
CROSS JOIN LATERAL (
  SELECT (array_agg(x.kam_id) FILTER (WHERE x.kam_id IS NOT NULL))[1] AS kam,
    (array_agg(x.director_id) FILTER (WHERE x.director_id IS NOT NULL))[1] AS director,
    (array_agg(x.finance_id) FILTER (WHERE x.finance_id IS NOT NULL))[1] AS finance,
    (array_agg(x.executive_id) FILTER (WHERE x.executive_id IS NOT NULL))[1] AS executive
  FROM price_signature x WHERE x.org_id = r.org_id AND x.request_id = r.id AND x.round = r.round) s
WHERE r.org_id = d.org_id AND r.id = d.request_id;
ALTER TABLE price_decision
  ALTER COLUMN round SET NOT NULL,
  ALTER COLUMN judged SET NOT NULL,
  ALTER COLUMN policy_version SET NOT NULL,
  ALTER COLUMN rule_no SET NOT NULL,
  ALTER COLUMN band_no SET NOT NULL,
  ALTER COLUMN needs SET NOT NULL,
  ADD COLUMN judged_hash text NOT NULL GENERATED ALWAYS AS (md5(judged::text)) STORED,
  ADD CONSTRAINT price_decision_request_key UNIQUE (org_id, id, request_id),
  ADD CONSTRAINT price_decision_signed_check CHECK (
    (NOT jsonb_exists(needs, 'kam') OR kam_signature IS NOT NULL)
    AND (NOT jsonb_exists(needs, 'director') OR director_signature IS NOT NULL)
    AND (NOT jsonb_exists(needs, 'finance') OR finance_signature IS NOT NULL)
    AND (NOT jsonb_exists(needs, 'executive') OR executive_signature IS NOT NULL)),
  ADD CONSTRAINT price_decision_judged_check CHECK (
    line_no > 0 AND coalesce(
      product_id::text = judged #>> ARRAY['lines', (line_no - 1)::text, 'productId']
      AND decided_bp = (judged #>> ARRAY['lines', (line_no - 1)::text, 'judgedBp'])::integer
      AND decided_price_e4 = (judged #>> ARRAY['lines', (line_no - 1)::text, 'pocketPriceE4'])::bigint
      AND decided_credit_e4 = coalesce((judged #>> ARRAY['lines', (line_no - 1)::text, 'creditE4'])::bigint, decided_credit_e4)
      AND decided_quantity_e4 = (judged #>> ARRAY['lines', (line_no - 1)::text, 'quantityE4'])::bigint, false));
COMMENT ON COLUMN price_decision.judged IS 'What the signers were shown: the request as it was judged when it was sent.';
ALTER TABLE price_decision ADD CONSTRAINT price_decision_band_fkey
  FOREIGN KEY (org_id, policy_version, rule_no, band_no, cover_bp, needs)
  REFERENCES policy_band (org_id, policy_version, rule_no, band_no, cover_bp, needs);
ALTER TABLE price_decision ADD CONSTRAINT price_decision_kam_fkey
  FOREIGN KEY (org_id, request_id, round, judged_hash, kam_signature)
  REFERENCES price_signature (org_id, request_id, round, judged_hash, kam_id);
ALTER TABLE price_decision ADD CONSTRAINT price_decision_director_fkey
  FOREIGN KEY (org_id, request_id, round, judged_hash, director_signature)
  REFERENCES price_signature (org_id, request_id, round, judged_hash, director_id);
ALTER TABLE price_decision ADD CONSTRAINT price_decision_finance_fkey
  FOREIGN KEY (org_id, request_id, round, judged_hash, finance_signature)
  REFERENCES price_signature (org_id, request_id, round, judged_hash, finance_id);
ALTER TABLE price_decision ADD CONSTRAINT price_decision_executive_fkey
  FOREIGN KEY (org_id, request_id, round, judged_hash, executive_signature)
  REFERENCES price_signature (org_id, request_id, round, judged_hash, executive_id);
CREATE INDEX price_decision_band_idx ON price_decision (org_id, policy_version, rule_no, band_no, cover_bp, needs);
CREATE INDEX price_decision_kam_idx ON price_decision (org_id, request_id, round, judged_hash, kam_signature);
CREATE INDEX price_decision_director_idx ON price_decision (org_id, request_id, round, judged_hash, director_signature);
CREATE INDEX price_decision_finance_idx ON price_decision (org_id, request_id, round, judged_hash, finance_signature);
CREATE INDEX price_decision_executive_idx ON price_decision (org_id, request_id, round, judged_hash, executive_signature);

-- The document that an approval was used for: one at a time. It is free again only when that document has failed.
CREATE TABLE approval_use (
  org_id bigint NOT NULL,
  request_id uuid NOT NULL,
  document_id uuid NOT NULL,
  is_live boolean NOT NULL,
  PRIMARY KEY (org_id, request_id, document_id),
  CONSTRAINT approval_use_live_key UNIQUE (org_id, request_id, document_id, is_live)
);
-- distribute: approval_use
CREATE UNIQUE INDEX approval_use_once_idx ON approval_use (org_id, request_id) WHERE is_live;
SELECT protect_tenant_table('approval_use');
REVOKE UPDATE, DELETE ON approval_use FROM mainstay_app;
GRANT UPDATE (is_live) ON approval_use TO mainstay_app;
ALTER TABLE approval_use ADD CONSTRAINT approval_use_request_fkey
  FOREIGN KEY (org_id, request_id) REFERENCES price_request (org_id, id);

ALTER TABLE price_quote ADD COLUMN holds_approval boolean
  GENERATED ALWAYS AS (CASE WHEN request_id IS NOT NULL AND state IN ('open', 'accepted') THEN true END) STORED;
ALTER TABLE price_agreement ADD COLUMN holds_approval boolean
  GENERATED ALWAYS AS (CASE WHEN request_id IS NOT NULL AND state = 'signed' THEN true END) STORED;
ALTER TABLE purchase ADD COLUMN holds_approval boolean
  GENERATED ALWAYS AS (CASE WHEN request_id IS NOT NULL AND state IN ('committed', 'won', 'settled', 'ended') THEN true END) STORED;

INSERT INTO approval_use (org_id, request_id, document_id, is_live)
SELECT org_id, request_id, document_id, bool_or(is_live) FROM (
  SELECT org_id, request_id, id AS document_id, true AS is_live FROM price_quote WHERE holds_approval
  UNION ALL
  SELECT org_id, request_id, id, true FROM price_agreement WHERE holds_approval
  UNION ALL
  SELECT org_id, request_id, id, true FROM purchase WHERE holds_approval
  UNION ALL
  SELECT c.org_id, d.request_id, c.document_id, false FROM price_commitment c
  JOIN price_decision d ON d.org_id = c.org_id AND d.id = c.decision_id WHERE c.source_id IS NULL) AS used
GROUP BY org_id, request_id, document_id;

ALTER TABLE price_quote ADD CONSTRAINT price_quote_approval_fkey
  FOREIGN KEY (org_id, request_id, id, holds_approval) REFERENCES approval_use (org_id, request_id, document_id, is_live);
ALTER TABLE price_agreement ADD CONSTRAINT price_agreement_approval_fkey
  FOREIGN KEY (org_id, request_id, id, holds_approval) REFERENCES approval_use (org_id, request_id, document_id, is_live);
ALTER TABLE purchase ADD CONSTRAINT purchase_approval_fkey
  FOREIGN KEY (org_id, request_id, id, holds_approval) REFERENCES approval_use (org_id, request_id, document_id, is_live);
CREATE INDEX price_quote_approval_idx ON price_quote (org_id, request_id, id, holds_approval);
CREATE INDEX price_agreement_approval_idx ON price_agreement (org_id, request_id, id, holds_approval);
CREATE INDEX purchase_approval_idx ON purchase (org_id, request_id, id, holds_approval);

-- What a decision covers names the document that it was used for, and what is called off from that document names it too.
ALTER TABLE price_commitment
  ADD COLUMN decided_request_id uuid,
  ADD COLUMN decided_document_id uuid;
UPDATE price_commitment c SET decided_request_id = d.request_id, decided_document_id = coalesce(s.document_id, c.document_id)
FROM price_decision d, price_commitment o
LEFT JOIN price_commitment s ON s.org_id = o.org_id AND s.id = o.source_id
WHERE o.org_id = c.org_id AND o.id = c.id AND d.org_id = c.org_id AND d.id = c.decision_id;
ALTER TABLE price_commitment
  ADD CONSTRAINT price_commitment_document_key UNIQUE (org_id, id, document_id),
  ADD CONSTRAINT price_commitment_use_check CHECK (
    decision_id IS NULL OR (decided_request_id IS NOT NULL AND decided_document_id IS NOT NULL
      AND (source_id IS NOT NULL OR decided_document_id = document_id)));
ALTER TABLE price_commitment ADD CONSTRAINT price_commitment_decided_fkey
  FOREIGN KEY (org_id, decision_id, decided_request_id) REFERENCES price_decision (org_id, id, request_id);
ALTER TABLE price_commitment ADD CONSTRAINT price_commitment_use_fkey
  FOREIGN KEY (org_id, decided_request_id, decided_document_id) REFERENCES approval_use (org_id, request_id, document_id);
ALTER TABLE price_commitment ADD CONSTRAINT price_commitment_called_fkey
  FOREIGN KEY (org_id, source_id, decided_document_id) REFERENCES price_commitment (org_id, id, document_id);
CREATE INDEX price_commitment_decided_idx ON price_commitment (org_id, decision_id, decided_request_id);
CREATE INDEX price_commitment_use_idx ON price_commitment (org_id, decided_request_id, decided_document_id);
CREATE INDEX price_commitment_called_idx ON price_commitment (org_id, source_id, decided_document_id);
