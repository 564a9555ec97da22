-- The list of accounts by orders of twelve months reads its page from an index, like the other ranks.
CREATE INDEX account_snap_orders_idx ON account_snap (org_id, orders_12 DESC, account_id);
