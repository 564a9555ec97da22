import type { ReactNode } from 'react';
import type { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import { formatBytes } from '#kernel/format';
import {
  DateText,
  EmptyState,
  ErrorState,
  Icon,
  IconAction,
  IconFile,
  IconTrash,
  Panel,
  showFailure,
  showUndo,
  SkeletonBar,
  useRefusalText,
  useT,
  useWords,
} from '#ui';
import { downloadUrlOf, useAct, useRead } from '#web/app/api';
import type { AccountPanelProps } from '#web/app/area-module';
import { useMay } from '#web/app/session';
import styles from './account.module.css';
import { FileUploads } from './FileUploads.tsx';
import { accountScreens } from './messages/index.ts';
import { useUserNames } from './queries.ts';

const { listAttachments, downloadAttachment, removeAttachment, restoreAttachment } = accountsContract.operations;
type Attachment = z.output<typeof listAttachments.output>['attachments'][number];

const refreshes = ['accounts.listAttachments', 'accounts.listTimeline'];

const FileLine = ({ file, mayRemove }: { readonly file: Attachment; readonly mayRemove: boolean }): ReactNode => {
  const t = useT(accountScreens);
  const { language } = useWords();
  const refusalText = useRefusalText();
  const nameOf = useUserNames();
  const remove = useAct(removeAttachment, { refreshes });
  const restore = useAct(restoreAttachment, { refreshes });
  const handleRemove = async (): Promise<void> => {
    try {
      await remove.run({ id: file.id });
      showUndo(t('files.removed', { name: file.fileName }), () => restore.run({ id: file.id }));
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  return (
    <li className={styles['line']}>
      <Icon of={IconFile} />
      <span className={styles['lineMain']}>
        <a href={downloadUrlOf(downloadAttachment, { id: file.id })} download={file.fileName}>
          {file.fileName}
        </a>
        <span className={styles['lineNote']}>
          {formatBytes(file.bytes, language)} · {nameOf(file.authorId)} · <DateText value={file.createdAt} />
        </span>
      </span>
      {mayRemove ? (
        <IconAction
          size="small"
          name={t('files.remove', { name: file.fileName })}
          icon={<Icon of={IconTrash} size={16} />}
          isBusy={remove.isBusy}
          onClick={() => void handleRemove()}
        />
      ) : null}
    </li>
  );
};

/** The files of an account. */
export const FilesTab = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(accountScreens);
  const mayWrite = useMay('accounts.write');
  const { data, error, refetch } = useRead(listAttachments, { id: accountId });
  return (
    <div className={`${styles['narrow']} ${styles['column']}`}>
      {mayWrite ? <FileUploads accountId={accountId} refreshes={refreshes} /> : null}
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined ? <SkeletonBar height={60} /> : null}
      {data?.attachments.length === 0 ? <EmptyState title={t('files.none')}>{t('files.emptyText')}</EmptyState> : null}
      {data === undefined || data.attachments.length === 0 ? null : (
        <Panel>
          <ul className={styles['lines']}>
            {data.attachments.map((file) => (
              <FileLine key={file.id} file={file} mayRemove={mayWrite} />
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
};
