import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { countermoves, retentionGrounds } from '#domain/pricing';
import { formatBp } from '#kernel/format';
import { ErrorState, Panel, Quantity, ScrollRegion, SkeletonBar, useT, useWords } from '#ui';
import { useRead } from '#web/app/api';
import { pricingRetention } from '../messages/index.ts';
import styles from '../pricing.module.css';
import tableStyles from '../shared/rate-table.module.css';

const { retentionRates } = pricingContract.operations;

/** How often offers of each kind kept the account, with what is known of it and no more. */
export const RetentionRates = (): ReactNode => {
  const t = useT(pricingRetention);
  const { language } = useWords();
  const { data, error, refetch } = useRead(retentionRates, {});
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={80} />;
  if (data.rows.length === 0) return null;
  const number = tableStyles['number'];
  const names = new Map<string, string>([
    ...countermoves.map((value) => [value, t(`countermoves.${value}`)] as const),
    ...retentionGrounds.map((value) => [value, t(`grounds.${value}`)] as const),
  ]);
  const bp = (value: number | null): string => (value === null ? '' : formatBp(value, language, 0));
  return (
    <Panel title={t('rates')}>
      <p className={styles['quiet']}>{t('ratesText', { n: data.least })}</p>
      <ScrollRegion name={t('rates')} className={tableStyles['scroll']}>
        <table className={tableStyles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('kind')}</th>
              {[t('offers'), t('kept'), t('lost'), t('met'), t('rate')].map((head, at) => (
                <th key={at} scope="col" className={number}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map(({ kind, key, offers, kept, lost, met, rateBp, lowBp, highBp }) => (
              <tr key={`${kind} ${key}`}>
                <th scope="row">
                  <span className={styles['twoLines']}>
                    {names.get(key)}
                    <span className={styles['quiet']}>{t(`kinds.${kind}`)}</span>
                  </span>
                </th>
                {[offers, kept, lost, met].map((value, at) => (
                  <td key={at} className={number}>
                    <Quantity value={value} />
                  </td>
                ))}
                <td className={number}>
                  {rateBp === null ? t('tooFew') : t('rateOf', { rate: bp(rateBp), low: bp(lowBp), high: bp(highBp) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Panel>
  );
};
