import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import {
  Chip,
  DateText,
  ErrorState,
  LoadMore,
  Money,
  Panel,
  Price,
  Quantity,
  ScrollRegion,
  SelectField,
  SkeletonBar,
  useInCurrency,
  useT,
  useWords,
} from '#ui';
import { useReadPages } from '#web/app/api';
import { shownNameOf } from '#web/accounts';
import { pricingAgreements } from '../messages/index.ts';
import styles from '../pricing.module.css';
import tableStyles from '../shared/rate-table.module.css';
import lineStyles from '../shared/lines.module.css';
import type { Breach } from '../shared/data.ts';

const { listAgreementBreaches } = pricingContract.operations;
const kinds = ['below-agreed', 'above-agreed', 'agreement-over', 'not-agreed'] as const;
const tones = {
  'below-agreed': 'loss',
  'above-agreed': 'warm',
  'agreement-over': 'warm',
  'not-agreed': 'plain',
} as const;

const Row = ({ breach }: { readonly breach: Breach }): ReactNode => {
  const t = useT(pricingAgreements);
  const { language } = useWords();
  const { account, kind, orderNo, orderedOn, product, quantity, price, agreedPrice, difference } = breach;
  const number = tableStyles['number'];
  return (
    <tr>
      <th scope="row">
        {shownNameOf(product, language)}
        <span className={styles['under']}>
          <span className={styles['inText']}>
            <Link to="/accounts/$id" params={{ id: account.id }} search={{ tab: 'orders' }}>
              {orderNo}
            </Link>
            {' · '}
            {shownNameOf(account, language)}
          </span>
        </span>
      </th>
      <td>
        <Chip tone={tones[kind]}>{t(`breachKinds.${kind}`)}</Chip>
      </td>
      <td className={number}>
        <DateText value={orderedOn} />
      </td>
      <td className={number}>
        <Quantity value={quantity} />
      </td>
      <td className={number}>
        <Price value={price} withSymbol={false} />
      </td>
      <td className={number}>
        <Price value={agreedPrice} withSymbol={false} reason={t('noAgreedPrice')} />
      </td>
      <td className={number}>
        <Money value={difference} figure="full" withSymbol={false} reason={t('noAgreedPrice')} />
      </td>
    </tr>
  );
};

/** Order lines that stand otherwise than agreed: the price, the time, or a product that nobody agreed. */
export const BreachPanel = ({ agreementId }: { readonly agreementId: string }): ReactNode => {
  const t = useT(pricingAgreements);
  const inCurrency = useInCurrency();
  const [kind, setKind] = useState<(typeof kinds)[number] | null>(null);
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listAgreementBreaches, {
    agreementId,
    limit: 20,
    ...(kind !== null && { kind }),
  });
  const priceHeads = [t('paid'), t('price'), t('difference')].map(inCurrency);
  const heads = [t('orderedOn'), t('units'), ...priceHeads];
  return (
    <Panel title={t('breaches')}>
      <div className={styles['fields']}>
        <p className={styles['quiet']}>{t('breachesHint')}</p>
        <div className={lineStyles['lineFields']}>
          <SelectField
            label={t('breachKind')}
            value={kind}
            placeholder={t('usualBreaches')}
            onChange={setKind}
            choices={kinds.map((value) => ({ value, label: t(`breachKinds.${value}`) }))}
          />
        </div>
        {error !== null ? <ErrorState error={error} onRetry={onRetry} /> : null}
        {isLoading ? <SkeletonBar height={60} /> : null}
        {!isLoading && error === null && rows.length === 0 ? (
          <p className={styles['quiet']}>{t(kind === null ? 'noBreaches' : 'noAgreedBreaches')}</p>
        ) : null}
        {rows.length === 0 ? null : (
          <ScrollRegion name={t('breaches')} className={tableStyles['scroll']}>
            <table className={tableStyles['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('order')}</th>
                  <th scope="col">{t('breachKind')}</th>
                  {heads.map((head) => (
                    <th key={head} scope="col" className={tableStyles['number']}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((breach) => (
                  <Row key={`${breach.source}/${breach.orderNo}/${breach.lineNo}`} breach={breach} />
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        )}
        <LoadMore {...paging} />
      </div>
    </Panel>
  );
};
