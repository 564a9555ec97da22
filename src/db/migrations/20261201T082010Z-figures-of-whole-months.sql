-- Contribution of the last twelve and twenty-four whole months beside that of the months to the as-of day: it does not move with a single order,
-- and is what those see who may see margins and no costs (docs/decisions/0014). Net of the same twelve months stands beside it for their rate.
ALTER TABLE account_snap
  ADD COLUMN whole_through date,
  ADD COLUMN whole_net_12_e4 bigint,
  ADD COLUMN whole_contribution_12_e4 bigint,
  ADD COLUMN whole_contribution_24_e4 bigint;

UPDATE account_snap s
SET whole_through = m.whole_through, whole_net_12_e4 = m.net_12,
    whole_contribution_12_e4 = CASE
      WHEN s.is_net_basis THEN m.net_12 - m.off_12
      WHEN m.known_12 = 0 AND m.cost_12 = 0 AND m.net_12 <> 0 THEN NULL
      ELSE m.known_12 - m.cost_12 - m.off_12 END,
    whole_contribution_24_e4 = CASE
      WHEN s.is_net_basis THEN m.net_24 - m.off_24
      WHEN m.known_24 = 0 AND m.cost_24 = 0 AND m.net_24 <> 0 THEN NULL
      ELSE m.known_24 - m.cost_24 - m.off_24 END
FROM (
  SELECT w.org_id, w.account_id, w.whole_through,
         coalesce(sum(f.net_e4) FILTER (WHERE f.month > w.whole_through - interval '12 months'), 0)::bigint AS net_12,
         coalesce(sum(f.known_net_e4) FILTER (WHERE f.month > w.whole_through - interval '12 months'), 0)::bigint AS known_12,
         coalesce(sum(f.cost_e4) FILTER (WHERE f.month > w.whole_through - interval '12 months'), 0)::bigint AS cost_12,
         coalesce(sum(f.pocket_e4 + f.serve_e4) FILTER (WHERE f.month > w.whole_through - interval '12 months'), 0)::bigint AS off_12,
         coalesce(sum(f.net_e4), 0)::bigint AS net_24, coalesce(sum(f.known_net_e4), 0)::bigint AS known_24,
         coalesce(sum(f.cost_e4), 0)::bigint AS cost_24, coalesce(sum(f.pocket_e4 + f.serve_e4), 0)::bigint AS off_24
  FROM (
    SELECT org_id, account_id,
           CASE WHEN as_of = (date_trunc('month', as_of) + interval '1 month - 1 day')::date THEN as_of
                ELSE (date_trunc('month', as_of) - interval '1 day')::date END AS whole_through
    FROM account_snap
  ) AS w
  LEFT JOIN account_month f ON f.org_id = w.org_id AND f.account_id = w.account_id
    AND f.month > w.whole_through - interval '24 months' AND f.month <= w.whole_through
  GROUP BY w.org_id, w.account_id, w.whole_through
) AS m
WHERE m.org_id = s.org_id AND m.account_id = s.account_id;

-- The list by contribution of whole months reads its page from an index, like the other ranks.
CREATE INDEX account_snap_whole_idx ON account_snap (org_id, whole_contribution_12_e4 DESC NULLS LAST, account_id);

CREATE OR REPLACE VIEW ledger_figures WITH (security_invoker = true) AS
SELECT org_id, account_id, as_of, is_net_basis, net_12_e4, net_prior_12_e4, contribution_12_e4, contribution_24_e4, known_share_bp,
       pocket_12_e4, serve_12_e4, orders_12, orders_all, first_order_on, last_order_on, open_minor, overdue_minor, oldest_overdue_on,
       exposure_minor, limit_minor, changed_at, whole_through, whole_net_12_e4, whole_contribution_12_e4, whole_contribution_24_e4
FROM account_snap;
