import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { warningsContract } from '#areas/warnings/contract';
import { warningsMessages } from '#areas/warnings/messages';
import { AppButton, PageHeader, PhaseProgress, SkeletonBar, showNote, TabBar, useT } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import { warningScreens } from '../messages/index.ts';
import { useWatchJob } from '../shared/data.ts';
import type { WarningTab } from '../shared/warnings-search.ts';
import { warningTabs } from '../shared/warnings-search.ts';

const { startRun, getPolicy, list } = warningsContract.operations;

const parts: Readonly<Record<WarningTab, ComponentType>> = {
  list: lazy(async () => ({ default: (await import('./InboxTab.tsx')).InboxTab })),
  bridge: lazy(async () => ({ default: (await import('../bridge/CompanyBridgeTab.tsx')).CompanyBridgeTab })),
  payments: lazy(async () => ({ default: (await import('../payments/PaymentsTab.tsx')).PaymentsTab })),
  record: lazy(async () => ({ default: (await import('../record/RecordTab.tsx')).RecordTab })),
};

/** Starts a watch by hand; it starts by itself every day and after an identification or an import. */
const RunButton = (): ReactNode => {
  const t = useT(warningScreens);
  const mayRun = useMay('warnings.run');
  const job = useWatchJob();
  const start = useAct(startRun, { refreshes: ['jobs'] });
  const handleStart = async (): Promise<void> => {
    await start.run({});
    showNote(t('run.started'));
  };
  if (!mayRun) return null;
  return (
    <AppButton isDisabled={job !== undefined} isBusy={start.isBusy} onClick={() => void handleStart()}>
      {job === undefined ? t('run.start') : t('run.busy')}
    </AppButton>
  );
};

const RunProgress = (): ReactNode => {
  const t = useT(warningScreens);
  const words = useT(warningsMessages);
  const job = useWatchJob();
  return (
    <PhaseProgress
      job={job}
      waiting={t('run.waiting')}
      busy={t('run.busy')}
      phaseOf={(phase) => words.find(`phases.${phase}`)}
    />
  );
};

/** Hear it before finance does. Tab and filters live in the address. */
export const WarningsPage = (): ReactNode => {
  const t = useT(warningScreens);
  const navigate = useNavigate();
  const { tab = 'list' } = useSearch({ from: '/shell/warnings' });
  const seesCompany = useMay('ledger.company');
  const { data } = useRead(getPolicy, {});
  const fresh = useRead(list, { state: 'new', limit: 1 }).data?.total;
  const run = data?.lastRun;
  const state = [
    ...(run === undefined ? [] : [run === null ? t('run.never') : t('run.state', { n: run.accounts, day: run.asOf })]),
    ...(fresh === undefined ? [] : [t('run.fresh', { n: fresh })]),
  ].join(' · ');
  const shownTabs = warningTabs.filter((one) => one !== 'payments' || seesCompany);
  const shown = shownTabs.includes(tab) ? tab : 'list';
  const Part = parts[shown];
  return (
    <>
      <PageHeader title={t('title')} {...(state === '' ? {} : { state })} actions={<RunButton />} />
      <RunProgress />
      <TabBar
        name={t('tabs.name')}
        value={shown}
        onChange={(next) => void navigate({ to: '/warnings', search: next === 'list' ? {} : { tab: next } })}
        tabs={shownTabs.map((value) => ({
          value,
          label: t(`tabs.${value}`),
          ...(value === 'list' && fresh !== undefined && fresh > 0 ? { count: fresh } : {}),
        }))}
      >
        <Suspense fallback={<SkeletonBar height={160} />}>
          <Part />
        </Suspense>
      </TabBar>
    </>
  );
};
