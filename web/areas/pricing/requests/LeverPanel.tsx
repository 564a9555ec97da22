import type { ReactNode } from 'react';
import { Chip, Panel, useT } from '#ui';
import type { Tone } from '#ui';
import { pricingScreens } from '../messages/index.ts';
import shared from '../pricing.module.css';
import styles from './requests.module.css';
import type { Lever, PriceRequest } from '../shared/data.ts';

const tones: Readonly<Record<Lever['answer'], Tone>> = { accepted: 'accent', declined: 'grey', open: 'warm' };

/** What was offered beside the price, and what the account answered. */
export const LeverPanel = ({ request }: { readonly request: PriceRequest }): ReactNode => {
  const t = useT(pricingScreens);
  const { offered, noLeverReason, reason } = request;
  return (
    <Panel title={t('request.value')}>
      <p className={shared['quiet']}>{t('request.valueHint')}</p>
      {offered.length === 0 && noLeverReason === null ? (
        <p className={styles['missing']}>{t('request.noLevers')}</p>
      ) : null}
      <ul className={styles['levers']}>
        {offered.map(({ lever, answer, note }, at) => (
          <li key={`${lever}-${at}`}>
            <span className={styles['leverName']}>
              {t(`levers.${lever}`)} <Chip tone={tones[answer]}>{t(`answers.${answer}`)}</Chip>
            </span>
            {note === null || note === '' ? null : <span className={shared['note']}>{note}</span>}
          </li>
        ))}
        {noLeverReason === null ? null : (
          <li>
            <span className={styles['leverName']}>
              <Chip tone="warm">{t('request.noLever')}</Chip>
            </span>
            <span className={shared['note']}>{noLeverReason}</span>
          </li>
        )}
      </ul>
      <dl className={shared['words']}>
        <dt>{t('request.reason')}</dt>
        <dd>{reason ?? <span className={styles['missing']}>{t('request.noReason')}</span>}</dd>
      </dl>
    </Panel>
  );
};
