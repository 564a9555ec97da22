-- Supplier qualification and the customer's own meeting end in something: qualified, with a condition, refused; held.
ALTER TABLE tender_gate ADD COLUMN outcome text;
ALTER TABLE tender_gate ADD COLUMN note text;
COMMENT ON COLUMN tender_gate.outcome IS 'How qualification or meeting ended; null: not yet, or another gate.';
COMMENT ON COLUMN tender_gate.note IS 'The condition, why it was refused, or what was said at the meeting.';
UPDATE tender_gate SET outcome = 'qualified' WHERE gate = 'qualification' AND done_on IS NOT NULL;
UPDATE tender_gate SET outcome = 'held' WHERE gate = 'meeting' AND done_on IS NOT NULL;
ALTER TABLE tender_gate ADD CONSTRAINT tender_gate_outcome_check CHECK (
  outcome IS NULL OR (done_on IS NOT NULL AND (
    (gate = 'qualification' AND (outcome = 'qualified' OR (outcome IN ('conditional', 'refused') AND note IS NOT NULL)))
    OR (gate = 'meeting' AND outcome = 'held'))));
