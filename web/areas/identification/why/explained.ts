import type { z } from 'zod';
import type { seenExplanationSchema } from '#areas/identification/contract';
import { measureTable } from '#domain/identification';
import type { MeasureCode, MeasureSource } from '#domain/identification';

export type ShownExplanation = z.output<typeof seenExplanationSchema>;
export type ShownAxis = ShownExplanation['axes'][string];
export type ShownMeasure = ShownAxis[4][string];
export type ShownGate = ShownExplanation['gates'][string];

export const isMeasureCode = (text: string): text is MeasureCode => Object.hasOwn(measureTable, text);

/** A step of the money waterfall in minor units; `unknown` is the estimated cost of the revenue whose cost is unknown. */
export type MoneyStep = {
  readonly name: 'net' | 'unknown' | 'cost' | 'pocket' | 'serve' | 'credit' | 'contribution';
  readonly value: number;
  readonly kind: 'step' | 'total';
};

/**
 * The waterfall of an explanation from net revenue to contribution; empty when the reader may not see costs or the
 * contribution is unknown. Units: minor. Example: [1000, 700, 50, 20, 0, 1] and 230 → 1000 −700 −50 −20 → 230.
 */
export const moneyStepsOf = (waterfall: readonly number[], contribution: number | undefined): readonly MoneyStep[] => {
  const [net, cost, pocket, serve, credit] = waterfall;
  if (net === undefined || cost === undefined || pocket === undefined || serve === undefined || credit === undefined)
    return [];
  if (contribution === undefined) return [];
  const unknown = net - cost - pocket - serve - credit - contribution;
  const steps: readonly MoneyStep[] = [
    { name: 'unknown', value: -unknown, kind: 'step' },
    { name: 'cost', value: -cost, kind: 'step' },
    { name: 'pocket', value: -pocket, kind: 'step' },
    { name: 'serve', value: -serve, kind: 'step' },
    { name: 'credit', value: -credit, kind: 'step' },
  ];
  return [
    { name: 'net', value: net, kind: 'total' },
    ...steps.filter(({ value }) => value !== 0),
    { name: 'contribution', value: contribution, kind: 'total' },
  ];
};

/** The axes of an explanation by the weight of their points; the first one speaks for the score. */
export const axesByPointsOf = (
  axes: ShownExplanation['axes'],
): readonly (readonly [axis: string, explained: ShownAxis])[] =>
  Object.entries(axes).toSorted(([, a], [, b]) => Math.abs(b[3]) - Math.abs(a[3]));

const isRowSource = (text: string): text is Exclude<MeasureSource, 'model'> => text !== 'model';

/** Where the rows of a measure lie, when it has any of its own. */
export const rowSourceOf = (code: string): Exclude<MeasureSource, 'model'> | undefined => {
  if (!isMeasureCode(code)) return undefined;
  const { source } = measureTable[code];
  return isRowSource(source) ? source : 'order-lines';
};
