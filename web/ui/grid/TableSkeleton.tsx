import type { ReactNode } from 'react';
import { SkeletonBar } from '../status/Skeleton.tsx';
import styles from './grid.module.css';

/** Rows that are on their way. */
export const TableSkeleton = ({
  columns,
  hasTick,
}: {
  readonly columns: number;
  readonly hasTick: boolean;
}): ReactNode => (
  <tbody aria-hidden>
    {Array.from({ length: 10 }, (_, row) => (
      <tr key={row} className={styles['row']}>
        {Array.from({ length: columns + (hasTick ? 1 : 0) }, (_cell, at) => (
          <td key={at}>
            <SkeletonBar width={at === 0 && hasTick ? 14 : `${90 - ((row * 7 + at * 13) % 45)}%`} />
          </td>
        ))}
      </tr>
    ))}
  </tbody>
);
