import type { ReactNode } from 'react';
import { Percent, Price, ScrollRegion, useActorName, useInCurrency, useT, useWords } from '#ui';
import { pricingEstimates } from '../messages/index.ts';
import styles from '../pricing.module.css';
import tableStyles from '../shared/rate-table.module.css';
import { quantityText } from '../shared/texts.ts';
import type { EstimateVersion } from './estimate-form.ts';

type Props = { readonly version: EstimateVersion };

const ActualText = ({ version }: Props): ReactNode => {
  const t = useT(pricingEstimates);
  const nameOf = useActorName();
  const { language } = useWords();
  const { actual } = version;
  if (actual === null) return null;
  const quantity = quantityText(actual.quantity, language);
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
  const inCurrency = useInCurrency();
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
                {inCurrency(t('amount'))}
              </th>
              {actual === null ? null : (
                <th scope="col" className={number}>
                  {inCurrency(t('actualAmount'))}
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
                  <Price value={line.amount} withSymbol={false} />
                </td>
                {actual === null ? null : (
                  <td className={number}>
                    <Price value={actual.amounts?.[at] ?? null} withSymbol={false} reason={t('notKnown')} />
                  </td>
                )}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('total')}</th>
              <td className={number}>
                <strong>
                  <Price value={actual === null ? version.unitCost : actual.expectedCost} withSymbol={false} />
                </strong>
              </td>
              {actual === null ? null : (
                <td className={number}>
                  <strong>
                    <Price value={actual.unitCost} withSymbol={false} />
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
