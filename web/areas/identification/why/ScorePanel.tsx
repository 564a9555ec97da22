import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AppButton, ErrorState, SkeletonBar, useT } from '#ui';
import type { AccountPanelProps } from '#web/app/area-module';
import styles from './why.module.css';
import { identificationScreens } from '../messages/index.ts';
import { ProspectPanel } from '../portfolio/ProspectPanel.tsx';
import { LeadSentence } from './LeadSentence.tsx';
import { useExplanation } from './use-explanation.ts';

const shownReasons = 5;

/** The weightiest reasons on the account's overview. */
export const ScorePanel = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(identificationScreens);
  const navigate = useNavigate();
  const { answer, isUnscored, error, onRetry } = useExplanation(accountId);
  if (isUnscored) return <ProspectPanel accountId={accountId} />;
  if (error !== null) return <ErrorState error={error} onRetry={onRetry} />;
  if (answer === undefined) return <SkeletonBar height={60} />;
  return (
    <>
      <LeadSentence row={answer.row} />
      <ul className={styles['sentences']}>
        {answer.reasons.slice(0, shownReasons).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <AppButton
        size="small"
        onClick={() =>
          void navigate({
            to: '/accounts/$id',
            params: { id: accountId },
            search: { tab: 'score' },
            resetScroll: false,
          })
        }
      >
        {t('why.more')}
      </AppButton>
    </>
  );
};
