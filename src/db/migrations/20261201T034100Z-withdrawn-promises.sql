-- A promise to pay that was withdrawn stays in the account's list, with who withdrew it and why.
ALTER TABLE payment_promise
  ADD COLUMN withdrawn_by uuid,
  ADD COLUMN withdrawn_by_name text,
  ADD COLUMN withdrawn_reason text,
  ADD CONSTRAINT payment_promise_withdrawn_check CHECK (withdrawn_at IS NOT NULL OR num_nonnulls(withdrawn_by, withdrawn_by_name, withdrawn_reason) = 0);
