import {
  buyerPopulationOf,
  fitBgNbd,
  fitGammaGamma,
  fitMbgCnbdK,
  fitParetoNbd,
  scoreBuyers,
} from '../src/areas/identification/domain/models/index.ts';
import { columnsOf, gammaOf, simulateBuyers } from '#tests/simulated-buyers';
import { seededRandom } from '#kernel/random';

/**
 * Repeat-purchase models on simulated accounts: seconds and the ratio to a bare pass of ln over the same columns,
 * which stays comparable between machines. Run: node bench/models.ts
 */
const seconds = <Result>(work: () => Result): { took: number; result: Result } => {
  const start = performance.now();
  const result = work();
  return { took: (performance.now() - start) / 1000, result };
};

const line = (name: string, took: number, unit: number): void =>
  console.log(`${name.padEnd(58)} ${took.toFixed(3).padStart(8)} s  ${(took / unit).toFixed(0).padStart(7)} × ln pass`);

const simulation = {
  seed: 20_261_121,
  params: { r: 0.55, alpha: 2.4, a: 0.7, b: 9 },
  regularity: 1,
  firstDropout: 0,
  observed: [20, 156],
  ahead: 0,
} as const;

const buyers = simulateBuyers({ ...simulation, accounts: 100_000 });
const columns = columnsOf(buyers);
const passes = Array.from({ length: 30 }, () => {
  const { took } = seconds(() => columns.T.reduce((sum, T) => sum + Math.log(T), 0));
  return took;
});
const unit = Math.min(...passes);

const collapsed = seconds(() => buyerPopulationOf(columns));
const population = collapsed.result;
console.log(
  `${population.x.length} distinct accounts, x up to ${population.maxX}; ln pass ${(unit * 1000).toFixed(2)} ms`,
);
line('collapse 100k accounts', collapsed.took, unit);

const fitted = seconds(() => fitBgNbd(population));
line(`BG/NBD fit (${fitted.result.iterations} iterations, with its no-dropout rival)`, fitted.took, unit);
console.log(
  '  ',
  JSON.stringify(fitted.result.params),
  fitted.result.logLikelihood.toFixed(3),
  fitted.result.degenerate,
);

const regular = seconds(() => fitMbgCnbdK(population));
line(`MBG/CNBD-k fit, k searched (k = ${regular.result.variant.regularity})`, regular.took, unit);

const million = columnsOf(simulateBuyers({ ...simulation, accounts: 1_000_000, seed: 7 }));
for (const weeks of [39, 52]) {
  const scored = seconds(() => scoreBuyers(fitted.result, million, weeks));
  line(`BG/NBD score of 1M accounts, ${weeks} weeks`, scored.took, unit);
}

const tenThousand = buyerPopulationOf(columnsOf(simulateBuyers({ ...simulation, accounts: 10_000, seed: 9 })));
const pareto = seconds(() => fitParetoNbd(tenThousand));
line(`Pareto/NBD fit of 10k distinct (${pareto.result.iterations} iterations)`, pareto.took, unit);

const random = seededRandom(11);
const spend = buyers.map(({ x }) => (x > 0 ? gammaOf(random, 6 * x) / (x * (gammaOf(random, 4) / 15)) : 0));
const spent = seconds(() => fitGammaGamma({ x: columns.x, meanSpend: spend }));
line('Gamma-Gamma fit, 100k accounts', spent.took, unit);
console.log('  ', JSON.stringify(spent.result.params), spent.result.degenerate);
