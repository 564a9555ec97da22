import type { AccountNoise } from './watch-basis.ts';

/** How much of what the watched accounts earn is heard how soon. */
export type HeardShares = {
  /** Accounts whose charts have learnt what is usual. */
  readonly watched: number;
  /** Share of their contribution whose accounts hear half a point a month within 3, 6 and 12 months, basis points. */
  readonly within3Bp: number;
  readonly within6Bp: number;
  readonly within12Bp: number;
};

/**
 * How soon a drift of half a point a month is heard in a book, by contribution of the last twelve months: what earns
 * nothing has nothing to leak and counts for nothing. null where no watched account earns anything. Example: two accounts
 * that earn 300 and 100 and need 4 and 9 months → 0, 7,500 and 10,000.
 */
export const heardWithin = (
  accounts: readonly { readonly contribution: number; readonly noise: AccountNoise | null }[],
): HeardShares | null => {
  const watched = accounts.filter(({ noise }) => noise !== null && noise.since !== null);
  const sumOf = (within: number): number =>
    watched.reduce(
      (sum, { contribution, noise }) =>
        sum + ((noise?.monthsNeeded ?? Number.POSITIVE_INFINITY) <= within ? Math.max(0, contribution) : 0),
      0,
    );
  const total = watched.reduce((sum, { contribution }) => sum + Math.max(0, contribution), 0);
  if (!(total > 0)) return null;
  const shareOf = (within: number): number => Math.round((sumOf(within) / total) * 10_000);
  return { watched: watched.length, within3Bp: shareOf(3), within6Bp: shareOf(6), within12Bp: shareOf(12) };
};
