import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import type { Language } from '#kernel/locale';
import {
  AppButton,
  Chip,
  DataTable,
  DateText,
  EmptyState,
  Icon,
  IconPlus,
  Missing,
  Money,
  NameCell,
  Percent,
  useT,
  useWords,
  ActorName,
} from '#ui';
import type { Column } from '#ui';
import { useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useMay } from '#web/app/session';
import { shownNameOf } from '#web/accounts';
import { pricingHolds, pricingScreens } from '../messages/index.ts';
import type { HoldWords, PricingWords } from '../messages/index.ts';
import type { EnteredOrder } from '../shared/data.ts';

const { listEnteredOrders } = pricingContract.operations;

type Options = {
  readonly t: PricingWords;
  readonly held: HoldWords;
  readonly language: Language;
  readonly currency: string;
};

const columnsOf = ({ t, held, language, currency }: Options): readonly Column<EnteredOrder>[] => [
  {
    id: 'account',
    header: t('account'),
    cell: ({ id, number, account, hold, cancel, booked }) => (
      <NameCell
        name={
          <Link to="/pricing/orders/$id" params={{ id }}>
            {shownNameOf(account, language)}
          </Link>
        }
        note={[number, account.code, stateOf({ hold, cancel, booked }, held)].filter((part) => part !== '').join(' · ')}
      />
    ),
  },
  { id: 'mode', header: t('order.mode'), width: 96, cell: ({ mode }) => t(`order.modes.${mode}`) },
  {
    id: 'quote',
    header: t('order.quote'),
    width: 130,
    cell: ({ quote }) =>
      quote === null ? (
        <Chip>{t('order.noQuote')}</Chip>
      ) : (
        <Link to="/pricing/quotes/$id" params={{ id: quote.id }}>
          {quote.number}
        </Link>
      ),
  },
  {
    id: 'total',
    header: t('order.total'),
    unit: currency,
    kind: 'figure',
    width: 130,
    cell: ({ total }) => <Money value={total} withSymbol={false} />,
  },
  {
    id: 'above',
    header: t('order.aboveQuote'),
    unit: currency,
    kind: 'figure',
    width: 130,
    cell: ({ aboveQuote }) => <Money value={aboveQuote} withSymbol={false} reason={t('order.noQuote')} />,
  },
  {
    id: 'concession',
    header: t('cumulative'),
    kind: 'figure',
    width: 120,
    cell: ({ concessionBp }) =>
      concessionBp === null ? <Missing reason={t('order.return')} /> : <Percent bp={concessionBp} />,
  },
  {
    id: 'authority',
    header: t('order.authority'),
    width: 130,
    cell: ({ isApproved }) => t(isApproved ? 'order.approved' : 'order.own'),
  },
  {
    id: 'on',
    header: t('createdAt'),
    kind: 'figure',
    width: 112,
    cell: ({ orderedOn }) => <DateText value={orderedOn} />,
  },
  { id: 'by', header: t('createdBy'), width: 120, cell: ({ createdByName }) => <ActorName name={createdByName} /> },
];

/** In a word what became of an order; nothing for one that counts as it was entered. */
const stateOf = (
  { hold, cancel, booked }: Pick<EnteredOrder, 'hold' | 'cancel' | 'booked'>,
  held: HoldWords,
): string => {
  if (cancel !== null) return held(cancel.isRefusal ? 'refused' : 'cancelled');
  if (booked !== null) return held('bookedAs', { orderNo: booked.orderNo });
  if (hold !== null) return held(hold.release === null ? 'held' : 'released');
  return '';
};

/** Orders entered here, each with what its prices were checked against. */
export const OrdersTab = (): ReactNode => {
  const t = useT(pricingScreens);
  const held = useT(pricingHolds);
  const { language, currency } = useWords();
  const navigate = useNavigate();
  const mayOrder = useMay('pricing.order');
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listEnteredOrders, { limit: 100 });
  const onExport = useListExport(listEnteredOrders, {});
  const columns = useMemo(() => columnsOf({ t, held, language, currency }), [t, held, language, currency]);
  const enter = mayOrder ? (
    <AppButton
      size="small"
      icon={<Icon of={IconPlus} size={16} />}
      onClick={() => void navigate({ to: '/pricing/orders/new' })}
    >
      {t('order.new')}
    </AppButton>
  ) : undefined;
  return (
    <DataTable
      name={t('order.name')}
      tableKey="pricing.orders"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={({ number, account }) => `${number} ${shownNameOf(account, language)}`}
      onOpen={({ id }) => void navigate({ to: '/pricing/orders/$id', params: { id } })}
      paging={paging}
      onExport={onExport}
      isLoading={isLoading}
      error={error}
      onRetry={onRetry}
      actions={enter}
      empty={<EmptyState title={t('order.empty')}>{t('order.emptyText')}</EmptyState>}
    />
  );
};
