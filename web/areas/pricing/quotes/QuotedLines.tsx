import type { ReactNode } from 'react';
import { Chip, Money, Percent, Price, Quantity, ScrollRegion, useInCurrency, useT, useWords } from '#ui';
import { shownNameOf } from '#web/accounts';
import { pricingScreens } from '../messages/index.ts';
import styles from '../pricing.module.css';
import tableStyles from '../shared/rate-table.module.css';
import type { Quote } from '../shared/data.ts';

type Line = Quote['lines'][number];

const Row = ({ line }: { readonly line: Line }): ReactNode => {
  const t = useT(pricingScreens);
  const { language } = useWords();
  const number = tableStyles['number'];
  return (
    <tr>
      <th scope="row">
        <span className={styles['twoLines']}>
          <span>{shownNameOf(line.product, language)}</span>
          <span className={styles['quiet']}>
            {line.product.code}
            {line.isApproved ? ` · ${t('quote.approvedBy')}` : ''}
          </span>
        </span>
        {Number(line.freeQuantity) > 0 ? (
          <Chip>
            {t('quote.free')} <Quantity value={line.freeQuantity} />
          </Chip>
        ) : null}
      </th>
      <td className={number}>
        <Quantity value={line.quantity} />
      </td>
      <td className={number}>
        <Price value={line.listPrice} withSymbol={false} reason={t('noListPrice')} />
      </td>
      <td className={number}>
        <strong>
          <Price value={line.price} withSymbol={false} />
        </strong>
      </td>
      <td className={number}>
        <Price value={line.pocketPrice} withSymbol={false} />
      </td>
      <td className={number}>
        <Percent bp={line.rebateBp} />
      </td>
      <td className={number}>{t('quote.days', { n: line.creditDays })}</td>
      <td className={number}>
        <Money value={line.amount} figure="full" withSymbol={false} />
      </td>
      <td className={number}>
        <Quantity value={line.orderedQuantity} />
      </td>
    </tr>
  );
};

/** The promised lines, and how much of each was ordered. */
export const QuotedLines = ({ lines }: Pick<Quote, 'lines'>): ReactNode => {
  const t = useT(pricingScreens);
  const inCurrency = useInCurrency();
  const heads = [
    t('quantity'),
    inCurrency(t('listPrice')),
    inCurrency(t('price')),
    inCurrency(t('pocketPrice')),
    t('quote.rebate'),
    t('quote.creditDays'),
    inCurrency(t('amount')),
    t('quote.ordered'),
  ];
  return (
    <ScrollRegion name={t('quote.lines')} className={tableStyles['scroll']}>
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
          {lines.map((line) => (
            <Row key={line.id} line={line} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
};
