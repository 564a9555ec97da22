import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { warningsContract } from '#areas/warnings/contract';
import { warningsMessages } from '#areas/warnings/messages';
import { ErrorState, PageHeader, PageSkeleton, useT } from '#ui';
import { useRead } from '#web/app/api';
import { AccountLink, RecordFiles } from '#web/accounts';
import { BridgePanel } from '../bridge/BridgePanel.tsx';
import { warningScreens } from '../messages/index.ts';
import type { Story } from '../shared/data.ts';
import { StateChip } from '../shared/WarningChips.tsx';
import styles from '../warnings.module.css';
import { ActBar } from './ActBar.tsx';
import { ChecksPanel } from './ChecksPanel.tsx';
import { DriftPanel } from './DriftPanel.tsx';
import { ErosionPanel } from './ErosionPanel.tsx';
import { FactsPanel } from './FactsPanel.tsx';
import { GrantsPanel } from './GrantsPanel.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { StoryPanel } from './StoryPanel.tsx';

const KnownWarning = ({ story }: { readonly story: Story }): ReactNode => {
  const t = useT(warningScreens);
  const words = useT(warningsMessages);
  const { warning, bridge } = story;
  const { kind, account } = warning;
  return (
    <>
      <PageHeader
        title={
          <>
            {words(`kinds.${kind}`)} <StateChip warning={warning} />
          </>
        }
        state={
          <span className={styles['inText']}>
            <AccountLink account={account} /> · {account.code}
          </span>
        }
        back={<Link to="/warnings">{t('title')}</Link>}
        actions={<ActBar warning={warning} />}
      />
      <div className={styles['story']}>
        <div className={styles['stack']}>
          <StoryPanel warning={warning} />
          <ChecksPanel warning={warning} />
          {kind === 'erosion' ? <ErosionPanel warning={warning} /> : null}
          {kind === 'payment-drift' ? <DriftPanel warning={warning} /> : null}
          {bridge === null ? null : <BridgePanel bridge={bridge} />}
          {kind === 'erosion' || kind === 'squeeze' || kind === 'price-war' ? <GrantsPanel warning={warning} /> : null}
        </div>
        <div className={styles['stack']}>
          <FactsPanel warning={warning} />
          <HistoryPanel history={story.history} />
          <RecordFiles kind="warning" record={warning.id} frame="panel" />
        </div>
      </div>
    </>
  );
};

/** One warning: what happened, what it costs, what causes it, what to do first, and what was done. */
export const StoryPage = (): ReactNode => {
  const { id } = useParams({ from: '/shell/warnings/$id' });
  const { data, error, refetch } = useRead(warningsContract.operations.get, { id });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <KnownWarning story={data} />;
};
