import { seesCost, seesMargin } from '#kernel/access';
import type { FieldGroup } from '#kernel/access';
import { minorOf, moneyWireOf } from '#kernel/money';
import type { MoneyWire } from '#kernel/money';
import { shareBpOf } from '../domain/index.ts';
import type { FigureRow } from '../store/figures/account-figures.ts';

export type Viewer = { readonly currency: string; readonly fields: readonly FieldGroup[] };

export const moneyOf = (amountE4: string, { currency }: Viewer): MoneyWire => moneyWireOf(BigInt(amountE4), currency);
export const minorMoney = (minor: string, { currency }: Viewer): MoneyWire => ({ minor, currency });

/**
 * Contribution of some months as this viewer may see it: to the as-of day for those who see costs; of whole months for the
 * others, since it would move with every order, and what it moves by less than the order is the cost (docs/decisions/0014).
 */
export const contributionFor = (
  { fields }: Pick<Viewer, 'fields'>,
  toDay: string | null,
  ofWholeMonths: string | null,
): string | null => {
  if (!seesMargin(fields)) return null;
  return seesCost(fields) ? toDay : ofWholeMonths;
};

/** Figures as this viewer may see them: cost and contribution are null without the right. */
export const presentFigures = (row: FigureRow, viewer: Viewer) => {
  const margin = (amount: string | null): MoneyWire | null =>
    amount === null || !seesMargin(viewer.fields) ? null : moneyOf(amount, viewer);
  return {
    asOf: row.asOf,
    isNetBasis: row.isNetBasis,
    net12: moneyOf(row.net12, viewer),
    netPrior12: moneyOf(row.netPrior12, viewer),
    contribution12: margin(contributionFor(viewer, row.contribution12, row.wholeContribution12)),
    contribution24: margin(contributionFor(viewer, row.contribution24, row.wholeContribution24)),
    contributionThrough: seesCost(viewer.fields) ? row.asOf : row.wholeThrough,
    knownShareBp: row.knownShareBp,
    pocket12: margin(row.pocket12),
    serve12: margin(row.serve12),
    orders12: row.orders12,
    ordersAll: row.ordersAll,
    firstOrderOn: row.firstOrderOn,
    lastOrderOn: row.lastOrderOn,
    open: minorMoney(row.openMinor, viewer),
    overdue: minorMoney(row.overdueMinor, viewer),
    oldestOverdueOn: row.oldestOverdueOn,
    exposure: minorMoney(row.exposureMinor, viewer),
    limit: row.limitMinor === null ? null : minorMoney(row.limitMinor, viewer),
    trend: row.trend.map((net) => minorOf(BigInt(net), viewer.currency).toString()),
  };
};

type Parts = {
  readonly netE4: string;
  readonly costE4: string;
  readonly knownNetE4: string;
  readonly pocketE4: string;
  readonly serveE4: string;
};

/**
 * Contribution of a month by the rule of the snap rows: over the revenue whose cost is known; null when none of it is;
 * net revenue stands in while the ledger knows no cost at all.
 */
export const contributionOf = (row: Parts, isNetBasis: boolean): bigint | null => {
  const [net, known, cost] = [BigInt(row.netE4), BigInt(row.knownNetE4), BigInt(row.costE4)];
  const off = BigInt(row.pocketE4) + BigInt(row.serveE4);
  if (isNetBasis) return net - off;
  return known === 0n && cost === 0n && net !== 0n ? null : known - cost - off;
};

export const knownShareOf = (row: Parts, isNetBasis: boolean): number | null => {
  if (isNetBasis) return null;
  const share = shareBpOf(BigInt(row.knownNetE4), BigInt(row.netE4));
  return share === null ? 10_000 : Math.min(10_000, Math.max(0, share));
};
