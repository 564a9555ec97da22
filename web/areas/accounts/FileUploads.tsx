import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { takenEndings } from '#domain/accounts';
import { formatBytes } from '#kernel/format';
import { DropZone, Icon, IconAction, IconUpload, IconX, useRefusalText, useT, useWords } from '#ui';
import { upload } from '#web/app/upload';
import styles from './file-uploads.module.css';
import type { FilesOf } from './FileList.tsx';
import { accountScreens } from './messages/index.ts';

type Sending = {
  readonly id: number;
  readonly file: File;
  readonly sent: number;
  readonly problem?: string;
  readonly stop: () => void;
};

const { uploadAttachment } = accountsContract.operations;

type Props = {
  /** The record that takes the files. */ readonly of: FilesOf;
  /** Reads that an arrived file makes old. */ readonly refreshes: readonly string[];
};

const SendingLine = ({ sending, onDrop }: { readonly sending: Sending; readonly onDrop: () => void }): ReactNode => {
  const t = useT(accountScreens);
  const { language } = useWords();
  const { file, sent, problem } = sending;
  const share = file.size === 0 ? 1 : Math.min(1, sent / file.size);
  return (
    <li className={styles['sending']}>
      <div className={styles['sendingHead']}>
        <span className={styles['name']}>{file.name}</span>
        <span className={styles['amount']}>
          {formatBytes(sent, language)} / {formatBytes(file.size, language)}
        </span>
        <IconAction
          size="small"
          name={problem === undefined ? t('files.stop', { name: file.name }) : t('files.dismiss', { name: file.name })}
          icon={<Icon of={IconX} size={16} />}
          onClick={onDrop}
        />
      </div>
      {problem === undefined ? (
        <div
          className={styles['track']}
          role="progressbar"
          aria-label={file.name}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(share * 100)}
        >
          <div className={styles['fill']} style={{ width: `${share * 100}%` }} />
        </div>
      ) : (
        <p className={styles['problem']} role="alert">
          {problem}
        </p>
      )}
    </li>
  );
};

/** Files dropped or chosen, sent one beside the other with their progress; a refused one says why. */
export const FileUploads = ({ of, refreshes }: Props): ReactNode => {
  const t = useT(accountScreens);
  const refusalText = useRefusalText();
  const cache = useQueryClient();
  const lastId = useRef(0);
  const [sendings, setSendings] = useState<readonly Sending[]>([]);

  const patch = (id: number, change: Partial<Sending>): void =>
    setSendings((before) => before.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const drop = (id: number): void => setSendings((before) => before.filter((one) => one.id !== id));

  const send = async (file: File): Promise<void> => {
    lastId.current += 1;
    const id = lastId.current;
    const stopper = new AbortController();
    setSendings((before) => [...before, { id, file, sent: 0, stop: () => stopper.abort() }]);
    try {
      await upload(
        uploadAttachment,
        { ...of, fileName: file.name },
        { file, signal: stopper.signal, onProgress: (sent) => patch(id, { sent }) },
      );
      drop(id);
      await Promise.all(refreshes.map((name) => cache.invalidateQueries({ queryKey: name.split('.') })));
    } catch (error) {
      if (stopper.signal.aborted) drop(id);
      else patch(id, { problem: refusalText(error) });
    }
  };
  return (
    <div>
      <DropZone
        takesMany
        accept={takenEndings.map((ending) => `.${ending}`)}
        chooseText={t('files.choose')}
        icon={<Icon of={IconUpload} size={16} />}
        hint={t('files.limit')}
        onFiles={(files) => {
          for (const file of files) void send(file);
        }}
      >
        <span>{t('files.drop')}</span>
      </DropZone>
      <ul className={styles['sendings']}>
        {sendings.map((sending) => (
          <SendingLine
            key={sending.id}
            sending={sending}
            onDrop={() => (sending.problem === undefined ? sending.stop() : drop(sending.id))}
          />
        ))}
      </ul>
    </div>
  );
};
