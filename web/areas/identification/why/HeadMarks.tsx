import { useState } from 'react';
import type { ReactNode } from 'react';
import { AccountBadge, ScoreRing, TierBadge, useT } from '#ui';
import type { AccountPanelProps } from '#web/app/area-module';
import shared from '../identification.module.css';
import styles from './why.module.css';
import { identificationScreens } from '../messages/index.ts';
import { ExplanationDrawer } from './ExplanationDrawer.tsx';
import { useExplanation } from './use-explanation.ts';

/** The score before the name; a press says why. */
export const HeadScore = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(identificationScreens);
  const { answer } = useExplanation(accountId);
  const [isOpen, setOpen] = useState(false);
  if (answer === undefined) return null;
  const { score, proposedTier } = answer.row;
  return (
    <>
      <button
        type="button"
        className={styles['ringButton']}
        aria-label={score === null ? t('why.open') : t('why.openScore', { score: Math.round(score) })}
        data-hint={t('why.open')}
        onClick={() => setOpen(true)}
      >
        <span aria-hidden>
          {score === null ? (
            <TierBadge tier={proposedTier} />
          ) : (
            <ScoreRing score={score} tier={proposedTier} size={44} />
          )}
        </span>
      </button>
      {isOpen ? <ExplanationDrawer accountId={accountId} onClose={() => setOpen(false)} /> : null}
    </>
  );
};

/** Badges, and the proposed tier where it differs from the confirmed one. */
export const HeadBadges = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(identificationScreens);
  const { answer } = useExplanation(accountId);
  if (answer === undefined) return null;
  const { badges, tier, proposedTier } = answer.row;
  return (
    <span className={shared['chips']}>
      {tier === proposedTier ? null : (
        <span className={shared['tierChange']}>
          <span className={shared['under']}>{t('picture.proposed')}</span>
          <TierBadge tier={proposedTier} />
        </span>
      )}
      {badges.map((badge) => (
        <AccountBadge key={badge} badge={badge} />
      ))}
    </span>
  );
};
