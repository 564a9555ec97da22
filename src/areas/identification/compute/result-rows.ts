import { canonicalJson } from '#kernel/canonical-json';
import { explanationJsonOf, keyTiers, measureCodes, valueAt } from '../domain/index.ts';
import type { AccountResult, Explanation, Identification, MeasureCode, WeightedAxis } from '../domain/index.ts';

type ResultAt = { readonly result: AccountResult; readonly place: number; readonly accountId: string };

/** Rows of run_account, run_explanation and run_measures for some results, as objects with the names of the columns. */
export const resultRowsOf = (run: Identification, results: readonly ResultAt[]) => {
  const accounts: object[] = [];
  const explanations: object[] = [];
  const measures: object[] = [];
  for (const { result, place, accountId } of results) {
    const explanation = run.explain(result);
    accounts.push(accountRowOf(run, { result, place, accountId }, explanation));
    explanations.push({
      account_id: accountId,
      unit: result.unit,
      body: canonicalJson(explanationJsonOf(explanation)),
    });
    if (result.unit === 'account') measures.push({ account_id: accountId, figures: measuredFiguresOf(run, place) });
  }
  return {
    accounts: JSON.stringify(accounts),
    explanations: JSON.stringify(explanations),
    measures: JSON.stringify(measures),
  };
};

/** Every figure that is known of an account, by its measure. */
const measuredFiguresOf = ({ measured }: Identification, place: number): Readonly<Record<string, number>> => {
  const figures: Record<string, number> = {};
  for (const code of measureCodes) {
    const value = valueAt(measured.columns, code, place);
    if (!Number.isNaN(value)) figures[code] = value;
  }
  return figures;
};

const accountRowOf = (
  run: Identification,
  { result, place, accountId }: ResultAt,
  explanation: Explanation,
): object => {
  const shareOf = (wanted: WeightedAxis): number | null =>
    result.axes.find(({ axis }) => axis === wanted)?.share ?? null;
  const figures = result.unit === 'account' ? columnFiguresOf(run, place) : explainedFiguresOf(explanation);
  const failed = new Set(
    keyTiers.flatMap((tier) => result.gates[tier]).flatMap(({ gate, outcome }) => (outcome === 'failed' ? [gate] : [])),
  );
  return {
    account_id: accountId,
    unit: result.unit,
    rank: result.rank,
    score_micro: Math.round(result.score * 1e6),
    coverage: result.coveragePercent,
    tier: result.tier,
    types: result.types,
    gate_type: result.gateType,
    badges: result.badges.map((badge) => badge.code),
    failed_gates: [...failed],
    ...figures,
    contribution_share: shareOf('contribution'),
    continuity_share: shareOf('continuity'),
    payment_share: shareOf('payment'),
    growth_share: shareOf('growth'),
    relationship_share: shareOf('relationship'),
    strategic_share: shareOf('strategic'),
  };
};

/** Basis points; 10,000 is left to certainty. */
const aliveBpOf = (alive: number): number => (alive < 1 ? Math.min(9_999, Math.round(alive * 10_000)) : 10_000);

const columnFiguresOf = ({ measured }: Identification, place: number) => {
  const known = (code: MeasureCode): number | null => {
    const value = valueAt(measured.columns, code, place);
    return Number.isNaN(value) ? null : value;
  };
  const alive = known('alive-probability');
  return {
    contribution_minor: known('contribution'),
    revenue_minor: known('revenue') ?? 0,
    revenue_rank: known('revenue-rank') ?? 0,
    expected_minor: known('expected-contribution'),
    alive_bp: alive === null ? null : aliveBpOf(alive),
  };
};

/** A group has no column of its own: its explanation says the figures. */
const explainedFiguresOf = ({ beside, waterfall, model, axes }: Explanation) => {
  const expected = axes['contribution']?.[4]['expected-contribution'];
  const alive = model['alive'];
  return {
    contribution_minor: beside['contribution'] ?? null,
    revenue_minor: waterfall[0] ?? 0,
    revenue_rank: beside['revenue-rank'] ?? 0,
    expected_minor: typeof expected === 'object' ? expected[0] : null,
    alive_bp: typeof alive === 'number' ? aliveBpOf(alive) : null,
  };
};
