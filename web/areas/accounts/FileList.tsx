import type { ReactNode } from 'react';
import type { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import { formatBytes } from '#kernel/format';
import {
  AppButton,
  Chip,
  DateText,
  Icon,
  IconAction,
  IconFile,
  IconTrash,
  showFailure,
  showUndo,
  useRefusalText,
  useT,
  useWords,
} from '#ui';
import { downloadUrlOf, useAct } from '#web/app/api';
import styles from './account.module.css';
import { accountScreens } from './messages/index.ts';
import { useUserNames } from './queries.ts';

const { listAttachments, downloadAttachment, markAttachment, removeAttachment, restoreAttachment } =
  accountsContract.operations;
type Files = z.output<typeof listAttachments.output>;
type Attachment = Files['rows'][number];

/** A record that takes files, as the API names it. */
export type FilesOf = Pick<z.input<typeof listAttachments.input>, 'kind' | 'record'>;

/** Reads that a file which came or went makes old. */
export const fileRefreshes = ['accounts.listAttachments', 'accounts.listTimeline', 'accounts.listTasks'];

type Acts = Pick<Files, 'mayWrite' | 'marks' | 'keepsMarked'>;

/** Sets or clears what the file is for its record. */
const MarkButton = ({
  file,
  mark,
}: {
  readonly file: Attachment;
  readonly mark: Files['marks'][number];
}): ReactNode => {
  const t = useT(accountScreens);
  const refusalText = useRefusalText();
  const set = useAct(markAttachment, { refreshes: fileRefreshes });
  const isSet = file.mark === mark;
  const handlePick = async (): Promise<void> => {
    try {
      await set.run({ id: file.id, mark: isSet ? null : mark });
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  return (
    <AppButton size="small" kind="quiet" isBusy={set.isBusy} onClick={() => void handlePick()}>
      {isSet ? t('files.unmark') : t(`files.markAs.${mark}`)}
    </AppButton>
  );
};

const FileLine = ({ file, acts }: { readonly file: Attachment; readonly acts: Acts }): ReactNode => {
  const t = useT(accountScreens);
  const { language } = useWords();
  const refusalText = useRefusalText();
  const nameOf = useUserNames();
  const remove = useAct(removeAttachment, { refreshes: fileRefreshes });
  const restore = useAct(restoreAttachment, { refreshes: fileRefreshes });
  const mayChange = acts.mayWrite && !(acts.keepsMarked && file.mark !== null);
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
        {file.mark === null ? null : (
          <>
            {' '}
            <Chip tone="accent">{t(`files.marks.${file.mark}`)}</Chip>
          </>
        )}
        <span className={styles['lineNote']}>
          {formatBytes(file.bytes, language)} · {nameOf(file.authorId)} · <DateText value={file.createdAt} />
          {mayChange ? acts.marks.map((mark) => <MarkButton key={mark} file={file} mark={mark} />) : null}
        </span>
      </span>
      {mayChange ? (
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

/** Files of a record, each to download, and to mark and remove where the reader may. */
export const FileList = ({
  files,
  acts,
}: {
  readonly files: readonly Attachment[];
  readonly acts: Acts;
}): ReactNode => (
  <ul className={styles['lines']}>
    {files.map((file) => (
      <FileLine key={file.id} file={file} acts={acts} />
    ))}
  </ul>
);
