-- Today counts what can be decided: proposals of a run that ended. It also tells when records came, or went, after the run.
CREATE OR REPLACE VIEW open_proposal WITH (security_invoker = true) AS
SELECT p.org_id, p.id, p.run_id, p.account_id, p.unit, p.rank, p.tier_from, p.tier_to, p.type_from, p.type_to, p.direction,
       p.score_micro
FROM tier_proposal p
JOIN identification_run r ON r.org_id = p.org_id AND r.id = p.run_id
WHERE p.state = 'open' AND r.state = 'done';

CREATE OR REPLACE VIEW import_card WITH (security_invoker = true) AS
SELECT org_id, id, kind, file_name, state, counts, job_id, created_by, created_by_name, created_at, finished_at, undone_at
FROM import_batch;
