import type { ReactNode } from 'react';
import { Percent, Quantity, ScrollRegion, useActorName, useT, useWords } from '#ui';
import { pricingEstimates } from '../messages/index.ts';
import styles from '../pricing.module.css';
import tableStyles from '../shared/rate-table.module.css';
import { priceText } from '../shared/texts.ts';
import type { EstimateVersion } from './estimate-form.ts';

type Props = { readonly version: EstimateVersion };

const ActualText = ({ version }: Props): ReactNode => {
  const t = useT(pricingEstimates);
  const nameOf = useActorName();
  const { language } = useWords();
  const { actual } = version;
  if (actual === null) return null;
  const quantity = priceText(actual.quantity, language);
  return (
    <p className={styles['quiet']}>
      {actual.source === 'entered'
        ? t('actualOf.entered', { name: nameOf(actual.byName ?? ''), quantity })
        : t('actualOf.orders', { quantity })}
      {actual.note === null ? '' : ` · ${actual.note}`}
    </p>
  );
};

/** What a version says that it costs, and beside it what it came to. */
export const VersionLines = ({ version }: Props): ReactNode => {
  const t = useT(pricingEstimates);
  const { lines, actual } = version;
  if (lines === null) return <p className={styles['quiet']}>{t('hidden')}</p>;
  const number = tableStyles['number'];
  return (
    <>
      <ScrollRegion name={t('lines')} className={tableStyles['scroll']}>
        <table className={tableStyles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('label')}</th>
              <th scope="col" className={number}>
                {t('amount')}
              </th>
              {actual === null ? null : (
                <th scope="col" className={number}>
                  {t('actualAmount')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              <tr key={at}>
                <th scope="row">
                  <span className={styles['twoLines']}>
                    {line.label}
                    <span className={styles['quiet']}>
                      {t(`kinds.${line.kind}`)} · {t(`bases.${line.basis}`)}
                    </span>
                  </span>
                </th>
                <td className={number}>
                  <Quantity value={line.amount} />
                </td>
                {actual === null ? null : (
                  <td className={number}>
                    <Quantity value={actual.amounts?.[at] ?? null} reason={t('notKnown')} />
                  </td>
                )}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('total')}</th>
              <td className={number}>
                <strong>
                  <Quantity value={actual === null ? version.unitCost : actual.expectedCost} />
                </strong>
              </td>
              {actual === null ? null : (
                <td className={number}>
                  <strong>
                    <Quantity value={actual.unitCost} />
                  </strong>{' '}
                  (<Percent bp={actual.gapBp} />)
                </td>
              )}
            </tr>
          </tbody>
        </table>
      </ScrollRegion>
      <ActualText version={version} />
    </>
  );
};
