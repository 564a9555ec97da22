import type { ReactNode } from 'react';
import { Money, Price, Quantity, ScrollRegion, useInCurrency, useT, useWords } from '#ui';
import { shownNameOf } from '#web/accounts';
import { pricingPurchases, pricingScreens } from '../messages/index.ts';
import styles from '../pricing.module.css';
import tableStyles from '../shared/rate-table.module.css';
import type { Purchase } from '../shared/data.ts';
import { bidLinesOf } from './bid-lines.ts';
import type { BidLine } from './bid-lines.ts';

type RowProps = { readonly line: BidLine; readonly isBinding: boolean; readonly isTender: boolean };

const Row = ({ line, isBinding, isTender }: RowProps): ReactNode => {
  const words = useT(pricingScreens);
  const { language } = useWords();
  const number = tableStyles['number'];
  return (
    <tr>
      <th scope="row">
        {shownNameOf(line.product, language)}
        <span className={styles['under']}>
          {line.product.code}
          {line.isApproved ? ` · ${words('quote.approvedBy')}` : ''}
        </span>
      </th>
      <td className={number}>
        <Quantity value={line.quantity} />
      </td>
      <td className={number}>
        <strong>
          <Price value={line.price} withSymbol={false} />
        </strong>
      </td>
      {isTender ? (
        <td className={number}>
          <Price value={line.lowestRival} withSymbol={false} />
        </td>
      ) : null}
      {isBinding ? (
        <>
          <td className={number}>
            <Price value={line.listPrice} withSymbol={false} />
          </td>
          <td className={number}>
            <Price value={line.pocketPrice} withSymbol={false} />
          </td>
          <td className={number}>
            <Money value={line.amount} figure="full" withSymbol={false} />
          </td>
          <td className={number}>
            <Quantity value={line.ordered} />
          </td>
        </>
      ) : null}
    </tr>
  );
};

const wordsOf = {
  tender: { price: 'price', draft: 'draftPrices', title: 'lines' },
  lease: { price: 'lease.price', draft: 'lease.draftPrices', title: 'lease.lines' },
  reciprocal: { price: 'reciprocal.price', draft: 'reciprocal.draftPrices', title: 'reciprocal.ours' },
} as const;

/** Our prices, those of a bid beside the lowest that rivals bid. */
export const BidLines = ({ purchase }: { readonly purchase: Purchase }): ReactNode => {
  const t = useT(pricingPurchases);
  const inCurrency = useInCurrency();
  const isBinding = purchase.lines.length > 0;
  const isTender = purchase.mode === 'tender';
  const words = wordsOf[purchase.mode];
  const heads = [
    t('quantity'),
    inCurrency(t(words.price)),
    ...(isTender ? [inCurrency(t('lowestRival'))] : []),
    ...(isBinding ? [...[t('listPrice'), t('pocketPrice'), t('amount')].map(inCurrency), t('ordered')] : []),
  ];
  return (
    <>
      {purchase.state === 'draft' ? <p className={styles['quiet']}>{t(words.draft)}</p> : null}
      <ScrollRegion name={t(words.title)} className={tableStyles['scroll']}>
        <table className={tableStyles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('product')}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className={tableStyles['number']}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bidLinesOf(purchase).map((line) => (
              <Row key={line.product.id} line={line} isBinding={isBinding} isTender={isTender} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
};
