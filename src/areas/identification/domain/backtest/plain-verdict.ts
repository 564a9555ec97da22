import type { BackTestReport, CutReport } from './back-test.ts';
import type { BootstrapMeasure } from './paired-bootstrap.ts';
import { rankingNames } from './rankings.ts';
import type { RankingName } from './rankings.ts';

/** How our score stands against a baseline at one share of the accounts: only an interval off zero counts. */
export type Verdict = 'better' | 'worse' | 'no-clear-difference';

/** "Our 20 % brought 71 % of the profit (or revenue), the revenue list 64 %", as facts for a sentence; also when it is bad. */
export type PlainVerdict = {
  readonly asOf: CutReport['asOf'];
  readonly through: CutReport['through'];
  readonly basis: CutReport['basis'];
  readonly accounts: number;
  readonly chosen: number;
  /** Whole percent; null when all accounts together brought nothing. */
  readonly ourPercent: number | null;
  readonly ourLapsed: number;
  readonly against: readonly {
    readonly ranking: RankingName;
    readonly percent: number | null;
    readonly lapsed: number;
    readonly verdict: Verdict;
  }[];
};

/** One plain verdict a cut, at the top 20 % unless another share is wanted. */
export const plainVerdictsOf = (
  report: BackTestReport,
  measure: Exclude<BootstrapMeasure, 'ndcg'> = 'capture20',
): readonly PlainVerdict[] =>
  report.cuts.map((cut) => ({
    asOf: cut.asOf,
    through: cut.through,
    basis: cut.basis,
    accounts: cut.accounts,
    chosen: cut.chosen20,
    ourPercent: percentOf(cut.figures.score[measure]),
    ourLapsed: cut.figures.score.lapsed20,
    against: rankingNames
      // Where revenue stands in, contribution to date is revenue by another name.
      .filter((ranking) => ranking !== 'score' && !(ranking === 'contribution' && cut.basis === 'revenue'))
      .map((ranking) => ({
        ranking,
        percent: percentOf(cut.figures[ranking][measure]),
        lapsed: cut.figures[ranking].lapsed20,
        verdict: verdictOf(cut, ranking, measure),
      })),
  }));

const percentOf = (share: number | null): number | null => (share === null ? null : Math.round(share * 100));

const verdictOf = (cut: CutReport, ranking: RankingName, measure: BootstrapMeasure): Verdict => {
  const interval = cut.differences[ranking]?.[measure] ?? null;
  if (interval === null || (interval.low <= 0 && interval.high >= 0)) return 'no-clear-difference';
  return interval.low > 0 ? 'better' : 'worse';
};
