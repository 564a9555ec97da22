import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { accountsMessages } from '#areas/accounts/messages';
import { ErrorState, PageHeader, PageSkeleton, SkeletonBar, TabBar, useT } from '#ui';
import { useAccountTabs } from '#web/app/area-context';
import type { AccountPanelProps, Label, PanelEntry } from '#web/app/area-module';
import { useLabel } from '#web/app/label';
import { AccountHead } from './AccountHead.tsx';
import { MergedNotice } from './MergedNotice.tsx';
import { accountScreens } from './messages/index.ts';
import { useAccount } from './queries.ts';

const LabelWords = ({ of: label }: { readonly of: Label }): ReactNode => useLabel(label);

const tabOf = (accountId: string, { id, label, count: Count }: PanelEntry<AccountPanelProps>) => ({
  value: id,
  label: <LabelWords of={label} />,
  ...(Count === undefined
    ? {}
    : {
        count: (
          <Suspense fallback={null}>
            <Count accountId={accountId} />
          </Suspense>
        ),
      }),
});

const AccountTabs = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(accountScreens);
  const { tab } = useSearch({ from: '/shell/accounts/$id' });
  const navigate = useNavigate({ from: '/accounts/$id' });
  const tabs = useAccountTabs();
  const chosen = tabs.find(({ id }) => id === tab) ?? tabs[0];
  if (chosen === undefined) return null;
  const { component: Part } = chosen;
  return (
    <TabBar
      name={t('tabs.name')}
      value={chosen.id}
      tabs={tabs.map((entry) => tabOf(accountId, entry))}
      onChange={(id) =>
        void navigate({
          search: ({ tab: _before, order: _order, ...search }) =>
            id === tabs[0]?.id ? search : { ...search, tab: id },
          resetScroll: false,
        })
      }
    >
      <Suspense fallback={<PageSkeleton />}>
        <Part accountId={accountId} />
      </Suspense>
    </TabBar>
  );
};

/** Everything about one account: the head stays, the tabs come from all areas. */
export const AccountPage = (): ReactNode => {
  const words = useT(accountsMessages);
  const { id } = useParams({ from: '/shell/accounts/$id' });
  const { data: account, error, refetch } = useAccount(id);
  if (error !== null)
    return (
      <>
        <PageHeader title={words('fields.account')} />
        <ErrorState error={error} onRetry={() => void refetch()} />
      </>
    );
  if (account === undefined) return <SkeletonBar width={320} height={24} />;
  return (
    <>
      <AccountHead account={account} />
      {account.mergedInto === null ? (
        <AccountTabs key={id} accountId={id} />
      ) : (
        <MergedNotice intoId={account.mergedInto} />
      )}
    </>
  );
};
