import { monthNumberOf, monthOfNumber } from '#kernel/day';
import { noneKey } from './bridge-search.ts';
import type { BridgeSearch } from './bridge-search.ts';

/** What the server is asked for; without a month it takes the last whole one, which the period before needs to know. */
export const bridgeInputOf = (
  { month, months = '1', base = 'year', by = 'owner', key }: BridgeSearch,
  lastMonth: string | undefined,
) => {
  const span = Number(months);
  const last = month ?? lastMonth;
  const against = base === 'period' && last !== undefined ? monthOfNumber(monthNumberOf(last) - span) : undefined;
  return {
    months: span,
    ...(last !== undefined && { month: last }),
    ...(against !== undefined && { against }),
    ...(key !== undefined && { by, key: key === noneKey ? '' : key }),
  };
};
