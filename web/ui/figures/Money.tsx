import type { ReactNode } from 'react';
import { formatAmount, formatMinor, formatMoney, minorText } from '#kernel/format';
import type { FigureStyle } from '#kernel/format';
import type { Language } from '#kernel/locale';
import { useWords } from '../words/WordsProvider.tsx';
import { Figure } from './Figure.tsx';
import { Missing } from './Missing.tsx';

export type MoneyValue = { readonly minor: string | bigint; readonly currency: string };

type Props = {
  readonly value: MoneyValue | null | undefined;
  readonly figure?: FigureStyle;
  /** False in columns whose header names the currency. */
  readonly withSymbol?: boolean;
  /** Why the value is missing. */
  readonly reason?: string | undefined;
};

const plainTextOf = (
  money: { readonly minor: bigint; readonly currency: string },
  language: Language,
  figure: FigureStyle,
): string =>
  figure === 'full'
    ? formatMinor(money, language)
    : formatAmount(minorText(money.minor, money.currency), language, figure);

/** An amount of money: 万/亿 or k/M by default, the exact amount on hover. */
export const Money = ({ value, figure = 'compact', withSymbol = true, reason }: Props): ReactNode => {
  const { language } = useWords();
  if (value === null || value === undefined) return <Missing reason={reason} />;
  const money = { minor: BigInt(value.minor), currency: value.currency };
  const full = formatMoney(money, language);
  const text = withSymbol ? formatMoney(money, language, figure) : plainTextOf(money, language, figure);
  return <Figure text={text} full={full} isNegative={money.minor < 0n} />;
};
