import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { Panel, SkeletonBar } from '#ui';
import { useAccountOverview } from '#web/app/area-context';
import type { AccountPanelProps } from '#web/app/area-module';
import styles from './account.module.css';
import { GroupTree } from './GroupTree.tsx';
import { LabelWords } from './LabelWords.tsx';
import { LatestNotes } from './LatestNotes.tsx';
import { MasterData } from './MasterData.tsx';
import { OpenTasks } from './OpenTasks.tsx';
import { useAccount } from './queries.ts';
import { StandingHistory } from './StandingHistory.tsx';
import { TeamPanel } from './TeamPanel.tsx';

/** The account at a glance: what the other areas say about it, then who it is, who looks after it, what is open. */
export const OverviewTab = ({ accountId }: AccountPanelProps): ReactNode => {
  const { data: account } = useAccount(accountId);
  const parts = useAccountOverview();
  if (account === undefined) return null;
  return (
    <div className={styles['overview']}>
      <div className={styles['column']}>
        {parts.map(({ id, label, component: Part }) => (
          <Panel key={id} title={<LabelWords of={label} />}>
            <Suspense fallback={<SkeletonBar height={60} />}>
              <Part accountId={accountId} />
            </Suspense>
          </Panel>
        ))}
        <MasterData account={account} />
        <GroupTree account={account} />
      </div>
      <div className={styles['column']}>
        <OpenTasks accountId={accountId} />
        <TeamPanel account={account} />
        <LatestNotes accountId={accountId} />
        <StandingHistory accountId={accountId} />
      </div>
    </div>
  );
};
