/** Beta prior of the chance that an invoice is paid late. */
export type LatePrior = { readonly late: number; readonly onTime: number };

/** A prior worth two invoices when the accounts of a segment do not differ measurably or are too few. */
const weakestStrength = 2;
const strongestStrength = 200;

/**
 * Prior by moments over the accounts of a segment (docs/methods.md 4.2): their mean late share, and a strength from how
 * much they differ beyond binomial noise. Accounts without a judged invoice do not count.
 */
export const latePriorOf = (accounts: readonly { readonly late: number; readonly judged: number }[]): LatePrior => {
  const judging = accounts.filter((account) => account.judged > 0);
  const judged = judging.reduce((sum, account) => sum + account.judged, 0);
  const late = judging.reduce((sum, account) => sum + account.late, 0);
  const mean = (late + 0.5) / (judged + 1);
  const strength = judging.length < 3 ? weakestStrength : strengthOf(judging, mean);
  return { late: mean * strength, onTime: (1 - mean) * strength };
};

const strengthOf = (accounts: readonly { readonly late: number; readonly judged: number }[], mean: number): number => {
  const judged = accounts.reduce((sum, account) => sum + account.judged, 0);
  const spread = accounts.reduce((sum, { late, judged: n }) => sum + n * (late / n - mean) ** 2, 0) / judged;
  const variance = mean * (1 - mean);
  // Weighted by invoices, the spread is variance × (1/ñ + (1 − 1/ñ)·ρ) with ρ = 1/(strength + 1) and ñ invoices per account.
  const noise = accounts.length / judged;
  const correlation = noise < 1 ? (spread / variance - noise) / (1 - noise) : 0;
  if (correlation <= 0) return strongestStrength;
  return Math.min(strongestStrength, Math.max(weakestStrength, 1 / correlation - 1));
};

/** Chance that the next invoice is paid late. Example: prior 2 late, 6 on time; 0 of 1 late → .222. */
export const lateProbabilityOf = (prior: LatePrior, late: number, judged: number): number =>
  (late + prior.late) / (judged + prior.late + prior.onTime);
