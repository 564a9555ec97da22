import { aliveProbabilityOf } from '../models/index.ts';
import type { Buyer, DropoutModel } from '../models/index.ts';

/** ln of the sum over the phases of an Erlang-k gap that is not finished yet. */
const logUnfinishedGap = (regularity: number, shape: number, share: number): number => {
  let term = 1;
  let sum = 1;
  for (let phase = 1; phase < regularity; phase += 1) {
    term *= ((shape + phase - 1) * share) / phase;
    sum += term;
  }
  return Math.log(sum);
};

/**
 * Probability of at least one order in the coming weeks: alive now, and the running gap ends in time. Exact for the
 * MBG/CNBD-k family: silence through T + t given alive at T is the ratio of the two alive terms of docs/methods.md 3.5.
 * Example: k 1, r .525, α 6.183: an alive account with x 2, T 38.86 orders within 39 weeks with 1 −
 * ((α+T)/(α+T+39))^(r+x).
 */
export const activeProbabilityOf = (model: DropoutModel, buyer: Buyer, weeks: number): number => {
  const { regularity } = model.variant;
  const { r, alpha } = model.params;
  const shape = r + regularity * buyer.x;
  const waited = buyer.T - buyer.tx;
  const now = alpha + buyer.T;
  const later = now + weeks;
  const logSilent =
    shape * Math.log(now / later) +
    logUnfinishedGap(regularity, shape, (waited + weeks) / later) -
    logUnfinishedGap(regularity, shape, waited / now);
  return aliveProbabilityOf(model, buyer) * -Math.expm1(logSilent);
};
