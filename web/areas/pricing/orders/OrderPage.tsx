import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';
import {
  Chip,
  ErrorState,
  Money,
  PageHeader,
  PageSkeleton,
  Panel,
  Percent,
  Price,
  Quantity,
  ScrollRegion,
  StatLine,
  useActorName,
  useInCurrency,
  useT,
  useWords,
} from '#ui';
import { useRead } from '#web/app/api';
import { enteredSource, orderKeyOf } from '#domain/ledger';
import { AccountLink, RecordFiles, shownNameOf } from '#web/accounts';
import { pricingScreens } from '../messages/index.ts';
import styles from '../pricing.module.css';
import tableStyles from '../shared/rate-table.module.css';
import { HoldPanel } from './HoldPanel.tsx';
import { OrderEndPanel } from './OrderEndPanel.tsx';

const { getEnteredOrder } = pricingContract.operations;
type Order = z.output<typeof getEnteredOrder.output>;
type Line = Order['checked'][number];

const Row = ({ line }: { readonly line: Line }): ReactNode => {
  const t = useT(pricingScreens);
  const { language } = useWords();
  const number = tableStyles['number'];
  return (
    <tr>
      <th scope="row">
        {shownNameOf(line.product, language)}
        <span className={styles['under']}>{line.product.code}</span>
      </th>
      <td className={number}>
        <Quantity value={line.quantity} />
      </td>
      <td className={number}>
        <strong>
          <Price value={line.price} withSymbol={false} />
        </strong>
      </td>
      <td className={number}>
        <Price value={line.quotedPrice ?? line.agreedPrice} withSymbol={false} reason={t('order.noQuote')} />
        {line.agreement === null ? null : (
          <Link className={styles['under']} to="/pricing/agreements/$id" params={{ id: line.agreement.id }}>
            {line.agreement.number}
          </Link>
        )}
      </td>
      <td className={number}>
        <Percent bp={line.concessionBp} reason={t('order.return')} />
      </td>
      <td className={number}>
        <Percent bp={line.authorityBp} reason={t('order.return')} />
      </td>
      <td>
        {line.isReturn ? (
          <Chip>{t('order.return')}</Chip>
        ) : (
          <Chip tone="accent">{t(line.isApproved ? 'order.approved' : 'order.own')}</Chip>
        )}
      </td>
    </tr>
  );
};

const Lines = ({ lines }: { readonly lines: readonly Line[] }): ReactNode => {
  const t = useT(pricingScreens);
  const inCurrency = useInCurrency();
  const heads = [
    t('quantity'),
    inCurrency(t('price')),
    inCurrency(t('order.quotedPrice')),
    t('cumulative'),
    t('order.authority'),
  ];
  return (
    <ScrollRegion name={t('order.checked')} className={tableStyles['scroll']}>
      <table className={tableStyles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('product')}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className={tableStyles['number']}>
                {head}
              </th>
            ))}
            <th scope="col">{t('order.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.lineNo} line={line} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
};

/** One entered order: what each price was checked against. */
export const OrderPage = (): ReactNode => {
  const nameOf = useActorName();
  const t = useT(pricingScreens);
  const { id } = useParams({ from: '/shell/pricing/orders/$id' });
  const { data, error, refetch } = useRead(getEnteredOrder, { id });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  const support = data.checked.reduce((sum, line) => sum + BigInt(line.support.minor), 0n);
  return (
    <>
      <PageHeader
        title={t('order.title', { number: data.number })}
        state={
          <span className={styles['inText']}>
            <AccountLink account={data.account} /> ·{' '}
            {t('order.lead', { name: nameOf(data.createdByName), day: data.orderedOn })}
            {data.cancel === null ? (
              <>
                {' '}
                ·{' '}
                <Link to="/accounts/$id" params={{ id: data.account.id }} search={{ tab: 'orders' }}>
                  {t('order.inLedger')}
                </Link>
              </>
            ) : null}
          </span>
        }
        back={
          <Link to="/pricing" search={{ tab: 'orders' }}>
            {t('order.name')}
          </Link>
        }
      />
      <div className={styles['stack']}>
        <StatLine
          stats={[
            { label: t('order.total'), value: <Money value={data.total} figure="full" /> },
            { label: t('cumulative'), value: <Percent bp={data.concessionBp} reason={t('order.return')} /> },
            {
              label: t('order.quote'),
              value:
                data.quote === null ? (
                  t('order.noQuote')
                ) : (
                  <Link to="/pricing/quotes/$id" params={{ id: data.quote.id }}>
                    {data.quote.number}
                  </Link>
                ),
            },
            {
              label: t('order.aboveQuote'),
              value: <Money value={data.aboveQuote} figure="full" reason={t('order.noQuote')} />,
            },
            ...(support === 0n
              ? []
              : [
                  {
                    label: t('order.promisedSupport'),
                    value: <Money value={{ ...data.total, minor: String(support) }} figure="full" />,
                  },
                ]),
          ]}
        />
        <HoldPanel order={data} />
        <OrderEndPanel order={data} />
        <Panel title={t('order.checked')}>
          <Lines lines={data.checked} />
        </Panel>
        {data.note === null ? null : (
          <Panel title={t('order.note')}>
            <p>{data.note}</p>
          </Panel>
        )}
        <RecordFiles kind="order" record={orderKeyOf({ source: enteredSource, orderNo: data.number })} frame="panel" />
      </div>
    </>
  );
};
