import type { ReactNode } from 'react';
import { ledgerContract } from '#areas/ledger/contract';
import { DateText, Panel, Quantity, StatLine, useT, useWords, useActorName } from '#ui';
import type { Stat } from '#ui';
import { downloadUrlOf } from '#web/app/api';
import { importScreens } from '../messages/index.ts';
import { duplicateStatsOf } from './duplicate-stats.tsx';
import type { Import } from './import-data.ts';
import styles from './import.module.css';
import { totalStatsOf } from './total-stats.tsx';

const { rejectedRows } = ledgerContract.operations;

const sentences = { cancelled: 'run.cancelledText', failed: 'run.failedText', undone: 'run.undoneText' } as const;
const titles = { done: 'run.done', cancelled: 'run.cancelled', failed: 'run.failed', undone: 'run.undone' } as const;

const isEnded = (state: Import['state']): state is keyof typeof titles => Object.hasOwn(titles, state);
const hasSentence = (state: Import['state']): state is keyof typeof sentences => Object.hasOwn(sentences, state);

const Rejected = ({ batch }: { readonly batch: Import }): ReactNode => {
  const t = useT(importScreens);
  const { rejected } = batch.counts;
  if (rejected === 0) return null;
  const urlOf = (format: 'csv' | 'xlsx'): string => downloadUrlOf(rejectedRows, { id: batch.id, format });
  return (
    <div className={styles['notice']}>
      <span>{t('run.rejectedText', { n: rejected })}</span>
      <a href={urlOf('xlsx')} download>
        {t('run.downloadXlsx')}
      </a>
      <a href={urlOf('csv')} download>
        {t('run.downloadCsv')}
      </a>
    </div>
  );
};

/** What an undo left as it is. */
const Kept = ({ kept }: { readonly kept: NonNullable<Import['kept']> }): ReactNode => {
  const t = useT(importScreens);
  const more = kept.count - kept.items.length;
  return (
    <Panel title={t('run.keptTitle', { n: kept.count })}>
      <ul>
        {kept.items.map(({ object, code, name, text }) => (
          <li key={`${object} ${code} ${name} ${text}`}>{text}</li>
        ))}
      </ul>
      {more > 0 ? <p className={styles['quiet']}>{t('run.keptMore', { n: more })}</p> : null}
    </Panel>
  );
};

/** What an import did: counts, totals, the rows that stayed out. */
export const ResultView = ({ batch }: { readonly batch: Import }): ReactNode => {
  const t = useT(importScreens);
  const nameOf = useActorName();
  const { currency } = useWords();
  const { counts, state, report } = batch;
  const some = (label: string, n: number): readonly Stat[] =>
    n === 0 ? [] : [{ label, value: <Quantity value={n} /> }];
  return (
    <>
      <Panel title={isEnded(state) ? t(titles[state]) : undefined}>
        {hasSentence(state) ? <p className={styles['lead']}>{t(sentences[state])}</p> : null}
        <StatLine
          stats={[
            { label: t('list.read'), value: <Quantity value={counts.read} /> },
            { label: t('run.booked'), value: <Quantity value={counts.booked} /> },
            { label: t('run.inserted'), value: <Quantity value={counts.inserted} /> },
            ...some(t('run.updated'), counts.updated),
            ...some(t('run.unchanged'), counts.unchanged),
            { label: t('run.rejected'), value: <Quantity value={counts.rejected} /> },
            ...some(t('check.filtered'), counts.filtered),
            ...duplicateStatsOf(counts.duplicates, report, t),
            ...some(t('run.newAccounts'), counts.newAccounts),
            ...some(t('run.newProducts'), counts.newProducts),
            ...(report === null ? [] : totalStatsOf(report.totals, currency, t)),
          ]}
        />
        <p className={styles['quiet']}>
          {nameOf(batch.createdByName)} · <DateText value={batch.finishedAt ?? batch.createdAt} />
        </p>
      </Panel>
      {batch.kept === null ? null : <Kept kept={batch.kept} />}
      {state === 'undone' ? null : <Rejected batch={batch} />}
    </>
  );
};
