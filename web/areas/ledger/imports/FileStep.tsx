import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ledgerContract } from '#areas/ledger/contract';
import { formatBytes } from '#kernel/format';
import {
  AppButton,
  ErrorState,
  FileDrop,
  Icon,
  IconDownload,
  Panel,
  ProgressLine,
  SkeletonBar,
  StepButtons,
  useT,
  useWords,
} from '#ui';
import { useAct, useRead } from '#web/app/api';
import { upload } from '#web/app/upload';
import { importScreens } from '../messages/index.ts';
import type { RecordKind } from './import-data.ts';
import styles from './import.module.css';
import { KindChoice } from './KindChoice.tsx';
import { saveText } from './save-text.ts';
import { writeDraft } from './use-draft.ts';
import type { Draft } from './contract.ts';

const { uploadImport, listImports, importLimits } = ledgerContract.operations;

const endings = ['.csv', '.xlsx', '.txt', '.tsv', '.gz'] as const;

const csvOf = (cells: readonly string[]): string => `\uFEFF${cells.join(',')}\r\n`;

const TemplateButton = ({ kind }: { readonly kind: RecordKind }): ReactNode => {
  const t = useT(importScreens);
  const { language } = useWords();
  const save = async (): Promise<void> => {
    const { templateHeaderOf } = await import('#domain/ledger');
    saveText(`${t(`kinds.${kind}`)}.csv`, csvOf(templateHeaderOf(kind, language)), 'text/csv');
  };
  return (
    <AppButton size="small" kind="quiet" icon={<Icon of={IconDownload} size={16} />} onClick={() => void save()}>
      {t('template')}
    </AppButton>
  );
};

type Sending = { readonly sent: number; readonly stop: () => void };

const useSendFile = (kind: RecordKind | undefined) => {
  const navigate = useNavigate();
  const { refresh } = useAct(listImports, { refreshes: ['ledger.listImports'] });
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const stopper = useRef<AbortController>(null);
  const send = async (file: File): Promise<void> => {
    if (kind === undefined) return;
    const control = new AbortController();
    stopper.current = control;
    const stop = (): void => control.abort();
    setProblem(null);
    setSending({ sent: 0, stop });
    try {
      const options = { file, signal: control.signal, onProgress: (sent: number) => setSending({ sent, stop }) };
      const { import: batch, proposal } = await upload(uploadImport, { kind, fileName: file.name }, options);
      const draft: Draft = {
        mapping: proposal.mapping,
        origin: proposal.isRemembered ? 'remembered' : proposal.preset === null ? 'headings' : 'preset',
        preset: proposal.preset,
        proposed: proposal.mapping.columns,
        confidence: proposal.confidence,
        asksSource: proposal.questions.some(({ code }) => code === 'source'),
        asksColumns: proposal.questions.flatMap(({ code, fields, column }) =>
          code === 'same-heading' && column !== null ? fields.map((field) => ({ field, column })) : [],
        ),
        sources: proposal.sources,
      };
      writeDraft(batch.id, draft);
      await refresh();
      await navigate({ to: '/data/import', search: { id: batch.id, step: 'table' } });
    } catch (error) {
      if (!control.signal.aborted) setProblem(error);
    } finally {
      setSending(null);
    }
  };
  return { send, sending, problem };
};

/** First step: what the file holds, and the file. */
export const FileStep = ({ kind }: { readonly kind: RecordKind | undefined }): ReactNode => {
  const t = useT(importScreens);
  const { language } = useWords();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const { data: limits, error: unread } = useRead(importLimits, {});
  const { send, sending, problem } = useSendFile(kind);
  const choose = (next: RecordKind): void =>
    void navigate({ to: '/data/import', search: { kind: next }, replace: true, resetScroll: false });
  return (
    <>
      <Panel title={t('file.kind')} actions={kind === undefined ? undefined : <TemplateButton kind={kind} />}>
        <KindChoice value={kind} onChange={choose} />
      </Panel>
      <Panel title={t('file.choose')}>
        {limits === undefined ? (
          unread === null ? (
            <SkeletonBar height={120} />
          ) : (
            <ErrorState error={unread} />
          )
        ) : (
          <FileDrop accept={endings} maxBytes={limits.fileBytes} file={file} onFile={setFile} />
        )}
        {sending === null || file === null ? null : (
          <div className={styles['progress']}>
            <ProgressLine
              title={t('file.uploading', { name: file.name })}
              share={file.size === 0 ? 1 : sending.sent / file.size}
              note={t('file.sent', {
                sent: formatBytes(sending.sent, language),
                total: formatBytes(file.size, language),
              })}
              stop={{ name: t('file.stop'), onStop: sending.stop }}
            />
          </div>
        )}
      </Panel>
      {problem === null ? null : <ErrorState error={problem} />}
      <div className={styles['foot']}>
        {file !== null && kind === undefined ? <p className={styles['quiet']}>{t('file.chooseKind')}</p> : null}
        <StepButtons
          nextText={t('file.upload')}
          isBusy={sending !== null}
          canNext={file !== null && kind !== undefined}
          onNext={() => {
            if (file !== null) void send(file);
          }}
        />
      </div>
    </>
  );
};
