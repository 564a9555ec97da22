import type { DropoutModel } from './dropout-variant.ts';
import { ordersWhileAliveOf } from './orders-while-alive.ts';

/** Share of the sum at which its tail is given up. */
const negligible = 1e-14;
const mostOrders = 200_000;

/**
 * Expected repeat orders within `weeks` of the first order, of an account about which nothing else is known
 * (docs/methods.md 3.5). With rhythm: Σ over j of P(survived the draws before order j) × P(at least jk phases passed),
 * exact.
 * Example: BG/NBD of CDNOW, 39 weeks → 1.197.
 */
export const unconditionalOrdersOf = ({ variant, params }: DropoutModel): ((weeks: number) => number) => {
  const { regularity: k, firstDropout: d } = variant;
  const { r, alpha, a, b } = params;
  const survivesFirst = d === 1 ? b / (a + b) : 1;
  const ordersWhileAlive = ordersWhileAliveOf(a);
  if (k === 1) return (weeks) => survivesFirst * ordersWhileAlive(r, b + d, weeks / alpha);
  return (weeks) => {
    const passing = weeks / (alpha + weeks);
    let probability = Math.exp(-r * Math.log1p(weeks / alpha));
    let remaining = 1;
    let survives = survivesFirst;
    let sum = 0;
    for (let order = 1; order < mostOrders && survives > 0; order += 1) {
      for (let phase = (order - 1) * k; phase < order * k; phase += 1) {
        remaining -= probability;
        probability *= ((r + phase) * passing) / (phase + 1);
      }
      if (remaining <= negligible) break;
      sum += survives * remaining;
      survives *= (b + d + order - 1) / (a + b + d + order - 1);
    }
    return sum;
  };
};

/**
 * Chances of 0, 1, … `most` repeat orders within `weeks` of the first order, of an account about which nothing is
 * known.
 * Example: BG/NBD of CDNOW, 39 weeks → .5738 for none.
 */
export const orderCountChancesOf = ({ variant, params }: DropoutModel, weeks: number, most: number): Float64Array => {
  const { regularity: k, firstDropout: d } = variant;
  const { r, alpha, a, b } = params;
  const passing = weeks / (alpha + weeks);
  const chances = new Float64Array(most + 1);
  let probability = Math.exp(-r * Math.log1p(weeks / alpha));
  let reached = 1;
  let stillBuying = 1;
  let goneBefore = 0;
  for (let order = 0; order <= most; order += 1) {
    const draws = a + b + order - 1 + d;
    if (order + d > 0) {
      goneBefore = (stillBuying * a) / draws;
      stillBuying *= (b + order - 1 + d) / draws;
    }
    let within = 0;
    for (let phase = order * k; phase < (order + 1) * k; phase += 1) {
      within += probability;
      probability *= ((r + phase) * passing) / (phase + 1);
    }
    chances[order] = stillBuying * within + goneBefore * reached;
    reached -= within;
  }
  return chances;
};
