import { addDays, dayNumberOf, monthOf } from '#kernel/day';
import type { Day } from '#kernel/day';
import { seededRandom } from '#kernel/random';
import type { AccountFacts } from '../facts/account-facts.ts';
import { identify } from '../identify.ts';
import type { IdentifyOptions } from '../identify.ts';
import type { ValueBasis } from '../measures/measuring.ts';
import type { Policy } from '../policy/policy.ts';
import { descendingOrderOf, spearmanOf } from '../stats/rank.ts';
import { captureOf, chosenOf, hitShareOf, lapsedAmong, ndcgOf } from './gains.ts';
import { leakTestOf } from './leak-test.ts';
import type { LeakTest } from './leak-test.ts';
import { bootstrapDifferences } from './paired-bootstrap.ts';
import type { Differences } from './paired-bootstrap.ts';
import { rankingNames, rankingsOf } from './rankings.ts';
import type { RankingName } from './rankings.ts';

/** What happened to an account in (t0, t0 + H]. */
export type OutcomeFacts = { readonly valueMinor: bigint; readonly orderDays: number };

/** One cut: facts as of `asOf` and nothing later, and what followed, by account code; an absent account did nothing. */
export type BackTestCut = {
  readonly asOf: Day;
  readonly horizonDays: number;
  readonly facts: readonly AccountFacts[];
  readonly outcomes: ReadonlyMap<string, OutcomeFacts>;
};

/** How well one ranking foresaw what followed. Captures are null when all accounts together brought nothing. */
export type RankingFigures = {
  readonly capture5: number | null;
  readonly capture10: number | null;
  readonly capture20: number | null;
  readonly ndcg: number | null;
  readonly spearman: number;
  readonly hit10: number;
  /** Of the chosen 20 %: how many did not order again. */
  readonly lapsed20: number;
};

export type CutReport = {
  readonly asOf: Day;
  readonly through: Day;
  /** What the outcome is made of: revenue where the facts of the cut know no cost. */
  readonly basis: ValueBasis;
  readonly accounts: number;
  readonly chosen20: number;
  readonly figures: Readonly<Record<RankingName, RankingFigures>>;
  /** Score less baseline, 95 % intervals. */
  readonly differences: Readonly<Partial<Record<RankingName, Differences>>>;
  readonly leak: LeakTest;
};

export type BackTestRefusal = {
  readonly kind: 'refused';
  readonly code: 'facts-after-cut' | 'no-accounts' | 'no-cuts';
  readonly asOf: Day | null;
  readonly found: number;
};
export type BackTestReport = {
  readonly kind: 'report';
  readonly ndcgAt: number;
  readonly resamples: number;
  readonly cuts: readonly CutReport[];
};

export type BackTestOptions = Pick<IdentifyOptions, 'currency' | 'confirmedTypes'> & {
  readonly resamples?: number;
  readonly ndcgAt?: number;
  readonly seed?: number;
};

const defaultResamples = 1_000;
const defaultNdcgAt = 100;

/**
 * Proof on the company's own past (回测, docs/methods.md 7.1): the policy is run as of each cut and judged by what
 * followed, beside the usual rankings. Facts later than a cut are refused: they would be foresight.
 */
export const backTest = (
  cuts: readonly BackTestCut[],
  policy: Policy,
  options: BackTestOptions,
): BackTestReport | BackTestRefusal => {
  if (cuts.length === 0) return { kind: 'refused', code: 'no-cuts', asOf: null, found: 0 };
  for (const cut of cuts) {
    const late = lateRowsOf(cut.facts, cut.asOf);
    if (late > 0) return { kind: 'refused', code: 'facts-after-cut', asOf: cut.asOf, found: late };
    if (cut.facts.every((account) => account.orderDays.length === 0))
      return { kind: 'refused', code: 'no-accounts', asOf: cut.asOf, found: 0 };
  }
  const settings = {
    resamples: options.resamples ?? defaultResamples,
    ndcgAt: options.ndcgAt ?? defaultNdcgAt,
    seed: options.seed ?? 1,
  };
  return {
    kind: 'report',
    ndcgAt: settings.ndcgAt,
    resamples: settings.resamples,
    cuts: cuts.map((cut) => judgeCut(cut, policy, { ...options, ...settings })),
  };
};

/** Rolling cuts that end so that the last one has a whole horizon behind it: the latest first. */
export const cutDaysOf = (lastKnownDay: Day, horizonDays: number, count: number): readonly Day[] =>
  Array.from({ length: count }, (_, i) => addDays(lastKnownDay, -horizonDays * (i + 1)));

/** Rows that lie after a day: order days, months, statements. */
export const lateRowsOf = (facts: readonly AccountFacts[], asOf: Day): number => {
  const month = monthOf(asOf);
  const lastDay = dayNumberOf(asOf);
  return facts.reduce(
    (late, account) =>
      late +
      account.orderDays.filter((order) => order.day > lastDay).length +
      account.months.filter((item) => item.month > month).length +
      account.evidence.filter((item) => item.statedOn > asOf).length,
    0,
  );
};

type Settings = BackTestOptions & { readonly resamples: number; readonly ndcgAt: number; readonly seed: number };

const judgeCut = (cut: BackTestCut, policy: Policy, settings: Settings): CutReport => {
  const run = identify(cut.facts, policy, { ...settings, asOf: cut.asOf });
  const outcomes = run.measured.facts.map((account) => cut.outcomes.get(account.code));
  const value = Float64Array.from(outcomes, (outcome) => Number(outcome?.valueMinor ?? 0n));
  const orderDays = Float64Array.from(outcomes, (outcome) => outcome?.orderDays ?? 0);
  const rankings = rankingsOf(run, settings.seed);
  const ideal = descendingOrderOf(value);
  const accounts = value.length;
  const figuresOf = (name: RankingName): RankingFigures => {
    const order = rankings[name];
    const standing = new Float64Array(accounts);
    for (const [rank, place] of order.entries()) standing[place] = -rank;
    return {
      capture5: captureOf(order, value, chosenOf(accounts, 0.05)),
      capture10: captureOf(order, value, chosenOf(accounts, 0.1)),
      capture20: captureOf(order, value, chosenOf(accounts, 0.2)),
      ndcg: ndcgOf(order, value, settings.ndcgAt),
      spearman: spearmanOf(standing, value),
      hit10: hitShareOf(order, ideal, chosenOf(accounts, 0.1)),
      lapsed20: lapsedAmong(order, orderDays, chosenOf(accounts, 0.2)),
    };
  };
  const random = seededRandom(settings.seed);
  const differences = bootstrapDifferences({
    rankings,
    value,
    resamples: settings.resamples,
    k: settings.ndcgAt,
    random,
  });
  return {
    asOf: cut.asOf,
    through: addDays(cut.asOf, cut.horizonDays),
    basis: run.measured.measuring.basis,
    accounts,
    chosen20: chosenOf(accounts, 0.2),
    figures: {
      score: figuresOf('score'),
      revenue: figuresOf('revenue'),
      contribution: figuresOf('contribution'),
      rfm: figuresOf('rfm'),
      'largest-order': figuresOf('largest-order'),
      frequency: figuresOf('frequency'),
      random: figuresOf('random'),
    },
    differences: Object.fromEntries(
      rankingNames.flatMap((name) => (differences.has(name) ? [[name, differences.get(name)]] : [])),
    ),
    leak: leakTestOf(rankings.score, value, random),
  };
};
