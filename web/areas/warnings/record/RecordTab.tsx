import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { warningsContract } from '#areas/warnings/contract';
import { warningsMessages } from '#areas/warnings/messages';
import { DataTable, EmptyState, Percent, Quantity, useT } from '#ui';
import type { Column } from '#ui';
import { useRead } from '#web/app/api';
import { warningScreens } from '../messages/index.ts';
import type { WarningWords } from '../messages/index.ts';
import styles from '../warnings.module.css';
import { PolicyPanel } from './PolicyPanel.tsx';

const { precision } = warningsContract.operations;
type Row = z.output<typeof precision.output>['kinds'][number];

const figure = (t: WarningWords, id: 'told' | 'dismissed' | 'wasTrue' | 'wasFalse'): Column<Row> => ({
  id,
  header: t(`record.${id}`),
  kind: 'figure',
  isSortable: true,
  value: (row) => row[id],
  cell: (row) => <Quantity value={row[id]} />,
});

const columnsOf = (t: WarningWords, kindOf: (kind: Row['kind']) => string): readonly Column<Row>[] => [
  { id: 'kind', header: t('kind'), cell: ({ kind }) => kindOf(kind) },
  figure(t, 'told'),
  figure(t, 'wasTrue'),
  figure(t, 'wasFalse'),
  figure(t, 'dismissed'),
  {
    id: 'precision',
    header: t('record.precision'),
    kind: 'figure',
    isSortable: true,
    value: ({ precisionBp }) => precisionBp,
    cell: ({ precisionBp }) => <Percent bp={precisionBp} reason={t('record.unjudged')} />,
  },
];

/** How often each kind was right, and how many false alarms the policy allows: dismissals teach. */
export const RecordTab = (): ReactNode => {
  const t = useT(warningScreens);
  const words = useT(warningsMessages);
  const { data, isPending, error, refetch } = useRead(precision, {});
  const columns = useMemo(() => columnsOf(t, (kind) => words(`kinds.${kind}`)), [t, words]);
  return (
    <div className={styles['stack']}>
      <p className={styles['lead']}>{t('record.lead')}</p>
      <DataTable
        name={t('tabs.record')}
        tableKey="warnings.record"
        columns={columns}
        rows={data?.kinds ?? []}
        rowKey={({ kind }) => kind}
        rowName={({ kind }) => words(`kinds.${kind}`)}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('empty')}>{t('record.emptyText')}</EmptyState>}
      />
      <PolicyPanel />
    </div>
  );
};
