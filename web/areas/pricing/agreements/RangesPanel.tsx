import type { ReactNode } from 'react';
import { formatBp } from '#kernel/format';
import { Chip, Money, Panel, Price, Quantity, ScrollRegion, useInCurrency, useT, useWords } from '#ui';
import { shownNameOf } from '#web/accounts';
import { pricingAgreements } from '../messages/index.ts';
import styles from '../pricing.module.css';
import type { Agreement, AgreementProgress } from '../shared/data.ts';
import tableStyles from '../shared/rate-table.module.css';

type Range = Agreement['ranges'][number];
type Props = { readonly agreement: Agreement; readonly progress: AgreementProgress | undefined };

const sumOf = (amounts: readonly { readonly minor: string; readonly currency: string }[]) => {
  const [first] = amounts;
  return first === undefined
    ? null
    : { currency: first.currency, minor: amounts.reduce((sum, { minor }) => sum + BigInt(minor), 0n).toString() };
};

const RangeRow = ({ range, agreement, progress }: Props & { readonly range: Range }): ReactNode => {
  const t = useT(pricingAgreements);
  const { language } = useWords();
  const { product, line, fromBp, toBp, covered, added } = range;
  const number = tableStyles['number'];
  const committed = agreement.lines.filter(({ rangeNo }) => rangeNo === range.no);
  const rose = committed.filter(({ isBelowFloorNow }) => isBelowFloorNow === true).length;
  const bought = progress?.lines.filter(({ rangeNo }) => rangeNo === range.no) ?? [];
  const name = product === null ? (language === 'en' ? line?.nameEn : line?.name) : shownNameOf(product, language);
  return (
    <tr>
      <th scope="row">
        <span className={styles['twoLines']}>
          <span>{name ?? '—'}</span>
          <span className={styles['quiet']}>
            {product === null ? t('ranges.covered', { n: covered }) : product.code}
          </span>
        </span>
        {added > 0 ? (
          <Chip tone="warm">
            {t('ranges.added')} <Quantity value={String(added)} />
          </Chip>
        ) : null}
        {rose > 0 ? (
          <Chip tone="loss">
            {t('ranges.rose')} <Quantity value={String(rose)} />
          </Chip>
        ) : null}
      </th>
      <td className={number}>
        <strong>{t('ranges.depthOf', { from: formatBp(fromBp, language), to: formatBp(toBp, language) })}</strong>
      </td>
      <td className={number}>
        <Quantity value={range.quantity} />
      </td>
      {committed.length === 0 ? null : (
        <>
          <td className={number}>
            <Quantity value={String(committed.length)} />
          </td>
          <td className={number}>
            <Money value={sumOf(bought.map(({ net }) => net))} />
          </td>
        </>
      )}
    </tr>
  );
};

const ProductRows = ({ agreement, progress }: Props): ReactNode => {
  const { language } = useWords();
  const t = useT(pricingAgreements);
  const number = tableStyles['number'];
  return agreement.lines
    .filter(({ rangeNo }) => rangeNo !== null)
    .map((line) => {
      const done = progress?.lines.find(({ product }) => product.id === line.product.id);
      return (
        <tr key={line.id}>
          <th scope="row">
            <span className={styles['twoLines']}>
              <span>{shownNameOf(line.product, language)}</span>
              <span className={styles['quiet']}>{line.product.code}</span>
            </span>
            {line.isBelowFloorNow === true ? <Chip tone="loss">{t('ranges.rose')}</Chip> : null}
          </th>
          <td className={number}>
            <Price value={line.listPrice} withSymbol={false} />
          </td>
          <td className={number}>
            <Price value={line.price} withSymbol={false} />
          </td>
          <td className={number}>
            <Quantity value={done?.bought ?? null} />
          </td>
          <td className={number}>
            <Price value={done?.averagePrice ?? null} withSymbol={false} />
          </td>
        </tr>
      );
    });
};

const Table = ({
  name,
  first,
  heads,
  children,
}: {
  readonly name: string;
  readonly first: string;
  readonly heads: readonly string[];
  readonly children: ReactNode;
}): ReactNode => (
  <ScrollRegion name={name} className={tableStyles['scroll']}>
    <table className={tableStyles['table']}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {heads.map((head) => (
            <th key={head} scope="col" className={tableStyles['number']}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </ScrollRegion>
);

/** The discount ranges of an agreement: how deep, what is committed under them, and what has come or risen since. */
export const RangesPanel = ({ agreement, progress }: Props): ReactNode => {
  const t = useT(pricingAgreements);
  const inCurrency = useInCurrency();
  const { ranges, lines } = agreement;
  if (ranges.length === 0) return null;
  const isSigned = lines.some(({ rangeNo }) => rangeNo !== null);
  const hasAdded = ranges.some(({ added }) => added > 0);
  const hasRisen = lines.some(({ rangeNo, isBelowFloorNow }) => rangeNo !== null && isBelowFloorNow === true);
  return (
    <Panel title={t('ranges.title')}>
      <p className={styles['quiet']}>{t('ranges.hint')}</p>
      <Table
        name={t('ranges.title')}
        first={t('ranges.place')}
        heads={[
          t('ranges.depth'),
          t('ranges.most'),
          ...(isSigned ? [t('ranges.committed'), t('ranges.boughtNet')] : []),
        ]}
      >
        {ranges.map((range) => (
          <RangeRow key={range.no} range={range} agreement={agreement} progress={progress} />
        ))}
      </Table>
      {hasAdded ? <p className={styles['quiet']}>{t('ranges.addedHint')}</p> : null}
      {hasRisen ? <p className={styles['quiet']}>{t('ranges.roseHint')}</p> : null}
      {isSigned ? (
        <>
          <h3 className={styles['part']}>{t('ranges.products')}</h3>
          <Table
            name={t('ranges.products')}
            first={t('product')}
            heads={[inCurrency(t('listPrice')), inCurrency(t('ranges.deepest')), t('bought'), inCurrency(t('average'))]}
          >
            <ProductRows agreement={agreement} progress={progress} />
          </Table>
        </>
      ) : null}
    </Panel>
  );
};
