-- The lifecycle follows the orders, unless a person said that the account is lost.
ALTER TABLE account ADD COLUMN ledger_lifecycle text NOT NULL DEFAULT 'prospect';
ALTER TABLE account ADD COLUMN lost_on date;
ALTER TABLE account ADD CONSTRAINT account_ledger_lifecycle_check CHECK (ledger_lifecycle IN ('prospect', 'active', 'dormant', 'lost'));
COMMENT ON COLUMN account.lifecycle IS 'What counts: lost while a person says so and no later order came, else ledger_lifecycle.';
COMMENT ON COLUMN account.ledger_lifecycle IS 'What the dates of the orders say.';
COMMENT ON COLUMN account.lost_on IS 'The day on which a person called the account lost.';
