import { useState } from 'react';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { ErrorState, Icon, IconAction, IconPlus, Panel, SkeletonBar, useT } from '#ui';
import { useRead } from '#web/app/api';
import styles from './account.module.css';
import { accountScreens } from './messages/index.ts';
import { TaskDrawer } from './TaskDrawer.tsx';
import { TaskLine } from './TaskLine.tsx';

/** The next open tasks of an account. */
export const OpenTasks = ({ accountId }: { readonly accountId: string }): ReactNode => {
  const t = useT(accountScreens);
  const [isAdding, setAdding] = useState(false);
  const { data, error, refetch } = useRead(accountsContract.operations.listTasks, { accountId, limit: 5 });
  const add = (
    <IconAction
      size="small"
      name={t('tasks.add')}
      icon={<Icon of={IconPlus} size={16} />}
      onClick={() => setAdding(true)}
    />
  );
  return (
    <Panel title={t('tasks.open')} actions={add}>
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined ? <SkeletonBar /> : null}
      {data?.rows.length === 0 ? <p className={styles['quiet']}>{t('tasks.none')}</p> : null}
      <ul className={styles['lines']}>
        {data?.rows.map((task) => (
          <TaskLine key={task.id} task={task} />
        ))}
      </ul>
      {isAdding ? <TaskDrawer accountId={accountId} onClose={() => setAdding(false)} /> : null}
    </Panel>
  );
};
