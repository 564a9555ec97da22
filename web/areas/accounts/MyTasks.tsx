import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { ErrorState, ExportMenu, LoadMore, SkeletonBar, useT } from '#ui';
import { useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import styles from './account.module.css';
import { accountScreens } from './messages/index.ts';
import { TaskLine } from './TaskLine.tsx';

/** The caller's open tasks over all accounts, the most urgent first. */
export const MyTasks = (): ReactNode => {
  const t = useT(accountScreens);
  const { rows, paging, isLoading, error, onRetry } = useReadPages(accountsContract.operations.listTasks, {
    assignee: 'me',
    limit: 10,
  });
  const onExport = useListExport(accountsContract.operations.listTasks, { assignee: 'me' }, 'accounts.export');
  if (error !== null) return <ErrorState error={error} onRetry={onRetry} />;
  if (isLoading) return <SkeletonBar height={60} />;
  if (rows.length === 0) return <p className={styles['quiet']}>{t('tasks.noneMine')}</p>;
  return (
    <>
      <ul className={styles['lines']}>
        {rows.map((task) => (
          <TaskLine key={task.id} task={task} withAccount />
        ))}
      </ul>
      <div className={styles['tasksFoot']}>
        <LoadMore {...paging} />
        <ExportMenu onSave={onExport} />
      </div>
    </>
  );
};
