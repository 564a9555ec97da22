import type { ReactNode } from 'react';
import { formatDecimal } from '#kernel/decimal';
import { formatAmount } from '#kernel/format';
import type { FigureStyle } from '#kernel/format';
import { useWords } from '../words/WordsProvider.tsx';
import { Figure } from './Figure.tsx';
import { Missing } from './Missing.tsx';

type Props = {
  /** A plain decimal text, a number, or a bigint in 1/10,000. */
  readonly value: string | number | bigint | null | undefined;
  readonly unit?: string | undefined;
  readonly figure?: FigureStyle;
  readonly reason?: string | undefined;
};

const isPlain = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text);

/** A count or a quantity, with its unit when the header does not name it. */
export const Quantity = ({ value, unit, figure = 'full', reason }: Props): ReactNode => {
  const { language } = useWords();
  if (value === null || value === undefined) return <Missing reason={reason} />;
  const plain = typeof value === 'bigint' ? formatDecimal(value) : String(value);
  if (!isPlain(plain)) return <Missing reason={reason} />;
  const withUnit = (text: string): string => (unit === undefined ? text : `${text} ${unit}`);
  return (
    <Figure
      text={withUnit(formatAmount(plain, language, figure))}
      full={withUnit(formatAmount(plain, language))}
      isNegative={plain.startsWith('-')}
    />
  );
};
