import type { ReactNode } from 'react';
import { ledgerMessages } from '#areas/ledger/messages';
import { columnIndexOf, fieldsOf } from '#domain/ledger';
import { Panel, useT } from '#ui';
import { importScreens } from '../messages/index.ts';
import { choiceWordsOf } from './choice-words.ts';
import type { MappingDraft } from './contract.ts';
import { columnOf, constantOf } from './field-source.ts';
import type { PreviewRow, RecordKind } from './import-data.ts';
import styles from './import.module.css';
import { RawTable } from './RawTable.tsx';

type Props = {
  readonly mapping: MappingDraft;
  readonly header: readonly string[];
  readonly rows: readonly PreviewRow[];
  readonly isStale: boolean;
};

/** Where the record names a figure otherwise than the field that it comes from. */
const fieldOfKey = (key: string): string => (key === 'short' ? 'shortQuantity' : key);
const keyOfField = (field: string): string => (field === 'shortQuantity' ? 'short' : field);

/** Members of closed sets are shown in the reader's language. */
const isWord = (kind: RecordKind, key: string, value: string): boolean =>
  value === 'true' || value === 'false' || choiceWordsOf(kind, key).length > 0;

/** What stands in the file for a field of a row that was not read. */
const rawOf = ({ mapping, header }: Pick<Props, 'mapping' | 'header'>, key: string, { cells }: PreviewRow): string => {
  const source = mapping.columns[fieldOfKey(key)];
  const column = columnOf(source);
  return column === undefined ? (constantOf(source) ?? '') : String(cells[columnIndexOf(header, column)] ?? '');
};

/** The first rows as they will be read, good and bad, with the reasons in words. */
export const PreviewTable = ({ mapping, header, rows, isStale }: Props): ReactNode => {
  const t = useT(importScreens);
  const words = useT(ledgerMessages);
  const { kind } = mapping;
  const order = fieldsOf(kind).map(({ name }) => name);
  const present = new Set([
    ...Object.keys(mapping.columns),
    ...rows.flatMap(({ values }) => Object.keys(values).map(fieldOfKey)),
  ]);
  const keys = [...present].toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  const bad = rows.filter(({ outcome }) => outcome === 'bad').length;
  const valueOf = (row: PreviewRow, key: string): string => {
    if (row.outcome !== 'good') return rawOf({ mapping, header }, key, row);
    const value = row.values[key] ?? row.values[keyOfField(key)] ?? '';
    return isWord(kind, key, value) ? (t.find(`words.${value}`) ?? value) : value;
  };
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
        head={[t('table.line'), ...keys.map((key) => words.find(`importFields.${key}`) ?? key)]}
        rows={rows.map((row) => ({
          key: row.line,
          outcome: row.outcome,
          cells: [row.line, ...keys.map((key) => valueOf(row, key))],
          notes:
            row.outcome === 'skipped'
              ? [t('mapping.outcomes.skipped')]
              : [...row.reasons, ...row.warnings].map(({ text }) => text),
        }))}
      />
    </Panel>
  );
};
