import { bridgeGroupings } from '#domain/warnings';
import type { BridgeGrouping } from '#domain/warnings';
import { isDay } from '#kernel/day';
import { choiceIn, given, textIn } from '#web/app/search-text';

export const bridgeSpans = ['1', '3', '6', '12'] as const;
export type BridgeSpan = (typeof bridgeSpans)[number];
export const bridgeBases = ['year', 'period'] as const;
export type BridgeBase = (typeof bridgeBases)[number];

/** The group of the accounts without an owner, a tier or a line: an address has no empty words. */
export const noneKey = 'none';

/** Which periods are compared (the last month, how many months, against what), which cut is shown, and which group. */
export type BridgeSearch = {
  readonly month?: string;
  readonly months?: BridgeSpan;
  readonly base?: BridgeBase;
  readonly by?: BridgeGrouping;
  readonly key?: string;
};

const monthIn = (search: Readonly<Record<string, unknown>>): { month?: string } => {
  const { month } = textIn(search, 'month');
  return month !== undefined && isDay(`${month}-01`) ? { month } : {};
};

export const bridgeSearchIn = (search: Readonly<Record<string, unknown>>): BridgeSearch => {
  const { months: span } = search;
  // The router reads a bare number of the address as a number.
  const months = bridgeSpans.find((one) => one === span || Number(one) === span);
  return {
    ...monthIn(search),
    ...given('months', months),
    ...given('base', choiceIn(search['base'], bridgeBases)),
    ...given('by', choiceIn(search['by'], bridgeGroupings)),
    ...textIn(search, 'key'),
  };
};

/** What somebody who sees no cost looks at: a year against the year before, not cut by product line. */
export const yearSearchOf = ({ by, key }: BridgeSearch): BridgeSearch => ({
  months: '12',
  ...(by !== 'line' && { ...given('by', by), ...given('key', key) }),
});
