import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';
import type { Language } from '#kernel/locale';
import { ActorName, DataTable, DateText, EmptyState, NameCell, Price, useT, useWords } from '#ui';
import type { Column } from '#ui';
import { useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { shownNameOf } from '#web/accounts';
import { pricingBooks } from '../messages/index.ts';
import type { BookWords } from '../messages/index.ts';
import styles from '../pricing.module.css';

const { listRevaluations } = pricingContract.operations;
type Row = z.output<typeof listRevaluations.output>['rows'][number];

const columnsOf = (t: BookWords, language: Language, currency: string): readonly Column<Row>[] => [
  {
    id: 'product',
    header: t('floors.product'),
    cell: ({ product }) => <NameCell name={shownNameOf(product, language)} note={product.code} />,
  },
  {
    id: 'validFrom',
    header: t('floors.validFrom'),
    kind: 'figure',
    width: 116,
    cell: ({ validFrom }) => <DateText value={validFrom} />,
  },
  {
    id: 'before',
    header: t('floors.costBefore'),
    unit: currency,
    kind: 'figure',
    width: 130,
    cell: ({ costBefore }) => <Price value={costBefore} withSymbol={false} reason={t('hiddenFigure')} />,
  },
  {
    id: 'after',
    header: t('floors.costAfter'),
    unit: currency,
    kind: 'figure',
    width: 130,
    cell: ({ unitCost }) => <Price value={unitCost} withSymbol={false} reason={t('hiddenFigure')} />,
  },
  { id: 'reason', header: t('floors.reason'), width: 260, cell: ({ reason }) => reason },
  {
    id: 'by',
    header: t('floors.by'),
    width: 170,
    cell: ({ createdByName, createdAt }) => (
      <span className={styles['twoLines']}>
        <span>
          <ActorName name={createdByName} />
        </span>
        <span className={styles['quiet']}>
          <DateText value={createdAt} />
        </span>
      </span>
    ),
  },
];

/** Stock that finance wrote down, with the reason: the only way under an old floor. */
export const RevaluationTable = (): ReactNode => {
  const t = useT(pricingBooks);
  const { language, currency } = useWords();
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listRevaluations, { limit: 100 });
  const onExport = useListExport(listRevaluations, {});
  const columns = useMemo(() => columnsOf(t, language, currency), [t, language, currency]);
  return (
    <DataTable
      name={t('floors.revaluations')}
      tableKey="pricing.revaluations"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={({ product }) => shownNameOf(product, language)}
      paging={paging}
      onExport={onExport}
      isLoading={isLoading}
      error={error}
      onRetry={onRetry}
      empty={<EmptyState title={t('floors.noRevaluations')}>{t('floors.noRevaluationsText')}</EmptyState>}
    />
  );
};
