import type { ReactNode } from 'react';
import { formatBp, formatPoints } from '#kernel/format';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import { useWords } from '../words/WordsProvider.tsx';
import { Figure } from './Figure.tsx';
import { Missing } from './Missing.tsx';

type Props = { readonly bp: number | null | undefined; readonly reason?: string | undefined; readonly digits?: number };

/** Basis points as a percentage with one decimal. */
export const Percent = ({ bp, reason, digits = 1 }: Props): ReactNode => {
  const { language } = useWords();
  if (bp === null || bp === undefined) return <Missing reason={reason} />;
  return <Figure text={formatBp(bp, language, digits)} full={formatBp(bp, language, 2)} isNegative={bp < 0} />;
};

/** A difference of percentages, in percentage points, said so. */
export const Points = ({ bp, reason }: Omit<Props, 'digits'>): ReactNode => {
  const { language } = useWords();
  const t = useT(uiMessages);
  if (bp === null || bp === undefined) return <Missing reason={reason} />;
  return <Figure text={t('figure.points', { value: formatPoints(bp, language) })} isNegative={bp < 0} />;
};
