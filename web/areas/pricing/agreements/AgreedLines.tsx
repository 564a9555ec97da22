import type { ReactNode } from 'react';
import { Chip, Price, Quantity, ScrollRegion, useInCurrency, useT, useWords } from '#ui';
import { shownNameOf } from '#web/accounts';
import { pricingAgreements } from '../messages/index.ts';
import styles from '../pricing.module.css';
import tableStyles from '../shared/rate-table.module.css';
import type { Agreement, AgreementProgress } from '../shared/data.ts';

type ShownLine = {
  readonly product: Agreement['products'][number];
  readonly quantity: string;
  readonly freeQuantity: string | null;
  readonly price: string;
  readonly listPrice: string | null;
  readonly pocketPrice: string | null;
  readonly bought: string | null;
  readonly averagePrice: string | null;
  readonly isBelowFloorNow: boolean;
};

/** Lines with a price of their own; those of discount ranges stand in their panel. */
export const pricedLinesOf = ({ lines }: Agreement): Agreement['lines'] =>
  lines.filter(({ rangeNo }) => rangeNo === null);

/** The prices of a draft as typed, or those that were signed with what was bought at them. */
const linesOf = (agreement: Agreement, progress: AgreementProgress | undefined): readonly ShownLine[] => {
  if (agreement.lines.length > 0)
    return pricedLinesOf(agreement).map((line) => {
      const done = progress?.lines.find(({ product }) => product.id === line.product.id);
      return {
        product: line.product,
        quantity: line.quantity,
        freeQuantity: Number(line.freeQuantity) > 0 ? line.freeQuantity : null,
        price: line.price,
        listPrice: line.listPrice,
        pocketPrice: line.pocketPrice,
        bought: done?.bought ?? null,
        averagePrice: done?.averagePrice ?? null,
        isBelowFloorNow: line.isBelowFloorNow === true,
      };
    });
  return agreement.draftLines.flatMap(({ productId, quantity, price, freeQuantity }) => {
    const product = agreement.products.find(({ id }) => id === productId);
    const none = { listPrice: null, pocketPrice: null, bought: null, averagePrice: null, isBelowFloorNow: false };
    return product === undefined ? [] : [{ ...none, product, quantity, price, freeQuantity: freeQuantity ?? null }];
  });
};

const Row = ({ line, isSigned }: { readonly line: ShownLine; readonly isSigned: boolean }): ReactNode => {
  const t = useT(pricingAgreements);
  const { language } = useWords();
  const number = tableStyles['number'];
  return (
    <tr>
      <th scope="row">
        <span className={styles['twoLines']}>
          <span>{shownNameOf(line.product, language)}</span>
          <span className={styles['quiet']}>{line.product.code}</span>
        </span>
        {line.freeQuantity === null ? null : (
          <Chip>
            {t('free')} <Quantity value={line.freeQuantity} />
          </Chip>
        )}
        {line.isBelowFloorNow ? <Chip tone="loss">{t('floorRose')}</Chip> : null}
      </th>
      <td className={number}>
        <Quantity value={line.quantity} />
      </td>
      <td className={number}>
        <strong>
          <Price value={line.price} withSymbol={false} />
        </strong>
      </td>
      {isSigned ? (
        <>
          <td className={number}>
            <Price value={line.listPrice} withSymbol={false} />
          </td>
          <td className={number}>
            <Price value={line.pocketPrice} withSymbol={false} />
          </td>
          <td className={number}>
            <Quantity value={line.bought} />
          </td>
          <td className={number}>
            <Price value={line.averagePrice} withSymbol={false} />
          </td>
        </>
      ) : null}
    </tr>
  );
};

type Props = { readonly agreement: Agreement; readonly progress: AgreementProgress | undefined };

/** The agreed prices, and how much of each was bought at what price. */
export const AgreedLines = ({ agreement, progress }: Props): ReactNode => {
  const t = useT(pricingAgreements);
  const inCurrency = useInCurrency();
  const isSigned = agreement.lines.length > 0;
  const heads = [
    t('quantity'),
    inCurrency(t('price')),
    ...(isSigned
      ? [inCurrency(t('listPrice')), inCurrency(t('pocketPrice')), t('bought'), inCurrency(t('average'))]
      : []),
  ];
  return (
    <>
      {isSigned ? null : <p className={styles['quiet']}>{t('draftPrices')}</p>}
      <ScrollRegion name={t('linesTitle')} className={tableStyles['scroll']}>
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
            {linesOf(agreement, progress).map((line) => (
              <Row key={line.product.id} line={line} isSigned={isSigned} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
};
