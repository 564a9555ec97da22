import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';
import type { Language } from '#kernel/locale';
import { Chip, DataTable, EmptyState, NameCell, Price, useT, useWords } from '#ui';
import type { Column } from '#ui';
import { useRead } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useSees } from '#web/app/session';
import { shownNameOf } from '#web/accounts';
import { pricingBooks } from '../messages/index.ts';
import type { BookWords } from '../messages/index.ts';
import styles from '../pricing.module.css';

const { accountFloors } = pricingContract.operations;
type Row = z.output<typeof accountFloors.output>['rows'][number];
type Options = {
  readonly t: BookWords;
  readonly language: Language;
  readonly seesCost: boolean;
  readonly currency: string;
};

const columnsOf = ({ t, language, seesCost, currency }: Options): readonly Column<Row>[] => [
  {
    id: 'product',
    header: t('floors.product'),
    cell: ({ product }) => <NameCell name={shownNameOf(product, language)} note={product.code} />,
  },
  {
    id: 'own',
    header: t('account.ownPrice'),
    unit: currency,
    kind: 'figure',
    width: 150,
    cell: ({ ownPrice }) => <Price value={ownPrice} withSymbol={false} />,
  },
  {
    id: 'list',
    header: t('floors.listPrice'),
    unit: currency,
    kind: 'figure',
    cell: ({ listPrice }) => <Price value={listPrice} withSymbol={false} reason={t('floors.problems.list-unknown')} />,
  },
  ...(seesCost
    ? [
        {
          id: 'floor',
          header: t('floors.floor'),
          unit: currency,
          kind: 'figure' as const,
          cell: ({ floor }: Row) => (
            <Price value={floor} withSymbol={false} reason={t('floors.problems.cost-unknown')} />
          ),
        },
      ]
    : []),
  {
    id: 'state',
    header: t('floors.state'),
    width: 150,
    cell: ({ isOwnBelowFloor, isCostKnown }) => (
      <span className={styles['chips']}>
        {isOwnBelowFloor === true ? <Chip tone="loss">{t('account.ownBelowFloor')}</Chip> : null}
        {isCostKnown ? null : <Chip tone="warm">{t('floors.problems.cost-unknown')}</Chip>}
      </span>
    ),
  },
];

/** What the account pays for what it buys, beside list and floor. */
export const OwnPricesPanel = ({ accountId }: { readonly accountId: string }): ReactNode => {
  const t = useT(pricingBooks);
  const { language, currency } = useWords();
  const seesCost = useSees('cost');
  const { data, error, isPending, refetch } = useRead(accountFloors, { id: accountId, limit: 500 });
  const onExport = useListExport(accountFloors, { id: accountId });
  const columns = useMemo(() => columnsOf({ t, language, seesCost, currency }), [t, language, seesCost, currency]);
  return (
    <section>
      <h2 className={styles['part']}>{t('account.products')}</h2>
      <DataTable
        name={t('account.products')}
        tableKey="pricing.own-prices"
        columns={columns}
        rows={data?.rows ?? []}
        rowKey={({ product }) => product.id}
        rowName={({ product }) => shownNameOf(product, language)}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        onExport={onExport}
        maxHeight="420px"
        empty={<EmptyState title={t('account.products')}>{t('account.noProducts')}</EmptyState>}
      />
    </section>
  );
};
