import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { ledgerContract } from '#areas/ledger/contract';
import {
  Chip,
  DateText,
  ErrorState,
  Missing,
  Money,
  Quantity,
  ScrollRegion,
  SideDrawer,
  SkeletonBar,
  useT,
  useWords,
} from '#ui';
import { useRead } from '#web/app/api';
import { useMay, useSees } from '#web/app/session';
import { orderKeyOf } from '#domain/ledger';
import type { OrderName } from '#domain/ledger';
import { AccountLink, RecordFiles, shownNameOf } from '#web/accounts';
import { ledgerScreens } from '../messages/index.ts';
import styles from './figures.module.css';

const { getOrder } = ledgerContract.operations;
type Line = z.output<typeof getOrder.output>['lines'][number];

const LineMarks = ({ line }: { readonly line: Line }): ReactNode => {
  const t = useT(ledgerScreens);
  return (
    <span className={styles['chips']}>
      {line.kind === 'sale' ? null : (
        <Chip tone={line.kind === 'return' ? 'warm' : 'plain'}>{t(`orders.kinds.${line.kind}`)}</Chip>
      )}
      {line.isDuplicate ? (
        <Chip tone="warm" hint={t('orders.duplicateHint')}>
          {t('orders.duplicate')}
        </Chip>
      ) : null}
      {line.isSpecial ? <Chip tone="accent">{t('orders.special')}</Chip> : null}
    </span>
  );
};

const LineNotes = ({ line }: { readonly line: Line }): ReactNode => {
  const t = useT(ledgerScreens);
  const { specification, deliveryTerms, promotion } = line;
  const texts = [specification, deliveryTerms, promotion === null ? null : t('orders.promotion', { promotion })].filter(
    (text) => text !== null && text !== '',
  );
  return (
    <span className={styles['quiet']}>
      {line.product.code}
      {texts.length === 0 ? '' : ` · ${texts.join(' · ')}`}
      {line.endAccount === null ? null : (
        <>
          {' · '}
          {t('orders.end')} <AccountLink account={line.endAccount} />
        </>
      )}
    </span>
  );
};

const Delivery = ({ line }: { readonly line: Line }): ReactNode => {
  const t = useT(ledgerScreens);
  if (line.promisedOn === null && line.deliveredOn === null) return <Missing />;
  return (
    <>
      <DateText value={line.deliveredOn} reason={t('orders.notDelivered')} />
      {line.promisedOn === null ? null : (
        <div className={styles['quiet']}>
          {t('orders.promised')} {line.promisedOn}
        </div>
      )}
      {line.shortQuantity === null ? null : (
        <div className={styles['warm']}>
          {t('orders.short')} {line.shortQuantity}
        </div>
      )}
    </>
  );
};

const LineRow = ({ line, seesCost }: { readonly line: Line; readonly seesCost: boolean }): ReactNode => {
  const t = useT(ledgerScreens);
  const { language } = useWords();
  const number = styles['number'];
  return (
    <tr>
      <td className={number}>{line.lineNo}</td>
      <th scope="row">
        {shownNameOf(line.product, language)} <LineMarks line={line} />
        <div>
          <LineNotes line={line} />
        </div>
      </th>
      <td className={number}>
        <Quantity value={line.quantity} />
      </td>
      <td className={number}>
        <Money value={line.list} figure="full" withSymbol={false} />
      </td>
      <td className={number}>
        <Money value={line.discount} figure="full" withSymbol={false} />
      </td>
      <td className={number}>
        <Money value={line.net} figure="full" withSymbol={false} />
      </td>
      {seesCost ? (
        <td className={number}>
          <Money value={line.cost} figure="full" withSymbol={false} reason={t('unknownCost')} />
        </td>
      ) : null}
      <td className={styles['nowrap']}>
        <Delivery line={line} />
      </td>
    </tr>
  );
};

const OrderLines = ({ lines }: { readonly lines: readonly Line[] }): ReactNode => {
  const t = useT(ledgerScreens);
  const seesCost = useSees('cost');
  const number = styles['number'];
  return (
    <ScrollRegion name={t('orders.lines')} className={styles['scroll']}>
      <table className={styles['lines']}>
        <thead>
          <tr>
            <th scope="col" className={number}>
              {t('orders.line')}
            </th>
            <th scope="col">{t('orders.product')}</th>
            {[
              t('orders.quantity'),
              t('orders.list'),
              t('orders.discount'),
              t('orders.net'),
              ...(seesCost ? [t('orders.cost')] : []),
            ].map((head) => (
              <th key={head} scope="col" className={number}>
                {head}
              </th>
            ))}
            <th scope="col">{t('orders.delivered')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.lineNo} line={line} seesCost={seesCost} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
};

type Props = {
  readonly order: OrderName;
  readonly onClose: () => void;
};

/** One order with its lines: returns, samples and duplicates marked, a cost that is not known said so. */
export const OrderDrawer = ({ order, onClose }: Props): ReactNode => {
  const t = useT(ledgerScreens);
  const mayImport = useMay('ledger.import');
  const { source, orderNo } = order;
  const { data, error, refetch } = useRead(getOrder, { source, orderNo });
  const orderedOn = data?.orderedOn;
  const importId = data?.lines.find((line) => line.importId !== null)?.importId ?? null;
  return (
    <SideDrawer isOpen onClose={onClose} title={t('orders.title', { no: orderNo })} size="wide">
      <div className={styles['stack']}>
        <p className={`${styles['quiet']} ${styles['inText']}`}>
          {orderedOn === undefined ? null : `${orderedOn} · `}
          {t('orders.source', { source })}
          {importId === null || !mayImport ? null : (
            <>
              {' · '}
              <Link to="/data/import" search={{ id: importId }}>
                {t('orders.openImport')}
              </Link>
            </>
          )}
        </p>
        {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
        {data === undefined ? <SkeletonBar height={160} /> : <OrderLines lines={data.lines} />}
        <RecordFiles kind="order" record={orderKeyOf(order)} frame="part" />
      </div>
    </SideDrawer>
  );
};
