import { useState } from 'react';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { accountsMessages } from '#areas/accounts/messages';
import {
  AppButton,
  CheckField,
  DateText,
  Icon,
  IconAction,
  IconPaperclip,
  showFailure,
  showUndo,
  SideDrawer,
  useRefusalText,
  useT,
  useWords,
} from '#ui';
import { useAct } from '#web/app/api';
import styles from './account.module.css';
import { AccountLink } from './AccountName.tsx';
import { dayIn } from './day-in.ts';
import { accountScreens } from './messages/index.ts';
import { useUserNames } from './queries.ts';
import { RecordFiles } from './RecordFiles.tsx';
import type { Task } from './records.ts';
import { useTaskTitle } from './task-title.ts';

const { setTaskState } = accountsContract.operations;

type Props = { readonly task: Task; /** Names the account, in lists over several. */ readonly withAccount?: boolean };

/** One task: ticked when done, which can be taken back for 10 seconds. */
export const TaskLine = ({ task, withAccount = false }: Props): ReactNode => {
  const t = useT(accountScreens);
  useT(accountsMessages);
  const { timeZone } = useWords();
  const refusalText = useRefusalText();
  const titleOf = useTaskTitle();
  const nameOf = useUserNames();
  const change = useAct(setTaskState, { refreshes: ['accounts.listTasks'] });
  const [ticked, setTicked] = useState<boolean>();
  const [areFilesOpen, setFilesOpen] = useState(false);
  const title = titleOf(task);
  const isOpen = task.state === 'open';
  const isLate = isOpen && task.dueOn !== null && task.dueOn < dayIn(timeZone);
  const setState = async (state: Task['state'], said: string): Promise<void> => {
    setTicked(state === 'done');
    try {
      await change.run({ id: task.id, state });
      showUndo(said, () => change.run({ id: task.id, state: task.state }));
    } catch (error) {
      showFailure(refusalText(error));
    } finally {
      setTicked(undefined);
    }
  };
  return (
    <li className={styles['line']}>
      <div className={styles['lineMain']}>
        <CheckField
          label={title}
          value={ticked ?? task.state === 'done'}
          onChange={(isDone) =>
            void setState(
              isDone === true ? 'done' : 'open',
              t(isDone === true ? 'tasks.wasDone' : 'tasks.wasReopened', { title }),
            )
          }
          hint={
            <span className={`${styles['taskFacts']} ${isLate ? styles['late'] : ''}`}>
              {withAccount && task.account !== null ? (
                <>
                  <AccountLink account={task.account} />
                  {' · '}
                </>
              ) : null}
              {task.dueOn === null ? t('tasks.noDue') : <DateText value={task.dueOn} />}
              {isLate ? ` · ${t('tasks.late')}` : null}
              {task.files === 0 ? null : ` · ${t('tasks.files', { n: task.files })}`}
              {nameOf(task.assigneeId) === undefined ? null : ` · ${nameOf(task.assigneeId)}`}
            </span>
          }
        />
      </div>
      <IconAction
        size="small"
        name={t('tasks.filesOf', { title })}
        icon={<Icon of={IconPaperclip} size={16} />}
        onClick={() => setFilesOpen(true)}
      />
      {areFilesOpen ? (
        <SideDrawer isOpen onClose={() => setFilesOpen(false)} title={title}>
          <RecordFiles kind="task" record={task.id} frame="part" />
        </SideDrawer>
      ) : null}
      {isOpen ? (
        <AppButton size="small" kind="quiet" onClick={() => void setState('dropped', t('tasks.wasDropped', { title }))}>
          {t('tasks.drop')}
        </AppButton>
      ) : null}
    </li>
  );
};
