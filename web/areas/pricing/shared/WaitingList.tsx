import type { ComponentProps, ReactNode } from 'react';
import { ErrorState, LoadMore, Money, SkeletonBar } from '#ui';
import styles from '../pricing.module.css';
import requestStyles from '../requests/requests.module.css';

type ListProps = {
  readonly pages: {
    readonly rows: readonly unknown[];
    readonly paging: ComponentProps<typeof LoadMore>;
    readonly isLoading: boolean;
    readonly error: unknown;
    readonly onRetry: () => void;
  };
  /** What is said when nothing waits. */
  readonly none: string;
  readonly children: ReactNode;
};

/** Papers that wait for somebody, as Today shows them. */
export const WaitingList = ({ pages, none, children }: ListProps): ReactNode => {
  const { rows, paging, isLoading, error, onRetry } = pages;
  if (error !== null) return <ErrorState error={error} onRetry={onRetry} />;
  if (isLoading) return <SkeletonBar height={60} />;
  if (rows.length === 0) return <p className={styles['quiet']}>{none}</p>;
  return (
    <>
      <ul className={requestStyles['waiting']}>{children}</ul>
      <LoadMore {...paging} />
    </>
  );
};

type RowProps = {
  /** The account, as a link to the paper. */
  readonly children: ReactNode;
  readonly note: ReactNode;
  readonly total: ComponentProps<typeof Money>['value'];
};

export const WaitingRow = ({ children, note, total }: RowProps): ReactNode => (
  <li>
    <span className={styles['twoLines']}>
      {children}
      <span className={styles['quiet']}>{note}</span>
    </span>
    <Money value={total} />
  </li>
);
