import { minimise } from './bfgs.ts';
import type { Minimum, Objective } from './bfgs.ts';
import { sampleOf } from './buyer-population.ts';
import type { BuyerPopulation } from './buyer-population.ts';
import { lowerLog, upperLog } from './fit-result.ts';

/** A likelihood over a population in four logs, and groups of places to start from: one search runs per group. */
type LikelihoodProblem = {
  readonly population: BuyerPopulation;
  readonly objectiveOf: (population: BuyerPopulation) => Objective;
  readonly startGroups: readonly (readonly (readonly number[])[])[];
};

/** Distinct rows that decide which hill is the highest; the rest of a large population only refines the top. */
const scoutedRows = 3_000;

const scoutIterations = 40;

const inBox = { lower: lowerLog, upper: upperLog };

/**
 * The highest of several hills: one search per group of starts on a sample, then one on the whole population.
 * NOTE a single start ends on a lower hill where most accounts either never or at once drop out.
 */
export const searchMaximum = ({ population, objectiveOf, startGroups }: LikelihoodProblem): Minimum => {
  const sample = sampleOf(population, scoutedRows);
  const objective = objectiveOf(sample);
  const better = (left: Minimum, right: Minimum): Minimum => (right.value < left.value ? right : left);
  const found = startGroups
    .map((starts) => {
      const heights = starts.map((start) => ({
        start,
        height: objective(Float64Array.from(start), new Float64Array(4)),
      }));
      const lowest = heights.reduce((best, next) => (next.height < best.height ? next : best));
      return minimise({ objective, start: lowest.start, maxIterations: scoutIterations, ...inBox });
    })
    .reduce(better);
  if (sample === population && found.converged) return found;
  return minimise({ objective: objectiveOf(population), start: [...found.point], ...inBox });
};
