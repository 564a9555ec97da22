import type { ReactNode } from 'react';
import { AppButton } from '../controls/AppButton.tsx';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import styles from './grid.module.css';

/** Keyset paging of a list: more rows are asked for when the end comes into view. */
export type Paging = {
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly onMore: () => void;
  readonly total?: number | undefined;
};

export const TableFoot = ({
  shown,
  paging,
}: {
  readonly shown: number;
  readonly paging: Paging | undefined;
}): ReactNode => {
  const t = useT(uiMessages);
  const total = paging?.total;
  const hasMore = paging?.hasMore === true;
  const count =
    total !== undefined && total > shown
      ? t('table.rowsOf', { n: shown, total })
      : hasMore
        ? t('table.rowsShown', { n: shown })
        : t('table.rows', { n: shown });
  return (
    <div className={styles['foot']} role="status">
      <span>{count}</span>
      {hasMore ? (
        <AppButton size="small" kind="quiet" isBusy={paging.isLoadingMore} onClick={paging.onMore}>
          {t('table.more')}
        </AppButton>
      ) : null}
    </div>
  );
};
