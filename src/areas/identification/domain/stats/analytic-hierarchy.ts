export type ElicitedWeights =
  | {
      readonly kind: 'weights';
      readonly weights: readonly number[];
      readonly lambdaMax: number;
      readonly consistencyRatio: number;
    }
  | {
      readonly kind: 'refused';
      readonly code: 'notReciprocal' | 'inconsistent' | 'unsupportedSize';
      readonly consistencyRatio: number | null;
    };

/** Saaty's random indices for 3 to 10 criteria. */
const randomIndex: Readonly<Record<number, number>> = {
  3: 0.58,
  4: 0.9,
  5: 1.12,
  6: 1.24,
  7: 1.32,
  8: 1.41,
  9: 1.45,
  10: 1.49,
};
const largestRatio = 0.1;
const steps = 200;

/**
 * Weights from pairwise judgements by AHP (docs/methods.md 6.6): only to elicit weights, refused when the judgements
 * contradict each other (CR above .1). Example: [[1,3,5],[1/3,1,3],[1/5,1/3,1]] → .6370 .2583 .1047, CR .0332.
 */
export const elicitedWeightsOf = (judgements: readonly (readonly number[])[]): ElicitedWeights => {
  const size = judgements.length;
  const index = randomIndex[size];
  if (index === undefined) return { kind: 'refused', code: 'unsupportedSize', consistencyRatio: null };
  if (!isReciprocal(judgements)) return { kind: 'refused', code: 'notReciprocal', consistencyRatio: null };
  let weights = judgements.map(() => 1 / size);
  let lambdaMax = size;
  for (let step = 0; step < steps; step += 1) {
    const image = judgements.map((row) => row.reduce((sum, judgement, j) => sum + judgement * (weights[j] ?? 0), 0));
    lambdaMax = image.reduce((sum, value) => sum + value, 0);
    weights = image.map((value) => value / lambdaMax);
  }
  const consistencyRatio = (lambdaMax - size) / (size - 1) / index;
  if (consistencyRatio > largestRatio) return { kind: 'refused', code: 'inconsistent', consistencyRatio };
  return { kind: 'weights', weights, lambdaMax, consistencyRatio };
};

const isReciprocal = (judgements: readonly (readonly number[])[]): boolean =>
  judgements.every(
    (row, i) =>
      row.length === judgements.length &&
      row.every((value, j) => value > 0 && Math.abs(value * (judgements[j]?.[i] ?? 0) - 1) < 1e-6),
  );
