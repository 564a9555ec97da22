import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { useT, useWords } from '#ui';
import { useReadPages } from '#web/app/api';
import { shownNameOf } from '#web/accounts';
import { pricingPurchases } from '../messages/index.ts';
import { WaitingList, WaitingRow } from '../shared/WaitingList.tsx';

const { listPurchases } = pricingContract.operations;

/** Exchanges, offsets and leases with a residual that wait for finance, the latest first. */
export const ApprovalsPanel = (): ReactNode => {
  const t = useT(pricingPurchases);
  const { language } = useWords();
  const pages = useReadPages(listPurchases, { awaitsFinance: true, limit: 5 });
  return (
    <WaitingList pages={pages} none={t('reciprocal.todayNone')}>
      {pages.rows.map(({ id, number, account, title, total }) => (
        <WaitingRow key={id} total={total} note={`${number} · ${title}`}>
          <Link to="/pricing/purchases/$id" params={{ id }}>
            {shownNameOf(account, language)}
          </Link>
        </WaitingRow>
      ))}
    </WaitingList>
  );
};
