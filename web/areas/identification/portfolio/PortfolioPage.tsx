import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { identificationContract } from '#areas/identification/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { AppButton, EmptyState, ErrorState, PageHeader, PageSkeleton, Panel, TabBar, useT, useWords } from '#ui';
import { formatInstant } from '#kernel/format';
import { useRead } from '#web/app/api';
import { useMay, useSees } from '#web/app/session';
import { identificationScreens } from '../messages/index.ts';
import { usePortfolioReport } from '../run-data.ts';
import type { PortfolioReport, Run } from '../run-data.ts';
import { ExplanationDrawer } from '../why/ExplanationDrawer.tsx';
import { ModelNote } from './ModelNote.tsx';
import { portfolioTabs, without } from './portfolio-search.ts';
import type { PortfolioSearch, PortfolioTab } from './portfolio-search.ts';
import { PortfolioList } from './PortfolioList.tsx';
import { RunButton, RunProgress } from './RunButton.tsx';

const PictureTab = lazy(async () => ({ default: (await import('./PictureTab.tsx')).PictureTab }));
const ProposalsTab = lazy(async () => ({ default: (await import('./ProposalsTab.tsx')).ProposalsTab }));
const MovesTab = lazy(async () => ({ default: (await import('./MovesTab.tsx')).MovesTab }));
const ProofTab = lazy(async () => ({ default: (await import('./ProofTab.tsx')).ProofTab }));
const ProspectsTab = lazy(async () => ({ default: (await import('./ProspectsTab.tsx')).ProspectsTab }));
const UpgradesTab = lazy(async () => ({ default: (await import('./UpgradesTab.tsx')).UpgradesTab }));

const { proposals } = identificationContract.operations;
const { companyMonths } = ledgerContract.operations;

/** How many proposals wait; undefined while it is not known. */
const useWaiting = (): number | undefined => useRead(proposals, { limit: 1 }).data?.total;

const Empty = ({ isBare }: { readonly isBare: boolean }): ReactNode => {
  const t = useT(identificationScreens);
  const navigate = useNavigate();
  const mayImport = useMay('ledger.import');
  const action = mayImport ? (
    <AppButton kind={isBare ? 'primary' : 'plain'} onClick={() => void navigate({ to: '/data/import' })}>
      {t('portfolio.import')}
    </AppButton>
  ) : undefined;
  return (
    <Panel>
      <EmptyState title={t('portfolio.emptyTitle')} action={action}>
        {t('portfolio.emptyText')}
      </EmptyState>
    </Panel>
  );
};

/** A company without a single order has nothing to rank: importing comes first. */
const useIsBare = (): boolean => {
  const mayRead = useMay('ledger.company');
  return useRead(companyMonths, { months: 1 }, { isOff: !mayRead }).data?.rows.length === 0;
};

/** The proof and the upgrade list are shares of contribution and distances of scores. */
const marginTabs: ReadonlySet<PortfolioTab> = new Set(['proof', 'upgrades']);

type TabProps = { readonly tab: PortfolioTab; readonly report: PortfolioReport; readonly search: PortfolioSearch };

type TabPart = (props: Pick<TabProps, 'report' | 'search'>) => ReactNode;

const tabParts: Readonly<Record<PortfolioTab, TabPart>> = {
  list: ({ report, search }) => (
    <PortfolioList search={search} badges={report.badges} isByOwnRhythm={report.modelInUse === 'own-rhythm'} />
  ),
  picture: (props) => <PictureTab {...props} />,
  proposals: ({ search }) => <ProposalsTab group={search.group} />,
  moves: (props) => <MovesTab {...props} />,
  proof: () => <ProofTab />,
  prospects: () => <ProspectsTab />,
  upgrades: () => <UpgradesTab />,
};

const TabContent = ({ tab, report, search }: TabProps): ReactNode => tabParts[tab]({ report, search });

const stateOf = (run: Run, zone: string) => ({
  accounts: run.accounts,
  asOf: run.asOf,
  version: run.policyVersion,
  at: formatInstant(run.finishedAt ?? run.startedAt, zone),
});

/** Who the key accounts are: the ranking and everything that proves it. Tab, filters and order live in the address. */
export const PortfolioPage = (): ReactNode => {
  const t = useT(identificationScreens);
  const { timeZone } = useWords();
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/portfolio' });
  const { data: report, error, refetch } = usePortfolioReport();
  const waiting = useWaiting();
  const seesMargin = useSees('margin');
  const tab = search.tab === undefined || (marginTabs.has(search.tab) && !seesMargin) ? 'list' : search.tab;
  const run = report?.run ?? null;
  const isBare = useIsBare();
  const counts: Partial<Record<PortfolioTab, number>> = {
    ...(waiting === undefined ? {} : { proposals: waiting }),
    ...(run === null ? {} : { prospects: run.prospects }),
  };
  const state =
    report === undefined
      ? ''
      : run === null
        ? t('portfolio.never')
        : [
            t('portfolio.state', stateOf(run, timeZone)),
            ...(waiting === undefined ? [] : [t('portfolio.waits', { n: waiting })]),
          ].join(' · ');
  return (
    <>
      <PageHeader
        title={t('portfolio.title')}
        state={state}
        actions={
          <>
            <AppButton onClick={() => void navigate({ to: '/policy' })}>{t('run.policy')}</AppButton>
            {run === null && isBare ? null : <RunButton />}
          </>
        }
      />
      <RunProgress />
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {report === undefined && error === null ? <PageSkeleton /> : null}
      {report === undefined || run === null ? (
        report === undefined ? null : (
          <Empty isBare={isBare} />
        )
      ) : (
        <>
          {report.book === null ? null : <ModelNote book={report.book} />}
          <TabBar
            name={t('portfolio.tabs.name')}
            value={tab}
            tabs={portfolioTabs
              .filter((value) => seesMargin || !marginTabs.has(value))
              .map((value) => ({
                value,
                label: t(`portfolio.tabs.${value}`),
                ...(counts[value] === undefined ? {} : { count: counts[value] }),
              }))}
            onChange={(next) =>
              void navigate({ to: '/portfolio', search: next === 'list' ? {} : { tab: next }, resetScroll: false })
            }
          >
            <Suspense fallback={<PageSkeleton />}>
              <TabContent tab={tab} report={report} search={search} />
            </Suspense>
          </TabBar>
        </>
      )}
      {search.why === undefined ? null : (
        <ExplanationDrawer
          accountId={search.why}
          unit={search.unit ?? 'account'}
          onClose={() => void navigate({ to: '/portfolio', search: without(search, 'why'), resetScroll: false })}
        />
      )}
    </>
  );
};
