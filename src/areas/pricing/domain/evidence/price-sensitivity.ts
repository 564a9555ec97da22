import { commonGroundOf, shrunkOf } from '#domain/identification';
import type { CommonGround, Estimate } from '#domain/identification';
import { leastSquares } from './least-squares.ts';

/** What was sold in one period at which pocket price per unit. */
export type PricePoint = { readonly period: number; readonly quantity: number; readonly price: number };

export type SlopeModel = {
  /** A straight trend in time beside the price. */
  readonly trend: boolean;
  /** Periods of a year; null = no season. */
  readonly season: number | null;
};

export const monthlyModel: SlopeModel = { trend: true, season: 12 };

/** Fewer periods with a price tell nothing (docs/methods.md 8.6). */
export const leastPricePoints = 8;
const leastPrices = 3;

/**
 * The slope of log quantity on log pocket price beside trend and season; null = not enough data: under eight periods,
 * under three different prices, or a price that only follows time. A season is fitted over two whole years or more.
 */
export const priceSlopeOf = (points: readonly PricePoint[], { trend, season }: SlopeModel): Estimate | null => {
  const sold = points.filter(({ quantity, price }) => quantity > 0 && price > 0);
  if (sold.length < leastPricePoints || new Set(sold.map(({ price }) => price)).size < leastPrices) return null;
  const columnOf = (read: (point: PricePoint) => number): Float64Array => Float64Array.from(sold, read);
  const first = Math.min(...sold.map(({ period }) => period));
  const last = Math.max(...sold.map(({ period }) => period));
  const hasSeason = season !== null && last - first + 1 >= 2 * season && sold.length >= season;
  const turn = (point: PricePoint): number => (2 * Math.PI * point.period) / (season ?? 1);
  const fit = leastSquares(
    [
      columnOf(({ price }) => Math.log(price)),
      columnOf(() => 1),
      ...(trend && last > first ? [columnOf(({ period }) => (period - first) / (last - first))] : []),
      ...(hasSeason ? [columnOf((point) => Math.sin(turn(point))), columnOf((point) => Math.cos(turn(point)))] : []),
    ],
    columnOf(({ quantity }) => Math.log(quantity)),
  );
  const [value, standardError] = [fit?.coefficients[0], fit?.standardErrors[0]];
  const isUsable = value !== undefined && standardError !== undefined && Number.isFinite(value) && standardError > 0;
  return isUsable ? { value, standardError } : null;
};

export type ShrunkSlope = {
  readonly own: Estimate;
  /** Drawn towards the segment, the more the less the own history tells. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
};

const ninetyFive = 1.959_963_984_540_054;

/** The slopes of a segment, each drawn towards the pooled one by empirical Bayes, with intervals of 95 %. */
export const shrunkSlopesOf = (
  slopes: readonly Estimate[],
): { readonly ground: CommonGround; readonly shrunk: readonly ShrunkSlope[] } => {
  const ground = commonGroundOf(slopes);
  const { pooled, pooledStandardError, betweenVariance } = ground;
  const shrunk = slopes.map((own) => {
    const noise = own.standardError ** 2;
    const pull = noise / (noise + betweenVariance);
    const variance = (1 - pull) * noise + pull ** 2 * pooledStandardError ** 2;
    const value = shrunkOf(own, pooled, betweenVariance);
    const half = ninetyFive * Math.sqrt(variance);
    return { own, value, low: value - half, high: value + half };
  });
  return { ground, shrunk };
};

export type SensitivityAdvice = 'price-matters' | 'service-matters' | 'unclear';

/** Elastic beyond doubt: price matters. Inelastic beyond doubt: service does. Else the data do not say. */
export const sensitivityAdviceOf = ({ low, high }: Pick<ShrunkSlope, 'low' | 'high'>): SensitivityAdvice =>
  high < -1 ? 'price-matters' : low > -1 ? 'service-matters' : 'unclear';
