import type { Rule } from './rule.ts';

/** Accounts that ordered in 12 months, by how often: the middle and the busiest fifth. */
export type Frequency = {
  readonly buyers: number;
  readonly middleOrders: number;
  readonly busyOrders: number;
  readonly busy: Share;
  readonly rare: Share;
  readonly silent: Share;
};

type Share = { readonly accounts: number; readonly netE4: bigint };

/** Two product families and how many accounts buy them. */
export type FamilyPair = {
  readonly family: string;
  readonly other: string;
  readonly buyers: number;
  readonly both: number;
  readonly onlyNetE4: bigint;
};

export type RegionCell = {
  readonly region: string;
  readonly industry: string;
  readonly accounts: number;
  readonly netE4: bigint;
  readonly priorE4: bigint;
};

export type SuggestionFacts = {
  readonly netE4: bigint;
  readonly frequency: Frequency | null;
  readonly pairs: readonly FamilyPair[];
  readonly cells: readonly RegionCell[];
};

export type Suggestion = {
  readonly kind: 'busy' | 'rare' | 'silent' | 'cross-sell' | 'region-industry';
  readonly rule: Rule;
  readonly accounts: number;
  readonly netE4: bigint;
  /** Figures of the sentence that says why. */
  readonly why: Readonly<Record<string, string | number>>;
};

const fewestAccounts = 5;
const shareOfBoth = 5000;
const mostOfAKind = 4;

/**
 * Segments that the company's own figures propose: bands of order frequency, families that are usually bought together
 * but not by these accounts, and places × industries that bring the most.
 * Shares are basis points of the revenue of 12 months. Example: the busiest fifth orders 24 times or more → rule
 * "orders in 12 months at least 24".
 */
export const suggestionsOf = (facts: SuggestionFacts): readonly Suggestion[] => [
  ...frequencyBands(facts),
  ...crossSelling(facts),
  ...placesAndIndustries(facts),
];

const shareOf = (part: bigint, whole: bigint): number => (whole > 0n ? Number((part * 10_000n) / whole) : 0);

const frequencyBands = ({ frequency, netE4 }: SuggestionFacts): Suggestion[] => {
  if (frequency === null || frequency.buyers < fewestAccounts * 2) return [];
  const { busy, rare, silent, busyOrders, middleOrders } = frequency;
  const bands: Suggestion[] = [
    {
      kind: 'busy',
      rule: { match: 'all', rules: [{ field: 'orders12', op: 'at-least', value: busyOrders }] },
      ...busy,
      why: { orders: busyOrders, share: shareOf(busy.netE4, netE4) },
    },
    {
      kind: 'rare',
      rule: { match: 'all', rules: [{ field: 'orders12', op: 'between', value: [1, middleOrders] }] },
      ...rare,
      why: { orders: middleOrders, share: shareOf(rare.netE4, netE4) },
    },
    {
      kind: 'silent',
      rule: {
        match: 'all',
        rules: [
          { field: 'ordersAll', op: 'at-least', value: 1 },
          { field: 'orders12', op: 'is', value: 0 },
        ],
      },
      ...silent,
      why: {},
    },
  ];
  return bands.filter(({ accounts }) => accounts >= fewestAccounts);
};

const crossSelling = ({ pairs }: SuggestionFacts): Suggestion[] =>
  pairs
    .map((pair) => ({
      ...pair,
      lacking: pair.buyers - pair.both,
      bothShare: Math.trunc((pair.both * 10_000) / pair.buyers),
    }))
    .filter(({ lacking, bothShare }) => lacking >= fewestAccounts && bothShare >= shareOfBoth)
    .toSorted((a, b) => (a.onlyNetE4 === b.onlyNetE4 ? b.lacking - a.lacking : a.onlyNetE4 < b.onlyNetE4 ? 1 : -1))
    .slice(0, mostOfAKind)
    .map(({ family, other, lacking, bothShare, onlyNetE4 }) => ({
      kind: 'cross-sell',
      rule: {
        match: 'all',
        rules: [
          { field: 'families', op: 'any-of', value: [family] },
          { field: 'families', op: 'none-of', value: [other] },
        ],
      },
      accounts: lacking,
      netE4: onlyNetE4,
      why: { family, other, share: bothShare },
    }));

const placesAndIndustries = ({ cells, netE4 }: SuggestionFacts): Suggestion[] =>
  cells
    .filter(({ accounts, netE4: net }) => accounts >= fewestAccounts && net > 0n)
    .toSorted((a, b) => (a.netE4 === b.netE4 ? 0 : a.netE4 < b.netE4 ? 1 : -1))
    .slice(0, mostOfAKind)
    .map(({ region, industry, accounts, netE4: net }) => ({
      kind: 'region-industry',
      rule: {
        match: 'all',
        rules: [
          { field: 'region', op: 'any-of', value: [region] },
          { field: 'industry', op: 'any-of', value: [industry] },
        ],
      },
      accounts,
      netE4: net,
      why: { region, industry, share: shareOf(net, netE4) },
    }));
