import { seesCost, seesMargin } from '#kernel/access';
import type { FieldGroup } from '#kernel/access';
import type { Explanation } from '../score/explanation.ts';
import { maySeeAxis, maySeeBadge, maySeeGate, maySeeMeasure, maySeeType } from './margin-figures.ts';

/** An explanation as somebody reads it: score and median are null where the contribution in them is hidden. */
export type SeenExplanation = Omit<Explanation, 'score' | 'median'> & {
  readonly score: number | null;
  readonly median: number | null;
  /** Share of the revenue with a known cost, where the shown contribution is an estimate for the rest. */
  readonly costKnown?: number | undefined;
};

/**
 * The explanation without what this reader may not see: the waterfall without the right to costs; without that to margins
 * also every axis, measure, gate, badge and type that is made of contribution, and the score, since score minus the other
 * axes would give the hidden one (decisions/0007). Everything that words an explanation takes it from here.
 */
export const explanationFor = (fields: readonly FieldGroup[], explanation: Explanation): SeenExplanation => {
  const estimated = estimatedOf(explanation);
  if (seesCost(fields)) return estimated === null ? explanation : { ...explanation, costKnown: estimated };
  const [revenue = 0] = explanation.waterfall;
  const costless = { ...explanation, waterfall: [revenue] };
  if (seesMargin(fields)) return estimated === null ? costless : { ...costless, costKnown: estimated };
  const { axes, beside, gates, badges, types } = explanation;
  return {
    ...costless,
    score: null,
    median: null,
    axes: keptOf(axes, (axis) => maySeeAxis(fields, axis)),
    beside: keptOf(beside, (code) => maySeeMeasure(fields, code)),
    gates: keptOf(gates, (gate) => maySeeGate(fields, gate)),
    badges: Object.fromEntries(
      Object.entries(keptOf(badges, (badge) => maySeeBadge(fields, badge))).map(
        ([badge, { confidence, ...figures }]) => [
          badge,
          // Growth of contribution raises this badge's confidence.
          badge === 'tomorrow' || confidence === undefined ? figures : { ...figures, confidence },
        ],
      ),
    ),
    types: types.filter((type) => maySeeType(fields, type)),
  };
};

/** How much of the cost is known where the contribution rests on an estimate for the rest (docs/methods.md 2.1). */
const estimatedOf = ({ basis, beside, waterfall }: Explanation): number | null => {
  const known = waterfall[5] ?? 1;
  return basis === 'contribution' && known < 1 && beside['contribution'] !== undefined ? known : null;
};

const keptOf = <V>(record: Readonly<Record<string, V>>, isKept: (key: string) => boolean): Record<string, V> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => isKept(key)));
