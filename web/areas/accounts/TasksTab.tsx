import { useState } from 'react';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import {
  AppButton,
  EmptyState,
  ErrorState,
  ExportMenu,
  Icon,
  IconPlus,
  LoadMore,
  Panel,
  SegmentField,
  SkeletonBar,
  useT,
} from '#ui';
import { useReadPages } from '#web/app/api';
import type { AccountPanelProps } from '#web/app/area-module';
import { useListExport } from '#web/app/list-export';
import styles from './account.module.css';
import { choicesOf } from './choices.ts';
import { accountScreens } from './messages/index.ts';
import { TaskDrawer } from './TaskDrawer.tsx';
import { TaskLine } from './TaskLine.tsx';

const states = ['open', 'done', 'dropped'] as const;

/** All tasks of an account by state. */
export const TasksTab = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(accountScreens);
  const [state, setState] = useState<(typeof states)[number]>('open');
  const [isAdding, setAdding] = useState(false);
  const { rows, paging, isLoading, error, onRetry } = useReadPages(accountsContract.operations.listTasks, {
    accountId,
    state,
  });
  const onExport = useListExport(accountsContract.operations.listTasks, { accountId, state }, 'accounts.export');
  return (
    <div className={styles['narrow']}>
      <div className={styles['bar']}>
        <SegmentField
          name={t('tasks.state')}
          value={state}
          onChange={setState}
          choices={choicesOf(states, (value) => t(`tasks.states.${value}`))}
        />
        <AppButton kind="primary" icon={<Icon of={IconPlus} size={16} />} onClick={() => setAdding(true)}>
          {t('tasks.add')}
        </AppButton>
        {rows.length === 0 ? null : <ExportMenu onSave={onExport} />}
      </div>
      {error === null ? null : <ErrorState error={error} onRetry={onRetry} />}
      {isLoading ? <SkeletonBar height={60} /> : null}
      {!isLoading && rows.length === 0 ? (
        <EmptyState title={t('tasks.emptyTitle')}>{t('tasks.emptyText')}</EmptyState>
      ) : null}
      {rows.length === 0 ? null : (
        <Panel>
          <ul className={styles['lines']}>
            {rows.map((task) => (
              <TaskLine key={task.id} task={task} />
            ))}
          </ul>
          <LoadMore {...paging} />
        </Panel>
      )}
      {isAdding ? <TaskDrawer accountId={accountId} onClose={() => setAdding(false)} /> : null}
    </div>
  );
};
