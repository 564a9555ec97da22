import { useState } from 'react';
import type { ReactNode } from 'react';
import { identificationContract } from '#areas/identification/contract';
import { identificationMessages } from '#areas/identification/messages';
import { ladderSteps } from '#domain/identification';
import { AppButton, ScoreRing, SkeletonBar, useT } from '#ui';
import { useRead } from '#web/app/api';
import type { AccountPanelProps } from '#web/app/area-module';
import { useMay } from '#web/app/session';
import shared from '../identification.module.css';
import styles from './portfolio.module.css';
import { identificationScreens } from '../messages/index.ts';
import { LadderDrawer } from './LadderDrawer.tsx';

/** An account that no run scored: where a prospect stands on its ladder and what to ask it next, else why there is nothing. */
export const ProspectPanel = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const mayAnswer = useMay('identification.state');
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useRead(identificationContract.operations.prospects, { accountId, limit: 1 });
  if (data === undefined && error === null) return <SkeletonBar height={60} />;
  const prospect = data?.rows[0];
  if (prospect === undefined) return <p className={shared['quiet']}>{t('why.notRatedText')}</p>;
  const { rank, score, isRated, nextStep, answers } = prospect;
  return (
    <div className={styles['prospect']}>
      <ScoreRing score={isRated ? score : null} tier="A" size={44} />
      <div className={styles['prospectText']}>
        <strong>
          {isRated ? t('prospects.standing', { rank }) : t('prospects.standingOpen')} ·{' '}
          {t('prospects.answeredOf', { done: Object.keys(answers).length, total: ladderSteps.length })}
        </strong>
        <span className={shared['quiet']}>
          {nextStep === null ? t('prospects.text') : t('prospects.askNext', { step: words(`ladder.${nextStep}`) })}
        </span>
        {mayAnswer ? (
          <AppButton size="small" onClick={() => setOpen(true)}>
            {t('prospects.openLadder')}
          </AppButton>
        ) : null}
      </div>
      {isOpen ? <LadderDrawer prospect={prospect} onClose={() => setOpen(false)} /> : null}
    </div>
  );
};
