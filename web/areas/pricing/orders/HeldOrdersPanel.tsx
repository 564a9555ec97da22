import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { DateText, useT, useWords } from '#ui';
import { useReadPages } from '#web/app/api';
import { shownNameOf } from '#web/accounts';
import { pricingHolds } from '../messages/index.ts';
import { WaitingList, WaitingRow } from '../shared/WaitingList.tsx';

const { listEnteredOrders } = pricingContract.operations;

/** Orders that are held for credit and wait for a release, the latest first. */
export const HeldOrdersPanel = (): ReactNode => {
  const t = useT(pricingHolds);
  const { language } = useWords();
  const pages = useReadPages(listEnteredOrders, { isHeld: true, limit: 5 });
  return (
    <WaitingList pages={pages} none={t('todayNone')}>
      {pages.rows.map(({ id, number, account, total, orderedOn }) => (
        <WaitingRow
          key={id}
          total={total}
          note={
            <>
              {number} · <DateText value={orderedOn} />
            </>
          }
        >
          <Link to="/pricing/orders/$id" params={{ id }}>
            {shownNameOf(account, language)}
          </Link>
        </WaitingRow>
      ))}
    </WaitingList>
  );
};
