import { overdueProbabilityOf } from '../models/index.ts';
import type { GapLaw } from '../models/index.ts';

/**
 * The rule that takes over when no model can be trusted: 1 until the account's usual (median) gap has passed, then falling
 * with the chance that such a gap still runs. Example: exponential gaps of mean 30, silent for 60 days → 2 × .135 = .27.
 */
export const ownRhythmAliveOf = (law: GapLaw, daysSinceLast: number): number =>
  Math.min(1, 2 * (1 - overdueProbabilityOf(law, daysSinceLast)));
