import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { ledgerContract } from '#areas/ledger/contract';
import { formatBp } from '#kernel/format';
import type { Language } from '#kernel/locale';
import {
  DataTable,
  EmptyState,
  Hint,
  InlineBar,
  Money,
  NameCell,
  Percent,
  Quantity,
  SegmentField,
  useT,
  useWords,
} from '#ui';
import type { Column } from '#ui';
import { useRead } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import type { AccountPanelProps } from '#web/app/area-module';
import { useSees } from '#web/app/session';
import { shownNameOf } from '#web/accounts';
import { ledgerScreens } from '../messages/index.ts';
import type { LedgerScreenWords } from '../messages/index.ts';
import { changeBpOf, shareBpOf, sumOf } from './change.ts';
import styles from './figures.module.css';
import { useReach } from './reach.ts';
import { ReachSwitch } from './ReachSwitch.tsx';

const { accountProducts } = ledgerContract.operations;
type Row = z.output<typeof accountProducts.output>['rows'][number];

const groupings = ['product', 'line', 'family'] as const;
type Grouping = (typeof groupings)[number];

type Options = {
  readonly t: LedgerScreenWords;
  readonly language: Language;
  readonly currency: string;
  readonly by: Grouping;
  readonly total: bigint;
  readonly seesCost: boolean;
};

const lineIn = ({ line, lineEn }: Row, language: Language): string | null => (language === 'en' ? lineEn : line);

const nameOf = (row: Row, t: LedgerScreenWords, language: Language): string =>
  row.product === null ? (lineIn(row, language) ?? t('mix.noLine')) : shownNameOf(row.product, language);

const Margin = ({ row }: { readonly row: Row }): ReactNode => {
  const t = useT(ledgerScreens);
  const { language } = useWords();
  const isPartial = row.marginBp !== null && row.knownShareBp < 10_000;
  const margin = <Percent bp={row.marginBp} reason={t('unknownCost')} />;
  return isPartial ? (
    <Hint text={t('mix.partly', { percent: formatBp(row.knownShareBp, language) })} className={styles['warm']}>
      {margin}
    </Hint>
  ) : (
    margin
  );
};

const bpValueOf = (row: Row): number | null => changeBpOf(row.net12, row.netPrior12);

const columnsOf = ({ t, language, currency, by, total, seesCost }: Options): readonly Column<Row>[] => {
  const costColumns: readonly Column<Row>[] = seesCost
    ? [
        {
          id: 'cost',
          header: t('mix.cost'),
          unit: currency,
          kind: 'figure',
          isSortable: true,
          value: ({ cost12 }) => (cost12 === null ? null : BigInt(cost12.minor)),
          cell: ({ cost12 }) => <Money value={cost12} withSymbol={false} reason={t('unknownCost')} />,
        },
      ]
    : [];
  const marginColumns: readonly Column<Row>[] = seesCost
    ? [
        {
          id: 'margin',
          header: t('mix.margin'),
          kind: 'figure',
          width: 96,
          isSortable: true,
          value: ({ marginBp }) => marginBp,
          cell: (row) => <Margin row={row} />,
        },
      ]
    : [];
  return [
    {
      id: 'name',
      header: by === 'product' ? t('mix.name') : t('mix.line'),
      isSortable: true,
      value: (row) => nameOf(row, t, language),
      cell: (row) => (
        <NameCell
          name={nameOf(row, t, language)}
          note={
            row.product === null
              ? undefined
              : [row.product.code, lineIn(row, language)].filter((part) => part !== null).join(' · ')
          }
        />
      ),
    },
    {
      id: 'net',
      header: t('figures.net'),
      unit: currency,
      kind: 'figure',
      width: 168,
      isSortable: true,
      value: ({ net12 }) => BigInt(net12.minor),
      cell: ({ net12 }) => <Money value={net12} withSymbol={false} />,
    },
    {
      id: 'share',
      header: t('mix.share'),
      kind: 'figure',
      width: 140,
      cell: ({ net12 }) => {
        const share = shareBpOf(net12, total);
        return (
          <span className={styles['share']}>
            <InlineBar share={share === null ? null : share / 10_000} label={t('mix.share')} />
            <Percent bp={share} />
          </span>
        );
      },
    },
    {
      id: 'change',
      header: t('mix.change'),
      kind: 'figure',
      width: 130,
      isSortable: true,
      value: bpValueOf,
      cell: (row) => <Percent bp={bpValueOf(row)} reason={t('mix.changeNew')} />,
    },
    ...costColumns,
    ...marginColumns,
    {
      id: 'quantity',
      header: t('mix.quantity'),
      kind: 'figure',
      isSortable: true,
      value: ({ quantity }) => Number(quantity),
      cell: ({ quantity }) => <Quantity value={quantity} figure="compact" />,
    },
    {
      id: 'orders',
      header: t('mix.orders'),
      kind: 'figure',
      width: 90,
      isSortable: true,
      value: ({ orders12 }) => orders12,
      cell: ({ orders12 }) => <Quantity value={orders12} />,
    },
    {
      id: 'last',
      header: t('mix.last'),
      kind: 'figure',
      width: 100,
      isSortable: true,
      value: ({ lastMonth }) => lastMonth,
      cell: ({ lastMonth }) => lastMonth,
    },
  ];
};

/** What an account buys over 12 months against the 12 before, with margins where costs are known. */
export const MixTab = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(ledgerScreens);
  const { language, currency } = useWords();
  const seesCost = useSees('cost');
  const { input } = useReach(accountId);
  const [by, setBy] = useState<Grouping>('product');
  const { data, error, refetch, isPending } = useRead(
    accountProducts,
    { ...input, by, limit: 500 },
    { keepsPrevious: true },
  );
  const onExport = useListExport(accountProducts, { ...input, by }, 'ledger.export');
  const rows = useMemo(() => data?.rows ?? [], [data]);
  const total = useMemo(() => sumOf(rows.map(({ net12 }) => net12)), [rows]);
  const columns = useMemo(
    () => columnsOf({ t, language, currency, by, total, seesCost }),
    [t, language, currency, by, total, seesCost],
  );
  return (
    <DataTable
      name={t('tabs.products')}
      tableKey="ledger.mix"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.product?.id ?? row.line ?? 'none'}
      rowName={(row) => nameOf(row, t, language)}
      sort={{ by: 'net', direction: 'down' }}
      isLoading={isPending}
      error={error}
      onRetry={() => void refetch()}
      filters={
        <SegmentField
          name={t('mix.by')}
          value={by}
          choices={groupings.map((value) => ({ value, label: t(`mix.bys.${value}`) }))}
          onChange={setBy}
        />
      }
      onExport={onExport}
      actions={<ReachSwitch accountId={accountId} />}
      empty={<EmptyState title={t('mix.emptyTitle')}>{t('mix.emptyText')}</EmptyState>}
    />
  );
};
