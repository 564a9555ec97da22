import { formatAmount, formatBp, formatMoney, formatProbability } from '#kernel/format';
import type { Language } from '#kernel/locale';
import type { MeasureUnit } from '../domain/index.ts';

/** A figure of an explanation in words: money in the company's currency, shares as percent. */
export const figureText = (
  unit: MeasureUnit,
  value: number,
  { language, currency }: { readonly language: Language; readonly currency: string },
): string => {
  if (unit === 'money') return formatMoney({ minor: BigInt(Math.round(value)), currency }, language);
  if (unit === 'probability') return formatProbability(value, language);
  if (unit === 'share' || unit === 'slope') return formatBp(Math.round(value * 10_000), language);
  return formatAmount(plain(value), language);
};

const plain = (value: number): `${number}` => `${value}`;
