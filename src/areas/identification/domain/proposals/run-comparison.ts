import { isKeyTier } from '../policy/policy.ts';
import type { Tier } from '../policy/policy.ts';
import type { AccountResult } from '../score/account-result.ts';

/** What a comparison needs of a result; stored runs give it as well as fresh ones. */
export type RankedAccount = Pick<AccountResult, 'code' | 'rank' | 'score' | 'tier'>;

/** One account in two runs; null on the side where it was not there. */
export type Move = {
  readonly code: string;
  readonly tierBefore: Tier | null;
  readonly tierAfter: Tier | null;
  readonly rankBefore: number | null;
  readonly rankAfter: number | null;
  readonly scoreChange: number | null;
};

export type RunComparison = {
  /** Became a key account (S or A); was one and is no more. */
  readonly enters: readonly Move[];
  readonly leaves: readonly Move[];
  /** Other changes of tier. */
  readonly shifts: readonly Move[];
  /** The largest changes of score, both ways, whatever the tier. */
  readonly movers: readonly Move[];
  readonly unchanged: number;
};

const moversShown = 20;

/**
 * What changes between two dates, two policies or before saving one (what-if).
 * Example: an account that goes from B to A is in `enters`; one from A to S is in `shifts`.
 */
export const compareRuns = (before: readonly RankedAccount[], after: readonly RankedAccount[]): RunComparison => {
  const earlier = new Map(before.map((account) => [account.code, account]));
  const later = new Map(after.map((account) => [account.code, account]));
  const codes = [...new Set([...earlier.keys(), ...later.keys()])].toSorted();
  const moves = codes.map((code) => moveOf(code, earlier.get(code), later.get(code)));
  const wasKey = (move: Move): boolean => move.tierBefore !== null && isKeyTier(move.tierBefore);
  const isKey = (move: Move): boolean => move.tierAfter !== null && isKeyTier(move.tierAfter);
  const changed = moves.filter((move) => move.tierBefore !== move.tierAfter);
  return {
    enters: changed.filter((move) => isKey(move) && !wasKey(move)).toSorted(byRankAfter),
    leaves: changed.filter((move) => wasKey(move) && !isKey(move)).toSorted(byRankBefore),
    shifts: changed.filter((move) => wasKey(move) === isKey(move)).toSorted(byRankAfter),
    movers: moves
      .filter((move) => move.scoreChange !== null && move.scoreChange !== 0)
      .toSorted((a, b) => Math.abs(b.scoreChange ?? 0) - Math.abs(a.scoreChange ?? 0) || compareText(a.code, b.code))
      .slice(0, moversShown),
    unchanged: moves.length - changed.length,
  };
};

const moveOf = (code: string, before: RankedAccount | undefined, after: RankedAccount | undefined): Move => ({
  code,
  tierBefore: before?.tier ?? null,
  tierAfter: after?.tier ?? null,
  rankBefore: before?.rank ?? null,
  rankAfter: after?.rank ?? null,
  scoreChange:
    before === undefined || after === undefined ? null : Math.round((after.score - before.score) * 1e6) / 1e6,
});

const byRankAfter = (a: Move, b: Move): number =>
  (a.rankAfter ?? Infinity) - (b.rankAfter ?? Infinity) || compareText(a.code, b.code);
const byRankBefore = (a: Move, b: Move): number =>
  (a.rankBefore ?? Infinity) - (b.rankBefore ?? Infinity) || compareText(a.code, b.code);
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
