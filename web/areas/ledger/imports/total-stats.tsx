import { minorOf } from '#kernel/money';
import { Money, Quantity } from '#ui';
import type { Stat } from '#ui';
import type { ImportWords } from '../messages/index.ts';

const names = ['netE4', 'costE4', 'netOfUnknownCostE4', 'amountE4', 'amountMinor', 'quantityE4'] as const;

/** The sums of the good rows as figures: amounts in the company's currency, quantities as they are. */
export const totalStatsOf = (
  totals: Readonly<Record<string, string>>,
  currency: string,
  t: ImportWords,
): readonly Stat[] =>
  names.flatMap((name) => {
    const total = totals[name];
    if (total === undefined) return [];
    const label = t(`totals.${name}`);
    if (name === 'quantityE4') return [{ label, value: <Quantity value={BigInt(total)} /> }];
    const minor = name === 'amountMinor' ? BigInt(total) : minorOf(BigInt(total), currency);
    return [{ label, value: <Money value={{ minor, currency }} figure="full" /> }];
  });
