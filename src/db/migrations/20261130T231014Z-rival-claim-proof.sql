-- A request says how a rival's offer is known: a claim without a proof, or of hearsay, is not proven.
ALTER TABLE price_request ADD COLUMN competitor_proof text
  CONSTRAINT price_request_proof_check CHECK (competitor_proof IN ('document-seen', 'offer-received', 'public-list', 'hearsay'));
