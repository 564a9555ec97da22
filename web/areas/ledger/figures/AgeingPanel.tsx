import type { ReactNode } from 'react';
import type { z } from 'zod';
import { ledgerContract } from '#areas/ledger/contract';
import { ErrorState, Money, Panel, SkeletonBar, useT } from '#ui';
import { useRead } from '#web/app/api';
import type { AccountPanelProps } from '#web/app/area-module';
import { ledgerScreens } from '../messages/index.ts';
import { shareBpOf, sumOf } from './change.ts';
import styles from './figures.module.css';
import { useReach } from './reach.ts';
import { ReachSwitch } from './ReachSwitch.tsx';

const { accountAgeing } = ledgerContract.operations;
type Ageing = z.output<typeof accountAgeing.output>;

const buckets = ['notDue', 'days1to30', 'days31to60', 'days61to90', 'over90'] as const;

const AgeingBar = ({ ageing }: { readonly ageing: Ageing }): ReactNode => {
  const t = useT(ledgerScreens);
  const total = sumOf(buckets.map((bucket) => ageing[bucket]));
  const { currency } = ageing.notDue;
  if (total === 0n) return <p className={styles['quiet']}>{t('bills.nothingOpen')}</p>;
  return (
    <>
      <div className={styles['ageing']} aria-hidden>
        {buckets.map((bucket) => {
          const share = shareBpOf(ageing[bucket], total) ?? 0;
          return share <= 0 ? null : <span key={bucket} data-bucket={bucket} style={{ width: `${share / 100}%` }} />;
        })}
      </div>
      <dl className={styles['buckets']}>
        <div>
          <dt>{t('bills.open')}</dt>
          <dd>
            <Money value={{ minor: total, currency }} />
          </dd>
        </div>
        {buckets.map((bucket) => (
          <div key={bucket}>
            <dt>
              <span className={styles['swatch']} data-bucket={bucket} />
              {t(`bills.${bucket}`)}
            </dt>
            <dd>
              <Money value={ageing[bucket]} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('bills.disputed')}</dt>
          <dd>
            <Money value={ageing.disputed} />
          </dd>
        </div>
        <div>
          <dt>{t('bills.unallocated')}</dt>
          <dd>
            <Money value={ageing.unallocated} />
          </dd>
        </div>
      </dl>
    </>
  );
};

/** What is open by age as one bar with its figures. */
export const AgeingPanel = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(ledgerScreens);
  const { input } = useReach(accountId);
  const { data, error, refetch } = useRead(accountAgeing, input, { keepsPrevious: true });
  return (
    <Panel
      title={
        <>
          {t('bills.ageing')}{' '}
          {data === undefined ? null : <span className={styles['quiet']}>{t('bills.asOf', { day: data.asOf })}</span>}
        </>
      }
      actions={<ReachSwitch accountId={accountId} />}
    >
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined ? <SkeletonBar height={80} /> : <AgeingBar ageing={data} />}
    </Panel>
  );
};
