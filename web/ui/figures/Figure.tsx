import type { ReactNode } from 'react';
import styles from './figures.module.css';
import { Hint } from './Hint.tsx';

type Props = { readonly text: string; readonly full?: string | undefined; readonly isNegative?: boolean };

/** One written figure: tabular digits, red when negative, the full value on hover when it is shortened. */
export const Figure = ({ text, full, isNegative = false }: Props): ReactNode => {
  const className = [styles['figure'], isNegative ? styles['negative'] : ''].join(' ').trim();
  if (full === undefined || full === text) return <span className={className}>{text}</span>;
  return (
    <Hint text={full} className={className}>
      {text}
    </Hint>
  );
};
