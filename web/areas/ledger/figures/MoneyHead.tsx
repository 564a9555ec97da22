import type { ReactNode } from 'react';
import { ledgerContract } from '#areas/ledger/contract';
import { Hint, Money, Percent, Sparkline, useT } from '#ui';
import { useRead } from '#web/app/api';
import type { AccountPanelProps } from '#web/app/area-module';
import { useSees } from '#web/app/session';
import { ledgerScreens } from '../messages/index.ts';
import { changeBpOf } from './change.ts';
import styles from './figures.module.css';
import { useReach } from './reach.ts';

/** The account's money at the right of its head: net with its trend, contribution, what is overdue. */
export const MoneyHead = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(ledgerScreens);
  const seesMargin = useSees('margin');
  const { input } = useReach(accountId);
  const { data } = useRead(ledgerContract.operations.accountFigures, input, { keepsPrevious: true });
  const figures = data?.figures ?? null;
  if (figures === null || figures.ordersAll === 0) return null;
  const change = changeBpOf(figures.net12, figures.netPrior12);
  return (
    <div className={styles['head']}>
      <Sparkline values={figures.trend.map(Number)} label={t('figures.trend')} width={96} height={30} />
      <span className={styles['headFigure']}>
        <span className={styles['headLabel']}>{t('figures.net')}</span>
        <span className={styles['headValue']}>
          <Money value={figures.net12} />{' '}
          {change === null ? null : (
            <span className={styles['quiet']}>
              {change > 0 ? '+' : ''}
              <Percent bp={change} />
            </span>
          )}
        </span>
      </span>
      {seesMargin ? (
        <span className={styles['headFigure']}>
          <Hint text={t('list.contributionHint')} className={styles['headLabel']}>
            {t('figures.contribution')}
          </Hint>
          <span className={styles['headValue']}>
            <Money value={figures.contribution12} reason={t('unknownCost')} />
          </span>
        </span>
      ) : null}
      {figures.oldestOverdueOn === null ? null : (
        <span className={styles['headFigure']}>
          <span className={styles['headLabel']}>{t('figures.overdue')}</span>
          <span className={`${styles['headValue']} ${styles['warm']}`}>
            <Money value={figures.overdue} />
          </span>
        </span>
      )}
    </div>
  );
};
