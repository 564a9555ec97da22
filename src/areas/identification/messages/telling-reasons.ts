import type { ExplainedAxis, SeenExplanation } from '../domain/index.ts';
import { axisReasonOf, badgeReasonsOf, gateReasonsOf, measureFiguresOf } from './reasons.ts';
import type { MeasureFigure, Wording } from './reasons.ts';

/** Fewer points than this are no reason. */
const leastPoints = 1;

/**
 * Why each of a few accounts stands where it stands, at most `count` sentences each: the gates that it fails and the badges
 * that it wears, then the axis that adds most, which is never crowded out, and at most two by which it differs from the
 * others beside it. The best of a ranking are all good at what weighs most; said ten times over and alone, that would tell
 * nothing.
 */
export const tellingReasonsOf = (
  explanations: readonly SeenExplanation[],
  wording: Wording,
  count: number,
): readonly (readonly string[])[] => {
  const standing = standingAmong(explanations);
  return explanations.map((explanation) => {
    const axes = Object.entries(explanation.axes)
      .flatMap(([axis, explained]) => outstandingOf(axis, explained, standing))
      .filter(({ explained: [, , , points] }) => Math.abs(points) >= leastPoints);
    const most = axes.filter(({ explained: [, , , points] }) => points > 0).toSorted(byPoints)[0];
    const telling = axes.filter((one) => one !== most).toSorted((a, b) => b.distance - a.distance);
    const held = [...gateReasonsOf(explanation, wording), ...badgeReasonsOf(explanation, wording)];
    const shown = [...(most === undefined ? [] : [most]), ...telling.slice(0, mostTelling)];
    return [
      ...held.slice(0, most === undefined ? count : count - 1),
      ...shown.map(({ axis, explained, measure }) => axisReasonOf(axis, explained, { ...wording, measure })),
    ].slice(0, count);
  });
};

const mostTelling = 2;
const byPoints = (a: Outstanding, b: Outstanding): number => b.explained[3] - a.explained[3];

type Standing = (code: string, share: number) => number;

/** How many standard deviations a share lies above the mean of the same measure in this company. */
const standingAmong = (explanations: readonly SeenExplanation[]): Standing => {
  const seen = new Map<string, number[]>();
  for (const { axes } of explanations)
    for (const [, , , , measures] of Object.values(axes))
      for (const { code, share } of measureFiguresOf(measures)) seen.set(code, [...(seen.get(code) ?? []), share]);
  return (code, share) => {
    const shares = seen.get(code) ?? [];
    const mean = shares.reduce((sum, one) => sum + one, 0) / Math.max(1, shares.length);
    const variance = shares.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, shares.length);
    return variance === 0 ? 0 : (share - mean) / Math.sqrt(variance);
  };
};

type Outstanding = {
  readonly axis: string;
  readonly explained: ExplainedAxis;
  readonly measure: MeasureFigure;
  readonly distance: number;
};

/**
 * The measure that speaks for an axis among these accounts: of those on the axis's own side of the middle the strongest
 * where it adds points, else the weakest.
 */
const outstandingOf = (axis: string, explained: ExplainedAxis, standing: Standing): readonly Outstanding[] => {
  const [, share, , points, measures] = explained;
  if (share === null) return [];
  const sign = points < 0 ? -1 : 1;
  const [first] = measureFiguresOf(measures)
    .filter((measure) => sign * (measure.share - 5_000) > 0)
    .map((measure) => ({ axis, explained, measure, distance: sign * standing(measure.code, measure.share) }))
    .toSorted((a, b) => b.distance - a.distance);
  return first === undefined ? [] : [first];
};
