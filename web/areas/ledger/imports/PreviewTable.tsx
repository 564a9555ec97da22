import type { ReactNode } from 'react';
import { ledgerMessages } from '#areas/ledger/messages';
import { fieldsOf } from '#domain/ledger';
import { Panel, useT } from '#ui';
import { importScreens } from '../messages/index.ts';
import { choiceWordsOf } from './choice-words.ts';
import type { PreviewRow, RecordKind } from './import-data.ts';
import styles from './import.module.css';
import { RawTable } from './RawTable.tsx';

type Props = { readonly kind: RecordKind; readonly rows: readonly PreviewRow[]; readonly isStale: boolean };

/** Where the record names a figure otherwise than the field that it comes from. */
const fieldOfKey = (key: string): string => (key === 'short' ? 'shortQuantity' : key);

/** Members of closed sets are shown in the reader's language. */
const isWord = (kind: RecordKind, key: string, value: string): boolean =>
  value === 'true' || value === 'false' || choiceWordsOf(kind, key).length > 0;

/** The first rows as they will be read, good and bad, with the reasons in words. */
export const PreviewTable = ({ kind, rows, isStale }: Props): ReactNode => {
  const t = useT(importScreens);
  const words = useT(ledgerMessages);
  const present = new Set(rows.flatMap(({ values }) => Object.keys(values)));
  const order = fieldsOf(kind).map(({ name }) => name);
  const keys = [...present].toSorted((a, b) => order.indexOf(fieldOfKey(a)) - order.indexOf(fieldOfKey(b)));
  const bad = rows.filter(({ outcome }) => outcome === 'bad').length;
  const shown = (key: string, value: string | undefined): string =>
    value === undefined ? '' : isWord(kind, key, value) ? (t.find(`words.${value}`) ?? value) : value;
  return (
    <Panel
      title={t('mapping.preview')}
      actions={
        <span className={styles['quiet']} role="status" aria-busy={isStale}>
          {bad === 0
            ? t('mapping.previewGood', { total: rows.length })
            : t('mapping.previewBad', { n: bad, total: rows.length })}
        </span>
      }
    >
      <RawTable
        name={t('mapping.preview')}
        head={[t('table.line'), ...keys.map((key) => words.find(`importFields.${fieldOfKey(key)}`) ?? key)]}
        rows={rows.map(({ line, outcome, values, cells, reasons, warnings }) => ({
          key: line,
          outcome,
          cells: [line, ...(outcome === 'good' ? keys.map((key) => shown(key, values[key])) : [cells.join(' · ')])],
          notes:
            outcome === 'skipped' ? [t('mapping.outcomes.skipped')] : [...reasons, ...warnings].map(({ text }) => text),
        }))}
      />
    </Panel>
  );
};
