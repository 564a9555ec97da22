import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { AppButton, Icon, IconPlus, PageHeader, SkeletonBar, TabBar, useT } from '#ui';
import { useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import { pricingScreens } from './messages/index.ts';
import type { PricingTab } from './shared/pricing-search.ts';
import { pricingTabs } from './shared/pricing-search.ts';

const { listRequests } = pricingContract.operations;

const parts: Readonly<Record<PricingTab, ComponentType>> = {
  requests: lazy(async () => ({ default: (await import('./requests/RequestsTab.tsx')).RequestsTab })),
  quotes: lazy(async () => ({ default: (await import('./quotes/QuotesTab.tsx')).QuotesTab })),
  agreements: lazy(async () => ({ default: (await import('./agreements/AgreementsTab.tsx')).AgreementsTab })),
  plans: lazy(async () => ({ default: (await import('./plans/PlansTab.tsx')).PlansTab })),
  retention: lazy(async () => ({ default: (await import('./retention/RetentionTab.tsx')).RetentionTab })),
  estimates: lazy(async () => ({ default: (await import('./estimates/EstimatesTab.tsx')).EstimatesTab })),
  purchases: lazy(async () => ({ default: (await import('./purchases/PurchasesTab.tsx')).PurchasesTab })),
  clauses: lazy(async () => ({ default: (await import('./clauses/ClausesTab.tsx')).ClausesTab })),
  orders: lazy(async () => ({ default: (await import('./orders/OrdersTab.tsx')).OrdersTab })),
  floors: lazy(async () => ({ default: (await import('./floors/FloorsTab.tsx')).FloorsTab })),
  pattern: lazy(async () => ({ default: (await import('./pattern/PatternTab.tsx')).PatternTab })),
  policy: lazy(async () => ({ default: (await import('./policy/PolicyTab.tsx')).PolicyTab })),
  delegation: lazy(async () => ({ default: (await import('./policy/DelegationTab.tsx')).DelegationTab })),
};

/** Everything about prices that is not one account's: what waits, what was promised, and by which rules. */
export const PricingPage = (): ReactNode => {
  const t = useT(pricingScreens);
  const navigate = useNavigate();
  const { tab = 'requests' } = useSearch({ from: '/shell/pricing' });
  const mayAsk = useMay('pricing.request');
  const mayDecide = useMay('pricing.decide');
  const { data } = useRead(listRequests, { waitingForMe: true, limit: 100 }, { isOff: !mayDecide });
  const waiting = data?.rows.length;
  const Part = parts[tab];
  return (
    <>
      <PageHeader
        title={t('title')}
        {...(waiting === undefined
          ? {}
          : { state: waiting === 0 ? t('state.none') : t('state.waiting', { n: waiting }) })}
        actions={
          mayAsk ? (
            <AppButton
              kind="primary"
              icon={<Icon of={IconPlus} size={16} />}
              onClick={() => void navigate({ to: '/pricing/new' })}
            >
              {t('inbox.new')}
            </AppButton>
          ) : undefined
        }
      />
      <TabBar
        name={t('tabs.name')}
        value={tab}
        onChange={(next) => void navigate({ to: '/pricing', search: { tab: next } })}
        tabs={pricingTabs.map((value) => ({
          value,
          label: t(`tabs.${value}`),
          ...(value === 'requests' && waiting !== undefined && waiting > 0 ? { count: waiting } : {}),
        }))}
      >
        <Suspense fallback={<SkeletonBar height={160} />}>
          <Part />
        </Suspense>
      </TabBar>
    </>
  );
};
