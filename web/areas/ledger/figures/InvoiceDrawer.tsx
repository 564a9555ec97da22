import type { ReactNode } from 'react';
import type { z } from 'zod';
import { ledgerContract } from '#areas/ledger/contract';
import { DateText, Missing, Money, SideDrawer, StatLine, useT } from '#ui';
import { RecordFiles } from '#web/accounts';
import { ledgerScreens } from '../messages/index.ts';
import styles from './figures.module.css';

const { accountInvoices } = ledgerContract.operations;
export type Invoice = z.output<typeof accountInvoices.output>['rows'][number];

type Props = { readonly invoice: Invoice; readonly onClose: () => void };

/** One invoice beside the list, with its files. */
export const InvoiceDrawer = ({ invoice, onClose }: Props): ReactNode => {
  const t = useT(ledgerScreens);
  const { id, invoiceNo, orderNo, issuedOn, dueOn, settledOn } = invoice;
  return (
    <SideDrawer isOpen onClose={onClose} title={t('bills.invoiceTitle', { no: invoiceNo })}>
      <div className={styles['stack']}>
        <StatLine
          stats={[
            { label: t('bills.issued'), value: <DateText value={issuedOn} /> },
            { label: t('bills.due'), value: <DateText value={dueOn} /> },
            { label: t('bills.amount'), value: <Money value={invoice.amount} figure="full" /> },
            { label: t('bills.paid'), value: <Money value={invoice.paid} figure="full" /> },
            { label: t('bills.settled'), value: <DateText value={settledOn} reason={t('bills.isOpen')} /> },
            { label: t('bills.order'), value: orderNo ?? <Missing reason={t('bills.noOrder')} /> },
          ]}
        />
        <RecordFiles kind="invoice" record={id} frame="part" />
      </div>
    </SideDrawer>
  );
};
