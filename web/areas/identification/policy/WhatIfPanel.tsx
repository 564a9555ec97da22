import { useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { identificationContract, policySchema } from '#areas/identification/contract';
import { tiers } from '#domain/identification';
import type { Policy } from '#domain/identification';
import { AppButton, Panel, Quantity, TierBadge, useRefusalText, useT } from '#ui';
import { useAct } from '#web/app/api';
import shared from '../identification.module.css';
import styles from './policy.module.css';
import { identificationScreens } from '../messages/index.ts';
import { ComparisonView } from '../portfolio/ComparisonView.tsx';
import type { PolicyDraft } from './policy-kind.ts';

const { whatIf } = identificationContract.operations;
type Tried = { readonly policy: Policy; readonly answer: z.output<typeof whatIf.output> };

/** Who would enter and who would leave, before anything is saved. */
export const WhatIfPanel = ({ draft }: { readonly draft: PolicyDraft }): ReactNode => {
  const t = useT(identificationScreens);
  const refusalText = useRefusalText();
  const act = useAct(whatIf);
  const [tried, setTried] = useState<Tried | null>(null);
  const { policy, problems } = draft;
  const tryIt = async (): Promise<void> => {
    try {
      setTried({ policy, answer: await act.run({ policy: policySchema.parse(policy) }) });
    } catch {
      setTried(null);
    }
  };
  return (
    <Panel
      title={t('policy.whatIf')}
      actions={
        <AppButton size="small" isBusy={act.isBusy} isDisabled={problems.length > 0} onClick={() => void tryIt()}>
          {t('policy.whatIfRun')}
        </AppButton>
      }
    >
      <p className={shared['quiet']}>{t('policy.whatIfText')}</p>
      {act.error === null ? null : (
        <p className={styles['stale']} role="alert">
          {refusalText(act.error)}
        </p>
      )}
      {tried === null ? null : (
        <div className={shared['whatIf']}>
          {tried.policy === policy ? null : <p className={styles['stale']}>{t('policy.whatIfStale')}</p>}
          <p className={shared['under']}>
            {t('policy.whatIfAsOf', { accounts: tried.answer.accounts, asOf: tried.answer.asOf })}
          </p>
          <span className={styles['tierCounts']}>
            {tiers.map((tier) => (
              <span key={tier} className={shared['tierChange']}>
                <TierBadge tier={tier} /> <Quantity value={tried.answer.tiers[tier] ?? 0} />
              </span>
            ))}
          </span>
          <ComparisonView comparison={tried.answer.comparison} />
        </div>
      )}
    </Panel>
  );
};
