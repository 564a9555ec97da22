import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AppButton, DateText, Panel, useT } from '#ui';
import { useNavEntries } from '#web/app/area-context';
import { useMay } from '#web/app/session';
import { homeScreens } from './messages/index.ts';
import type { Today } from './queries.ts';
import styles from './today.module.css';

/** How fresh orders and identification are, and what to do where they are not. */
export const DataPanel = ({ data }: { readonly data: Today['data'] }): ReactNode => {
  const t = useT(homeScreens);
  const navigate = useNavigate();
  const portfolio = useNavEntries().get('portfolio');
  const mayImport = useMay('ledger.import');
  const mayRun = useMay('identification.run');
  const { lastOrderOn, freshness, staleAccounts, runAsOf, isRunBehind } = data;
  const isLate = freshness === 'aging' || freshness === 'old';
  const needsRun = lastOrderOn !== null && (runAsOf === null || isRunBehind);
  return (
    <Panel title={t('data.title')}>
      <ul className={styles['lines']}>
        <li className={styles['line']}>
          <div className={styles['main']}>
            {t('data.lastOrder')} {lastOrderOn === null ? t('data.none') : <DateText value={lastOrderOn} />}
            <div className={styles['note']}>
              {freshness === 'none' ? t('state.noData') : t(`data.${freshness}`)}
              {staleAccounts > 0 ? ` · ${t('data.stale', { n: staleAccounts })}` : null}
            </div>
          </div>
          <span />
          {isLate && mayImport ? (
            <AppButton size="small" onClick={() => void navigate({ to: '/data/import', search: { kind: 'orders' } })}>
              {t('data.importOrders')}
            </AppButton>
          ) : null}
        </li>
        <li className={styles['line']}>
          <div className={styles['main']}>
            {t('data.asOf')} {runAsOf === null ? t('data.none') : <DateText value={runAsOf} />}
            {needsRun ? (
              <div className={styles['note']}>{t(runAsOf === null ? 'data.notRun' : 'data.behind')}</div>
            ) : null}
          </div>
          <span />
          {needsRun && mayRun && portfolio !== undefined ? (
            <AppButton size="small" onClick={() => void navigate({ to: portfolio.to })}>
              {t('data.identify')}
            </AppButton>
          ) : null}
        </li>
      </ul>
    </Panel>
  );
};
