import type { ReactNode } from 'react';
import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';
import { Chip, ErrorState, Panel, SkeletonBar, useT, useWords } from '#ui';
import { useRead } from '#web/app/api';
import { shownNameOf } from '#web/accounts';
import { pricingBooks } from '../messages/index.ts';
import shared from '../pricing.module.css';
import styles from './account.module.css';

const { sensitivity } = pricingContract.operations;
type Row = z.output<typeof sensitivity.output>['rows'][number];

const number = (value: number, language: string): string =>
  new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
    .format(value)
    .replace('-', '−');

/** The interval on a common scale from the lowest to the highest bound, zero marked. */
const Interval = ({
  row,
  low,
  high,
}: {
  readonly row: Row;
  readonly low: number;
  readonly high: number;
}): ReactNode => {
  if (row.low === null || row.high === null || row.slope === null || high <= low) return null;
  const at = (value: number): string => `${((value - low) / (high - low)) * 100}%`;
  return (
    <span className={styles['interval']} aria-hidden>
      <span className={styles['intervalZero']} style={{ left: at(0) }} />
      <span className={styles['intervalLine']} style={{ left: at(row.low), right: `calc(100% - ${at(row.high)})` }} />
      <span className={styles['intervalDot']} style={{ left: at(row.slope) }} />
    </span>
  );
};

const tones = { 'price-matters': 'warm', 'service-matters': 'accent', unclear: 'grey' } as const;

type LineProps = { readonly row: Row; readonly needMonths: number; readonly low: number; readonly high: number };

const SensitivityLine = ({ row, needMonths, low, high }: LineProps): ReactNode => {
  const t = useT(pricingBooks);
  const { language } = useWords();
  const { slope, advice, segmentSlope } = row;
  return (
    <li className={styles['sensitivity']}>
      <strong>{shownNameOf(row, language)}</strong>
      {slope === null || row.low === null || row.high === null ? (
        <span className={shared['quiet']}>{t('account.notEnough', { n: row.months, need: needMonths })}</span>
      ) : (
        <>
          <span>
            <strong>{number(slope, language)}</strong>{' '}
            <span className={shared['quiet']}>
              {t('account.interval', { low: number(row.low, language), high: number(row.high, language) })}
              {segmentSlope === null
                ? ''
                : ` · ${t('account.segment', { slope: number(segmentSlope, language), n: row.accounts })}`}
            </span>
          </span>
          <Interval row={row} low={low} high={high} />
          {advice === null ? null : <Chip tone={tones[advice]}>{t(`account.advices.${advice}`)}</Chip>}
        </>
      )}
    </li>
  );
};

/** How volume follows price by product line, as advice where price matters and where service does. */
export const SensitivityPanel = ({ accountId }: { readonly accountId: string }): ReactNode => {
  const t = useT(pricingBooks);
  const { data, error, refetch } = useRead(sensitivity, { id: accountId });
  const bounds = (data?.rows ?? []).flatMap(({ low, high }) => (low === null || high === null ? [] : [low, high]));
  const [low, high] = [Math.min(0, ...bounds), Math.max(0, ...bounds)];
  return (
    <Panel title={t('account.sensitivity')}>
      {error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <SkeletonBar height={80} />
      ) : data.rows.length === 0 ? (
        <p className={shared['quiet']}>{t('account.noSensitivity')}</p>
      ) : (
        <>
          <ul className={styles['plainList']}>
            {data.rows.map((row) => (
              <SensitivityLine key={row.familyId} row={row} needMonths={data.needMonths} low={low} high={high} />
            ))}
          </ul>
          <p className={shared['quiet']}>{t('account.sensitivityHint')}</p>
        </>
      )}
    </Panel>
  );
};
