import type { ReactNode } from 'react';
import { formatInstant } from '#kernel/format';
import { useWords } from '../words/WordsProvider.tsx';
import styles from './figures.module.css';
import { Missing } from './Missing.tsx';

type Props = {
  /** 'YYYY-MM-DD', or an instant as ISO text that is shown with its minute in the company's zone. */
  readonly value: string | null | undefined;
  readonly reason?: string | undefined;
};

export const DateText = ({ value, reason }: Props): ReactNode => {
  const { timeZone } = useWords();
  if (value === null || value === undefined) return <Missing reason={reason} />;
  const text = value.length <= 10 ? value : formatInstant(value, timeZone);
  return (
    <time dateTime={value} className={styles['figure']}>
      {text}
    </time>
  );
};
