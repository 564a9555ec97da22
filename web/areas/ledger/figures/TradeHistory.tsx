import type { ReactNode } from 'react';
import { ledgerContract } from '#areas/ledger/contract';
import { silenceLimitsOf } from '#domain/accounts';
import { addDays } from '#kernel/day';
import { formatMoney } from '#kernel/format';
import { ErrorState, SkeletonBar, useT, useWords } from '#ui';
import { useRead } from '#web/app/api';
import type { AccountPanelProps } from '#web/app/area-module';
import { ledgerScreens } from '../messages/index.ts';
import styles from './figures.module.css';

const { accountFigures, accountMonths } = ledgerContract.operations;
const shownMonths = 120;

/** What the orders of an account tell, newest first: months that bought, when it first ordered, when it fell silent. */
export const TradeHistory = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(ledgerScreens);
  const { language } = useWords();
  const figures = useRead(accountFigures, { id: accountId });
  const months = useRead(accountMonths, { id: accountId, months: shownMonths });
  const error = figures.error ?? months.error;
  if (error !== null) return <ErrorState error={error} onRetry={() => void months.refetch()} />;
  if (figures.data === undefined || months.data === undefined) return <SkeletonBar height={60} />;
  const own = figures.data.figures;
  const bought = months.data.rows.filter(({ orders }) => orders > 0);
  if (own === null || bought.length === 0) return <p>{t('history.none')}</p>;
  const { firstOrderOn, lastOrderOn, asOf } = own;
  const limits = silenceLimitsOf({ firstOrderOn, lastOrderOn, orders: own.ordersAll });
  const silent = (['lostAfter', 'dormantAfter'] as const).flatMap((limit) => {
    const day = lastOrderOn === null ? asOf : addDays(lastOrderOn, limits[limit] + 1);
    return day <= asOf ? [{ day, text: t(`history.${limit}`) }] : [];
  });
  const events = [
    ...silent,
    ...bought.map(({ month, orders, net }) => ({
      day: month,
      text: t('history.month', {
        n: orders,
        net: formatMoney({ minor: BigInt(net.minor), currency: net.currency }, language),
      }),
    })),
    ...(firstOrderOn === null ? [] : [{ day: firstOrderOn, text: t('history.first') }]),
  ].toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  return (
    <ol className={styles['history']}>
      {events.map(({ day, text }) => (
        <li key={`${day} ${text}`}>
          <time dateTime={day}>{day}</time> {text}
        </li>
      ))}
    </ol>
  );
};
