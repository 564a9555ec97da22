import type { MidRankTable } from '../stats/mid-rank.ts';
import type { ReferencePopulation } from './reference-population.ts';

/** Why a population that was frozen before no longer fits the book: what is compared would not be the same thing. */
export const refreezeReasons = ['basis', 'data', 'size'] as const;
export type RefreezeReason = (typeof refreezeReasons)[number];

/** So far may the number of accounts, or the share that has a measure, move within a month before a freeze is void. */
const mostMoved = 0.1;

const coverageOf = (table: MidRankTable | undefined, accounts: number): number =>
  accounts === 0 ? 0 : (table?.counts ?? []).reduce((sum, count) => sum + count, 0) / accounts;

/**
 * Whether a frozen population can still be stood in, against the one that would be frozen now; null when it can.
 * basis: contribution stands where revenue stood, or the other way round; data: a measure is known of a share of the accounts
 * that differs by more than a tenth (costs or invoices came in); size: the number of accounts differs by more than a tenth.
 */
export const refreezeReasonOf = (frozen: ReferencePopulation, now: ReferencePopulation): RefreezeReason | null => {
  if (frozen.basis !== undefined && frozen.basis !== now.basis) return 'basis';
  if (Math.abs(now.accounts - frozen.accounts) > mostMoved * frozen.accounts) return 'size';
  const codes = new Set([...Object.keys(frozen.tables), ...Object.keys(now.tables)]);
  const [before, after] = [new Map(Object.entries(frozen.tables)), new Map(Object.entries(now.tables))];
  const isMoved = [...codes].some(
    (code) =>
      Math.abs(coverageOf(after.get(code), now.accounts) - coverageOf(before.get(code), frozen.accounts)) > mostMoved,
  );
  return isMoved ? 'data' : null;
};
