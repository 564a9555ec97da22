import type { ReactNode } from 'react';
import styles from './figures.module.css';

const amounts = /([−+]?(?:\p{Sc}|[A-Z]{3}\s)[\d,]+(?:\.\d+)?(?:万亿|[万亿kM]|bn)?)/u;

/** A sentence whose amounts of money are not broken at the end of a line: the sign and 万 stay with the digits. */
export const FigureText = ({ text }: { readonly text: string }): ReactNode =>
  text.split(amounts).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <span key={at} className={styles['figure']}>
        {part}
      </span>
    ),
  );
