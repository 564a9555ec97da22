import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { ActorName, ErrorState, Panel, Percent, Quantity, ScrollRegion, SkeletonBar, useT } from '#ui';
import { useRead } from '#web/app/api';
import { pricingEstimates } from '../messages/index.ts';
import styles from '../pricing.module.css';
import tableStyles from '../shared/rate-table.module.css';

const { estimatorRecords } = pricingContract.operations;

/** How well the figures of each estimator held, quarter by quarter. */
export const EstimatorRecords = (): ReactNode => {
  const t = useT(pricingEstimates);
  const { data, error, refetch } = useRead(estimatorRecords, {});
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={80} />;
  const number = tableStyles['number'];
  return (
    <Panel title={t('records')}>
      <p className={styles['quiet']}>{data.rows.length === 0 ? t('recordsEmpty') : t('recordsText')}</p>
      {data.rows.length === 0 ? null : (
        <ScrollRegion name={t('records')} className={tableStyles['scroll']}>
          <table className={tableStyles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('estimator')}</th>
                {[t('quarter'), t('estimates'), t('lean'), t('spread')].map((head) => (
                  <th key={head} scope="col" className={number}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.rows.map(({ userId, name, quarter, estimates, gapBp, spreadBp }) => (
                <tr key={`${userId} ${quarter}`}>
                  <th scope="row">
                    <ActorName name={name} />
                  </th>
                  <td className={number}>
                    {t('quarterName', { year: quarter.slice(0, 4), n: Math.ceil(Number(quarter.slice(5, 7)) / 3) })}
                  </td>
                  <td className={number}>
                    <Quantity value={estimates} />
                  </td>
                  <td className={number}>
                    <Percent bp={gapBp} />
                  </td>
                  <td className={number}>
                    <Percent bp={spreadBp} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Panel>
  );
};
