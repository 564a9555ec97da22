import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Missing, useT } from '#ui';
import { pricingScreens } from '../messages/index.ts';
import shared from '../pricing.module.css';
import styles from './judged.module.css';
import { clockOf } from './clock.ts';

/** The present minute; the screen follows it. */
const useMinute = (): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};

/** How long an answer has left; red once it is late. */
export const ClockText = ({ dueAt }: { readonly dueAt: string | null }): ReactNode => {
  const t = useT(pricingScreens);
  const now = useMinute();
  if (dueAt === null) return <Missing />;
  const { isLate, n, unit } = clockOf(dueAt, now);
  const time = t(`inbox.${unit}`, { n });
  return (
    <span className={isLate ? shared['late'] : styles['nowrap']}>
      {isLate ? t('inbox.overdueBy', { time }) : t('inbox.dueIn', { time })}
    </span>
  );
};
