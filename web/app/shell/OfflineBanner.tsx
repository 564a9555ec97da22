import { useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { uiMessages, useT } from '#ui';
import styles from './shell.module.css';

const subscribe = (listener: () => void): (() => void) => {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
};

/** Says that the network is gone, and what still works. */
export const OfflineBanner = (): ReactNode => {
  const t = useT(uiMessages);
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  return isOnline ? null : (
    <p className={styles['offline']} role="status">
      {t('state.offline')}
    </p>
  );
};
