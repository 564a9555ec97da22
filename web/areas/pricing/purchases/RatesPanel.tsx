import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { ErrorState, Panel, Percent, ScrollRegion, SkeletonBar, useT } from '#ui';
import { useRead } from '#web/app/api';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import tableStyles from '../shared/rate-table.module.css';

const { tenderRates } = pricingContract.operations;

/** Tenders of a year, by what decided them. */
export const RatesPanel = (): ReactNode => {
  const t = useT(pricingPurchases);
  const { data, error, refetch } = useRead(tenderRates, {});
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={80} />;
  const all = data.rows.find(({ reason }) => reason === null);
  if (all === undefined || data.rows.length === 1)
    return (
      <Panel title={t('rates')}>
        <p className={styles['quiet']}>{t('ratesNone')}</p>
      </Panel>
    );
  const number = tableStyles['number'];
  return (
    <Panel title={t('rates')}>
      <p className={styles['quiet']}>{t('ratesOf', { won: all.won, lost: all.lost })}</p>
      <ScrollRegion name={t('rates')} className={tableStyles['scroll']}>
        <table className={tableStyles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('reason')}</th>
              {[t('won'), t('lost'), t('void'), t('winRate')].map((head) => (
                <th key={head} scope="col" className={number}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={row.reason ?? ''}>
                <th scope="row">{row.reason === null ? t('allReasons') : t(`reasons.${row.reason}`)}</th>
                <td className={number}>{row.won}</td>
                <td className={number}>{row.lost}</td>
                <td className={number}>{row.void}</td>
                <td className={number}>
                  <Percent bp={row.winRate === null ? null : Math.round(row.winRate * 10_000)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Panel>
  );
};
