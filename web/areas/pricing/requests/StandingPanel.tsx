import type { ReactNode } from 'react';
import { Missing, Money, Panel, Percent, SkeletonBar, useT } from '#ui';
import { useSees } from '#web/app/session';
import { pricingScreens } from '../messages/index.ts';
import shared from '../pricing.module.css';
import styles from './requests.module.css';
import type { Judgement } from '../shared/data.ts';
import { GrantList } from '../shared/GrantList.tsx';

const Overdue = ({ judgement }: { readonly judgement: Judgement }): ReactNode => {
  const t = useT(pricingScreens);
  const { overdue, oldestOverdueOn } = judgement;
  if (overdue === null) return <Missing reason={t('request.noFigures')} />;
  if (BigInt(overdue.minor) === 0n) return t('request.overdueNone');
  return (
    <>
      <strong className={shared['late']}>
        <Money value={overdue} />
      </strong>
      {oldestOverdueOn === null ? null : (
        <span className={shared['under']}>{t('request.overdueSince', { day: oldestOverdueOn })}</span>
      )}
    </>
  );
};

/** What the account already got as one number, what it owes, and what it earns us before and after. */
export const StandingPanel = ({ judgement }: { readonly judgement: Judgement | undefined }): ReactNode => {
  const t = useT(pricingScreens);
  const seesCost = useSees('cost');
  if (judgement === undefined)
    return (
      <Panel title={t('request.standing')}>
        <SkeletonBar height={72} />
      </Panel>
    );
  const { window } = judgement;
  const hidden = t('hiddenFigure');
  return (
    <Panel title={t('request.standing')}>
      <dl className={styles['standing']}>
        <div>
          <dt>{t('request.granted', { days: window.days })}</dt>
          <dd className={shared['figureLarge']}>
            <Percent bp={window.concessionBp} />
          </dd>
        </div>
        <div>
          <dt>{t('request.overdue')}</dt>
          <dd>
            <Overdue judgement={judgement} />
          </dd>
        </div>
        {judgement.bondsOut.minor === '0' ? null : (
          <div>
            <dt>{t('request.bonds')}</dt>
            <dd>
              <Money value={judgement.bondsOut} />
              {judgement.bondsOverdue.minor === '0' ? null : (
                <span className={shared['late']}>
                  {' '}
                  {t('request.bondsOverdue')} <Money value={judgement.bondsOverdue} />
                </span>
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('request.complaints')}</dt>
          <dd>
            <Missing reason={t('request.complaintsUnknown')} />
          </dd>
        </div>
        <div>
          <dt>{t('request.contribution')}</dt>
          <dd>
            <Money value={judgement.contributionBefore} reason={hidden} />
          </dd>
        </div>
        <div>
          <dt>{t('request.contributionOnPresent')}</dt>
          <dd>
            <Money value={judgement.contributionOnPresent} reason={seesCost ? t('verdicts.cost-unknown') : hidden} />
          </dd>
        </div>
        <div>
          <dt>{t('request.contributionOnAdded')}</dt>
          <dd>
            <Money value={judgement.contributionOnAdded} reason={seesCost ? t('verdicts.cost-unknown') : hidden} />
          </dd>
        </div>
        <div>
          <dt>{t('request.contributionAfter')}</dt>
          <dd>
            <Money value={judgement.contributionAfter} reason={seesCost ? t('verdicts.cost-unknown') : hidden} />
          </dd>
        </div>
      </dl>
      <GrantList window={window} />
      <p className={shared['quiet']}>{t('request.grantedHint')}</p>
    </Panel>
  );
};
