-- The cost of capital is the pricing policy's: where the identification's policy in force has another, a version of its own brings it there.
INSERT INTO policy (org_id, id, version, body, created_by_name, created_at)
SELECT p.org_id, gen_random_uuid(), p.version + 1,
  jsonb_set(p.body, '{creditRateBp}', to_jsonb(coalesce(w.capital_rate_bp, 800))), 'Mainstay', now()
FROM policy p
LEFT JOIN pricing_policy w ON w.org_id = p.org_id
  AND w.version = (SELECT max(v.version) FROM pricing_policy v WHERE v.org_id = p.org_id)
WHERE p.version = (SELECT max(v.version) FROM policy v WHERE v.org_id = p.org_id)
  AND (p.body ->> 'creditRateBp')::numeric <> coalesce(w.capital_rate_bp, 800);
