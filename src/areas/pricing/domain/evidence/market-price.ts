import { addDays } from '#kernel/day';
import type { Day } from '#kernel/day';

/** Where a market price was seen: in a bid that we lost, at the opening of bids, on a rival's quote, on a public list. */
export const marketPriceKinds = ['lost-bid', 'bid-opened', 'quote-seen', 'public-list'] as const;
export type MarketPriceKind = (typeof marketPriceKinds)[number];

export const marketConfidences = ['high', 'medium', 'low'] as const;
export type MarketConfidence = (typeof marketConfidences)[number];

export type SeenPrice = {
  readonly priceE4: bigint;
  readonly seenOn: Day;
  readonly region: string | null;
  readonly confidence: MarketConfidence;
};

export type MarketPrice = {
  readonly lowE4: bigint;
  readonly highE4: bigint;
  readonly latestE4: bigint;
  readonly latestOn: Day;
  readonly count: number;
  /** Null: of all regions, because none was seen in the account's own. */
  readonly region: string | null;
  readonly confidence: MarketConfidence;
};

/** A price that was seen longer ago says nothing of today's market. */
export const marketDays = 365;

const rankOf = (confidence: MarketConfidence): number => marketConfidences.indexOf(confidence);

/**
 * What a market asks, from prices seen in the last year: those of the account's region, else those of any; of these the
 * ones of the highest confidence, as a range with the latest. Ten rumours do not outweigh one lost bid.
 */
export const marketPriceOf = (
  seen: readonly SeenPrice[],
  { region, today }: { readonly region: string | null; readonly today: Day },
): MarketPrice | null => {
  const fresh = seen.filter(({ seenOn }) => seenOn > addDays(today, -marketDays) && seenOn <= today);
  const near = region === null ? [] : fresh.filter((price) => price.region === region);
  const chosen = near.length > 0 ? near : fresh;
  const best = Math.min(...chosen.map(({ confidence }) => rankOf(confidence)));
  const kept = chosen
    .filter(({ confidence }) => rankOf(confidence) === best)
    .toSorted((a, b) => (a.seenOn < b.seenOn ? 1 : -1));
  const [latest] = kept;
  if (latest === undefined) return null;
  const prices = kept.map(({ priceE4 }) => priceE4);
  return {
    lowE4: prices.reduce((a, b) => (a < b ? a : b)),
    highE4: prices.reduce((a, b) => (a > b ? a : b)),
    latestE4: latest.priceE4,
    latestOn: latest.seenOn,
    count: kept.length,
    region: near.length > 0 ? region : null,
    confidence: latest.confidence,
  };
};
