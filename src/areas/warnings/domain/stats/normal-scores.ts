import { normalDensity } from './normal.ts';
import { normalScoreOfT, studentLogDensity } from './student-t.ts';

const step = 1 / 32;
const largestPlace = 8;

type ScoreTable = { readonly scores: Float64Array; readonly slopes: Float64Array };

/**
 * The score over y = √(ν·ln(1 + t²/ν)), in which it is nearly a straight line, with its slope at every knot.
 */
const tableOf = (degrees: number): ScoreTable => {
  const knots = Math.round(largestPlace / step) + 1;
  const scores = new Float64Array(knots);
  const slopes = new Float64Array(knots);
  slopes[0] = Math.exp(studentLogDensity(0, degrees)) / normalDensity(0);
  for (let i = 1; i < knots; i += 1) {
    const y = i * step;
    const t = Math.sqrt(degrees * Math.expm1((y * y) / degrees));
    const score = normalScoreOfT(t, degrees);
    scores[i] = score;
    slopes[i] =
      (Math.exp(studentLogDensity(t, degrees)) / normalDensity(score)) * ((y * Math.exp((y * y) / degrees)) / t);
  }
  return { scores, slopes };
};

export type NormalScores = (t: number, degrees: number) => number;

/**
 * Normal scores of t from one table per degrees of freedom, cubic between exact knots: within 1e-8 of the exact score and
 * some twenty times quicker. Beyond the table the exact score is taken. Use one instance per run: it remembers its tables.
 */
export const normalScoreTables = (): NormalScores => {
  const tables = new Map<number, ScoreTable>();
  return (t, degrees) => {
    let table = tables.get(degrees);
    if (table === undefined) {
      table = tableOf(degrees);
      tables.set(degrees, table);
    }
    const place = Math.sqrt(degrees * Math.log1p((t * t) / degrees)) / step;
    const knot = Math.floor(place);
    const { scores, slopes } = table;
    if (!(knot + 1 < scores.length)) return normalScoreOfT(t, degrees);
    const u = place - knot;
    const v = 1 - u;
    const score =
      (scores[knot] ?? 0) * v * v * (1 + 2 * u) +
      (scores[knot + 1] ?? 0) * u * u * (3 - 2 * u) +
      step * u * v * ((slopes[knot] ?? 0) * v - (slopes[knot + 1] ?? 0) * u);
    return t < 0 ? -score : score;
  };
};
