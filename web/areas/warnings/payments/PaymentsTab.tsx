import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { ledgerContract } from '#areas/ledger/contract';
import {
  CommonWord,
  DataTable,
  EmptyState,
  ErrorState,
  Money,
  Percent,
  Quantity,
  SegmentField,
  SkeletonBar,
  StatLine,
  useCommonWord,
  useT,
  useWords,
} from '#ui';
import type { Column } from '#ui';
import { useRead } from '#web/app/api';
import { warningScreens } from '../messages/index.ts';
import type { WarningWords } from '../messages/index.ts';
import { issuedSpans } from '../shared/warnings-search.ts';
import styles from '../warnings.module.css';

const { paymentBehaviour } = ledgerContract.operations;
type Behaviour = z.output<typeof paymentBehaviour.output>;
type Shares = Behaviour['total'];

/** The shares of a row of bills; the first column says which bills. */
const columnsOf = <Row extends Shares>(
  t: WarningWords,
  currency: string,
  first: Column<Row>,
): readonly Column<Row>[] => {
  const share = (id: 'lateBp' | 'lateAmountBp' | 'disputedBp' | 'disputedAmountBp'): Column<Row> => ({
    id,
    header: t(`payments.${id}`),
    kind: 'figure',
    isSortable: true,
    value: (row) => row[id],
    cell: (row) => <Percent bp={row[id]} digits={2} reason={t('payments.nothingDue')} />,
  });
  return [
    first,
    {
      id: 'bills',
      header: t('payments.bills'),
      kind: 'figure',
      isSortable: true,
      value: ({ bills }) => bills,
      cell: ({ bills }) => <Quantity value={bills} />,
    },
    {
      id: 'amount',
      header: t('payments.amount'),
      unit: currency,
      kind: 'figure',
      isSortable: true,
      value: ({ amount }) => BigInt(amount.minor),
      cell: ({ amount }) => <Money value={amount} withSymbol={false} />,
    },
    share('lateBp'),
    share('lateAmountBp'),
    share('disputedBp'),
    share('disputedAmountBp'),
  ];
};

const Region = ({ region }: { readonly region: string | null }): ReactNode => {
  const t = useT(warningScreens);
  if (region === null) return t('payments.noRegion');
  return (
    <Link to="/accounts" search={{ region }}>
      <CommonWord text={region} />
    </Link>
  );
};

type RegionRow = Behaviour['byRegion'][number];
const regionColumn = (t: WarningWords): Column<RegionRow> => ({
  id: 'region',
  header: t('payments.region'),
  cell: ({ region }) => <Region region={region} />,
});

type DisputeRow = Behaviour['byDispute'][number];
const disputeWord = ({ isDisputed }: DisputeRow, t: WarningWords): string =>
  t(isDisputed ? 'payments.disputed' : 'payments.undisputed');
const disputeColumn = (t: WarningWords): Column<DisputeRow> => ({
  id: 'dispute',
  header: t('payments.dispute'),
  cell: (row) => disputeWord(row, t),
});

const Tables = ({ data }: { readonly data: Behaviour }): ReactNode => {
  const t = useT(warningScreens);
  const { currency } = useWords();
  const commonWord = useCommonWord();
  const regions = useMemo(() => columnsOf(t, currency, regionColumn(t)), [t, currency]);
  const disputes = useMemo(() => columnsOf(t, currency, disputeColumn(t)), [t, currency]);
  const empty = <EmptyState title={t('payments.empty')}>{t('payments.emptyText')}</EmptyState>;
  return (
    <>
      <DataTable
        name={t('payments.byRegion')}
        tableKey="warnings.payments.region"
        columns={regions}
        rows={data.byRegion}
        rowKey={({ region }) => region ?? ''}
        rowName={({ region }) => (region === null ? t('payments.noRegion') : commonWord(region))}
        filters={<h2 className={styles['part']}>{t('payments.byRegion')}</h2>}
        empty={empty}
      />
      <DataTable
        name={t('payments.byDispute')}
        tableKey="warnings.payments.dispute"
        columns={disputes}
        rows={data.byDispute}
        rowKey={({ isDisputed }) => String(isDisputed)}
        rowName={(row) => disputeWord(row, t)}
        filters={<h2 className={styles['part']}>{t('payments.byDispute')}</h2>}
        empty={empty}
      />
    </>
  );
};

/** How the whole book pays: which share of its bills is late and disputed, by region and by dispute. */
export const PaymentsTab = (): ReactNode => {
  const t = useT(warningScreens);
  const navigate = useNavigate();
  const { issued = '24' } = useSearch({ from: '/shell/warnings' });
  const { data, error, refetch } = useRead(paymentBehaviour, issued === 'all' ? {} : { months: Number(issued) }, {
    keepsPrevious: true,
  });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={320} />;
  const { total } = data;
  return (
    <div className={styles['stack']}>
      <p className={styles['lead']}>{t('payments.lead', { day: data.asOf })}</p>
      <div>
        <SegmentField
          name={t('payments.issued')}
          value={issued}
          onChange={(next) =>
            void navigate({
              to: '/warnings',
              search: { tab: 'payments', ...(next === '24' ? {} : { issued: next }) },
              resetScroll: false,
            })
          }
          choices={issuedSpans.map((value) => ({
            value,
            label: value === 'all' ? t('payments.all') : t('policy.monthCount', { n: Number(value) }),
          }))}
        />
      </div>
      <StatLine
        stats={[
          { label: t('payments.bills'), value: <Quantity value={total.bills} /> },
          { label: t('payments.amount'), value: <Money value={total.amount} /> },
          {
            label: t('payments.lateBp'),
            value: <Percent bp={total.lateBp} digits={2} reason={t('payments.nothingDue')} />,
          },
          {
            label: t('payments.disputedBp'),
            value: <Percent bp={total.disputedBp} digits={2} reason={t('payments.nothingDue')} />,
          },
        ]}
      />
      <Tables data={data} />
    </div>
  );
};
