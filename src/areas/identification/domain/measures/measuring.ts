import type { ObservationWindow } from '../facts/observation-window.ts';
import type { Policy } from '../policy/policy.ts';

/** Contribution; or net revenue where the ledger knows no cost at all, marked. */
export type ValueBasis = 'contribution' | 'revenue';

/** What every measure of a run shares. */
export type Measuring = {
  readonly policy: Policy;
  readonly window: ObservationWindow;
  readonly currency: string;
  readonly basis: ValueBasis;
};
