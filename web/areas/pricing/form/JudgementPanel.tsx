import type { ReactNode } from 'react';
import { ErrorState, Money, Panel, Percent, useT, useWords } from '#ui';
import { pricingScreens } from '../messages/index.ts';
import styles from '../pricing.module.css';
import type { Judgement } from '../shared/data.ts';
import { GrantList } from '../shared/GrantList.tsx';
import { Fact } from '../shared/JudgedLineFacts.tsx';
import { RiskNote } from '../shared/RiskNote.tsx';
import { rolesText } from '../shared/texts.ts';
import { isStoppedByRisk, neededRolesOf, outcomeOf } from './price-draft.ts';
import type { Outcome as OutcomeKind } from './price-draft.ts';

const tones = { quote: 'good', request: 'ask', blocked: 'stop' } as const;

type Say = (outcome: OutcomeKind, needs: string) => string;

const Outcome = ({ judgement, say }: { readonly judgement: Judgement; readonly say: Say | undefined }): ReactNode => {
  const t = useT(pricingScreens);
  const { language } = useWords();
  const outcome = outcomeOf(judgement);
  const needs = rolesText(neededRolesOf(judgement.lines), { t, language });
  return (
    <p className={styles['outcome']} data-tone={tones[outcome]}>
      {say === undefined ? t(`form.outcomes.${outcome}`, { needs }) : say(outcome, needs)}
    </p>
  );
};

type Props = {
  readonly judgement: Judgement | undefined;
  readonly error: unknown;
  readonly isBehind: boolean;
  /** What may be done with the prices, where it is not to quote them. */
  readonly say?: Say;
};

/** What the rules say of the whole promise, while it is typed. */
export const JudgementPanel = ({ judgement, error, isBehind, say }: Props): ReactNode => {
  const t = useT(pricingScreens);
  return (
    <Panel title={t('form.judgement')}>
      <div aria-live="polite" aria-busy={isBehind} className={styles['judgement']} data-behind={isBehind}>
        {error !== null ? (
          <ErrorState error={error} />
        ) : judgement === undefined ? (
          <p className={styles['quiet']}>{t('form.waiting')}</p>
        ) : (
          <>
            {isStoppedByRisk(judgement) ? null : <Outcome judgement={judgement} say={say} />}
            <RiskNote risk={judgement.openRisk} />
            <dl className={styles['facts']}>
              <Fact label={t('amount')}>
                <Money value={judgement.amount} />
              </Fact>
              <Fact label={t('concession')}>
                <Percent bp={judgement.concessionBp} />
              </Fact>
              <Fact label={t('request.granted', { days: judgement.window.days })}>
                <Percent bp={judgement.window.concessionBp} />
              </Fact>
              <Fact label={t('request.overdue')}>
                <Money value={judgement.overdue} reason={t('request.noFigures')} />
              </Fact>
            </dl>
            <GrantList window={judgement.window} />
          </>
        )}
      </div>
    </Panel>
  );
};
