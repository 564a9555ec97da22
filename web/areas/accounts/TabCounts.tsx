import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { useRead } from '#web/app/api';
import type { AccountPanelProps } from '#web/app/area-module';

const { listPersons, listAttachments, listNotes, listTasks } = accountsContract.operations;

/** The number of rows of a first page; "50+" when there are more. */
const firstPageCount = (
  page: { readonly rows: readonly unknown[]; readonly nextCursor?: string | undefined } | undefined,
): ReactNode => (page === undefined ? null : page.nextCursor === undefined ? page.rows.length : `${page.rows.length}+`);

export const PersonCount = ({ accountId }: AccountPanelProps): ReactNode =>
  firstPageCount(useRead(listPersons, { accountId }).data);

export const FileCount = ({ accountId }: AccountPanelProps): ReactNode =>
  firstPageCount(useRead(listAttachments, { kind: 'account', record: accountId }).data);

export const NoteCount = ({ accountId }: AccountPanelProps): ReactNode =>
  useRead(listNotes, { id: accountId }).data?.notes.length ?? null;

export const TaskCount = ({ accountId }: AccountPanelProps): ReactNode =>
  firstPageCount(useRead(listTasks, { accountId }).data);
