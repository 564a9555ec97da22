import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { DateText, Money, Panel, Percent, useT, useWords } from '#ui';
import { useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import { warningScreens } from '../messages/index.ts';
import type { Warning } from '../shared/data.ts';
import styles from '../warnings.module.css';
import { grantedSince } from './granted.ts';
import type { GrantedPaper } from './granted.ts';

const { listRequests, listAgreements, listBusinessPlans, listPurchases, listEstimates } = pricingContract.operations;

const pages = {
  request: '/pricing/requests/$id',
  agreement: '/pricing/agreements/$id',
  plan: '/pricing/plans/$id',
  purchase: '/pricing/purchases/$id',
  estimate: '/pricing/estimates/$id',
} as const satisfies Record<GrantedPaper['kind'], string>;

/** Who granted what since it began: approved requests, signed agreements and plans, binding purchases, signed estimates. */
export const GrantsPanel = ({ warning: { account, since } }: { readonly warning: Warning }): ReactNode => {
  const t = useT(warningScreens);
  const { timeZone } = useWords();
  const isOff = !useMay('pricing.read');
  const wanted = { accountId: account.id, limit: 50 };
  const requests = useRead(listRequests, { ...wanted, state: 'approved' as const }, { isOff });
  const agreements = useRead(listAgreements, wanted, { isOff });
  const plans = useRead(listBusinessPlans, wanted, { isOff });
  const purchases = useRead(listPurchases, wanted, { isOff });
  const estimates = useRead(listEstimates, wanted, { isOff: !useMay('pricing.estimates') });
  const lists = [requests, agreements, plans, purchases, estimates];
  if (requests.data === undefined || lists.some(({ isLoading }) => isLoading)) return null;
  const granted = grantedSince(
    { since, timeZone },
    {
      requests: requests.data.rows,
      agreements: agreements.data?.rows ?? [],
      plans: plans.data?.rows ?? [],
      purchases: purchases.data?.rows ?? [],
      estimates: (estimates.data?.rows ?? []).map((row) => ({
        ...row,
        createdByName: row.estimatorName,
        isSigned: ['upcoming', 'in-force', 'over'].includes(row.state),
      })),
    },
  );
  return (
    <Panel title={t('grants.title')}>
      {granted.length === 0 ? <p className={styles['quiet']}>{t('grants.none')}</p> : null}
      <ul className={styles['lines']}>
        {granted.map(({ kind, id, number, by, on, bp, amount }) => (
          <li key={id}>
            <span className={styles['twoLines']}>
              <Link to={pages[kind]} params={{ id }}>
                {t(`grants.kinds.${kind}`)} {number}
              </Link>
              <span className={styles['quiet']}>
                {by} · <DateText value={on} />
              </span>
            </span>
            {bp === null ? null : <Percent bp={bp} />}
            {amount === null ? null : <Money value={amount} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
};
