import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { ledgerContract } from '#areas/ledger/contract';
import { formatAmount } from '#kernel/format';
import { Chip, DataTable, DateText, EmptyState, FilterChips, FilterToggle, Missing, Money, useT, useWords } from '#ui';
import type { Column } from '#ui';
import { useReadPages } from '#web/app/api';
import type { AccountPanelProps } from '#web/app/area-module';
import { useListExport } from '#web/app/list-export';
import { ledgerScreens } from '../messages/index.ts';
import type { LedgerScreenWords } from '../messages/index.ts';
import { AgeingPanel } from './AgeingPanel.tsx';
import { CreditPanel } from './CreditPanel.tsx';
import styles from './figures.module.css';
import { InvoiceDrawer } from './InvoiceDrawer.tsx';
import type { Invoice } from './InvoiceDrawer.tsx';

const { accountInvoices, accountPayments } = ledgerContract.operations;
type Payment = z.output<typeof accountPayments.output>['rows'][number];

/** Days beyond the terms; an early payment is nothing bad, so it is quiet instead of red. */
const DaysLate = ({ days }: { readonly days: number }): ReactNode => {
  const { language } = useWords();
  return <span className={days > 0 ? styles['warm'] : styles['early']}>{formatAmount(`${days}`, language)}</span>;
};

/** A payment that an invoice's own settlement date stands for has no number of its own. */
const settlementMark = 'invoice:';

const PaymentNo = ({ paymentNo }: { readonly paymentNo: string }): ReactNode => {
  const t = useT(ledgerScreens);
  return paymentNo.startsWith(settlementMark) ? (
    <span className={styles['early']}>{t('bills.fromInvoice')}</span>
  ) : (
    paymentNo
  );
};

const invoiceColumnsOf = (
  t: LedgerScreenWords,
  currency: string,
  onOpen: (invoice: Invoice) => void,
): readonly Column<Invoice>[] => [
  {
    id: 'no',
    header: t('bills.invoice'),
    cell: (invoice) => (
      <button type="button" className={styles['textButton']} onClick={() => onOpen(invoice)}>
        {invoice.invoiceNo}
      </button>
    ),
  },
  { id: 'issued', header: t('bills.issued'), kind: 'figure', cell: ({ issuedOn }) => <DateText value={issuedOn} /> },
  { id: 'due', header: t('bills.due'), kind: 'figure', cell: ({ dueOn }) => <DateText value={dueOn} /> },
  {
    id: 'amount',
    header: t('bills.amount'),
    unit: currency,
    kind: 'figure',
    width: 140,
    cell: ({ amount }) => <Money value={amount} figure="full" withSymbol={false} />,
  },
  {
    id: 'paid',
    header: t('bills.paid'),
    unit: currency,
    kind: 'figure',
    width: 140,
    cell: ({ paid }) => <Money value={paid} figure="full" withSymbol={false} />,
  },
  {
    id: 'settled',
    header: t('bills.settled'),
    kind: 'figure',
    cell: ({ settledOn }) => <DateText value={settledOn} reason={t('bills.isOpen')} />,
  },
  {
    id: 'late',
    header: t('bills.late'),
    kind: 'figure',
    width: 100,
    cell: ({ daysLate }) =>
      daysLate === null ? <Missing reason={t('bills.notDueYet')} /> : <DaysLate days={daysLate} />,
  },
  {
    id: 'marks',
    header: t('orders.marks'),
    width: 150,
    cell: ({ disputed, settledOn }) => (
      <span className={styles['chips']}>
        {disputed ? <Chip tone="warm">{t('bills.isDisputed')}</Chip> : null}
        {settledOn === null ? <Chip tone="plain">{t('bills.isOpen')}</Chip> : null}
      </span>
    ),
  },
];

