import { useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import {
  DateText,
  EmptyState,
  ErrorState,
  Form,
  Icon,
  IconAction,
  IconPencil,
  IconTrash,
  Markdown,
  Panel,
  showFailure,
  showUndo,
  SkeletonBar,
  TextAreaField,
  useContractForm,
  useRefusalText,
  useT,
} from '#ui';
import { useAct, useRead } from '#web/app/api';
import type { AccountPanelProps } from '#web/app/area-module';
import { useMay, useSession } from '#web/app/session';
import styles from './account.module.css';
import { accountScreens } from './messages/index.ts';
import { useUserNames } from './queries.ts';

const { listNotes, addNote, updateNote, removeNote, restoreNote } = accountsContract.operations;
type Note = z.output<typeof listNotes.output>['notes'][number];

const refreshes = ['accounts.listNotes', 'accounts.listTimeline'];

const NewNote = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(accountScreens);
  const save = useAct(addNote, { refreshes });
  const form = useContractForm({
    schema: addNote.input,
    initial: { id: accountId },
    draftKey: `note.${accountId}`,
    onSubmit: async (input) => {
      await save.run(input);
      form.reset();
    },
  });
  return (
    <Panel>
      <Form form={form} submitText={t('notes.save')}>
        <TextAreaField {...form.field('body')} label={t('notes.write')} placeholder={t('notes.example')} rows={3} />
      </Form>
    </Panel>
  );
};

const EditNote = ({ note, onClose }: { readonly note: Note; readonly onClose: () => void }): ReactNode => {
  const t = useT(accountScreens);
  const save = useAct(updateNote, { refreshes });
  const form = useContractForm({
    schema: updateNote.input,
    initial: { id: note.id, body: note.body },
    draftKey: `note.edit.${note.id}`,
    onSubmit: async (input) => {
      await save.run(input);
      onClose();
    },
  });
  const handleCancel = (): void => {
    form.reset();
    onClose();
  };
  return (
    <Form form={form} onCancel={handleCancel}>
      <TextAreaField {...form.field('body')} label={t('notes.edit')} rows={4} hasAutoFocus />
    </Form>
  );
};

const NoteCard = ({ note }: { readonly note: Note }): ReactNode => {
  const t = useT(accountScreens);
  const refusalText = useRefusalText();
  const { user } = useSession();
  const mayWrite = useMay('accounts.write');
  const nameOf = useUserNames();
  const [isEditing, setEditing] = useState(false);
  const remove = useAct(removeNote, { refreshes });
  const restore = useAct(restoreNote, { refreshes });
  const handleRemove = async (): Promise<void> => {
    try {
      await remove.run({ id: note.id });
      showUndo(t('notes.removed'), () => restore.run({ id: note.id }));
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  return (
    <Panel>
      {isEditing ? <EditNote note={note} onClose={() => setEditing(false)} /> : <Markdown source={note.body} />}
      <div className={styles['cardFoot']}>
        <span className={styles['lineNote']}>
          {nameOf(note.authorId)} · <DateText value={note.createdAt} />
          {note.updatedAt === note.createdAt ? null : ` · ${t('notes.changed')}`}
        </span>
        {note.authorId === user.id && mayWrite && !isEditing ? (
          <span>
            <IconAction
              size="small"
              name={t('notes.edit')}
              icon={<Icon of={IconPencil} size={16} />}
              onClick={() => setEditing(true)}
            />
            <IconAction
              size="small"
              name={t('notes.remove')}
              icon={<Icon of={IconTrash} size={16} />}
              onClick={() => void handleRemove()}
            />
          </span>
        ) : null}
      </div>
    </Panel>
  );
};

/** What colleagues wrote down about an account; everybody changes his own. */
export const NotesTab = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(accountScreens);
  const mayWrite = useMay('accounts.write');
  const { data, error, refetch } = useRead(listNotes, { id: accountId });
  return (
    <div className={`${styles['narrow']} ${styles['column']} ${styles['wideForm']}`}>
      {mayWrite ? <NewNote accountId={accountId} /> : null}
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined ? <SkeletonBar height={60} /> : null}
      {data?.notes.length === 0 ? <EmptyState title={t('notes.none')}>{t('notes.emptyText')}</EmptyState> : null}
      {data?.notes.map((note) => (
        <NoteCard key={note.id} note={note} />
      ))}
    </div>
  );
};
