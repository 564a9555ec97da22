import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { ledgerContract } from '#areas/ledger/contract';
import { orderKeyOf, orderOfKey } from '#domain/ledger';
import type { OrderName } from '#domain/ledger';
import {
  Chip,
  DataTable,
  DateText,
  EmptyState,
  Icon,
  IconAction,
  IconDownload,
  Money,
  NameCell,
  Quantity,
  useT,
  useWords,
} from '#ui';
import type { Column } from '#ui';
import { downloadUrlOf, useReadPages } from '#web/app/api';
import type { AccountPanelProps } from '#web/app/area-module';
import { useMay, useSees } from '#web/app/session';
import { ledgerScreens } from '../messages/index.ts';
import type { LedgerScreenWords } from '../messages/index.ts';
import styles from './figures.module.css';
import { OrderDrawer } from './OrderDrawer.tsx';

const { accountOrders, exportOrders } = ledgerContract.operations;
export type OrderRow = z.output<typeof accountOrders.output>['rows'][number];

type Options = {
  readonly t: LedgerScreenWords;
  readonly currency: string;
  readonly seesCost: boolean;
  readonly onOpen: (order: OrderRow) => void;
};

const columnsOf = ({ t, currency, seesCost, onOpen }: Options): readonly Column<OrderRow>[] => [
  {
    id: 'order',
    header: t('orders.order'),
    cell: (order) => (
      <NameCell
        name={
          <button type="button" className={styles['textButton']} onClick={() => onOpen(order)}>
            {order.orderNo}
          </button>
        }
        note={t('orders.source', { source: order.source })}
      />
    ),
  },
  { id: 'date', header: t('orders.date'), kind: 'figure', cell: ({ orderedOn }) => <DateText value={orderedOn} /> },
  {
    id: 'lines',
    header: t('orders.lines'),
    kind: 'figure',
    width: 80,
    cell: ({ lines }) => <Quantity value={lines} />,
  },
  {
    id: 'net',
    header: t('orders.net'),
    unit: currency,
    kind: 'figure',
    width: 140,
    cell: ({ net }) => <Money value={net} figure="full" withSymbol={false} />,
  },
  ...(seesCost
    ? [
        {
          id: 'cost',
          header: t('orders.cost'),
          unit: currency,
          kind: 'figure' as const,
          width: 140,
          cell: ({ cost }: OrderRow) => (
            <Money value={cost} figure="full" withSymbol={false} reason={t('unknownCost')} />
          ),
        },
      ]
    : []),
  {
    id: 'marks',
    header: t('orders.marks'),
    width: 220,
    cell: ({ hasReturns, undelivered }) => (
      <span className={styles['chips']}>
        {hasReturns ? <Chip tone="warm">{t('orders.returns')}</Chip> : null}
        {undelivered > 0 ? <Chip tone="plain">{t('orders.undelivered', { n: undelivered })}</Chip> : null}
      </span>
    ),
  },
];

/** Every order of an account; its lines open beside the list. */
export const OrdersTab = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(ledgerScreens);
  const { currency } = useWords();
  const seesCost = useSees('cost');
  const mayExport = useMay('ledger.export');
  // The order that is open stands in the address: search leads to it, and a link to it can be sent.
  const { order: key } = useSearch({ from: '/shell/accounts/$id' });
  const navigate = useNavigate({ from: '/accounts/$id' });
  const open = key === undefined ? null : orderOfKey(key);
  const setOpen = useCallback(
    (order: OrderName | null) =>
      void navigate({
        search: ({ order: _before, ...search }) =>
          order === null ? search : { ...search, tab: 'orders', order: orderKeyOf(order) },
        resetScroll: false,
      }),
    [navigate],
  );
  const { rows, paging, isLoading, error, onRetry } = useReadPages(accountOrders, { id: accountId, limit: 100 });
  const columns = useMemo(
    () => columnsOf({ t, currency, seesCost, onOpen: setOpen }),
    [t, currency, seesCost, setOpen],
  );
  return (
    <>
      <DataTable
        name={t('tabs.orders')}
        tableKey="ledger.orders"
        columns={columns}
        rows={rows}
        rowKey={({ source, orderNo }) => `${source}/${orderNo}`}
        rowName={({ orderNo }) => orderNo}
        onOpen={setOpen}
        paging={paging}
        isLoading={isLoading}
        error={error}
        onRetry={onRetry}
        actions={
          mayExport && rows.length > 0 ? (
            <IconAction
              size="small"
              name={t('orders.export')}
              icon={<Icon of={IconDownload} size={16} />}
              onClick={() => location.assign(downloadUrlOf(exportOrders, { id: accountId, format: 'xlsx' }))}
            />
          ) : undefined
        }
        empty={<EmptyState title={t('orders.emptyTitle')}>{t('orders.emptyText')}</EmptyState>}
      />
      {open === null ? null : <OrderDrawer order={open} onClose={() => setOpen(null)} />}
    </>
  );
};
