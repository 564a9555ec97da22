import type { ReactNode } from 'react';
import { segmentsContract } from '#areas/segments/contract';
import { Chip, DateText, EmptyState, ErrorState, ExportMenu, LoadMore, Panel, SkeletonBar, useT } from '#ui';
import { AccountLink } from '#web/accounts';
import { useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { segmentScreens } from './messages/index.ts';
import styles from './segments.module.css';

/** Who came and who left, newest first. */
export const ChangeList = ({ id }: { readonly id: string }): ReactNode => {
  const t = useT(segmentScreens);
  const { rows, paging, isLoading, error, onRetry } = useReadPages(segmentsContract.operations.changes, {
    id,
    limit: 50,
  });
  const onExport = useListExport(segmentsContract.operations.changes, { id }, 'segments.export');
  if (error !== null) return <ErrorState error={error} onRetry={onRetry} />;
  if (isLoading) return <SkeletonBar height={160} />;
  if (rows.length === 0) return <EmptyState title={t('empty.changes')}>{t('empty.changesText')}</EmptyState>;
  return (
    <Panel>
      <ul className={styles['lines']}>
        {rows.map(({ at, entered, account }) => (
          <li key={`${at} ${account.id}`} className={styles['line']}>
            <span className={styles['lineName']}>
              <Chip tone={entered ? 'accent' : 'grey'}>{t(entered ? 'change.entered' : 'change.left')}</Chip>{' '}
              <AccountLink account={account} />
            </span>
            <DateText value={at} />
          </li>
        ))}
      </ul>
      <ExportMenu onSave={onExport} />
      <LoadMore {...paging} />
    </Panel>
  );
};