const paymentColumnsOf = (t: LedgerScreenWords, currency: string): readonly Column<Payment>[] => [
  { id: 'no', header: t('bills.payment'), cell: ({ paymentNo }) => <PaymentNo paymentNo={paymentNo} /> },
  { id: 'paidOn', header: t('bills.paidOn'), kind: 'figure', cell: ({ paidOn }) => <DateText value={paidOn} /> },
  {
    id: 'amount',
    header: t('bills.amount'),
    unit: currency,
    kind: 'figure',
    width: 140,
    cell: ({ amount }) => <Money value={amount} figure="full" withSymbol={false} />,
  },
  {
    id: 'allocated',
    header: t('bills.allocated'),
    unit: currency,
    kind: 'figure',
    width: 140,
    cell: ({ allocated }) => <Money value={allocated} figure="full" withSymbol={false} />,
  },
  {
    id: 'invoices',
    header: t('bills.allocation'),
    width: 260,
    cell: ({ invoices }) =>
      invoices.length === 0 ? (
        <Missing reason={t('bills.noAllocation')} />
      ) : (
        invoices.map(({ invoiceNo }) => invoiceNo).join(' · ')
      ),
  },
];

const Invoices = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(ledgerScreens);
  const { currency } = useWords();
  const [isOpenOnly, setOpenOnly] = useState(false);
  const [opened, setOpened] = useState<Invoice | null>(null);
  const input = { id: accountId, limit: 100, ...(isOpenOnly ? { open: true } : {}) };
  const { rows, paging, isLoading, error, onRetry } = useReadPages(accountInvoices, input);
  const onExport = useListExport(accountInvoices, input, 'ledger.export');
  const columns = useMemo(() => invoiceColumnsOf(t, currency, setOpened), [t, currency]);
  return (
    <section>
      <h2 className={styles['section']}>{t('bills.invoices')}</h2>
      <DataTable
        name={t('bills.invoices')}
        tableKey="ledger.invoices"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ invoiceNo }) => invoiceNo}
        onOpen={setOpened}
        paging={paging}
        isLoading={isLoading}
        error={error}
        onRetry={onRetry}
        onExport={onExport}
        maxHeight="480px"
        filters={
          <FilterChips>
            <FilterToggle name={t('bills.onlyOpen')} isOn={isOpenOnly} onToggle={() => setOpenOnly(!isOpenOnly)} />
          </FilterChips>
        }
        {...(isOpenOnly
          ? {}
          : { empty: <EmptyState title={t('bills.noInvoices')}>{t('bills.noInvoicesText')}</EmptyState> })}
      />
      {opened === null ? null : <InvoiceDrawer invoice={opened} onClose={() => setOpened(null)} />}
    </section>
  );
};

const Payments = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(ledgerScreens);
  const { currency } = useWords();
  const { rows, paging, isLoading, error, onRetry } = useReadPages(accountPayments, { id: accountId, limit: 100 });
  const onExport = useListExport(accountPayments, { id: accountId }, 'ledger.export');
  const columns = useMemo(() => paymentColumnsOf(t, currency), [t, currency]);
  return (
    <section>
      <h2 className={styles['section']}>{t('bills.payments')}</h2>
      <DataTable
        name={t('bills.payments')}
        tableKey="ledger.payments"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ paymentNo }) => paymentNo}
        paging={paging}
        isLoading={isLoading}
        error={error}
        onRetry={onRetry}
        onExport={onExport}
        maxHeight="480px"
        empty={<EmptyState title={t('bills.noPayments')}>{t('bills.noPaymentsText')}</EmptyState>}
      />
    </section>
  );
};

/** How an account pays: what is open by age, its credit, invoices with their delay, payments with what they paid. */
export const PaymentsTab = ({ accountId }: AccountPanelProps): ReactNode => (
  <div className={styles['stack']}>
    <div className={styles['pair']}>
      <AgeingPanel accountId={accountId} />
      <CreditPanel accountId={accountId} />
    </div>
    <Invoices accountId={accountId} />
    <Payments accountId={accountId} />
  </div>
);
