import type { BuyerTable } from '../alive/buyer-table.ts';
import { expectedSpendOf, fitGammaGamma, spendIndependenceOf } from '../models/index.ts';
import type { DegenerateReason, Fit, GammaGammaParams, SpendIndependence } from '../models/index.ts';

/**
 * What a run says about its model of order values; own-mean where value depends on frequency or the fit is degenerate.
 */
export type SpendReport = {
  readonly inUse: 'gamma-gamma' | 'own-mean';
  readonly fallback: DegenerateReason | 'spendDependsOnFrequency' | null;
  readonly fit: Fit<GammaGammaParams>;
  readonly independence: SpendIndependence;
};

/** Fits the Gamma-Gamma model and decides whether it may be used (docs/methods.md 3.7: |correlation| below .1). */
export const spendReportOf = (buyers: BuyerTable): SpendReport => {
  const fit = fitGammaGamma(buyers);
  const independence = spendIndependenceOf(buyers);
  const fallback = fit.degenerate ?? (independence.isIndependent ? null : 'spendDependsOnFrequency');
  return { inUse: fallback === null ? 'gamma-gamma' : 'own-mean', fallback, fit, independence };
};

/** Expected net value of an account's next orders, in the currency; null when nothing is known. */
export const nextSpendOf = (report: SpendReport, buyers: BuyerTable, row: number): number | null => {
  const x = buyers.x[row] ?? 0;
  const mean = buyers.meanSpend[row] ?? 0;
  if (report.inUse === 'gamma-gamma' && mean >= 0) return expectedSpendOf(report.fit.params, x, mean);
  return x > 0 ? mean : null;
};
