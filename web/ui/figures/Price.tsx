import type { ReactNode } from 'react';
import { formatPrice } from '#kernel/format';
import { useWords } from '../words/WordsProvider.tsx';
import { Figure } from './Figure.tsx';
import { Missing } from './Missing.tsx';

type Props = {
  /** A plain decimal text with up to four digits, in the company's currency. */
  readonly value: string | null | undefined;
  /** False in columns whose header names the currency. */
  readonly withSymbol?: boolean;
  /** Why the value is missing. */
  readonly reason?: string | undefined;
};

/** A price per unit, to the cent or with all its digits where it was promised with more. */
export const Price = ({ value, withSymbol = true, reason }: Props): ReactNode => {
  const { language, currency } = useWords();
  if (value === null || value === undefined) return <Missing reason={reason} />;
  const text = formatPrice({ price: value, currency }, language, withSymbol ? 'signed' : 'bare');
  return <Figure text={text} isNegative={value.startsWith('-')} />;
};
