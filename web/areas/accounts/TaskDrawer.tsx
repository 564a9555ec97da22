import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { DateField, Form, showNote, SideDrawer, TextField, useContractForm, useT } from '#ui';
import { useAct } from '#web/app/api';
import { useSession } from '#web/app/session';
import { accountScreens } from './messages/index.ts';
import { UserPicker } from './UserPicker.tsx';

const { createTask } = accountsContract.operations;

type Props = { readonly accountId: string; readonly onClose: () => void };

const TaskForm = ({ accountId, onClose }: Props): ReactNode => {
  const t = useT(accountScreens);
  const { user } = useSession();
  const save = useAct(createTask, { refreshes: ['accounts.listTasks'] });
  const form = useContractForm({
    schema: createTask.input,
    initial: { accountId, assigneeId: user.id },
    draftKey: `task.${accountId}`,
    onSubmit: async (input) => {
      await save.run(input);
      showNote(t('tasks.created'));
      onClose();
    },
  });
  return (
    <Form form={form} onCancel={onClose} submitText={t('tasks.create')}>
      <TextField
        {...form.field('title')}
        label={t('tasks.title')}
        placeholder={t('tasks.example')}
        isRequired
        hasAutoFocus
      />
      <DateField {...form.field('dueOn')} label={t('tasks.due')} />
      <UserPicker {...form.field('assigneeId')} label={t('tasks.assignee')} />
    </Form>
  );
};

/** Gives somebody a task at an account. */
export const TaskDrawer = ({ accountId, onClose }: Props): ReactNode => {
  const t = useT(accountScreens);
  return (
    <SideDrawer isOpen onClose={onClose} title={t('tasks.add')}>
      <TaskForm accountId={accountId} onClose={onClose} />
    </SideDrawer>
  );
};
