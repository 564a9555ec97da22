import type { Context } from '#platform/operations';

/** Carries the cost of capital of a saved version to a policy that keeps it: that one is written by another area, so it is handed in. */
export type CapitalCarrier = (
  context: Context,
  saved: { readonly version: number; readonly capitalRateBp: number },
) => Promise<void>;
