import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { ErrorState, PageHeader, PageSkeleton, Panel, SkeletonBar, useT } from '#ui';
import { useTodayPanels } from '#web/app/area-context';
import type { PanelEntry } from '#web/app/area-module';
import { useLabel } from '#web/app/label';
import { DataPanel } from './DataPanel.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { ImportsPanel } from './ImportsPanel.tsx';
import { homeScreens } from './messages/index.ts';
import { ProposalsPanel } from './ProposalsPanel.tsx';
import { useToday } from './queries.ts';
import type { Today } from './queries.ts';
import styles from './today.module.css';

/** What waits for me: first steps, imports to mend, proposals to decide, tasks, and how fresh the data are. */
export const TodayPage = (): ReactNode => {
  const t = useT(homeScreens);
  const { data, error, refetch } = useToday();
  const panels = useTodayPanels();
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  const isStarting = data.firstSteps.length > 0;
  const own = (
    <>
      {data.imports !== null && data.imports.length > 0 ? <ImportsPanel imports={data.imports} /> : null}
      {data.proposals !== null && (data.proposals.total > 0 || !isStarting) ? (
        <ProposalsPanel proposals={data.proposals} />
      ) : null}
    </>
  );
  const parts = panels.map((panel) => <AreaPanel key={panel.id} panel={panel} />);
  const tasksFirst = data.tasks.overdue > 0;
  return (
    <>
      <PageHeader title={t('title')} state={<TodayState today={data} />} />
      <div className={styles['page']}>
        <div className={styles['column']}>
          {isStarting ? <FirstSteps steps={data.firstSteps} /> : null}
          {tasksFirst ? parts : own}
          {tasksFirst ? own : parts}
        </div>
        {data.data.accounts > 0 ? (
          <div className={styles['column']}>
            <DataPanel data={data.data} />
          </div>
        ) : null}
      </div>
    </>
  );
};

const AreaPanel = ({ panel: { label, component: Part } }: { readonly panel: PanelEntry<object> }): ReactNode => (
  <Panel title={useLabel(label)}>
    <Suspense fallback={<SkeletonBar height={60} />}>
      <Part />
    </Suspense>
  </Panel>
);

const TodayState = ({ today: { data, tasks, proposals } }: { readonly today: Today }): ReactNode => {
  const t = useT(homeScreens);
  const parts = [
    t('state.accounts', { n: data.accounts }),
    data.lastOrderOn === null ? t('state.noData') : t('state.dataTo', { day: data.lastOrderOn }),
    ...(proposals !== null && proposals.total > 0 ? [t('state.proposals', { n: proposals.total })] : []),
    ...(tasks.overdue > 0 ? [t('state.overdue', { n: tasks.overdue })] : []),
    ...(tasks.dueToday > 0 ? [t('state.dueToday', { n: tasks.dueToday })] : []),
  ];
  return parts.join(' · ');
};
