-- Reading and deleting staged records by line must be a range of the primary key. While the planner holds the table for
-- empty, an index over all rows of a batch costs it the same; one that leaves rows out does not serve such a query.
drop index import_stage_account_idx;
create index import_stage_account_idx on import_stage (org_id, batch_id, account_id) where account_id is not null;
