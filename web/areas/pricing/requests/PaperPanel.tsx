import type { ReactNode } from 'react';
import { formatBp } from '#kernel/format';
import { Panel, useT, useWords } from '#ui';
import { shownNameOf } from '#web/accounts';
import { pricingAgreements, pricingPlans, pricingScreens } from '../messages/index.ts';
import styles from './requests.module.css';
import type { PriceRequest } from '../shared/data.ts';
import { moneyText } from '../plans/plan-data.ts';
import { quantityText } from '../shared/texts.ts';

type Paper = NonNullable<PriceRequest['paper']>;

const Service = ({ service, creditDays }: Pick<Paper, 'service' | 'creditDays'>): ReactNode => {
  const t = useT(pricingScreens);
  const { terms, visitsPerYear, indexClause, noticeDays } = service;
  return (
    <>
      {creditDays === null ? null : <li>{t('request.creditDays', { n: creditDays })}</li>}
      {terms === null ? null : <li>{t('paper.service', { text: terms })}</li>}
      {visitsPerYear === null ? null : <li>{t('paper.visits', { n: visitsPerYear })}</li>}
      {indexClause === null ? null : <li>{t('paper.index', { text: indexClause })}</li>}
      {noticeDays === null ? null : <li>{t('paper.notice', { n: noticeDays })}</li>}
    </>
  );
};

const Rebate = ({ rebate }: { readonly rebate: NonNullable<Paper['rebate']> }): ReactNode => {
  const t = useT(pricingAgreements);
  const { language, currency } = useWords();
  const { kind, period, basis, tiers } = rebate;
  return (
    <>
      <li>
        {t('rebateRule', { kind: t(`kinds.${kind}`), period: t(`periods.${period}`), basis: t(`bases.${basis}`) })}
      </li>
      {tiers.map(({ fromMinor, rateBp }) => (
        <li key={fromMinor}>
          {t('tier', { from: moneyText({ minor: fromMinor, currency }, language), rate: formatBp(rateBp, language) })}
        </li>
      ))}
    </>
  );
};

const Steps = ({ plan, named }: { readonly plan: NonNullable<Paper['plan']>; readonly named: Named }): ReactNode => {
  const t = useT(pricingPlans);
  const { language, currency } = useWords();
  return (
    <>
      <li>{plan.lineIds.map(named).join(' · ')}</li>
      {plan.steps.map(({ lines, leastMinor, rateBp }) => (
        <li key={rateBp}>
          {t(leastMinor === '0' ? 'stepText' : 'stepVolume', {
            lines,
            volume: moneyText({ minor: leastMinor, currency }, language),
            rate: formatBp(rateBp, language),
          })}
        </li>
      ))}
    </>
  );
};

type Named = (id: string | null) => string;

/** What an approval covers beside the prices: the days, for whom, rebates, ranges and service of the paper behind the request. */
export const PaperPanel = ({ paper }: { readonly paper: Paper }): ReactNode => {
  const t = useT(pricingScreens);
  const { language } = useWords();
  const { days, coversGroup, rebate, ranges, plan } = paper;
  const named: Named = (id) => {
    const place = paper.places.find((one) => one.id === id);
    return place === undefined ? '' : shownNameOf(place, language);
  };
  return (
    <Panel title={t('paper.title')}>
      <ul className={styles['terms']}>
        {days === null ? null : <li>{t('paper.days', { from: days.from, to: days.to })}</li>}
        {coversGroup ? <li>{t('paper.group')}</li> : null}
        {rebate === null ? null : <Rebate rebate={rebate} />}
        {ranges.map(({ productId, lineId, fromBp, toBp, quantity }) => (
          <li key={productId ?? lineId}>
            {t('paper.range', {
              place: named(productId ?? lineId),
              from: formatBp(fromBp, language),
              to: formatBp(toBp, language),
              n: quantityText(quantity, language),
            })}
          </li>
        ))}
        {plan === null ? null : <Steps plan={plan} named={named} />}
        <Service service={paper.service} creditDays={paper.creditDays} />
      </ul>
      <p>{t('paper.covered')}</p>
    </Panel>
  );
};
