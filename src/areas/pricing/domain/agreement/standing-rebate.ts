import type { Day } from '#kernel/day';
import { floorOf, isAbove, minus, rational, zero } from '../rational.ts';
import type { RebateSpan } from './rebate.ts';

type Standing = { readonly id: string; readonly number: string; readonly validFrom: Day; readonly lastOn: Day };

/** What sales of a product earn under a signed agreement, at its highest step. */
export type StandingRebate = Standing & { readonly rateBp: number };

/** The price that the highest step of a signed plan leaves of the list price of its signing. */
export type StandingPlan = Standing & { readonly priceE4: bigint; readonly listPriceE4: bigint };

/** What a line earns beside its own terms: rebates as a share of the invoice, and what a plan pays back on the line. */
export type StandingGrant = {
  readonly rebateBp: number;
  readonly planE4: bigint;
  readonly papers: readonly { readonly id: string; readonly number: string }[];
};

type Line = {
  readonly invoicePriceE4: bigint;
  readonly quantityE4: bigint;
  /** The rebate of the agreement that the line is judged for: a plan pays after it as after those of others. */
  readonly agreedBp?: number;
};
type Papers = { readonly rebates: readonly StandingRebate[]; readonly plans: readonly StandingPlan[] };

/** A plan pays its share of the invoice back, but never so much that less than its price remains after all rebates (8.12). */
const planPaysE4 = (
  { invoicePriceE4, quantityE4 }: Line,
  rebateBp: number,
  { priceE4, listPriceE4 }: StandingPlan,
): bigint => {
  if (listPriceE4 <= 0n) return 0n;
  const invoice = invoicePriceE4 * quantityE4;
  const share = rational(invoice * (listPriceE4 - priceE4 + 1n), listPriceE4 * 10_000n);
  const room = minus(
    rational(invoice * BigInt(10_000 - rebateBp), 100_000_000n),
    rational(priceE4 * quantityE4, 10_000n),
  );
  const paid = isAbove(share, room) ? room : share;
  return isAbove(paid, zero) ? floorOf(paid) : 0n;
};

const grantOn = (line: Line, { rebates, plans }: Papers, day: Day): StandingGrant => {
  const holds = ({ validFrom, lastOn }: Standing): boolean => validFrom <= day && day <= lastOn;
  const earned = rebates.filter(holds);
  const rebateBp = earned.reduce((sum, { rateBp }) => sum + rateBp, 0);
  const agreedBp = rebateBp + (line.agreedBp ?? 0);
  const paying = plans.filter(holds).map((plan) => ({ plan, planE4: planPaysE4(line, agreedBp, plan) }));
  return {
    rebateBp,
    planE4: paying.reduce((sum, { planE4 }) => sum + planE4, 0n),
    papers: [...earned, ...paying.flatMap(({ plan, planE4 }) => (planE4 > 0n ? [plan] : []))].map(({ id, number }) => ({
      id,
      number,
    })),
  };
};

const amountOf = ({ invoicePriceE4, quantityE4 }: Line, { rebateBp, planE4 }: StandingGrant): bigint =>
  invoicePriceE4 * quantityE4 * BigInt(rebateBp) + planE4 * 100_000_000n;

/**
 * What a line earns under agreements and plans in force beside what it promises itself, on the day of the span on which that
 * is most: rates of several agreements add up, one that ends before another starts does not. Example: 5 % of one, 2 % of
 * another that starts later in the span → 7 %, of both.
 */
export const standingGrantOf = (line: Line, papers: Papers, { from, to }: RebateSpan): StandingGrant => {
  const starts = [...papers.rebates, ...papers.plans].map(({ validFrom }) => validFrom);
  const days = [from, ...starts.filter((day) => from < day && day <= to)];
  return days
    .map((day) => grantOn(line, papers, day))
    .reduce((most, grant) => (amountOf(line, grant) > amountOf(line, most) ? grant : most));
};
