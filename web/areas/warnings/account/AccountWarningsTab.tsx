import type { ReactNode } from 'react';
import type { AccountPanelProps } from '#web/app/area-module';
import { useSees } from '#web/app/session';
import styles from '../warnings.module.css';
import { AccountBridge } from './AccountBridge.tsx';
import { AccountWarnings } from './AccountWarnings.tsx';
import { CreditPanel } from './CreditPanel.tsx';
import { WatchPanel } from './WatchPanel.tsx';

/** What warns of an account: its warnings, why its contribution changed, and its credit. */
export const AccountWarningsTab = ({ accountId }: AccountPanelProps): ReactNode => {
  const seesMargin = useSees('margin');
  return (
    <div className={styles['stack']}>
      <AccountWarnings accountId={accountId} />
      <WatchPanel accountId={accountId} />
      <CreditPanel accountId={accountId} />
      {seesMargin ? <AccountBridge accountId={accountId} /> : null}
    </div>
  );
};
