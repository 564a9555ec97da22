-- What the last run watched the book by, so that one account's noise can be told on request, and how soon the book hears a drift.
ALTER TABLE warning_run ADD COLUMN watch_basis jsonb, ADD COLUMN heard jsonb;
-- Earlier runs let go of their basis; all else that a run said stays as it is.
GRANT UPDATE (watch_basis) ON warning_run TO mainstay_app;
