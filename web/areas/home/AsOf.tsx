import type { ReactNode } from 'react';
import { homeContract } from '#areas/home/contract';
import { Hint, useT } from '#ui';
import { useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import { homeScreens } from './messages/index.ts';
import styles from './today.module.css';

const staleMs = 300_000;

/** The day of the last order: how far the data behind every figure reach. */
export const AsOf = (): ReactNode => {
  const t = useT(homeScreens);
  const mayRead = useMay('home.read');
  const { data } = useRead(homeContract.operations.today, {}, { isOff: !mayRead, staleMs });
  if (data === undefined || data.data.lastOrderOn === null) return null;
  const { lastOrderOn, freshness } = data.data;
  return (
    <Hint text={freshness === 'none' ? t('state.noData') : t(`data.${freshness}`)} className={styles['asOf']}>
      {t('asOf', { day: lastOrderOn })}
    </Hint>
  );
};
