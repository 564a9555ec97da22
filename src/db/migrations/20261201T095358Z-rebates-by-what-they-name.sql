-- A booked rebate says which agreement it is of: by its note, its order or its own number.
CREATE OR REPLACE VIEW rebate_entry WITH (security_invoker = true) AS
SELECT org_id, account_id, booked_on, amount_e4, concat_ws(' ', note, order_no, entry_no) AS told
FROM pocket_item WHERE kind = 'rebate';
