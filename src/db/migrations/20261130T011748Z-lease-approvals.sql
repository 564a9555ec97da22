-- Finance approves the residual of a lease as it approves an exchange, and never what it changed itself.
ALTER TABLE purchase ADD COLUMN changed_by uuid;
ALTER TABLE purchase ADD COLUMN residual_minor bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN purchase.changed_by IS 'Who changed the draft last; null: nobody since it was made.';
COMMENT ON COLUMN purchase.residual_minor IS 'Of a lease: what finance has to approve. Nothing for those that were signed before this was asked.';
UPDATE purchase SET residual_minor = (terms ->> 'residualMinor')::bigint WHERE mode = 'lease' AND state = 'draft';

ALTER TABLE purchase ADD CONSTRAINT purchase_residual_check
  CHECK (residual_minor = 0 OR (residual_minor > 0 AND mode = 'lease'));
ALTER TABLE purchase DROP CONSTRAINT purchase_approved_check;
ALTER TABLE purchase ADD CONSTRAINT purchase_approved_check CHECK (
  (mode <> 'reciprocal' AND residual_minor = 0) OR state IN ('draft', 'withdrawn')
  OR (approved_by IS NOT NULL AND approved_by <> created_by AND approved_by IS DISTINCT FROM changed_by
    AND approved_at IS NOT NULL));
